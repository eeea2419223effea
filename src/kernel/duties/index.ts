// Door of the duties room: what an act in the register asks to be done where no software reaches, who must be told, and breaches.

export { dutyKinds } from './kinds.ts';
export { dutyMigrations } from './migrations/index.ts';
export type { BreachRow, DutyTables } from './tables.ts';
export { notedTexts } from './note.ts';
export { openDuties } from './open.ts';
export { HOWS } from './terms.ts';
export { needsInforming, placesOutside } from './targets.ts';
export { signOff, tidyDuties } from './sign.ts';
export { dutiesOfErasure, dutyView, openDutyViews, personDuties } from './views.ts';
export type { DutyView, PersonDuty } from './views.ts';
export { hasOpenInforming as art14Open, informingDue, waiting as waitingDuties } from './store/lists.ts';
export { informLetterOf, noticeLetterOf, sendInforming, sendNotice } from './send.ts';
export { asText } from './letters.ts';
export { putNoticeAddress } from './store/addresses.ts';
export {
  assessBreach,
  authorityTold,
  breachView,
  breachViews,
  closeBreach,
  enterBreach,
  mendBreach,
  personsSettled,
  tidyBreaches,
} from './breach.ts';
export type { BreachView } from './breach.ts';
export { authorityDraft, breachFieldIds, personsDraft } from './breach-drafts.ts';
