// `npm run bench:mail`: a campaign over a plain relay in another process: our line beside a pooled nodemailer loop in the same run, with the relay's own limit.

import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newDkimKey } from '#platform/mail';
import { startRelay } from '../crash/bulk-relay.ts';

function option(name: string, usual: number): number {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? usual : Number(process.argv[at + 1]);
}
const LETTERS = option('letters', 20_000);
const ROUNDS = option('rounds', 3);
const CONNECTIONS = option('connections', 10);

interface Sent {
  readonly seconds: number;
  readonly cpu: number;
  readonly rssMb: number;
}
interface Run extends Sent {
  /** Work of the relay. */
  readonly relayCpu: number;
}

const WAYS = [
  ['fixed', 'one finished letter for all, over our connections: what the relay can take'],
  ['nodemailer', 'nodemailer pool, its own MIME and DKIM'],
  ['line', 'our MIME, DKIM and connections'],
  ['nodemailer-unsigned', 'nodemailer pool, unsigned'],
  ['line-unsigned', 'ours, unsigned'],
] as const;

const folder = mkdtempSync(join(tmpdir(), 'lupaus-mailing-'));
const keyFile = join(folder, 'dkim.pem');

function send(how: string, port: number): Promise<Sent> {
  const args = [join(import.meta.dirname, 'mailing-sender.ts'), how, port, LETTERS, CONNECTIONS, keyFile].map(String);
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  child.stdout.on('data', (part: Buffer) => (out += part.toString()));
  return new Promise((resolve, reject) =>
    child.on('exit', (code) => (code === 0 ? resolve(JSON.parse(out) as Sent) : reject(new Error(`${how} ended with ${code}`)))),
  );
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
  process.stderr.write(`${how}: ${(LETTERS / sent.seconds).toFixed(0)}/s, ${sent.rssMb.toFixed(0)} MB\n`);
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
      for (const [how] of WAYS) runs.set(how, [...(runs.get(how) ?? []), await once(how, round)]);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  report(runs);
}

function report(runs: ReadonlyMap<string, readonly Run[]>): void {
  const rates = (how: string) => (runs.get(how) ?? []).map(({ seconds }) => LETTERS / seconds);
  const floor = median(rates('nodemailer'));
  const rows = WAYS.map(([how, what]) => {
    const all = runs.get(how) ?? [];
    const rate = rates(how);
    const per = (pick: (run: Run) => number) => median(all.map((run) => (pick(run) / LETTERS) * 1000)).toFixed(2);
    const spread = `${Math.min(...rate).toFixed(0)}–${Math.max(...rate).toFixed(0)}`;
    const times = `${(median(rate) / floor).toFixed(1)}×`;
    const rss = Math.max(...all.map(({ rssMb }) => rssMb)).toFixed(0);
    return `| ${what} | ${median(rate).toFixed(0)}/s (${spread}) | ${times} | ${per(({ cpu }) => cpu)} s | ${per(({ relayCpu }) => relayCpu)} s | ${rss} MB |`;
  });
  const head = '| what | letters | against nodemailer | CPU per 1,000 | CPU of the relay per 1,000 | peak memory of the sender |';
  const title = `# Mailing of ${LETTERS} letters of 20 kB over ${CONNECTIONS} connections, ${ROUNDS} rounds`;
  const table = [title, '', head, '| --- | --- | --- | --- | --- | --- |', ...rows, ''].join('\n');
  mkdirSync(join(import.meta.dirname, 'out'), { recursive: true });
  writeFileSync(join(import.meta.dirname, 'out', 'mailing.md'), table);
  process.stdout.write(table);
}

await main();
