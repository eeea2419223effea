/**
 * `npm run bench:mail`: a campaign over a plain relay in another process: our line beside a pooled nodemailer loop in the same run, with the
 * relay's own limit; then pages and memory of a real server while it sends one.
 */

import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newDkimKey } from '#platform/mail';
import { ALLOCATOR, ENGINE_FLAGS } from '#platform/memory';
import { startRelay } from '../crash/bulk-relay.ts';
import { pagesWhileSending } from './mailing-pages.ts';
import type { WhileSending } from './mailing-pages.ts';

function option(name: string, usual: number): number {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? usual : Number(process.argv[at + 1]);
}
const LETTERS = option('letters', 20_000);
const ROUNDS = option('rounds', 3);
const CONNECTIONS = option('connections', 10);
const ONLY = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1]?.split(',') : undefined;
const PROFILE = process.argv.includes('--profile') ? process.argv[process.argv.indexOf('--profile') + 1] : undefined;

interface Sent {
  readonly seconds: number;
  readonly cpu: number;
  readonly rssMb: number;
  /** Of the engine: memory before the campaign, and how long its list took to be written. */
  readonly baseMb?: number;
  readonly frozen?: number;
}
interface Run extends Sent {
  /** Work of the relay. */
  readonly relayCpu: number;
}

const WAYS = [
  ['fixed', 'one finished letter for all, over our connections: what the relay can take'],
  ['nodemailer', 'nodemailer pool, its own MIME and DKIM'],
  ['line', 'our MIME, DKIM and connections'],
  ['engine', 'the whole engine: ledger and permission read again before each letter'],
  ['nodemailer-unsigned', 'nodemailer pool, unsigned'],
  ['line-unsigned', 'ours, unsigned'],
] as const;

const chosen = WAYS.filter(([how]) => ONLY === undefined || ONLY.includes(how));
const folder = mkdtempSync(join(tmpdir(), 'lupaus-mailing-'));
const keyFile = join(folder, 'dkim.pem');

function run(script: string, args: readonly (string | number)[]): Promise<string> {
  const profiled = PROFILE === undefined ? [] : ['--cpu-prof', '--cpu-prof-dir', PROFILE];
  // The engine runs in the server, which is started with these.
  const server = script === 'mailing-engine.ts';
  const flags = server ? ENGINE_FLAGS : [];
  const child = spawn(process.execPath, [...profiled, ...flags, join(import.meta.dirname, script), ...args.map(String)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...(server ? ALLOCATOR : {}) },
  });
  let out = '';
  child.stdout.on('data', (part: Buffer) => (out += part.toString()));
  return new Promise((resolve, reject) =>
    child.on('exit', (code) => (code === 0 ? resolve(out) : reject(new Error(`${script} ended with ${code}`)))),
  );
}

async function send(how: string, port: number): Promise<Sent> {
  if (how !== 'engine') return JSON.parse(await run('mailing-sender.ts', [how, port, LETTERS, CONNECTIONS, keyFile])) as Sent;
  const house = mkdtempSync(join(folder, 'house-'));
  await run('mailing-engine.ts', ['fill', house, port, LETTERS, CONNECTIONS]);
  return JSON.parse(await run('mailing-engine.ts', ['send', house, port, LETTERS, CONNECTIONS])) as Sent;
}

/** Every letter has arrived once: a sender that loses some is not fast. */
function verify(how: string, file: string): void {
  const ids = readFileSync(file, 'utf8').trimEnd().split('\n');
  const different = how === 'fixed' ? LETTERS : new Set(ids.map((line) => line.split(' ')[0])).size;
  if (ids.length !== LETTERS || different !== LETTERS) throw new Error(`${how}: ${ids.length} arrived, ${different} different`);
}

