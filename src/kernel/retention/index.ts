// Door of the retention room: dated events, due dates with their explanation, the nightly run, reviews and the calendar.

export { retentionKinds } from './kinds.ts';
export { retentionMigrations } from './migrations/index.ts';
export type { RetentionRunRow, RetentionSkipRow, RetentionTables, ReviewItemRow, TriggerEventRow } from './tables.ts';
export type { RetentionDeps } from './deps.ts';
export { dueOf, isDue, MARKS, REQUESTS, statutoryUntil } from './due.ts';
export type { Due, Facts, Mark } from './due.ts';
export {
  explainDue,
  explainDueText,
  explainReview,
  explainRule,
  periodWords,
  retentionPhrases,
  skipReason,
  triggerName,
} from './explain.ts';
export type { DueColumns } from './explain.ts';
export { beginMemberships } from './begin.ts';
export { recordTrigger, recordTriggers, withdrawTriggers } from './triggers.ts';
export type { NewTrigger } from './triggers.ts';
export { recomputeDue } from './recompute.ts';
export { recomputeAll } from './versions.ts';
export { impactOf, peopleIn } from './impact.ts';
export type { Impact, Undeclared } from './impact.ts';
export type { Move } from './impact-tally.ts';
export { lastContactsOf, triggersOf } from './store/facts.ts';
export { endMembership, endOne } from './end.ts';
export type { End, Ended } from './end.ts';
export { runRetention } from './run.ts';
export type { RunResult } from './run.ts';
export { lastFinishedRun, runs, skipsOf } from './store/runs.ts';
export { nextRunAt, runIsDue, startSchedule, workDue } from './schedule.ts';
export { overdueNow } from './overdue.ts';
export type { Overdue } from './overdue.ts';
export { decideReview, openDueReviews, reviewQueue } from './review.ts';
export type { Decision } from './review.ts';
export { preview, previewPeople } from './preview.ts';
export type { MonthQuery, Preview } from './preview.ts';
export { heldValues, livesOf } from './lens.ts';
export type { HeldValue } from './lens.ts';
// Holds are read by every erasure, so the rights room keeps them.
export { holds, placeHold } from '#kernel/rights';
export { liftRestriction, releaseHold } from './release.ts';
export type { Hold, NewHold } from '#kernel/rights';
