// What has become of each of the 106 rows of the five source notices: where the policy says it and how its truth is known. Written by hand; the walk over the policies must agree.

import { S3, S4 } from './clauses.later.ts';
import { due, fact, firm, live, only, sign, void_ } from './clauses.words.ts';
import type { Row } from './clauses.words.ts';

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
  'S0-11': [
    live('disclosure.grounds', 'disclosures/with-consent'),
    fact('disclosures/to-the-person'),
    live('requests.in-time', 'requests/rights/access'),
  ],
  'S0-12': [live('disclosure.partner', 'recipients/partners'), void_('recipients/partners/superseded/viewing')],
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
  'S0-18': [
    live('erasure.rediscovery', 'requests/rights/erasure'),
    live('requests.in-time', 'requests/rights/access'),
    live('requests.in-time', 'requests/rights/rectification'),
  ],
  'S0-19': [live('requests.in-time', 'requests'), void_('requests/completed/identity')],
  'S0-20': [
    due('subscription-end'),
    live('permission.bans-hold', 'marketing/ban'),
    live('requests.in-time', 'requests/rights/marketing-ban'),
  ],
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
  'S1-13': [live('disclosure.grounds', 'disclosures/three-grounds')],
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
    live('requests.in-time', 'requests/rights/access'),
    live('requests.in-time', 'requests/rights/rectification'),
    live('requests.in-time', 'requests/rights/objection'),
  ],
  'S1-19': [
    sign('marketing/ban'),
    live('requests.in-time', 'requests/rights/marketing-ban'),
    live('requests.in-time', 'requests/rights/withdrawal'),
    void_('requests/rights/withdrawal/superseded/sole-basis-only'),
  ],
  'S1-20': [
    live('erasure.rediscovery', 'requests/rights/erasure'),
    void_('requests/rights/erasure/superseded/not-necessary-only'),
    void_('requests/rights/erasure/completed/refusal'),
  ],
  'S1-21': [live('restriction.blocks', 'requests/rights/restriction'), void_('requests/rights/restriction/completed/grounds')],
  'S1-22': [fact('requests/rights/complaint'), void_('requests/rights/complaint/completed/address')],
  'S1-23': [live('requests.in-time', 'requests'), void_('requests/completed/identity'), sign('archives/mailbox')],
});

const S2 = firm('prover.yaml', {
  'S2-01': [void_('about/notice/superseded/old-form'), fact('about/notice')],
  'S2-02': [fact('controllers/prover'), fact('controllers/prover/contact')],
  'S2-03': [fact('registers/customer-marketing'), ...['assignments', 'care', 'sales', 'newsletter'].map((id) => fact(`purposes/${id}`))],
  'S2-04': [only('contact'), sign('archives/outlook')],
  'S2-05': [
    only('billing'),
    live('disclosure.partner', 'recipients/lakeus'),
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
    live('disclosure.partner', 'recipients/lakeus'),
    live('disclosure.partner', 'recipients/curyxsoft'),
    live('disclosure.grounds', 'disclosures/closed'),
    fact('disclosures/to-the-person'),
    void_('recipients/lakeus/completed/fields'),
  ],
  'S2-14': [
    sign('recipients/mailchimp'),
    sign('recipients/mailmunch'),
    live('disclosure.whitelist', 'transfers/email-only'),
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
  'S2-18': [
    void_('requests/rights/access/superseded/one-free-a-year'),
    live('requests.in-time', 'requests/rights/access'),
    live('requests.in-time', 'requests'),
  ],
  'S2-19': [
    live('requests.in-time', 'requests/rights/rectification'),
    sign('marketing/ban'),
    live('requests.in-time', 'requests/rights/marketing-ban'),
  ],
});

export const ROWS: readonly Row[] = [...S0, ...S1, ...S2, ...S3, ...S4];
export const FILES: readonly string[] = [...new Set(ROWS.map(({ file }) => file))];
