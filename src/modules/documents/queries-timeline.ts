// Papers on a timeline, by their day; held vouchers are out of all normal reading.

import type { TimelineAsk } from '#kernel/deps';
import { idList } from '#kernel/subjects';
import { sql } from '#platform/db';
import type { Conn } from '#platform/db';

export interface PaperOnTimeline {
  readonly id: string;
  readonly subject_id: string;
  readonly field_id: string;
  readonly title: string | null;
  readonly dated: string;
}

export async function papersBefore(conn: Conn, { subjectIds, before, limit }: TimelineAsk): Promise<PaperOnTimeline[]> {
  const ids = idList(conn, subjectIds);
  const older = before === null ? sql`` : sql` and (dated < ${before[0]} or (dated = ${before[0]} and id < ${before[1]}))`;
  const { rows } = await sql<PaperOnTimeline>`
    select id, subject_id, field_id, coalesce(title, number) as title, dated from document where subject_id in ${ids}${older}
    order by dated desc, id desc limit ${sql.lit(limit)}`.execute(conn);
  return rows;
}
