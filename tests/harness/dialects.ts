// Database claims are made on both engines: a real file for SQLite, a fresh database of a real server for PostgreSQL.

import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { openDatabase } from '#platform/db';
import type { Database } from '#platform/db';
import { CLUSTER_VARIABLE, findPostgres, startCluster } from './postgres.ts';
import { processDir } from './temp.ts';

export interface TestDialect {
  name: 'sqlite' | 'postgres';
  /** 'pglite' has one connection only: tests about concurrency call skipNamed there. */
  engine: 'sqlite' | 'server' | 'pglite';
  open(): Promise<Database>;
}

/** SQLite always; PostgreSQL from LUPAUS_TEST_PG, else a private cluster, else in the same process. */
export async function dialects(): Promise<TestDialect[]> {
  const sqlite: TestDialect = { name: 'sqlite', engine: 'sqlite', open: openFile };
  const known = process.env['LUPAUS_TEST_PG'] ?? process.env[CLUSTER_VARIABLE];
  if (known) return [sqlite, { name: 'postgres', engine: 'server', open: () => openFresh(known) }];
  const bin = findPostgres();
  if (bin === null) return [sqlite, { name: 'postgres', engine: 'pglite', open: openInProcess }];
  return [sqlite, { name: 'postgres', engine: 'server', open: async () => openFresh(await ownCluster(bin)) }];
}

let cluster: Promise<string> | undefined;

function ownCluster(bin: string): Promise<string> {
  return (cluster ??= startCluster(bin));
}

// The file outlives close(): a test may want to scan its bytes.
function openFile(): Promise<Database> {
  return openDatabase({ file: join(processDir(), `${randomBytes(6).toString('hex')}.db`) });
}

async function openFresh(maintenance: string): Promise<Database> {
  const { url, drop } = await createFresh(maintenance);
  const database = await openDatabase({ url });
  async function close(): Promise<void> {
    await database.close();
    await drop();
  }
  return { ...database, close };
}

interface FreshDatabase {
  url: string;
  drop(): Promise<void>;
}

async function createFresh(maintenance: string): Promise<FreshDatabase> {
  const name = `lupaus_test_${randomBytes(8).toString('hex')}`;
  await administer(maintenance, `CREATE DATABASE ${name}`);
  const url = new URL(maintenance);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => administer(maintenance, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

/** Address of an empty database on a real PostgreSQL, for tests that start the whole product; null where there is only PGlite. */
export async function freshPostgres(): Promise<FreshDatabase | null> {
  const known = process.env['LUPAUS_TEST_PG'] ?? process.env[CLUSTER_VARIABLE];
  if (known) return createFresh(known);
  const bin = findPostgres();
  return bin === null ? null : createFresh(await ownCluster(bin));
}

async function administer(url: string, statement: string): Promise<void> {
  const { Client } = (await import('pg')).default;
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

async function openInProcess(): Promise<Database> {
  const { PGlite } = await import('@electric-sql/pglite');
  const { pg_trgm } = await import('@electric-sql/pglite/contrib/pg_trgm');
  return openDatabase({ pglite: await PGlite.create({ extensions: { pg_trgm } }) });
}
