// The checks' own reading of what was to be done outside the register, and how each is broken for a test.

import { sql } from '#platform/db';
import type { Conn, Tx } from '#platform/db';
import type { CheckContext } from '../check.ts';

export interface Waiting {
  readonly open: number;
  readonly late: number;
  readonly of: number;
}

type Raw = { open: number | null; late: number | null; total: number | null };

function counts({ open, late, total }: Partial<Raw>): Waiting {
  return { open: Number(open ?? 0), late: Number(late ?? 0), of: Number(total ?? 0) };
}

/** People in duties of one kind: still open, past their time, and all. Whose data were shown or used is to be told at that moment (Art. 14(3)). */
export async function waitingOf(conn: Conn, kind: string, now: string, cause?: string): Promise<Waiting> {
  const used = sql`d.kind = 'inform' and (
    exists (select 1 from disclosure s where s.subject_id = p.subject_id and s.at >= p.opened_at and s.at < ${now})
    or exists (select 1 from mail_message m where m.subject_id = p.subject_id and m.created_at >= p.opened_at and m.created_at < ${now} and m.purpose <> 'rights')
    or exists (select 1 from trigger_event t where t.subject_id = p.subject_id and t.trigger in ('last-contact', 'last-service-contact')
      and t.occurred_on >= substr(p.opened_at, 1, 10) and t.occurred_on < substr(${now}, 1, 10)))`;
  const { rows } = await sql<Raw>`
    select sum(case when p.state = 'open' then 1 else 0 end) as open,
      sum(case when p.state = 'open' and (p.due_at < ${now} or (${used})) then 1 else 0 end) as late,
      sum(case when p.state <> 'void' then 1 else 0 end) as total
    from duty_person p join duty d on d.id = p.duty_id where d.kind = ${kind} ${cause === undefined ? sql`` : sql`and d.cause = ${cause}`}`.execute(
    conn,
  );
  return counts(rows[0] ?? {});
}

/** Copies outside of people erased on their own request. */
export async function requestedOutside(conn: Conn, now: string): Promise<Waiting> {
  const { rows } = await sql<Raw>`
    select sum(case when p.state = 'open' then 1 else 0 end) as open, sum(case when p.state = 'open' and p.due_at < ${now} then 1 else 0 end) as late,
      sum(case when p.state <> 'void' then 1 else 0 end) as total
    from duty_person p join duty d on d.id = p.duty_id join erasure e on e.id = d.ref
    where d.kind = 'off-system' and d.cause = 'erasure' and e.ground = 'request'`.execute(conn);
  return counts(rows[0] ?? {});
}

/** Erasures that named copies outside when they were carried out, and have no list of them any more. */
export async function listsMissing(conn: Conn): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from erasure e
    where e.ground in ('request', 'owner') and e.result like '%"kind":"off-system"%' and not exists (select 1 from duty d where d.ref = e.id)`.execute(
    conn,
  );
  return Number(rows[0]?.n ?? 0);
}

/** People with data from these sources who are in no list of those to be told. */
export async function uninformed(
  conn: Conn,
  tables: readonly { table: string; subject: string }[],
  sources: readonly string[],
): Promise<number> {
  if (sources.length === 0) return 0;
  const from = tables.map(
    ({ table, subject }) =>
      sql`select t.${sql.ref(subject)} as subject_id, o.source from origin o join ${sql.table(table)} t on t.origin_id = o.id where o.source in (${sql.join([...sources])})`,
  );
  const { rows } = await sql<{ n: number }>`select count(*) as n from (
      ${sql.join(from, sql` union `)} union select f.subject_id, o.source from origin o join field_origin f on f.origin_id = o.id where o.source in (${sql.join([...sources])})
    ) x join subject s on s.id = x.subject_id
    where s.kind = 'person' and not exists (select 1 from duty_person p join duty d on d.id = p.duty_id
      where p.subject_id = x.subject_id and d.kind = 'inform' and d.target = x.source)`.execute(conn);
  return Number(rows[0]?.n ?? 0);
}

/** Somebody who exists only until the trial is taken back. */
export async function putTrialPerson(tx: Tx, id: string, at: string): Promise<void> {
  await sql`insert into subject (id, kind, created_at) values (${id}, 'person', ${at})`.execute(tx);
}

/** A duty that nobody saw to, written past the house. */
function sabotageDuty(kind: string, cause: string) {
  return async ({ deps, policy }: CheckContext): Promise<void> => {
    const late = new Date(deps.clock.now().getTime() - 90 * 86_400_000).toISOString();
    const id = deps.ids.next();
    await sql`insert into duty (id, kind, cause, ref, target, fields, opened_at, policy_version_id)
      values (${id}, ${kind}, ${cause}, 'sabotage', 'x', '[]', ${late}, ${policy.versionId})`.execute(deps.database.db);
    await sql`insert into duty_person (id, duty_id, subject_id, opened_at, due_at, state)
      values (${deps.ids.next()}, ${id}, 'x', ${late}, ${late}, 'open')`.execute(deps.database.db);
  };
}

export const sabotageCopy = sabotageDuty('off-system', 'erasure');
export const sabotageNotice = sabotageDuty('notice', 'restriction');
export const sabotageInform = sabotageDuty('inform', 'collected');
