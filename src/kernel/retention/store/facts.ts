// Reads the facts of many subjects and writes their due dates, in a number of statements that does not depend on how many they are.

import { reader, sql } from '#platform/db';
import type { Conn, Tx } from '#platform/db';
import type { Trigger } from '#kernel/policy';
import { idList } from '#kernel/subjects';
import type { MembershipRow, SubjectTables } from '#kernel/subjects';
import { MARKS } from '../due.ts';
import type { RetentionTables } from '../tables.ts';

export type LiveMembership = Pick<
  MembershipRow,
  'id' | 'subject_id' | 'register_id' | 'since' | 'due_on' | 'due_rule' | 'due_trigger' | 'due_from' | 'review_on'
>;

export async function liveOf(conn: Conn, subjectIds: readonly string[]): Promise<LiveMembership[]> {
  const { rows } = await sql<LiveMembership>`
    select id, subject_id, register_id, since, due_on, due_rule, due_trigger, due_from, review_on from membership
     where subject_id in ${idList(conn, subjectIds)} and ended_on is null order by id`.execute(conn);
  return rows;
}

export interface LastEvent {
  readonly subject_id: string;
  readonly register_id: string | null;
  readonly trigger: Trigger;
  readonly on_day: string;
}

const MARK_LIST = sql.join(MARKS.map((mark) => sql.lit(mark)));

/** The latest day of each event, by register. */
export async function lastEvents(conn: Conn, subjectIds: readonly string[]): Promise<LastEvent[]> {
  const { rows } = await sql<LastEvent>`
    select subject_id, register_id, trigger, max(occurred_on) as on_day from trigger_event
     where subject_id in ${idList(conn, subjectIds)} and trigger not in (${MARK_LIST}) group by subject_id, register_id, trigger`.execute(
    conn,
  );
  return rows;
}

/** Every sign that may still stand. */
export async function marksOf(conn: Conn, subjectIds: readonly string[]): Promise<LastEvent[]> {
  const { rows } = await sql<LastEvent>`
    select subject_id, register_id, trigger, occurred_on as on_day from trigger_event
     where subject_id in ${idList(conn, subjectIds)} and trigger in (${MARK_LIST})`.execute(conn);
  return rows;
}

/** Instant of the latest review that decided to keep, by membership. */
export async function keptReviews(conn: Conn, subjectIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ membership_id: string; at: string }>`
    select membership_id, max(decided_at) as at from review_item
     where subject_id in ${idList(conn, subjectIds)} and decision = 'keep' group by membership_id`.execute(conn);
  return new Map(rows.map((row) => [row.membership_id, row.at]));
}

export type DueUpdate = Pick<MembershipRow, 'id' | 'due_on' | 'due_rule' | 'due_trigger' | 'due_from' | 'review_on'>;

const CHUNK = 1000;

/** Writes the computed dates; unchanged memberships are left out by the caller. */
export async function writeDues(tx: Tx, updates: readonly DueUpdate[]): Promise<void> {
  for (let start = 0; start < updates.length; start += CHUNK) {
    const values = updates
      .slice(start, start + CHUNK)
      .map((u) => sql`(${u.id}, ${u.due_on}, ${u.due_rule}, ${u.due_trigger}, ${u.due_from}, ${u.review_on})`);
    await sql`
      with fresh (id, due_on, due_rule, due_trigger, due_from, review_on) as (values ${sql.join(values)})
      update membership set due_on = fresh.due_on, due_rule = fresh.due_rule, due_trigger = fresh.due_trigger, due_from = fresh.due_from, review_on = fresh.review_on
        from fresh where membership.id = fresh.id`.execute(tx);
  }
}

/** Ids of subjects with a live membership, in order, a page at a time. */
export async function subjectPage(conn: Conn, after: string, limit: number): Promise<string[]> {
  const rows = await reader<SubjectTables>(conn)
    .selectFrom('subject')
    .select('id')
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

export interface TriggerRead {
  readonly id: string;
  readonly trigger: Trigger;
  readonly occurred_on: string;
  readonly register_id: string | null;
  readonly source_kind: string;
  readonly source_id: string;
}

/** Business events of one subject, newest first. */
export async function triggersOf(conn: Conn, subjectId: string, limit: number): Promise<TriggerRead[]> {
  const rows = reader<RetentionTables>(conn)
    .selectFrom('trigger_event')
    .select(['id', 'trigger', 'occurred_on', 'register_id', 'source_kind', 'source_id']);
  return rows.where('subject_id', '=', subjectId).orderBy('occurred_on', 'desc').orderBy('id', 'desc').limit(limit).execute();
}

export async function triggerBySource(
  conn: Conn,
  sourceId: string,
  trigger: Trigger,
): Promise<{ id: string; subject_id: string } | undefined> {
  const rows = reader<RetentionTables>(conn).selectFrom('trigger_event').select(['id', 'subject_id']);
  return rows.where('source_id', '=', sourceId).where('trigger', '=', trigger).executeTakeFirst();
}

export async function triggersBySource(conn: Conn, sourceId: string): Promise<{ id: string; subject_id: string }[]> {
  return reader<RetentionTables>(conn).selectFrom('trigger_event').select(['id', 'subject_id']).where('source_id', '=', sourceId).execute();
}

/** The day of the latest contact of any kind, by subject. */
export async function lastContactsOf(conn: Conn, subjectIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (subjectIds.length === 0) return new Map();
  const { rows } = await sql<{ subject_id: string; on_day: string }>`
    select subject_id, max(occurred_on) as on_day from trigger_event
     where subject_id in ${idList(conn, subjectIds)} and trigger in ('last-contact', 'last-service-contact') group by subject_id`.execute(
    conn,
  );
  return new Map(rows.map((row) => [row.subject_id, row.on_day]));
}

/** Memberships that may be past their day: restricted, under a hold, or found by a run to hold what law orders kept. */
export async function excusedOf(conn: Conn, membershipIds: readonly string[], today: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select m.id from membership as m join subject as s on s.id = m.subject_id
     where m.id in ${idList(conn, membershipIds)}
       and (s.restricted_at is not null
         or exists (select 1 from hold as h where h.subject_id = m.subject_id and h.released_at is null)
         or exists (select 1 from group_due as g where g.membership_id = m.id and g.floor_until >= ${today} and m.due_rule = g.floor_rule and m.due_on > ${today}))`.execute(
    conn,
  );
  return new Set(rows.map(({ id }) => id));
}

/** Data groups past their day, by rule; those held or restricted are not counted. */
export async function overdueGroups(conn: Conn, today: string): Promise<{ due_rule: string; n: number }[]> {
  const { rows } = await sql<{ due_rule: string | null; n: number }>`
    select g.due_rule, count(*) as n from group_due as g join subject as s on s.id = g.subject_id
     where g.due_on < ${today} and s.restricted_at is null
       and not exists (select 1 from hold as h where h.subject_id = g.subject_id and h.released_at is null)
     group by g.due_rule`.execute(conn);
  return rows.map(({ due_rule, n }) => ({ due_rule: due_rule ?? '', n: Number(n) }));
}
