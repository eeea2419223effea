// Door of the rights room: erasure with plan, proof and certificate; holds; the access copy.

export { rightsKinds } from './kinds.ts';
export { rightsMigrations } from './migrations/index.ts';
export type { ErasureRow, ErasureState, GroupDueRow, HoldRow, RightsTables } from './tables.ts';
export { policyOf, SYSTEM } from './deps.ts';
export type { Act, Ground, RightsDeps } from './deps.ts';
export { answerDay, endOfDay, erasureDeadline, lawDay, promisedBy } from './deadlines.ts';
export { planErasure } from './plan.ts';
export type { ErasurePlan, KeptField, PlannedStore } from './plan.ts';
export {
  cancelErasure,
  endGrounds,
  eraseBatch,
  eraseNow,
  executeDueErasures,
  executeErasure,
  reasonOf,
  requestErasure,
  resumeErasures,
} from './cases.ts';
export type { ErasureRequest, Several } from './cases.ts';
export { finishErasures } from './finish.ts';
export type { Finished } from './finish.ts';
export { settle } from './settle.ts';
export { heldFieldsOf, keptFromEnding } from './stays.ts';
export type { Order, Settlement, Stay } from './settle.ts';
export { CERTIFICATE_FORMAT, verifyCertificate } from './certificate.ts';
export type { Certificate, SignedCertificate } from './certificate.ts';
export { rediscover } from './rediscover.ts';
export { matcher } from './tokens.ts';
export { identitiesOf } from './needles.ts';
export { holdReviewers, holds, holdsToReview, placeHold, releaseHold, reviewHold } from './holds.ts';
export type { Hold, NewHold } from './holds.ts';
export { liftRestriction, restrictProcessing } from './restriction.ts';
export { exportSubject } from './export.ts';
export { guardHeld } from './held-guard.ts';
export { hasCorrected } from './corrections.ts';
export { disputedAmong, disputesOf } from './store/disputes.ts';
export type { ExportedRecord, ExportedValue, SubjectExport } from './export.ts';
export { basisWords, kindName, rightsPhrases } from './phrases.ts';
export { replayLedger } from './replay.ts';
export { wordsInBytes, wordsInRows, wordsOf } from './remnants.ts';
export {
  countHolds,
  dropErasuresBefore,
  dueGroups,
  erasureById,
  erasuresOf,
  groupDues,
  liveHolds,
  liveMemberships,
  recentErasures,
  replaceGroupDues,
  requestsOf,
  settleGroup,
  subjectState,
} from './store/queries.ts';
export type { DueGroup } from './store/queries.ts';
export { fieldsWithValues, learnSchema } from './store/blank.ts';
export { forgetInIndexes, indexesForget, secureIndexes } from './store/bulk.ts';
export { subjectOfRow } from './store/statements.ts';
