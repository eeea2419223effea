/** The form in the order of the notice: which sections it has, which lists they hold and which fields an item has. */
import type { declarationFields } from '#web/i18n/declaration-fields.ts';
import type { declarationForm } from '#web/i18n/declaration-form.ts';
import { at, textAt } from './text/values.ts';

export type FieldLabel = Parameters<typeof declarationFields.t>[1];
type FormKey = Parameters<typeof declarationForm.t>[1];
export type HintKey = Extract<FormKey, `hint.${string}`>;
export type ListTitle = Extract<FormKey, `list.${string}`>;

export type Control =
  | 'plain'
  | 'three'
  | 'long'
  | 'refs'
  | 'ref'
  | 'one'
  | 'many'
  | 'flag'
  | 'period'
  | 'number'
  | 'date'
  | 'country'
  | 'fields'
  | 'whitelist';

export interface FieldSpec {
  /** Keys from the item, as a path: contact/email. */
  key: string;
  label: FieldLabel;
  as: Control;
  /** The list whose ids it means. */
  to?: string;
  /** The words one chooses from. */
  words?: string;
  optional?: boolean;
  /** What holds while nothing is written. */
  fallback?: string;
  hint?: HintKey;
  heading?: ListTitle;
  when?: (item: unknown) => boolean;
}

export interface ListSpec {
  key: string;
  title?: ListTitle;
  fields: readonly FieldSpec[];
  proof?: 'needed' | 'own';
  /** What a new item begins with. */
  fresh: Readonly<Record<string, unknown>>;
}

export interface SectionSpec {
  id: SectionId;
  /** Where the section begins in the notice. */
  anchor: string;
  /** Keys of the declaration that stand in it. */
  parts: readonly string[];
  /** Fields of the declaration itself. */
  fields: readonly FieldSpec[];
  lists: readonly ListSpec[];
  listsFirst?: boolean;
}

export type SectionId =
  | 'basics'
  | 'controllers'
  | 'registers'
  | 'subjectGroups'
  | 'purposes'
  | 'dataGroups'
  | 'sources'
  | 'retention'
  | 'recipients'
  | 'statements'
  | 'safeguards'
  | 'archives'
  | 'requests';

const EMPTY = { fi: '', sv: '', en: '' };
const name: FieldSpec = { key: 'name', label: 'name', as: 'three' };
const said: FieldSpec = { key: 'text', label: 'text', as: 'long' };
const registers: FieldSpec = { key: 'registers', label: 'registers', as: 'refs', to: 'registers' };
const purposes: FieldSpec = { key: 'purposes', label: 'purposes', as: 'refs', to: 'purposes' };
const contact = (prefix: string): FieldSpec[] => [
  { key: `${prefix}/role`, label: 'contactRole', as: 'three', heading: prefix === 'contact' ? 'list.contact' : 'list.dpo' },
  { key: `${prefix}/name`, label: 'contactName', as: 'plain', optional: true },
  { key: `${prefix}/email`, label: 'email', as: 'plain', optional: true },
  { key: `${prefix}/phone`, label: 'phone', as: 'plain', optional: true },
  { key: `${prefix}/post`, label: 'post', as: 'plain', optional: true },
];
const statements = (key: 'about' | 'disclosures' | 'transfers' | 'marketing' | 'automated' | 'mustGive'): ListSpec => ({
  key,
  title: `list.${key}`,
  fields: [said],
  proof: 'own',
  fresh: { text: EMPTY },
});

const appointed = (item: unknown) => at(item, ['dpo', 'appointed']) === true;
const outside = (item: unknown) => at(item, ['transfer']) !== undefined || !INSIDE.has(textAt(item, ['country']));
/** The EEA: the server judges; the form only shows the fields of a transfer when they may be needed. */
const INSIDE = new Set(
  ['', 'EEA', 'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO'].join(' ').split(' '),
);

