// Answers of the lists: pages of people and organisations, how many match, and the words there are to choose from.

import type { Deps } from '#kernel/deps';
import type { ParsedOf } from '#platform/contract';
import { localDate } from '#platform/clock';
import type { people } from './contract.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { personLabel } from './labels.ts';
import { daysOf, readFilter } from './list-filter.ts';
import type { PeopleQuery } from './list-filter.ts';
import { pageOfPeople } from './queries-list.ts';
import type { PersonListRow } from './queries-list.ts';
import { countMatching } from './queries-list-count.ts';
import type { Counted, Matching } from './queries-list-count.ts';
import { conditionsOf } from './queries-list-filters.ts';
import { wordsInUse } from './queries-list-words.ts';

export async function listPeople(deps: Deps, query: ParsedOf<typeof people.list>['query']) {
  const { sort, after, limit, ...asked } = query;
  // One more than asked for tells whether there is a next page.
  const rows = await pageOfPeople(deps.database.db, {
    filter: await readFilter(deps, asked),
    sort,
    after: decodeCursor(after),
    limit: limit + 1,
    days: daysOf(deps),
  });
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { rows: rows.slice(0, limit).map(rowView), next: last ? encodeCursor(last.value, last.id) : null };
}

export async function matchingPeople(deps: Deps, { exact, ...asked }: ParsedOf<typeof people.matching>['query']): Promise<Matching> {
  return countMatching(deps.database.db, await countedPeople(deps, asked), exact === 'yes');
}

/** The people of a filter, to be counted or visited. */
export async function countedPeople(deps: Deps, asked: PeopleQuery): Promise<Counted> {
  const filter = await readFilter(deps, asked);
  return { table: 'person', conditions: conditionsOf(deps.database.db, filter, daysOf(deps)), among: filter.ids };
}

/** More words than this are not chosen from a list. */
const CHOICES = 200;

export async function wordsOf(deps: Deps, of: 'job' | 'language' | 'industry' | 'organisation-industry'): Promise<{ words: string[] }> {
  const words = await wordsInUse(deps.database.db, of);
  return { words: words.slice(0, CHOICES) };
}

/** One row as it is answered. */
function rowView(row: PersonListRow) {
  const { memberships } = row;
  return {
    id: row.id,
    label: personLabel(row, reachedBy(row)),
    customerNumber: row.customer_number,
    jobTitle: row.job_title,
    organisation: row.organisation,
    email: row.email,
    phone: row.phone,
    nextAction: row.next_action,
    nextActionOn: row.next_action_on,
    dueOn: earliest(memberships, 'dueOn'),
    reviewOn: earliest(memberships, 'reviewOn'),
    restricted: row.restricted_at !== null,
    registers: memberships.map(({ registerId }) => registerId),
    lastContactOn: later(row.last_contact, row.last_service_contact),
    addedOn: localDate(new Date(row.created_at)),
  };
}

function reachedBy({ email, other }: PersonListRow): { field_id: string; value: string }[] {
  const points: { field_id: string; value: string }[] = [];
  if (email !== null) points.push({ field_id: 'person.email', value: email });
  if (other !== null) points.push({ field_id: 'person.other_contact', value: other });
  return points;
}

function earliest(memberships: PersonListRow['memberships'], of: 'dueOn' | 'reviewOn'): string | null {
  let first: string | null = null;
  for (const { [of]: day } of memberships) if (day !== null && (first === null || day < first)) first = day;
  return first;
}

function later(a: string | null, b: string | null): string | null {
  return a === null || (b !== null && b > a) ? b : a;
}
