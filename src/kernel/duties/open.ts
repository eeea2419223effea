// What an act in the register asks to be done outside it: opened in the transaction of the act, once.

import type { ActDone, OpenedDuty, Seen } from '#kernel/deps';
import { endOfDay, policyOf } from '#kernel/rights';
import { addPeriod, localDate } from '#platform/clock';
import type { Tx } from '#platform/db';
import type { DutyDeps } from './deps.ts';
import { openNote, sealNote } from './note.ts';
import { putNote, takeNote } from './store/notes.ts';
import {
  dutiesOfRef,
  hasten,
  informedOf,
  insertDuties,
  insertPeople,
  peopleAmong,
  reopen,
  toldOfRestriction,
  voidDuties,
  voidDutiesOf,
  voidRestriction,
  widenDuty,
} from './store/queries.ts';
import { receivedBy } from './store/received.ts';
import type { DutyRow } from './tables.ts';
import { needsInforming, targetsOf, targetsTakenBack } from './targets.ts';
import type { Target } from './targets.ts';
import { dueAt, NOTE_PERIOD } from './terms.ts';
import type { Cause } from './terms.ts';

type OpenDeps = Pick<DutyDeps, 'ids' | 'keys' | 'policy'>;

/** Opens what the act asks for and tells what it was; nothing when no copy, recipient or source is concerned. */
export async function openDuties(tx: Tx, deps: OpenDeps, done: ActDone): Promise<readonly OpenedDuty[]> {
  if (deps.policy.current() === null || done.subjectIds.length === 0) return [];
  if (done.cancelled === true) {
    await voidDutiesOf(tx, done.ref, done.at.toISOString());
    return [];
  }
  return done.cause === 'collected' ? openInforming(tx, deps, done) : openOutside(tx, deps, done);
}

async function openInforming(tx: Tx, deps: OpenDeps, done: ActDone): Promise<readonly OpenedDuty[]> {
  const { source = '' } = done;
  if (!needsInforming(policyOf(deps), source)) return [];
  const known = await informedOf(tx, source, done.subjectIds);
  const people = await peopleAmong(
    tx,
    done.subjectIds.filter((id) => !known.has(id)),
  );
  return opened(tx, deps, { ...done, subjectIds: people }, [{ kind: 'inform', id: source }]);
}

async function openOutside(tx: Tx, deps: OpenDeps, done: ActDone): Promise<readonly OpenedDuty[]> {
  const [subjectId = ''] = done.subjectIds;
  if (done.cause === 'erasure' && done.whole === true && done.holds?.('duty_person') !== false)
    await voidDuties(tx, subjectId, done.at.toISOString());
  const cause = done.cause === 'collected' ? 'rectification' : done.cause;
  const targets = cause === 'release' ? await releasedTargets(tx, subjectId, done.at) : await concerned(tx, deps, cause, done);
  const made = await opened(tx, deps, done, targets);
  const seen = soughtOf(done);
  if (made.length > 0 && seen.length > 0) await note(tx, deps, done, subjectId, seen);
  return made;
}

/** What went of somebody earlier the same night is in the same list: of whom to look for nothing is forgotten. */
async function note(tx: Tx, deps: OpenDeps, { ref, at, holds }: ActDone, subjectId: string, seen: readonly Seen[]): Promise<void> {
  const before = holds?.('duty_note') === false ? undefined : await takeNote(tx, ref, subjectId);
  const known = before === undefined ? [] : (openNote(deps, before) ?? []);
  const more = known.filter(({ kind, value }) => !seen.some((each) => each.kind === kind && each.value === value));
  const until = endOfDay(addPeriod(localDate(at), NOTE_PERIOD)).toISOString();
  await putNote(tx, { id: deps.ids.next(), ref, subject_id: subjectId, sealed: sealNote(deps, [...seen, ...more]), until_at: until });
}

/** The name is enough to look for somebody who was here by mistake; without one, the address. */
function soughtOf({ seen = [], takenBack }: ActDone): readonly Seen[] {
  if (takenBack !== true) return seen;
  const names = seen.filter(({ kind }) => kind === 'name');
  return (names.length > 0 ? names : seen).slice(0, 1);
}

async function concerned(
  tx: Tx,
  deps: OpenDeps,
  cause: Cause,
  { subjectIds, fields, holds, takenBack, seen = [] }: ActDone,
): Promise<Target[]> {
  const received = holds?.('disclosure') === false ? new Set<string>() : await receivedBy(tx, subjectIds[0] ?? '');
  // Who has no name and no address, as an organisation, cannot be looked for, and was here by mistake.
  if (takenBack === true) return targetsTakenBack(policyOf(deps), { fields: new Set(fields), received, sought: seen.length > 0 });
  return targetsOf(policyOf(deps), cause, new Set(fields), received);
}

/** Who was told of the restriction is told of its end; who was not yet told need not be. */
async function releasedTargets(tx: Tx, subjectId: string, at: Date): Promise<Target[]> {
  const told = await toldOfRestriction(tx, subjectId);
  await voidRestriction(tx, subjectId, at.toISOString());
  return told.map((id) => ({ kind: 'notice', id }));
}

async function opened(tx: Tx, deps: OpenDeps, done: ActDone, targets: readonly Target[]): Promise<readonly OpenedDuty[]> {
  if (targets.length === 0 || done.subjectIds.length === 0) return [];
  const { cause, ref } = done;
  const at = done.at.toISOString();
  const known = await dutiesOfRef(tx, cause, ref);
  const found = (target: Target) => known.find(({ kind, target: id }) => kind === target.kind && id === target.id);
  const missing = targets.filter((target) => found(target) === undefined);
  const rows = missing.map(({ kind, id: target }): DutyRow => {
    const policy_version_id = policyOf(deps).versionId;
    return { id: deps.ids.next(), kind, cause, ref, target, fields: JSON.stringify(done.fields), opened_at: at, policy_version_id };
  });
  await insertDuties(tx, rows);
  // Another transaction may have opened the same group a moment ago: its row is the one that stands.
  const duties = rows.length > 0 ? await dutiesOfRef(tx, cause, ref) : known;
  const mine = targets.flatMap((target) => duties.find((duty) => duty.kind === target.kind && duty.target === target.id) ?? []);
  await widened(
    tx,
    known.filter(({ id }) => mine.some((duty) => duty.id === id)),
    done.fields,
  );
  const people = mine.flatMap((duty) =>
    done.subjectIds.map((subject_id) => ({
      id: deps.ids.next(),
      duty_id: duty.id,
      subject_id,
      opened_at: at,
      due_at: dueAt(duty.kind, done.at, done.promisedBy),
      state: 'open' as const,
      how: null,
      told_at: null,
      closed_at: null,
      by_id: null,
    })),
  );
  await insertPeople(tx, people);
  if (cause !== 'erasure' && cause !== 'collected' && known.length > 0) await reopen(tx, people);
  if (done.promisedBy != null && done.seen !== undefined && known.length > 0) await hasten(tx, people);
  return mine.map(({ kind, target }) => ({ kind, target, dueAt: dueAt(kind, done.at, done.promisedBy) }));
}

async function widened(tx: Tx, known: readonly DutyRow[], fields: readonly string[]): Promise<void> {
  const same = JSON.stringify(fields);
  for (const duty of known) {
    if (duty.fields === same) continue;
    const before = JSON.parse(duty.fields) as string[];
    const more = fields.filter((field) => !before.includes(field));
    if (more.length > 0) await widenDuty(tx, duty.id, [...before, ...more]);
  }
}
