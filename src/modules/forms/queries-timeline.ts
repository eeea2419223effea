// One query for what forms have to tell on a timeline.

import { idList } from '#kernel/subjects';
import type { TimelineAsk } from '#kernel/deps';
import { sql } from '#platform/db';
import type { Conn } from '#platform/db';

export interface Happened {
  readonly id: string;
  readonly what: 'sign-up' | 'download';
  readonly subject_id: string;
  readonly at: string;
  readonly form_id: string;
  readonly name: string | null;
  readonly action: string | null;
}

export async function happenedBefore(conn: Conn, { subjectIds, before, limit }: TimelineAsk): Promise<Happened[]> {
  const older = before === null ? sql`` : sql` where (at, id) < (${before[0]}, ${before[1]})`;
  const { rows } = await sql<Happened>`
    select * from (
      select s.id, 'sign-up' as what, s.subject_id, s.confirmed_at as at, s.form_id, f.name, null as action
        from sign_up s left join sign_up_form f on f.id = s.form_id where s.subject_id in ${idList(conn, subjectIds)}
      union all
      select a.id, 'download' as what, a.subject_id, a.created_at as at, a.form_id, null as name, a.action
        from form_action a where a.subject_id in ${idList(conn, subjectIds)}) as q${older}
    order by at desc, id desc limit ${limit}`.execute(conn);
  return rows;
}
