// On a phone: one knows where one is, an empty list says how it is filled, tables become cards, and nothing is wider than the smallest window (WCAG 2.2, 1.4.10).

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { PHONE, settled, sideways, visit } from './axe.ts';
import { closeBrowser, night, openHouse } from './house.ts';
import { w } from './words.ts';

after(closeBrowser);

const SMALLEST = { width: 320, height: 640 };
const PAGES = ['/', '/people', '/organisations', '/leads', '/marketing', '/requests', '/duties', '/retention', '/promises', '/settings'];

test('the thumb sees the way: lit places, ways to begin, cards, and no page wider than 320 pixels', async (t) => {
  const house = await openHouse(t, { policy: 'valmennuskumppani' });
  const { page } = house;
  await night(house);
  await page.setViewportSize(PHONE);
  const bar = page.locator('.tabbar');
  const lit = () => bar.locator('.tab-current').allInnerTexts();
  const way = (key: 'people' | 'retention' | 'more') => [w.frame(`nav.${key}`)];

  await visit(house, '/people');
  assert.deepEqual(await lit(), way('people'));
  const main = page.locator('.empty');
  for (const name of [w.people('emptyAction'), w.people('import')]) await main.getByRole('link', { name, exact: true }).waitFor();

  await visit(house, '/import');
  assert.deepEqual(await lit(), way('people'));
  await visit(house, '/requests');
  assert.deepEqual(await lit(), way('more'));

  await visit(house, '/retention/runs');
  assert.deepEqual(await lit(), way('retention'));
  await page.locator('.retention-table').waitFor();
  const table = `document.querySelector('.retention-table')`;
  const over = Number(await page.evaluate(`${table}.scrollWidth - ${table}.clientWidth`));
  assert.equal(over, 0, 'runs are cards, not a table to be pushed about');

  // A wrong address takes nobody out of the house.
  await page.goto(`${house.url}/no/such/page`);
  await page.getByRole('heading', { name: w.common('error.notFound') }).waitFor();
  await bar.waitFor();

  const found: string[] = [];
  await page.setViewportSize(SMALLEST);
  for (const path of PAGES) {
    await visit(house, path);
    await settled(page);
    found.push(...(await sideways(page, path)));
  }
  assert.deepEqual(found, []);
});
