// What has become of each of the 106 rows of the five source notices: where the policy says it and how its truth is known. Written by hand; the walk over the policies must agree.

import type { CheckId } from '#kernel/policy';

export type Becomes = 'fact' | 'automatic' | 'attested' | 'superseded';

/** One thing that a row has become: a statement at this path of the policy with this nature. */
export interface Saying {
  readonly at: string;
  readonly becomes: Becomes;
  readonly check?: CheckId;
}

export interface Row {
  readonly row: string;
  readonly file: string;
  /** The first is what the row counts as. */
  readonly says: readonly Saying[];
}

const fact = (at: string): Saying => ({ at, becomes: 'fact' });
const live = (check: CheckId, at: string): Saying => ({ at, becomes: 'automatic', check });
const sign = (at: string): Saying => ({ at, becomes: 'attested' });
const void_ = (at: string): Saying => ({ at, becomes: 'superseded' });
const only = (at: string): Saying => live('fields.only-declared', `dataGroups/${at}`);
const due = (at: string): Saying => live('retention.none-past-due', `retention/${at}`);

function firm(file: string, rows: Readonly<Record<string, readonly Saying[]>>): Row[] {
  return Object.entries(rows).map(([row, says]) => ({ row, file, says }));
}

const S0 = firm('lajina-mieli.yaml', {
  'S0-01': [fact('controllers/lajina-mieli')],
  'S0-02': [fact('controllers/lajina-mieli/contact'), fact('controllers/lajina-mieli/completed/contact-details')],
  'S0-03': [fact('registers/customer'), fact('registers/marketing')],
  'S0-04': [fact('purposes/assignments'), fact('purposes/care'), fact('purposes/sales'), fact('purposes/newsletter')],
  'S0-05': [
    ...['identity', 'contact', 'organisation', 'billing'].map(only),
    ...['collection', 'permissions', 'calendar', 'documents', 'summaries'].map((id) => sign(`dataGroups/${id}`)),
    sign('archives/outlook'),
    sign('archives/phone'),
  ],
  'S0-06': [only('subscription'), fact('registers/marketing')],
  'S0-07': [live('retention.review-on-time', 'retention/review'), void_('retention/review/completed/inactive')],
  'S0-08': [live('erasure.within-hours', 'retention/erasure-request'), live('erasure.rediscovery', 'requests/rights/erasure')],
  // Automatic once summaries can be stored under seal.
  'S0-09': [sign('retention/summary')],
  'S0-10': [
    live('fields.source-declared', 'safeguards/declared-sources'),
    ...['self', 'social-order', 'web-behaviour', 'browser'].map((id) => fact(`sources/${id}`)),
  ],
  'S0-11': [sign('disclosures/with-consent'), fact('disclosures/to-the-person'), fact('requests/rights/access')],
  'S0-12': [live('access.viewer-cannot-change', 'recipients/partners'), void_('recipients/partners/superseded/viewing')],
  'S0-13': [sign('transfers/none'), live('site.no-third-party', 'transfers/pages')],
  'S0-14': [void_('transfers/none/superseded/marketing-abroad')],
  'S0-15': [
    sign('recipients/wopi'),
    sign('recipients/genos'),
    sign('dataGroups/assessments'),
    void_('recipients/wopi/completed/agreement'),
  ],
  'S0-16': [sign('archives/cabinet')],
  'S0-17': [
    live('access.passwords', 'safeguards/passwords'),
    live('access.named-accounts', 'safeguards/named-accounts'),
    live('access.sessions-end', 'safeguards/sessions'),
    live('audit.chain', 'safeguards/audit'),
    live('backup.fresh', 'safeguards/backups'),
    sign('safeguards/firewall'),
    void_('safeguards/sessions/completed/methods'),
  ],
  'S0-18': [live('erasure.rediscovery', 'requests/rights/erasure'), fact('requests/rights/access'), fact('requests/rights/rectification')],
  'S0-19': [fact('requests'), void_('requests/completed/identity')],
  'S0-20': [due('subscription-end'), sign('marketing/ban'), fact('requests/rights/marketing-ban')],
});

