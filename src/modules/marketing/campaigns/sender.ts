// From whom a mailing comes: what was said of it, or the sender of the house's mail while nobody has said.

import type { Deps } from '#kernel/deps';
import { readMailSettings } from '#kernel/mail';
import type { CampaignRow } from './queries.ts';

/** Stands where no sender is known yet; nothing can be sent from it. */
export const NOBODY = ['puuttuu', 'lahettaja.invalid'].join('@');

export function isNobody(address: string): boolean {
  return address === NOBODY;
}

export type Sender = Pick<CampaignRow, 'from_name' | 'from_address'>;

/** Who would be shown as the sender if it left now. */
export async function senderOf(deps: Pick<Deps, 'database' | 'keys'>, row: Sender): Promise<Sender> {
  if (!isNobody(row.from_address)) return row;
  const settings = await readMailSettings(deps.database.db, deps);
  return settings === null ? row : { from_name: settings.fromName, from_address: settings.fromAddress };
}