const CONTROLLER: readonly FieldSpec[] = [
  { key: 'name', label: 'name', as: 'plain' },
  { key: 'businessId', label: 'businessId', as: 'plain', optional: true },
  { key: 'alias', label: 'alias', as: 'plain', optional: true },
  { key: 'domicile', label: 'domicile', as: 'plain', optional: true },
  { key: 'website', label: 'website', as: 'plain', optional: true },
  { key: 'role', label: 'controllerRole', as: 'one', words: 'controllerRole', fallback: 'controller' },
  ...contact('contact'),
];
const REGISTER: readonly FieldSpec[] = [
  name,
  { key: 'subjectGroups', label: 'subjectGroups', as: 'refs', to: 'subjectGroups' },
  { key: 'retention', label: 'registerRetention', as: 'refs', to: 'retention', hint: 'hint.registerRetention' },
  { key: 'parent', label: 'parent', as: 'ref', to: 'registers', optional: true },
  { key: 'about', label: 'about', as: 'long', optional: true },
  { key: 'processor', label: 'registerProcessor', as: 'ref', to: 'recipients', optional: true },
  { key: 'joint', label: 'joint', as: 'long', optional: true },
];
const PURPOSE: readonly FieldSpec[] = [
  name,
  { key: 'basis', label: 'basis', as: 'one', words: 'basis' },
  { key: 'interest', label: 'interest', as: 'long', when: (item) => textAt(item, ['basis']) === 'legitimate-interest' },
  registers,
];
const DATA_GROUP: readonly FieldSpec[] = [
  name,
  { key: 'fields', label: 'fields', as: 'fields' },
  registers,
  purposes,
  { key: 'sources', label: 'sources', as: 'refs', to: 'sources' },
  { key: 'retention', label: 'groupRetention', as: 'refs', to: 'retention', optional: true, hint: 'hint.groupRetention' },
  { key: 'condition', label: 'condition', as: 'long', optional: true },
  { key: 'art9', label: 'art9', as: 'long', optional: true },
];
const SOURCE: readonly FieldSpec[] = [
  name,
  { key: 'from', label: 'from', as: 'one', words: 'sourceKind' },
  { key: 'public', label: 'public', as: 'flag' },
  { key: 'withConsent', label: 'withConsent', as: 'flag' },
];
const RECIPIENT: readonly FieldSpec[] = [
  name,
  { key: 'role', label: 'role', as: 'one', words: 'role' },
  { key: 'country', label: 'country', as: 'country' },
  { key: 'access', label: 'access', as: 'one', words: 'access' },
  { key: 'fields', label: 'whitelist', as: 'whitelist', hint: 'hint.whitelist' },
  purposes,
  { key: 'agreement/kind', label: 'agreement', as: 'one', words: 'agreement' },
  { key: 'agreement/recheck', label: 'recheck', as: 'period', optional: true },
  { key: 'agreement/instructions', label: 'instructions', as: 'long', optional: true },
  { key: 'transfer/instrument', label: 'instrument', as: 'one', words: 'instrument', heading: 'list.transfer', when: outside },
  { key: 'transfer/reason', label: 'reason', as: 'long', when: outside },
  { key: 'transfer/recheckOn', label: 'recheckOn', as: 'date', when: outside },
];
const ARCHIVE: readonly FieldSpec[] = [
  name,
  { key: 'kind', label: 'archiveKind', as: 'one', words: 'archiveKind' },
  { key: 'place', label: 'place', as: 'long' },
  { key: 'fields', label: 'archiveFields', as: 'whitelist', hint: 'hint.archiveFields' },
  { key: 'rhythm', label: 'rhythm', as: 'period', optional: true },
];

