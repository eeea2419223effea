/** The outbox of the ledger: written in the transaction of the protective event, marked when its copy is on the disk of the second place. */
import { insertRows, lockChain, reader, repeated } from '#platform/db';
import type { Conn, Tx } from '#platform/db';
import { CHAIN_LOCK, GENESIS } from './chain.ts';
import type { Head } from './chain.ts';
import type { LedgerEntry } from './ledger-entry.ts';
import { lineHash } from './ledger-file.ts';
import type { LedgerLine } from './ledger-file.ts';
import type { AuditTables, LedgerOutboxRow } from './tables.ts';

const COLUMNS = ['seq', 'entry', 'prev_hash', 'hash', 'copied_at'] as const;

/** Remembers protective events in the same transaction; `flushLedger` must follow before they are reported done. Returns the last place. */
export async function appendLedger(tx: Tx, entries: LedgerEntry | readonly LedgerEntry[]): Promise<number> {
  const list: readonly LedgerEntry[] = 'kind' in entries ? [entries] : entries;
  await lockChain(tx, CHAIN_LOCK);
  let { seq, hash: prev } = await outboxHead(tx);
  const rows = list.map((each) => {
    const entry = JSON.stringify(each);
    const row = { seq: ++seq, entry, prev_hash: prev, hash: lineHash(prev, seq, entry), copied_at: null };
    prev = row.hash;
    return row;
  });
  await insertOutbox(tx, rows);
  return seq;
}

/** Takes over a line that the ledger has and the database, restored from a backup, has not. */
export async function adoptLine(tx: Tx, line: LedgerLine, at: string): Promise<void> {
  await insertOutbox(tx, [{ seq: line.seq, entry: line.entry, prev_hash: line.prev, hash: line.hash, copied_at: at }]);
}

const HEAD = repeated<Head>('select seq, hash from ledger_outbox order by seq desc limit 1');

export async function outboxHead(conn: Conn): Promise<Head> {
  const { rows } = await HEAD(conn);
  const [row] = rows;
  return row ?? { seq: 0, hash: GENESIS };
}

/** Last place of which the database says that the second place has it. */
export async function lastCopied(conn: Conn): Promise<number> {
  const tables = reader<AuditTables>(conn);
  const row = await tables
    .selectFrom('ledger_outbox')
    .select('seq')
    .where('copied_at', 'is not', null)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.seq ?? 0;
}

export async function outboxHash(conn: Conn, seq: number): Promise<string | undefined> {
  if (seq === 0) return GENESIS;
  const row = await reader<AuditTables>(conn).selectFrom('ledger_outbox').select('hash').where('seq', '=', seq).executeTakeFirst();
  return row?.hash;
}

export async function waitingRows(conn: Conn): Promise<LedgerOutboxRow[]> {
  return reader<AuditTables>(conn).selectFrom('ledger_outbox').selectAll().where('copied_at', 'is', null).orderBy('seq').execute();
}

export async function allOutbox(conn: Conn): Promise<LedgerOutboxRow[]> {
  return reader<AuditTables>(conn).selectFrom('ledger_outbox').selectAll().orderBy('seq').execute();
}

export async function markCopied(tx: Tx, upTo: number, at: string): Promise<void> {
  await tx
    .withTables<AuditTables>()
    .updateTable('ledger_outbox')
    .set({ copied_at: at })
    .where('seq', '<=', upTo)
    .where('copied_at', 'is', null)
    .execute();
}

export function lineOf(row: LedgerOutboxRow): LedgerLine {
  return { seq: row.seq, entry: row.entry, prev: row.prev_hash, hash: row.hash };
}

async function insertOutbox(tx: Tx, rows: readonly LedgerOutboxRow[]): Promise<void> {
  await insertRows(
    tx,
    'ledger_outbox',
    COLUMNS,
    rows.map((row) => COLUMNS.map((column) => row[column])),
  );
}

/** Merges and their ends, in their order. */
export async function mergeEntries(conn: Conn): Promise<string[]> {
  const rows = reader<AuditTables>(conn)
    .selectFrom('ledger_outbox')
    .select('entry')
    .where('entry', 'like', '{"kind":"merge%')
    .orderBy('seq');
  return (await rows.execute()).map(({ entry }) => entry);
}
