// Codes and ids that the module stores, as people say them: who looks at what is held reads words and names, never keys.

import type { Deps } from '#kernel/deps';
import { formatDate, localDate } from '#platform/clock';
import type { Text } from '#platform/i18n';
import { leadAs, leadNames, LEAD_PARTS, ofLead } from './held-leads.ts';
import { phrases } from './phrases.ts';
import type { CustomersPhrase } from './phrases.ts';
import { subjectLabels } from './views.ts';

export interface Stored {
  readonly kind: string;
  readonly column: string;
  readonly value: string | number;
}

export interface InWords {
  /** Which part of the field the column holds, where a field has several. */
  readonly part: Text | null;
  /** The value as people say it; null when it is already what people say. */
  readonly shown: Text | null;
}

/** Words for these values: one look-up of names for all of them. */
export async function heldWords(deps: Pick<Deps, 'database'>, values: readonly Stored[]): Promise<(value: Stored) => InWords> {
  const ids = values.filter(isOrganisation).map(({ value }) => String(value));
  const names = ids.length === 0 ? new Map<string, string>() : await subjectLabels(deps, [...new Set(ids)]);
  const lists = values.some(ofLead) ? await leadNames(deps.database.db) : new Map<string, Text>();
  return (stored) => {
    const part = PARTS[`${stored.kind}.${stored.column}`];
    const lead = ofLead(stored) && !isOrganisation(stored);
    const shown = lead ? leadAs(stored.column, String(stored.value), { names: lists, money, day }) : shownAs(stored, names);
    return { part: part === undefined ? null : phrases.text(part), shown };
  };
}

function shownAs(stored: Stored, names: ReadonlyMap<string, string>): Text | null {
  const value = String(stored.value);
  if (isOrganisation(stored)) return same(names.get(value) ?? '–');
  if (stored.kind === 'voucher' && stored.column === 'amount_cents') return money(Number(value));
  if (DATED.includes(stored.kind) && stored.column === 'dated') return day(value);
  if (stored.kind === 'message') return messageAs(stored.column, value);
  if (FOLLOWED.includes(stored.kind)) return followedAs(stored.column, value);
  const word = stored.kind === 'contact-event' && stored.column === 'kind' ? CONTACTS[value] : undefined;
  return word === undefined ? null : phrases.text(word);
}

function isOrganisation({ kind, column }: Stored): boolean {
  return (kind === 'affiliation' || kind === 'lead') && column === 'organisation_id';
}

/** Papers of the documents module: their columns are told with those of people, wherever what is held is told. */
const DATED = ['document', 'voucher'];

/** Messages of the correspondence module: who wrote it, and on which day. */
function messageAs(column: string, value: string): Text | null {
  if (column === 'sent_at') return day(localDate(new Date(value)));
  return column === 'direction' ? phrases.text(value === 'out' ? 'held.toPerson' : 'held.fromPerson') : null;
}

/** What was followed of letters, of the marketing module: the day, and which link of the letter. */
const FOLLOWED = ['letter-open', 'letter-click'];

function followedAs(column: string, value: string): Text | null {
  return column === 'link_n' ? phrases.text('held.link', { n: Number(value) + 1 }) : day(localDate(new Date(value)));
}

function money(cents: number): Text {
  const [whole, part] = [Math.trunc(Math.abs(cents) / 100), String(Math.abs(cents) % 100).padStart(2, '0')];
  const amount = `${cents < 0 ? '\u2212' : ''}${whole},${part}\u00A0€`;
  return { fi: amount, sv: amount, en: amount.replace(',', '.') };
}

function day(value: string): Text {
  return { fi: formatDate(value, 'fi'), sv: formatDate(value, 'sv'), en: formatDate(value, 'en') };
}

function same(text: string): Text {
  return { fi: text, sv: text, en: text };
}

const CONTACTS: Readonly<Record<string, CustomersPhrase>> = {
  call: 'timeline.call',
  meeting: 'timeline.meeting',
  mail: 'timeline.mail',
  note: 'timeline.note',
  service: 'timeline.service',
};

const PARTS: Readonly<Record<string, CustomersPhrase>> = {
  'person.given_name': 'held.given',
  'person.family_name': 'held.family',
  'task.title': 'held.what',
  'task.due_on': 'held.on',
  'task.done_on': 'held.done',
  'affiliation.organisation_id': 'held.organisation',
  'affiliation.since': 'held.since',
  'affiliation.until': 'held.until',
  'contact-event.kind': 'held.what',
  'contact-event.occurred_on': 'held.on',
  'message.direction': 'held.what',
  'message.sent_at': 'held.on',
  'message.title': 'held.title',
  'letter-open.opened_at': 'held.on',
  'letter-click.link_n': 'held.what',
  'letter-click.clicked_at': 'held.on',
  ...LEAD_PARTS,
  'document.number': 'held.number',
  'document.dated': 'held.on',
  'document.title': 'held.title',
  'voucher.number': 'held.number',
  'voucher.dated': 'held.on',
  'voucher.amount_cents': 'held.amount',
};
