// The checks' own reading of the ledger of mailings, of what was followed, and of sign-ups that wait.

import { foldCell } from '#kernel/permission';
import type { PermissionEventRow } from '#kernel/permission';
import { idList } from '#kernel/subjects';
import { sql } from '#platform/db';
import type { Conn } from '#platform/db';
import type { CheckContext } from '../check.ts';

export interface HandOver {
  readonly id: string;
  /** Who it was when the list was frozen: a merge moves letters, and events stay with the id they were recorded for. */
  readonly person: string;
  readonly subject_id: string;
  readonly contact_point_id: string | null;
  readonly purpose_id: string;
  readonly scope: string | null;
  readonly rule: string;
  readonly evidence: string | null;
  readonly handed_at: string;
}

/** Letters that were handed over, the latest first. */
export async function handOvers(conn: Conn, limit: number): Promise<HandOver[]> {
  const { rows } = await sql<HandOver>`
    select r.id, r.person, r.subject_id, r.contact_point_id, m.purpose_id, m.scope, r.rule, r.evidence, r.handed_at
      from mailing_recipient r join mailing m on m.id = r.mailing_id
     where r.handed_at is not null order by r.handed_at desc, r.id desc limit ${limit}`.execute(conn);
  return rows;
}

/** What these people had said, by person and in order. */
export async function saidBy(conn: Conn, people: readonly string[]): Promise<ReadonlyMap<string, PermissionEventRow[]>> {
  const { rows } = await sql<PermissionEventRow>`
    select * from permission_event where subject_id in ${idList(conn, people)} order by subject_id, seq`.execute(conn);
  return Map.groupBy(rows, ({ subject_id }) => subject_id);
}

/** Whether events are cleared by age, so that evidence of an old letter may be gone. */
export async function clearedBefore(conn: Conn): Promise<string> {
  const { rows } = await sql<{ day: string }>`select day from permission_cutoff`.execute(conn);
  return rows[0]?.day ?? '';
}

export interface Late {
  readonly said_at: string;
  readonly handed_at: string;
}

/** Letters that left after their person had said no to them, with when. */
export async function lettersAfterNo(conn: Conn): Promise<Late[]> {
  const { rows } = await sql<Late>`
    select e.recorded_at as said_at, r.handed_at from permission_event e
      join mailing_recipient r on r.person = e.subject_id and r.handed_at > e.recorded_at
      join mailing m on m.id = r.mailing_id
     where e.act in ('ban', 'objection', 'consent-withdrawn') and e.method <> 'replay'
       and (e.channel is null or e.channel = 'email') and (e.purpose is null or e.purpose = m.purpose_id)
       and (e.contact_id is null or e.contact_id = r.contact_point_id)
       and (e.scope is null or e.scope = coalesce(m.scope, 'direct-marketing')) and (e.deed is null or e.deed = 'processing')
       and (e.act <> 'consent-withdrawn' or r.rule = 'consent')
       and not exists (select 1 from permission_event c where c.subject_id = e.subject_id and c.seq > e.seq and c.recorded_at <= r.handed_at
         and c.act = 'consent-given' and c.channel = 'email' and c.purpose = m.purpose_id)`.execute(conn);
  return rows;
}

/** How many times somebody who had been written to said no. */
export async function saidNo(conn: Conn): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from permission_event e where e.act in ('ban', 'objection', 'consent-withdrawn')
       and exists (select 1 from mailing_recipient r where r.person = e.subject_id)`.execute(conn);
  return Number(rows[0]?.n ?? 0);
}

export interface Sums {
  /** Mailings whose list is whole. */
  readonly mailings: number;
  readonly letters: number;
  readonly unequal: number;
  readonly doubled: number;
  readonly uncertain: number;
}

/** Every list counted again: each candidate has one row, and no address has two letters of one mailing. */
export async function sumsOfMailings(conn: Conn): Promise<Sums> {
  const { rows } = await sql<{ candidates: number; n: number; uncertain: number }>`
    select m.candidates, (select count(*) from mailing_recipient r where r.mailing_id = m.id) as n,
           (select count(*) from mailing_recipient r where r.mailing_id = m.id and r.state = 'uncertain') as uncertain
      from mailing m where m.candidates is not null and m.state <> 'freezing'`.execute(conn);
  const doubled = await sql<{ n: number }>`
    select count(*) as n from (select 1 as x from mailing_recipient r join contact_point p on p.id = r.contact_point_id
      where r.state in ('accepted', 'uncertain') group by r.mailing_id, p.normal having count(*) > 1) as twice`.execute(conn);
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((all, row) => all + of(row), 0);
  return {
    mailings: rows.length,
    letters: sum(({ n }) => Number(n)),
    unequal: rows.filter(({ candidates, n }) => Number(candidates) !== Number(n)).length,
    doubled: Number(doubled.rows[0]?.n ?? 0),
    uncertain: sum(({ uncertain }) => Number(uncertain)),
  };
}

export interface Followed {
  readonly subject_id: string;
  readonly field: 'marketing.open' | 'marketing.click';
  readonly at: string;
}

/** Openings and clicks that are kept. */
export async function followedRows(conn: Conn, limit: number): Promise<Followed[]> {
  const { rows } = await sql<Followed>`
    select subject_id, 'marketing.open' as field, opened_at as at from letter_open
    union all select subject_id, 'marketing.click' as field, clicked_at as at from letter_click
    order by at desc limit ${limit}`.execute(conn);
  return rows;
}

/** True when the person had consented to this by then, and not taken it back. */
export function hadConsented(events: readonly PermissionEventRow[], purpose: string, at: string): boolean {
  const then = events.filter(({ recorded_at }) => recorded_at <= at);
  const { consent, ban, objection } = foldCell(then, { channel: 'email', purpose });
  return consent.state === 'on' && ban === null && objection === null;
}

export async function countHandedOver(conn: Conn): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from mailing_recipient where handed_at is not null`.execute(conn);
  return Number(rows[0]?.n ?? 0);
}

