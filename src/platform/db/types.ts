// What every room knows of the store: one pool, one transaction type, and nothing about the engine behind it.

import type { Kysely, Transaction } from 'kysely';
import type { ReadonlyKysely } from 'kysely/readonly';

export type Dialect = 'sqlite' | 'postgres';
export type NoTables = Record<never, never>;

/** The pool. A room sees its own tables with `db.withTables<PolicyTables>()`. */
export type Db = Kysely<NoTables>;
/** Inside a transaction; the pool refuses queries there, SQLite's one connection would wait for itself. */
export type Tx = Transaction<NoTables>;
export type Conn = Db | Tx;

export interface Database {
  readonly dialect: Dialect;
  readonly db: Db;
  /** The file of an embedded database; absent on PostgreSQL. */
  readonly file?: string;
  /** All or nothing; begins IMMEDIATE on SQLite, repeats on serialization failures and busy files. */
  tx<T>(fn: (tx: Tx) => Promise<T>): Promise<T>;
  /** One writer at a time per chain, until the transaction ends. */
  lockChain(tx: Tx, name: string): Promise<void>;
  /** After an erasure, once the search indexes forgot: leaves no deleted row in the write-ahead log. */
  emptyLog(): Promise<void>;
  /**
   * Overwrites what belongs to nobody in an embedded database's file, so that not even the unused middle of a page holds what was deleted.
   * A file of which anything is not understood is written anew instead: about a second per 100 MB in which nobody is answered. 'busy':
   * others wrote or read so long without a pause that remnants may be left; it is to be tried again.
   */
  wipe(): Promise<'wiped' | 'written anew' | 'busy'>;
  /** A consistent copy while the register is in use. */
  backupTo(file: string): Promise<void>;
  close(): Promise<void>;
}

/** The same dependencies inside a transaction that is open: what they do becomes part of it. What must follow the commit is the caller's. */
export function joined<D extends { readonly database: Database }>(deps: D, tx: Tx): D {
  return { ...deps, database: { ...deps.database, db: tx, tx: (fn) => fn(tx) } };
}

/** The handle for queries that must not write: insert, update and delete do not compile. */
export function reader<T>(conn: Conn): ReadonlyKysely<T> {
  return conn as unknown as ReadonlyKysely<T>;
}
