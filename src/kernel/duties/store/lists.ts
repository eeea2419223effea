// SQL that lists duties: open ones with their counts and their nearest day, and who is in them.

import { sql } from '#platform/db';
import type { Conn } from '#platform/db';
import type { DutyPersonRow, DutyRow } from '../tables.ts';

export interface DutyCounts {
  readonly total: number;
  readonly open: number;
  readonly told: number;
  /** The nearest day of those who are open; null when nobody is. */
  readonly due: string | null;
  readonly lastClosed: string | null;
}

export type CountedDuty = DutyRow & DutyCounts;

// The data may be shown, used or the person spoken with before the month is over: then they are to be told at that moment at the latest
// (Art. 14(3)(b), (c)). Of a talk only its day is known, so the whole day counts.
const DUE = sql`case when d.kind = 'inform' then coalesce((select min(x.at) from (
    select min(s.at) as at from disclosure s where s.subject_id = p.subject_id and s.at >= p.opened_at
    union all select min(m.created_at) from mail_message m where m.subject_id = p.subject_id and m.created_at >= p.opened_at and m.purpose <> 'rights'
    union all select min(t.occurred_on) || 'T20:59:59.999Z' from trigger_event t where t.subject_id = p.subject_id
      and t.trigger in ('last-contact', 'last-service-contact') and t.occurred_on >= substr(p.opened_at, 1, 10)
  ) x where x.at < p.due_at), p.due_at) else p.due_at end`;

/** Of these duties, or of all that wait for something; soonest first. */
export async function countedDuties(conn: Conn, only: readonly string[] | null): Promise<CountedDuty[]> {
  const which =
    only === null
      ? sql`d.id in (select duty_id from duty_person where state in ('open', 'told'))`
      : sql`d.id in (${only.length === 0 ? sql`''` : sql.join(only)})`;
  const { rows } = await sql<Record<keyof CountedDuty, string | number | null>>`
    select d.*, count(*) as total,
      sum(case when p.state = 'open' then 1 else 0 end) as open, sum(case when p.state = 'told' then 1 else 0 end) as told,
      min(case when p.state = 'open' then ${DUE} end) as due, max(p.closed_at) as "lastClosed"
    from duty d join duty_person p on p.duty_id = d.id where ${which}
    group by d.id, d.kind, d.cause, d.ref, d.target, d.fields, d.opened_at, d.policy_version_id
    order by min(case when p.state = 'open' then ${DUE} else '9999' end), d.opened_at, d.id`.execute(conn);
  return rows.map((row) => ({ ...row, total: Number(row.total), open: Number(row.open), told: Number(row.told) }) as CountedDuty);
}

export type DutyPerson = DutyPersonRow & { readonly due: string };

export async function peopleOf(conn: Conn, dutyIds: readonly string[], limit: number): Promise<DutyPerson[]> {
  if (dutyIds.length === 0) return [];
  const { rows } = await sql<DutyPerson>`
    select * from (select p.*, ${DUE} as due, row_number() over (partition by p.duty_id order by case p.state when 'open' then 0 when 'told' then 1 else 2 end, p.due_at, p.id) as place
      from duty_person p join duty d on d.id = p.duty_id where p.duty_id in (${sql.join([...dutyIds])})) as q
    where q.place <= ${limit} order by q.place`.execute(conn);
  return rows;
}

/** Everything recorded about one person, newest first. */
export async function dutiesOfPerson(
  conn: Conn,
  subjectId: string,
): Promise<(DutyPerson & Pick<DutyRow, 'kind' | 'cause' | 'target' | 'ref'>)[]> {
  const { rows } = await sql<DutyPerson & Pick<DutyRow, 'kind' | 'cause' | 'target' | 'ref'>>`
    select p.*, ${DUE} as due, d.kind, d.cause, d.target, d.ref from duty_person p join duty d on d.id = p.duty_id
    where p.subject_id = ${subjectId} order by p.opened_at desc, p.id desc`.execute(conn);
  return rows;
}

/** The duties of one erasure, settled or not. */
export async function dutyIdsOf(conn: Conn, ref: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from duty where cause = 'erasure' and ref = ${ref}`.execute(conn);
  return rows.map(({ id }) => id);
}

/** Whether the person must still be told where data came from. */
export async function hasOpenInforming(conn: Conn, subjectId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from duty_person p join duty d on d.id = p.duty_id
    where p.subject_id = ${subjectId} and p.state = 'open' and d.kind = 'inform' limit 1`.execute(conn);
  return rows.length > 0;
}

/** Until when each of these people must be told where data came from; who has been told is absent. */
export async function informingDue(conn: Conn, subjectIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (subjectIds.length === 0) return new Map();
  const { rows } = await sql<{ id: string; due: string }>`
    select p.subject_id as id, min(${DUE}) as due from duty_person p join duty d on d.id = p.duty_id
    where p.state = 'open' and d.kind = 'inform' and p.subject_id in (${sql.join([...subjectIds])}) group by p.subject_id`.execute(conn);
  return new Map(rows.map(({ id, due }) => [id, due]));
}

/** How many duties wait, and how many of them are late: for the page of the day. */
export async function waiting(conn: Conn, now: string): Promise<{ kind: DutyRow['kind']; open: number; late: number; due: string }[]> {
  const { rows } = await sql<{ kind: DutyRow['kind']; open: number; late: number; due: string }>`
    select q.kind, count(*) as open, sum(case when q.due < ${now} then 1 else 0 end) as late, min(q.due) as due from (
      select d.id, d.kind, min(${DUE}) as due from duty d join duty_person p on p.duty_id = d.id
      where p.state = 'open' group by d.id, d.kind) q group by q.kind order by min(q.due)`.execute(conn);
  return rows.map((row) => ({ ...row, open: Number(row.open), late: Number(row.late) }));
}
