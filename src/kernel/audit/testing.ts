/** Builders for tests: an empty log on either engine, and another process that writes to the same database. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { migrate, sql } from '#platform/db';
import type { Database } from '#platform/db';
import { auditMigrations } from './migrations/0001-audit.ts';

export async function emptyLog(database: Database): Promise<Database> {
  await migrate(database, auditMigrations);
  return database;
}

/** How another process opens this database; null when it lives inside this one. */
export async function addressOf(database: Database): Promise<{ file: string } | { url: string } | null> {
  if (database.file !== undefined) return { file: database.file };
  const { rows } = await sql<{ name: string; dir: string; port: string }>`
    SELECT current_database() AS name, current_setting('unix_socket_directories') AS dir, current_setting('port') AS port`.execute(
    database.db,
  );
  const [at] = rows;
  if (at === undefined) return null;
  const known = process.env['LUPAUS_TEST_PG'];
  if (known === undefined) return { url: `postgresql://postgres@${encodeURIComponent(at.dir)}:${at.port}/${at.name}` };
  const url = new URL(known);
  url.pathname = at.name;
  return { url: url.href };
}

/** Runs TypeScript in a process of its own; `address` is in scope as the address of the database. */
export function otherProcess(address: object, code: string): ChildProcess {
  const text = `const address = ${JSON.stringify(address)};\n${code}`;
  return spawn(process.execPath, ['--no-warnings', '--input-type=module-typescript', '--eval', text], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

export function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once('close', resolve));
}
