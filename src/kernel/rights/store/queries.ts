// All SQL of erasure cases, holds and what each data group is kept for.

import { insertRows, reader, sql } from '#platform/db';
import type { Conn, Insertable, Selectable, Tx, Updateable } from '#platform/db';
import { idList } from '#kernel/subjects';
import type { MembershipRow, SubjectTables } from '#kernel/subjects';
import { statement } from './statements.ts';
import type { ErasureRow, ErasureState, GroupDueRow, HoldRow, RightsTables } from '../tables.ts';

type Seen = RightsTables & Pick<SubjectTables, 'subject' | 'membership'>;

function read(conn: Conn) {
  return reader<Seen>(conn);
}
function write(tx: Tx) {
  return tx.withTables<RightsTables>();
}

export interface SubjectState {
  readonly id: string;
  readonly kind: 'person' | 'organisation';
  readonly restricted_at: string | null;
}

const LOCKED = statement<SubjectState>((id, dialect) =>
  dialect === 'postgres'
    ? sql<SubjectState>`select id, kind, restricted_at from subject where id = ${id} for update`
    : sql<SubjectState>`select id, kind, restricted_at from subject where id = ${id}`,
);

/** The subject, locked until the transaction ends (on PostgreSQL; SQLite has one writer). */
export async function lockSubject(tx: Tx, subjectId: string): Promise<SubjectState | undefined> {
  return (await LOCKED.run(tx, subjectId)).rows[0];
}

export async function subjectState(conn: Conn, subjectId: string): Promise<SubjectState | undefined> {
  return read(conn).selectFrom('subject').select(['id', 'kind', 'restricted_at']).where('id', '=', subjectId).executeTakeFirst();
}

const MEMBERSHIPS = statement<Selectable<MembershipRow>>(
  (id) => sql`select * from membership where subject_id = ${id} and ended_on is null order by register_id`,
);

export async function liveMemberships(conn: Conn, subjectId: string): Promise<Selectable<MembershipRow>[]> {
  return (await MEMBERSHIPS.run(conn, subjectId)).rows;
}

/** The same of many at once. */
export async function liveMembershipsOf(conn: Conn, subjectIds: readonly string[]): Promise<Selectable<MembershipRow>[]> {
  const { rows } = await sql<Selectable<MembershipRow>>`
    select * from membership where subject_id in ${idList(conn, subjectIds)} and ended_on is null order by register_id`.execute(conn);
  return rows;
}

export async function endMemberships(tx: Tx, ids: readonly string[], on: string, reason: string): Promise<void> {
  if (ids.length === 0) return;
  const changes = { ended_on: on, end_reason: reason, due_on: null, review_on: null };
  await tx.withTables<SubjectTables>().updateTable('membership').set(changes).where('id', 'in', ids).execute();
  await write(tx).deleteFrom('group_due').where('membership_id', 'in', ids).execute();
}

/** A membership that law keeps open gets the day on which law lets go as its due date. */
export async function postponeMembership(
  tx: Tx,
  id: string,
  due: Pick<MembershipRow, 'due_on' | 'due_rule' | 'due_trigger' | 'due_from'>,
): Promise<void> {
  await tx.withTables<SubjectTables>().updateTable('membership').set(due).where('id', '=', id).execute();
}

export async function groupDues(conn: Conn, subjectIds: readonly string[]): Promise<GroupDueRow[]> {
  if (subjectIds.length === 0) return [];
  return read(conn)
    .selectFrom('group_due')
    .selectAll()
    .where('subject_id', 'in', sql<string>`${idList(conn, subjectIds)}`)
    .execute();
}

const GROUPS = statement<GroupDueRow>((id) => sql`select * from group_due where subject_id = ${id}`);

export async function groupDuesOf(conn: Conn, subjectId: string): Promise<GroupDueRow[]> {
  return (await GROUPS.run(conn, subjectId)).rows;
}

const GROUP_DUE = [
  'membership_id',
  'group_id',
  'subject_id',
  'register_id',
  'due_on',
  'due_rule',
  'due_trigger',
  'due_from',
  'floor_until',
  'floor_rule',
] as const;

