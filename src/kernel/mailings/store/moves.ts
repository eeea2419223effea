// SQL of the hand-over: each statement moves as many rows as there are, and only rows that the process still holds. Rows are named by their
// ids alone: with the mailing beside them an engine would look through the whole list.

import { sql } from '#platform/db';
import type { Conn, Tx } from '#platform/db';
import { idList } from '#kernel/subjects';
import type { RecipientRow } from './recipients.ts';
import type { Lease } from './mailings.ts';
import { rowsOf } from './rows.ts';

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

export async function claimRows(tx: Tx, { fence }: Lease, ids: readonly string[]): Promise<ClaimedRow[]> {
  const { rows } = await sql<ClaimedRow>`update mailing_recipient set state = 'claimed', fence = ${fence}
    where state = 'ready' and id in ${idList(tx, ids)}
    returning id, subject_id, lang, variant, message_id, attempt, created_at`.execute(tx);
  return rows;
}

/** What the gate said of a row. */
export interface Judged {
  readonly id: string;
  readonly rule: string;
  readonly evidence: string | null;
  readonly contact: string | null;
}

/**
 * The marker before the body: from here on the letter may be on its way. Two rows of one person, who were two when the list was frozen,
 * are one letter. Returns the ledger ids that were marked.
 */
export async function markHanded(
  tx: Tx,
  { fence }: Lease,
  of: { readonly rows: readonly Judged[]; readonly at: string },
): Promise<Set<string>> {
  const given = rowsOf(tx, of.rows, ['id', 'rule', 'evidence', 'contact']);
  const { rows } = await sql<{ id: string }>`update mailing_recipient
    set state = 'handed', handed_at = ${of.at}, attempt = attempt + 1, rule = given.rule, evidence = given.evidence,
      contact_point_id = given.contact
    from ${given} as given
    where mailing_recipient.id = given.id and state = 'claimed' and fence = ${fence}
      and not exists (select 1 from mailing_recipient as other
        where other.subject_id = mailing_recipient.subject_id and other.mailing_id = mailing_recipient.mailing_id
        and other.id <> mailing_recipient.id and other.state in ('handed', 'accepted', 'uncertain'))
    returning mailing_recipient.id as id`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

/** Those of the contact points to which a newsletter went, or may have. Whoever comes to an automation gets its letter for themself. */
export async function writtenAmong(
  conn: Conn,
  mailingId: string,
  points: readonly { readonly subjectId: string; readonly contactId: string }[],
): Promise<Set<string>> {
  if (points.length === 0) return new Set();
  const { rows } = await sql<{ contact: string; mailing_id: string }>`select r.contact_point_id as contact, r.mailing_id
    from mailing_recipient as r join mailing as m on m.id = r.mailing_id and m.kind = 'newsletter'
    where r.subject_id in ${idList(
      conn,
      points.map(({ subjectId }) => subjectId),
    )} and r.contact_point_id in ${idList(
      conn,
      points.map(({ contactId }) => contactId),
    )} and r.state in ('handed', 'accepted', 'uncertain')`.execute(conn);
  return new Set(rows.filter((row) => row.mailing_id === mailingId).map(({ contact }) => contact));
}

/** What the gate refused, with its rule. */
export async function markBlocked(tx: Tx, { fence }: Lease, of: { readonly rows: readonly Judged[]; readonly at: string }): Promise<void> {
  if (of.rows.length === 0) return;
  await sql`update mailing_recipient set state = 'blocked', rule = given.rule, evidence = given.evidence, ended_at = ${of.at}, domain_hash = null
    from ${rowsOf(tx, of.rows, ['id', 'rule', 'evidence'])} as given
    where mailing_recipient.id = given.id and state = 'claimed' and fence = ${fence}`.execute(tx);
}

export interface Settled {
  readonly state: 'accepted' | 'failed' | 'uncertain' | 'ready';
  readonly reason: string | null;
  readonly code: string | null;
  /** When it is tried again. */
  readonly nextAt?: string;
  /** It counts as an attempt although nothing was handed over. */
  readonly tried?: boolean;
}

/** Rows of which the line said the same. A late word of the relay ends a doubt; nothing else does. Returns the ids that were moved. */
export async function settleRows(
  tx: Tx,
  { fence }: Lease,
  { ids, at, state, reason, code, nextAt, tried = false }: Settled & { readonly ids: readonly string[]; readonly at: string },
): Promise<string[]> {
  const from = state === 'accepted' ? sql`state in ('handed', 'uncertain')` : sql`state in ('handed', 'claimed')`;
  const next = nextAt === undefined ? sql`` : sql`, next_at = ${nextAt}`;
  const attempt = tried ? sql`, attempt = attempt + case when state = 'claimed' then 1 else 0 end` : sql``;
  const end = state === 'ready' ? sql`` : sql`, ended_at = ${at}, domain_hash = null`;
  const { rows } = await sql<{
    id: string;
  }>`update mailing_recipient set state = ${state}, reason = ${reason}, code = ${code} ${next} ${attempt} ${end}
    where id in ${idList(tx, ids)} and fence = ${fence} and ${from} returning id`.execute(tx);
  return rows.map(({ id }) => id);
}

/** What a process that has fallen silent left behind: what it may have handed over is in doubt, the rest waits again. */
export async function inherit(tx: Tx, mailingId: string, { fence, at }: { fence: number; at: string }): Promise<void> {
  await sql`update mailing_recipient set state = 'uncertain', reason = 'interrupted', ended_at = ${at}, domain_hash = null
    where mailing_id = ${mailingId} and state = 'handed' and fence < ${fence}`.execute(tx);
  await sql`update mailing_recipient set state = 'ready' where mailing_id = ${mailingId} and state = 'claimed' and fence < ${fence}`.execute(
    tx,
  );
}

/** Claimed and not handed over: as if nobody had touched it. */
export async function releaseRows(conn: Conn, { mailingId, fence }: Lease): Promise<void> {
  await sql`update mailing_recipient set state = 'ready' where mailing_id = ${mailingId} and state = 'claimed' and fence = ${fence}`.execute(
    conn,
  );
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
