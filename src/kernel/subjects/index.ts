/** Door of the subjects room: who a datum is about, in which registers, how they are found, and who must not come back. */

export {
  createSubject,
  createSubjects,
  heldStandings,
  lockSubject,
  releaseSubject,
  restrictSubject,
  standings,
  subjectById,
} from './store/subjects.ts';
export type { Standing } from './store/subjects.ts';
export { addMembership, addMemberships, endMembership, membershipById, membershipsOf } from './store/memberships.ts';
export type { NewMembership } from './store/memberships.ts';
export { addSearchDocs, dropSearchDocs, putSearchDoc, search } from './store/search.ts';
export type { SearchDoc } from './store/search.ts';
export { putNotes, searchNotes } from './store/search-notes.ts';
export {
  suppress,
  suppressAgain,
  suppressed,
  suppressedWhy,
  suppressionCount,
  suppressionHash,
  SUPPRESSION_KEY_VERSION,
} from './store/suppression.ts';
export type { NewSuppression } from './store/suppression.ts';
export { idList } from './store/id-list.ts';
export { fold, searchBody, sortKey } from './fold.ts';
export { isBusinessId, normaliseBusinessId, normaliseEmail, normalisePhone } from './normalise.ts';
export type { Provenance } from './provenance.ts';
export { SEARCHED_FIELDS, subjectKinds } from './kinds.ts';
export { subjectMigrations } from './migrations/0001-subjects.ts';
export type { MembershipRow, RestrictionReason, SearchDocRow, SubjectKind, SubjectRow, SubjectTables, SuppressionRow } from './tables.ts';
