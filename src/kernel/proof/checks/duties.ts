// What no software reaches is done by people in time: copies outside are removed, recipients told, people informed of sources (Art. 14, 17, 19).

import { needsInforming, openDuties } from '#kernel/duties';
import type { ActDone } from '#kernel/deps';
import { once } from '../check.ts';
import type { Check, CheckContext, Finding } from '../check.ts';
import { say } from '../say.ts';
import type { ProofPhrase } from '../say.ts';
import {
  listsMissing,
  putTrialPerson,
  requestedOutside,
  sabotageCopy,
  sabotageInform,
  sabotageNotice,
  uninformed,
  waitingOf,
} from '../store/duties.ts';
import type { Waiting } from '../store/duties.ts';

/** While a copy may still lie somewhere in its time, nobody can say that the person is erased everywhere. */
export function untilCleared(outside: Waiting, otherwise: Finding): Finding {
  if (outside.late > 0) {
    const figure = { n: outside.late + otherwise.figure.n, of: outside.of + (otherwise.figure.of ?? 0) };
    return { verdict: 'broken', figure, evidence: evidence(outside, 'evidence.copies'), task: say('task.clear-copies') };
  }
  if (outside.open === 0 || otherwise.verdict !== 'kept') return otherwise;
  const figure = { n: outside.open, of: outside.of };
  return { verdict: 'unknown', figure, evidence: evidence(outside, 'evidence.copies'), task: say('task.clear-copies') };
}

/** For the promise of erasure: the copies of those who asked. */
export function requestedCopies(ctx: CheckContext): Promise<Waiting> {
  return once(ctx, 'requested-copies', () => requestedOutside(ctx.deps.database.db, now(ctx)));
}

function evidence({ open, late, of }: Waiting, key: ProofPhrase) {
  return say(key, { open, late, of });
}

function now({ deps }: CheckContext): string {
  return deps.clock.now().toISOString();
}

const offSystem: Check = {
  id: 'erasure.off-system',
  async run(ctx) {
    const { db } = ctx.deps.database;
    const outside = await waitingOf(db, 'off-system', now(ctx), 'erasure');
    const lost = await listsMissing(db);
    const seen = { ...outside, late: outside.late + lost };
    const figure = { n: 0, of: outside.of };
    const task = say('task.first-erasure');
    if (outside.of + lost === 0) return { verdict: 'unknown', figure, evidence: evidence(seen, 'evidence.copies'), task };
    return untilCleared(seen, { verdict: 'kept', figure, evidence: evidence(seen, 'evidence.copies') });
  },
  sabotage: sabotageCopy,
};

const told: Check = {
  id: 'duties.told',
  async run(ctx) {
    const notices = await waitingOf(ctx.deps.database.db, 'notice', now(ctx));
    const opens = await trialOpens(ctx, { cause: 'restriction' });
    return timely(notices, opens ? 0 : 1, 'evidence.notices', 'task.tell-recipients');
  },
  sabotage: sabotageNotice,
};

const informed: Check = {
  id: 'duties.informed',
  async run(ctx) {
    const { db } = ctx.deps.database;
    const sources = [...ctx.policy.sources.keys()].filter((id) => needsInforming(ctx.policy, id));
    const people = await waitingOf(db, 'inform', now(ctx));
    const forgotten = await uninformed(db, tablesWithOrigin(ctx), sources);
    const source = sources[0];
    const opens = source === undefined || (await trialOpens(ctx, { cause: 'collected', source }));
    return timely({ ...people, late: people.late + forgotten }, opens ? 0 : 1, 'evidence.informed', 'task.inform-people');
  },
  sabotage: sabotageInform,
};

/** What is open in its time breaks nothing. The trial is always there to look at, so the promise is known before anybody is concerned. */
function timely(seen: Waiting, failed: number, key: ProofPhrase, task: ProofPhrase): Finding {
  const bad = seen.late + failed;
  const base = { figure: { n: bad, of: seen.of + 1 }, evidence: say(key, { ...seen, trial: failed === 0 ? '✓' : '–' }) };
  return bad > 0 ? { verdict: 'broken', ...base, task: say(task) } : { verdict: 'kept', ...base };
}

/** Firm tables whose rows say where they came from and whose they are. */
function tablesWithOrigin({ deps }: CheckContext): { table: string; subject: string }[] {
  return deps.registry.subjectKinds().flatMap(({ table, register, columns, subject }) => {
    const owned = register === 'firm' && Object.hasOwn(columns, 'origin_id') && subject !== 'none' && 'column' in subject;
    return owned ? [{ table, subject: subject.column }] : [];
  });
}

class Undo extends Error {}

/** Does to a synthetic person what asks for a duty, sees that every one of them is opened, and takes everything back. */
async function trialOpens(ctx: CheckContext, of: Pick<ActDone, 'cause' | 'source'>): Promise<boolean> {
  const { deps, policy } = ctx;
  const id = deps.ids.next();
  const wanted = of.cause === 'collected' ? 1 : recipientsWithCopies(ctx);
  let opened = -1;
  try {
    await deps.database.tx(async (tx) => {
      await putTrialPerson(tx, id, now(ctx));
      const done = { ...of, subjectIds: [id], fields: [...policy.allFields], at: deps.clock.now(), ref: `trial:${id}` };
      opened = (await openDuties(tx, deps, done)).length;
      throw new Undo();
    });
  } catch (error) {
    if (!(error instanceof Undo)) throw error;
  }
  return opened === wanted;
}

/** Counted anew from the declaration: who holds copies on the firm's behalf or with it, by which a person can be found. */
function recipientsWithCopies({ policy }: CheckContext): number {
  const findable = new Set(['person.name', 'person.email', 'person.phone', 'person.address', 'person.customer_number']);
  return policy.policy.recipients.filter(
    ({ access, offSystem: outside, role, fields }) =>
      access === 'copy' &&
      outside &&
      ['processor', 'joint-controller'].includes(role) &&
      fields.some((field) => findable.has(field)) &&
      fields.some((field) => policy.allFields.has(field)),
  ).length;
}

export const dutyChecks: readonly Check[] = [offSystem, told, informed];
