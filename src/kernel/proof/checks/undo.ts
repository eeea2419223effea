// What was changed or removed can be brought back for a while, and not a day longer than the shortest promise (Art. 5(1)(e), 17).

import { dropPastUndo, trashHours } from '#kernel/records';
import type { Check, CheckContext } from '../check.ts';
import { say } from '../say.ts';
import { putUndoEntry, sabotageUndo, undoEntries, undoEntryLives } from '../store/undo.ts';

const HOUR_MS = 3_600_000;

class Undo extends Error {}

/** What is past its end is really taken: tried, and taken back. */
async function trialGoes({ deps: { database, ids, clock } }: CheckContext): Promise<boolean> {
  let gone = false;
  const now = clock.now();
  const past = new Date(now.getTime() - 1).toISOString();
  try {
    await database.tx(async (tx) => {
      const id = ids.next();
      await putUndoEntry(tx, { id, at: past, expires: past });
      await dropPastUndo(tx, now.toISOString());
      gone = !(await undoEntryLives(tx, id));
      throw new Undo();
    });
  } catch (error) {
    if (!(error instanceof Undo)) throw error;
  }
  return gone;
}

const age: Check = {
  id: 'undo.age',
  async run(ctx) {
    // The house forgets every ten minutes; an hour late is a broken promise.
    const now = new Date(ctx.deps.clock.now().getTime() - HOUR_MS).toISOString();
    const { bad, of } = await undoEntries(ctx.deps.database.db, { now, longest: trashHours(ctx.policy) * HOUR_MS });
    const trial = await trialGoes(ctx);
    const finding = {
      figure: { n: trial ? bad : bad + 1, of: of + 1 },
      evidence: say('evidence.undo', { bad, of, trial: trial ? '✓' : '–' }),
    };
    if (bad === 0 && trial) return { verdict: 'kept', ...finding };
    return { verdict: 'broken', ...finding, task: say('task.run-retention') };
  },
  sabotage: sabotageUndo,
};

export const undoChecks: readonly Check[] = [age];
