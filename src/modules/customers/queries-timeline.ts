// What happened with somebody, source by source: each is one query, and stops where the page is full.

import type { TimelineAsk } from '#kernel/deps';
import { idList } from '#kernel/subjects';
import { sql } from '#platform/db';
import type { Conn, RawBuilder } from '#platform/db';
import type { ContactEventRow, TriggerRead } from './queries.ts';

const among = (conn: Conn, { subjectIds }: TimelineAsk, column = 'subject_id') => sql`${sql.ref(column)} in ${idList(conn, subjectIds)}`;

/** Rows that stand before the cursor, the latest first. */
function newest(
  { before, limit }: TimelineAsk,
  at: string,
  id: string,
  cast: (id: string) => string | number = String,
): RawBuilder<unknown> {
  const [a, i] = [sql.ref(at), sql.ref(id)];
  const older = before === null ? sql`` : sql` and (${a} < ${before[0]} or (${a} = ${before[0]} and ${i} < ${cast(before[1])}))`;
  return sql`${older} order by ${a} desc, ${i} desc limit ${sql.lit(limit)}`;
}

async function rows<R>(conn: Conn, query: RawBuilder<R>): Promise<R[]> {
  return (await query.execute(conn)).rows;
}

export function contactsOf(conn: Conn, ask: TimelineAsk): Promise<ContactEventRow[]> {
  return rows(conn, sql<ContactEventRow>`select * from contact_event where ${among(conn, ask)}${newest(ask, 'occurred_on', 'id')}`);
}

/** Calls, meetings, messages and services of people while they represented these organisations; notes about a person stay with the person. */
export function contactsOfPeople(conn: Conn, ask: TimelineAsk): Promise<ContactEventRow[]> {
  return rows(
    conn,
    sql<ContactEventRow>`select c.* from contact_event as c join subject as s on s.id = c.subject_id
      where c.kind <> 'note' and s.restricted_at is null and exists (
        select 1 from affiliation as a where a.person_id = c.subject_id and ${among(conn, ask, 'a.organisation_id')}
          and (a.since is null or a.since <= c.occurred_on) and (a.until is null or a.until >= c.occurred_on))
      and c.subject_id in (select a2.person_id from affiliation as a2 where ${among(conn, ask, 'a2.organisation_id')})${newest(ask, 'c.occurred_on', 'c.id')}`,
  );
}

/** Business events that are not told as a contact or as what somebody permitted or forbade. */
export function triggersOf(conn: Conn, ask: TimelineAsk): Promise<TriggerRead[]> {
  return rows(
    conn,
    sql<TriggerRead>`select t.* from trigger_event as t where ${among(conn, ask, 't.subject_id')}
      and not exists (select 1 from contact_event as c where c.id = t.source_id) and t.source_kind not in ('permission-event', 'message')${newest(ask, 't.occurred_on', 't.id')}`,
  );
}

export interface TaskDone {
  readonly id: string;
  readonly subject_id: string;
  readonly title: string | null;
  readonly done_on: string;
  readonly account_id: string;
}

export function tasksDone(conn: Conn, ask: TimelineAsk): Promise<TaskDone[]> {
  return rows(
    conn,
    sql<TaskDone>`select id, subject_id, title, done_on, account_id from task
      where ${among(conn, ask)} and done_on is not null${newest(ask, 'done_on', 'id')}`,
  );
}

export interface MembershipTurn {
  readonly id: string;
  readonly subject_id: string;
  readonly register_id: string;
  readonly turn: 'joined' | 'left';
  readonly day: string;
}

/** What ended because two became one is not told: whoever is left is in the register, since the earlier of the two days. */
export function membershipTurns(conn: Conn, ask: TimelineAsk): Promise<MembershipTurn[]> {
  const turns = sql`select m.id as id, m.subject_id as subject_id, m.register_id as register_id, 'joined' as turn, m.since as day from membership as m
    where ${among(conn, ask, 'm.subject_id')} and ${NOT_MERGED}
    union all select m.id || '-end', m.subject_id, m.register_id, 'left', m.ended_on from membership as m
    where ${among(conn, ask, 'm.subject_id')} and m.ended_on is not null and ${NOT_MERGED}`;
  return rows(conn, sql<MembershipTurn>`select * from (${turns}) as t where 1 = 1${newest(ask, 'day', 'id')}`);
}

