// What is due, what waits for a decision, and what each run did: every list is read by an index, whatever the size of the register.

import { insertRows, reader, sql } from '#platform/db';
import type { Conn, Tx, Updateable } from '#platform/db';
import { idList } from '#kernel/subjects';
import type { SubjectTables } from '#kernel/subjects';
import type { RetentionRunRow, RetentionSkipRow, RetentionTables, ReviewItemRow } from '../tables.ts';

type Seen = RetentionTables & Pick<SubjectTables, 'membership'>;

/** By which generation of the rules the stored days were computed. */
export async function clocksOf(conn: Conn): Promise<number> {
  const row = await reader<RetentionTables>(conn).selectFrom('retention_clocks').select('generation').executeTakeFirst();
  return Number(row?.generation ?? 0);
}

export async function putClocks(tx: Tx, generation: number): Promise<void> {
  await tx.withTables<RetentionTables>().updateTable('retention_clocks').set({ generation }).execute();
}

export interface DueMembership {
  readonly id: string;
  readonly subject_id: string;
  readonly due_on: string;
}

/** Live memberships whose day has come, oldest first, after the one named. */
export function dueQuery(conn: Conn, today: string, after: DueMembership | undefined, limit: number) {
  const query = reader<Seen>(conn)
    .selectFrom('membership')
    .select(['id', 'subject_id', 'due_on'])
    .where('ended_on', 'is', null)
    .where('due_on', '<=', today);
  const rest = after ? query.where(sql<boolean>`(due_on, id) > (${after.due_on}, ${after.id})`) : query;
  return rest.orderBy('due_on').orderBy('id').limit(limit);
}

export async function dueMemberships(conn: Conn, today: string, after: DueMembership | undefined, limit: number): Promise<DueMembership[]> {
  const rows = await dueQuery(conn, today, after, limit).execute();
  return rows.map((row) => ({ ...row, due_on: row.due_on ?? today }));
}

export interface ToReview {
  readonly id: string;
  readonly subject_id: string;
  readonly register_id: string;
}

/** Inactive memberships whose review has come and is not open yet. */
export async function toReview(conn: Conn, today: string, limit: number): Promise<ToReview[]> {
  const { rows } = await sql<ToReview>`
    select m.id, m.subject_id, m.register_id from membership as m
     where m.ended_on is null and m.review_on <= ${today}
       and not exists (select 1 from review_item as r where r.membership_id = m.id and r.decided_at is null)
     order by m.review_on limit ${limit}`.execute(conn);
  return rows;
}

const ITEM = ['id', 'subject_id', 'membership_id', 'opened_on', 'decide_by'] as const;

export async function openReviews(tx: Tx, items: readonly Pick<ReviewItemRow, (typeof ITEM)[number]>[]): Promise<void> {
  await insertRows(
    tx,
    'review_item',
    ITEM,
    items.map((item) => ITEM.map((column) => item[column])),
  );
}

/** Reviews of people who became active again, or whose membership ended meanwhile, need no decision. */
export async function dropIdleReviews(tx: Tx, today: string, subjectIds?: readonly string[]): Promise<void> {
  const of = subjectIds === undefined ? sql`` : sql`and subject_id in ${idList(tx, subjectIds)}`;
  await sql`
    delete from review_item where decided_at is null ${of} and membership_id not in
      (select m.id from membership as m where m.id = review_item.membership_id and m.ended_on is null and m.review_on <= ${today})`.execute(
    tx,
  );
}

export interface OpenReview {
  readonly id: string;
  readonly subject_id: string;
  readonly membership_id: string;
  readonly register_id: string;
  readonly opened_on: string;
  readonly decide_by: string;
}

export type ReviewPlace = Pick<ReviewItemRow, 'decide_by' | 'id'>;

