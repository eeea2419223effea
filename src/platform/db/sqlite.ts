// The embedded engine: one file, every commit on disk before it is acknowledged, deleted rows overwritten.

import { closeSync, fsyncSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import BetterSqlite3 from 'better-sqlite3';
import { errorKind } from './errors.ts';
import { CompiledQuery, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler, ValueNode } from 'kysely';
import type { DatabaseConnection, Dialect, Driver, Kysely, LimitNode, OperationNode, QueryResult, RawNode } from 'kysely';

export type SqliteFile = BetterSqlite3.Database;

// A writer in another process (an import by CLI) holds the lock for one batch; transactions wait longer by repeating.
const BUSY_TIMEOUT_MS = 2000;
// The engine itself would look every 100 ms and miss the short gaps another process leaves, and would hold up this one meanwhile.
const LOOK_AGAIN_MS = 2;

/** The one connection factory: nothing else in the product opens a database file. */
export function openSqliteFile(file: string): SqliteFile {
  // What the engine spills must not leave the folder that the firm looks after, nor fill a temporary folder kept in memory.
  process.env['SQLITE_TMPDIR'] ??= dirname(file);
  const native = new BetterSqlite3(file, { timeout: BUSY_TIMEOUT_MS });
  native.pragma('journal_mode = WAL');
  native.pragma('synchronous = FULL');
  native.pragma('foreign_keys = ON');
  native.pragma('secure_delete = ON');
  native.pragma('cache_size = -16384'); // 16 MB; the machine keeps the rest of the file in memory by itself
  native.pragma('temp_store = MEMORY');
  native.function('regexp', { deterministic: true }, patternTest());
  return native;
}

// `text REGEXP pattern`, letters of either case: one pass for many words, where the engine's own functions would need one pass for each.
function patternTest(): (pattern: unknown, text: unknown) => number {
  let known = '';
  let test = /(?!)/;
  return (pattern, text) => {
    if (typeof pattern !== 'string' || typeof text !== 'string') return 0;
    if (pattern !== known) {
      test = new RegExp(pattern, 'i');
      known = pattern;
    }
    return test.test(text) ? 1 : 0;
  };
}

/** The one connection of the file, as the transaction of the moment uses it. */
export function sqliteConnection(native: SqliteFile): DatabaseConnection {
  return new SqliteFileConnection(native);
}

export function sqliteDialect(native: SqliteFile, connection: DatabaseConnection): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new SqliteFileDriver(native, connection),
    createQueryCompiler: () => new FixedLimits(),
    createIntrospector: (db: Kysely<unknown>) => new SqliteIntrospector(db),
  };
}

// SQLite plans a statement anew at every run when its limit is a bound value, which costs a list more than reading it.
class FixedLimits extends SqliteQueryCompiler {
  protected override visitLimit(node: LimitNode): void {
    this.append('limit ');
    this.#number(node.limit);
  }

  protected override visitRaw({ sqlFragments, parameters }: RawNode): void {
    sqlFragments.forEach((fragment, i) => {
      this.append(fragment);
      const parameter = parameters[i];
      if (parameter === undefined) return;
      if (/\blimit $/i.test(fragment)) this.#number(parameter);
      else this.visitNode(parameter);
    });
  }

  #number(node: OperationNode): void {
    if (ValueNode.is(node) && Number.isSafeInteger(node.value)) this.append(String(node.value));
    else this.visitNode(node);
  }
}

/**
 * Writes the file anew. secure_delete wipes what is freed, but a page whose rows were moved to another keeps remnants of them in its
 * unused middle; a new file has none. It is done when the pages of the old one could not be wiped where they are (wipe.ts).
 */
export function rewriteSqlite(native: SqliteFile): void {
  native.pragma('temp_store = FILE'); // else the whole new file would first be made in memory
  try {
    native.exec('VACUUM');
  } finally {
    native.pragma('temp_store = MEMORY');
  }
  emptyLog(native);
}

/** Brings the write-ahead log into the file and cuts it to nothing. */
export function emptyLog(native: SqliteFile): void {
  // A log that could not be emptied still holds the erased rows: the caller must not report success.
  const [result] = native.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
  if (result?.busy !== 0) throw Object.assign(new Error('write-ahead log is in use by another process'), { code: 'SQLITE_BUSY' });
}

