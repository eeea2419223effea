// Held vouchers are out of all normal reading. The accountant reads them; the owner opens one by its number, with a reason that stays beside it.

import type { Deps } from '#kernel/deps';
import { holdsIdentityCode } from '#kernel/records';
import type { Actor } from '#kernel/records';
import { change } from '#customers';
import { localDate } from '#platform/clock';
import { open, seal } from '#platform/crypto';
import { appError } from '#platform/errors';
import { openPaper, own } from './documents.ts';
import { anyVoucherById, heldVouchersByNumber, openingsOf } from './queries.ts';
import type { PaperRow } from './queries.ts';

/** For the accountant alone: live or held. @throws errors.document-gone */
export async function voucherOnFile(deps: Deps, id: string): Promise<PaperRow> {
  const row = await anyVoucherById(deps.database.db, id);
  if (!row) throw appError('not-found', 'errors.document-gone');
  return row;
}

export interface Opened {
  readonly row: PaperRow;
  readonly bytes: Buffer;
}

/** The owner's way to held vouchers: whoever opens one knows its number and says why. @throws errors.document-gone, errors.identity-code-found */
export async function openHeld(deps: Deps, actor: Actor, { number, reason }: { number: string; reason: string }): Promise<Opened[]> {
  if (holdsIdentityCode(reason, localDate(deps.clock.now()))) throw appError('invalid', 'errors.identity-code-found', { field: 'reason' });
  const rows = await heldVouchersByNumber(deps.database.db, number.trim());
  if (rows.length === 0) throw appError('not-found', 'errors.document-gone');
  await change(deps, own(actor), { registers: [] }, async (writer) => {
    const opened_at = writer.ctx.at.toISOString();
    const entry = { account_id: actor.id, opened_at, reason: seal(deps.keys.sealing, reason) };
    for (const row of rows) {
      await writer.insert('voucher-opening', { ...entry, id: deps.ids.next(), voucher_id: row.id });
      await writer.audit({ action: 'voucher.held-opened', kind: 'voucher', recordId: row.id, subjectId: row.subject_id });
    }
  });
  const opened: Opened[] = [];
  for (const row of rows) opened.push({ row, bytes: await openPaper(deps, actor, row) });
  return opened;
}

export interface Opening {
  readonly at: string;
  readonly accountId: string;
  readonly reason: string;
}

/** Who opened these held vouchers without being the accountant, and why. */
export async function openings(deps: Deps, voucherIds: readonly string[]): Promise<ReadonlyMap<string, Opening[]>> {
  const found = new Map<string, Opening[]>();
  for (const row of await openingsOf(deps.database.db, voucherIds)) {
    const told = { at: row.opened_at, accountId: row.account_id, reason: open(deps.keys.sealing, row.reason).toString('utf8') };
    found.set(row.voucher_id, [...(found.get(row.voucher_id) ?? []), told]);
  }
  return found;
}