/** Reviews that wait for a decision, the most urgent first. */
export async function openReviewPage(conn: Conn, today: string, limit: number, after?: ReviewPlace): Promise<OpenReview[]> {
  let query = reader<Seen>(conn)
    .selectFrom('review_item as r')
    .innerJoin('membership as m', 'm.id', 'r.membership_id')
    .select(['r.id', 'r.subject_id', 'r.membership_id', 'm.register_id', 'r.opened_on', 'r.decide_by'])
    .where('r.decided_at', 'is', null)
    .where('m.ended_on', 'is', null)
    .where('m.review_on', '<=', today);
  if (after) query = query.where(sql<boolean>`(r.decide_by, r.id) > (${after.decide_by}, ${after.id})`);
  return query.orderBy('r.decide_by').orderBy('r.id').limit(limit).execute();
}

export async function countOpenReviews(conn: Conn, today: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from review_item as r join membership as m on m.id = r.membership_id
     where r.decided_at is null and m.ended_on is null and m.review_on <= ${today}`.execute(conn);
  return Number(rows[0]?.n ?? 0);
}

export async function reviewsByIds(
  conn: Conn,
  ids: readonly string[],
): Promise<Pick<ReviewItemRow, 'id' | 'subject_id' | 'membership_id'>[]> {
  const { rows } = await sql<Pick<ReviewItemRow, 'id' | 'subject_id' | 'membership_id'>>`
    select id, subject_id, membership_id from review_item where decided_at is null and id in ${idList(conn, ids)} order by id`.execute(
    conn,
  );
  return rows;
}

/** Signs decisions off; returns how many were still open. */
export async function decideItems(
  tx: Tx,
  ids: readonly string[],
  decision: Pick<ReviewItemRow, 'decision' | 'decided_at' | 'decided_by' | 'note'>,
): Promise<number> {
  const open = tx.withTables<RetentionTables>().updateTable('review_item').set(decision);
  const done = await open
    .where(sql<boolean>`id in ${idList(tx, ids)}`)
    .where('decided_at', 'is', null)
    .executeTakeFirst();
  return Number(done.numUpdatedRows);
}

export async function insertRun(tx: Tx, run: Pick<RetentionRunRow, 'id' | 'day' | 'started_at'>): Promise<void> {
  await tx
    .withTables<RetentionTables>()
    .insertInto('retention_run')
    .values({ ...run, finished_at: null, due: 0, ended: 0, erased: 0, reviewed: 0, skipped: 0, failed: 0 })
    .execute();
}

export async function updateRun(tx: Tx, id: string, changes: Updateable<RetentionRunRow>): Promise<void> {
  await tx.withTables<RetentionTables>().updateTable('retention_run').set(changes).where('id', '=', id).execute();
}

const SKIP = ['id', 'run_id', 'subject_id', 'membership_id', 'reason', 'next_on'] as const;

export async function insertSkips(tx: Tx, skips: readonly RetentionSkipRow[]): Promise<void> {
  await insertRows(
    tx,
    'retention_skip',
    SKIP,
    skips.map((skip) => SKIP.map((column) => skip[column])),
  );
}

/** Runs, newest first. */
export async function runs(conn: Conn, limit: number): Promise<RetentionRunRow[]> {
  return reader<RetentionTables>(conn)
    .selectFrom('retention_run')
    .selectAll()
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** What a run left, with the reason and the day of the next try. */
export async function skipsOf(conn: Conn, runId: string): Promise<RetentionSkipRow[]> {
  return reader<RetentionTables>(conn)
    .selectFrom('retention_skip')
    .selectAll()
    .where('run_id', '=', runId)
    .orderBy('next_on')
    .orderBy('id')
    .execute();
}

/** The dead-man's switch: the last run that came to its end. One that a clock running ahead dated in the future counts for nothing. */
export async function lastFinishedRun(conn: Conn, at: Date): Promise<RetentionRunRow | undefined> {
  const query = reader<RetentionTables>(conn).selectFrom('retention_run').selectAll().where('finished_at', '<=', at.toISOString());
  return query.orderBy('started_at', 'desc').limit(1).executeTakeFirst();
}

export async function dropRunsBefore(tx: Tx, day: string): Promise<void> {
  await tx.withTables<RetentionTables>().deleteFrom('retention_run').where('day', '<', day).execute();
}
