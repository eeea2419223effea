/** Measures the reader of notices against the hand tables: every miss and every wrong fact by name, recall and precision, of each notice and each kind, and the time of 100 kB. Looks for the source notices in the folder given; the synthetic ones are at hand. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importNotice, importText } from '#kernel/policy';
import { NOTICES } from '../tests/import/notices.table.ts';
import { ROWS } from '../tests/import/rows.table.ts';
import { score } from '../tests/import/score.ts';
import type { Score } from '../tests/import/score.ts';
import { measureLint } from './measure-lint.ts';

const folder = process.argv[2] ?? process.env['LUPAUS_NOTICES'];
const files = folder === undefined ? [] : readdirSync(folder).filter((name) => name.endsWith('.txt'));
let stated = 0;
let found = 0;
let said = 0;
let right = 0;
let rows = 0;
let whole = 0;

for (const table of ROWS) {
  const file = files.find((name) => name.startsWith(table.file));
  if (folder === undefined || file === undefined) continue;
  const { facts, notUnderstood, problems } = await importNotice(readFileSync(join(folder, file)), '2026-11-22');
  const told = facts.filter(({ kind }) => kind !== 'section' && kind !== 'introduction');
  const paths = new Set(told.map(({ path }) => path));
  const expected = new Map(Object.entries(table.rows).flatMap(([row, list]) => list.split(' ').map((path) => [path, row] as const)));
  for (const [row, list] of Object.entries(table.rows)) {
    const missing = list.split(' ').filter((path) => !paths.has(path));
    rows += 1;
    if (missing.length === 0) whole += 1;
    for (const path of missing) console.log(`miss   ${row} ${path}`);
  }
  for (const { path, place } of told) if (!expected.has(path)) console.log(`wrong  ${table.file} line ${place.line} ${path}`);
  for (const { place, why } of notUnderstood) console.log(`left   ${table.file} line ${place.line} ${why}`);
  for (const { code, path } of problems) console.log(`draft  ${table.file} ${path} ${code}`);
  stated += expected.size;
  found += [...expected.keys()].filter((path) => paths.has(path)).length;
  said += paths.size;
  right += [...paths].filter((path) => expected.has(path)).length;
}

if (said === 0) console.log('No source notices: give the folder that holds them.');
else
  console.log(
    `rows complete ${whole} of ${rows}; facts found ${found} of ${stated}: recall ${percent(found, stated)}; facts said ${said}, right ${right}: precision ${percent(right, said)}`,
  );

if (folder !== undefined && said > 0) await measureLint(folder, files);

await synthetic();

/** The notices of the repository: what each states was written by hand before it was read. */
async function synthetic(): Promise<void> {
  const total = { stated: 0, found: 0, said: 0, right: 0 };
  const kinds: Score['kinds'] = new Map();
  for (const notice of NOTICES) {
    const bytes = readFileSync(join(import.meta.dirname, '../tests/import/fixtures/notices', notice.file));
    const { facts } = await importNotice(bytes, '2026-11-22');
    const told = facts.filter(({ kind }) => kind !== 'section' && kind !== 'introduction').map(({ path }) => path);
    const result = score(notice, told);
    for (const path of result.misses) console.log(`miss   ${notice.file} ${path}`);
    for (const path of result.wrong) console.log(`wrong  ${notice.file} ${path}`);
    console.log(`${notice.file}: ${line(result)}`);
    sum(total, result);
    for (const [kind, part] of result.kinds) {
      const count = kinds.get(kind) ?? { stated: 0, found: 0, said: 0, right: 0 };
      kinds.set(kind, count);
      sum(count, part);
    }
  }
  for (const [kind, part] of kinds) console.log(`  ${kind}: ${line(part)}`);
  console.log(`synthetic notices: ${line(total)}`);
}

type Count = Pick<Score, 'stated' | 'found' | 'said' | 'right'>;

function sum(total: Count, part: Count): void {
  total.stated += part.stated;
  total.found += part.found;
  total.said += part.said;
  total.right += part.right;
}

function line({ stated: all, found: seen, said: told, right: fit }: Count): string {
  return `found ${seen} of ${all}, recall ${percent(seen, all)}; said ${told}, right ${fit}, precision ${percent(fit, told)}`;
}

const folderOfOwn = join(import.meta.dirname, '../tests/import/fixtures');
const long = readFileSync(join(folderOfOwn, 'b-ten-points.txt'), 'utf8').repeat(60).slice(0, 100_000);
const times = [1, 2, 3, 4, 5].map(() => {
  const start = performance.now();
  importText(long, '2026-11-22');
  return performance.now() - start;
});
console.log(`100 kB of a notice read in ${Math.round(Math.min(...times))} ms`);

function percent(part: number, all: number): string {
  return `${((100 * part) / all).toFixed(1)} %`;
}
