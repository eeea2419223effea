// Large acts: an import, an erasure of thirty thousand due people, one person with ten thousand records.

import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { ask } from './client.ts';
import type { Target } from './client.ts';
import { childrenSeconds, lupaus, ROOT } from './house.ts';

/** Imports a file over the command line; the progress lines tell whether the rate stays. */
export async function importRows(data: string, rows: number): Promise<{ rows: number; seconds: number; slowdown: number }> {
  mkdirSync(data, { recursive: true });
  await lupaus(data, ['demo', '--people', '10', '--seed', '3']);
  const file = join(data, 'import.csv');
  writeFileSync(file, csv(rows));
  const start = performance.now();
  const marks: { done: number; at: number }[] = [];
  const child = spawn(process.execPath, [join(ROOT, 'src', 'main.ts'), 'import', file, ...target(data)], {
    env: { PATH: process.env['PATH'] ?? '', LUPAUS_DATA: data, LUPAUS_LOG: 'error' },
  });
  let text = '';
  child.stdout.on('data', (part: Buffer) => {
    text += part.toString();
    const done = Number([...part.toString().matchAll(/(\d+)\s*\/\s*\d+/g)].at(-1)?.[1] ?? 0);
    if (done > 0) marks.push({ done, at: performance.now() });
  });
  child.stderr.on('data', (part: Buffer) => (text += part.toString()));
  const code = await new Promise((resolve) => child.on('exit', resolve));
  if (code !== 0) throw new Error(text);
  return { rows, seconds: (performance.now() - start) / 1000, slowdown: slowdown(marks, rows) };
}

/** Time of the last tenth of the rows over that of the first tenth. */
function slowdown(marks: readonly { done: number; at: number }[], rows: number): number {
  const at = (share: number) => marks.find((mark) => mark.done >= rows * share)?.at ?? 0;
  const first = at(0.2) - at(0.1);
  const last = (marks.at(-1)?.at ?? 0) - at(0.9);
  return first > 0 ? last / first : 0;
}

function csv(rows: number): string {
  const lines = Array.from(
    { length: rows },
    (_, i) => `Etu${i % 997};Suku${i};henkilo${i}@tuonti.example.test;040 ${String(1000000 + i).slice(0, 7)};Yritys ${i % 5000}`,
  );
  return `Etunimi;Sukunimi;Sähköposti;Puhelin;Yritys\n${lines.join('\n')}\n`;
}

/** First register and group of the declaration in force, with a declared source. */
function target(data: string): string[] {
  const db = new Database(join(data, 'lupaus.db'), { readonly: true });
  const row = db.prepare<[], { canonical: string }>('select canonical from policy_version order by no desc limit 1').get();
  db.close();
  const policy = JSON.parse(row?.canonical ?? '{}') as {
    registers: { id: string; subjectGroups: string[] }[];
    sources: { id: string; from: string }[];
  };
  const source = policy.sources.find((each) => each.from === 'self') ?? policy.sources[0];
  return [
    '--register',
    policy.registers[0]?.id ?? '',
    '--group',
    policy.registers[0]?.subjectGroups[0] ?? '',
    '--source',
    source?.id ?? 'own-records',
  ];
}

/** Turns the clocks of this many people back, then runs the night. */
export async function bulkErasure(data: string, due: number): Promise<{ erased: number; seconds: number }> {
  const demo = await lupaus(data, ['demo', '--people', String(due * 2), '--seed', '11']);
  if (demo.code !== 0) throw new Error(demo.out);
  await lupaus(data, ['retention', 'run']);
  const db = new Database(join(data, 'lupaus.db'));
  db.exec(`create temp table gone as select id from person order by id limit ${due}`);
  db.exec(`update trigger_event set occurred_on = '2010-01-01' where subject_id in (select id from gone)`);
  db.exec(
    `update membership set since = '2010-01-01', due_on = '2015-01-01' where ended_on is null and subject_id in (select id from gone)`,
  );
  const before = db.prepare<[], { n: number }>('select count(*) as n from person').get()?.n ?? 0;
  db.close();
  const run = await lupaus(data, ['retention', 'run']);
  if (run.code !== 0) throw new Error(run.out);
  const after = new Database(join(data, 'lupaus.db'), { readonly: true });
  const left = after.prepare<[], { n: number }>('select count(*) as n from person').get()?.n ?? 0;
  after.close();
  return { erased: before - left, seconds: run.seconds };
}

