// Reads and adds events of permission. Whoever adds holds the person, so that two events never claim the same place.

import { dialectOf, reader, repeated, sql } from '#platform/db';
import type { Conn, Tx } from '#platform/db';
import { idList } from '#kernel/subjects';
import type { SubjectRow, SubjectTables } from '#kernel/subjects';
import type { PermissionEventRow, PermissionTables } from '../tables.ts';

/** Events of one person in the order in which they were recorded. */
export async function eventsOf(conn: Conn, subjectId: string): Promise<PermissionEventRow[]> {
  return (await EVENTS(conn, subjectId)).rows;
}

const EVENTS = repeated<PermissionEventRow>('select * from permission_event where subject_id = ? order by seq');

export async function eventsByIds(conn: Conn, ids: readonly string[]): Promise<PermissionEventRow[]> {
  const { rows } = await sql<PermissionEventRow>`select * from permission_event where id in ${idList(conn, ids)} order by id`.execute(conn);
  return rows;
}

export async function knownEvent(conn: Conn, id: string): Promise<boolean> {
  const row = await reader<PermissionTables>(conn).selectFrom('permission_event').select('id').where('id', '=', id).executeTakeFirst();
  return row !== undefined;
}

/** Holds the person until the transaction ends; SQLite has one writer anyway. */
export async function holdPerson(tx: Tx, subjectId: string): Promise<SubjectRow | undefined> {
  if (dialectOf(tx) === 'postgres') await sql`select id from subject where id = ${subjectId} for no key update`.execute(tx);
  return reader<SubjectTables>(tx).selectFrom('subject').selectAll().where('id', '=', subjectId).executeTakeFirst();
}

/** The same for many, in the order of their ids; whoever is gone is left out. */
export async function holdPeople(tx: Tx, subjectIds: readonly string[]): Promise<SubjectRow[]> {
  if (dialectOf(tx) === 'postgres')
    await sql`select id from subject where id in ${idList(tx, subjectIds)} order by id for no key update`.execute(tx);
  return reader<SubjectTables>(tx)
    .selectFrom('subject')
    .selectAll()
    .where('id', 'in', sql<string>`${idList(tx, subjectIds)}`)
    .where('kind', '=', 'person')
    .orderBy('id')
    .execute();
}

/** People and organisations, as they are; nobody is held. */
export async function subjectsAmong(conn: Conn, subjectIds: readonly string[]): Promise<SubjectRow[]> {
  return reader<SubjectTables>(conn)
    .selectFrom('subject')
    .selectAll()
    .where('id', 'in', sql<string>`${idList(conn, subjectIds)}`)
    .execute();
}

/** Events of many people, each in the order in which they were recorded. */
export async function eventsOfMany(conn: Conn, subjectIds: readonly string[]): Promise<ReadonlyMap<string, PermissionEventRow[]>> {
  const rows = await reader<PermissionTables>(conn)
    .selectFrom('permission_event')
    .selectAll()
    .where('subject_id', 'in', sql<string>`${idList(conn, subjectIds)}`)
    .orderBy('seq')
    .execute();
  return Map.groupBy(rows, ({ subject_id }) => subject_id);
}

export async function putText(tx: Tx, text: PermissionTables['permission_text']): Promise<void> {
  await sql`insert into permission_text (hash, lang, body, first_used_at)
    values (${text.hash}, ${text.lang}, ${text.body}, ${text.first_used_at}) on conflict (hash) do nothing`.execute(tx);
}

export async function textByHash(conn: Conn, hash: string): Promise<string | undefined> {
  const row = await reader<PermissionTables>(conn).selectFrom('permission_text').select('body').where('hash', '=', hash).executeTakeFirst();
  return row?.body;
}

/** Which of these bans has anybody given. */
export async function givenAmong(conn: Conn, purposes: readonly string[]): Promise<ReadonlySet<string>> {
  const list = JSON.stringify(purposes);
  const asked = dialectOf(conn) === 'sqlite' ? sql`json_each(${list})` : sql`jsonb_array_elements_text(${list}::jsonb) as asked(value)`;
  const { rows } = await sql<{ value: string }>`
    select value from ${asked} where exists (select 1 from suppression as s where s.purpose = value)`.execute(conn);
  return new Set(rows.map(({ value }) => value));
}

/** From when each of these keyed hashes is banned; any number, as one bound value. */
export async function bannedAmong(conn: Conn, hashes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ hash: string; since: string }>`
    select hash, since from suppression where hash in ${idList(conn, hashes)}`.execute(conn);
  return new Map(rows.map(({ hash, since }) => [hash, since]));
}

/** Lets events that ended before the day be cleared; the day only ever moves forward. */
export async function moveCutoff(tx: Tx, day: string): Promise<void> {
  await sql`insert into permission_cutoff (id, day) values ('cutoff', ${day})
    on conflict (id) do update set day = excluded.day where permission_cutoff.day < excluded.day`.execute(tx);
}

/** People with old events, a page at a time. */
export async function oldPeople(conn: Conn, day: string, after: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ subject_id: string }>`
    select distinct subject_id from permission_event where recorded_at < ${day} and subject_id > ${after} order by subject_id limit ${limit}`.execute(
    conn,
  );
  return rows.map(({ subject_id }) => subject_id);
}

/** True when the person was erased since the day, so that their events are still to be kept. */
export async function erasedSince(conn: Conn, subjectId: string, day: string): Promise<boolean> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from erasure where subject_id = ${subjectId} and (erased_at is null or erased_at >= ${day})`.execute(conn);
  return Number(rows[0]?.n ?? 0) > 0;
}

export async function deleteEvents(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .withTables<PermissionTables>()
    .deleteFrom('permission_event')
    .where('id', 'in', [...ids])
    .execute();
}

/** What an import recorded as permitted for these people. */
export async function grantsOfImport(conn: Conn, importId: string, subjectIds: readonly string[]): Promise<PermissionEventRow[]> {
  const { rows } = await sql<PermissionEventRow>`
    select e.* from permission_event as e join origin as o on o.id = e.origin_id
     where o.import_id = ${importId} and e.subject_id in ${idList(conn, subjectIds)} order by e.subject_id, e.seq`.execute(conn);
  return rows;
}

/** The place of the last event of each. */
export async function lastSeqs(conn: Conn, subjectIds: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ subject_id: string; seq: number }>`
    select subject_id, max(seq) as seq from permission_event where subject_id in ${idList(conn, subjectIds)} group by subject_id`.execute(
    conn,
  );
  return new Map(rows.map(({ subject_id, seq }) => [subject_id, Number(seq)]));
}
