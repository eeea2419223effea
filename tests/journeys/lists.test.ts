// Lists are narrowed, saved as views and worked from the keyboard; what is done to many is told first and can be taken back.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { demoCommand } from '../../src/cli/demo.ts';
import { look } from './axe.ts';
import { addPerson } from './daily-steps.ts';
import { closeBrowser, openHouse } from './house.ts';
import type { House } from './house.ts';
import { button, heading, type } from './walk.ts';
import { w } from './words.ts';

after(closeBrowser);

const PEOPLE = 130;

/** A firm whose first people are known by name and title. */
async function openFirm(t: Parameters<typeof openHouse>[0]): Promise<House> {
  const house = await openHouse(t, { policy: 'valmennuskumppani' });
  await demoCommand(house.app.deps, { people: PEOPLE, seed: 5 }, () => undefined);
  for (const givenName of ['Aino', 'Eero', 'Oili']) await addPerson(house, { givenName, familyName: 'Aaltokangas' });
  return house;
}

const rows = (page: Page) => page.locator('.vtable tbody tr[data-index]');
const names = async (page: Page) => rows(page).locator('th').allInnerTexts();
const lead = (page: Page) => page.locator('.page-header-lead');

test('conditions are chips, the view is the address, and a saved view keeps no name that was looked for', async (t) => {
  const house = await openFirm(t);
  const { page } = house;
  await page.goto(`${house.url}/people`);
  await lead(page)
    .getByText(w.people('count', { n: PEOPLE + 3 }), { exact: true })
    .waitFor();
  await button(page, w.lists('add')).click();
  const adder = page.getByRole('dialog', { name: w.lists('add') });
  await button(adder, w.lists('of.action')).click();
  await button(adder, w.lists('action.none')).click();
  await button(page, w.lists('remove', { what: `${w.lists('of.action')}: ${w.lists('action.none')}` })).waitFor();
  assert.match(page.url(), /action=none/);
  await type(page, w.people('search'), 'Aaltokangas');
  await lead(page)
    .getByText(w.people('count', { n: 3 }), { exact: true })
    .waitFor();
  await rows(page).nth(3).waitFor({ state: 'detached' });
  assert.deepEqual(await names(page), ['Aino Aaltokangas', 'Eero Aaltokangas', 'Oili Aaltokangas']);

  await button(page, w.listViews('views.save')).click();
  await page.getByText(w.listViews('views.left', { what: w.people('search') })).waitFor();
  await type(page.getByRole('dialog'), w.listViews('views.name'), 'Kesken olevat');
  await button(page.getByRole('dialog'), w.listViews('views.save')).click();
  await page.locator('.view[aria-pressed="true"]', { hasText: 'Kesken olevat' }).waitFor();
  assert.doesNotMatch(page.url(), /Aaltokangas/);

  await button(page, w.listViews('views.more')).click();
  await page.getByRole('menuitem', { name: w.listViews('views.begin') }).click();
  await page.goto(`${house.url}/people`);
  await page.locator('.view[aria-pressed="true"]', { hasText: 'Kesken olevat' }).waitFor();
  await page.waitForURL(/action=none/);
  await button(page, w.lists('remove', { what: `${w.lists('of.action')}: ${w.lists('action.none')}` })).click();
  await page.waitForURL((url) => !url.search.includes('action'));
  assert.deepEqual(house.seen, { errors: [], foreign: [] });
});

