// Door of the visits room: one-time links and codes to the person's own pages, the visits they open, and the answer owed after an erasure.

export { visitKinds } from './kinds.ts';
export { visitMigrations } from './migrations/index.ts';
export type { HeldMailbox, Mailboxes, VisitDeps } from './deps.ts';
export { orderLink, sendLinkTo } from './orders.ts';
export { closeVisit, findVisit, IDLE_MINUTES, LIFE_MINUTES, openByCode, openByLink } from './visits.ts';
export type { Visit } from './visits.ts';
export { askNewAddress, confirmNewAddress, tellOldAddress, visitMoved } from './address.ts';
export type { ConfirmedAddress } from './address.ts';
export { owedTexts, oweAnswer } from './answers.ts';
export { dropVisits as endVisits } from './store/queries.ts';
export { LINK_MINUTES } from './secrets.ts';
export { startVisits, tidyVisits, workVisits } from './work.ts';
