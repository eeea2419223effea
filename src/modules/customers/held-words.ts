// Codes and ids that the module stores, as people say them: who looks at what is held reads words and names, never keys.

import type { Deps } from '#kernel/deps';
import type { Text } from '#platform/i18n';
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
  return (stored) => {
    const part = PARTS[`${stored.kind}.${stored.column}`];
    return { part: part === undefined ? null : phrases.text(part), shown: shownAs(stored, names) };
  };
}

function shownAs(stored: Stored, names: ReadonlyMap<string, string>): Text | null {
  const value = String(stored.value);
  if (isOrganisation(stored)) return same(names.get(value) ?? '–');
  const word = stored.kind === 'contact-event' && stored.column === 'kind' ? CONTACTS[value] : undefined;
  return word === undefined ? null : phrases.text(word);
}

function isOrganisation({ kind, column }: Stored): boolean {
  return kind === 'affiliation' && column === 'organisation_id';
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
  'person.next_action': 'held.what',
  'person.next_action_on': 'held.on',
  'affiliation.organisation_id': 'held.organisation',
  'affiliation.since': 'held.since',
  'affiliation.until': 'held.until',
  'contact-event.kind': 'held.what',
  'contact-event.occurred_on': 'held.on',
};