export const SECTIONS: readonly SectionSpec[] = [
  {
    id: 'basics',
    anchor: 'about',
    parts: ['format', 'id', 'name', 'language', 'statedDate', 'begunFrom', 'about'],
    fields: [
      name,
      { key: 'language', label: 'language', as: 'one', words: 'language', fallback: 'fi' },
      { key: 'statedDate', label: 'statedDate', as: 'date', optional: true },
    ],
    lists: [statements('about')],
  },
  {
    id: 'controllers',
    anchor: 'controller',
    parts: ['controllers', 'dpo'],
    listsFirst: true,
    fields: [
      { key: 'dpo/appointed', label: 'appointed', as: 'flag', heading: 'list.dpo' },
      ...contact('dpo/contact').map(({ heading: _heading, ...field }) => ({ ...field, when: appointed })),
    ],
    lists: [{ key: 'controllers', title: 'list.controllers', fields: CONTROLLER, fresh: { name: '', contact: { role: EMPTY } } }],
  },
  section('registers', 'registers', REGISTER, { name: EMPTY, subjectGroups: [], retention: [] }),
  section('subjectGroups', 'subjects', [name], { name: EMPTY }),
  section('purposes', 'purposes', PURPOSE, { name: EMPTY, registers: [], basis: 'contract' }),
  section('dataGroups', 'data', DATA_GROUP, { name: EMPTY, registers: [], purposes: [], sources: [], fields: [] }),
  section('retention', 'retention', [], { kind: 'after-event', trigger: 'last-contact', period: 'P3Y' }),
  section('sources', 'sources', SOURCE, { name: EMPTY, from: 'self' }),
  section('recipients', 'recipients', RECIPIENT, {
    name: EMPTY,
    role: 'processor',
    country: 'FI',
    access: 'copy',
    fields: [],
    purposes: [],
    agreement: { kind: 'processing-agreement' },
  }),
  {
    id: 'statements',
    anchor: 'disclosures',
    parts: ['disclosures', 'transfers', 'marketing', 'automated', 'mustGive'],
    fields: [],
    lists: [statements('disclosures'), statements('transfers'), statements('marketing'), statements('automated'), statements('mustGive')],
  },
  {
    ...section('safeguards', 'safeguards', [said], { text: EMPTY, proof: { kind: 'attested', rhythm: 'P1Y', task: EMPTY } }),
    lists: [
      {
        key: 'safeguards',
        fields: [said],
        proof: 'needed',
        fresh: { text: EMPTY, proof: { kind: 'attested', rhythm: 'P1Y', task: EMPTY } },
      },
    ],
  },
  section('archives', 'archives', ARCHIVE, { name: EMPTY, kind: 'paper', place: EMPTY, fields: [] }),
  {
    id: 'requests',
    anchor: 'procedure',
    parts: ['requests'],
    fields: [
      { key: 'requests/erasureHours', label: 'erasureHours', as: 'number' },
      { key: 'requests/answerDays', label: 'answerDays', as: 'number' },
      { key: 'requests/channels', label: 'channels', as: 'many', words: 'channel' },
      { key: 'requests/identity', label: 'identity', as: 'one', words: 'identity' },
      { key: 'requests/clarification', label: 'clarification', as: 'flag' },
    ],
    lists: [
      {
        key: 'requests/rights',
        title: 'list.rights',
        fields: [
          { key: 'right', label: 'right', as: 'one', words: 'right' },
          { key: 'text', label: 'text', as: 'long', optional: true },
        ],
        fresh: { right: 'access' },
      },
    ],
  },
];

function section(
  id: SectionId &
    ('registers' | 'subjectGroups' | 'purposes' | 'dataGroups' | 'retention' | 'sources' | 'recipients' | 'safeguards' | 'archives'),
  anchor: string,
  fields: readonly FieldSpec[],
  fresh: Readonly<Record<string, unknown>>,
): SectionSpec {
  return { id, anchor, parts: [id], fields: [], lists: [{ key: id, fields, fresh }] };
}

/** The section in which a part of the declaration stands. */
export function sectionOf(path: string): SectionId {
  const [part = ''] = path.split('/');
  return SECTIONS.find(({ parts }) => parts.includes(part))?.id ?? 'basics';
}
