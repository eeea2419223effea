// The search document of a subject is derived: it is made anew from what is stored, in the same transaction as the change.

import { putSearchDoc, searchBody, sortKey } from '#kernel/subjects';
import type { SearchDoc } from '#kernel/subjects';
import type { Conn, Tx } from '#platform/db';
import { organisationLabel, personSortKey } from './labels.ts';
import { contactPointsOf, organisationsByIds, peopleByIds } from './queries.ts';

interface FindablePoint {
  readonly field_id: string;
  readonly value: string;
  readonly normal: string;
}

interface FindablePerson {
  readonly id: string;
  readonly given_name: string | null;
  readonly family_name: string | null;
  readonly customer_number: string | null;
}

interface FindableOrganisation {
  readonly id: string;
  readonly name: string | null;
  readonly business_id: string | null;
}

/** Makes the documents of these subjects anew. */
export async function refreshSearch(tx: Tx, subjectIds: readonly string[]): Promise<void> {
  for (const doc of await searchDocs(tx, subjectIds)) await putSearchDoc(tx, doc);
}

async function searchDocs(conn: Conn, subjectIds: readonly string[]): Promise<SearchDoc[]> {
  const people = await peopleByIds(conn, subjectIds);
  const organisations = await organisationsByIds(conn, subjectIds);
  const points = Map.groupBy(await contactPointsOf(conn, subjectIds), (point) => point.subject_id);
  return [
    ...people.map((person) => personDoc(person, points.get(person.id) ?? [])),
    ...organisations.map((organisation) => organisationDoc(organisation, points.get(organisation.id) ?? [])),
  ];
}

/** The employer is not in it: people are found through the organisation's own document, so that nothing of one subject is kept with another. */
export function personDoc(person: FindablePerson, points: readonly FindablePoint[]): SearchDoc {
  const body = searchBody([person.family_name, person.given_name, person.customer_number, ...points.flatMap(foundBy)]);
  return { subjectId: person.id, kind: 'person', sortKey: personSortKey(person, points), body };
}

export function organisationDoc(organisation: FindableOrganisation, points: readonly FindablePoint[]): SearchDoc {
  const body = searchBody([organisation.name, organisation.business_id, ...points.flatMap(foundBy)]);
  return { subjectId: organisation.id, kind: 'organisation', sortKey: sortKey(organisationLabel(organisation)), body };
}

function foundBy(point: FindablePoint): string[] {
  if (point.field_id.endsWith('.phone')) return [point.value.replace(/[^\d+]/g, ''), point.normal];
  return point.field_id.endsWith('.email') ? [point.normal] : [];
}
