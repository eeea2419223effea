// A restored backup must give nobody outside the firm their access back: what had been ended since is ended again before any port opens.

import type { Tx } from '#platform/db';
import { append } from '#kernel/audit';
import type { LedgerEntry } from '#kernel/audit';
import { SYSTEM } from '#kernel/rights';
import { endAgreementRow, endShareRow, withdrawConsentRow } from './store/deals.ts';

/** Ends again what the ledger says was ended, when this copy does not know it. */
export async function replayDisclosure(tx: Tx, { kind, at, ref: id, subjectId }: LedgerEntry, now: Date): Promise<void> {
  if (id === undefined) return;
  const told = { at: now, actor: SYSTEM, recordId: id, ...(subjectId === undefined ? {} : { subjectId }) };
  if (kind === 'agreement-end' && (await endAgreementRow(tx, id, at, SYSTEM.id)))
    await append(tx, { ...told, action: 'agreement.ended', kind: 'recipient-agreement' });
  if (kind === 'share-end' && (await endShareRow(tx, id, at, SYSTEM.id)))
    await append(tx, { ...told, action: 'share.ended', kind: 'partner-share' });
  if (kind === 'consent-end' && (await withdrawConsentRow(tx, id, at)))
    await append(tx, { ...told, action: 'consent.withdrawn', kind: 'disclosure-consent' });
}
