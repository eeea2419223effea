// The product as its users run it: own processes, real files, real HTTP; set up over the API with a one-time code.

import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { ALLOCATOR, ENGINE_FLAGS } from '#platform/memory';
import { totpNow } from './totp.ts';
import { ask, target } from './client.ts';
import type { Target } from './client.ts';

export const ROOT = join(import.meta.dirname, '..', '..');
const OWNER = { email: 'omistaja@bench.example.test', name: 'Omistaja', password: 'bench salasana 2026', language: 'fi' };

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

export interface Running {
  child: ChildProcess;
  port: number;
  /** Milliseconds from spawn to the first answer of /healthz. */
  started: number;
  output: () => string;
  stop(): Promise<void>;
}

/** Runs one command of the command line to its end. */
export function lupaus(
  data: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<{ seconds: number; out: string; code: number }> {
  const start = performance.now();
  const child = spawn(process.execPath, [join(ROOT, 'src', 'main.ts'), ...args], {
    env: { PATH: process.env['PATH'] ?? '', LUPAUS_DATA: data, LUPAUS_LOG: 'error', ...env },
  });
  let out = '';
  child.stdout.on('data', (part: Buffer) => (out += part.toString()));
  child.stderr.on('data', (part: Buffer) => (out += part.toString()));
  return new Promise((resolve) =>
    child.on('exit', (code) => resolve({ seconds: (performance.now() - start) / 1000, out, code: code ?? 1 })),
  );
}

export async function serve(data: string): Promise<Running> {
  const port = await freePort();
  const start = performance.now();
  const child = spawn(process.execPath, [...ENGINE_FLAGS, join(ROOT, 'src', 'main.ts'), 'serve'], {
    env: { ...ALLOCATOR, PATH: process.env['PATH'] ?? '', LUPAUS_DATA: data, PORT: String(port), LUPAUS_LOG: 'error' },
  });
  let text = '';
  child.stdout.on('data', (part: Buffer) => (text += part.toString()));
  child.stderr.on('data', (part: Buffer) => (text += part.toString()));
  const probe = target(port);
  for (;;) {
    const answer = await ask(probe, 'GET', '/healthz').catch(() => undefined);
    if (answer?.status === 200) break;
    if (child.exitCode !== null) throw new Error(`server ended: ${text}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const started = performance.now() - start;
  return {
    child,
    port,
    started,
    output: () => text,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}

/** Claims the installation and signs in; answers with a target that carries the session. */
export async function signIn(house: Running): Promise<Target> {
  const code = /code: ([A-Z0-9-]+)/.exec(house.output())?.[1];
  const to = target(house.port, { 'x-lupaus': '1' });
  const first =
    code === undefined
      ? await ask(to, 'POST', '/api/session', { email: OWNER.email, password: OWNER.password })
      : await ask(to, 'POST', '/api/setup/claim', { code, ...OWNER });
  const cookie = [first.headers['set-cookie'] ?? '']
    .flat()
    .map((each) => each.split(';')[0])
    .join('; ');
  const signed = { ...to, headers: { ...to.headers, cookie } };
  const state = JSON.parse(first.body) as { state: string; me?: { mfaRequired: boolean; mfa: boolean } };
  if (state.me?.mfaRequired === true && !state.me.mfa) {
    const { body } = await ask(signed, 'POST', '/api/me/totp', { password: OWNER.password });
    await ask(signed, 'POST', '/api/me/totp/confirm', { code: totpNow((JSON.parse(body) as { secret: string }).secret) });
  }
  const recovery = JSON.parse((await ask(signed, 'GET', '/api/setup/recovery')).body) as { key: string | null };
  if (recovery.key !== null) await ask(signed, 'POST', '/api/setup/recovery', { end: recovery.key.slice(-7) });
  return signed;
}

/** Resolves when the first look at every promise is over: a start on a day that has not been looked at takes a backup and looks first. */
export async function lookedAt(house: Target): Promise<void> {
  for (let i = 0; i < 600; i++) {
    const { body } = await ask(house, 'GET', '/api/promises');
    if ((JSON.parse(body) as { lookedAt: string | null }).lookedAt !== null) return;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  throw new Error('nobody looked at the promises');
}

/** Resident memory of a process in megabytes, now and at its highest. */
export function memory(pid: number): { now: number; peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const read = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024;
  return { now: read('VmRSS'), peak: read('VmHWM') };
}

/** The hundredths of a second in which the system counts. */
const TICKS = 100;

/** Processor time of all child processes that have ended, the system's part included. */
export function childrenSeconds(): number {
  // The name in parentheses may hold spaces: what follows it are the numbers, from the third on.
  const numbers = readFileSync('/proc/self/stat', 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(numbers[13]) + Number(numbers[14])) / TICKS;
}
