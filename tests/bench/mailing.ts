// `npm run bench:mail`: a campaign over a plain relay in another process: our line beside a pooled nodemailer loop in the same run, with the relay's own limit.

import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newDkimKey } from '#platform/mail';
import { ALLOCATOR } from '../../tools/allocator.ts';
import { startRelay } from '../crash/bulk-relay.ts';

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
  const flags = server ? ['--semi-space-growth-factor=1', '--heap-growing-percent=25'] : [];
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
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  report(runs);
}

function report(runs: ReadonlyMap<string, readonly Run[]>): void {
  const rates = (how: string) => (runs.get(how) ?? []).map(({ seconds }) => LETTERS / seconds);
  const floor = median(rates('nodemailer'));
  const rows = chosen.map(([how, what]) => {
    const all = runs.get(how) ?? [];
    const rate = rates(how);
    const per = (pick: (run: Run) => number) => median(all.map((run) => (pick(run) / LETTERS) * 1000)).toFixed(2);
    const spread = `${Math.min(...rate).toFixed(0)}–${Math.max(...rate).toFixed(0)}`;
    const times = floor === 0 ? '–' : `${(median(rate) / floor).toFixed(1)}×`;
    const most = (pick: (run: Run) => number) => Math.max(...all.map(pick)).toFixed(0);
    const top = how === 'engine' ? `, ${most((run) => run.rssMb - (run.baseMb ?? 0))} MB on top of the open house` : '';
    const rss = `${most((run) => run.rssMb)} MB${top}`;
    return `| ${what} | ${median(rate).toFixed(0)}/s (${spread}) | ${times} | ${per(({ cpu }) => cpu)} s | ${per(({ relayCpu }) => relayCpu)} s | ${rss} |`;
  });
  const head = '| what | letters | against nodemailer | CPU per 1,000 | CPU of the relay per 1,000 | peak memory of the sender |';
  const title = `# Mailing of ${LETTERS} letters of 20 kB over ${CONNECTIONS} connections, ${ROUNDS} rounds`;
  const table = [title, '', head, '| --- | --- | --- | --- | --- | --- |', ...rows, ''].join('\n');
  mkdirSync(join(import.meta.dirname, 'out'), { recursive: true });
  writeFileSync(join(import.meta.dirname, 'out', 'mailing.md'), table);
  process.stdout.write(table);
}

await main();
