// All reading of the customers module beyond the list of people: a constant number of queries, whatever the number of rows.

import type { RetentionTables } from '#kernel/retention';
import { idList } from '#kernel/subjects';
import type { SubjectTables } from '#kernel/subjects';
import { reader, sql } from '#platform/db';
import type { Conn, RawBuilder, Selectable } from '#platform/db';
import type { AffiliationTable, ContactEventTable, ContactPointTable, CustomersTables, OrganisationTable, PersonTable } from './tables.ts';

type Tables = CustomersTables & SubjectTables & Pick<RetentionTables, 'trigger_event'>;
export type PersonRow = Selectable<PersonTable>;
export type OrganisationRow = Selectable<OrganisationTable>;
export type ContactPointRow = Selectable<ContactPointTable>;
export type AffiliationRow = Selectable<AffiliationTable> & { organisation_name: string | null; organisation_business_id: string | null };
export type ContactEventRow = Selectable<ContactEventTable>;
export type MembershipRead = Selectable<SubjectTables['membership']>;
export type TriggerRead = Selectable<RetentionTables['trigger_event']>;

const on = (conn: Conn) => reader<Tables>(conn);

/** One bound value for any number of ids, so that the statement stays the same. */
function among(conn: Conn, ids: readonly string[]): RawBuilder<string> {
  return sql<string>`${idList(conn, ids)}`;
}

export async function peopleByIds(conn: Conn, ids: readonly string[]): Promise<PersonRow[]> {
  return ids.length === 0 ? [] : on(conn).selectFrom('person').selectAll().where('id', 'in', among(conn, ids)).execute();
}

export async function organisationsByIds(conn: Conn, ids: readonly string[]): Promise<OrganisationRow[]> {
  return ids.length === 0 ? [] : on(conn).selectFrom('organisation').selectAll().where('id', 'in', among(conn, ids)).execute();
}

/** Oldest first: the first of a kind is the one shown in lists. */
export async function contactPointsOf(conn: Conn, ids: readonly string[]): Promise<ContactPointRow[]> {
  return ids.length === 0
    ? []
    : on(conn).selectFrom('contact_point').selectAll().where('subject_id', 'in', among(conn, ids)).orderBy('id').execute();
}

export function contactPointById(conn: Conn, id: string): Promise<ContactPointRow | undefined> {
  return on(conn).selectFrom('contact_point').selectAll().where('id', '=', id).executeTakeFirst();
}

export interface EmailPoint {
  readonly id: string;
  readonly subjectId: string;
  readonly normal: string;
}

const EMAILS = 5000;

/** Every e-mail address, or those of these contact points, some thousands at a time. */
export async function* eachEmail(conn: Conn, ids?: readonly string[]): AsyncIterable<EmailPoint[]> {
  for (let after = ''; ;) {
    let query = on(conn).selectFrom('contact_point').select(['id', 'subject_id as subjectId', 'normal']).where('id', '>', after);
    if (ids !== undefined) query = query.where('id', 'in', among(conn, ids));
    const rows = await query.where('field_id', 'in', ['person.email', 'organisation.email']).orderBy('id').limit(EMAILS).execute();
    if (rows.length > 0) yield rows;
    if (rows.length < EMAILS) return;
    after = rows.at(-1)?.id ?? '';
  }
}

/** Who already has one of these normalised addresses or numbers, oldest first. */
export async function holdersOf(
  conn: Conn,
  fieldId: string,
  normals: readonly string[],
): Promise<{ subject_id: string; normal: string }[]> {
  if (normals.length === 0) return [];
  const points = on(conn).selectFrom('contact_point').select(['subject_id', 'normal']);
  return points.where('normal', 'in', among(conn, normals)).where('field_id', '=', fieldId).orderBy('id').execute();
}

export async function liveMembershipsOf(conn: Conn, ids: readonly string[]): Promise<MembershipRead[]> {
  if (ids.length === 0) return [];
  return on(conn)
    .selectFrom('membership')
    .selectAll()
    .where('subject_id', 'in', among(conn, ids))
    .where('ended_on', 'is', null)
    .orderBy('id')
    .execute();
}

const affiliations = (conn: Conn) =>
  on(conn)
    .selectFrom('affiliation as a')
    .innerJoin('organisation as o', 'o.id', 'a.organisation_id')
    .selectAll('a')
    .select(['o.name as organisation_name', 'o.business_id as organisation_business_id']);

export async function affiliationsOf(
  conn: Conn,
  by: 'person_id' | 'organisation_id',
  ids: readonly string[],
  limit = 10_000,
): Promise<AffiliationRow[]> {
  return ids.length === 0
    ? []
    : affiliations(conn).where(`a.${by}`, 'in', among(conn, ids)).orderBy('a.main', 'desc').orderBy('a.id').limit(limit).execute();
}

export function affiliationById(conn: Conn, id: string): Promise<AffiliationRow | undefined> {
  return affiliations(conn).where('a.id', '=', id).executeTakeFirst();
}

/** Ids of people who represent one of these organisations, as far as a search cares to show. */
export async function representativesOf(conn: Conn, organisationIds: readonly string[], limit: number): Promise<string[]> {
  if (organisationIds.length === 0) return [];
  const rows = await on(conn)
    .selectFrom('affiliation')
    .select('person_id')
    .distinct()
    .where('organisation_id', 'in', among(conn, organisationIds))
    .limit(limit)
    .execute();
  return rows.map((row) => row.person_id);
}

export function subjectOf(conn: Conn, id: string): Promise<Selectable<SubjectTables['subject']> | undefined> {
  return on(conn).selectFrom('subject').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function subjectsByIds(conn: Conn, ids: readonly string[]): Promise<Selectable<SubjectTables['subject']>[]> {
  return ids.length === 0 ? [] : on(conn).selectFrom('subject').selectAll().where('id', 'in', among(conn, ids)).execute();
}

/** Organisations at these places of the alphabet; the caller compares the names themselves. */
export async function organisationsAt(conn: Conn, sortKeys: readonly string[]): Promise<Pick<OrganisationRow, 'id' | 'name'>[]> {
  if (sortKeys.length === 0) return [];
  const docs = on(conn).selectFrom('search_doc as d').innerJoin('organisation as o', 'o.id', 'd.subject_id').select(['o.id', 'o.name']);
  return docs.where('d.kind', '=', 'organisation').where('d.sort_key', 'in', among(conn, sortKeys)).orderBy('o.id').execute();
}

export function contactEventById(conn: Conn, id: string): Promise<ContactEventRow | undefined> {
  return on(conn).selectFrom('contact_event').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function peopleCounts(conn: Conn, organisationIds: readonly string[]): Promise<Map<string, number>> {
  if (organisationIds.length === 0) return new Map();
  const rows = await on(conn)
    .selectFrom('affiliation')
    .select((eb) => ['organisation_id', eb.fn.countAll<number>().as('n')])
    .where('organisation_id', 'in', among(conn, organisationIds))
    .groupBy('organisation_id')
    .execute();
  return new Map(rows.map((row) => [row.organisation_id, Number(row.n)]));
}

const countAll = (rows: readonly { n: number }[]): number => Number(rows[0]?.n ?? 0);

/** Subjects of which something is due after the first day and by the last. */
export async function countDueBetween(conn: Conn, from: string, until: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(distinct subject_id) as n from membership where ended_on is null and due_on > ${from} and due_on <= ${until}`.execute(
    conn,
  );
  return countAll(rows);
}
