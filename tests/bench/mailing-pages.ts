// What staff notice of a mailing: pages and memory of a real server, idle and while it sends, over a demonstration firm of which as many may be written to.

import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { startRelay } from '../crash/bulk-relay.ts';
import { ask, timesOf } from './client.ts';
import type { Answer, Target, Times } from './client.ts';
import { lookedAt, lupaus, memory, ROOT, serve, signIn } from './house.ts';

/** Four out of five people of the demonstration firm are in the register of its newsletter, nearly all with an address. */
const PEOPLE_TO_A_LETTER = 1.35;
/** Several people at work: a page every so many milliseconds, the list and a person by turns. */
const PACE_MS = 25;
const IDLE_PAGES = 600;

export interface PageTimes {
  readonly list: Times;
  readonly open: Times;
  /** The longest that anybody waited. */
  readonly worst: number;
}

export interface WhileSending {
  readonly letters: number;
  readonly idle: PageTimes;
  readonly freezing: PageTimes;
  readonly sending: PageTimes;
  readonly before: number;
  readonly peak: number;
  /** Of the letters while the pages were read. */
  readonly frozen: number;
  readonly seconds: number;
}

const note = (text: string) => process.stderr.write(`${text}\n`);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export async function pagesWhileSending(folder: string, letters: number): Promise<WhileSending> {
  const data = join(folder, 'pages');
  const file = join(folder, 'pages.txt');
  const relay = await startRelay({ file });
  try {
    await fill(data, relay.port, letters);
    const house = await serve(data);
    try {
      const staff = await signIn(house);
      await lookedAt(staff);
      const measured = await watched(staff, { data, letters, pid: house.child.pid ?? 0 });
      arrivedOnce(file, letters);
      return measured;
    } finally {
      await house.stop();
    }
  } finally {
    await relay.stop();
  }
}

async function fill(data: string, port: number, letters: number): Promise<void> {
  const people = Math.ceil(letters * PEOPLE_TO_A_LETTER);
  note(`filling a firm of ${people}, of whom ${letters} may be written to`);
  const policy = join(ROOT, 'policies', 'interniemi.yaml');
  const demo = await lupaus(data, ['demo', '--people', String(people), '--seed', '7', '--policy', policy]);
  if (demo.code !== 0) throw new Error(demo.out);
  const child = spawn(process.execPath, [join(import.meta.dirname, 'mailing-firm.ts'), String(port), String(letters)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env['PATH'] ?? '', LUPAUS_DATA: data, LUPAUS_LOG: 'error' },
  });
  let out = '';
  child.stdout.on('data', (part: Buffer) => (out += part.toString()));
  await new Promise((resolve) => child.on('exit', resolve));
  if (Number(out) !== letters) throw new Error(`${out.trim()} may be written to, not ${letters}`);
}

interface Watching {
  readonly data: string;
  readonly letters: number;
  readonly pid: number;
}

async function watched(staff: Target, { data, letters, pid }: Watching): Promise<WhileSending> {
  const db = new Database(join(data, 'lupaus.db'), { readonly: true });
  const ids = db.prepare<[], { id: string }>('select id from person order by id limit 2000').all();
  const state = db.prepare<[string], { state: string }>('select state from mailing where id = ?');
  const reader = readerOf(staff, ids.map(({ id }) => id)); // prettier-ignore
  const id = await written(staff);
  note('reading pages idle');
  for (let i = 0; i < 60; i++) await reader.read('warm');
  for (let i = 0; i < IDLE_PAGES; i++) await reader.read('idle');
  const before = memory(pid).now;
  // From here on the highest figure is of the mailing.
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
  const version = (JSON.parse(await got(staff, 'GET', `/api/mailings/${id}`)) as { version: number }).version;
  note(`reading pages while ${letters} letters leave`);
  await got(staff, 'POST', `/api/mailings/${id}/schedule`, { at: null, maxLateMinutes: 60, version });
  const since = new Map<string, number>();
  for (let now = stateOf(); now !== 'done'; now = stateOf()) {
    if (now === 'paused' || now === 'stopped') throw new Error(`the mailing is ${now}`);
    if (!since.has(now)) since.set(now, performance.now());
    await reader.read(now);
  }
  const done = performance.now();
  const peak = memory(pid).peak;
  db.close();
  const [freezing = done, sending = done] = [since.get('freezing'), since.get('sending')];
  const times = { idle: reader.times('idle'), freezing: reader.times('freezing'), sending: reader.times('sending') };
  return { letters, ...times, before, peak, frozen: (sending - freezing) / 1000, seconds: (done - sending) / 1000 };

  function stateOf(): string {
    return state.get(id)?.state ?? 'gone';
  }
}

