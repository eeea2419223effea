// Door of the requests room: what people ask of the register by right, as cases against two clocks.

export { requestKinds } from './kinds.ts';
export { requestMigrations } from './migrations/index.ts';
export type { RequestCaseRow, RequestStopRow, RequestTables } from './tables.ts';
export {
  EXTENSION_REASONS,
  groundsOf,
  IDENTITY_METHODS,
  OUTCOMES,
  REFUSAL_GROUNDS,
  REQUEST_CHANNELS,
  REQUEST_RIGHTS,
  SHOWN_STATES,
  STOP_REASONS,
} from './terms.ts';
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
export { closedRequests, countRequests, openRequests, requestById, requestersNamed, viewOf } from './views.ts';
export type { CaseView, ClockView, WholeCase } from './views.ts';
export { letterOf } from './letters.ts';
export { tidyRequests } from './tidy.ts';
