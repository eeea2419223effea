// People of one mailing by what became of their letter: pages of the ledger, whoever pressed the way out of it, and what came back later.

import { sql } from '#platform/db';
import type { Conn, RawBuilder } from '#platform/db';

export const OUTCOMES = ['accepted', 'unsubscribed', 'returned', 'failed', 'uncertain', 'blocked', 'waiting'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface OutcomeRow {
  readonly id: string;
  readonly subject_id: string;
  readonly at: string | null;
  /** Why it was not sent or came back, as a code. */
  readonly reason: string | null;
  readonly code: string | null;
}

/**
 * A press counts for the letter it followed: the last one that had left when it came. What the house itself wrote down after a complaint
 * or a word of the mailbox's keeper is no press.
 */
const PRESSED = sql`(select min(e.recorded_at) from permission_event e where e.subject_id = r.subject_id and e.method = 'link'
  and e.actor_kind <> 'system' and e.act in ('consent-withdrawn', 'exception-ended', 'role-ended', 'objection', 'ban')
  and (e.purpose is null or e.purpose = (select m.purpose_id from mailing m where m.id = r.mailing_id))
  and e.recorded_at >= r.handed_at and not exists (select 1 from mailing_recipient l where l.subject_id = r.subject_id
    and l.state in ('accepted', 'uncertain') and l.handed_at > r.handed_at and l.handed_at <= e.recorded_at))`;

const IN: Readonly<Record<Exclude<Outcome, 'unsubscribed' | 'returned'>, RawBuilder<unknown>>> = {
  accepted: sql`r.state = 'accepted'`,
  failed: sql`r.state = 'failed'`,
  uncertain: sql`r.state = 'uncertain'`,
  blocked: sql`r.state = 'blocked'`,
  waiting: sql`r.state in ('ready', 'claimed', 'handed')`,
};

function rowsOf(mailingId: string, outcome: Outcome): RawBuilder<unknown> {
  if (outcome === 'unsubscribed')
    return sql`select r.id, r.subject_id, ${PRESSED} as at, null as reason, null as code from mailing_recipient r
      where r.mailing_id = ${mailingId} and r.state in ('accepted', 'uncertain') and ${PRESSED} is not null`;
  if (outcome === 'returned')
    return sql`select b.id, b.subject_id, b.at, b.kind as reason, b.code from mailing_return b
      where b.mailing_id = ${mailingId} and b.kind in ('hard', 'soft', 'complaint')`;
  const reason = outcome === 'blocked' ? sql`coalesce(r.reason, r.rule)` : sql`r.reason`;
  return sql`select r.id, r.subject_id, coalesce(r.handed_at, r.ended_at) as at, ${reason} as reason, r.code from mailing_recipient r
    where r.mailing_id = ${mailingId} and ${IN[outcome]}`;
}

/** In the order in which the list was written. */
export async function pageOfOutcome(
  conn: Conn,
  { mailingId, outcome, after, limit }: { mailingId: string; outcome: Outcome; after: string | undefined; limit: number },
): Promise<OutcomeRow[]> {
  const beyond = after === undefined ? sql`` : sql`where q.id > ${after}`;
  const { rows } =
    await sql<OutcomeRow>`select q.* from (${rowsOf(mailingId, outcome)}) as q ${beyond} order by q.id limit ${limit}`.execute(conn);
  return rows;
}

export async function countUnsubscribed(conn: Conn, mailingId: string): Promise<number> {
  const { rows } = await sql<{ n: number | string }>`select count(*) as n from (${rowsOf(mailingId, 'unsubscribed')}) as q`.execute(conn);
  return Number(rows[0]?.n ?? 0);
}
