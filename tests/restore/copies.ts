// Yesterday's database in place of today's, on each engine as its operator would do it: the file copied over by hand, or a dump given to pg_restore.

import { execFile } from 'node:child_process';
import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { TestContext } from 'node:test';
import { promisify } from 'node:util';
import { openHouse } from '#app';
import type { House, Ports } from '#app';
import { loadConfig } from '#platform/config';
import { systemIds } from '#platform/ids';
import { silentLog } from '#platform/log';
import { freshPostgres, tempDir } from '#tests';
import { openApp } from '#tests/app';
import type { TestApp } from '#tests/app';

export interface Engine {
  readonly name: string;
  /** Why it cannot be tried here. */
  readonly skip: string | false;
  open(t: TestContext, policy: string): Promise<Register>;
}

/** A running register that can be set back to a copy of itself. */
export interface Register extends TestApp {
  /** Keeps the database as it is now. */
  keep(): Promise<void>;
  /** Stops the product and puts the kept database in the place of the live one. */
  setBack(): Promise<void>;
  /** Opens it again, as every start does. */
  start(more?: Partial<Ports>): Promise<House>;
}

const PG_TOOLS = ['pg_dump', 'pg_restore'];

export function engines(): Engine[] {
  const paths = (process.env['PATH'] ?? '').split(delimiter);
  const missing = PG_TOOLS.filter((tool) => !paths.some((path) => existsSync(join(path, tool))));
  return [
    { name: 'sqlite, its file copied over by hand', skip: false, open: onSqlite },
    {
      name: 'postgres, by pg_dump and pg_restore',
      skip: missing.length > 0 ? `${missing.join(' and ')} not installed` : false,
      open: onPostgres,
    },
  ];
}

async function onSqlite(t: TestContext, policy: string): Promise<Register> {
  const opened = await openApp(t, { policy });
  const live = join(opened.dir, 'lupaus.db');
  const kept = join(tempDir(t), 'kept.db');
  return {
    ...opened,
    keep: () => opened.app.deps.database.backupTo(kept),
    async setBack() {
      await opened.app.close();
      for (const end of ['', '-wal', '-shm']) rmSync(`${live}${end}`, { force: true });
      copyFileSync(kept, live);
    },
    start: (more) => started(t, opened, {}, more),
  };
}

async function onPostgres(t: TestContext, policy: string): Promise<Register> {
  const fresh = await freshPostgres();
  if (fresh === null) throw new Error('no PostgreSQL server');
  const opened = await openApp(t, { policy, databaseUrl: fresh.url });
  t.after(() => fresh.drop());
  const kept = join(tempDir(t), 'kept.dump');
  return {
    ...opened,
    keep: () => opened.app.deps.database.backupTo(kept),
    async setBack() {
      await opened.app.close();
      await promisify(execFile)('pg_restore', ['--clean', '--if-exists', '--no-owner', `--dbname=${fresh.url}`, kept]);
    },
    start: (more) => started(t, opened, { DATABASE_URL: fresh.url }, more),
  };
}

async function started(t: TestContext, { dir, clock }: TestApp, env: Record<string, string>, more: Partial<Ports> = {}): Promise<House> {
  const config = loadConfig({ LUPAUS_DATA: dir, LUPAUS_LEDGER: join(dir, 'ledger'), ...env });
  const house = await openHouse({ config, clock, ids: systemIds(clock), log: silentLog, ...more });
  t.after(() => house.close());
  return house;
}
