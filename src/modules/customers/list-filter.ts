// What was asked of a list, ready to be looked up: words resolved to the values in use, days to instants, a search to ids.

import type { Deps } from '#kernel/deps';
import { fold, search } from '#kernel/subjects';
import { addPeriod, localDate } from '#platform/clock';
import type { ParsedOf } from '#platform/contract';
import type { people } from './contract.ts';
import { representativesOf } from './queries.ts';
import { wordsInUse } from './queries-list-words.ts';
import type { WordsOf } from './queries-list-words.ts';
import { owedOf, SOON } from './today.ts';
import type { Owed } from './today.ts';

export type PeopleQuery = Omit<ParsedOf<typeof people.matching>['query'], 'exact'>;
export type PeopleSort = ParsedOf<typeof people.list>['query']['sort'];

type Same = 'register' | 'group' | 'organisation' | 'due' | 'action' | 'email' | 'phone' | 'marketing' | 'number' | 'tag' | 'contact';

export interface ListFilter extends Pick<PeopleQuery, Same | 'contactFrom' | 'contactTo'> {
  /** Values in use that hold the words asked for; none, and nobody matches. */
  jobs?: readonly string[] | undefined;
  languages?: readonly string[] | undefined;
  industries?: readonly string[] | undefined;
  /** Instants between which somebody was added. */
  addedFrom?: string | undefined;
  addedTo?: string | undefined;
  /** Where a next action is declared, and the groups that are owed none; asked for with 'wanted'. */
  owed?: Owed | undefined;
  custom?: { readonly fieldId: string; readonly text: string | undefined } | undefined;
  /** Ids found by search, when the list is a search. */
  ids?: readonly string[] | undefined;
}

/** A search shows at most this many; who has more types another letter. */
export const FOUND = 400;

export function daysOf(deps: Pick<Deps, 'clock'>): { today: string; soon: string; week: string } {
  const today = localDate(deps.clock.now());
  return { today, soon: addPeriod(today, SOON), week: addPeriod(today, 'P7D') };
}

export async function readFilter(deps: Deps, query: PeopleQuery): Promise<ListFilter> {
  const { q, job, language, industry, addedFrom, addedTo, field, fieldText, ...same } = query;
  return {
    ...same,
    jobs: await holding(deps, 'job', job),
    languages: await holding(deps, 'language', language),
    industries: await holding(deps, 'industry', industry),
    addedFrom: addedFrom === undefined ? undefined : beginOf(addedFrom),
    addedTo: addedTo === undefined ? undefined : beginOf(addPeriod(addedTo, 'P1D')),
    owed: query.action === 'wanted' ? owedOf(deps) : undefined,
    custom: field === undefined ? undefined : { fieldId: field, text: fieldText },
    ids: q === undefined || q.trim() === '' ? undefined : await peopleFoundBy(deps, q),
  };
}

/** The values in use that hold these words, letters and accents aside. */
export async function holding(deps: Pick<Deps, 'database'>, of: WordsOf, asked: string | undefined): Promise<string[] | undefined> {
  if (asked === undefined) return undefined;
  const wanted = fold(asked);
  return (await wordsInUse(deps.database.db, of)).filter((word) => fold(word).includes(wanted));
}

/** The instant at which a day begins here. */
export function beginOf(day: string): string {
  const utc = Date.parse(`${day}T00:00:00Z`);
  const begins = [4, 3, 2, 1, 0].map((hours) => new Date(utc - hours * 3_600_000)).find((at) => localDate(at) === day);
  return (begins ?? new Date(utc)).toISOString();
}

/** People found by what is theirs, then by the organisation they represent. */
async function peopleFoundBy(deps: Deps, q: string): Promise<string[]> {
  const { db } = deps.database;
  const typed = asStored(q);
  const people = await search(db, typed, FOUND, 'person');
  if (people.length >= FOUND) return people;
  const organisations = await search(db, typed, FOUND, 'organisation');
  return [...new Set([...people, ...(await representativesOf(db, organisations, FOUND))])];
}

/** A phone number is found however it is spaced, and with or without the number of the country. */
export function asStored(q: string): string {
  const text = q.trim();
  // A Y-tunnus keeps its hyphen.
  if (!/^\+?\d[\d\s().-]{3,}$/.test(text) || /^\d{6,7}-\d$/.test(text)) return text;
  const digits = text.replace(/[^\d+]/g, '');
  // What follows the country or the first zero stands in both ways of writing it.
  return digits.replace(/^(?:\+358|00358|0(?=[1-9]))/, '') || digits;
}
