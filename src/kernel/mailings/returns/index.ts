// What came back of letters, for the door of the mailings room.

export { returnKinds } from './kinds.ts';
export { returnMigrations } from './migrations.ts';
export { RETURN_KINDS, RETURN_SOURCES } from './tables.ts';
export type { ReturnKind, ReturnSource, ReturnTables } from './tables.ts';
export { recordReturn } from './record.ts';
export type { Recorded, ReturnDeps, ReturnFact } from './record.ts';
export { breakerOf } from './breaker.ts';
export { liftRefusal, recordByHand } from './staff.ts';
export { lookAgain, lookAgainAt, reachedAgain, unreachableAmong } from './unreachable.ts';
export { dropReturnsBefore, letterById, returnsBefore, returnTally } from './store/returns.ts';
export type { MailingReturnRow, ReturnPage } from './store/returns.ts';
