// All reading of the customers module beyond the list itself: a constant number of queries, whatever the number of rows.

import type { SubjectTables } from '#kernel/subjects';
import { reader } from '#platform/db';
import type { Conn, Selectable } from '#platform/db';
import type { AffiliationTable, ContactEventTable, ContactPointTable, CustomersTables, OrganisationTable, PersonTable } from './tables.ts';

type Tables = CustomersTables & SubjectTables;
export type PersonRow = Selectable<PersonTable>;
export type OrganisationRow = Selectable<OrganisationTable>;
export type ContactPointRow = Selectable<ContactPointTable>;
export type AffiliationRow = Selectable<AffiliationTable> & { organisation_name: string | null };
export type ContactEventRow = Selectable<ContactEventTable>;
export type MembershipRead = Selectable<SubjectTables['membership']>;

const on = (conn: Conn) => reader<Tables>(conn);

export function peopleByIds(conn: Conn, ids: readonly string[]): Promise<PersonRow[]> {
  return ids.length ? on(conn).selectFrom('person').selectAll().where('id', 'in', ids).execute() : Promise.resolve([]);
}

export function organisationsByIds(conn: Conn, ids: readonly string[]): Promise<OrganisationRow[]> {
  return ids.length ? on(conn).selectFrom('organisation').selectAll().where('id', 'in', ids).execute() : Promise.resolve([]);
}

/** Oldest first: the first of a kind is the one shown in lists. */
export function contactPointsOf(conn: Conn, ids: readonly string[]): Promise<ContactPointRow[]> {
  return ids.length ? on(conn).selectFrom('contact_point').selectAll().where('subject_id', 'in', ids).orderBy('id').execute() : Promise.resolve([]);
}

export function contactPointById(conn: Conn, id: string): Promise<ContactPointRow | undefined> {
  return on(conn).selectFrom('contact_point').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Who already has one of these normalised addresses or numbers. */
export function holdersOf(conn: Conn, fieldId: string, normals: readonly string[]): Promise<{ subject_id: string; normal: string }[]> {
  if (!normals.length) return Promise.resolve([]);
  return on(conn).selectFrom('contact_point').select(['subject_id', 'normal']).where('normal', 'in', normals).where('field_id', '=', fieldId).orderBy('id').execute();
}

export function liveMembershipsOf(conn: Conn, ids: readonly string[]): Promise<MembershipRead[]> {
  if (!ids.length) return Promise.resolve([]);
  return on(conn).selectFrom('membership').selectAll().where('subject_id', 'in', ids).where('ended_on', 'is', null).orderBy('id').execute();
}

export function membershipById(conn: Conn, id: string): Promise<MembershipRead | undefined> {
  return on(conn).selectFrom('membership').selectAll().where('id', '=', id).executeTakeFirst();
}

export function membershipsEverOf(conn: Conn, subjectId: string): Promise<MembershipRead[]> {
  return on(conn).selectFrom('membership').selectAll().where('subject_id', '=', subjectId).orderBy('id').execute();
}

export function affiliationsOf(conn: Conn, by: 'person_id' | 'organisation_id', ids: readonly string[], limit = 1000): Promise<AffiliationRow[]> {
  if (!ids.length) return Promise.resolve([]);
  return on(conn)
    .selectFrom('affiliation as a')
    .innerJoin('organisation as o', 'o.id', 'a.organisation_id')
    .selectAll('a')
    .select('o.name as organisation_name')
    .where(`a.${by}`, 'in', ids)
    .orderBy('a.id')
    .limit(limit)
    .execute();
}

export function affiliationById(conn: Conn, id: string): Promise<AffiliationRow | undefined> {
  return on(conn)
    .selectFrom('affiliation as a')
    .innerJoin('organisation as o', 'o.id', 'a.organisation_id')
    .selectAll('a')
    .select('o.name as organisation_name')
    .where('a.id', '=', id)
    .executeTakeFirst();
}

export function contactEventsOf(conn: Conn, subjectId: string, limit: number): Promise<ContactEventRow[]> {
  return on(conn).selectFrom('contact_event').selectAll().where('subject_id', '=', subjectId).orderBy('occurred_on', 'desc').orderBy('id', 'desc').limit(limit).execute();
}

export function subjectOf(conn: Conn, id: string): Promise<Selectable<SubjectTables['subject']> | undefined> {
  return on(conn).selectFrom('subject').selectAll().where('id', '=', id).executeTakeFirst();
}

export function organisationByBusinessId(conn: Conn, businessId: string): Promise<OrganisationRow | undefined> {
  return on(conn).selectFrom('organisation').selectAll().where('business_id', '=', businessId).executeTakeFirst();
}

/** Organisations by name in Finnish order, keyset paged. */
export function pageOfOrganisations(conn: Conn, page: { after: readonly [string, string] | null; limit: number; register?: string | undefined; ids?: readonly string[] | undefined }): Promise<{ id: string; value: string }[]> {
  let query = on(conn).selectFrom('search_doc as d').select(['d.subject_id as id', 'd.sort_key as value']).where('d.kind', '=', 'organisation');
  const { after, register, ids } = page;
  if (ids) query = query.where('d.subject_id', 'in', ids.length ? ids : ['']);
  if (register) {
    query = query.where((eb) =>
      eb.exists(eb.selectFrom('membership as m').select('m.id').whereRef('m.subject_id', '=', 'd.subject_id').where('m.register_id', '=', register).where('m.ended_on', 'is', null)),
    );
  }
  if (after) query = query.where((eb) => eb(eb.refTuple('d.sort_key', 'd.subject_id'), '>', eb.tuple(after[0], after[1])));
  return query.orderBy('d.sort_key').orderBy('d.subject_id').limit(page.limit).execute();
}

export async function peopleCounts(conn: Conn, organisationIds: readonly string[]): Promise<Map<string, number>> {
  if (!organisationIds.length) return new Map();
  const rows = await on(conn)
    .selectFrom('affiliation')
    .select((eb) => ['organisation_id', eb.fn.countAll<number>().as('n')])
    .where('organisation_id', 'in', organisationIds)
    .groupBy('organisation_id')
    .execute();
  return new Map(rows.map((row) => [row.organisation_id, Number(row.n)]));
}

/** Next actions that are late or due by the day, soonest first. */
export function actionsBy(conn: Conn, day: string, limit: number): Promise<Pick<PersonRow, 'id' | 'given_name' | 'family_name' | 'next_action' | 'next_action_on'>[]> {
  return on(conn)
    .selectFrom('person')
    .select(['id', 'given_name', 'family_name', 'next_action', 'next_action_on'])
    .where('next_action_on', 'is not', null)
    .where('next_action_on', '<=', day)
    .orderBy('next_action_on')
    .orderBy('id')
    .limit(limit)
    .execute();
}

export async function countActions(conn: Conn, day: string): Promise<number> {
  const row = await on(conn).selectFrom('person').select((eb) => eb.fn.countAll<number>().as('n')).where('next_action_on', 'is not', null).where('next_action_on', '<=', day).executeTakeFirstOrThrow();
  return Number(row.n);
}

export async function countWithoutAction(conn: Conn): Promise<number> {
  const [all, some] = await Promise.all([
    on(conn).selectFrom('person').select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow(),
    on(conn).selectFrom('person').select((eb) => eb.fn.countAll<number>().as('n')).where('next_action_on', 'is not', null).executeTakeFirstOrThrow(),
  ]);
  return Number(all.n) - Number(some.n);
}
