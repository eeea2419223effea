/** The policy language: one document says whose data, which fields, why, from where, to whom, how long and how protected (GDPR Art. 13, 14, 30). */
import { z } from 'zod';
import { FIELD_CLASSES } from './catalogue.ts';

export const BASES = ['contract', 'consent', 'explicit-consent', 'legitimate-interest', 'legal-obligation'] as const;
export const RETENTION_KINDS = [
  'after-event',
  'periodic-review',
  'relation',
  'claim-period',
  'outdated',
  'statutory',
  'on-request',
] as const;
/** Business events that start a clock. Each is an explicit dated record, never a time of change. */
export const TRIGGERS = [
  'membership-start',
  'last-contact',
  'last-service-contact',
  'assignment-end',
  'service-end',
  'event-end',
  'unreachable',
  'outdated',
  'consent-withdrawn',
  'ban',
  'request',
  'financial-year-end',
  'certificate-granted',
] as const;
export type Trigger = (typeof TRIGGERS)[number];
export const SOURCE_KINDS = [
  'self',
  'organisation',
  'own-records',
  'partner',
  'public',
  'social',
  'web',
  'device',
  'media',
  'authority',
] as const;
export const RIGHTS = [
  'access',
  'rectification',
  'erasure',
  'restriction',
  'objection',
  'portability',
  'withdrawal',
  'marketing-ban',
  'complaint',
] as const;
export const CHANNELS = ['email', 'post', 'phone', 'in-person', 'own-pages'] as const;

const id = z.string().regex(/^[a-z][a-z0-9-]*$/, 'lower-case letters, digits and hyphens');
const fieldId = z.string().regex(/^[a-z]+\.[a-z0-9_]+$/, 'a field id such as person.email');
const date = z.iso.date();
/** ISO 8601 period of whole days or longer, for example P5Y, P18M, P30D. */
const period = z.string().regex(/^P(?=\d)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?$/, 'a period such as P5Y or P30D');
const text = z.strictObject({ fi: z.string().min(1), sv: z.string().min(1), en: z.string().min(1) });
/** Ids of the rows of the source notice that this node expresses, for example S0-07. */
const clauses = z.array(z.string().regex(/^[A-Z]+\d*-\d{2}$/)).default([]);

/** What the source notice said (or null when silent), what the law asks, and why the value in force differs from it. */
const completion = z.strictObject({
  what: id,
  stated: text.nullable(),
  reason: text,
  rule: z.string().regex(/^R\d+[a-z]?$/),
  clauses,
  /** The day on which the owner confirmed the value; absent until setup asked. */
  confirmedOn: date.optional(),
});
/** A stated clause that is less favourable to the person than the law: shown, never enforced. */
const supersession = z.strictObject({ id, stated: text, instead: text, rule: z.string().regex(/^R\d+[a-z]?$/), clauses });

/** How the promise that comes of a node is proved; absent means the default of its section. */
const proof = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fact') }),
  z.strictObject({ kind: z.literal('automatic'), check: z.string() }),
  z.strictObject({ kind: z.literal('attested'), rhythm: period, task: text }),
]);
const node = {
  clauses,
  completed: z.array(completion).default([]),
  superseded: z.array(supersession).default([]),
  proof: proof.optional(),
};

const contact = z.strictObject({
  role: text,
  name: z.string().optional(),
  email: z.email().optional(),
  phone: z.string().optional(),
  post: z.string().optional(),
});
const controller = z.strictObject({
  id,
  name: z.string(),
  businessId: z.string().optional(),
  alias: z.string().optional(),
  domicile: z.string().optional(),
  website: z.string().optional(),
  role: z.enum(['controller', 'joint']).default('controller'),
  contact,
  contactClauses: clauses,
  ...node,
});
const register = z.strictObject({
  id,
  name: text,
  parent: id.optional(),
  about: text.optional(),
  subjectGroups: z.array(id).min(1),
  retention: z.array(id).min(1),
  joint: text.optional(),
  processor: id.optional(),
  ...node,
});
const purpose = z.strictObject({
  id,
  name: text,
  registers: z.array(id).min(1),
  basis: z.enum(BASES),
  interest: text.optional(),
  /** Said of a legitimate interest: false when its messages are no marketing. Without it they are treated as marketing. */
  marketing: z.boolean().optional(),
  ...node,
});
const field = z.union([
  fieldId,
  z.strictObject({ id: fieldId, name: text.optional(), class: z.enum(FIELD_CLASSES).optional(), when: text.optional(), clauses }),
]);
const dataGroup = z.strictObject({
  id,
  name: text,
  registers: z.array(id).min(1),
  purposes: z.array(id).min(1),
  sources: z.array(id).min(1),
  /** Own rules for the records of this group; without them the values live as long as the membership in the register. */
  retention: z.array(id).default([]),
  fields: z.array(field).min(1),
  condition: text.optional(),
  art9: text.optional(),
  ...node,
});
const source = z.strictObject({
  id,
  name: text,
  from: z.enum(SOURCE_KINDS),
  public: z.boolean().default(false),
  withConsent: z.boolean().default(false),
  ...node,
});

