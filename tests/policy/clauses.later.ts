// The rows of the fourth and fifth notice: see clauses.table.ts.

import { due, fact, firm, live, only, sign, void_ } from './clauses.words.ts';

export const S3 = firm('interniemi.yaml', {
  'S3-01': [fact('controllers/interniemi'), fact('about/notice')],
  'S3-02': [fact('controllers/interniemi/contact')],
  'S3-03': [
    fact('registers/customer-marketing'),
    fact('registers/peili'),
    fact('registers/mediation'),
    fact('registers/mediation/completed/joint-arrangement'),
  ],
  'S3-04': [
    due('customership'),
    due('peili-end'),
    due('mediation-end'),
    ...['raffle-end', 'tracking-end', 'web-end', 'vouchers'].map((id) => sign(`retention/${id}`)),
    fact('about/bound-to-purpose'),
    void_('retention/customership/completed/period'),
  ],
  'S3-05': [
    fact('purposes/assignments'),
    fact('purposes/communication'),
    fact('purposes/direct-marketing'),
    void_('purposes/assignments/completed/basis'),
  ],
  'S3-06': [
    ...['assignments', 'quality', 'communication', 'development', 'marketing-planning', 'direct-marketing', 'payments'].map((id) =>
      fact(`purposes/${id}`),
    ),
    void_('purposes/communication/superseded/other-similar'),
  ],
  'S3-07': [
    ...['basics', 'contact-details', 'organisation', 'billing', 'orders', 'contacts', 'feedback', 'social', 'free-text'].map(only),
    live('fields.provenance', 'dataGroups/provenance'),
    ...['raffles', 'web', 'permissions', 'newsletter-behaviour'].map((id) => sign(`dataGroups/${id}`)),
  ],
  'S3-08': [live('fields.provenance', 'safeguards/provenance'), live('fields.provenance', 'dataGroups/provenance')],
  'S3-09': [sign('recipients/integro'), fact('registers/peili')],
  'S3-10': [only('peili'), fact('purposes/peili-service'), fact('purposes/peili-care'), due('peili-end')],
  'S3-11': [
    live('fields.source-declared', 'safeguards/declared-sources'),
    ...['self', 'contacts', 'social-public', 'media', 'google-analytics', 'mailchimp-reports', 'mediation-site'].map((id) =>
      fact(`sources/${id}`),
    ),
  ],
  'S3-12': [live('disclosure.grounds', 'disclosures/grounds'), void_('disclosures/grounds/completed/always')],
  'S3-13': [sign('recipients/email-tool'), void_('recipients/email-tool/completed/name')],
  'S3-14': [sign('recipients/scheduling-tool'), void_('recipients/scheduling-tool/completed/name')],
  'S3-15': [sign('recipients/feedback-tool'), void_('recipients/feedback-tool/completed/name')],
  'S3-16': [sign('recipients/invoicing-tool'), sign('dataGroups/invoices'), void_('recipients/invoicing-tool/completed/name')],
  'S3-17': [sign('recipients/consortium'), only('mediation'), fact('registers/mediation')],
  'S3-18': [
    void_('transfers/only-listed/superseded/as-a-rule'),
    sign('transfers/only-listed'),
    sign('recipients/email-tool/transfer'),
    sign('recipients/google/transfer'),
  ],
  'S3-19': [
    live('access.passwords', 'safeguards/passwords'),
    live('access.named-accounts', 'safeguards/named-accounts'),
    live('backup.fresh', 'safeguards/backups'),
    sign('safeguards/destruction'),
    sign('archives/paper'),
    sign('archives/backup-copies'),
  ],
  'S3-20': [
    live('erasure.rediscovery', 'requests/rights/erasure'),
    live('erasure.within-hours', 'retention/erasure-request'),
    live('requests.in-time', 'requests/rights/access'),
    live('requests.in-time', 'requests/rights/rectification'),
    void_('requests/superseded/in-writing'),
  ],
});

