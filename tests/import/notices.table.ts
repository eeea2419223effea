/** What the synthetic notices state, written by hand before the reader saw them. `a|b` is one fact that may be read either way; `also` are readings that the words allow but a reader need not make. */

export interface Stated {
  /** Under fixtures/notices. The rules were worked on with the seen ones; the held ones were only measured. */
  file: string;
  facts: string;
  also: string;
}

export const NOTICES: readonly Stated[] = [
  {
    file: 'seen-1-old-form.txt',
    facts: `date/2016-04-03 law/523-1999 controllers/name:tmi-keksitty-valmentaja controllers/businessId:1234567-1 controllers/address controllers/phone
      contact/name contact/email registers/customer purposes/care purposes/bookings purposes/invoicing purposes/communication marketing/none
      fields/person.name fields/person.address fields/person.phone fields/person.email fields/person.birth_date fields/person.job_title fields/coaching.summary|fields/person.note
      sources/self sources/contacts sources/organisation disclosures/none recipients/accountant transfers/none
      archives/paper safeguards/locked safeguards/access-limited safeguards/passwords safeguards/protection-software safeguards/backup
      rights/access procedure/in-writing procedure/signed procedure/one-free-a-year rights/rectification
      retention/after-event:service-end:P3Y retention/statutory:financial-year-end:P6Y law/accounting-act`,
    also: 'recipients/accountant/organisation.billing recipients/accountant/invoice.details procedure/free',
  },
  {
    file: 'seen-2-prose.txt',
    facts: `controllers/name:havukka-consulting-oy controllers/businessId:2345678-8 controllers/address contact/name contact/email data/necessary-only
      fields/person.name fields/person.email fields/person.phone fields/person.employer fields/person.job_title fields/event.diet fields/web.device fields/web.page
      purposes/assignments purposes/invoicing purposes/communication|purposes/contacts basis/contract purposes/newsletter basis/consent marketing/unsubscribe
      purposes/surveys purposes/development basis/legitimate-interest sources/self sources/organisation sources/social sources/public tools/linkedin
      disclosures/none tools/netvisor recipients/netvisor recipients/laskelma tools/mailchimp recipients/mailchimp transfers/us|transfers/outside transfers/scc
      retention/after-event:last-contact:P2Y retention/statutory:financial-year-end:P10Y law/accounting-act retention/after-event:event-end
      safeguards/encryption safeguards/mfa safeguards/access-limited automated/none automated/no-profiling
      rights/access rights/rectification rights/erasure rights/objection procedure/email deadlines/access:P3W rights/complaint date/2023-02-14`,
    also: 'safeguards/staff-only rights/withdrawal procedure/contact-firm transfers/inside subjects/participants sources/web-behaviour',
  },
  {
    file: 'seen-3-faq.html',
    facts: `controllers/name:pilvilinna-koulutus-oy controllers/businessId:7654321-2 controllers/address controllers/email
      subjects/participants subjects/customer-contacts subjects/subscribers
      fields/person.name fields/person.email fields/person.phone fields/person.address fields/person.employer fields/person.job_title fields/event.registration|fields/order.details|fields/service.used
      fields/organisation.billing fields/feedback.text fields/marketing.permission
      purposes/trainings purposes/certificates purposes/invoicing purposes/communication purposes/marketing basis/contract basis/legal-obligation basis/legitimate-interest
      sources/self sources/web-forms sources/organisation tools/lyyti recipients/lyyti tools/moodle recipients/moodle recipients/numerotalo disclosures/by-law recipients/authorities
      transfers/none retention/after-event:event-end:P5Y retention/outdated:consent-withdrawn retention/statutory:financial-year-end:P6Y
      safeguards/encryption safeguards/user-ids safeguards/passwords archives/no-paper
      rights/access rights/rectification rights/erasure rights/restriction rights/portability rights/marketing-ban deadlines/access:P1M procedure/free date/2024-09-01`,
    also: 'fields/person.other_contact rights/objection purposes/accounting recipients/accountant',
  },
  {
    file: 'seen-4-table.md',
    facts: `date/2022-11-30 controllers/name:runkotalo-konsultit-oy-ab controllers/businessId:0245974-7 controllers/address controllers/website dpo/none
      registers/customer registers/marketing registers/recruitment
      fields@customer/person.name fields@customer/person.email fields@customer/person.phone fields@customer/person.job_title
      fields@marketing/person.name fields@marketing/person.email fields@marketing/person.employer|fields@marketing/organisation.name
      fields@recruitment/person.name fields@recruitment/person.other_contact fields@recruitment/person.education
      purposes/assignments purposes/invoicing purposes/direct-marketing purposes/recruitment basis/contract basis/legitimate-interest basis/consent
      retention/after-event:assignment-end:P10Y retention/after-event:last-contact:P2Y retention/after-event:membership-start:P12M
      tools/microsoft-365 recipients/microsoft-365 tools/hubspot recipients/hubspot recipients/vuorilaskenta transfers/us|transfers/outside transfers/dpf
      rights/access rights/rectification rights/erasure rights/restriction rights/objection rights/withdrawal rights/complaint procedure/email procedure/identity
      safeguards/firewall safeguards/backup safeguards/secrecy`,
    also: 'recipients/accountant recipients/customer-register-service purposes/marketing procedure/contact-firm subjects/job-applicants safeguards/protected-servers',
  },
  {
    file: 'seen-5-pdf.txt',
    facts: `controllers/name:harjunpaa-tyonohjaus-ky controllers/businessId:1234567-1 controllers/address controllers/phone contact/name
      purposes/assignments purposes/invoicing basis/contract basis/legitimate-interest purposes/care
      fields/person.name fields/person.email fields/person.phone fields/person.job_title fields/person.employer fields/organisation.name fields/organisation.business_id fields/organisation.billing fields/coaching.summary|fields/person.note
      retention/after-event:assignment-end:P6M retention/after-event:service-end:P10Y retention/periodic-review:last-contact:P1Y|retention/periodic-review:regular
      disclosures/with-consent disclosures/by-law tools/fennoa recipients/fennoa tools/google-calendar recipients/google-calendar transfers/us|transfers/possible|transfers/outside
      archives/paper safeguards/locked safeguards/device-lock safeguards/encryption safeguards/secrecy
      rights/access rights/rectification rights/erasure procedure/in-writing procedure/contact-firm deadlines/access:P14D rights/complaint date/2021-01-12`,
    also: 'fields/calendar.entry recipients/google-calendar/calendar.entry purposes/contracts disclosures/none subjects/coachees recipients/invoicing-tool',
  },
  {
    file: 'seen-6-wordpress.html',
    facts: `controllers/name:kuvitelma-yhtiot-oy controllers/alias controllers/businessId:7654321-2 controllers/website
      fields/person.name fields/person.email fields/contact.note|fields/contact.event|fields/person.note fields/web.device fields/person.address fields/person.phone fields/organisation.billing fields/web.cookie
      purposes/contacts|purposes/communication tools/paytrail recipients/paytrail tools/kajabi recipients/kajabi tools/google-analytics tools/facebook basis/consent purposes/analytics procedure/cookie-choice
      disclosures/none recipients/service-providers safeguards/processor-contracts
      retention/after-event:last-contact:P12M|retention/after-event:membership-start:P12M retention/statutory:financial-year-end:P6Y law/accounting-act retention/outdated:consent-withdrawn
      retention/after-event:last-contact:P26M|retention/after-event:membership-start:P26M
      rights/access rights/erasure retention/statutory:law|procedure/refusal transfers/us|transfers/outside transfers/scc`,
    also: 'tools/wordpress recipients/google-analytics recipients/facebook sources/web-forms purposes/orders purposes/security fields/order.details sources/web-behaviour',
  },
  {
    file: 'seen-7-joint-bilingual.txt',
    facts: `controllers/name:saariston-sovittelu-oy controllers/name:mantereen-mediaatio-oy controllers/businessId:1234567-1 controllers/businessId:7654321-2 controllers/address controllers/joint
      dpo/name dpo/email dpo/phone registers/customer|registers/customer-sovittelun registers/participant
      basis/contract basis/consent basis/legitimate-interest purposes/development purposes/newsletter
      fields/person.name fields/person.birth_date fields/person.language fields/person.address fields/person.phone fields/person.email
      fields/coaching.summary|fields/person.note fields/document.contract fields/event.diet fields/document.certificate fields/event.registration
      sources/self sources/organisation sources/partner|sources/health-care disclosures/none recipients/co-organisers|recipients/partners
      recipients/webropol tools/webropol tools/dropbox recipients/dropbox transfers/outside|transfers/possible transfers/dpf
      retention/after-event:assignment-end:P1Y|retention/after-event:service-end:P1Y retention/after-event:event-end:P1W retention/relation:purpose
      retention/periodic-review:last-contact:P2Y|retention/periodic-review:regular safeguards/secure-destruction
      safeguards/locked safeguards/access-codes safeguards/access-limited safeguards/named-persons
      rights/access rights/rectification rights/erasure rights/portability rights/withdrawal deadlines/access:P30D procedure/refusal`,
    also: 'transfers/inside procedure/contact-firm subjects/participants disclosures/with-consent recipients/partners/person.name procedure/fee fields/feedback.score fields/person.other_contact',
  },
];