async function once(how: string, round: number): Promise<Run> {
  const file = join(folder, `${how}-${round}.txt`);
  const relay = await startRelay({ file });
  const sent = await send(how, relay.port);
  const { cpuMs } = await relay.tally();
  await relay.stop();
  verify(how, file);
  const more =
    sent.baseMb === undefined ? '' : `, ${(sent.rssMb - sent.baseMb).toFixed(0)} MB on top, list written in ${sent.frozen?.toFixed(1)} s`;
  process.stderr.write(`${how}: ${(LETTERS / sent.seconds).toFixed(0)}/s, ${sent.rssMb.toFixed(0)} MB${more}\n`);
  return { ...sent, relayCpu: cpuMs / 1000 };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

async function main(): Promise<void> {
  const runs = new Map<string, Run[]>();
  try {
    writeFileSync(keyFile, (await newDkimKey()).privatePem);
    for (let round = 0; round < ROUNDS; round++) {
      for (const [how] of chosen) runs.set(how, [...(runs.get(how) ?? []), await once(how, round)]);
    }
    const pages = ONLY === undefined || ONLY.includes('pages') ? await pagesWhileSending(folder, LETTERS) : undefined;
    report([...rowsOfWays(runs), ...(pages === undefined ? [] : rowsOfPages(pages))]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What was measured, beside what, in which ratio, and whether that is what was aimed at. */
type Row = readonly [what: string, measured: string, beside: string, ratio: string, aim: string, met: boolean | null];

function rowsOfWays(runs: ReadonlyMap<string, readonly Run[]>): Row[] {
  const rates = (how: string) => (runs.get(how) ?? []).map(({ seconds }) => LETTERS / seconds);
  const floor = median(rates('nodemailer'));
  return chosen.flatMap(([how, what]): Row[] => {
    const all = runs.get(how) ?? [];
    const rate = rates(how);
    const per = (pick: (run: Run) => number) => median(all.map((run) => (pick(run) / LETTERS) * 1000)).toFixed(2);
    const most = (pick: (run: Run) => number) => Math.max(...all.map(pick));
    const measured = `${median(rate).toFixed(0)}/s (${Math.min(...rate).toFixed(0)}–${Math.max(...rate).toFixed(0)})`;
    const work = `CPU per 1,000: ${per(({ cpu }) => cpu)} s, relay ${per(({ relayCpu }) => relayCpu)} s, peak ${most(({ rssMb }) => rssMb).toFixed(0)} MB`;
    const times = median(rate) / floor;
    const [beside, ratio] = floor === 0 ? ['–', '–'] : [`nodemailer ${floor.toFixed(0)}/s`, `${times.toFixed(1)}×`];
    if (how !== 'engine') return [[what, `${measured}; ${work}`, beside, ratio, '–', null]];
    const top = most((run) => run.rssMb - (run.baseMb ?? 0));
    return [
      [what, `${measured}; ${work}`, beside, ratio, '≥ 1500 /s and ≥ 3×', floor === 0 ? null : median(rate) >= 1500 && times >= 3],
      ['memory of the engine on top of the open house', `${top.toFixed(0)} MB`, '–', '–', '≤ 150 MB', top <= 150],
      ['list written', `${median(all.map(({ frozen }) => frozen ?? 0)).toFixed(1)} s`, '–', '–', '–', null],
    ];
  });
}

function rowsOfPages(pages: WhileSending): Row[] {
  const { idle, freezing, sending, before, peak } = pages;
  const ms = ({ p50, p95 }: { p50: number; p95: number }) => `${p95.toFixed(2)} ms (p50 ${p50.toFixed(2)} ms)`;
  const page = (what: string, kind: 'list' | 'open'): Row => {
    const times = sending[kind].p95 / idle[kind].p95;
    const measured = `${ms(sending[kind])}, ${sending[kind].n} times`;
    return [`${what}, p95`, measured, `idle ${ms(idle[kind])}`, `${times.toFixed(1)}×`, '≤ 2×', times <= 2];
  };
  const top = peak - before;
  return [
    page(`list of 50 while ${pages.letters} letters leave`, 'list'),
    page('open a person meanwhile', 'open'),
    ['longest wait for a page meanwhile', `${sending.worst.toFixed(0)} ms`, `idle ${idle.worst.toFixed(0)} ms`, '–', '–', null],
    ['longest wait while the list is written', `${freezing.worst.toFixed(0)} ms in ${pages.frozen.toFixed(1)} s`, '–', '–', '–', null],
    [
      'resident memory of the server on top, at most',
      `${top.toFixed(0)} MB`,
      `before ${before.toFixed(0)} MB`,
      '–',
      '≤ 150 MB',
      top <= 150,
    ],
    ['letters meanwhile, 8 connections', `${(pages.letters / pages.seconds).toFixed(0)}/s`, '–', '–', '–', null],
  ];
}

function report(rows: readonly Row[]): void {
  const title = `# Mailing of ${LETTERS} letters of 20 kB over ${CONNECTIONS} connections, ${ROUNDS} rounds`;
  const said = (met: boolean | null) => (met === null ? '–' : met ? 'yes' : 'NO');
  const body = rows.map(
    ([what, measured, beside, ratio, aim, met]) => `| ${[what, measured, beside, ratio, aim, said(met)].join(' | ')} |`,
  );
  const table = [title, '', '| what | measured | beside | ratio | aim | met |', '| --- | --- | --- | --- | --- | --- |', ...body, ''].join(
    '\n',
  );
  mkdirSync(join(import.meta.dirname, 'out'), { recursive: true });
  writeFileSync(join(import.meta.dirname, 'out', 'mailing.md'), table);
  process.stdout.write(table);
}

await main();
