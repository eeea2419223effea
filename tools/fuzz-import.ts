/** Hands the reader garbled notices for as long as asked and counts them: `npm run fuzz:import -- --minutes 60 --seed 1`. A failure is printed with its number, which `--only` reads again. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { importNotice } from '#kernel/policy';
import { garbled, random } from '../tests/import/garble.ts';

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '1' }, seed: { type: 'string', default: '1' }, only: { type: 'string' } },
});
const seed = Number(values.seed);
const FIXTURES = join(import.meta.dirname, '../tests/import/fixtures');
const notices = [FIXTURES, join(FIXTURES, 'notices')].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => /\.(?:txt|html|md)$/.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8')),
);
const LIMIT = 2000;
const MEMORY = 700 * 1024 * 1024;

let failures = 0;
let slowest = 0;
let most = 0;
let facts = 0;
let drafts = 0;

async function look(number: number): Promise<void> {
  const bytes = garbled(notices, random(seed * 1_000_003 + number));
  const start = performance.now();
  try {
    const result = await importNotice(bytes, '2026-11-22');
    const took = performance.now() - start;
    slowest = Math.max(slowest, took);
    facts += result.facts.length;
    drafts += result.draft === undefined ? 0 : 1;
    if (took > LIMIT) await again(number, bytes);
    const length = result.text.length;
    const places = [...result.facts.flatMap(({ place, also = [] }) => [place, ...also]), ...result.notUnderstood.map(({ place }) => place)];
    if (places.some(({ start: from, end }) => from < 0 || end > length || from > end)) fail(number, 'a place outside the text');
    if (result.facts.some(({ confidence }) => !(confidence > 0 && confidence <= 1))) fail(number, 'a confidence out of range');
    if (number % 10 === 0 && JSON.stringify(await importNotice(bytes, '2026-11-22')) !== JSON.stringify(result))
      fail(number, 'two answers');
  } catch (error) {
    fail(number, error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}

/** A busy machine may have looked away: only what is slow twice is slow. */
async function again(number: number, bytes: Buffer): Promise<void> {
  const start = performance.now();
  await importNotice(bytes, '2026-11-22');
  const took = performance.now() - start;
  if (took > LIMIT) fail(number, `took ${Math.round(took)} ms`);
}

function fail(number: number, why: string): void {
  failures += 1;
  console.log(`failure at --seed ${seed} --only ${number}: ${why}`);
}

if (values.only !== undefined) await look(Number(values.only));
else {
  const until = performance.now() + Number(values.minutes) * 60_000;
  let count = 0;
  while (performance.now() < until) {
    await look(count);
    count += 1;
    if (count % 100 === 0) {
      most = Math.max(most, process.memoryUsage.rss());
      if (most > MEMORY) {
        fail(count, `memory ${Math.round(most / 1024 / 1024)} MB`);
        break;
      }
    }
  }
  console.log(
    `inputs ${count}, failures ${failures}, slowest ${Math.round(slowest)} ms, memory at most ${Math.round(most / 1024 / 1024)} MB, facts ${facts}, drafts ${drafts}, seed ${seed}`,
  );
}
process.exitCode = failures > 0 ? 1 : 0;
