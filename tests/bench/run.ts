// `npm run bench`: the budgets of the design, measured over real HTTP beside a bare server in the same run, written as a table.

import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { bulkErasure, importRows, oneLargePerson, quietNight } from './bulk.ts';
import { ask, measure, target, throughput } from './client.ts';
import type { Target, Times } from './client.ts';
import { fillFloor } from './fill-floor.ts';
import { freePort, lookedAt, lupaus, memory, ROOT, serve, signIn } from './house.ts';
import type { Running } from './house.ts';
import { bundleSize } from './bundle.ts';

const people = Number(process.argv.includes('--people') ? process.argv[process.argv.indexOf('--people') + 1] : 100_000);
/** A data folder that `lupaus demo` filled before, to be used up by this run. */
const filled = process.argv.includes('--filled') ? process.argv[process.argv.indexOf('--filled') + 1] : undefined;
const quick = process.argv.includes('--quick');
/** `--only night`: of all that is measured only the night, over a firm that is filled for it (or `--filled`, which it uses up). */
const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : undefined;
const N = quick ? 100 : 400;
const REST_MS = 10_000;
/** From here on the budgets marked M in the design hold, and only what has one is measured. */
const many = people >= 1_000_000;

interface Row {
  what: string;
  value: string;
  floor: string;
  ratio: string;
  budget: string;
  met: boolean | null;
}
const rows: Row[] = [];
const ms = (value: number) => `${value.toFixed(2)} ms`;

function compare(what: string, mine: Times, floor: Times, limit: number): void {
  const ratio = mine.p95 / floor.p95;
  const times = many ? 8 : 4;
  rows.push({
    what: `${what}, p95`,
    value: `${ms(mine.p95)} (p50 ${ms(mine.p50)})`,
    floor: ms(floor.p95),
    ratio: `${ratio.toFixed(1)}×`,
    budget: `≤ ${limit} ms or ≤ ${times}×`,
    met: mine.p95 <= limit || ratio <= times,
  });
}
function single(what: string, value: number, unit: string, budget: number, above = false): void {
  rows.push({
    what,
    value: `${value.toFixed(unit === 's' ? 2 : 0)} ${unit}`,
    floor: '–',
    ratio: '–',
    budget: `${above ? '≥' : '≤'} ${budget} ${unit}`,
    met: above ? value >= budget : value <= budget,
  });
}
const note = (text: string) => process.stderr.write(`${text}\n`);

async function startFloor(file: string): Promise<{ to: Target; stop: () => void }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'floor.ts'), file, String(await freePort())]);
  const port = await new Promise<number>((resolve) =>
    child.stdout.on('data', (part: Buffer) => resolve(Number(/\d+/.exec(part.toString())?.[0]))),
  );
  return { to: target(port), stop: () => child.kill() };
}

/** Walks the list page by page, as a scrolling reader does. */
function scroller(to: Target, path: (after: string) => string, next: (body: string) => string) {
  let after = '';
  return async () => {
    const answer = await ask(to, 'GET', path(after));
    after = answer.status === 200 ? next(answer.body) : '';
    return answer;
  };
}

async function reading(house: Target, floor: Target, ids: readonly string[], names: readonly string[]): Promise<void> {
  const q = (i: number) => encodeURIComponent((names[i % names.length] ?? 'virt').slice(0, 5));
  const id = (i: number) => ids[i % ids.length] ?? '';
  const mineList = await measure(
    N,
    scroller(
      house,
      (a) => `/api/people?limit=50${a ? `&after=${a}` : ''}`,
      (body) => (JSON.parse(body) as { next: string | null }).next ?? '',
    ),
  );
  const floorList = await measure(
    N,
    scroller(
      floor,
      (a) => `/people?${a}`,
      (body) => {
        const last = (JSON.parse(body) as { rows: { sort_key: string; id: string }[] }).rows.at(-1);
        return last ? `key=${encodeURIComponent(last.sort_key)}&id=${last.id}` : '';
      },
    ),
  );
  compare('list of 50', mineList, floorList, 5);
  const mineSearch = await measure(N, (i) => ask(house, 'GET', `/api/people?limit=50&q=${q(i)}`));
  compare('search by part of a name', mineSearch, await measure(N, (i) => ask(floor, 'GET', `/people?q=${q(i)}`)), many ? 30 : 10);
  compare(
    'open a person',
    await measure(N, (i) => ask(house, 'GET', `/api/people/${id(i)}`)),
    await measure(N, (i) => ask(floor, 'GET', `/people/${id(i)}`)),
    5,
  );
  const perSecond = await throughput(16, quick ? 2 : 5, (i) => ask(house, 'GET', `/api/people?limit=50&q=${i % 5 ? '' : ''}`));
  single('lists a second, 16 clients', perSecond, '/s', 1000, true);
}

