// The whole product in the test's own process: real files, real engine, a clock that the test holds, calls through the server's own hooks.

import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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
import { HOUSES_VARIABLE, processDir, tempDir } from './temp.ts';

export const PASSWORD = 'oikea hevonen akku 7';
export const OWNER = 'omistaja@firma.example.test';
const START = '2026-11-22T08:00:00Z';

export interface Session {
  /** Calls the API as the signed-in person; the answer's body is parsed, that of a table is its text. */
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
  /** A house with keys of its own: others of one policy are copies of one that was set up once. */
  ownKeys?: boolean;
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
  const { policy, databaseUrl, ownKeys = false, startAt = START } = options;
  const dir = tempDir(t);
  const clock = fixedClock(startAt);
  const kept = policy === undefined || databaseUrl !== undefined || ownKeys ? null : await houseSetUp(policy, startAt);
  if (kept) cpSync(kept, dir, { recursive: true });
  const app = await startApp(dir, clock, databaseUrl);
  t.after(() => app.close());
  if (kept) return { app, clock, dir, owner: signedIn(app, clock, dir) };
  return { app, clock, dir, owner: policy === undefined ? sessionOf(app) : await setUp(app, clock, policy) };
}

interface SetUp {
  now: string;
  cookie: string;
  secret: string | undefined;
}

/** A folder in which a house was set up and closed: made once, by whoever needs it first, and copied from then on. */
async function houseSetUp(policy: string, startAt: string): Promise<string> {
  const root = process.env[HOUSES_VARIABLE] ?? processDir();
  const place = join(root, `${policy}-${startAt.replaceAll(/[^0-9A-Za-z]/g, '')}`);
  if (existsSync(place)) return place;
  const made = mkdtempSync(join(root, 'making-'));
  const clock = fixedClock(startAt);
  const app = await startApp(made, clock);
  const { cookie, secret } = await setUp(app, clock, policy);
  await app.close();
  const left: SetUp = { now: clock.now().toISOString(), cookie, secret };
  writeFileSync(join(made, SESSION_FILE), JSON.stringify(left));
  try {
    renameSync(made, place);
  } catch {
    // Another process was faster: its house is as good.
    rmSync(made, { recursive: true, force: true });
  }
  return place;
}

const SESSION_FILE = 'session-of-the-test.json';

/** The owner as the set-up left them, at the minute at which it ended. */
function signedIn(app: App, clock: ReturnType<typeof fixedClock>, dir: string): Session {
  const { now, cookie, secret } = JSON.parse(readFileSync(join(dir, SESSION_FILE), 'utf8')) as SetUp;
  rmSync(join(dir, SESSION_FILE));
  clock.set(now);
  return Object.assign(sessionOf(app, cookie), secret === undefined ? {} : { secret });
}

/** Opens the same folder again, as a restart does. */
export async function startApp(dir: string, clock: ReturnType<typeof fixedClock>, databaseUrl?: string): Promise<App> {
  const config = loadConfig({
    LUPAUS_DATA: dir,
    PORT: String(await freePort()),
    LUPAUS_LEDGER: join(dir, 'ledger'),
    // Receivers of notices listen on this machine.
    LUPAUS_WEBHOOK_NETWORKS: '127.0.0.0/8',
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
          ...(body === undefined ? {} : { 'content-type': Buffer.isBuffer(body) ? 'application/octet-stream' : 'application/json' }),
        },
        ...(body === undefined ? {} : { payload: Buffer.isBuffer(body) ? body : JSON.stringify(body) }),
      });
      const set = [response.headers['set-cookie'] ?? '']
        .flat()
        .map((each) => each.split(';')[0] ?? '')
        .filter((each) => each.includes('='));
      if (set.length > 0) session.cookie = set.join('; ');
      const table = String(response.headers['content-type']).startsWith('text/csv');
      const read = () => (table ? response.body : JSON.parse(response.body)) as T;
      return { status: response.statusCode, body: response.body === '' ? (null as T) : read() };
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
