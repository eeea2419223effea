// A duty is settled by somebody who says how: the copy was removed, the recipient told, the person informed, or why the law lets it be.

import { append } from '#kernel/audit';
import { appError } from '#platform/errors';
import type { Act } from '#kernel/rights';
import type { DutyDeps } from './deps.ts';
import { dropNotes } from './store/notes.ts';
import { dropDutiesBefore, dutyById, settlePeople } from './store/queries.ts';
import { isHow } from './terms.ts';
import type { DutyKind, How } from './terms.ts';
import { addPeriod, localDate } from '#platform/clock';

/** A recipient who was told may answer; everything else is over with the signature. */
function stateAfter(kind: DutyKind, how: How): 'told' | 'done' {
  return kind === 'notice' && (how === 'mail' || how === 'hand') ? 'told' : 'done';
}

export interface SignOff {
  readonly id: string;
  readonly how: string;
  /** Absent: everybody in it who still waits. */
  readonly subjectIds?: readonly string[] | undefined;
}

/** @throws errors.duty-unknown, errors.duty-how, errors.duty-settled */
export async function signOff(deps: DutyDeps, { id, how, subjectIds }: SignOff, act: Act): Promise<void> {
  await deps.database.tx(async (tx) => {
    const duty = await dutyById(tx, id);
    if (!duty) throw appError('not-found', 'errors.duty-unknown');
    if (!isHow(duty.kind, how)) throw appError('invalid', 'errors.duty-how', { field: 'how' });
    const at = act.at.toISOString();
    const settled = await settlePeople(tx, id, subjectIds ?? null, { state: stateAfter(duty.kind, how), how, at, byId: act.actor.id });
    if (settled.length === 0) throw appError('conflict', 'errors.duty-settled');
    const detail = { kind: duty.kind, target: duty.target, how };
    await append(
      tx,
      settled.map((subjectId) => ({ ...act, action: 'duty.sign', kind: 'duty', recordId: id, subjectId, detail })),
    );
    await dropNotes(tx, at);
  });
}

const KEPT = '-P3Y';

/** Every night, and whenever duties are looked at: names are kept no longer than they serve. */
export async function tidyDuties(deps: DutyDeps): Promise<void> {
  const now = deps.clock.now();
  const dropped = await deps.database.tx(async (tx) => ({
    notes: await dropNotes(tx, now.toISOString()),
    duties: await dropDutiesBefore(tx, addPeriod(localDate(now), KEPT)),
  }));
  if (dropped.notes + dropped.duties > 0) deps.log.info('duties.tidy', dropped);
}