test('without a mouse: search, walk, choose, act on many, see the result and take it back', async (t) => {
  const house = await openFirm(t);
  const { page } = house;
  await page.goto(`${house.url}/people`);
  await rows(page).first().waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('Aaltokangas');
  await lead(page)
    .getByText(w.people('count', { n: 3 }), { exact: true })
    .waitFor();
  // The keys of the list work as soon as nothing else has the focus.
  await page.evaluate('document.activeElement?.blur()');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowDown');
  await page.getByText(w.bulk('bulk.chosen', { n: 2 }), { exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByText(w.bulk('bulk.chosen', { n: 2 }), { exact: true }).waitFor({ state: 'detached' });
  await page.keyboard.press('Control+a');
  await page.getByText(w.bulk('bulk.chosen', { n: 3 }), { exact: true }).waitFor();

  await button(page, w.bulk('bulk.next')).press('Enter');
  await page
    .getByRole('dialog')
    .getByRole('textbox', { name: w.bulk('bulk.nextAction') })
    .focus();
  await page.keyboard.type('Kutsu syystapaamiseen');
  await page.keyboard.press('Tab');
  // What is no date is not taken for none: nothing is done, and the field is gone to.
  const on = page.getByRole('dialog').getByRole('textbox', { name: w.bulk('bulk.nextActionOn') });
  await page.keyboard.type('ensi ma');
  const all = page.getByRole('dialog').getByText(w.bulk('bulk.will', { n: 3 }));
  await all.waitFor();
  await button(page, w.bulk('bulk.verb')).press('Enter');
  assert.equal(await page.evaluate('document.activeElement?.value'), 'ensi ma');
  assert.equal(await on.getAttribute('aria-invalid'), 'true');
  await on.fill('1.12.2026');
  await all.waitFor();
  await button(page, w.bulk('bulk.verb')).press('Enter');
  await page.getByText(w.bulk('bulk.done', { n: 3 })).waitFor();
  await rows(page).first().getByText('Kutsu syystapaamiseen').waitFor();
  assert.equal(await rows(page).getByText('Kutsu syystapaamiseen').count(), 3);
  await button(page.locator('.bulk-bar'), w.common('undo')).press('Enter');
  await rows(page).getByText('Kutsu syystapaamiseen').first().waitFor({ state: 'detached' });
  // The keys take back and do again what was done to many, as the button does.
  await page.keyboard.press('Control+y');
  await rows(page).getByText('Kutsu syystapaamiseen').nth(2).waitFor();
  await page.keyboard.press('Control+z');
  await rows(page).getByText('Kutsu syystapaamiseen').first().waitFor({ state: 'detached' });
  await page.locator('.vtable').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await heading(page, /Aaltokangas/)
    .first()
    .waitFor();
  assert.deepEqual(house.seen, { errors: [], foreign: [] });
});

test('on arrival the keys of the list work, a link leads to it, and the key takes back what was done to many', async (t) => {
  const house = await openFirm(t);
  const { page } = house;
  const chosen = (n: number) => page.getByText(w.bulk('bulk.chosen', { n }), { exact: true });
  for (const path of ['/organisations', '/people']) {
    await page.goto(`${house.url}${path}`);
    await rows(page).first().waitFor();
    await page.keyboard.press('Space');
    await chosen(1).waitFor();
    await page.keyboard.press('Escape');
    await chosen(1).waitFor({ state: 'detached' });
    await page.locator('h1').click();
    await page.keyboard.press('Shift+ArrowDown');
    await page.locator('.bulk-bar').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.bulk-bar').waitFor({ state: 'detached' });
  }
  await page.goto(`${house.url}/people?q=Aaltokangas`);
  await lead(page)
    .getByText(w.people('count', { n: 3 }), { exact: true })
    .waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate('document.activeElement?.id'), 'list');
  await page.locator('h1').click();
  await page.keyboard.press('Control+a');
  await chosen(3).waitFor();
  await button(page, w.bulk('bulk.next')).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: w.bulk('bulk.nextAction') }).fill('Kutsu syystapaamiseen');
  // In a dialog the keys are its own.
  await dialog.getByText(w.bulk('bulk.will', { n: 3 })).waitFor();
  await button(page, w.bulk('bulk.verb')).click();
  await page.getByText(w.bulk('bulk.done', { n: 3 })).waitFor();
  await page.locator('h1').click();
  // Who is chosen next can be acted on at once, and the key still takes back what was done.
  await page.keyboard.press('Control+a');
  await chosen(3).waitFor();
  await button(page.locator('.bulk-bar'), w.bulk('bulk.next')).waitFor();
  await page.getByText(w.bulk('bulk.done', { n: 3 })).waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await rows(page).getByText('Kutsu syystapaamiseen').first().waitFor({ state: 'detached' });
  await page.locator('.bulk-bar').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+y');
  await rows(page).getByText('Kutsu syystapaamiseen').nth(2).waitFor();
  assert.deepEqual(house.seen, { errors: [], foreign: [] });
});

test('columns are chosen and rows made closer; people and organisations are quiet at the desk and on the phone', async (t) => {
  const house = await openFirm(t);
  const { page } = house;
  const found: string[] = [];
  await page.goto(`${house.url}/people?action=none`);
  await rows(page).first().waitFor();
  await button(page, w.lists('columns')).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('checkbox', { name: w.people('col.email') }).uncheck();
  await dialog.getByRole('checkbox', { name: w.lists('of.added') }).check();
  await dialog.getByRole('switch', { name: w.lists('dense') }).press('Space');
  found.push(...(await look(page, 'columns')));
  await button(dialog, w.common('close')).last().click();
  await page.getByRole('columnheader', { name: w.lists('of.added') }).waitFor();
  assert.equal(await page.getByRole('columnheader', { name: w.people('col.email') }).count(), 0);
  assert.match(page.url(), /dense=yes/);
  await page.locator('.vtable').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  found.push(...(await look(page, 'people chosen')));
  await page.goto(`${house.url}/organisations?people=none`);
  await lead(page).getByText(/\d/).waitFor();
  found.push(...(await look(page, 'organisations')));
  assert.deepEqual(found, []);
  assert.deepEqual(house.seen, { errors: [], foreign: [] });
});
