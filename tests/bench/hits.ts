// `npm run bench:hits`: how many visits a second are counted, from the headers of a request to a row on the disk: without a network, and over HTTP from another process.

import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { analyticsModule, createCounter } from '#analytics';
import { openDatabase, sql } from '#platform/db';
import { systemClock } from '#platform/clock';
import { openApp } from '#tests/app';
import { customersHouse, declarationOf } from '../../src/modules/customers/testing.ts';
import { setSites } from '../../src/modules/analytics/testing.ts';
import { tempDir } from '#tests';

const HITS = Number(process.argv[2] ?? 100_000);
const VISITORS = 5000;
const ROUNDS = 3;

const cleaning: (() => unknown)[] = [];
const cleaner = { after: (done: () => unknown) => void cleaning.unshift(done) } as unknown as Parameters<typeof openApp>[0];
const say = (line: string) => process.stdout.write(`${line}\n`);
const perSecond = (n: number, ms: number) => `${Math.round((n / ms) * 1000).toLocaleString('en')} hits/s`;

async function batched(): Promise<void> {
  const policy = declarationOf('interniemi', { registerId: 'customer-marketing', fieldIds: ['web.page', 'web.device'] });
  const house = await customersHouse(await openDatabase({ file: join(tempDir(cleaner), 'hits.db') }), policy, { also: [analyticsModule] });
  cleaning.unshift(() => house.close());
  const counter = createCounter({ ...house.deps, clock: systemClock });
  const ask = (i: number) => ({
    site: 'www.firma.example.test',
    page: `/sivu-${i % 40}`,
    referrer: i % 5 === 0 ? 'haku.example.test' : null,
    campaign: i % 9 === 0 ? 'syksy' : null,
    address: `198.51.${Math.floor((i % VISITORS) / 250)}.${i % 250}`,
    headers: { 'user-agent': `Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0` },
  });
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    for (let i = 0; i < HITS; i++) {
      await counter.take(ask(i));
      if (i % 5000 === 4999) await counter.flush();
    }
    await counter.flush();
    say(`counted and on the disk (SQLite, full sync, batches of 5,000): ${perSecond(HITS, performance.now() - start)}`);
  }
  const { rows } = await sql<{ n: number }>`select count(*) as n from visit_session`.execute(house.deps.database.db);
  const { rows: pages } = await sql<{ n: number }>`select sum(n) as n from visit_count where kind = 'page'`.execute(house.deps.database.db);
  say(`${Number(pages[0]?.n)} pages of ${HITS * ROUNDS}, ${Number(rows[0]?.n)} visits`);
}

async function overHttp(): Promise<void> {
  const { app } = await openApp(cleaner, { policy: 'valmennuskumppani' });
  await setSites(app.deps.database, ['https://www.firma.example.test']);
  await app.server.listen({ host: '127.0.0.1', port: app.deps.config.port });
  const stop = app.counter.start();
  const client = join(import.meta.dirname, 'hits-client.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [client, String(app.deps.config.port), '16', '4']);
  await stop();
  const { answered, refused, seconds } = JSON.parse(stdout) as { answered: number; refused: number; seconds: number };
  const { rows } = await sql<{ n: number }>`select sum(n) as n from visit_count where kind = 'page'`.execute(app.deps.database.db);
  say(
    `over HTTP with the client on the same cores, 16 connections: ${perSecond(answered, seconds * 1000)}, ${refused} refused, ${Number(rows[0]?.n)} of ${answered - refused} counted`,
  );
}

await batched();
await overHttp();
for (const done of cleaning) await done();
process.exit(0);
