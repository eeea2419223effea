// What is done to many organisations: chosen with the mouse or the keys, told first, shown in the list, and taken back together.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { change, insertOrganisations } from '#customers';
import { ok } from '#tests/app';
import { organisationBulkPhrases } from '#web/i18n/bulk.ts';
import { exporting } from '#web/i18n/export.ts';
import { organisations } from '#web/i18n/organisations.ts';
import { look } from './axe.ts';
import { addAccount } from './daily-steps.ts';
import { closeBrowser, enter, fi, openHouse, openWindow } from './house.ts';
import type { House } from './house.ts';
import { declareLeads, REGISTER } from './lead-steps.ts';
import { button, type } from './walk.ts';
import { w } from './words.ts';

after(closeBrowser);

const [b, o, e] = [fi(organisationBulkPhrases), fi(organisations), fi(exporting)];
/** More than the page fetches at once. */
const MANY = 130;

/** A firm that declares tags and next actions of organisations, and has many of them. */
async function openFirm(t: Parameters<typeof openHouse>[0]): Promise<House> {
  const house = await openHouse(t, { policy: 'valmennuskumppani' });
  await declareLeads(house, ['organisation.tag', 'organisation.next_action']);
  const { deps } = house.app;
  const memberships = [{ registerId: REGISTER, subjectGroup: 'customers', since: '2026-01-01' }];
  const rows = Array.from({ length: MANY }, (_, no) => {
    const name = `Aaltokangas ${String(no).padStart(3, '0')} Oy`;
    return { id: deps.ids.next(), columns: { name }, points: [], memberships };
  });
  const who = { actor: { id: 'account', kind: 'account' as const }, source: 'self' };
  await change(deps, who, { registers: [REGISTER] }, (writer) => insertOrganisations(writer, rows));
  return house;
}

const rows = (page: Page) => page.locator('.vtable tbody tr[data-index]');
const bar = (page: Page) => page.getByRole('group', { name: b('bulk.label') });
const chosen = (page: Page, n: number) => bar(page).getByText(b('bulk.chosen', { n }), { exact: true });
const counted = (page: Page, n: number) => page.locator('.page-header-lead').getByText(o('count', { n }), { exact: true }).waitFor();

