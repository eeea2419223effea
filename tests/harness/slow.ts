// Hunts races: calls of the browser are held back, on their way there and on their way back, so that whatever believes a thing done before it is done is seen to. Without a setting nothing is touched.

import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, BrowserContext, Request, Route } from 'playwright-core';

export interface Slowness {
  /** Milliseconds that a call which changes something waits each way: POST, PUT, PATCH, DELETE, forms of public pages included. */
  writes: number;
  /** Milliseconds that whatever else the API is asked waits each way, and that a page waits to be opened. */
  reads: number;
}

/** `LUPAUS_TEST_SLOW_WRITES` holds back what changes something, `LUPAUS_TEST_SLOW_ANSWERS` every call. */
export function slowness(env: NodeJS.ProcessEnv): Slowness | undefined {
  const reads = Number(env['LUPAUS_TEST_SLOW_ANSWERS'] ?? 0);
  const writes = Number(env['LUPAUS_TEST_SLOW_WRITES'] ?? reads);
  return writes > 0 || reads > 0 ? { writes, reads } : undefined;
}

/** The same browser; windows it opens from now on wait. */
export function slowed(browser: Browser, slow: Slowness | undefined): Browser {
  if (slow === undefined) return browser;
  const open = browser.newContext.bind(browser);
  browser.newContext = async (options) => holdBack(await open(options), slow);
  return browser;
}

/** Calls of this window wait. */
export async function holdBack(context: BrowserContext, slow: Slowness): Promise<BrowserContext> {
  // The window may go while its call waits, and the call with it.
  await context.route(
    () => true,
    (route) => wait(route, slow).catch(() => undefined),
  );
  return context;
}

async function wait(route: Route, slow: Slowness): Promise<void> {
  const request = route.request();
  const ms = msOf(request, slow);
  if (ms === 0) return route.continue();
  await sleep(ms);
  // A page that is opened, with its redirects and downloads, is the browser's own affair.
  if (request.isNavigationRequest()) return route.continue();
  const response = await route.fetch({ maxRedirects: 0, timeout: 0 });
  await sleep(ms);
  await route.fulfill({ response });
}

function msOf(request: Request, { writes, reads }: Slowness): number {
  if (request.method() !== 'GET') return writes;
  return request.isNavigationRequest() || new URL(request.url()).pathname.startsWith('/api/') ? reads : 0;
}
