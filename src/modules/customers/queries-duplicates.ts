// SQL of duplicates: facts in pages, pairs, marks and redirects; a constant number of queries whatever the number of people.

import type { Registry } from '#kernel/records';
import { idList } from '#kernel/subjects';
import type { SubjectTables } from '#kernel/subjects';
import { insertRows, reader, repeated, sql } from '#platform/db';
import type { Conn, Tx } from '#platform/db';
import type { CustomersTables } from './tables.ts';
import type { MatchFacts } from './duplicates/match.ts';
import type { DuplicatePairTable, DuplicateTables, MergedTable } from './duplicates/records.ts';

type Read = CustomersTables & SubjectTables & DuplicateTables;
const on = (conn: Conn) => reader<Read>(conn);

/** What these are compared by. Whoever is restricted is left in peace. */
export async function factsOf(conn: Conn, kind: 'person' | 'organisation', ids: readonly string[]): Promise<Map<string, MatchFacts>> {
  if (ids.length === 0) return new Map();
  const list = sql<string>`${idList(conn, ids)}`;
  const points = on(conn)
    .selectFrom('contact_point')
    .select(['subject_id', 'field_id', 'normal'])
    .where('subject_id', 'in', list)
    .execute();
  const bySubject = Map.groupBy(await points, ({ subject_id }) => subject_id);
  const normals = (id: string, end: string) =>
    (bySubject.get(id) ?? []).filter(({ field_id }) => field_id.endsWith(end)).map(({ normal }) => normal);
  const reach = (id: string) => ({ emails: normals(id, '.email'), phones: normals(id, '.phone') });
  if (kind === 'organisation') {
    const rows = on(conn)
      .selectFrom('organisation as o')
      .innerJoin('subject as s', 's.id', 'o.id')
      .select(['o.id', 'o.name', 'o.business_id', 'o.website']);
    const found = await rows.where('o.id', 'in', list).where('s.restricted_at', 'is', null).execute();
    return new Map(
      found.map(({ id, name, business_id, website }) => [
        id,
        { kind, given: null, family: name, number: null, businessId: business_id, website, organisations: [], ...reach(id) },
      ]),
    );
  }
  const rows = on(conn)
    .selectFrom('person as p')
    .innerJoin('subject as s', 's.id', 'p.id')
    .select(['p.id', 'p.given_name', 'p.family_name', 'p.customer_number']);
  const found = await rows.where('p.id', 'in', list).where('s.restricted_at', 'is', null).execute();
  const links = on(conn)
    .selectFrom('affiliation')
    .select(['person_id', 'organisation_id'])
    .where('person_id', 'in', list)
    .where('until', 'is', null);
  const firms = Map.groupBy(await links.execute(), ({ person_id }) => person_id);
  return new Map(
    found.map(({ id, given_name, family_name, customer_number }) => [
      id,
      {
        kind,
        given: given_name,
        family: family_name,
        number: customer_number,
        businessId: null,
        website: null,
        organisations: (firms.get(id) ?? []).map(({ organisation_id }) => organisation_id),
        ...reach(id),
      },
    ]),
  );
}

/** Marks of this person or organisation: who they are certainly not. */
export async function notSameOf(conn: Conn, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await on(conn)
    .selectFrom('not_same')
    .select(['subject_id', 'other_id'])
    .where('subject_id', 'in', sql<string>`${idList(conn, ids)}`)
    .execute();
  return new Set(rows.flatMap(({ subject_id, other_id }) => [`${subject_id} ${other_id}`, `${other_id} ${subject_id}`]));
}

const PAIR = ['id', 'subject_id', 'other_id', 'score', 'reasons', 'found_at'] as const;

/** The queue as it is found now. */
export async function replacePairs(tx: Tx, rows: readonly DuplicatePairTable[]): Promise<void> {
  await sql`delete from duplicate_pair`.execute(tx);
  await insertRows(
    tx,
    'duplicate_pair',
    PAIR,
    rows.map((row) => PAIR.map((column) => row[column])),
  );
}