const NOT_MERGED = sql`(m.end_reason is null or m.end_reason <> 'merged')`;

export interface MergeTold {
  readonly id: string;
  readonly subject_id: string;
  readonly account_id: string;
  readonly merged_at: string;
}

export function mergesOf(conn: Conn, ask: TimelineAsk): Promise<MergeTold[]> {
  return rows(
    conn,
    sql<MergeTold>`select id, subject_id, account_id, merged_at from merged where ${among(conn, ask)}${newest(ask, 'merged_at', 'id')}`,
  );
}

export interface Logged {
  readonly seq: number;
  readonly at: string;
  readonly subject_id: string;
  readonly actor_id: string;
  readonly action: string;
  readonly detail: string;
}

/** Tasks and contacts are told as themselves; what else was changed is told by the log, which holds no values. */
const TOLD_ELSEWHERE = ['task', 'contact-event', 'message', 'trigger-event'];

export function loggedOf(conn: Conn, ask: TimelineAsk, actions: readonly string[]): Promise<Logged[]> {
  const told = sql.join(actions.map((action) => sql.lit(action)));
  const elsewhere = sql.join(TOLD_ELSEWHERE.map((kind) => sql.lit(kind)));
  return rows(
    conn,
    sql<Logged>`select seq, at, subject_id, actor_id, action, detail from audit_entry where ${among(conn, ask)}
      and action in (${told}) and (action <> 'update' or kind not in (${elsewhere}))${newest(ask, 'at', 'seq', Number)}`,
  );
}

export interface PermissionSaid {
  readonly id: string;
  readonly subject_id: string;
  readonly act: string;
  readonly channel: string | null;
  readonly purpose: string | null;
  readonly at: string;
  readonly recorded_at: string;
  readonly actor_id: string;
}

export function permissionsSaid(conn: Conn, ask: TimelineAsk): Promise<PermissionSaid[]> {
  return rows(
    conn,
    sql<PermissionSaid>`select id, subject_id, act, channel, purpose, at, recorded_at, actor_id from permission_event where ${among(conn, ask)}${newest(ask, 'at', 'id')}`,
  );
}

export interface Disclosed {
  readonly id: string;
  readonly subject_id: string;
  readonly recipient_id: string;
  readonly party: string | null;
  readonly way: string;
  readonly at: string;
  readonly actor_id: string;
}

export function disclosedOf(conn: Conn, ask: TimelineAsk): Promise<Disclosed[]> {
  return rows(
    conn,
    sql<Disclosed>`select d.id, d.subject_id, d.recipient_id, p.name as party, d.way, d.at, d.actor_id
      from disclosure as d left join recipient_party as p on p.id = d.party_id where ${among(conn, ask, 'd.subject_id')}${newest(ask, 'd.at', 'd.id')}`,
  );
}

export interface RequestTurn {
  readonly id: string;
  readonly no: number;
  readonly subject_id: string;
  readonly asked_right: string;
  readonly turn: 'received' | 'closed';
  readonly at: string;
}

export function requestTurns(conn: Conn, ask: TimelineAsk): Promise<RequestTurn[]> {
  const turns = sql`select id, no, subject_id, asked_right, 'received' as turn, received_at as at from request_case where ${among(conn, ask)}
    union all select id, no, subject_id, asked_right, 'closed', closed_at from request_case where ${among(conn, ask)} and closed_at is not null`;
  return rows(conn, sql<RequestTurn>`select * from (${turns}) as t where 1 = 1${newest(ask, 'at', 'id')}`);
}

export interface Letter {
  readonly id: string;
  readonly subject_id: string;
  readonly template: string;
  readonly state: string;
  readonly created_at: string;
}

export function lettersOf(conn: Conn, ask: TimelineAsk): Promise<Letter[]> {
  return rows(
    conn,
    sql<Letter>`select id, subject_id, template, state, created_at from mail_message where ${among(conn, ask)}${newest(ask, 'created_at', 'id')}`,
  );
}