const S1 = firm('valmennuskumppani.yaml', {
  'S1-01': [fact('controllers/valmennuskumppani'), fact('about/notice')],
  'S1-02': [fact('controllers/valmennuskumppani/contact')],
  'S1-03': [fact('registers/customer-marketing'), fact('subjectGroups/customers'), fact('subjectGroups/prospects')],
  'S1-04': ['services', 'care', 'sales', 'newsletter', 'development', 'legal'].map((id) => fact(`purposes/${id}`)),
  'S1-05': [void_('purposes/care/superseded/other-connection'), fact('purposes/care'), void_('purposes/services/completed/basis')],
  'S1-06': [live('fields.only-declared', 'safeguards/minimise'), void_('safeguards/minimise/completed/closed-list')],
  'S1-07': [only('identity'), only('contact'), only('organisation')],
  'S1-08': [only('services'), only('consented'), void_('dataGroups/consented/completed/fields')],
  'S1-09': [only('contacts'), sign('dataGroups/marketing'), fact('marketing/history')],
  'S1-10': [due('customership')],
  'S1-11': [
    live('erasure.within-hours', 'retention/erasure-request'),
    sign('retention/vouchers'),
    void_('retention/vouchers/completed/period'),
  ],
  'S1-12': [
    live('fields.source-declared', 'safeguards/declared-sources'),
    ...['self', 'organisation', 'web-orders', 'meetings', 'partners', 'public-registers'].map((id) => fact(`sources/${id}`)),
  ],
  'S1-13': [sign('disclosures/three-grounds')],
  'S1-14': [
    sign('recipients/zef'),
    sign('recipients/mlp'),
    sign('recipients/firstbeat'),
    sign('safeguards/outsourcing'),
    sign('dataGroups/wellbeing'),
    sign('retention/wellbeing'),
    void_('recipients/firstbeat/completed/agreement'),
  ],
  'S1-15': [
    void_('recipients/google/completed/transfer'),
    void_('recipients/meta/completed/transfer'),
    sign('recipients/google/transfer'),
    sign('transfers/analytics-only'),
    live('site.no-third-party', 'transfers/pages'),
  ],
  'S1-16': [
    live('access.named-accounts', 'safeguards/employees'),
    live('access.passwords', 'safeguards/passwords'),
    live('audit.chain', 'safeguards/audit'),
    live('backup.fresh', 'safeguards/backups'),
    sign('safeguards/confidentiality'),
    sign('safeguards/outsourcing'),
    void_('safeguards/passwords/completed/practices'),
  ],
  'S1-17': [live('automation.none', 'automated/none')],
  'S1-18': [
    void_('requests/rights/objection/superseded/unlawful-only'),
    fact('requests/rights/access'),
    fact('requests/rights/rectification'),
    fact('requests/rights/objection'),
  ],
  'S1-19': [
    sign('marketing/ban'),
    fact('requests/rights/marketing-ban'),
    fact('requests/rights/withdrawal'),
    void_('requests/rights/withdrawal/superseded/sole-basis-only'),
  ],
  'S1-20': [
    live('erasure.rediscovery', 'requests/rights/erasure'),
    void_('requests/rights/erasure/superseded/not-necessary-only'),
    void_('requests/rights/erasure/completed/refusal'),
  ],
  'S1-21': [live('restriction.blocks', 'requests/rights/restriction'), void_('requests/rights/restriction/completed/grounds')],
  'S1-22': [fact('requests/rights/complaint'), void_('requests/rights/complaint/completed/address')],
  'S1-23': [fact('requests'), void_('requests/completed/identity'), sign('archives/mailbox')],
});

const S2 = firm('prover.yaml', {
  'S2-01': [void_('about/notice/superseded/old-form'), fact('about/notice')],
  'S2-02': [fact('controllers/prover'), fact('controllers/prover/contact')],
  'S2-03': [fact('registers/customer-marketing'), ...['assignments', 'care', 'sales', 'newsletter'].map((id) => fact(`purposes/${id}`))],
  'S2-04': [only('contact'), sign('archives/outlook')],
  'S2-05': [
    only('billing'),
    live('access.viewer-cannot-change', 'recipients/lakeus'),
    sign('recipients/procountor'),
    sign('dataGroups/invoices'),
    sign('retention/vouchers'),
  ],
  'S2-06': [sign('dataGroups/calendar'), sign('dataGroups/documents'), sign('archives/outlook'), sign('archives/phone')],
  'S2-07': [sign('dataGroups/summaries'), sign('archives/sent-summaries')],
  'S2-08': [sign('dataGroups/coaching-log'), sign('retention/log'), fact('purposes/coaching-log'), void_('retention/log/completed/period')],
  'S2-09': [sign('marketing/reference-permission'), sign('dataGroups/references'), fact('purposes/references')],
  'S2-10': [sign('dataGroups/assessments'), sign('dataGroups/certificates'), sign('recipients/wopi')],
  'S2-11': [
    live('retention.review-on-time', 'retention/review'),
    live('erasure.within-hours', 'retention/erasure-request'),
    sign('retention/summary'),
    void_('retention/review/completed/inactive'),
  ],
  'S2-12': [live('fields.source-declared', 'safeguards/declared-sources'), fact('sources/self'), fact('sources/social-order')],
  'S2-13': [
    live('access.viewer-cannot-change', 'recipients/lakeus'),
    live('access.viewer-cannot-change', 'recipients/curyxsoft'),
    sign('disclosures/closed'),
    fact('disclosures/to-the-person'),
    void_('recipients/lakeus/completed/fields'),
  ],
  'S2-14': [
    sign('recipients/mailchimp'),
    sign('recipients/mailmunch'),
    sign('transfers/email-only'),
    sign('recipients/mailchimp/transfer'),
    live('site.no-third-party', 'transfers/pages'),
  ],
  'S2-15': [void_('transfers/email-only/superseded/vendor-duty')],
  'S2-16': [sign('archives/office-cabinet'), sign('archives/home-cabinet')],
  'S2-17': [
    live('access.mfa', 'safeguards/recognition'),
    live('backup.fresh', 'safeguards/backups'),
    sign('safeguards/device-lock'),
    sign('safeguards/device-care'),
    void_('safeguards/recognition/completed/methods'),
  ],
  'S2-18': [void_('requests/rights/access/superseded/one-free-a-year'), fact('requests/rights/access'), fact('requests')],
  'S2-19': [fact('requests/rights/rectification'), sign('marketing/ban'), fact('requests/rights/marketing-ban')],
});

const S3 = firm('interniemi.yaml', {
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
  'S3-12': [sign('disclosures/grounds'), void_('disclosures/grounds/completed/always')],
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
    fact('requests/rights/access'),
    fact('requests/rights/rectification'),
    void_('requests/superseded/in-writing'),
  ],
});

const S4 = firm('lexmentor.yaml', {
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
    sign('disclosures/contract-with-each'),
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
    fact('requests/rights/access'),
  ],
  'S4-23': [fact('requests'), void_('requests/completed/deadline')],
  'S4-24': [sign('marketing/ban'), fact('requests/rights/marketing-ban'), fact('requests/rights/rectification')],
});

export const ROWS: readonly Row[] = [...S0, ...S1, ...S2, ...S3, ...S4];
export const FILES: readonly string[] = [...new Set(ROWS.map(({ file }) => file))];
