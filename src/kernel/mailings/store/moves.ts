// SQL of the hand-over: each statement moves as many rows as there are, and only rows that the process still holds.

import { dialectOf, sql } from '#platform/db';
import type { Conn, RawBuilder, Tx } from '#platform/db';
import { idList } from '#kernel/subjects';
import type { RecipientRow } from './recipients.ts';
import type { Lease } from './mailings.ts';

export interface Waiting {
  readonly id: string;
  readonly domain_hash: string | null;
}

/** The next letters that are due, leaving out domains that have had enough for now. */
export async function nextDue(
  tx: Tx,
  { mailingId, now, limit, without }: { mailingId: string; now: string; limit: number; without: readonly string[] },
): Promise<Waiting[]> {
  const domains = without.length === 0 ? sql`` : sql`and (domain_hash is null or domain_hash not in ${idList(tx, without)})`;
  const { rows } = await sql<Waiting>`select id, domain_hash from mailing_recipient
    where mailing_id = ${mailingId} and state = 'ready' and next_at <= ${now} ${domains} order by next_at, id limit ${limit}`.execute(tx);
  return rows;
}

export type ClaimedRow = Pick<RecipientRow, 'id' | 'subject_id' | 'lang' | 'variant' | 'message_id' | 'attempt' | 'created_at'>;

export async function claimRows(tx: Tx, { mailingId, fence }: Lease, ids: readonly string[]): Promise<ClaimedRow[]> {
  const { rows } = await sql<ClaimedRow>`update mailing_recipient set state = 'claimed', fence = ${fence}
    where mailing_id = ${mailingId} and state = 'ready' and id in ${idList(tx, ids)}
    returning id, subject_id, lang, variant, message_id, attempt, created_at`.execute(tx);
  return rows;
}

/**
 * The marker before the body: from here on the letter may be on its way. Two rows of one person, who were two when the list was frozen,
 * are one letter. Returns the ledger ids that were marked.
 */
