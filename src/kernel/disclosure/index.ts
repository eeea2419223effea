/** Door of the disclosure room: recipients, their agreements, whose data they may see, and who saw or received what. */

export { disclosureKinds } from './kinds.ts';
export { disclosureMigrations } from './migrations/0001-disclosure.ts';
export { AGREEMENT_KINDS } from './tables.ts';
export type { DisclosureTables } from './tables.ts';
export { doorOf } from './door.ts';
export { groundOf, recipientOf } from './needs.ts';
export { recordDisclosure } from './record.ts';
export type { NewDisclosure } from './record.ts';
export { disclosuresOf, partyName } from './told.ts';
export type { ToldDisclosure } from './told.ts';
export { recipientViews } from './overview.ts';
export type { PartyView, RecipientView } from './overview.ts';
export { endAgreement, fileAgreement } from './agreements.ts';
export { fileConsent, withdrawConsent } from './consents.ts';
export { bindPartner, partnerFits, partnerStanding, prolongPartner } from './partners.ts';
export { replayDisclosure } from './replay.ts';
export { endShare, sharePeople } from './shares.ts';
export { listShared, seeShared } from './view.ts';
export type { Seen } from './view.ts';
export type { Outside, Shown } from './compose.ts';
export { recordByHand } from './by-hand.ts';
export { isGated } from './gate.ts';
export { copyDestroyed, makeExport, planExport } from './exports.ts';
export type { ExportOrder, ExportPlan } from './exports.ts';
export { allParties, consentsOfSubject, liveShares, partyById, sharesOfSubject } from './store/deals.ts';
export { copiesOf, copiesPast, linesOfRecipient } from './store/log.ts';
export { tidyDisclosures } from './tidy.ts';
