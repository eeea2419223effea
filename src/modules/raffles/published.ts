// What a stranger may see of a raffle.

import { raffleForms } from '#forms';
import type { Deps } from '#kernel/deps';
import type { Text } from '#platform/i18n';
import { verifyDraw } from './draw.ts';
import type { DrawFault, DrawRecord } from './draw.ts';
import { inForce, RAFFLE_FIELD } from './features.ts';
import { raffleBySlug } from './queries.ts';
import { raffleOf, recordOf } from './raffle.ts';
import type { Raffle } from './raffle.ts';
import { isOver } from './service.ts';

export interface PublishedRaffle extends Raffle {
  /** Entries may still come in. */
  readonly takes: boolean;
  /** Where one enters; null when only staff put entries down. */
  readonly form: string | null;
  readonly record: DrawRecord | null;
  readonly faults: readonly DrawFault[];
  /** When entries are destroyed, as the notice says; null when it does not say. */
  readonly keeps: { readonly section: number; readonly title: Text };
}

/** Undefined for a draft as for one that never was. */
export async function publishedRaffle(
  deps: Pick<Deps, 'database' | 'clock' | 'policy'>,
  slug: string,
): Promise<PublishedRaffle | undefined> {
  const { db } = deps.database;
  const row = await raffleBySlug(db, slug);
  if (row === undefined || row.state === 'draft') return undefined;
  const record = recordOf(row);
  return {
    ...raffleOf(row),
    takes: row.state === 'open' && !isOver(row, deps.clock.now()),
    form: (await raffleForms(db)).find(({ id }) => id === row.form_id)?.slug ?? null,
    record,
    faults: row.state === 'drawn' && record !== null ? verifyDraw(record) : [],
    keeps: inForce(deps).clauseOf(RAFFLE_FIELD, row.register_id),
  };
}
