// The search document of a subject is derived: it is made anew from what is stored, in the same transaction as the change.

import { putSearchDoc } from '#kernel/subjects';
import type { Conn, Tx } from '#platform/db';
import { organisationLabel, personSortKey, searchBody } from './labels.ts';
import { affiliationsOf, contactPointsOf, organisationsByIds, peopleByIds } from './queries.ts';
import { sortKey } from '#kernel/subjects';

export interface SearchDoc {
  subjectId: string;
  kind: 'person' | 'organisation';
  sortKey: string;
  body: string;
}

/** Makes the documents of these subjects anew. */
export async function refreshSearch(tx: Tx, subjectIds: readonly string[]): Promise<void> {
  for (const doc of await searchDocs(tx, subjectIds)) await putSearchDoc(tx, doc);
}

export async function searchDocs(conn: Conn, subjectIds: readonly string[]): Promise<SearchDoc[]> {
  const [people, organisations] = [await peopleByIds(conn, subjectIds), await organisationsByIds(conn, subjectIds)];
  const points = Map.groupBy(await contactPointsOf(conn, subjectIds), (point) => point.subject_id);
  const links = Map.groupBy(await affiliationsOf(conn, 'person_id', people.map((p) => p.id)), (link) => link.person_id);
  return [
    ...people.map((person): SearchDoc => {
      const own = points.get(person.id) ?? [];
      const employers = (links.get(person.id) ?? []).map((link) => link.organisation_name);
      const names = [person.given_name, person.family_name, person.given_name, person.customer_number];
      return { subjectId: person.id, kind: 'person', sortKey: personSortKey(person, own), body: searchBody([...names, ...own.flatMap(foundBy), ...employers]) };
    }),
    ...organisations.map((organisation): SearchDoc => {
      const own = points.get(organisation.id) ?? [];
      const body = searchBody([organisation.name, organisation.business_id, ...own.flatMap(foundBy)]);
      return { subjectId: organisation.id, kind: 'organisation', sortKey: sortKey(organisationLabel(organisation), ''), body };
    }),
  ];
}

function foundBy(point: { field_id: string; value: string; normal: string }): string[] {
  if (point.field_id.endsWith('.phone')) return [point.value.replace(/\s/g, ''), point.normal];
  return point.field_id.endsWith('.email') ? [point.normal] : [];
}
