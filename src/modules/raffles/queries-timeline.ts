// One query for what raffles have to tell on a timeline.

import type { TimelineAsk } from '#kernel/deps';
import { idList } from '#kernel/subjects';
import { sql } from '#platform/db';
import type { Conn } from '#platform/db';

export interface Entered {
  readonly id: string;
  readonly what: 'entered' | 'told';
  readonly subject_id: string;
  readonly raffle_id: string;
  readonly name: string;
  readonly at: string;
}

export async function enteredBefore(conn: Conn, { subjectIds, before, limit }: TimelineAsk): Promise<Entered[]> {
  const older = before === null ? sql`` : sql` where (at, id) < (${before[0]}, ${before[1]})`;
  const { rows } = await sql<Entered>`
    select * from (
      select e.id, 'entered' as what, e.subject_id, e.raffle_id, r.name, e.created_at as at
        from raffle_entry e join raffle r on r.id = e.raffle_id where e.subject_id in ${idList(conn, subjectIds)}
      union all
      select e.id || 'w' as id, 'told' as what, e.subject_id, e.raffle_id, r.name, e.told_at as at
        from raffle_entry e join raffle r on r.id = e.raffle_id
        where e.subject_id in ${idList(conn, subjectIds)} and e.told_at is not null) as q${older}
    order by at desc, id desc limit ${limit}`.execute(conn);
  return rows;
}
