// What an import brought, as its origins tell, and what others have done with it since.

import { reader, sql } from '#platform/db';
import type { Conn } from '#platform/db';
import { idList } from '#kernel/subjects';

/** What somebody did to a person, as the log tells, besides what the person has asked for; looking is not doing. */
const ACTS = ['insert', 'update', 'remove', 'blank', 'membership.begin', 'membership.end', 'restrict', 'hold.place', 'erase.request'];

/** Ids of the people and organisations that the import made: their tables are walked once. */
export async function createdIds(conn: Conn, importId: string): Promise<{ id: string; kind: 'person' | 'organisation' }[]> {
  const { rows } = await sql<{ id: string; kind: 'person' | 'organisation' }>`
    select m.id, m.kind from (${made(importId)}) as m order by m.id`.execute(conn);
  return rows;
}

/** Those to whom somebody has done something since the import made them. */
export async function touchedAmong(conn: Conn, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const own = (table: string) => sql`
    select m.id from (select r.id, o.recorded_at as at from ${sql.table(table)} as r join origin as o on o.id = r.origin_id
     where r.id in ${idList(conn, ids)}) as m where ${touched()}`;
  const { rows } = await sql<{ id: string }>`${own('person')} union all ${own('organisation')}`.execute(conn);
  const free = await undoneSince(conn, ids);
  return new Set(rows.flatMap(({ id }) => (free.has(id) ? [] : [id])));
}

/** When the import did something to each of these. */
export async function timesOf(conn: Conn, importId: string, ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ subject_id: string; at: string }>`
    select distinct a.subject_id, a.at from audit_entry as a where a.subject_id in ${idList(conn, ids)}
       and a.at in (select o.recorded_at from origin as o where o.import_id = ${importId}) order by a.at`.execute(conn);
  const groups = Map.groupBy(rows, ({ subject_id }) => subject_id);
  return new Map([...groups].map(([id, of]) => [id, of.map(({ at }) => at)]));
}

/** How many entries of the log are read at a time. */
const READ = 500;

/** Of these, those to whom everything that was done since they were made has been undone. */
async function undoneSince(conn: Conn, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const acts = sql.join([...ACTS, 'undo'].map((act) => sql.lit(act)));
  const { rows } = await sql<Done>`
    select a.subject_id, a.at, a.action, a.detail from audit_entry as a
      join (select r.id, o.recorded_at as at from person as r join origin as o on o.id = r.origin_id
        union all select r.id, o.recorded_at as at from organisation as r join origin as o on o.id = r.origin_id) as m on m.id = a.subject_id and a.at > m.at
     where a.subject_id in ${idList(conn, ids)} and a.action in (${acts})
       and not exists (select 1 from request_case as q where q.subject_id = a.subject_id)
       and exists (select 1 from audit_entry as u where u.subject_id = a.subject_id and u.action = 'undo') order by a.seq desc`.execute(
    conn,
  );
  return new Set([...Map.groupBy(rows, ({ subject_id }) => subject_id)].flatMap(([id, done]) => (allUndone(done) ? [id] : [])));
}

interface Done {
  readonly subject_id: string;
  readonly at: string;
  readonly action: string;
  readonly detail: string;
}

/** The latest first: an undo that was itself undone takes nothing back. */
function allUndone(done: readonly Done[]): boolean {
  const undone = new Set<string>();
  for (const { at, action, detail } of done) {
    if (action !== 'undo' || undone.has(at)) continue;
    const { done: then = [] } = JSON.parse(detail) as { done?: string[] };
    for (const each of [at, ...then]) undone.add(each);
  }
  return done.every(({ at }) => undone.has(at));
}

