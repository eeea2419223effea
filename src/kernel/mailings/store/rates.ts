// SQL of what may still be sent, and of how many batches have been claimed: both are written in the transaction that claims.

import { dialectOf, sql } from '#platform/db';
import type { Conn, Tx } from '#platform/db';
import { idList } from '#kernel/subjects';
import { rowsOf } from './rows.ts';

export interface Bucket {
  readonly id: string;
  readonly tokens: number;
  readonly at: string;
}

export async function readBuckets(tx: Tx, ids: readonly string[]): Promise<Map<string, Bucket>> {
  const lock = dialectOf(tx) === 'postgres' ? sql`order by id for update` : sql``;
  const { rows } = await sql<Bucket>`select id, tokens, at from mailing_rate where id in ${idList(tx, ids)} ${lock}`.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
}

export async function writeBuckets(tx: Tx, buckets: readonly Bucket[]): Promise<void> {
  if (buckets.length === 0) return;
  const given = rowsOf(tx, buckets, ['id', 'tokens', 'at']);
  await sql`insert into mailing_rate (id, tokens, at) select given.id, cast(given.tokens as double precision), given.at from ${given} as given
    where true on conflict (id) do update set tokens = excluded.tokens, at = excluded.at`.execute(tx);
}

const EPOCH = 'epoch';

export async function countStands(conn: Conn): Promise<number> {
  const { rows } = await sql<{ tokens: number }>`select tokens from mailing_rate where id = ${EPOCH}`.execute(conn);
  return Number(rows[0]?.tokens ?? 0);
}

export async function countOn(tx: Tx, at: string, atLeast: number): Promise<number> {
  const first = atLeast + 1;
  const { rows } = await sql<{ tokens: number }>`insert into mailing_rate (id, tokens, at) values (${EPOCH}, ${first}, ${at})
    on conflict (id) do update set at = excluded.at,
      tokens = case when mailing_rate.tokens < ${atLeast} then ${first} else mailing_rate.tokens + 1 end
    returning tokens`.execute(tx);
  return Number(rows[0]?.tokens ?? first);
}