/** Export and erasure of one person to whom ten thousand records are linked: alone, and while a file is read in. */
export async function oneLargePerson(data: string, house: Target): Promise<Record<string, number>> {
  const alone = await exportedAndErased(house, largePerson(data, 'a'));
  const busy = await whileImporting(data, 60_000, () => exportedAndErased(house, largePerson(data, 'b')));
  return {
    'export of one person with 10,000 records': alone.exported,
    'erasure of the same, with proof': alone.erased,
    'the same export while an import runs': busy.exported,
    'the same erasure while an import runs': busy.erased,
  };
}

function largePerson(data: string, mark: string): string {
  const db = new Database(join(data, 'lupaus.db'), { timeout: 10_000 });
  const person = db.prepare<[], { id: string; origin_id: string }>('select id, origin_id from person order by id limit 1').get();
  const insert = db.prepare(
    `insert into contact_event (id, subject_id, kind, occurred_on, note, account_id, version, created_at, origin_id) values (?, ?, 'call', '2026-01-02', ?, 'bench', 1, '2026-01-02T10:00:00Z', ?)`,
  );
  db.transaction(() => {
    for (let i = 0; i < 10_000; i++) insert.run(`bench-${mark}-${i}`, person?.id, `Puhelu numero ${i}`, person?.origin_id);
  }).immediate();
  db.close();
  return person?.id ?? '';
}

async function exportedAndErased(house: Target, id: string): Promise<{ exported: number; erased: number }> {
  const time = async (method: string, path: string, body?: unknown) => {
    const start = performance.now();
    const { status, body: text } = await ask(house, method, path, body);
    if (status !== 200) throw new Error(text.slice(0, 300));
    return (performance.now() - start) / 1000;
  };
  // The whole access copy, as its reader saves it.
  const exported = await time('POST', `/api/subjects/${id}/copy?form=json`);
  const erased = await time('POST', `/api/subjects/${id}/erasure`, { ground: 'request' });
  return { exported, erased };
}

/** Acts when the import has stored its first rows, and tells when the import was over before the act was. */
async function whileImporting<T>(data: string, rows: number, act: () => Promise<T>): Promise<T> {
  const file = join(data, 'meanwhile.csv');
  writeFileSync(file, csv(rows));
  const child = spawn(process.execPath, [join(ROOT, 'src', 'main.ts'), 'import', file, ...target(data)], {
    env: { PATH: process.env['PATH'] ?? '', LUPAUS_DATA: data, LUPAUS_LOG: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const over = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  await new Promise((resolve) => child.stdout.once('data', resolve));
  const result = await act();
  if (child.exitCode !== null) throw new Error('the import was over before the act was: give it more rows');
  child.kill();
  await over;
  return result;
}

export interface Night {
  readonly seconds: number;
  /** Seconds of a processor, which tell more than the clock on a machine that others use too. */
  readonly processor: number;
  readonly erased: number;
}

const DUE = 100;

/** One night over a whole register in which a hundred are due; the first night, which finds the overdue of the demo, is not counted. */
export async function quietNight(data: string): Promise<Night> {
  const first = await lupaus(data, ['retention', 'run']);
  if (first.code !== 0) throw new Error(first.out);
  const db = new Database(join(data, 'lupaus.db'));
  db.exec(`create temp table gone as select id from person order by id limit ${DUE}`);
  db.exec(`update trigger_event set occurred_on = '2010-01-01' where subject_id in (select id from gone)`);
  db.exec(
    `update membership set since = '2010-01-01', due_on = '2015-01-01' where ended_on is null and subject_id in (select id from gone)`,
  );
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  const before = childrenSeconds();
  const run = await lupaus(data, ['retention', 'run', '--json']);
  if (run.code !== 0) throw new Error(run.out);
  const { erased } = JSON.parse(run.out) as { erased: number };
  return { seconds: run.seconds, processor: childrenSeconds() - before, erased };
}
