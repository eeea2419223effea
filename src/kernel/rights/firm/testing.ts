/** The declaration of a small firm for tests of erasure and retention: three registers with different lists and rules. */
import { compilePolicy, policySchema } from '#kernel/policy';
import type { CompiledPolicy } from '#kernel/policy';

function text(word: string): { fi: string; sv: string; en: string } {
  return { fi: word, sv: word, en: word };
}

function group(id: string, registers: string[], fields: unknown[], retention: string[] = []): object {
  return { id, name: text(id), registers, purposes: ['care'], sources: ['self'], fields, retention };
}

/** Parts of a declaration that these tests do not speak of. */
const NOTHING = {
  recipients: [],
  disclosures: [],
  transfers: [],
  marketing: [],
  automated: [{ id: 'none', text: text('none') }],
  safeguards: [],
  archives: [],
  requests: {
    channels: ['email'],
    erasureHours: 48,
    answerDays: 30,
    identity: 'link',
    clarification: true,
    fee: 'none',
    rights: [{ right: 'access' }],
  },
};

/** `customer` ends five years after the last contact, `letters` two days after a ban, `alumni` is reviewed; orders are kept by law, notes go after a year. */
export function firmOfRights(more: { retention?: object[]; dataGroups?: object[] } = {}): CompiledPolicy {
  const policy = policySchema.parse({
    format: 'lupaus-policy/1',
    id: 'sample',
    name: text('sample'),
    statedDate: null,
    controllers: [{ id: 'firm', name: 'Esimerkki Oy', contact: { role: text('contact') } }],
    dpo: { appointed: false },
    registers: [
      { id: 'customer', name: text('customer'), subjectGroups: ['people'], retention: ['five-years', 'on-request'] },
      { id: 'letters', name: text('letters'), subjectGroups: ['people'], retention: ['unsubscribed'] },
      { id: 'alumni', name: text('alumni'), subjectGroups: ['people'], retention: ['review'] },
    ],
    subjectGroups: [{ id: 'people', name: text('people') }],
    purposes: [{ id: 'care', name: text('care'), registers: ['customer', 'letters', 'alumni'], basis: 'contract' }],
    dataGroups: more.dataGroups ?? [
      group(
        'contact',
        ['customer'],
        ['person.name', 'person.email', 'person.phone', 'person.job_title', 'contact.event', 'contact.note', 'person.employer'],
      ),
      group('notes', ['customer'], ['person.note', { id: 'firm.hobby', name: text('hobby'), class: 'ordinary' }], ['one-year']),
      group('orders', ['customer'], ['order.details'], ['vouchers']),
      group('letter', ['letters'], ['person.email']),
      group('alumnus', ['alumni'], ['person.name']),
    ],
    sources: [{ id: 'self', name: text('self'), from: 'self' }],
    retention: more.retention ?? [
      { id: 'five-years', kind: 'relation', trigger: 'last-contact', period: 'P5Y' },
      { id: 'one-year', kind: 'after-event', trigger: 'last-contact', period: 'P1Y' },
      { id: 'unsubscribed', kind: 'outdated', triggers: ['ban', 'consent-withdrawn', 'unreachable'], within: 'P2D' },
      { id: 'review', kind: 'periodic-review', every: 'P5Y', inactive: { trigger: 'last-contact', period: 'P3Y' }, decideWithin: 'P30D' },
      {
        id: 'vouchers',
        kind: 'statutory',
        trigger: 'financial-year-end',
        period: 'P6Y',
        from: 'calendar-year-end',
        law: text('Kirjanpitolaki 2:10'),
      },
      { id: 'on-request', kind: 'on-request', withinHours: 48 },
    ],
    ...NOTHING,
  });
  return compilePolicy(policy, { versionId: 'version-1', versionNo: 1, effectiveFrom: '2020-01-01' });
}
