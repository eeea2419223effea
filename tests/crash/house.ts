// The product as an operator runs it, and how it is killed: real processes on real files, ended by SIGKILL at a moment nobody chose.

import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { openHouse } from '#app';
import type { House } from '#app';
import { applyFacts, completions, parsePolicy, publishVersion } from '#kernel/policy';
import { localDate, systemClock } from '#platform/clock';
import { loadConfig } from '#platform/config';
import { systemIds } from '#platform/ids';
import { silentLog } from '#platform/log';

const ROOT = join(import.meta.dirname, '..', '..');
export const POLICY = 'valmennuskumppani';

/** Opens the folder as every start does: interrupted work is finished or told before this returns. */
export function reopen(dir: string): Promise<House> {
  const config = loadConfig({ LUPAUS_DATA: dir });
  return openHouse({ config, clock: systemClock, ids: systemIds(systemClock), log: silentLog });
}

/** Opens, acts, closes. */
export async function inHouse<T>(dir: string, act: (house: House) => Promise<T>): Promise<T> {
  const house = await reopen(dir);
  try {
    return await act(house);
  } finally {
    await house.close();
  }
}

/** A fresh folder with a declaration in force. */
export async function found(dir: string): Promise<void> {
  const text = readFileSync(join(ROOT, 'policies', `${POLICY}.yaml`), 'utf8');
  const { policy } = parsePolicy(text);
  const confirmed = (policy ? completions(policy) : []).filter((row) => !row.superseded).map((row) => row.id);
  await inHouse(dir, async ({ deps }) => {
    const at = deps.clock.now();
    const yaml = applyFacts(text, { confirmed, confirmedOn: localDate(at) });
    await deps.database.tx((tx) => publishVersion(tx, { id: deps.ids.next(), yaml, effectiveFrom: localDate(at), at, by: 'cli' }));
  });
}

export interface Victim {
  /** Everything it has said so far. */
  said(): string;
  /** Resolves at the exit; false when it was killed. */
  readonly ended: Promise<boolean>;
  /** Waits until it has said so many lines of this kind (or has ended). */
  heard(line: RegExp, times: number): Promise<void>;
  kill(): Promise<void>;
}

/** Starts a program of the house in a process of its own. */
export function start(dir: string, program: string, args: readonly string[]): Victim {
  const env = { PATH: process.env['PATH'] ?? '', LUPAUS_DATA: dir, LUPAUS_LOG: 'error' };
  const child = spawn(process.execPath, [program, ...args], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  return victim(child);
}

function victim(child: ChildProcessByStdio<null, Readable, Readable>): Victim {
  let text = '';
  let complaint = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => (text += part));
  child.stderr.setEncoding('utf8').on('data', (part: string) => (complaint += part));
  let over = false;
  const ended = once(child, 'close').then(([code, signal]) => {
    over = true;
    if (signal !== 'SIGKILL' && code !== 0) throw new Error(`ended with ${code}: ${complaint}${text.slice(-500)}`);
    return signal === null;
  });
  ended.catch(() => undefined);
  return {
    said: () => text,
    ended,
    async heard(line, times) {
      while (!over && [...text.matchAll(line)].length < times) await wait(1);
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

export function lupaus(dir: string, args: readonly string[]): Victim {
  return start(dir, join(ROOT, 'src', 'main.ts'), args);
}

/** A whole number below `n`; kills are to fall anywhere. */
export function anyOf(n: number): number {
  return Math.floor(Math.random() * n);
}
