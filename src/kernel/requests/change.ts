// Every act on a case goes through here: allowed in this state, on this version, with its step, its words and its entry in the log, in one transaction.

import { append } from '#kernel/audit';
import type { Deps } from '#kernel/deps';
import { holdsIdentityCode } from '#kernel/records';
import { policyOf } from '#kernel/rights';
import type { Act, RightsDeps } from '#kernel/rights';
import { localDate } from '#platform/clock';
import type { Tx } from '#platform/db';
import { appError } from '#platform/errors';
import type { Text } from '#platform/i18n';
import { postLetter, writeLetterOf } from './posts.ts';
import type { Post } from './posts.ts';
import { rememberAsked, rememberEnd } from './ledger.ts';
import { caseById, endStops, giveTo, insertStep, insertStop, insertWords, subjectExists, updateCase } from './store/queries.ts';
import type { RequestCaseRow, RequestStepRow, RequestWordRow } from './tables.ts';
import type { RequestState, StepAct, StopReason, WordRole } from './terms.ts';

export type RequestDeps = RightsDeps & Pick<Deps, 'flushLedger'>;
export type Words = Partial<Readonly<Record<WordRole, string | undefined>>>;

/** The case as the reader saw it. */
export interface Seen {
  readonly id: string;
  readonly version: number;
  /** The letter that the act makes goes out with it. */
  readonly post?: Post | undefined;
  /** Nothing is written: only the letter that the act would make is told. */
  readonly dry?: boolean | undefined;
}

export interface Change {
  readonly act: StepAct;
  readonly code?: string | null;
  readonly words?: Words;
  readonly set: Partial<RequestCaseRow>;
  /** The clock stands still from now. */
  readonly stop?: StopReason | undefined;
  /** The clocks run again. */
  readonly resume?: boolean;
}

export const OPEN: readonly RequestState[] = ['received', 'identity-pending', 'assessing', 'needs-clarification', 'delayed'];

/** The letter that the act makes, or null. @throws errors.request-unknown, errors.version-conflict, errors.request-closed, errors.request-not-now */
export async function change(
  deps: RequestDeps,
  seen: Seen,
  from: readonly RequestState[],
  act: Act,
  plan: (row: RequestCaseRow, tx: Tx) => Change | Promise<Change>,
): Promise<Text | null> {
  const letter = await deps.database.tx(async (tx) => {
    const row = await caseById(tx, seen.id);
    if (!row) throw appError('not-found', 'errors.request-unknown');
    if (row.version !== seen.version) throw appError('conflict', 'errors.version-conflict');
    if (!from.includes(row.state)) throw appError('conflict', row.state === 'closed' ? 'errors.request-closed' : 'errors.request-not-now');
    const made = await plan(row, tx);
    if (seen.dry === true) return wouldWrite(tx, deps, { ...row, ...made.set }, made, act);
    if (!(await updateCase(tx, row.id, row.version, made.set))) throw appError('conflict', 'errors.version-conflict');
    const after = { ...row, ...made.set };
    const at = act.at.toISOString();
    if (after.subject_id !== null && after.subject_id !== row.subject_id) {
      await giveTo(tx, row.id, after.subject_id);
      await rememberAsked(tx, after);
    }
    if (after.state === 'closed') await rememberEnd(tx, after, at);
    if (made.resume === true || after.state === 'closed') await endStops(tx, row.id, at);
    const { id: request_id, subject_id } = after;
    if (made.stop !== undefined)
      await insertStop(tx, { id: deps.ids.next(), request_id, subject_id, reason: made.stop, from_at: at, to_at: null });
    const { step: done, words } = await step(tx, deps, after, made, act);
    if (seen.post !== undefined) await postLetter(tx, deps, { row: after, step: done, words, post: seen.post }, act);
    return writeLetterOf(deps, tx, after, done, words);
  });
  if (seen.dry !== true) await deps.flushLedger?.();
  return letter;
}

/** What the person would be told; an identity code is refused here as in the act. */
async function wouldWrite(tx: Tx, deps: RequestDeps, row: RequestCaseRow, made: Change, act: Act): Promise<Text | null> {
  const said = saidIn(made.words);
  if (said.length > 0) await mayBeSaid(tx, row, said, act);
  const step = { id: 'draft', act: made.act, code: made.code ?? null, at: act.at.toISOString() };
  return writeLetterOf(
    deps,
    tx,
    row,
    step,
    said.map((each) => ({ step_id: step.id, ...each })),
  );
}

type Said = readonly { readonly role: WordRole; readonly value: string }[];

function saidIn(words: Words | undefined): Said {
  return Object.entries(words ?? {}).flatMap(([role, value]) =>
    value === undefined || value.trim() === '' ? [] : [{ role: role as WordRole, value: value.trim() }],
  );
}

interface Done {
  readonly step: RequestStepRow;
  readonly words: readonly RequestWordRow[];
}

/** The step, its words and its entry in the log. */
export async function step(
  tx: Tx,
  deps: RequestDeps,
  row: RequestCaseRow,
  made: Pick<Change, 'act' | 'code' | 'words'>,
  act: Act,
): Promise<Done> {
  const id = deps.ids.next();
  const { id: request_id, subject_id } = row;
  const code = made.code ?? null;
  const { id: actor_id, kind: actor_kind } = act.actor;
  const done: RequestStepRow = { id, request_id, subject_id, at: act.at.toISOString(), act: made.act, code, actor_id, actor_kind };
  await insertStep(tx, done);
  const said = saidIn(made.words);
  if (said.length > 0) await mayBeSaid(tx, row, said, act);
  const words = said.map((each): RequestWordRow => ({ id: deps.ids.next(), request_id, subject_id, step_id: id, ...each }));
  await insertWords(tx, words);
  await append(tx, {
    ...act,
    action: `request.${made.act}`,
    kind: 'request',
    recordId: request_id,
    ...(subject_id === null ? {} : { subjectId: subject_id }),
    detail: { right: row.asked_right, ...(code === null ? {} : { code }) },
  });
  return { step: done, words };
}

// Of an erased person nothing is written down any more, and an identity code never.
async function mayBeSaid(tx: Tx, row: RequestCaseRow, said: Said, act: Act): Promise<void> {
  if (row.subject_id !== null && !(await subjectExists(tx, row.subject_id))) throw appError('refused', 'errors.request-words-gone');
  const coded = said.find(({ value }) => holdsIdentityCode(value, localDate(act.at)));
  if (coded) throw appError('invalid', 'errors.identity-code-found', { field: coded.role });
}

/** What is promised at this moment. */
export function promised(deps: RequestDeps): { answer_days: number; erasure_hours: number; policy_version_id: string } {
  const { policy, versionId } = policyOf(deps);
  return { answer_days: policy.requests.answerDays, erasure_hours: policy.requests.erasureHours, policy_version_id: versionId };
}
