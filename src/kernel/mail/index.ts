// Door of the mail room: letters queued with the act that causes them, sent at least once, forgotten when sent.

export { queueLetter, queueMail } from './queue.ts';
export type { MailOrder } from './queue.ts';
export { TEMPLATES } from './templates.ts';
export type { TemplateId, TemplateParams } from './templates.ts';
export { mailWorks, possibleRelays, RELAY_FIELD, usableSettings } from './works.ts';
export type { MailOff, MailWorks } from './works.ts';
export { readMailSettings, readRelayState, saveMailSettings } from './settings.ts';
export type { MailSettings } from './settings.ts';
export { createMailer } from './mailer.ts';
export type { Mailer } from './mailer.ts';
export { bouncedAt, queuedTexts, reasonText, retryMail, templateName } from './outbox.ts';
export { countByState, holdBack, messageById, messagesBefore } from './store/outbox.ts';
export type { MailMessageRow } from './store/outbox.ts';
export { mailKinds } from './kinds.ts';
export { mailMigrations } from './migrations/index.ts';
export type { MailState, MailTables } from './tables.ts';
export { declareRelay, transferOf, withTransfersTold } from './clause.ts';
export { addressMark, dropRefusal, refusalsBefore, refusalsOf, refuseAddress, refuseAddresses } from './refusals.ts';
export type { MailBounceRow } from './store/outbox.ts';
export type { RefusalReason } from './tables.ts';
export type { NewRelay, Place } from './clause.ts';
