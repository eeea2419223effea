// SQL of the duties and of the people in them.

import { insertRows, reader, repeated, sql } from '#platform/db';
import type { Conn, Tx } from '#platform/db';
import type { SubjectTables } from '#kernel/subjects';
import type { DutyPersonRow, DutyRow, DutyTables } from '../tables.ts';
import type { Cause, How } from '../terms.ts';

const read = (conn: Conn) => reader<DutyTables & Pick<SubjectTables, 'subject'>>(conn);
const write = (tx: Tx) => tx.withTables<DutyTables>();

const DUTY = ['id', 'kind', 'cause', 'ref', 'target', 'fields', 'opened_at', 'policy_version_id'] as const;
const PERSON = ['id', 'duty_id', 'subject_id', 'opened_at', 'due_at', 'state', 'how', 'told_at', 'closed_at', 'by_id'] as const;

/** The duties of one act or group that exist already. */
export async function dutiesOfRef(conn: Conn, cause: Cause, ref: string): Promise<DutyRow[]> {
  return (await OF_REF(conn, cause, ref)).rows;
}

const OF_REF = repeated<DutyRow>('select * from duty where cause = ? and ref = ?');

export function insertDuties(tx: Tx, rows: readonly DutyRow[]): Promise<void> {
  return insertRows(
    tx,
    'duty',
    DUTY,
    rows.map((row) => DUTY.map((column) => row[column])),
    'keep',
  );
}

export function insertPeople(tx: Tx, rows: readonly DutyPersonRow[]): Promise<void> {
  return insertRows(
    tx,
    'duty_person',
    PERSON,
    rows.map((row) => PERSON.map((column) => row[column])),
    'keep',
  );
}

/** What was listed when the erasure was planned is due no later than whom to look for is known. */
export async function hasten(tx: Tx, rows: readonly Pick<DutyPersonRow, 'duty_id' | 'subject_id' | 'due_at'>[]): Promise<void> {
  for (const { duty_id, subject_id, due_at } of rows)
    await sql`update duty_person set due_at = ${due_at}
      where duty_id = ${duty_id} and subject_id = ${subject_id} and state = 'open' and due_at > ${due_at}`.execute(tx);
}

/** What was settled for an earlier act of the day is to be done again for this one. */
export async function reopen(
  tx: Tx,
  rows: readonly Pick<DutyPersonRow, 'duty_id' | 'subject_id' | 'opened_at' | 'due_at'>[],
): Promise<void> {
  for (const { duty_id, subject_id, opened_at, due_at } of rows)
    await sql`update duty_person set state = 'open', opened_at = ${opened_at}, due_at = ${due_at}, how = null, told_at = null, closed_at = null, by_id = null
      where duty_id = ${duty_id} and subject_id = ${subject_id} and state <> 'open'`.execute(tx);
}

/** The task of the day names every field that was concerned. */
export async function widenDuty(tx: Tx, id: string, fields: readonly string[]): Promise<void> {
  await write(tx)
    .updateTable('duty')
    .set({ fields: JSON.stringify(fields) })
    .where('id', '=', id)
    .execute();
}

/** Of these subjects those who are people and in the register. */
export async function peopleAmong(conn: Conn, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await read(conn)
    .selectFrom('subject')
    .select('id')
    .where('kind', '=', 'person')
    .where('id', 'in', [...ids])
    .execute();
  return rows.map(({ id }) => id);
}

/** Those of the subjects who have been, or are to be, told of this source. */
export async function informedOf(conn: Conn, source: string, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await read(conn)
    .selectFrom('duty_person')
    .innerJoin('duty', 'duty.id', 'duty_person.duty_id')
    .select('duty_person.subject_id')
    .where('duty.kind', '=', 'inform')
    .where('duty.target', '=', source)
    .where('duty_person.subject_id', 'in', [...ids])
    .execute();
  return new Set(rows.map(({ subject_id }) => subject_id));
}

/** What was to be done for a person who is gone needs doing no more, except what the erasure itself asks. */
export async function voidDuties(tx: Tx, subjectId: string, at: string): Promise<void> {
  await VOID(tx, at, subjectId);
}

const VOID = repeated(`update duty_person set state = 'void', closed_at = ? where subject_id = ? and state in ('open', 'told')
  and duty_id in (select id from duty where cause <> 'erasure')`);

/** An erasure that was not carried out after all. */
export async function voidDutiesOf(tx: Tx, ref: string, at: string): Promise<void> {
  await sql`update duty_person set state = 'void', closed_at = ${at} where state in ('open', 'told')
    and duty_id in (select id from duty where cause = 'erasure' and ref = ${ref})`.execute(tx);
}

/** Recipients that know of the restriction and not of an end to it. */
export async function toldOfRestriction(conn: Conn, subjectId: string): Promise<string[]> {
  const { rows } = await sql<{ target: string }>`select distinct d.target from duty_person p join duty d on d.id = p.duty_id
    where p.subject_id = ${subjectId} and d.cause = 'restriction' and p.told_at is not null
    and not exists (select 1 from duty_person q join duty e on e.id = q.duty_id where q.subject_id = p.subject_id
      and e.cause = 'release' and e.target = d.target and q.opened_at > p.opened_at) order by d.target`.execute(conn);
  return rows.map(({ target }) => target);
}

export async function voidRestriction(tx: Tx, subjectId: string, at: string): Promise<void> {
  await sql`update duty_person set state = 'void', closed_at = ${at} where subject_id = ${subjectId} and state in ('open', 'told')
    and duty_id in (select id from duty where cause = 'restriction')`.execute(tx);
}

export async function dutyById(conn: Conn, id: string): Promise<DutyRow | undefined> {
  return read(conn).selectFrom('duty').selectAll().where('id', '=', id).executeTakeFirst();
}

/** People of the duty who still wait, oldest first. */
export async function openPeople(conn: Conn, dutyId: string, limit: number): Promise<string[]> {
  const rows = await read(conn)
    .selectFrom('duty_person')
    .select('subject_id')
    .where('duty_id', '=', dutyId)
    .where('state', '=', 'open')
    .orderBy('due_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ subject_id }) => subject_id);
}

export interface Settling {
  readonly state: 'told' | 'done';
  readonly how: How;
  readonly at: string;
  readonly byId: string;
}

/** Settles those who are open, or all of these; a notice that was told may still be answered. Returns whom. */
export async function settlePeople(tx: Tx, dutyId: string, only: readonly string[] | null, to: Settling): Promise<string[]> {
  const from = to.state === 'told' ? (['open'] as const) : (['open', 'told'] as const);
  let query = write(tx)
    .updateTable('duty_person')
    .set(
      to.state === 'told'
        ? { state: 'told', how: to.how, told_at: to.at, by_id: to.byId }
        : { state: 'done', how: to.how, closed_at: to.at, by_id: to.byId },
    )
    .where('duty_id', '=', dutyId)
    .where('state', 'in', [...from]);
  if (only !== null) query = query.where('subject_id', 'in', [...only]);
  const rows = await query.returning('subject_id').execute();
  return rows.map(({ subject_id }) => subject_id);
}

/** Duties long done go, and tasks nobody is in any more. */
export async function dropDutiesBefore(tx: Tx, before: string): Promise<number> {
  const done = await write(tx).deleteFrom('duty_person').where('closed_at', '<', before).executeTakeFirst();
  const left = write(tx).selectFrom('duty_person').select('duty_id');
  await write(tx).deleteFrom('duty').where('opened_at', '<', before).where('id', 'not in', left).execute();
  return Number(done.numDeletedRows);
}