export async function backupSqlite(native: SqliteFile, file: string): Promise<void> {
  await native.backup(file);
  const fd = openSync(file, 'r+');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

const BEGIN = CompiledQuery.raw('begin immediate');

class SqliteFileDriver implements Driver {
  readonly #native: SqliteFile;
  readonly #connection: DatabaseConnection;

  constructor(native: SqliteFile, connection: DatabaseConnection) {
    this.#native = native;
    this.#connection = connection;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }

  // IMMEDIATE: two deferred transactions that both read and then write would fail instead of waiting.
  async beginTransaction(): Promise<void> {
    const until = performance.now() + BUSY_TIMEOUT_MS;
    while (!(await this.#begun(performance.now() > until))) await wait(LOOK_AGAIN_MS);
  }

  // False when another process writes; at the last try the engine's own error is told.
  async #begun(last: boolean): Promise<boolean> {
    this.#native.pragma('busy_timeout = 0');
    try {
      await this.#connection.executeQuery(BEGIN);
      return true;
    } catch (error) {
      if (last || errorKind(error) !== 'busy') throw error;
      return false;
    } finally {
      this.#native.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
    }
  }

  async commitTransaction(): Promise<void> {
    await this.#connection.executeQuery(CompiledQuery.raw('commit'));
  }

  // A full disk or an I/O error ends the transaction by itself; a second rollback would hide that error.
  async rollbackTransaction(): Promise<void> {
    if (this.#native.inTransaction) await this.#connection.executeQuery(CompiledQuery.raw('rollback'));
  }

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {
    this.#native.close();
  }
}

// The driver takes all values as one list.
type Bound = [readonly unknown[]];
type Statement = BetterSqlite3.Statement<Bound, unknown>;
const KEPT_STATEMENTS = 300;
const KEPT_TEXT = 65_536;
const REPEATABLE = /^\s*(?:select|insert|update|delete|with|begin|commit|rollback|savepoint|release)\b/i;

class SqliteFileConnection implements DatabaseConnection {
  readonly #native: SqliteFile;
  readonly #statements = new Map<string, Statement>();

  constructor(native: SqliteFile) {
    this.#native = native;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const statement = this.#prepare(sql);
    if (statement.reader) return { rows: statement.all(parameters) as R[] };
    const { changes, lastInsertRowid } = statement.run(parameters);
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
  }

  async *streamQuery<R>({ sql, parameters }: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    for (const row of this.#native.prepare<Bound, unknown>(sql).iterate(parameters)) yield { rows: [row as R] };
  }

  // Preparing costs as much as a point query; a changed schema empties the shelf.
  #prepare(sql: string): Statement {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#native.prepare<Bound, unknown>(sql);
    if (!REPEATABLE.test(sql)) {
      this.#statements.clear();
    } else if (sql.length <= KEPT_TEXT) {
      const oldest = this.#statements.size >= KEPT_STATEMENTS ? this.#statements.keys().next().value : undefined;
      if (oldest !== undefined) this.#statements.delete(oldest);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}

/** Opens a copy read-only and asks the engine whether it is whole; used on decrypted backups. */
export function databaseFileIsSound(file: string): boolean {
  const native = new BetterSqlite3(file, { readonly: true, fileMustExist: true });
  try {
    return native.pragma('quick_check', { simple: true }) === 'ok';
  } finally {
    native.close();
  }
}

/** True when no other process has the file open, so that it may be replaced; its log is brought into it. A file that is no database is free. */
export function databaseFileIsFree(file: string): boolean {
  const native = new BetterSqlite3(file, { fileMustExist: true, timeout: 0 });
  try {
    native.pragma('locking_mode = EXCLUSIVE');
    native.exec('BEGIN EXCLUSIVE; COMMIT');
    emptyLog(native);
    return true;
  } catch (error) {
    return errorKind(error) !== 'busy';
  } finally {
    native.close();
  }
}

// A start looks again for a moment: a restore that is refused lets go at once.
const LOCK_WAIT_MS = 500;

/**
 * Holds a file of its own, together with others or alone, until the returned function is called; undefined when somebody else holds it
 * so that this may not be. The system itself lets go when the process dies, however it dies. Nothing is ever written into the file.
 */
export function holdFile(file: string, how: 'shared' | 'alone'): (() => void) | undefined {
  const native = new BetterSqlite3(file, { timeout: how === 'shared' ? LOCK_WAIT_MS : 0 });
  try {
    native.exec(how === 'alone' ? 'BEGIN EXCLUSIVE' : 'BEGIN; SELECT count(*) FROM sqlite_master');
    return () => void native.close();
  } catch (error) {
    native.close();
    if (errorKind(error) === 'busy') return undefined;
    throw error;
  }
}
