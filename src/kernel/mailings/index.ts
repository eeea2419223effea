/** Door of the mailings room: the life of a mailing, its frozen list, the gate in the hand-over, and what came back. */

export { mailingKinds } from './kinds.ts';
export { mailingMigrations } from './migrations/index.ts';
export { MAILING_STATES, RECIPIENT_STATES } from './tables.ts';
export type { MailingState, MailingTables, RecipientState } from './tables.ts';
export type { MailingDeps } from './deps.ts';
export {
  createMailing,
  dropMailing,
  dueAt,
  editMailing,
  pauseMailing,
  resumeMailing,
  scheduleMailing,
  scopeOf,
  stopMailing,
  unscheduleMailing,
  variantsOf,
} from './mailings.ts';
export type { Doing, MailingFacts, NewMailing, Schedule } from './mailings.ts';
export { instantOf, ZONE } from './schedule.ts';
export { addToMailing, freezeAudience, previewAudience } from './audience.ts';
export type { AudienceAsked, AudiencePreview } from './audience.ts';
export { actsOfSubject, tallyOf } from './tally.ts';
export type { MailingAct, Tally } from './tally.ts';
export { mailingById, mailingsByIds } from './store/mailings.ts';
export type { MailingRow } from './store/mailings.ts';
export { recipientById, recipientOfSubject, recipientsByIds, recipientsOf } from './store/recipients.ts';
export type { RecipientRow } from './store/recipients.ts';
export type { LetterLinks, TokenUse } from './tokens.ts';
export { fitsReturnPath, linksOf, readReturnPath, readToken, returnPathOf, tokenOf } from './tokens.ts';
export type { MailingLetters, Recipient, Variant } from './letters.ts';
export { linksLeadHere, whyNotSendable } from './relay.ts';
export type { NotSendable } from './relay.ts';
export { dkimRecords, dropDkimKey, makeDkimKey, readRates, readReturnAddress, saveRates, saveReturnAddress } from './settings.ts';
export type { DkimRecord, MailingRates } from './settings.ts';
export { createMailingSender } from './sender.ts';
export type { MailingSender, SenderOptions } from './sender.ts';
export type { AtPoint, FaultPoint } from './faults.ts';
export { holdMailings } from './epoch.ts';
export { decideUncertain, releaseVariant } from './staff.ts';
export { eraseFromMailings, tidyMailings } from './erase.ts';
export * from './returns/index.ts';
