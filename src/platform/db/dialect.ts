// Where the engines must be told apart inside a transaction, the connection itself says which one it is.

import { SqliteAdapter, sql } from 'kysely';
import type { Conn, Dialect, Tx } from './types.ts';

export function dialectOf(conn: Conn): Dialect {
  return conn.getExecutor().adapter instanceof SqliteAdapter ? 'sqlite' : 'postgres';
}

/** One writer at a time per chain, until the transaction ends; BEGIN IMMEDIATE already admits one on SQLite. */
export async function lockChain(tx: Tx, name: string): Promise<void> {
  if (dialectOf(tx) === 'postgres') await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx);
}