export const S4 = firm('lexmentor.yaml', {
  'S4-01': [fact('controllers/lexmentor'), fact('controllers/lexmentor/contact'), fact('about/notice/completed/date')],
  'S4-02': [
    void_('purposes/care/superseded/other-connection'),
    void_('purposes/services/completed/basis'),
    fact('purposes/services'),
    fact('purposes/care'),
  ],
  'S4-03': [
    ...['services', 'care', 'surveys', 'accounting', 'collection', 'newsletter', 'job-marketing'].map((id) => fact(`purposes/${id}`)),
    sign('dataGroups/surveys'),
    sign('dataGroups/invoices'),
  ],
  'S4-04': [
    live('automation.none', 'automated/targeting'),
    sign('marketing/permission'),
    fact('purposes/newsletter'),
    void_('automated/targeting/completed/profiling'),
  ],
  'S4-05': [sign('marketing/after-relation'), fact('purposes/job-marketing'), void_('marketing/after-relation/completed/scope')],
  'S4-06': [
    ...['employer-contacts', 'enquirers', 'participants', 'permission-givers', 'target-staff'].map((id) => fact(`subjectGroups/${id}`)),
    sign('marketing/permission'),
  ],
  'S4-07': [only('organisation'), only('contact-person')],
  'S4-08': [only('relation'), only('contacts'), sign('dataGroups/permissions')],
  'S4-09': [
    only('position'),
    only('registrations'),
    sign('dataGroups/location'),
    sign('recipients/lyyti'),
    sign('recipients/twid'),
    fact('sources/lyyti'),
    fact('sources/twid'),
  ],
  'S4-10': [
    live('fields.sealed-not-stored', 'dataGroups/diet'),
    live('fields.sealed-not-stored', 'dataGroups/membership'),
    live('fields.no-identity-code', 'dataGroups/identity-code'),
    sign('dataGroups/birth-date'),
    sign('retention/after-event'),
    void_('dataGroups/identity-code/superseded/code-at-sign-up'),
  ],
  'S4-11': [
    live('fields.source-declared', 'safeguards/declared-sources'),
    ...['self', 'own-records', 'usage', 'publications', 'partners', 'data-services'].map((id) => fact(`sources/${id}`)),
  ],
  'S4-12': [sign('recipients/association'), live('fields.sealed-not-stored', 'dataGroups/membership'), fact('sources/association')],
  'S4-13': [
    sign('recipients/resellers'),
    sign('recipients/co-organisers'),
    live('access.named-accounts', 'disclosures/inside'),
    void_('recipients/resellers/completed/fields'),
  ],
  'S4-14': [
    live('disclosure.agreements', 'disclosures/contract-with-each'),
    ...['accountant', 'customer-system', 'lyyti', 'it-support'].map((id) => sign(`recipients/${id}`)),
  ],
  'S4-15': [sign('transfers/only-with-reason'), void_('transfers/only-with-reason/completed/transfer')],
  'S4-16': [sign('safeguards/code-holders'), sign('recipients/it-support')],
  'S4-17': [
    live('access.mfa', 'safeguards/mfa'),
    live('access.named-accounts', 'safeguards/named-accounts'),
    sign('safeguards/firewall'),
    sign('safeguards/confidentiality'),
  ],
  'S4-18': [
    live('backup.opens', 'safeguards/restorable'),
    live('backup.fresh', 'safeguards/backups'),
    sign('safeguards/security-review'),
    sign('archives/backup-copies'),
  ],
  'S4-19': [sign('archives/prints'), sign('safeguards/third-party')],
  'S4-20': [due('claim-time'), fact('about/no-longer'), void_('retention/claim-time/completed/period')],
  'S4-21': [
    due('marketing-end'),
    live('retention.review-on-time', 'retention/marketing-review'),
    sign('retention/vouchers'),
    void_('retention/marketing-end/completed/period'),
  ],
  'S4-22': [
    void_('requests/rights/access/superseded/signed-form'),
    void_('requests/rights/access/superseded/identity-document'),
    live('requests.in-time', 'requests/rights/access'),
  ],
  'S4-23': [live('requests.in-time', 'requests'), void_('requests/completed/deadline')],
  'S4-24': [
    live('permission.bans-hold', 'marketing/ban'),
    live('requests.in-time', 'requests/rights/marketing-ban'),
    live('requests.in-time', 'requests/rights/rectification'),
  ],
});
