// Letters of mailings and what was followed of them, for a timeline: one query each.

import type { TimelineAsk } from '#kernel/deps';
import { idList } from '#kernel/subjects';
import { sql } from '#platform/db';
import type { Conn } from '#platform/db';

export interface LetterAct {
  readonly id: string;
  readonly subject_id: string;
  readonly at: string;
  readonly state: string;
  readonly rule: string;
  readonly purpose_id: string;
  /** Of the newsletter, as long as it is kept. */
  readonly name: string | null;
}

/** Rules that somebody would want to know of: who said nothing is not told at every letter that none came. */
const WORTH = ['ban', 'objection', 'address-ban', 'restricted', 'consent-withdrawn', 'exception-ended', 'unreachable', 'same-address'];

export async function letterActs(conn: Conn, { subjectIds, before, limit }: TimelineAsk): Promise<LetterAct[]> {
  const older = before === null ? sql`` : sql` where (q.at, q.id) < (${before[0]}, ${before[1]})`;
  const { rows } = await sql<LetterAct>`
    select * from (
      select r.id, r.subject_id, coalesce(r.handed_at, r.ended_at, r.created_at) as at, r.state, r.rule, m.purpose_id, c.name
        from mailing_recipient r join mailing m on m.id = r.mailing_id left join campaign c on c.id = m.id
       where r.subject_id in ${idList(conn, subjectIds)}
         and (r.state in ('handed', 'accepted', 'uncertain', 'failed') or (r.state = 'blocked' and r.rule in ${idList(conn, WORTH)}))) as q${older}
    order by q.at desc, q.id desc limit ${limit}`.execute(conn);
  return rows;
}

export interface FollowedAct {
  readonly id: string;
  readonly subject_id: string;
  readonly at: string;
  readonly what: 'open' | 'click';
  readonly verdict: string;
  readonly name: string | null;
}

export async function followedActs(conn: Conn, { subjectIds, before, limit }: TimelineAsk): Promise<FollowedAct[]> {
  const older = before === null ? sql`` : sql` where (q.at, q.id) < (${before[0]}, ${before[1]})`;
  const { rows } = await sql<FollowedAct>`
    select q.*, c.name from (
      select id, subject_id, mailing_id, opened_at as at, 'open' as what, verdict from letter_open where subject_id in ${idList(conn, subjectIds)}
      union all
      select id, subject_id, mailing_id, clicked_at as at, 'click' as what, verdict from letter_click
       where subject_id in ${idList(conn, subjectIds)}) as q left join campaign c on c.id = q.mailing_id${older}
    order by q.at desc, q.id desc limit ${limit}`.execute(conn);
  return rows;
}
