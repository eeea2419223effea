// Mailings that are sent by processes which are killed, while people take their consent back or are erased; and what must hold afterwards, read from the relay's own log.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { TestContext } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { mailingById, tallyOf } from '#kernel/mailings';
import type { RecipientRow } from '#kernel/mailings';
import { systemClock } from '#platform/clock';
import type { Database, OpenOptions } from '#platform/db';
import { systemIds } from '#platform/ids';
import { mailingHouse, statesOf } from '../../src/kernel/mailings/testing.ts';
import type { MailingHouse } from '../../src/kernel/mailings/testing.ts';
import type { Fault } from '../../src/platform/mail/bulk/testing.ts';
import { startRelay } from './bulk-relay.ts';

export interface SenderOrder {
  readonly store: OpenOptions;
  readonly dir: string;
  readonly port: number;
  /** Its clock runs ahead, so that what a killed process held is free at once. */
  readonly aheadMs: number;
  readonly mailings: readonly string[];
  readonly kill?: { readonly point: string; readonly times: number };
  readonly patienceMs: number;
  readonly loud?: boolean;
}

export const CONNECTIONS = 8;
/** From the commit of a withdrawal to silence. */
const SILENCE_MS = 2000;
const AHEAD_MS = 20_000;
export const POINTS = [
  'before-claim',
  'in-claim',
  'after-claim',
  'before-gate',
  'in-gate',
  'after-gate',
  'after-body',
  'in-settle',
  'after-settle',
];

type Child = ChildProcessByStdio<null, Readable, null>;

export interface Sender {
  readonly child: Child;
  /** Resolves at the exit; true when it came to its end. */
  readonly ended: Promise<boolean>;
  readonly begun: Promise<unknown>;
  said(): string;
}

export function startSender(t: TestContext, order: SenderOrder): Sender {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'mailing-sender.ts'), JSON.stringify(order)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    // Read once for all: most of a short life would be spent on reading programs.
    env: { ...process.env, NODE_COMPILE_CACHE: join(order.dir, 'compiled') },
  });
  t.after(() => void child.kill('SIGKILL'));
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => (text += part));
  const ended = once(child, 'close').then(([code, signal]) => {
    // What ended by itself and badly is no kill.
    if (code !== 0 && signal !== 'SIGKILL') throw new Error(`the sender ended with ${String(code)}: ${text.slice(-500)}`);
    return code === 0;
  });
  const begun = Promise.race([once(child.stdout, 'data'), ended]);
  return { child, ended, begun, said: () => text };
}

export interface SinkLog {
  readonly port: number;
  readonly file: string;
  /** When each letter was taken, by Message-ID. */
  taken(): Map<string, number[]>;
}

export async function startSink(t: TestContext, dir: string, faults: readonly Fault[] = []): Promise<SinkLog> {
  const file = join(dir, `sink-${Math.random().toString(36).slice(2)}`);
  writeFileSync(file, '');
  const relay = await startRelay({ file, fsync: true, faults });
  t.after(() => relay.stop());
  return {
    port: relay.port,
    file,
    taken() {
      const found = new Map<string, number[]>();
      for (const line of readFileSync(file, 'utf8').split('\n')) {
        const [id = '', , at = ''] = line.split(' ');
        if (id !== '') found.set(bare(id), [...(found.get(bare(id)) ?? []), Number(at)]);
      }
      return found;
    },
  };
}

export function bare(messageId: string): string {
  return messageId.replace(/[<>]/g, '');
}

export interface Found {
  readonly house: MailingHouse;
  readonly store: OpenOptions;
  readonly dir: string;
}

export async function realHouse(database: Database, store: OpenOptions, dir: string, port: number): Promise<Found> {
  return { house: await mailingHouse(database, dir, { port, clock: systemClock, ids: systemIds(systemClock) }), store, dir };
}

export async function newsletterTo({ house, dir }: Found, people: readonly string[]): Promise<string> {
  const id = await house.newsletter(people);
  writeFileSync(join(dir, `${id}.people`), people.join('\n'));
  return id;
}

/** Who said no, and when that was committed. */
export type Silenced = Map<string, number>;

