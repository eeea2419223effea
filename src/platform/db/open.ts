// Opens either engine behind the same promises: a transaction is all or nothing and nothing leaks past its end.

import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { Kysely, sql } from 'kysely';
import type { DatabaseConnection, KyselyPlugin } from 'kysely';
import { errorKind } from './errors.ts';
import { postgresInProcess, postgresPool } from './postgres.ts';
import type { PostgresEngine } from './postgres.ts';
import { closeLine, openLine } from './repeated.ts';
import { backupSqlite, emptyLog, openSqliteFile, rewriteSqlite, sqliteConnection, sqliteDialect } from './sqlite.ts';
import type { SqliteFile } from './sqlite.ts';
import type { Database, Db, NoTables, Tx } from './types.ts';
import { letGoOf, wipeSqlite } from './wipe.ts';

export type OpenOptions = { file: string } | { url: string } | { pglite: unknown };

export async function openDatabase(options: OpenOptions): Promise<Database> {
  if ('file' in options) return openSqlite(options.file);
  return openPostgres('url' in options ? await postgresPool(options.url) : postgresInProcess(options.pglite));
}

async function openSqlite(file: string): Promise<Database> {
  const native = openSqliteFile(file);
  const connection = sqliteConnection(native);
  const base: Db = new Kysely<NoTables>({ dialect: sqliteDialect(native, connection) });
  // What cuts the log would wait for a wipe of this process, which could not go on meanwhile.
  const cutting = (act: (on: SqliteFile) => void) =>
    base.connection().execute(async () => {
      letGoOf(file);
      act(native);
    });
  return {
    dialect: 'sqlite',
    file,
    ...transactions(base, connection),
    lockChain: async () => undefined, // BEGIN IMMEDIATE already admits one writer
    emptyLog: () => cutting(emptyLog),
    async wipe() {
      const result = await wipeSqlite(file);
      if (result !== 'not understood') return result === 'busy' ? 'busy' : 'wiped';
      return cutting(rewriteSqlite).then(
        () => 'written anew',
        (error: unknown) => {
          if (errorKind(error) === 'busy') return 'busy';
          throw error;
        },
      );
    },
    backupTo: (to) => backupSqlite(native, to),
    close: () => closed(base, native),
  };
}

async function openPostgres({ dialect, backupTo }: PostgresEngine): Promise<Database> {
  const base: Db = new Kysely<NoTables>({ dialect });
  await sql`select 1`.execute(base);
  return {
    dialect: 'postgres',
    ...transactions(base),
    async lockChain(tx, name) {
      await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx);
    },
    emptyLog: async () => undefined, // autovacuum; the notice declares the age-out of dead rows
    wipe: async () => 'wiped',
    backupTo,
    close: () => base.destroy(),
  };
}

const ATTEMPTS = 8;

function transactions(base: Db, line?: DatabaseConnection): Pick<Database, 'db' | 'tx'> {
  const open = new AsyncLocalStorage<{ active: boolean }>();
  function refuseInside(): void {
    if (open.getStore()?.active) throw new Error('the pool was used inside a transaction: pass the tx on');
  }
  async function once<T>(fn: (tx: Tx) => Promise<T>): Promise<T> {
    const mark = { active: true };
    try {
      return await base.transaction().execute(async (tx) => {
        if (line !== undefined) openLine(tx, line);
        try {
          return await open.run(mark, () => fn(tx));
        } finally {
          closeLine(tx);
        }
      });
    } finally {
      mark.active = false;
    }
  }
  return {
    db: base.withPlugin(before(refuseInside)),
    async tx(fn) {
      refuseInside();
      for (let attempt = 1; ; attempt++) {
        try {
          return await once(fn);
        } catch (error) {
          if (attempt === ATTEMPTS || errorKind(error) !== 'busy') throw error;
          await wait(10 * 2 ** attempt);
        }
      }
    },
  };
}

function before(check: () => void): KyselyPlugin {
  return {
    transformQuery({ node }) {
      check();
      return node;
    },
    transformResult: async ({ result }) => result,
  };
}

// Kysely never opens its driver before the first query, so an unused file would stay open.
async function closed(base: Db, native: { open: boolean; close(): unknown }): Promise<void> {
  await base.destroy();
  if (native.open) native.close();
}
