// Door of the requests room: what people ask of the register by right, as cases against two clocks.

export { requestKinds } from './kinds.ts';
export { requestMigrations } from './migrations/index.ts';
export type { RequestCaseRow, RequestProbeRow, RequestStopRow, RequestTables } from './tables.ts';
export { groundsOf, REQUEST_RIGHTS } from './terms.ts';
export type { RequestRight } from './terms.ts';
export {
  answerRequest,
  askMore,
  clarified,
  confirmIdentity,
  dropRequest,
  enterRequest,
  enterWithin,
  extendRequest,
  linkDuplicate,
  refuseRequest,
  stopsClock,
} from './cases.ts';
export type { RequestDeps } from './change.ts';
export { approveErasure, cancelRequestedErasure, eraseForRequest } from './erasing.ts';
export {
  closedRequests,
  countRequests,
  isUnnamed,
  openRequests,
  requestById,
  requestersNamed,
  standingOf,
  standingWithin,
} from './views.ts';
export type { CaseView, ClockState, WholeCase, WrittenLetter } from './views.ts';
export { askInVisit, requestsOfPerson, withdrawOwn } from './own.ts';
export type { OwnAsk, OwnRequest } from './own.ts';
export { sendLetter, sentLetters } from './posts.ts';
export type { MailAddress, Post, SentLetter } from './posts.ts';
export type { KeptPart } from './parts.ts';
export { probeChannel, probeWhenDue, PUBLIC_FORM } from './probe.ts';
export type { PostForm } from './probe.ts';
export { replayRequest } from './replay.ts';
export { remindOwner } from './remind.ts';
export { tidyRequests } from './tidy.ts';
export { enterUnnamed, requestsTouched, takeUnnamed } from './unnamed.ts';
