// The promises as people read them: clause by clause in the order of the notice, each with its verdict, evidence or signature.

import type { Deps } from '#kernel/deps';
import { lawOf, sectionNumber, sectionTitle } from '#kernel/policy';
import type { Statement } from '#kernel/policy';
import { holdsIdentityCode } from '#kernel/records';
import { addPeriod, localDate } from '#platform/clock';
import { appError } from '#platform/errors';
import type { Text } from '#platform/i18n';
import type { Verdict } from './check.ts';
import { currentStatements } from './current.ts';
import { say } from './say.ts';
import { daysSince, insertAttestation, latestAttestations, latestResults } from './store/queries.ts';
import type { AttestationRow, ResultRow } from './store/queries.ts';

export interface PromiseView {
  id: string;
  section: string;
  /** The number that the notice prints before the title. */
  sectionNo: number;
  sectionTitle: Text;
  clauses: string[];
  text: Text;
  nature: Statement['nature'];
  /** Code of the rule; `lawText` says which law it is. */
  law: string | null;
  lawText: Text | null;
  stated: Text | null;
  /** Null for what the law has superseded: it is shown, not promised. */
  verdict: Verdict | null;
  figure: { n: number; of: number | null } | null;
  evidence: Text | null;
  at: string | null;
  task: Text | null;
  attestation: { signedAt: string; dueOn: string; person: string; place: string; note: string } | null;
  attestable: boolean;
}

/** Every promise of the declaration in force. What was never looked at, or not signed in time, is unknown with its task. */
export async function promiseViews(deps: Deps): Promise<PromiseView[]> {
  const policy = deps.policy.current();
  if (!policy) throw appError('unavailable', 'errors.not-set-up');
  const { db } = deps.database;
  const results = await latestResults(db, policy.versionId, deps.clock.now().toISOString());
  const signatures = await latestAttestations(db);
  const today = localDate(deps.clock.now());
  return currentStatements(deps, policy).map((statement) =>
    viewOf(statement, results.get(statement.id), signatures.get(statement.id), today),
  );
}

/** Superseded clauses are shown but not counted among the promises. */
export function countViews(views: readonly PromiseView[]): { kept: number; broken: number; unknown: number; superseded: number } {
  const count = (verdict: PromiseView['verdict']) => views.filter((view) => view.verdict === verdict).length;
  return { kept: count('kept'), broken: count('broken'), unknown: count('unknown'), superseded: count(null) };
}

function viewOf(statement: Statement, result: ResultRow | undefined, signed: AttestationRow | undefined, today: string): PromiseView {
  const base = {
    id: statement.id,
    section: statement.section,
    sectionNo: sectionNumber(statement.section),
    sectionTitle: sectionTitle(statement.section),
    clauses: [...statement.clauses],
    text: statement.text,
    nature: statement.nature,
    law: statement.law ?? null,
    lawText: statement.law === undefined ? null : (lawOf(statement.law) ?? null),
    stated: statement.stated ?? null,
    attestation: signed
      ? { signedAt: signed.signed_at, dueOn: signed.due_on, person: signed.person, place: signed.place, note: signed.note }
      : null,
    attestable: statement.nature === 'attested',
  };
  if (statement.nature === 'superseded') return { ...base, ...NOTHING, verdict: null };
  if (statement.nature === 'attested') return { ...base, ...attested(statement, signed, today) };
  if (!result) return { ...base, ...NOTHING, verdict: 'unknown', task: say('task.retry') };
  // A verdict that nobody has looked at for two days says nothing about today.
  if (result.day < addPeriod(today, '-P2D')) return { ...base, ...NOTHING, verdict: 'unknown', at: result.at, task: say('task.retry') };
  return {
    ...base,
    verdict: result.verdict,
    figure: parse(result.figure),
    evidence: parse(result.evidence),
    at: result.at,
    task: result.task ? parse(result.task) : null,
  };
}

const NOTHING = { figure: null, evidence: null, at: null, task: null } as const;

function attested(
  statement: Statement,
  signed: AttestationRow | undefined,
  today: string,
): Pick<PromiseView, 'verdict' | 'figure' | 'evidence' | 'at' | 'task'> {
  const task = statement.attest?.task ?? say('task.retry');
  if (!signed || signed.due_on < today) return { ...NOTHING, verdict: 'unknown', task, at: signed?.signed_at ?? null };
  return {
    verdict: 'kept',
    figure: null,
    evidence: say('evidence.signed', { person: signed.person, place: signed.place || '–' }),
    at: signed.signed_at,
    task: null,
  };
}

function parse<T>(json: string): T {
  return JSON.parse(json) as T;
}

export interface Signature {
  promiseId: string;
  person: string;
  place: string;
  date: string;
  note: string;
}

/** Signs an attested promise; it holds until its rhythm has passed. @throws errors.attestation-unknown, errors.date-in-future, errors.identity-code-found */
export async function attest(deps: Deps, signature: Signature, accountId: string): Promise<AttestationRow> {
  const policy = deps.policy.current();
  const statement = policy ? currentStatements(deps, policy).find((each) => each.id === signature.promiseId) : undefined;
  if (!statement?.attest) throw appError('not-found', 'errors.attestation-unknown', { field: 'promiseId' });
  if (signature.date > localDate(deps.clock.now())) throw appError('invalid', 'errors.date-in-future', { field: 'date' });
  const coded = (['person', 'place', 'note'] as const).find((field) => holdsIdentityCode(signature[field], localDate(deps.clock.now())));
  if (coded) throw appError('invalid', 'errors.identity-code-found', { field: coded });
  const row: AttestationRow = {
    id: deps.ids.next(),
    promise_id: statement.id,
    signed_at: deps.clock.now().toISOString(),
    signed_on: signature.date,
    due_on: addPeriod(signature.date, statement.attest.rhythm),
    place: signature.place,
    person: signature.person,
    note: signature.note,
    account_id: accountId,
  };
  await insertAttestation(deps.database.db, row);
  return row;
}

/** Verdicts per day, oldest first, for the strip of ninety days. */
export async function promiseDays(deps: Deps): Promise<{ day: string; kept: number; broken: number; unknown: number }[]> {
  const rows = await daysSince(deps.database.db, addPeriod(localDate(deps.clock.now()), '-P90D'));
  const days = new Map<string, { day: string; kept: number; broken: number; unknown: number }>();
  for (const { day, verdict, n } of rows) {
    const known = days.get(day) ?? { day, kept: 0, broken: 0, unknown: 0 };
    if (verdict === 'kept' || verdict === 'broken' || verdict === 'unknown') known[verdict] += n;
    days.set(day, known);
  }
  return [...days.values()];
}
