// A journey walks through the built application in a real browser: the register runs in the test's own process, on a real port, with a clock the test holds.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import type { Dictionary, Params } from '#platform/i18n';
import { leaveBrowser, sharedBrowser } from '#tests';
import { openApp, sessionOf } from '#tests/app';
import type { Cleaner, Session, TestApp, TestAppOptions } from '#tests/app';

const BUILT = join(import.meta.dirname, '..', '..', 'web', 'dist', 'index.html');

export interface House extends TestApp {
  url: string;
  context: BrowserContext;
  page: Page;
  /** What the browser complained of, and every request that left this origin. */
  seen: { errors: string[]; foreign: string[] };
  /** Moves the register's clock and the browser's to the same instant. */
  moveTo(iso: string): Promise<void>;
}

/** How long a journey waits for what must come. Nothing is to fail because the machine has much to do: only what never comes costs the wait. */
export const PATIENCE = 90_000;

/** One browser for all journeys of a file, and for those of other files that the same process walks; left with `closeBrowser` in an after hook. */
export const ownBrowser = sharedBrowser;
export const closeBrowser = leaveBrowser;

/** Opens the register on a port and a window before it; signed in when a policy is named, else on a fresh installation. */
export async function openHouse(t: Cleaner, options: TestAppOptions & { phone?: boolean } = {}): Promise<House> {
  assert.ok(existsSync(BUILT), 'The staff application is not built. Build it with: npm run build');
  const house = await openApp(t, options);
  const url = house.app.deps.config.publicUrl;
  await house.app.server.listen({ host: '127.0.0.1', port: house.app.deps.config.port });
  const { context, page, seen } = await openWindow(t, url, house.clock.now());
  if (options.policy !== undefined) await enter(context, url, house.owner);
  async function moveTo(iso: string): Promise<void> {
    house.clock.set(iso);
    await context.clock.setFixedTime(new Date(iso));
  }
  return { ...house, url, context, page, seen, moveTo };
}

/** A window of its own, with its own cookies. */
export async function openWindow(t: Cleaner, url: string, now: Date, size = { width: 1280, height: 800 }) {
  const context = await (
    await ownBrowser()
  ).newContext({ viewport: size, locale: 'fi-FI', timezoneId: 'Europe/Helsinki', acceptDownloads: true });
  t.after(() => context.close());
  context.setDefaultTimeout(PATIENCE);
  await context.clock.setFixedTime(now);
  const page = await context.newPage();
  const seen: House['seen'] = { errors: [], foreign: [] };
  page.on('pageerror', (error) => seen.errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') seen.errors.push(`${message.text()} (${page.url()})`);
  });
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).origin !== url) seen.foreign.push(request.url());
  });
  return { context, page, seen };
}

/** Gives the window the session that the test opened over the API. */
export async function enter(context: BrowserContext, url: string, session: Session): Promise<void> {
  const cookies = session.cookie.split('; ').map((each) => {
    const [name = '', ...value] = each.split('=');
    return { name, value: value.join('='), url };
  });
  await context.addCookies(cookies);
}

/** The API as the window is signed in: for looking at what the window shows from another side. */
export async function sessionOfWindow({ app, context }: Pick<House, 'app' | 'context'>): Promise<Session> {
  const cookies = await context.cookies();
  return sessionOf(app, cookies.map(({ name, value }) => `${name}=${value}`).join('; '));
}

/** What the night does: the schedule is started, does what is due, and is stopped. */
export async function night({ app }: Pick<House, 'app'>): Promise<void> {
  await app.startNightly()();
}

/** Finnish words of the application, by their keys: a journey follows meaning, not wording. */
export function fi<K extends string>(phrases: Dictionary<K>): (key: K, params?: Params) => string {
  return (key, params) => {
    const text = phrases.find('fi', key, params);
    assert.ok(text !== undefined, `no words for ${key}`);
    return text;
  };
}
