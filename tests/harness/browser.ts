// Journeys walk in a real browser: the machine's Chromium, never a download of our own.

import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Browser } from 'playwright-core';
import { executable } from './postgres.ts';
import { slowed, slowness } from './slow.ts';

export const NO_BROWSER = 'No Chromium found. Install it with: apt-get install -y chromium-headless-shell';

/** The shell first: the same engine without a window of its own to draw, at a fifth less work a journey. */
const NAMES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const PLACES = ['/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/google/chrome'];
const ARGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Path of the machine's Chromium, or null. */
export function findChromium(): string | null {
  const dirs = [...(process.env['PATH'] ?? '').split(':').filter(Boolean), ...PLACES];
  return NAMES.flatMap((name) => dirs.map((dir) => join(dir, name))).find(executable) ?? null;
}

/** Starts the browser; without one the test fails with the line that installs it. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error(NO_BROWSER);
  const { chromium } = await import('playwright-core');
  return slowed(await chromium.launch({ executablePath, args: ARGS }), slowness(process.env));
}

let shared: Promise<Browser> | undefined;
let kept = false;

/** One browser for whatever this process runs; each test opens windows of its own in it. */
export function sharedBrowser(): Promise<Browser> {
  return (shared ??= launchBrowser());
}

/** A file is through with the browser: it ends, unless the process goes on to other files with it. */
export async function leaveBrowser(): Promise<void> {
  if (!kept) await closeShared();
}

export function keepBrowser(): void {
  kept = true;
}

export async function closeShared(): Promise<void> {
  await (await shared)?.close();
  shared = undefined;
}

/** Leaves a test out with a reason; the run lists it by name. */
export function skipNamed(t: Pick<TestContext, 'skip'>, reason: string): void {
  t.skip(reason);
}
