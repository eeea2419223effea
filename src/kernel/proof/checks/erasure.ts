// Requests are carried out in time, the erased do not come back, restricted data stand still (Art. 12, 17, 18).

import { createWriter, OWN_RECORDS } from '#kernel/records';
import { addMembership, createSubject, restrictSubject } from '#kernel/subjects';
import { localDate } from '#platform/clock';
import { AppError } from '#platform/errors';
import { once } from '../check.ts';
import type { Check, CheckContext } from '../check.ts';
import { renewalIsLate } from '../renew.ts';
import { counted, say } from '../say.ts';
import { requestedCopies, untilCleared } from './duties.ts';
import { unhandledErasures } from './requests.ts';
import { remains, requests, restrictedChanges } from '../store/queries.ts';
import { sabotageLateRequest, sabotageRestriction, sabotageReturn } from '../store/sabotage.ts';

const withinHours: Check = {
  id: 'erasure.within-hours',
  async run(ctx) {
    const erasures = await requests(ctx.deps.database.db, ctx.deps.clock.now().toISOString());
    // A request that nobody has taken up yet is late all the same.
    const waiting = await unhandledErasures(ctx);
    const here = counted(erasures.bad + waiting.bad, erasures.of + waiting.of, 'evidence.requests', {
      empty: 'task.first-request',
      broken: 'task.first-request',
    });
    // The hours were promised for everything, also for what lies where no software reaches.
    return untilCleared(await requestedCopies(ctx), here);
  },
  sabotage: sabotageLateRequest,
};

const rediscovery: Check = {
  id: 'erasure.rediscovery',
  async run(ctx) {
    const { bad, of } = await once(ctx, 'remains', () => remains(ctx.deps.database.db, ownedTables(ctx)));
    const legible = await once(ctx, 'renewal', () => renewalIsLate(ctx.deps));
    if (bad === 0 && legible) {
      return { verdict: 'broken', figure: { n: 1, of: null }, evidence: say('evidence.renewal'), task: say('task.mend') };
    }
    return counted(bad, of, 'evidence.rediscovery', { empty: 'task.first-erasure', broken: 'task.first-erasure' });
  },
  sabotage: sabotageReturn,
};

/** Every table whose rows name their subject themselves and go with it. */
function ownedTables(ctx: CheckContext): { table: string; column: string }[] {
  return ctx.deps.registry.subjectKinds().flatMap((kind) => {
    const gone = kind.erase === 'delete' || kind.erase === 'blank';
    return gone && kind.subject !== 'none' && 'column' in kind.subject ? [{ table: kind.table, column: kind.subject.column }] : [];
  });
}

const restrictionBlocks: Check = {
  id: 'restriction.blocks',
  async run(ctx) {
    const [changes, refused] = [await restrictedChanges(ctx.deps.database.db), await trialWriteRefused(ctx)];
    const bad = changes.bad + (refused ? 0 : 1);
    const evidence = say('evidence.restriction', { bad, of: changes.of, refused: refused ? '✓' : '–' });
    // The trial write is always there to look at, so this promise is known even before anybody asked for restriction.
    return bad > 0
      ? { verdict: 'broken', figure: { n: bad, of: changes.of + 1 }, evidence, task: say('task.mend') }
      : { verdict: 'kept', figure: { n: 0, of: changes.of + 1 }, evidence };
  },
  sabotage: sabotageRestriction,
};

class Undo extends Error {}

/** Restricts a synthetic person, tries to write about them, and takes everything back. */
async function trialWriteRefused(ctx: CheckContext): Promise<boolean> {
  const { deps, policy } = ctx;
  const [register] = policy.registers.values();
  const [purpose] = policy.purposes.keys();
  if (!register || purpose === undefined) return false;
  let refused = false;
  try {
    await deps.database.tx(async (tx) => {
      const at = deps.clock.now();
      const writer = createWriter(
        { tx, policy, actor: { id: 'proof', kind: 'system' }, at, ids: deps.ids, source: OWN_RECORDS, purpose },
        deps.registry,
      );
      const id = await createSubject(writer, 'person');
      await addMembership(writer, {
        subjectId: id,
        registerId: register.id,
        subjectGroup: register.subjectGroups[0] ?? '',
        since: localDate(at),
      });
      await restrictSubject(writer, id, 'accuracy');
      const after = createWriter(
        { tx, policy, actor: { id: 'proof', kind: 'system' }, at, ids: deps.ids, source: OWN_RECORDS, purpose },
        deps.registry,
      );
      const field = [...policy.fieldsOf(register.id)].find((each) => each === 'person.email') ?? 'person.name';
      try {
        await after.insert('contact-point', {
          id: deps.ids.next(),
          subject_id: id,
          field_id: field,
          value: 'koe@example.test',
          normal: 'koe@example.test',
          label: null,
          version: 1,
          created_at: at.toISOString(),
          origin_id: await after.origin(),
        });
      } catch (error) {
        refused = error instanceof AppError && error.code === 'errors.subject-restricted';
      }
      throw new Undo();
    });
  } catch (error) {
    if (!(error instanceof Undo)) throw error;
  }
  return refused;
}

export const erasureChecks: readonly Check[] = [withinHours, rediscovery, restrictionBlocks];