test('with the mouse: a row, a range, a tag for them, the list narrowed by it, a copy of them, and the way back', async (t) => {
  const house = await openFirm(t);
  const { page } = house;
  await page.goto(`${house.url}/organisations`);
  await counted(page, MANY);
  await rows(page).nth(1).getByRole('checkbox').click();
  await rows(page)
    .nth(4)
    .getByRole('checkbox')
    .click({ modifiers: ['Shift'] });
  await chosen(page, 4).waitFor();
  await button(bar(page), b('bulk.tags')).click();
  const dialog = page.getByRole('dialog', { name: b('bulk.tags') });
  await dialog.getByRole('combobox', { name: b('bulk.addTags') }).fill('Kevätmessut');
  await page.keyboard.press('Enter');
  await dialog.getByText(b('bulk.will', { n: 4 })).waitFor();
  await dialog.getByText(/Aaltokangas 001 Oy, Aaltokangas 002 Oy, Aaltokangas 003 Oy…/).waitFor();
  const found = await look(page, 'tags of organisations');
  await button(dialog, b('bulk.verb')).click();
  await bar(page)
    .getByText(b('bulk.done', { n: 4 }))
    .waitFor();
  found.push(...(await look(page, 'organisations done')));

  const { page: other } = await second(t, house);
  await button(other, w.lists('add')).click();
  const adder = other.getByRole('dialog', { name: w.lists('add') });
  await button(adder, w.lists('of.tag')).click();
  await type(adder, `${w.lists('of.tag')}: ${w.lists('exactly').toLowerCase()}`, 'Kevätmessut');
  await other.getByRole('option', { name: 'Kevätmessut' }).click();
  await button(adder, w.lists('apply')).click();
  await counted(other, 4);
  await other.getByRole('checkbox', { name: w.common('table.selectAll') }).click();
  await chosen(other, 4).waitFor();
  found.push(...(await look(other, 'organisations chosen')));
  await button(bar(other), e('open')).click();
  await other
    .getByRole('dialog')
    .getByText(e('organisations', { n: 4 }))
    .waitFor();
  await other.getByRole('combobox', { name: e('format') }).click();
  await other.getByRole('option', { name: e('csv') }).click();
  const [download] = await Promise.all([other.waitForEvent('download'), button(other.getByRole('dialog'), e('verb')).click()]);
  assert.equal((await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n').length, 5);

  await button(bar(page), w.common('undo')).click();
  await bar(page).waitFor({ state: 'detached' });
  await page.getByText(w.common('undone'), { exact: true }).waitFor();
  await other.reload();
  await other.getByText(o('nothing')).waitFor();
  assert.deepEqual(found, []);
  assert.deepEqual(house.seen, { errors: [], foreign: [] });
});

async function second(t: Parameters<typeof openHouse>[0], house: House) {
  const window = await openWindow(t, house.url, house.clock.now());
  await enter(window.context, house.url, house.owner);
  await window.page.goto(`${house.url}/organisations`);
  return window;
}

test('without a mouse: all that match but one get a next action, are handed over, and it is taken back; who only looks chooses nothing', async (t) => {
  const house = await openFirm(t);
  const { page } = house;
  await addAccount(house, 'colleague', 'tiina@example.test');
  await page.goto(`${house.url}/organisations`);
  await rows(page).first().waitFor();
  await page.locator('.vtable').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Control+a');
  await chosen(page, MANY).waitFor();
  await page.keyboard.press('Space');
  await chosen(page, MANY - 1).waitFor();
  await button(page, b('bulk.next')).press('Enter');
  const dialog = page.getByRole('dialog', { name: b('bulk.next') });
  await dialog.getByRole('textbox', { name: b('bulk.nextAction') }).focus();
  await page.keyboard.type('Kutsu messuille');
  await page.keyboard.press('Tab');
  await page.keyboard.type('1.12.2026');
  await dialog.getByText(b('bulk.will', { n: MANY - 1 })).waitFor();
  await button(dialog, b('bulk.verb')).press('Enter');
  await bar(page)
    .getByText(b('bulk.done', { n: MANY - 1 }))
    .waitFor();
  await rows(page).nth(1).getByText('Kutsu messuille').waitFor();
  assert.equal(await rows(page).first().getByText('Kutsu messuille').count(), 0);
  await button(bar(page), w.common('close')).press('Enter');

  await page.keyboard.press('a');
  await chosen(page, MANY).waitFor();
  await button(page, b('bulk.doer')).press('Enter');
  const doer = page.getByRole('dialog', { name: b('bulk.doer') });
  await doer.getByRole('combobox', { name: b('bulk.doerOf') }).press('Enter');
  await page.getByRole('option', { name: 'Tiina Työtoveri' }).waitFor();
  for (const _ of (await page.getByRole('option').allInnerTexts()).join('\n').split('Tiina')[0]?.split('\n') ?? [])
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await doer.getByText(b('bulk.will', { n: MANY - 1 })).waitFor();
  await doer.getByText(b('bulk.not', { n: 1, why: b('bulk.why.no-action') })).waitFor();
  assert.deepEqual(await look(page, 'doer'), []);
  await button(doer, b('bulk.verb')).press('Enter');
  await bar(page)
    .getByText(b('bulk.done', { n: MANY - 1 }))
    .waitFor();
  const { rows: seen } = await ok<{ rows: { id: string; label: string }[] }>(house.owner.call('GET', '/api/organisations?limit=2'));
  const { open, staff } = await ok<{ open: { accountId: string }[]; staff: { id: string; name: string }[] }>(
    house.owner.call('GET', `/api/subjects/${seen[1]?.id}/tasks`),
  );
  assert.equal(staff.find(({ id }) => id === open[0]?.accountId)?.name, 'Tiina Työtoveri');
  await button(bar(page), w.common('undo')).press('Enter');
  await bar(page).waitFor({ state: 'detached' });
  // The bar goes as the act begins to be taken back; this says that it has been.
  await page.getByText(w.common('undone'), { exact: true }).waitFor();
  const after = await ok<{ open: { accountId: string }[] }>(house.owner.call('GET', `/api/subjects/${seen[1]?.id}/tasks`));
  assert.notEqual(after.open[0]?.accountId, open[0]?.accountId);

  const viewer = await addAccount(house, 'viewer', 'kalle@example.test');
  const looking = await openWindow(t, house.url, house.clock.now());
  await enter(looking.context, house.url, viewer);
  await looking.page.goto(`${house.url}/organisations`);
  await rows(looking.page).first().waitFor();
  assert.equal(await looking.page.getByRole('checkbox').count(), 0);
  const order = { who: { filter: {} }, act: { do: 'tags', add: ['x'] }, source: 'own-records' };
  assert.equal((await viewer.call('POST', '/api/organisations/bulk', order)).status, 403);
  assert.deepEqual(house.seen, { errors: [], foreign: [] });
});