const trigger = z.enum(TRIGGERS);
const rule = { id, about: text.optional(), ...node };
const retention = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('after-event'), trigger, period, ...rule }),
  z.strictObject({ kind: z.literal('relation'), trigger, period, ...rule }),
  z.strictObject({
    kind: z.literal('periodic-review'),
    every: period,
    inactive: z.strictObject({ trigger, period }),
    decideWithin: period.default('P30D'),
    ...rule,
  }),
  z.strictObject({ kind: z.literal('claim-period'), trigger, period, law: text, ...rule }),
  z.strictObject({ kind: z.literal('outdated'), triggers: z.array(trigger).min(1), within: period, ...rule }),
  z.strictObject({
    kind: z.literal('statutory'),
    trigger,
    period,
    from: z.enum(['event', 'calendar-year-end']).default('event'),
    law: text,
    ...rule,
  }),
  z.strictObject({ kind: z.literal('on-request'), withinHours: z.int().positive(), ...rule }),
]);

const agreement = z.strictObject({
  kind: z.enum(['processing-agreement', 'assignment-contract', 'nda', 'joint-arrangement', 'consent', 'statute', 'none']),
  instructions: text.optional(),
  recheck: period.default('P1Y'),
});
/** A transfer outside the EU/EEA needs an instrument of chapter V and a date on which it is looked at again. */
const transfer = z.strictObject({ instrument: z.enum(['adequacy', 'dpf', 'scc', 'consent', 'none']), reason: text, recheckOn: date });
const recipient = z.strictObject({
  id,
  name: text,
  role: z.enum(['processor', 'partner', 'controller', 'joint-controller', 'authority', 'category']),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .or(z.literal('EEA')),
  /** view: reads in this system; copy: the data lie in the recipient's own system. */
  access: z.enum(['view', 'copy']),
  fields: z.array(fieldId),
  purposes: z.array(id).min(1),
  agreement,
  transfer: transfer.optional(),
  offSystem: z.boolean().default(true),
  ...node,
});
const right = z.strictObject({ right: z.enum(RIGHTS), text: text.optional(), ...node });
const requests = z.strictObject({
  channels: z.array(z.enum(CHANNELS)).min(1),
  erasureHours: z.int().positive(),
  answerDays: z.int().positive().max(31),
  identity: z.enum(['link', 'reasonable-doubt', 'in-person']),
  clarification: z.boolean(),
  fee: z.literal('none'),
  rights: z.array(right).min(1),
  ...node,
});
const statement = z.strictObject({ id, text, ...node });
const safeguard = z.strictObject({ id, text, ...node, proof });
const archive = z.strictObject({
  id,
  name: text,
  kind: z.enum(['paper', 'backup', 'mailbox', 'phone', 'service', 'device']),
  place: text,
  fields: z.array(fieldId).default([]),
  rhythm: period.default('P1Y'),
  ...node,
});

/** The whole declaration. Order of keys is the order of the notice. */
export const policySchema = z.strictObject({
  format: z.literal('lupaus-policy/1'),
  id,
  name: text,
  statedDate: date.nullable(),
  /** The declaration that another firm took for its model: what that firm's earlier notice said is no history of this one. */
  begunFrom: id.optional(),
  language: z.enum(['fi', 'sv', 'en']).default('fi'),
  about: z.array(statement).default([]),
  controllers: z.array(controller).min(1),
  dpo: z.strictObject({ appointed: z.boolean(), contact: contact.optional(), ...node }),
  registers: z.array(register).min(1),
  subjectGroups: z.array(z.strictObject({ id, name: text, ...node })).min(1),
  purposes: z.array(purpose).min(1),
  dataGroups: z.array(dataGroup).min(1),
  sources: z.array(source).min(1),
  retention: z.array(retention).min(1),
  recipients: z.array(recipient),
  disclosures: z.array(statement),
  transfers: z.array(statement),
  marketing: z.array(statement),
  automated: z.array(statement).min(1),
  mustGive: z.array(statement).default([]),
  safeguards: z.array(safeguard),
  archives: z.array(archive),
  requests,
});

export type Policy = z.infer<typeof policySchema>;
export type Node = Pick<Policy['purposes'][number], 'clauses' | 'completed' | 'superseded' | 'proof'>;
export type Proof = NonNullable<Node['proof']>;
export type Completion = Node['completed'][number];
export type Supersession = Node['superseded'][number];
export type Basis = (typeof BASES)[number];
export type RetentionRule = Policy['retention'][number];
export type Recipient = Policy['recipients'][number];
export type DataGroup = Policy['dataGroups'][number];
export type Register = Policy['registers'][number];