export async function markHanded(
  tx: Tx,
  { mailingId, fence }: Lease,
  of: { readonly rows: readonly { id: string; rule: string; evidence: string | null }[]; readonly at: string },
): Promise<Set<string>> {
  const given = table(tx, of.rows, ['id', 'rule', 'evidence']);
  const { rows } = await sql<{ id: string }>`update mailing_recipient as r
    set state = 'handed', handed_at = ${of.at}, attempt = r.attempt + 1, rule = given.rule, evidence = given.evidence
    from ${given} as given
    where r.id = given.id and r.mailing_id = ${mailingId} and r.state = 'claimed' and r.fence = ${fence}
      and not exists (select 1 from mailing_recipient as other where other.subject_id = r.subject_id and other.mailing_id = r.mailing_id
        and other.id <> r.id and other.state in ('handed', 'accepted', 'uncertain'))
    returning r.id as id`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

/** What the gate refused, with its rule. */
export async function markBlocked(
  tx: Tx,
  { mailingId, fence }: Lease,
  of: { readonly rows: readonly { id: string; rule: string; evidence: string | null }[]; readonly at: string },
): Promise<void> {
  if (of.rows.length === 0) return;
  await sql`update mailing_recipient set state = 'blocked', rule = given.rule, evidence = given.evidence, ended_at = ${of.at}, domain_hash = null
    from ${table(tx, of.rows, ['id', 'rule', 'evidence'])} as given
    where mailing_recipient.id = given.id and mailing_id = ${mailingId} and state = 'claimed' and fence = ${fence}`.execute(tx);
}

export interface Settled {
  readonly state: 'accepted' | 'failed' | 'uncertain' | 'ready';
  readonly reason: string | null;
  readonly code: string | null;
  /** When it is tried again. */
  readonly nextAt?: string;
}

/** Rows of which the line said the same. A late word of the relay ends a doubt; nothing else does. Returns the ids that were moved. */
export async function settleRows(
  tx: Tx,
  { mailingId, fence }: Lease,
  { ids, at, state, reason, code, nextAt }: Settled & { readonly ids: readonly string[]; readonly at: string },
): Promise<string[]> {
  const from = state === 'accepted' ? sql`state in ('handed', 'uncertain')` : sql`state in ('handed', 'claimed')`;
  const next = nextAt === undefined ? sql`` : sql`, next_at = ${nextAt}`;
  const end = state === 'ready' ? sql`` : sql`, ended_at = ${at}, domain_hash = null`;
  const { rows } = await sql<{ id: string }>`update mailing_recipient set state = ${state}, reason = ${reason}, code = ${code} ${next} ${end}
    where id in ${idList(tx, ids)} and mailing_id = ${mailingId} and fence = ${fence} and ${from} returning id`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Letters that were refused before anything was handed over count as tried. */
export async function countAttempt(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`update mailing_recipient set attempt = attempt + 1 where id in ${idList(tx, ids)} and state = 'ready'`.execute(tx);
}

/** What a process that has fallen silent left behind: what it may have handed over is in doubt, the rest waits again. */
export async function inherit(tx: Tx, mailingId: string, { fence, at }: { fence: number; at: string }): Promise<void> {
  await sql`update mailing_recipient set state = 'uncertain', reason = 'interrupted', ended_at = ${at}, domain_hash = null
    where mailing_id = ${mailingId} and state = 'handed' and fence < ${fence}`.execute(tx);
  await sql`update mailing_recipient set state = 'ready' where mailing_id = ${mailingId} and state = 'claimed' and fence < ${fence}`.execute(tx);
}

/** Claimed and not handed over: as if nobody had touched it. */
export async function releaseRows(conn: Conn, { mailingId, fence }: Lease): Promise<void> {
  await sql`update mailing_recipient set state = 'ready' where mailing_id = ${mailingId} and state = 'claimed' and fence = ${fence}`.execute(conn);
}

/** The decision of staff about letters in doubt. */
export async function decideRows(
  tx: Tx,
  mailingId: string,
  { ids, again, at }: { ids: readonly string[]; again: boolean; at: string },
): Promise<number> {
  const change = again ? sql`state = 'ready', reason = null, next_at = ${at}, ended_at = null` : sql`reason = 'left'`;
  const { numAffectedRows } = await sql`update mailing_recipient set ${change}
    where mailing_id = ${mailingId} and state = 'uncertain' and id in ${idList(tx, ids)}`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** Whether anything is left to do, and when. */
export async function restOf(conn: Conn, mailingId: string): Promise<{ readonly moving: boolean; readonly nextAt: string | null }> {
  const { rows } = await sql<{ moving: number; next_at: string | null }>`select
    (select count(*) from (select 1 from mailing_recipient where mailing_id = ${mailingId} and state in ('claimed', 'handed') limit 1) as m) as moving,
    (select min(next_at) from mailing_recipient where mailing_id = ${mailingId} and state = 'ready') as next_at`.execute(conn);
  return { moving: Number(rows[0]?.moving ?? 0) > 0, nextAt: rows[0]?.next_at ?? null };
}

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
  const given = table(tx, buckets, ['id', 'tokens', 'at']);
  await sql`insert into mailing_rate (id, tokens, at) select given.id, cast(given.tokens as double precision), given.at from ${given} as given
    where true on conflict (id) do update set tokens = excluded.tokens, at = excluded.at`.execute(tx);
}

/** Rows as one bound value, so that the statement stays the same however many they are. Columns are read as text on PostgreSQL. */
function table<Row extends object>(conn: Conn, rows: readonly Row[], columns: readonly (keyof Row & string)[]): RawBuilder<unknown> {
  const json = JSON.stringify(rows.map((row) => Object.fromEntries(columns.map((column) => [column, row[column]]))));
  if (dialectOf(conn) === 'sqlite') {
    const read = columns.map((column) => sql`json_extract(value, ${sql.lit(`$.${column}`)}) as ${sql.ref(column)}`);
    return sql`(select ${sql.join(read)} from json_each(${json}))`;
  }
  const read = columns.map((column) => sql`value ->> ${sql.lit(column)} as ${sql.ref(column)}`);
  return sql`(select ${sql.join(read)} from jsonb_array_elements(${json}::jsonb))`;
}