export async function dropPairsOf(tx: Tx, ids: readonly string[]): Promise<void> {
  const list = idList(tx, ids);
  await sql`delete from duplicate_pair where subject_id in ${list} or other_id in ${list}`.execute(tx);
}

export async function dropPair(tx: Tx, a: string, b: string): Promise<void> {
  await sql`delete from duplicate_pair where (subject_id = ${a} and other_id = ${b}) or (subject_id = ${b} and other_id = ${a})`.execute(
    tx,
  );
}

export async function pairsOfKind(conn: Conn, kind: 'person' | 'organisation', limit: number): Promise<DuplicatePairTable[]> {
  return on(conn)
    .selectFrom('duplicate_pair as d')
    .innerJoin('subject as a', 'a.id', 'd.subject_id')
    .innerJoin('subject as b', 'b.id', 'd.other_id')
    .selectAll('d')
    .where('a.kind', '=', kind)
    .where('a.restricted_at', 'is', null)
    .where('b.restricted_at', 'is', null)
    .orderBy('d.score', 'desc')
    .orderBy('d.id')
    .limit(limit)
    .execute();
}

export async function countPairs(conn: Conn): Promise<{ person: number; organisation: number }> {
  const { rows } = await sql<{ kind: string; n: number }>`
    select a.kind, count(*) as n from duplicate_pair d join subject a on a.id = d.subject_id join subject b on b.id = d.other_id group by a.kind`.execute(
    conn,
  );
  const of = (kind: string) => Number(rows.find((row) => row.kind === kind)?.n ?? 0);
  return { person: of('person'), organisation: of('organisation') };
}

/** Who the id leads to now, when two became one. */
export async function mergedInto(conn: Conn, oldId: string): Promise<string | undefined> {
  const row = await on(conn).selectFrom('merged').select('subject_id').where('old_id', '=', oldId).executeTakeFirst();
  return row?.subject_id;
}

/** The merge that the act made. */
export async function mergeOf(conn: Conn, actId: string): Promise<MergedTable | undefined> {
  return on(conn).selectFrom('merged').selectAll().where('id', '=', actId).executeTakeFirst();
}

export async function mergesInto(conn: Conn, subjectId: string): Promise<MergedTable[]> {
  return (await MERGED_INTO(conn, subjectId)).rows;
}

const MERGED_INTO = repeated<MergedTable>('select * from merged where subject_id = ? order by merged_at desc');

/** Rows of others that point to an organisation, in any table that signed the contract. */
export async function linksTo(conn: Conn, registry: Registry, organisationId: string): Promise<{ link: string; id: string }[]> {
  const parts = registry.all
    .filter(({ columns }) => Object.hasOwn(columns, 'organisation_id'))
    .map(({ kind, key, table }) => {
      return sql`select ${sql.lit(kind)} as link, ${sql.ref(key)} as id from ${sql.table(table)} where organisation_id = ${organisationId}`;
    });
  const { rows } = await sql<{ link: string; id: string }>`${sql.join(parts, sql` union all `)}`.execute(conn);
  return rows;
}

/** Erasure that is asked for or planned, and holds that are in force: such a person is not made part of another. */
export async function standsInTheWay(conn: Conn, ids: readonly string[]): Promise<'restricted' | 'erasure' | 'hold' | null> {
  const list = idList(conn, ids);
  const { rows } = await sql<{ why: 'restricted' | 'erasure' | 'hold' }>`
    select 'restricted' as why from subject where id in ${list} and restricted_at is not null
    union all select 'erasure' from erasure where subject_id in ${list} and state = 'planned'
    union all select 'erasure' from request_case where subject_id in ${list} and asked_right = 'erasure' and state <> 'closed'
    union all select 'hold' from hold where subject_id in ${list} and released_at is null`.execute(conn);
  return rows[0]?.why ?? null;
}
