// One look at a page as it stands: accessibility in light and dark, at the desk and on the phone, and nothing that sticks out.

import type { Page } from 'playwright-core';
import assert from 'node:assert/strict';
import { violations } from '#tests';
import type { House } from './house.ts';

export const DESK = { width: 1280, height: 800 };
export const PHONE = { width: 390, height: 844 };

export interface Variant {
  scheme: 'light' | 'dark';
  size: typeof DESK;
}
export const ALL: readonly Variant[] = [
  { scheme: 'light', size: DESK },
  { scheme: 'dark', size: DESK },
  { scheme: 'dark', size: PHONE },
  { scheme: 'light', size: PHONE },
];
/** Each mode and each size once: the phone's page is another page, and the colours are the same on both. */
const CROSSED: readonly Variant[] = [
  { scheme: 'light', size: DESK },
  { scheme: 'dark', size: PHONE },
];
export const [AT_THE_DESK, ON_THE_PHONE] = CROSSED.map((each): readonly Variant[] => [each]);

/** What is wrong, in words; an empty list when nothing is. */
export async function look(page: Page, name: string, variants: readonly Variant[] = CROSSED): Promise<string[]> {
  const found: string[] = [];
  for (const { scheme, size } of variants) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await page.setViewportSize(size);
    await settled(page);
    const where = `${name} (${scheme}, ${size.width})`;
    for (const { id, nodes } of await violations(page)) {
      // What floats over the page, a menu or a list, is no part of its regions.
      const real = nodes.filter(({ html }) => id !== 'region' || !/data-portal|mantine-Menu-|mantine-P/.test(html));
      if (real.length > 0) found.push(`${where}: ${id}: ${real.map(({ target, html }) => `${target} ${html.slice(0, 120)}`).join(' | ')}`);
    }
    found.push(...(await sideways(page, where)));
  }
  await page.setViewportSize(DESK);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  return found;
}

/** A page that is wider than its window, in words. */
export async function sideways(page: Page, where: string): Promise<string[]> {
  const over = Number(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'));
  return over > 0 ? [`${where}: the page scrolls sideways by ${over} px`] : [];
}

/** Fonts are there, skeletons are gone, and two frames have been drawn. */
export async function settled(page: Page): Promise<void> {
  await page
    .locator('.skeleton, .mantine-Loader-root')
    .first()
    .waitFor({ state: 'detached', timeout: 30_000 })
    .catch(() => undefined);
  await page.evaluate('document.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))');
}

/** Opens an address and sees that the page came with its guard. */
export async function visit({ page, url }: House, path: string): Promise<void> {
  const response = await page.goto(`${url}${path}`);
  const policy = response?.headers()['content-security-policy'] ?? '';
  assert.match(policy, /default-src 'self'/, `${path} has a content security policy`);
  assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval/, path);
  await page.locator('main, [role=dialog], h1').first().waitFor();
  await settled(page);
}

/** Nothing was found, the browser complained of nothing, and nobody else was asked. */
export function assertQuiet({ seen }: House, found: string[]): void {
  assert.deepEqual(found, []);
  assert.deepEqual(seen.errors, [], 'the browser complained of nothing');
  assert.deepEqual(seen.foreign, [], 'no request left this origin');
}
