/** The same of the notices that were added last, for shapes in which real ones were missed. */
import type { Stated } from './notices.table.ts';

export const LATER: readonly Stated[] = [
  {
    file: 'seen-23-one-heading.txt',
    facts: `law/gdpr date/2021-03-08 controllers/name:valmennus-kaislikko-oy controllers/businessId:1234567-1 controllers/address controllers/email controllers/phone contact/name contact/title contact/email contact/phone
      registers/customer registers/marketing subjects/customers subjects/potential-customers subjects/participants subjects/visitors
      purposes/assignments purposes/invoicing purposes/orders purposes/collection purposes/reports purposes/direct-marketing basis/contract basis/consent marketing/unsubscribe
      fields/person.name fields/person.customer_number fields/person.email fields/person.phone fields/order.details fields/event.registration fields/organisation.name fields/person.job_title
      sources/self archives/no-paper data/necessary-only procedure/contact-firm procedure/in-writing rights/access rights/rectification`,
    also: 'subjects/coachees fields/custom.kurssin_hinta fields/person.other_contact purposes/care basis/other-connection fields/organisation.business_id purposes/development sources/web-behaviour subjects/permission-givers subjects/subscribers rights/erasure procedure/email',
  },
  {
    file: 'seen-24-title-only.txt',
    facts: `controllers/name:poutavirta-valmennus controllers/address registers/customer registers/recruitment
      fields@customer/person.name fields@customer/organisation.billing fields@customer/person.identity_code fields@customer/coaching.summary|fields@customer/person.note fields@recruitment/person.education sources/self
      purposes/assignments purposes/invoicing purposes/collection purposes/surveys purposes/communication basis/contract basis/legitimate-interest basis/consent
      recipients/service-providers retention/outdated:consent-withdrawn safeguards/locked archives/paper rights/access procedure/email`,
    also: 'contact/email fields/person.other_contact purposes/payment-control purposes/care fields/custom.haastattelutiedot subjects/job-applicants fields@recruitment/custom.tyohistoria purposes/analytics safeguards/outsourcing-contract purposes/newsletter safeguards/access-limited',
  },
];