/** A newsletter of twenty kilobytes to everybody in the register who may get it. */
async function written(staff: Target): Promise<string> {
  const made = await got(staff, 'POST', '/api/mailings', { name: 'Syksyn kirje', purpose: 'direct-marketing' });
  const { id } = JSON.parse(made) as { id: string };
  const line = 'Syksyn ryhmävalmennus alkaa lokakuussa, ja mukaan mahtuu vielä kymmenen yrittäjää. ';
  const blocks = Array.from({ length: 12 }, (_, i) => [
    { id: `h${i}`, kind: 'heading', text: `Aihe ${i + 1}: näin syksy alkaa`, level: 2 },
    { id: `t${i}`, kind: 'text', text: line.repeat(4) },
    { id: `b${i}`, kind: 'button', label: 'Lue lisää', href: `https://firma.example.test/aihe/${i}` },
  ]).flat();
  const fi = { subject: 'Syksyn ryhmät täyttyvät', subjectB: '', preheader: 'Mukaan mahtuu vielä', blocks };
  await got(staff, 'PUT', `/api/newsletters/${id}`, { version: 1, mainLang: 'fi', public: false, document: { fi } });
  return id;
}

async function got(to: Target, method: string, path: string, body?: unknown): Promise<string> {
  const answer = await ask(to, method, path, body);
  if (answer.status !== 200) throw new Error(`${method} ${path}: ${answer.status} ${answer.body.slice(0, 300)}`);
  return answer.body;
}

/** Scrolls the list and opens people by turns, at the pace of several people at work. */
function readerOf(staff: Target, ids: readonly string[]) {
  const taken = new Map<string, { list: number[]; open: number[] }>();
  let [n, after] = [0, ''];

  async function list(): Promise<Answer> {
    const answer = await ask(staff, 'GET', `/api/people?limit=50${after === '' ? '' : `&after=${after}`}`);
    if (answer.status === 200) after = (JSON.parse(answer.body) as { next: string | null }).next ?? '';
    return answer;
  }

  return {
    async read(phase: string): Promise<void> {
      const kind = n % 2 === 0 ? 'list' : 'open';
      const start = performance.now();
      const { status, body } = await (kind === 'list' ? list() : ask(staff, 'GET', `/api/people/${ids[n % ids.length] ?? ''}`));
      const took = performance.now() - start;
      n += 1;
      if (status !== 200) throw new Error(`answer ${status}: ${body.slice(0, 200)}`);
      const of = taken.get(phase) ?? { list: [], open: [] };
      of[kind].push(took);
      taken.set(phase, of);
      await pause(Math.max(0, PACE_MS - took));
    },
    times(phase: string): PageTimes {
      const { list: lists, open: opens } = taken.get(phase) ?? { list: [], open: [] };
      return { list: timesOf(lists), open: timesOf(opens), worst: Math.max(0, ...lists, ...opens) };
    },
  };
}

function arrivedOnce(file: string, letters: number): void {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  const different = new Set(lines.map((line) => line.split(' ')[0])).size;
  if (lines.length !== letters || different !== letters) throw new Error(`${lines.length} arrived, ${different} different`);
}
