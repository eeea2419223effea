// Two people in one raffle turn out to be one: everybody enters once, so the earlier entry is theirs. What was committed to is not touched: a list that is locked stays as it is, and so does a result.

import type { OnMerge } from '#kernel/deps';
import type { Writer } from '#kernel/records';
import { entriesOfBoth, raffleById } from './queries.ts';
import type { EntryRow } from './queries.ts';
import { holdList } from './service.ts';

export const onlyOneEntry: OnMerge = {
  room: 'raffles',
  async beforeMove(writer, { stays, goes }) {
    const { tx } = writer.ctx;
    for (const raffleId of await entriesOfBoth(tx, stays, goes).then(idsOf)) {
      // Locking the list and the draw wait, or were first.
      await holdList(tx, raffleId);
      const both = (await entriesOfBoth(tx, stays, goes)).filter((entry) => entry.raffle_id === raffleId);
      const [earlier, later] = both.toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
      if (earlier !== undefined && later !== undefined) await decide(writer, { raffleId, earlier, later, stays });
    }
  },
};

/** Whoever entered twice has one chance: before the list is locked one entry, afterwards one that stands for a prize. */
async function decide(
  writer: Writer,
  { raffleId, earlier, later, stays }: { raffleId: string; earlier: EntryRow; later: EntryRow; stays: string },
): Promise<void> {
  const raffle = await raffleById(writer.ctx.tx, raffleId);
  const state = raffle?.state ?? 'draft';
  const listed = state === 'closed' || state === 'drawn';
  if (!listed) await writer.remove('raffle-entry', later.id);
  else await writer.update('raffle-entry', later.id, { twin_of: earlier.id, ...(state === 'closed' ? { state: 'twin' } : {}) });
  const detail = { state, kept: earlier.id, other: later.id, listed };
  await writer.audit({ action: 'raffle.merge', kind: 'raffle', recordId: raffleId, subjectId: stays, detail });
}

function order({ created_at, id }: EntryRow): string {
  return `${created_at} ${id}`;
}

function idsOf(entries: readonly EntryRow[]): string[] {
  return [...new Set(entries.map(({ raffle_id }) => raffle_id))].toSorted();
}