/** Replaces what is kept of these subjects' groups; three statements whatever their number. */
export async function replaceGroupDues(tx: Tx, subjectIds: readonly string[], rows: readonly GroupDueRow[]): Promise<void> {
  if (subjectIds.length === 0) return;
  await write(tx)
    .deleteFrom('group_due')
    .where('subject_id', 'in', sql<string>`${idList(tx, subjectIds)}`)
    .execute();
  await insertRows(
    tx,
    'group_due',
    GROUP_DUE,
    rows.map((row) => GROUP_DUE.map((column) => row[column])),
    'keep', // two runs at once compute the same
  );
}

export interface DueGroup {
  readonly membership_id: string;
  readonly group_id: string;
  readonly subject_id: string;
  readonly due_on: string;
}

/** Data groups whose own day has come, a page at a time. */
export async function dueGroups(conn: Conn, today: string, after: DueGroup | undefined, limit: number): Promise<DueGroup[]> {
  let query = read(conn).selectFrom('group_due').select(['membership_id', 'group_id', 'subject_id', 'due_on']).where('due_on', '<=', today);
  if (after)
    query = query.where(sql<boolean>`(due_on, membership_id, group_id) > (${after.due_on}, ${after.membership_id}, ${after.group_id})`);
  const rows = await query.orderBy('due_on').orderBy('membership_id').orderBy('group_id').limit(limit).execute();
  return rows.map((row) => ({ ...row, due_on: row.due_on ?? today }));
}

/** The group has been emptied; a later event of its rules gives it a new day. */
export async function settleGroup(tx: Tx, membershipId: string, groupId: string): Promise<void> {
  await write(tx)
    .updateTable('group_due')
    .set({ due_on: null })
    .where('membership_id', '=', membershipId)
    .where('group_id', '=', groupId)
    .execute();
}

const HOLDS = statement<HoldRow>((id) => sql`select * from hold where subject_id = ${id} and released_at is null order by placed_at`);

export async function liveHolds(conn: Conn, subjectId: string): Promise<HoldRow[]> {
  return (await HOLDS.run(conn, subjectId)).rows;
}

/** The same of many at once. */
export async function liveHoldsOf(conn: Conn, subjectIds: readonly string[]): Promise<HoldRow[]> {
  if (subjectIds.length < 2) return subjectIds[0] === undefined ? [] : liveHolds(conn, subjectIds[0]);
  const { rows } = await sql<HoldRow>`
    select * from hold where subject_id in ${idList(conn, subjectIds)} and released_at is null order by placed_at`.execute(conn);
  return rows;
}

export async function allHolds(conn: Conn, subjectId?: string): Promise<HoldRow[]> {
  const query = read(conn).selectFrom('hold').selectAll().where('released_at', 'is', null).orderBy('review_on').orderBy('id');
  return (subjectId === undefined ? query : query.where('subject_id', '=', subjectId)).execute();
}

export async function countHolds(conn: Conn): Promise<number> {
  const row = await read(conn)
    .selectFrom('hold')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('released_at', 'is', null)
    .executeTakeFirst();
  return Number(row?.n ?? 0);
}

