// How long each condition and order of the list of people takes over a filled register: `node tools/measure-lists.ts FOLDER`, a folder that `lupaus demo` filled.

import { performance } from 'node:perf_hooks';
import { openHouse } from '#app';
import { peopleHandlers } from '#customers';
import type { Call } from '#kernel/access';
import { systemClock } from '#platform/clock';
import { loadConfig } from '#platform/config';
import { systemIds } from '#platform/ids';
import { silentLog } from '#platform/log';

const folder = process.argv[2];
if (folder === undefined) throw new Error('node tools/measure-lists.ts FOLDER');
const ROUNDS = 60;
const config = loadConfig({
  LUPAUS_DATA: folder,
  LUPAUS_LEDGER: `${folder}/../ledger`,
  ...(process.env['DATABASE_URL'] ? { DATABASE_URL: process.env['DATABASE_URL'] } : {}),
});
const house = await openHouse({ config, clock: systemClock, ids: systemIds(systemClock), log: silentLog });
const lists = peopleHandlers(house.deps);
const NOBODY = {} as Call;
const day = (back: number) => new Date(systemClock.now().getTime() - back * 86_400_000).toISOString().slice(0, 10);
const registers = [...(house.deps.policy.current()?.registers.keys() ?? [])];

const ASKED: Record<string, Record<string, string>> = {
  nothing: {},
  'by name, down': { sort: '-name' },
  'by due day': { sort: 'due' },
  'by next action': { sort: 'next-action' },
  'by title': { sort: 'job' },
  'by number': { sort: 'number' },
  newest: { sort: 'newest' },
  register: { register: registers[0] ?? '' },
  'last register': { register: registers.at(-1) ?? '' },
  'register by due day': { register: registers.at(-1) ?? '', sort: 'due' },
  'action late': { action: 'late' },
  'action today': { action: 'today' },
  'action week': { action: 'week' },
  'action none': { action: 'none' },
  'due soon': { due: 'soon' },
  'due overdue': { due: 'overdue' },
  'due review': { due: 'review' },
  'no e-mail': { email: 'none' },
  'no phone': { phone: 'none' },
  'no e-mail, no phone': { email: 'none', phone: 'none' },
  banned: { marketing: 'banned' },
  consented: { marketing: 'consented' },
  'never asked': { marketing: 'unasked' },
  'title holds': { job: 'johtaja' },
  'title nobody has': { job: 'zzzz' },
  'language sv': { language: 'sv' },
  'number begins': { number: 'A-0000' },
  'added last week': { addedFrom: day(7) },
  'added in an old week': { addedFrom: day(3000), addedTo: day(2990) },
  'contact in the last week': { contactFrom: day(7) },
  'contact before 3 years': { contactTo: day(1095) },
  'contact before 20 years': { contactTo: day(7300) },
  'never contacted': { contact: 'never' },
  'many together': { language: 'sv', email: 'none', phone: 'none', action: 'any' },
  'title and no e-mail': { job: 'johtaja', email: 'none' },
};

const quantile = (times: number[], at: number) => times.toSorted((a, b) => a - b)[Math.floor(times.length * at)] ?? 0;
process.stdout.write('| asked | rows | list p50 | list p95 | count p95 | n |\n| --- | --- | --- | --- | --- | --- |\n');
for (const [name, query] of Object.entries(ASKED)) {
  const [list, count]: [number[], number[]] = [[], []];
  let [rows, n] = [0, ''];
  for (let i = 0; i < ROUNDS; i++) {
    const begun = performance.now();
    const page = await lists.list({ query: { sort: 'name', limit: 50, ...query } }, NOBODY);
    list.push(performance.now() - begun);
    rows = page.rows.length;
    const { sort: _, ...filter } = query;
    const counted = performance.now();
    const found = await lists.matching({ query: filter }, NOBODY);
    count.push(performance.now() - counted);
    n = `${found.n}${found.more ? '+' : ''}`;
  }
  const ms = (value: number) => value.toFixed(1);
  process.stdout.write(
    `| ${name} | ${rows} | ${ms(quantile(list, 0.5))} | ${ms(quantile(list, 0.95))} | ${ms(quantile(count, 0.95))} | ${n} |\n`,
  );
}
await house.close();
