// The Finnish words on the screen, under short names.

import { acts } from '#web/i18n/acts.ts';
import { common } from '#web/i18n/common.ts';
import { declarationFields } from '#web/i18n/declaration-fields.ts';
import { declarationForm } from '#web/i18n/declaration-form.ts';
import { declarationPublish } from '#web/i18n/declaration-publish.ts';
import { declaration } from '#web/i18n/declaration.ts';
import { declarations } from '#web/i18n/declarations.ts';
import { documents } from '#web/i18n/documents.ts';
import { bulkPhrases } from '#web/i18n/bulk.ts';
import { breachWords } from '#web/i18n/breach-words.ts';
import { breachPhrases } from '#web/i18n/breaches.ts';
import { dutyWords } from '#web/i18n/duty-words.ts';
import { dutyPhrases } from '#web/i18n/duties.ts';
import { forms } from '#web/i18n/forms.ts';
import { frame } from '#web/i18n/frame.ts';
import { importPhrases } from '#web/i18n/import.ts';
import { businessRegister } from '#web/i18n/business-register.ts';
import { features } from '#web/i18n/features.ts';
import { leadActs } from '#web/i18n/lead-acts.ts';
import { leadPhrases } from '#web/i18n/leads.ts';
import { listViews } from '#web/i18n/list-views.ts';
import { lists } from '#web/i18n/lists.ts';
import { login } from '#web/i18n/login.ts';
import { notice } from '#web/i18n/notice.ts';
import { people } from '#web/i18n/people.ts';
import { disclosurePhrases } from '#web/i18n/person-disclosures.ts';
import { recipientPhrases } from '#web/i18n/recipients.ts';
import { person } from '#web/i18n/person.ts';
import { personActs } from '#web/i18n/person-acts.ts';
import { permission } from '#web/i18n/permission.ts';
import { promises } from '#web/i18n/promises.ts';
import { readNotice } from '#web/i18n/read-notice.ts';
import { readReview } from '#web/i18n/read-review.ts';
import { requestActs } from '#web/i18n/request-acts.ts';
import { requestCase } from '#web/i18n/request-case.ts';
import { requestLetters } from '#web/i18n/request-letters.ts';
import { requestEnds } from '#web/i18n/request-ends.ts';
import { requestPhrases } from '#web/i18n/requests.ts';
import { retention } from '#web/i18n/retention.ts';
import { settings } from '#web/i18n/settings.ts';
import { duplicates } from '#web/i18n/duplicates.ts';
import { setup } from '#web/i18n/setup.ts';
import { todayPhrases } from '#web/i18n/today.ts';
import { trash } from '#web/i18n/trash.ts';
import { tourOffer } from '#web/i18n/tour-offer.ts';
import { tourPhrases } from '#web/i18n/tour.ts';
import { visits } from '#web/i18n/visits.ts';
import { vouchers } from '#web/i18n/vouchers.ts';
import { fi } from './house.ts';

export const w = {
  acts: fi(acts),
  common: fi(common),
  declaration: fi(declaration),
  declarationFields: fi(declarationFields),
  declarationForm: fi(declarationForm),
  declarationPublish: fi(declarationPublish),
  declarations: fi(declarations),
  documents: fi(documents),
  bulk: fi(bulkPhrases),
  breaches: fi(breachPhrases),
  breachWords: fi(breachWords),
  dutyWords: fi(dutyWords),
  duplicates: fi(duplicates),
  duties: fi(dutyPhrases),
  disclosures: fi(disclosurePhrases),
  recipients: fi(recipientPhrases),
  forms: fi(forms),
  frame: fi(frame),
  imports: fi(importPhrases),
  businessRegister: fi(businessRegister),
  features: fi(features),
  leadActs: fi(leadActs),
  leads: fi(leadPhrases),
  trash: fi(trash),
  listViews: fi(listViews),
  lists: fi(lists),
  login: fi(login),
  notice: fi(notice),
  people: fi(people),
  permission: fi(permission),
  person: fi(person),
  personActs: fi(personActs),
  promises: fi(promises),
  read: fi(readNotice),
  requestActs: fi(requestActs),
  requestCase: fi(requestCase),
  requestEnds: fi(requestEnds),
  requestLetters: fi(requestLetters),
  requests: fi(requestPhrases),
  retention: fi(retention),
  review: fi(readReview),
  settings: fi(settings),
  setup: fi(setup),
  today: fi(todayPhrases),
  tour: fi(tourPhrases),
  tourOffer: fi(tourOffer),
  visits: fi(visits),
  vouchers: fi(vouchers),
};