/** Sign-ups whose address nobody has confirmed although their time is over, or who were promised too long a time. */
export async function unconfirmed(conn: Conn, { now, days }: { now: string; days: number }): Promise<{ bad: number; of: number }> {
  const { rows } = await sql<{ expires_at: string; signed_up_at: string; waits: number }>`
    select expires_at, signed_up_at, case when contents is null then 0 else 1 end as waits from form_wish`.execute(conn);
  const over = rows
    .filter(({ waits }) => Number(waits) === 1)
    .filter(({ expires_at, signed_up_at }) => {
      return expires_at < now || Date.parse(expires_at) - Date.parse(signed_up_at) > days * 86_400_000;
    });
  return { bad: over.length, of: rows.length };
}

export async function eventsCount(conn: Conn, subjectId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from permission_event where subject_id = ${subjectId}`.execute(conn);
  return Number(rows[0]?.n ?? 0);
}

/** Who may be written to for a purpose is not changed by who has been: only those still here are tried. */
export async function latestLetter(conn: Conn): Promise<HandOver | undefined> {
  const { rows } = await sql<HandOver>`
    select r.id, r.person, r.subject_id, r.contact_point_id, m.purpose_id, m.scope, r.rule, r.evidence, r.handed_at
      from mailing_recipient r join mailing m on m.id = r.mailing_id join subject s on s.id = r.subject_id
     where r.handed_at is not null order by r.handed_at desc, r.id desc limit 1`.execute(conn);
  return rows[0];
}

/** A letter to somebody who permitted nothing, as if it had gone round the gate. */
export async function sabotageGate({ deps }: CheckContext): Promise<void> {
  const { db } = deps.database;
  await sql`update mailing_recipient set evidence = 'nothing', rule = 'consent'
    where id = (select id from mailing_recipient where handed_at is not null order by handed_at desc limit 1)`.execute(db);
}

/** A letter that leaves an hour after its person had said no. */
export async function sabotageSilence({ deps }: CheckContext): Promise<void> {
  const late = new Date(deps.clock.now().getTime() + 3_600_000).toISOString();
  await sql`update mailing_recipient set handed_at = ${late}, ended_at = ${late} where person in
    (select subject_id from permission_event where act in ('ban', 'objection', 'consent-withdrawn'))`.execute(deps.database.db);
}

/** Somebody falls off a list that was frozen. */
export async function sabotageSums({ deps }: CheckContext): Promise<void> {
  await sql`delete from mailing_recipient where id = (select min(id) from mailing_recipient)`.execute(deps.database.db);
}

/** Everybody is followed. */
export async function sabotageFollowing({ deps }: CheckContext): Promise<void> {
  const at = deps.clock.now().toISOString();
  await sql`insert into letter_open (id, subject_id, mailing_id, ledger_id, opened_at, verdict, version, created_at, origin_id)
    select 'sabotage', r.subject_id, r.mailing_id, r.id, ${at}, 'person', 1, ${at}, (select min(id) from origin)
      from mailing_recipient r where r.handed_at is not null order by r.id limit 1`.execute(deps.database.db);
}

/** What people press is no longer recorded. */
export async function sabotageUnsubscribe({ deps }: CheckContext): Promise<void> {
  await sql`create trigger sabotage before insert on permission_event begin select raise(abort, 'sabotage'); end`.execute(deps.database.db);
}

/** What nobody confirmed is kept all the same. */
export async function sabotageUnconfirmed({ deps }: CheckContext): Promise<void> {
  await sql`update form_wish set expires_at = '2020-01-01T00:00:00.000Z', contents = 'sealed'`.execute(deps.database.db);
}
