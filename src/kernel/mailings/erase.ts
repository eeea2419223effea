// What becomes of the ledger when its people or its time go.

import { addPeriod, localDate } from '#platform/clock';
import type { Tx } from '#platform/db';
import { accountabilityEntry } from '#kernel/policy';
import { nowOf } from './deps.ts';
import type { MailingDeps } from './deps.ts';
import { deletePast, pastMailings } from './store/mailings.ts';
import { deleteOldRecipients, deleteRecipientsOf, eraseRecipient } from './store/recipients.ts';

/** The hook of an erasure: whoever waits for a letter gets none, and the equation still adds up. */
export async function eraseFromMailings(tx: Tx, deps: Pick<MailingDeps, 'clock'>, subjectId: string): Promise<void> {
  await eraseRecipient(tx, subjectId, nowOf(deps));
}

const AT_ONCE = 20;

/** What the accountability register has kept long enough. Returns how many rows of ledgers went. */
export async function tidyMailings(deps: Pick<MailingDeps, 'database' | 'clock'>): Promise<number> {
  const before = addPeriod(localDate(deps.clock.now()), `-${accountabilityEntry('mailings').keep.period ?? 'P3Y'}`);
  let gone = await deps.database.tx((tx) => deleteOldRecipients(tx, before));
  for (;;) {
    const ids = await pastMailings(deps.database.db, before, AT_ONCE);
    if (ids.length === 0) return gone;
    gone += await deps.database.tx(async (tx) => {
      const rows = await deleteRecipientsOf(tx, ids);
      await deletePast(tx, ids);
      return rows;
    });
  }
}
