// Door of the correspondence module: mail filed on the people it is with, and the mailbox it may come from.

export { correspondenceModule } from './module.ts';
export { messageHandlers } from './routes.ts';
export { createMailbox } from './mailbox/poll.ts';
export type { Mailbox } from './mailbox/poll.ts';
export { keeperSees, mailboxOff } from './mailbox/works.ts';
export { declareKeeper } from './mailbox/clause.ts';
export { readMailbox, readMailboxState, saveMailbox } from './mailbox/settings.ts';
export type { MailboxSettings } from './mailbox/settings.ts';
export { countsSince } from './queries.ts';