export async function insertHold(tx: Tx, row: Insertable<HoldRow>): Promise<void> {
  await write(tx)
    .insertInto('hold')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** The row as it now is; undefined when the hold is not in force. */
export async function reviewHoldRow(
  tx: Tx,
  id: string,
  now: Pick<HoldRow, 'reason' | 'law' | 'review_on' | 'review_by'>,
): Promise<HoldRow | undefined> {
  return write(tx).updateTable('hold').set(now).where('id', '=', id).where('released_at', 'is', null).returningAll().executeTakeFirst();
}

export async function releaseHoldRow(tx: Tx, id: string, at: string, by: string): Promise<HoldRow | undefined> {
  const open = write(tx)
    .updateTable('hold')
    .set({ released_at: at, released_by: by })
    .where('id', '=', id)
    .where('released_at', 'is', null);
  return open.returningAll().executeTakeFirst();
}

const ERASURE = [
  'id',
  'subject_id',
  'ground',
  'received_at',
  'deadline_at',
  'state',
  'plan',
  'needles',
  'result',
  'erased_at',
  'certified_at',
  'certificate',
  'batch_id',
  'policy_version_id',
  'requested_by',
] as const;

export async function insertErasure(tx: Tx, row: ErasureRow): Promise<void> {
  await insertRows(tx, 'erasure', ERASURE, [ERASURE.map((column) => row[column])]);
}

/** A case as the ledger tells it, whatever a restored copy knew of it. */
export async function putErasure(tx: Tx, row: ErasureRow): Promise<void> {
  await write(tx)
    .insertInto('erasure')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}

/** Moves a case on only from the state it was read in: two who act at once cannot both win. */
export async function advanceErasure(tx: Tx, id: string, from: ErasureState, changes: Updateable<ErasureRow>): Promise<boolean> {
  const done = await write(tx).updateTable('erasure').set(changes).where('id', '=', id).where('state', '=', from).executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Writes the proof of many cases at once, only where the case still waits for it. */
export async function advanceErasures(tx: Tx, rows: readonly ErasureRow[]): Promise<void> {
  if (rows.length === 0) return;
  const values = rows.map((row) => sql`(${row.id}, ${row.state}, ${row.needles}, ${row.result}, ${row.certified_at}, ${row.certificate})`);
  await sql`
    with done (id, state, needles, result, certified_at, certificate) as (values ${sql.join(values)})
    update erasure set state = done.state, needles = done.needles, result = done.result, certified_at = done.certified_at, certificate = done.certificate
      from done where erasure.id = done.id and erasure.state = 'erased'`.execute(tx);
}

export async function erasureById(conn: Conn, id: string): Promise<ErasureRow | undefined> {
  return read(conn).selectFrom('erasure').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function erasuresOf(conn: Conn, subjectId: string): Promise<ErasureRow[]> {
  return read(conn).selectFrom('erasure').selectAll().where('subject_id', '=', subjectId).orderBy('received_at', 'desc').execute();
}

/** Open requests of these subjects: their clock runs, whatever their retention rules say. */
export async function requestsOf(
  conn: Conn,
  subjectIds: readonly string[],
): Promise<Pick<ErasureRow, 'subject_id' | 'received_at' | 'state'>[]> {
  if (subjectIds.length === 0) return [];
  const rows = read(conn)
    .selectFrom('erasure')
    .select(['subject_id', 'received_at', 'state'])
    .where('subject_id', 'in', sql<string>`${idList(conn, subjectIds)}`);
  return rows.where('state', '<>', 'cancelled').where('ground', 'in', ['request', 'owner']).execute();
}

/** Done but not yet certified, oldest first. */
export async function uncertified(conn: Conn): Promise<Pick<ErasureRow, 'id' | 'subject_id' | 'needles'>[]> {
  return read(conn)
    .selectFrom('erasure')
    .select(['id', 'subject_id', 'needles'])
    .where('state', '=', 'erased')
    .orderBy('erased_at')
    .orderBy('id')
    .execute();
}

export async function erasuresByIds(conn: Conn, ids: readonly string[]): Promise<ErasureRow[]> {
  const rows = read(conn)
    .selectFrom('erasure')
    .selectAll()
    .where(sql<boolean>`id in ${idList(conn, ids)}`);
  return rows.where('state', '=', 'erased').orderBy('id').execute();
}

/** Requests whose day has almost come and that nobody carried out. */
export async function plannedBefore(conn: Conn, before: string): Promise<ErasureRow[]> {
  return read(conn)
    .selectFrom('erasure')
    .selectAll()
    .where('state', '=', 'planned')
    .where('deadline_at', '<=', before)
    .orderBy('deadline_at')
    .execute();
}

export async function recentErasures(conn: Conn, limit: number): Promise<ErasureRow[]> {
  return read(conn).selectFrom('erasure').selectAll().orderBy('received_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
}

/** Cases whose three years are over go as well. */
export async function dropErasuresBefore(tx: Tx, day: string): Promise<void> {
  await write(tx).deleteFrom('erasure').where('state', 'in', ['certified', 'cancelled']).where('received_at', '<', day).execute();
}