async function writing(house: Target, floor: Target, ids: readonly string[]): Promise<void> {
  const versions = new Map<string, number>();
  const update = await measure(N, async (i) => {
    const id = ids[i] ?? '';
    const version = versions.get(id) ?? 1;
    return ask(house, 'PATCH', `/api/people/${id}`, { version, jobTitle: `Johtaja ${i}`, source: 'own-records' });
  });
  compare(
    'update a person',
    update,
    await measure(N, (i) => ask(floor, 'PATCH', `/people/${ids[i] ?? ''}`, { jobTitle: `Johtaja ${i}` })),
    5,
  );
  const policy = JSON.parse((await ask(house, 'GET', '/api/policy')).body) as {
    registers: { id: string; subjectGroups: { id: string }[] }[];
  };
  const register = policy.registers[0];
  const membership = { registerId: register?.id ?? '', subjectGroup: register?.subjectGroups[0]?.id ?? '' };
  const create = await measure(N, (i) =>
    ask(house, 'POST', '/api/people', {
      givenName: 'Uusi',
      familyName: `Mittaaja${i}`,
      source: 'own-records',
      memberships: [membership],
      contactPoints: [{ kind: 'email', value: `uusi${i}@mittaus.example.test` }],
      custom: {},
    }),
  );
  compare(
    'create a person',
    create,
    await measure(N, (i) =>
      ask(floor, 'POST', '/people', { id: `new-${i}`, name: `Uusi Mittaaja${i}`, email: `uusi${i}@mittaus.example.test` }),
    ),
    5,
  );
}

/** Five times, once what was filled is on the disk: the first reads sources that nothing has read yet, as after an installation. */
async function started(data: string): Promise<Running> {
  execFileSync('sync');
  const took: number[] = [];
  for (;;) {
    const house = await serve(data);
    took.push(house.started / 1000);
    if (took.length < 5) {
      await house.stop();
      continue;
    }
    single('server start, middle of five', took.toSorted((a, b) => a - b)[2] ?? NaN, 's', 1.5);
    single('the first of them', took[0] ?? NaN, 's', 1.5);
    return house;
  }
}

async function fill(data: string): Promise<void> {
  note(`filling ${people} people`);
  const demo = await lupaus(data, ['demo', '--people', String(people), '--seed', '7']);
  if (demo.code !== 0) throw new Error(demo.out);
  single(`demo firm of ${people}`, demo.seconds, 's', many ? 600 : 60);
}

async function night(data: string): Promise<void> {
  const { seconds, processor, erased } = await quietNight(data);
  single(`nightly run over ${people} people with ${erased} due`, seconds, 's', 60);
  single('processor time of it', processor, 's', 60);
}

async function nightAlone(data: string): Promise<void> {
  if (filled === undefined) await fill(data);
  note('the night before, and the night');
  const load = loadavg()[0] ?? NaN;
  await night(data);
  note(`load ${load.toFixed(1)} before, ${(loadavg()[0] ?? NaN).toFixed(1)} after`);
  report('night-');
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'lupaus-bench-'));
  try {
    if (only === 'night') {
      await nightAlone(filled ?? join(folder, 'data'));
      return;
    }
    if (only !== undefined) throw new Error(`--only ${only}: only the night can be measured alone`);
    const data = filled ?? join(folder, 'data');
    if (filled === undefined) await fill(data);
    const { ids, names } = fillFloor(join(data, 'lupaus.db'), join(folder, 'floor.db'));
    const house = await started(data);
    const signed = await signIn(house);
    note('waiting for the first look');
    await lookedAt(signed);
    const floor = await startFloor(join(folder, 'floor.db'));
    note('reading and writing');
    await reading(signed, floor.to, ids, names);
    // Idle, as the budget says: at rest the server gives back what the first look and the lists took.
    await new Promise((resolve) => setTimeout(resolve, REST_MS));
    single('resident idle after serving the list', memory(house.child.pid ?? 0).now, 'MB', 200);
    await writing(signed, floor.to, ids.slice(1000));
    if (many) {
      floor.stop();
      await house.stop();
      await night(data);
      report();
      return;
    }
    const check = performance.now();
    await ask(signed, 'POST', '/api/promises/check', {});
    single('all promise checks', (performance.now() - check) / 1000, 's', 10);
    note('one large person');
    for (const [what, seconds] of Object.entries(await oneLargePerson(data, signed))) single(what, seconds, 's', 1);
    single('highest resident during the bench', memory(house.child.pid ?? 0).peak, 'MB', 350);
    floor.stop();
    await house.stop();
    note('import and bulk erasure');
    const imported = await importRows(join(folder, 'import'), quick ? 10_000 : 100_000);
    single(`import of ${imported.rows} rows`, imported.seconds, 's', 20);
    rows.push({
      what: 'last tenth of the import against the first',
      value: `${imported.slowdown.toFixed(2)}×`,
      floor: '–',
      ratio: '–',
      budget: '≤ 1.2×',
      met: imported.slowdown <= 1.2,
    });
    const bulk = await bulkErasure(join(folder, 'bulk'), quick ? 3000 : 30_000);
    single(`bulk erasure of ${bulk.erased} due people with sweep`, bulk.seconds, 's', 60);
    single('script of the first screen, gzip', bundleSize(join(ROOT, 'web', 'dist')), 'kB', 250);
    report();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function report(of = ''): void {
  const head = '| what | measured | bare server | ratio | budget | met |\n| --- | --- | --- | --- | --- | --- |';
  const body = rows
    .map((row) => `| ${row.what} | ${row.value} | ${row.floor} | ${row.ratio} | ${row.budget} | ${row.met === true ? 'yes' : 'NO'} |`)
    .join('\n');
  const table = `# Bench, ${people} people\n\n${head}\n${body}\n`;
  mkdirSync(join(import.meta.dirname, 'out'), { recursive: true });
  writeFileSync(join(import.meta.dirname, 'out', `bench-${of}${people}.md`), table);
  process.stdout.write(table);
}

await main();
