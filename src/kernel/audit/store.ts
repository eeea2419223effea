/** Reads and appends the audit log; there is no other way in, and no way to change it. */
import { setImmediate as turn } from 'node:timers/promises';
import { insertRows, lockChain, reader, repeated } from '#platform/db';
import type { Conn, Tx } from '#platform/db';
import { CHAIN_LOCK, GENESIS, chained, entryHash } from './chain.ts';
import type { Head } from './chain.ts';
import type { AuditInput, ChainVerdict } from './entry.ts';
import type { AuditEntryRow, AuditTables } from './tables.ts';

const COLUMNS = [
  'seq',
  'at',
  'actor_id',
  'actor_kind',
  'action',
  'kind',
  'record_id',
  'subject_id',
  'detail',
  'prev_hash',
  'hash',
] as const;

/** Appends entries in the transaction of the act they report; other writers wait until it ends, so the chain never forks. */
export async function append(tx: Tx, entries: AuditInput | readonly AuditInput[]): Promise<void> {
  const list: readonly AuditInput[] = 'action' in entries ? [entries] : entries;
  if (list.length === 0) return;
  await lockChain(tx, CHAIN_LOCK);
  const rows = chained(await auditHead(tx), list);
  await insertRows(
    tx,
    'audit_entry',
    COLUMNS,
    rows.map((row) => COLUMNS.map((column) => row[column])),
  );
}

const HEAD = repeated<Head>('select seq, hash from audit_entry order by seq desc limit 1');

/** The last entry; seq 0 before the first. */
export async function auditHead(conn: Conn): Promise<Head> {
  const { rows } = await HEAD(conn);
  const [row] = rows;
  return row ?? { seq: 0, hash: GENESIS };
}

const PAGE = 2000;

/** Walks the whole chain in constant memory, other work having its turn after each page; tells the first entry that is missing or changed. */
export async function verifyChain(conn: Conn): Promise<ChainVerdict> {
  let head: Head = { seq: 0, hash: GENESIS };
  for (;;) {
    const page = await entriesAfter(conn, head.seq, PAGE);
    for (const row of page) {
      const seq = head.seq + 1;
      if (row.seq !== seq) return { ok: false, seq, reason: 'missing' };
      if (row.prev_hash !== head.hash || row.hash !== entryHash(row)) return { ok: false, seq, reason: 'changed' };
      head = { seq, hash: row.hash };
    }
    if (page.length < PAGE) return { ok: true, entries: head.seq, head: head.hash };
    await turn();
  }
}

/** Entries in order, after a place in the chain. */
export async function entriesAfter(conn: Conn, seq: number, limit: number): Promise<AuditEntryRow[]> {
  return reader<AuditTables>(conn).selectFrom('audit_entry').selectAll().where('seq', '>', seq).orderBy('seq').limit(limit).execute();
}

export interface LogPage {
  readonly before?: number | undefined;
  readonly action?: string | undefined;
  /** Instants from which and until which. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly limit: number;
}

/** A page of the log, newest first. */
export async function entriesBefore(conn: Conn, { before, action, from, until, limit }: LogPage): Promise<AuditEntryRow[]> {
  let query = reader<AuditTables>(conn).selectFrom('audit_entry').selectAll();
  if (before !== undefined) query = query.where('seq', '<', before);
  if (action !== undefined) query = query.where('action', '=', action);
  if (from !== undefined) query = query.where('at', '>=', from);
  if (until !== undefined) query = query.where('at', '<', until);
  return query.orderBy('seq', 'desc').limit(limit).execute();
}

/** What was done to one subject, newest first. */
export async function entriesOf(conn: Conn, subjectId: string, limit: number): Promise<AuditEntryRow[]> {
  return reader<AuditTables>(conn)
    .selectFrom('audit_entry')
    .selectAll()
    .where('subject_id', '=', subjectId)
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute();
}