/** Takes back and erases, a few people at a time, until told to stop. */
export function silencer({ house }: Found, people: readonly string[], of: { withdraw: number; erase: number; everyMs: number }) {
  const silenced: Silenced = new Map();
  let stop = false;
  const left = people.toSorted(() => Math.random() - 0.5);
  const work = (async () => {
    for (let n = 0; n < of.withdraw + of.erase && !stop; n += 1) {
      const id = left.pop();
      if (id === undefined) return;
      // Erasures spread among the withdrawals.
      if (of.erase > 0 && n % Math.max(1, Math.floor((of.withdraw + of.erase) / of.erase)) === 0) await house.erase(id);
      else await house.withdraw(id);
      silenced.set(id, Date.now());
      await wait(of.everyMs * Math.random() * 2);
    }
  })();
  return {
    silenced,
    async end() {
      stop = true;
      await work;
    },
  };
}

export interface Killed {
  readonly kills: number;
  readonly uncertain: number;
  readonly most: number;
  readonly accepted: number;
  readonly silenced: number;
}

/** One mailing, killed so many times at times nobody chose and at places that have names. */
export async function killedMailing(
  t: TestContext,
  found: Found,
  sink: SinkLog,
  of: { people: number; kills: number; round: { n: number }; silence: { withdraw: number; erase: number; everyMs: number } },
): Promise<Killed> {
  const { house } = found;
  const people: string[] = [];
  while (people.length < of.people) people.push(...(await house.readers(Math.min(500, of.people - people.length))));
  const id = await newsletterTo(found, people);
  const quiet = silencer(found, people, of.silence);
  let kills = 0;
  let most = 0;
  for (let whole = false; !whole; of.round.n += 1) {
    const last = kills >= of.kills;
    const named = !last && of.round.n % 2 === 0;
    const point = POINTS[Math.floor(Math.random() * POINTS.length)] ?? '';
    const rare = point.includes('claim');
    const sender = startSender(t, {
      store: found.store,
      dir: found.dir,
      port: sink.port,
      aheadMs: of.round.n * AHEAD_MS,
      mailings: [id],
      patienceMs: 60_000,
      ...(named ? { kill: { point, times: 1 + Math.floor(Math.random() * (rare ? 2 : 40)) } } : {}),
    });
    await sender.begun;
    if (!last) {
      await Promise.race([wait(named ? 900 : 30 + Math.random() * 300), sender.ended]);
      sender.child.kill('SIGKILL');
    }
    whole = await sender.ended;
    if (!whole) kills += 1;
    const { handed = 0 } = await statesOf(house.database, id);
    most = Math.max(most, handed);
  }
  await quiet.end();
  const { uncertain, accepted } = await mustHold(found, sink, id, quiet.silenced);
  assert.ok(most <= CONNECTIONS, `${most} letters in doubt after one kill`);
  assert.ok(uncertain <= kills * CONNECTIONS, 'more in doubt than connections');
  return { kills, uncertain, most, accepted, silenced: quiet.silenced.size };
}

/** Nobody lost, nobody twice, and nobody after they said no. */
export async function mustHold({ house }: Found, sink: SinkLog, id: string, silenced: Silenced = new Map()) {
  const { db } = house.database;
  const tally = await tallyOf(db, id);
  const rows = await house.rows(id);
  const taken = sink.taken();
  const times = (row: RecipientRow) => taken.get(bare(row.message_id)) ?? [];
  const wrong = rows.filter((row) => {
    const n = times(row).length;
    return n > 1 || (row.state === 'accepted' ? n !== 1 : row.state === 'uncertain' ? false : n !== 0);
  });
  assert.deepEqual(
    wrong.map((row) => [row.id, row.state, times(row).length]),
    [],
    'lost, twice, or sent although the ledger says no',
  );
  assert.equal((await mailingById(db, id))?.state, 'done');
  assert.ok(tally?.adds, 'the equation');
  assert.equal(tally.ready + tally.moving, 0);
  assert.ok(
    rows.filter(({ state }) => state === 'uncertain').every(({ reason }) => reason === 'interrupted' || reason === 'silent'),
    'every doubt is named',
  );
  const late = rows.filter((row) => {
    const since = silenced.get(row.person);
    return since !== undefined && times(row).some((at) => at > since + SILENCE_MS);
  });
  assert.deepEqual(
    late.map((row) => [row.id, row.state, times(row), silenced.get(row.person)]),
    [],
    'later than two seconds after a no',
  );
  return { uncertain: tally.uncertain, accepted: tally.accepted, rows };
}
