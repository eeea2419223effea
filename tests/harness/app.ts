// The whole product in the test's own process: real files, real engine, a clock that the test holds, calls through the server's own hooks.

import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { createApp } from '#app';
import type { App } from '#app';
import { fixedClock } from '#platform/clock';
import { loadConfig } from '#platform/config';
import { totpCode } from '#platform/crypto';
import { systemIds } from '#platform/ids';
import { silentLog } from '#platform/log';
import { tempDir } from './temp.ts';

export const PASSWORD = 'oikea hevonen akku 7';
export const OWNER = 'omistaja@firma.example.test';
const START = '2026-11-22T08:00:00Z';

export interface Session {
  /** Calls the API as the signed-in person; the answer's body is parsed. */
  call<T = unknown>(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
  ): Promise<{ status: number; body: T }>;
  cookie: string;
  /** What the person's authenticator application keeps, when there is one. */
  secret?: string;
}

export interface TestApp {
  app: App;
  clock: ReturnType<typeof fixedClock>;
  dir: string;
  owner: Session;
}

export interface TestAppOptions {
  /** Name of a file in policies/; without one the installation is left unclaimed. */
  policy?: string;
  databaseUrl?: string;
  startAt?: string;
}

export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Whoever says when it is over: a test, or a tool. */
export type Cleaner = Pick<TestContext, 'after'>;

/** An app that is closed with its test. */
export async function openApp(t: Cleaner, options: TestAppOptions = {}): Promise<TestApp> {
  const dir = tempDir(t);
  const clock = fixedClock(options.startAt ?? START);
  const app = await startApp(dir, clock, options.databaseUrl);
  t.after(() => app.close());
  const session = sessionOf(app);
  if (options.policy === undefined) return { app, clock, dir, owner: session };
  return { app, clock, dir, owner: await setUp(app, clock, options.policy) };
}

/** Opens the same folder again, as a restart does. */
export async function startApp(dir: string, clock: ReturnType<typeof fixedClock>, databaseUrl?: string): Promise<App> {
  const config = loadConfig({
    LUPAUS_DATA: dir,
    PORT: String(await freePort()),
    LUPAUS_LEDGER: join(dir, 'ledger'),
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
  });
  return createApp({ config, clock, ids: systemIds(clock), log: silentLog });
}

export function sessionOf(app: App, cookie = ''): Session {
  const session: Session = {
    cookie,
    async call<T>(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown) {
      const response = await app.server.inject({
        method,
        url: path,
        headers: {
          host: new URL(app.deps.config.publicUrl).host,
          cookie: session.cookie,
          'x-lupaus': '1',
          'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
      });
      const set = [response.headers['set-cookie'] ?? '']
        .flat()
        .map((each) => each.split(';')[0] ?? '')
        .filter((each) => each.includes('='));
      if (set.length > 0) session.cookie = set.join('; ');
      return { status: response.statusCode, body: (response.body === '' ? null : JSON.parse(response.body)) as T };
    },
  };
  return session;
}

/** Signs in again at the door, as after a night: password, then the code of this moment. */
export async function signInAgain(session: Session, clock: { now(): Date }): Promise<void> {
  session.cookie = '';
  await ok(session.call('POST', '/api/session', { email: OWNER, password: PASSWORD }));
  await ok(session.call('POST', '/api/session/mfa', { code: totpCode(session.secret ?? '', clock.now()) }));
}

/** Walks the set-up as a new owner does: claim, second factor where promised, declaration with all completions confirmed, recovery key. */
export async function setUp(app: App, clock: ReturnType<typeof fixedClock>, file: string): Promise<Session> {
  const owner = sessionOf(app);
  const code = await app.issueClaimCode();
  await ok(owner.call('POST', '/api/setup/claim', { code, email: OWNER, name: 'Omistaja', password: PASSWORD, language: 'fi' }));
  const { secret } = await ok<{ secret: string }>(owner.call('POST', '/api/me/totp', { password: PASSWORD }));
  owner.secret = secret;
  await ok(owner.call('POST', '/api/me/totp/confirm', { code: totpCode(secret, clock.now()) }));
  clock.advance(60_000);
  await ok(owner.call('POST', '/api/session', { email: OWNER, password: PASSWORD }));
  await ok(owner.call('POST', '/api/session/mfa', { code: totpCode(secret, clock.now()) }));
  const preview = await ok<{ completions: { id: string; superseded: boolean }[] }>(owner.call('POST', '/api/setup/preview', { file }));
  const confirmed = preview.completions.filter((row) => !row.superseded).map((row) => row.id);
  await ok(
    owner.call('POST', '/api/setup/start', {
      file,
      facts: { contactName: 'Rekisterin yhteyshenkilö', email: 'tietosuoja@firma.example.test', post: 'Esimerkkikatu 1, 00100 Helsinki' },
      confirmed,
    }),
  );
  const { key } = await ok<{ key: string }>(owner.call('GET', '/api/setup/recovery'));
  await ok(owner.call('POST', '/api/setup/recovery', { end: key.slice(-7) }));
  return owner;
}

/** The body of an answer that must be 200. */
export async function ok<T>(answer: Promise<{ status: number; body: T }>): Promise<T> {
  const { status, body } = await answer;
  if (status !== 200) throw new Error(`answer ${status}: ${JSON.stringify(body)}`);
  return body;
}

export function policyText(file: string): string {
  return readFileSync(join(import.meta.dirname, '..', '..', 'policies', `${file}.yaml`), 'utf8');
}
