// A case as people read it: where it stands with what the erasure has done since, and both clocks, kept, running, stopped or late.

import { supervisorOf } from '#kernel/policy';
import type { Conn, Tx } from '#platform/db';
import { localDate } from '#platform/clock';
import type { Text } from '#platform/i18n';
import { clocksOf, firstMonth } from './clocks.ts';
import type { RequestDeps } from './change.ts';
import { factsOf } from './facts.ts';
import { letterOf } from './letters.ts';
import { partsOfCase } from './parts.ts';
import type { KeptPart } from './parts.ts';
import { mailOf, sentLetters } from './posts.ts';
import type { SentLetter } from './posts.ts';
import {
  caseById,
  casesOf,
  closedCases,
  countCases,
  erasureFacts,
  openCases,
  requestersOf,
  stepsOf,
  stopsOf,
  subjectsPresent,
  wordsOf,
} from './store/queries.ts';
import type { ErasureFact } from './store/queries.ts';
import type { RequestCaseRow, RequestStepRow, RequestStopRow, RequestWordRow } from './tables.ts';
import type { ShownState } from './terms.ts';
import { rolledDay } from './working-days.ts';

export type ClockState = 'running' | 'stopped' | 'late' | 'kept' | 'missed' | 'void';

export interface ClockView {
  readonly dueAt: string;
  readonly state: ClockState;
  readonly stoppedSince: string | null;
}

export interface Standing {
  readonly law: ClockView;
  readonly promise: ClockView;
  readonly nearer: 'law' | 'promise';
  /** Either clock ran out before what it measures was done. */
  readonly late: boolean;
}

export interface CaseView extends Standing {
  readonly row: RequestCaseRow;
  readonly state: ShownState;
  readonly erasure: ErasureFact | null;
  /** The person has been erased: no words are kept. */
  readonly gone: boolean;
}

/** Where both clocks of a case stand, from its rows alone; pure, so that the check of the promise can ask it again. */
export function standingOf(row: RequestCaseRow, stops: readonly RequestStopRow[], erasedAt: string | null, now: Date): Standing {
  const closedAt = row.closed_at === null ? null : new Date(row.closed_at);
  const clocks = clocksOf(factsOf(row, stops), closedAt ?? now);
  // The hours of an erasure are over when the data are gone; the month of the law when the person has been answered.
  const erased = row.asked_right === 'erasure' && erasedAt !== null ? new Date(erasedAt) : null;
  const none = row.outcome === 'cancelled';
  const law = clock(clocks.law, closedAt, now, none);
  const promise = clock(clocks.promise, erased ?? closedAt, now, none);
  const late = [law, promise].some(({ state }) => state === 'late' || state === 'missed');
  return { law, promise, late, nearer: erased !== null && closedAt === null ? 'law' : clocks.nearer };
}

function viewOf(row: RequestCaseRow, stops: readonly RequestStopRow[], erasure: ErasureFact | null, now: Date, gone: boolean): CaseView {
  return { row, state: shownState(row, erasure), ...standingOf(row, stops, erasure?.erased_at ?? null, now), erasure, gone };
}

function clock(
  { dueAt, stoppedSince }: { dueAt: Date; stoppedSince: Date | null },
  done: Date | null,
  now: Date,
  none: boolean,
): ClockView {
  return {
    dueAt: dueAt.toISOString(),
    state: none ? 'void' : clockState(dueAt, stoppedSince, done, now),
    stoppedSince: stoppedSince?.toISOString() ?? null,
  };
}

function clockState(dueAt: Date, stoppedSince: Date | null, done: Date | null, now: Date): ClockState {
  if (done !== null) return done <= dueAt ? 'kept' : 'missed';
  if (now > dueAt) return 'late';
  return stoppedSince === null ? 'running' : 'stopped';
}

function shownState(row: RequestCaseRow, erasure: ErasureFact | null): ShownState {
  if (row.state !== 'delayed' || erasure === null) return row.state;
  if (erasure.state === 'certified') return 'rechecked';
  if (erasure.state === 'erased') return 'executed';
  return erasure.result?.includes('"blocked"') === true ? 'blocked' : 'delayed';
}

export async function viewsOf(conn: Conn, rows: readonly RequestCaseRow[], now: Date): Promise<CaseView[]> {
  const stops = await stopsOf(
    conn,
    rows.map(({ id }) => id),
  );
  const erasures = await erasureFacts(
    conn,
    rows.map(({ erasure_id }) => erasure_id).filter((id) => id !== null),
  );
  const here = await subjectsPresent(conn, [...new Set(rows.map(({ subject_id }) => subject_id).filter((id) => id !== null))]);
  return rows.map((row) =>
    viewOf(row, stops, erasures.get(row.erasure_id ?? '') ?? null, now, row.subject_id !== null && !here.has(row.subject_id)),
  );
}

