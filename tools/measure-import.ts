/** Measures the reader of notices against the hand table: every miss and every wrong fact by name, recall and precision. Looks for the notices in the folder given. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importNotice } from '#kernel/policy';
import { ROWS } from '../tests/import/rows.table.ts';
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

if (said === 0) console.log('No notices: give the folder that holds them.');
else
  console.log(
    `rows complete ${whole} of ${rows}; facts found ${found} of ${stated}: recall ${percent(found, stated)}; facts said ${said}, right ${right}: precision ${percent(right, said)}`,
  );

if (folder !== undefined && said > 0) await measureLint(folder, files);

function percent(part: number, all: number): string {
  return `${((100 * part) / all).toFixed(1)} %`;
}
