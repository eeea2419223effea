// What is printed is paper: light also from a dark screen, with its title, its bars and its margins, and without what can only be pressed.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { light } from '../../web/src/theme/tokens.ts';
import { settled, visit } from './axe.ts';
import { closeBrowser } from './house.ts';
import { openLivedIn } from './lived-in.ts';

after(closeBrowser);

/** A colour as the browser says it. */
function said(hex: string): string {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return `rgb(${red}, ${green}, ${blue})`;
}

/** The first of them, once it is there. */
async function styleOf(page: Page, selector: string, style: 'color' | 'printColorAdjust'): Promise<unknown> {
  await page.locator(selector).first().waitFor({ state: 'attached' });
  return page.evaluate(`getComputedStyle(document.querySelector(${JSON.stringify(selector)})).${style}`);
}
const colourOf = (page: Page, selector: string) => styleOf(page, selector, 'color');

test('a dark screen prints light paper: notice, person, promises, the calendar, and the public notice', async (t) => {
  const house = await openLivedIn(t, 'valmennuskumppani');
  const { page, personId } = house;
  for (const [path, muted] of [
    ['/notice', '.page-header-lead'],
    [`/people/${personId}`, '.page-header-lead'],
    ['/promises', '.strip-note, .muted'],
    ['/retention', '.page-header-lead'],
    ['/seloste/fi', '.head .sub, dt'],
  ] as const) {
    await page.emulateMedia({ media: 'screen', colorScheme: 'dark', reducedMotion: 'reduce' });
    await visit(house, path);
    assert.notEqual(await colourOf(page, muted), said(light.muted), `${path}: the screen is dark`);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await settled(page);
    assert.equal(await colourOf(page, muted), said(light.muted), path);
    assert.ok(await page.locator('h1').first().isVisible(), `${path} has its title`);
    assert.equal(await page.locator('.mantine-Button-root:visible, .rail:visible, .topbar:visible').count(), 0, path);
  }
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  await visit(house, '/retention');
  assert.equal(await styleOf(page, '.month-fill', 'printColorAdjust'), 'exact', 'bars are printed');
});
