/** For every row of the five source notices that states a fact: the facts the reader must find, as paths. Written by hand from the rows; no wording of a notice. */

export interface Rows {
  /** Start of the name of the file. */
  file: string;
  rows: Readonly<Record<string, string>>;
}

export const ROWS: readonly Rows[] = [
  {
    file: '000_',
    rows: {
      'S0-01': 'controllers/name:lajina-mieli-oy controllers/businessId:3133923-4',
      'S0-02': 'contact/name',
      'S0-03': 'registers/customer-marketing registers/customer registers/marketing',
      'S0-04': 'purposes/care purposes/sales purposes/marketing purposes/assignments',
      'S0-05':
        'fields@customer/person.customer_number fields@customer/organisation.name fields@customer/person.name fields@customer/organisation.business_id fields@customer/organisation.billing fields@customer/invoice.collection fields@customer/marketing.permission fields@customer/person.email fields@customer/person.phone fields@customer/calendar.entry fields@customer/document.quote fields@customer/document.contract fields@customer/coaching.summary tools/outlook archives/phone',
      'S0-06': 'fields@marketing/person.email',
      'S0-07': 'retention/periodic-review:last-contact:P5Y retention/inactive-removed',
      'S0-08': 'deadlines/erasure:P2D',
      'S0-09': 'retention/after-event:assignment-end:P2Y',
      'S0-10': 'sources/self sources/social sources/web-behaviour sources/device',
      'S0-11': 'disclosures/closed-list disclosures/to-the-person disclosures/with-consent',
      'S0-12': 'disclosures/partners-view recipients/partners',
      'S0-13': 'transfers/none',
      'S0-14': 'transfers/marketing-abroad',
      'S0-15': 'tools/wopi tools/genos safeguards/vendor-document law/gdpr recipients/wopi recipients/genos',
      'S0-16': 'archives/paper safeguards/locked',
      'S0-17': 'safeguards/passwords safeguards/user-ids safeguards/firewall safeguards/protection-software safeguards/technical',
      'S0-18': 'rights/access rights/rectification rights/erasure',
      'S0-19': 'procedure/contact-firm procedure/clarification procedure/identity',
      'S0-20': 'rights/marketing-ban rights/objection',
    },
  },
  {
    file: '001_',
    rows: {
      'S1-01':
        'controllers/name:valmennuskumppani-heini-salmu-oy controllers/alias controllers/businessId:2316408-3 controllers/address controllers/phone date/2018-09-05',
      'S1-02': 'contact/name contact/email contact/phone',
      'S1-03': 'registers/customer-marketing subjects/customers subjects/potential-customers',
      'S1-04':
        'purposes/assignments purposes/care purposes/marketing purposes/sales purposes/administration purposes/invoicing purposes/communication purposes/development purposes/accounting',
      'S1-05': 'basis/customer-relationship basis/contract basis/consent basis/other-connection',
      'S1-06': 'data/necessary-only',
      'S1-07':
        'fields/person.name fields/organisation.name fields/person.job_title fields/person.language fields/person.address fields/person.phone fields/person.email fields/person.other_contact',
      'S1-08': 'fields/service.used fields/person.note',
      'S1-09': 'fields/marketing.action fields/person.note',
      'S1-10': 'retention/relation:relation retention/relation:last-service-contact:P5Y',
      'S1-11': 'retention/on-request retention/statutory:law',
      'S1-12': 'sources/self sources/organisation sources/web-forms sources/contacts sources/partner sources/public',
      'S1-13': 'disclosures/by-contract disclosures/with-consent disclosures/by-law',
      'S1-14': 'recipients/zef recipients/mlp recipients/firstbeat tools/zef tools/mlp tools/firstbeat safeguards/partners-comply',
      'S1-15':
        'transfers/possible recipients/facebook recipients/google recipients/google-analytics tools/facebook tools/google tools/google-analytics transfers/privacy-shield law/privacy-shield',
      'S1-16': 'safeguards/staff-only safeguards/organisational safeguards/outsourcing-contract',
      'S1-17': 'automated/none automated/no-profiling',
      'S1-18': 'rights/access rights/rectification rights/objection',
      'S1-19': 'rights/marketing-ban rights/withdrawal',
      'S1-20': 'rights/erasure procedure/refusal',
      'S1-21': 'rights/restriction',
      'S1-22': 'rights/complaint procedure/authority-address',
      'S1-23': 'procedure/email procedure/post procedure/clarification procedure/identity procedure/contact-firm',
    },
  },
  {
    file: '002_',
    rows: {
      'S2-01': 'law/523-1999 date/2018-05-24',
      'S2-02':
        'controllers/name:prover-oy controllers/businessId:1635892-0 controllers/address controllers/domicile controllers/phone controllers/email contact/name contact/address contact/phone contact/email',
      'S2-03': 'registers/customer-marketing purposes/care purposes/sales purposes/marketing purposes/assignments',
      'S2-04': 'fields/person.email fields/person.other_contact tools/outlook',
      'S2-05': 'fields/organisation.billing fields/invoice.details tools/procountor recipients/lakeus-tilitoimisto',
      'S2-06':
        'fields/calendar.entry fields/document.quote fields/document.contract fields/document.coaching_agreement archives/phone tools/outlook',
      'S2-07': 'fields/coaching.summary',
      'S2-08': 'fields/coaching.log retention/cycle:certificate-granted:P3Y',
      'S2-09': 'fields/document.reference',
      'S2-10': 'fields/assessment.profile tools/wopi fields/document.certificate',
      'S2-11':
        'retention/periodic-review:last-contact:P5Y retention/inactive-removed deadlines/erasure:P2D retention/after-event:assignment-end:P2Y',
      'S2-12': 'sources/self sources/social',
      'S2-13':
        'disclosures/closed-list disclosures/to-the-person disclosures/partners-view recipients/partners recipients/accountant recipients/lakeus-tilitoimisto recipients/it-support recipients/curyxsoft',
      'S2-14':
        'transfers/none transfers/possible recipients/mailchimp recipients/mailmunch tools/mailchimp tools/mailmunch recipients/mailchimp/person.email recipients/mailmunch/person.email',
      'S2-15': 'transfers/vendors-answer',
      'S2-16': 'archives/paper archives/home-office safeguards/locked',
      'S2-17': 'safeguards/device-lock safeguards/backup safeguards/careful-devices safeguards/technical',
      'S2-18': 'rights/access procedure/one-free-a-year procedure/contact-firm',
      'S2-19': 'rights/rectification procedure/specify-error rights/marketing-ban rights/objection',
    },
  },
  {
    file: '003_',
    rows: {
      'S3-01':
        'controllers/name:interniemi-oy controllers/alias controllers/businessId:2069704-4 controllers/address controllers/website controllers/email controllers/phone law/gdpr',
      'S3-02': 'contact/name contact/phone contact/email',
      'S3-03': 'registers/customer-marketing registers/customer-peili registers/customer-tyoyhteisosovittelijayhteenliittyma',
      'S3-04': 'retention/lifetime data/purpose-bound',
      'S3-05': 'basis/contract basis/customer-relationship basis/consent',
      'S3-06':
        'purposes/assignments purposes/quality purposes/communication purposes/content purposes/development purposes/targeting purposes/direct-marketing purposes/payment-control purposes/other-similar',
      'S3-07':
        'fields/person.name fields/person.employer fields/person.job_title fields/person.education fields/person.industry fields/person.address fields/person.email fields/person.phone fields/organisation.billing fields/organisation.business_id fields/organisation.website fields/order.details fields/feedback.text fields/contact.event fields/marketing.raffle fields/person.social fields/web.cookie fields/person.note fields/marketing.permission fields/marketing.open fields/marketing.click',
      'S3-08': 'fields/record.source fields/record.recorded_at',
      'S3-09': 'tools/peili recipients/integro safeguards/instructions',
      'S3-10':
        'fields@customer-peili/person.name fields@customer-peili/person.email fields@customer-peili/person.job_title fields@customer-peili/person.employer fields@customer-peili/assessment.scope purposes@customer-peili/care purposes@customer-peili/reports purposes@customer-peili/orders purposes@customer-peili/sales purposes@customer-peili/marketing purposes@customer-peili/trainings purposes@customer-peili/development purposes@customer-peili/other-similar',
      'S3-11':
        'sources/web-forms sources/contacts sources/social sources/web-behaviour sources/public sources/media tools/linkedin tools/twitter tools/google-analytics tools/mailchimp sources/joint-site',
      'S3-12':
        'disclosures/none-as-rule disclosures/with-consent disclosures/by-contract disclosures/by-law disclosures/on-the-whole-limited',
      'S3-13':
        'recipients/email-tool recipients/email-tool/person.name recipients/email-tool/person.employer recipients/email-tool/person.email',
      'S3-14':
        'recipients/scheduling-tool recipients/scheduling-tool/person.name recipients/scheduling-tool/person.employer recipients/scheduling-tool/service.used',
      'S3-15':
        'recipients/feedback-tool recipients/feedback-tool/organisation.name recipients/feedback-tool/service.used recipients/feedback-tool/record.recorded_at recipients/feedback-tool/person.name',
      'S3-16':
        'recipients/invoicing-tool recipients/invoicing-tool/person.name recipients/invoicing-tool/person.other_contact recipients/invoicing-tool/invoice.details',
      'S3-17':
        'recipients/consortium recipients/consortium/person.name recipients/consortium/person.job_title recipients/consortium/person.employer recipients/consortium/person.other_contact',
      'S3-18': 'transfers/none-as-rule',
      'S3-19':
        'archives/paper safeguards/locked safeguards/user-ids safeguards/passwords safeguards/backup archives/backup-place safeguards/secure-destruction',
      'S3-20': 'rights/access rights/rectification rights/erasure procedure/in-writing procedure/contact-firm date/2018-05-25',
    },
  },
  {
    file: '004_',
    rows: {
      'S4-01':
        'controllers/name:lexmentor-oy controllers/address controllers/phone controllers/email controllers/website contact/name contact/title contact/phone contact/email registers/customer-marketing',
      'S4-02': 'basis/customer-relationship basis/other-connection',
      'S4-03':
        'purposes/care purposes/contacts purposes/communication purposes/invoicing purposes/collection purposes/trainings purposes/transactions purposes/surveys purposes/assignments purposes/development purposes/marketing purposes/other-similar',
      'S4-04': 'purposes/targeting purposes/newsletter purposes/events',
      'S4-05': 'marketing/after-relation',
      'S4-06':
        'subjects/customer-contacts subjects/former-customers subjects/enquirers subjects/participants subjects/permission-givers subjects/target-staff',
      'S4-07':
        'fields/organisation.name fields/organisation.address fields/organisation.email fields/organisation.phone fields/person.name fields/person.other_contact',
      'S4-08':
        'fields/order.details fields/contact.event fields/marketing.permission fields/contact.note fields/service.used data/necessary-only',
      'S4-09':
        'tools/lyyti tools/twid recipients/lyyti recipients/twid fields/person.name fields/person.address fields/person.job_title fields/person.employer fields/person.location fields/person.note fields/event.registration',
      'S4-10':
        'fields/person.email fields/person.phone fields/person.birth_date fields/person.identity_code fields/event.diet fields/event.membership purposes/member-price',
      'S4-11':
        'sources/self sources/own-records sources/web-behaviour sources/media sources/public sources/partner sources/data-vendors sources/authority',
      'S4-12': 'sources/check',
      'S4-13': 'disclosures/inside-firm recipients/resellers recipients/subcontractors recipients/co-organisers',
      'S4-14':
        'recipients/accountant recipients/customer-register-service recipients/invoicing-tool recipients/event-service recipients/it-support safeguards/processor-contracts',
      'S4-15': 'transfers/conditional transfers/contractual',
      'S4-16': 'safeguards/access-codes safeguards/codes-holders safeguards/technical',
      'S4-17': 'safeguards/mfa safeguards/firewall safeguards/access-limited safeguards/named-persons safeguards/secrecy',
      'S4-18': 'safeguards/backup safeguards/restore safeguards/review',
      'S4-19': 'archives/paper safeguards/locked safeguards/subcontractors',
      'S4-20': 'retention/relation:purpose retention/claim-period:service-end',
      'S4-21': 'retention/outdated:outdated retention/outdated:unreachable retention/statutory:law',
      'S4-22': 'rights/access procedure/in-writing procedure/signed procedure/strong-identity procedure/identity procedure/id-document',
      'S4-23': 'deadlines/access:P30D',
      'S4-24': 'rights/marketing-ban rights/objection marketing/ban-scopes rights/rectification procedure/contact-firm',
    },
  },
];