const CLOSED_SHOWN = 200;
/** An engine takes only so many values in one question. */
const PAGE = 5000;

/** Every open case, the nearer deadline first; what came by the open form and is nobody's yet after those of people who are known. */
export async function openRequests(deps: Pick<RequestDeps, 'database' | 'clock'>): Promise<CaseView[]> {
  const { db } = deps.database;
  const rows = await openCases(db);
  const views: CaseView[] = [];
  for (let from = 0; from < rows.length; from += PAGE) views.push(...(await viewsOf(db, rows.slice(from, from + PAGE), deps.clock.now())));
  return views.toSorted(
    (a, b) =>
      Number(isUnnamed(a.row)) - Number(isUnnamed(b.row)) ||
      (nearest(a) < nearest(b) ? -1 : nearest(a) > nearest(b) ? 1 : a.row.no - b.row.no),
  );
}

/** By the open form, from somebody nobody has recognised yet: anybody could have sent it. */
export function isUnnamed(row: Pick<RequestCaseRow, 'subject_id' | 'channel' | 'identity_method'>): boolean {
  return row.subject_id === null && row.channel === 'own-pages' && row.identity_method === null;
}

/** Closed cases, the latest first. */
export async function closedRequests(deps: Pick<RequestDeps, 'database' | 'clock'>): Promise<CaseView[]> {
  return viewsOf(deps.database.db, await closedCases(deps.database.db, CLOSED_SHOWN), deps.clock.now());
}

export function countRequests(conn: Conn): Promise<{ open: number; unnamed: number; closed: number }> {
  return countCases(conn);
}

function nearest(view: CaseView): string {
  return view[view.nearer].dueAt;
}

export async function requestersNamed(conn: Conn, views: readonly CaseView[]): Promise<Map<string, string>> {
  return requestersOf(
    conn,
    views.filter(({ row }) => row.subject_id === null).map(({ row }) => row.id),
  );
}

/** Both clocks of one case as they stand in this transaction. */
export async function standingWithin(tx: Tx, id: string, now: Date): Promise<Standing | undefined> {
  const row = await caseById(tx, id);
  return row && standingOf(row, await stopsOf(tx, [id]), null, now);
}

export interface WholeCase {
  readonly view: CaseView;
  readonly steps: readonly RequestStepRow[];
  readonly stops: readonly RequestStopRow[];
  readonly words: readonly RequestWordRow[];
  /** What an erasure keeps or would keep, and why. */
  readonly parts: readonly KeptPart[];
  readonly letters: readonly WrittenLetter[];
  /** Whether the house can send letters of this case, and where to. */
  readonly reach: Awaited<ReturnType<typeof mailOf>>;
  /** Other cases of the same person, for what may be the same request twice. */
  readonly others: readonly CaseView[];
  /** Until when the person can still be told of an extension. */
  readonly extendBy: string;
  /** Where the law's last day would roll to; told, never relied on. */
  readonly lawRollsTo: string | null;
}

/** The letter that a step makes, and what became of it each time that it went. */
export interface WrittenLetter {
  readonly stepId: string;
  readonly text: Text;
  readonly sent: readonly SentLetter[];
}

export async function requestById(deps: RequestDeps, id: string): Promise<WholeCase | undefined> {
  const { db } = deps.database;
  const now = deps.clock.now();
  const row = await caseById(db, id);
  if (!row) return undefined;
  const [view] = await viewsOf(db, [row], now);
  if (!view) return undefined;
  const stops = await stopsOf(db, [id]);
  const others = row.subject_id === null ? [] : (await casesOf(db, row.subject_id)).filter((each) => each.id !== id);
  const lawDay = localDate(new Date(view.law.dueAt));
  const rolled = rolledDay(lawDay);
  const steps = await stepsOf(db, id);
  const words = await wordsOf(db, id);
  const parts = await partsOfCase(deps, db, row);
  const office = supervisorOf(deps.policy.reference());
  const sent = await sentLetters(db, id);
  const letters = steps.flatMap((step) => {
    const text = letterOf({ row, stops, parts, office }, step, words);
    return text === null ? [] : [{ stepId: step.id, text, sent: sent.filter(({ step_id }) => step_id === step.id) }];
  });
  return {
    view,
    steps,
    stops,
    words,
    parts,
    letters,
    reach: await mailOf(deps, row),
    others: await viewsOf(db, others, now),
    extendBy: firstMonth(factsOf(row, stops), now).dueAt.toISOString(),
    lawRollsTo: rolled === lawDay ? null : rolled,
  };
}
