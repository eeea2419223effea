// The engine for firms and hosts that outgrow one machine: the same tables, counts as numbers, copies by pg_dump.

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { PGliteDialect, PostgresDialect } from 'kysely';
import type { Dialect } from 'kysely';
import { appError } from '../errors.ts';

const INT8 = 20;
const NUMERIC = 1700;
const BYTEA = 17;

export interface PostgresEngine {
  dialect: Dialect;
  backupTo(file: string): Promise<void>;
}

export async function postgresPool(url: string): Promise<PostgresEngine> {
  const { Pool, types } = (await import('pg')).default;
  const pool = new Pool({
    connectionString: url,
    max: 10,
    application_name: 'lupaus',
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary'): Parser =>
        isCount(oid) ? Number : (types.getTypeParser(oid, format as 'text') as Parser),
    },
  });
  // An idle connection that the server closes is replaced at the next query; it must not end the process.
  pool.on('error', () => undefined);
  return { dialect: new PostgresDialect({ pool }), backupTo: (file) => dump(url, file) };
}

/** PostgreSQL in the same process, where no server can be had; for tests only. */
export function postgresInProcess(pglite: unknown): PostgresEngine {
  if (!isPGlite(pglite)) throw new TypeError('not a PGlite instance');
  pglite.parsers[INT8] = Number;
  pglite.parsers[NUMERIC] = Number;
  pglite.parsers[BYTEA] = (text) => Buffer.from(text.slice(2), 'hex'); // '\x…', as pg gives it
  return { dialect: new PGliteDialect({ pglite }), backupTo: () => Promise.reject(appError('unavailable', 'errors.pg-dump')) };
}

type Parser = (text: string) => unknown;

function isCount(oid: number): boolean {
  return oid === INT8 || oid === NUMERIC;
}

type PGliteLike = ConstructorParameters<typeof PGliteDialect>[0]['pglite'] & { parsers: Record<number, (text: string) => unknown> };

function isPGlite(value: unknown): value is PGliteLike {
  return typeof value === 'object' && value !== null && 'query' in value && 'parsers' in value;
}

// The password travels in the environment, never on a command line that others on the machine can list.
async function dump(url: string, file: string): Promise<void> {
  const target = new URL(url);
  const env = { ...process.env, PGPASSWORD: decodeURIComponent(target.password) };
  target.password = '';
  try {
    await promisify(execFile)('pg_dump', ['--format=custom', '--no-owner', `--file=${file}`, `--dbname=${target.href}`], { env });
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw appError('unavailable', missing ? 'errors.pg-dump' : 'errors.backup-failed');
  }
}
