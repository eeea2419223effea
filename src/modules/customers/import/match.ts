// Who of a batch is in the register already: surely by customer number, address, or number together with a name; perhaps by what people share.

import { fold, sortKey } from '#kernel/subjects';
import type { Conn } from '#platform/db';
import { affiliationsOf, holdersOf, peopleByIds } from '../queries.ts';
import type { PersonRow } from '../queries.ts';
import { createdBy, peopleAt, peopleByNumber } from '../queries-import.ts';
import type { ImportedPerson } from './rows.ts';

export interface Found {
  /** The one it is, or those it may be. */
  readonly ids: readonly string[];
  readonly sure: boolean;
}

const NOBODY: Found = { ids: [], sure: true };

/** Looks a batch up in a number of queries that does not depend on its size. Whom the same import has made is somebody else: repeats within the file are told before. */
export async function matchesOf(
  conn: Conn,
  rows: readonly ImportedPerson[],
  importId: string | undefined,
): Promise<(row: ImportedPerson) => Found> {
  const look = await lookUp(conn, rows, importId);
  return (row) => found(look, row);
}

interface Look {
  readonly byNumber: ReadonlyMap<string, readonly string[]>;
  readonly byEmail: ReadonlyMap<string, readonly string[]>;
  readonly byPhone: ReadonlyMap<string, readonly string[]>;
  readonly byName: ReadonlyMap<string, readonly string[]>;
  readonly people: ReadonlyMap<string, PersonRow>;
  readonly firms: ReadonlyMap<string, ReadonlySet<string>>;
}

async function lookUp(conn: Conn, rows: readonly ImportedPerson[], importId: string | undefined): Promise<Look> {
  const numbers = await peopleByNumber(
    conn,
    rows.flatMap((row) => row.facts['customer_number'] ?? []),
  );
  const emails = await holdersOf(conn, 'person.email', normals(rows, 'person.email'));
  const phones = await holdersOf(conn, 'person.phone', normals(rows, 'person.phone'));
  const names = await peopleAt(conn, rows.filter(asksByName).flatMap(nameKey));
  const all = [...new Set([numbers, emails, phones, names].flatMap((hits) => hits.map(({ subject_id }) => subject_id)))];
  const own = importId === undefined ? new Set<string>() : await createdBy(conn, importId, all);
  const known = all.filter((id) => !own.has(id));
  const people = new Map((await peopleByIds(conn, known)).map((person) => [person.id, person]));
  const firms = new Map<string, Set<string>>();
  const named = names.flatMap(({ subject_id }) => (people.has(subject_id) ? [subject_id] : []));
  for (const { person_id, organisation_name } of await affiliationsOf(conn, 'person_id', named)) {
    if (organisation_name !== null) firms.set(person_id, (firms.get(person_id) ?? new Set()).add(fold(organisation_name)));
  }
  const by = (hits: readonly { subject_id: string; normal: string }[]) => grouped(hits.filter(({ subject_id }) => people.has(subject_id)));
  return { byNumber: by(numbers), byEmail: by(emails), byPhone: by(phones), byName: by(names), people, firms };
}

function grouped(hits: readonly { subject_id: string; normal: string }[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const { normal, subject_id } of hits) groups.set(normal, [...new Set([...(groups.get(normal) ?? []), subject_id])]);
  return groups;
}

export function normals(rows: readonly Pick<ImportedPerson, 'points'>[], field: string): string[] {
  return rows.flatMap(({ points }) => points.flatMap(({ fieldId, normal }) => (fieldId === field ? [normal] : [])));
}

/** Their place in the alphabet, when both names are known. */
function nameKey({ givenName, familyName }: Pick<ImportedPerson, 'givenName' | 'familyName'>): string[] {
  return givenName === null || familyName === null ? [] : [sortKey(familyName, givenName)];
}

function found(look: Look, row: ImportedPerson): Found {
  const sure = new Set<string>();
  const number = row.facts['customer_number'];
  if (number !== undefined) for (const id of look.byNumber.get(number) ?? []) sure.add(id);
  // The oldest holder of an address is the one who has it.
  for (const normal of normals([row], 'person.email')) for (const id of (look.byEmail.get(normal) ?? []).slice(0, 1)) sure.add(id);
  if (sure.size > 0) return { ids: [...sure], sure: sure.size === 1 };
  const perhaps = new Set<string>();
  for (const normal of normals([row], 'person.phone')) {
    for (const id of look.byPhone.get(normal) ?? []) {
      const same = sameName(row, look.people.get(id));
      // Colleagues share a switchboard: a number with another name is another person.
      if (same === true) sure.add(id);
      else if (same === undefined) perhaps.add(id);
    }
  }
  if (sure.size > 0) return { ids: [...sure], sure: sure.size === 1 };
  const namesakes = asksByName(row) ? nameKey(row).flatMap((key) => look.byName.get(key) ?? []) : [];
  for (const id of namesakes) if (mayBe(look, row, id)) perhaps.add(id);
  return perhaps.size === 0 ? NOBODY : { ids: [...perhaps], sure: false };
}

/** Undefined when one of the two has no name to compare. */
function sameName(row: ImportedPerson, person: PersonRow | undefined): boolean | undefined {
  const words = (given: string | null, family: string | null) =>
    fold([given, family].filter(Boolean).join(' '))
      .split(/[\s-]+/)
      .filter(Boolean)
      .toSorted()
      .join(' ');
  const [mine, theirs] = [words(row.givenName, row.familyName), words(person?.given_name ?? null, person?.family_name ?? null)];
  return mine === '' || theirs === '' ? undefined : mine === theirs;
}

/** A namesake is somebody else, unless both represent the same organisation or the row says nothing by which they could be told apart. */
function mayBe({ firms }: Look, row: ImportedPerson, id: string): boolean {
  const firm = row.organisation?.name ?? null;
  if (firm !== null && firms.get(id)?.has(fold(firm)) === true) return true;
  return isBare(row) && (firm === null || firms.get(id) === undefined);
}

function isBare({ points, facts }: ImportedPerson): boolean {
  return points.every(({ fieldId }) => fieldId === 'person.address') && facts['customer_number'] === undefined;
}

/** Of other rows every namesake is somebody else, so nobody is looked up by name: a common name would bring hundreds for each batch. */
function asksByName(row: ImportedPerson): boolean {
  return row.organisation !== null || isBare(row);
}