/** Of those whom the import made, how many were changed and are again as it made them. */
async function undoneAgain(conn: Conn, importId: string): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select m.id from (${made(importId)}) as m where ${touched()}
       and exists (select 1 from audit_entry as u where u.subject_id = m.id and u.action = 'undo')`.execute(conn);
  let n = 0;
  for (let start = 0; start < rows.length; start += READ) {
    const some = rows.slice(start, start + READ).map(({ id }) => id);
    n += (await undoneSince(conn, some)).size;
  }
  return n;
}

/** How many it made, and how many of them somebody has changed since. */
export async function createdCounts(conn: Conn, importId: string): Promise<{ all: number; touched: number }> {
  const { rows } = await sql<{ all_n: number; touched_n: number }>`
    select count(*) as all_n, coalesce(sum(case when ${touched()} then 1 else 0 end), 0) as touched_n from (${made(importId)}) as m`.execute(
    conn,
  );
  const counted = Number(rows[0]?.touched_n ?? 0);
  return { all: Number(rows[0]?.all_n ?? 0), touched: counted === 0 ? 0 : counted - (await undoneAgain(conn, importId)) };
}

function made(importId: string) {
  return sql`
    select p.id, o.recorded_at as at, 'person' as kind from origin as o join person as p on p.origin_id = o.id where o.import_id = ${importId}
    union all
    select g.id, o.recorded_at as at, 'organisation' as kind from origin as o join organisation as g on g.origin_id = o.id where o.import_id = ${importId}`;
}

function touched() {
  const acts = sql.join(ACTS.map((act) => sql.lit(act)));
  return sql<boolean>`(exists (select 1 from audit_entry as a where a.subject_id = m.id and a.at > m.at and a.action in (${acts}))
    or exists (select 1 from request_case as q where q.subject_id = m.id))`;
}

/** Rows that the import added to those who were there already, by kind; a row that was changed since is marked. What a hold may name stands still. */
export async function addedRows(
  conn: Conn,
  importId: string,
  limit: number,
): Promise<{ kind: string; id: string; subject_id: string; changed: boolean }[]> {
  const { rows } = await sql<{ kind: string; id: string; subject_id: string; version: number }>`
    select * from (${added(importId)}) as added order by subject_id limit ${limit}`.execute(conn);
  return rows.map(({ version, ...row }) => ({ ...row, changed: Number(version) > 1 }));
}

function added(importId: string) {
  const own = (table: string, kind: string, subject: string) => sql`
    select ${sql.lit(kind)} as kind, r.id, r.${sql.ref(subject)} as subject_id, r.version,
        exists (select 1 from field_origin as f join origin as fo on fo.id = f.origin_id where f.kind = ${sql.lit(kind)} and f.record_id = r.id
          and coalesce(fo.import_id, '') <> ${importId}) as retold,
        exists (select 1 from audit_entry as a where a.subject_id = r.${sql.ref(subject)} and a.record_id = r.id and a.at > o.recorded_at
          and a.action in ('update', 'blank') and not exists (select 1 from audit_entry as u where u.subject_id = a.subject_id
            and u.action = 'undo' and (u.at = a.at or u.detail like '%' || a.at || '%'))) as told_since
      from origin as o
      join ${sql.table(table)} as r on r.origin_id = o.id join subject as s on s.id = r.${sql.ref(subject)} and s.restricted_at is null
     where o.import_id = ${importId} and not exists (select 1 from hold as h where h.subject_id = s.id and h.released_at is null)
       and r.${sql.ref(subject)} not in (select m.id from (${made(importId)}) as m)`;
  return sql`
    select * from (${own('contact_point', 'contact-point', 'subject_id')} union all ${own('custom_value', 'custom-value', 'subject_id')}
      union all ${own('affiliation', 'affiliation', 'person_id')} union all ${own('tag', 'tag', 'subject_id')}) as brought where not retold and (version = 1 or not told_since)`;
}

/** Memberships that the import began for those who were there already, after this one. */
export async function begunMemberships(
  conn: Conn,
  importId: string,
  { after, limit }: { after: string; limit: number },
): Promise<{ id: string; subject_id: string }[]> {
  const { rows } = await sql<{ id: string; subject_id: string }>`
    select m.id, m.subject_id from origin as o join membership as m on m.origin_id = o.id join subject as s on s.id = m.subject_id and s.restricted_at is null
     where o.import_id = ${importId} and m.id > ${after} and m.ended_on is null
       and not exists (select 1 from (${made(importId)}) as c where c.id = m.subject_id) order by m.id limit ${limit}`.execute(conn);
  return rows;
}

/** Days of contact that the import told, of those who were there already. */
export async function toldTriggers(conn: Conn, importId: string, limit: number): Promise<{ id: string; subject_id: string }[]> {
  const { rows } = await sql<{ id: string; subject_id: string }>`${told(importId)} order by t.id limit ${limit}`.execute(conn);
  return rows;
}

function told(importId: string) {
  return sql`
    select t.id, t.subject_id from origin as o join trigger_event as t on t.origin_id = o.id join subject as s on s.id = t.subject_id and s.restricted_at is null
     where o.import_id = ${importId} and not exists (select 1 from (${made(importId)}) as c where c.id = t.subject_id)`;
}

/** How many people who were there the import changed or gave something, as long as that can be set back. */
export async function changedCount(conn: Conn, importId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from (select subject_id from undo_entry where act_id = ${importId}
      union select subject_id from (${added(importId)}) as a union select subject_id from (${told(importId)}) as t) as changed`.execute(
    conn,
  );
  return Number(rows[0]?.n ?? 0);
}

/** Of these, those of whom a step of taking the import back has been done already. */
export async function setBackAmong(conn: Conn, importId: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ subject_id: string }>`
    select distinct subject_id from audit_entry where subject_id in ${idList(conn, ids)} and action = 'undo' and kind = 'import-run'
       and record_id = ${importId}`.execute(conn);
  return new Set(rows.map(({ subject_id }) => subject_id));
}

/** People whom the import met, made or not, who have a permission from it. */
export async function permittedStill(conn: Conn, importId: string, after: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ subject_id: string }>`
    select distinct e.subject_id from origin as o join permission_event as e on e.origin_id = o.id join subject as s on s.id = e.subject_id
     where o.import_id = ${importId} and e.subject_id > ${after} order by e.subject_id limit ${limit}`.execute(conn);
  return rows.map(({ subject_id }) => subject_id);
}

/** Of organisations, those that somebody represents who stays. */
export async function represented(conn: Conn, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  type Read = { affiliation: { organisation_id: string } };
  const rows = await reader<Read>(conn)
    .selectFrom('affiliation')
    .select('organisation_id')
    .distinct()
    .where('organisation_id', 'in', sql<string>`${idList(conn, ids)}`)
    .execute();
  return new Set(rows.map(({ organisation_id }) => organisation_id));
}
