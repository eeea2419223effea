// Possible assignments, from the first word to won or lost: put down in under a minute, walked by keys alone, and shown with what law asks first.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { ok } from '#tests/app';
import { KIVIPURO, recorded } from '../../src/modules/customers/business-register/testing.ts';
import { assertQuiet, AT_THE_DESK, look, ON_THE_PHONE } from './axe.ts';
import { closeBrowser, openHouse } from './house.ts';
import { tabTo } from './daily-steps.ts';
import { addLead, declareLeads } from './lead-steps.ts';
import { button, choose, eventually, heading, toast, type } from './walk.ts';
import { w } from './words.ts';

after(closeBrowser);

const column = (page: Page, name: string, n: number) => page.getByRole('region', { name: w.leads('column', { name, n }) });

test('leads are off until declared; then one is put down in five fields, and moved by menu and by hand', async (t) => {
  const house = await openHouse(t, { policy: 'interniemi' });
  const { page, url } = house;
  await page.goto(`${url}/leads`);
  await button(page, w.features('draft')).waitFor();
  const found = await look(page, 'leads off', ON_THE_PHONE);
  await declareLeads(house);

  // A name found in the media: the month to tell begins.
  await page.goto(`${url}/leads`);
  await button(page, w.leads('add')).first().click();
  const dialog = page.getByRole('dialog');
  await type(dialog, w.leadActs('new.who'), 'Eero Kaarnakoski');
  await page.getByRole('option', { name: w.leadActs('new.person', { name: 'Eero Kaarnakoski' }) }).click();
  await type(dialog, w.leadActs('new.what'), 'Tiimin kehittämispäivä');
  await choose(page, w.forms('source'), /Tiedotusvälineissä/);
  await type(dialog, w.leadActs('new.next'), 'Kirjoita tarjous');
  await type(dialog, w.leadActs('new.nextOn'), '30.11.2026');
  found.push(...(await look(page, 'new lead', ON_THE_PHONE)));
  await button(dialog, w.leadActs('new.verb')).click();
  await toast(page, w.leadActs('new.done', { title: 'Tiimin kehittämispäivä' }));
  const card = column(page, 'Uusi', 1).getByRole('listitem');
  await card.getByText(w.leads('tell', { date: '22.12.2026' })).waitFor();
  await card.getByText('Kirjoita tarjous').waitFor();

  await button(card, w.leads('moveOf', { title: 'Tiimin kehittämispäivä' })).click();
  await page.getByRole('menuitem', { name: 'Yhteydessä' }).click();
  await column(page, 'Yhteydessä', 1).getByRole('listitem').waitFor();
  await column(page, 'Yhteydessä', 1)
    .getByRole('listitem')
    .dragTo(column(page, 'Tarjottu', 0));
  await column(page, 'Tarjottu', 1).getByRole('link', { name: 'Tiimin kehittämispäivä' }).waitFor();
  found.push(...(await look(page, 'board', AT_THE_DESK)));
  assertQuiet(house, found);
});

test('a lead is won and its prospect becomes a customer; another is lost and its data go at once', async (t) => {
  const house = await openHouse(t, { policy: 'interniemi' });
  const { page, url, owner } = house;
  await declareLeads(house);
  const won = await addLead(house, 'Eero Kaarnakoski', 'Tiimin kehittämispäivä', 'media');
  await page.goto(`${url}/leads/${won.id}`);
  await page.getByRole('button', { name: w.leads('page.edit', { field: w.leads('value') }) }).click();
  await page.getByLabel(w.leads('value'), { exact: true }).fill('2 200,50');
  await page.keyboard.press('Enter');
  await toast(page, w.leads('page.saved', { field: w.leads('value') }));
  await page
    .getByRole('region', { name: w.leads('page.held') })
    .getByText(/poistetaan 22\.11\.2029/)
    .waitFor();
  const found = await look(page, 'lead');
  await button(page, w.leads('page.win')).click();
  await page.getByRole('dialog').getByText(w.leadActs('win.lead')).waitFor();
  await button(page.getByRole('dialog'), w.leadActs('win.verb')).click();
  await page.getByText(w.leads('page.won', { date: '22.11.2026' })).waitFor();
  await page
    .getByRole('region', { name: w.leads('page.held') })
    .getByText(/Asiakkaat ja asiakasorganisaatioiden/)
    .waitFor();
  const history = page.getByRole('region', { name: w.leads('page.history') }).getByRole('listitem');
  await eventually(async () => assert.equal(await history.count(), 2));

  const lost = await addLead(house, 'Helka Rantamäki', 'Urakeskustelu', 'self');
  await page.goto(`${url}/leads/${lost.id}`);
  await button(page, w.leads('page.lose')).click();
  await choose(page, w.leadActs('lose.reason'), 'Ei tarvetta');
  await page.getByLabel(w.leadActs('lose.endLast', { name: 'Helka Rantamäki' })).check();
  found.push(...(await look(page, 'lose', ON_THE_PHONE)));
  await button(page.getByRole('dialog'), w.leadActs('lose.verb')).click();
  await toast(page, w.leadActs('lose.erased'));
  assert.equal((await owner.call('GET', `/api/people/${lost.subject.id}`)).status, 404);

  for (const view of ['list', 'report'] as const) {
    await page.goto(`${url}/leads?view=${view}`);
    await page
      .getByText(view === 'list' ? 'Tiimin kehittämispäivä' : w.leadActs('report.sources'))
      .first()
      .waitFor();
    found.push(...(await look(page, view, view === 'list' ? AT_THE_DESK : ON_THE_PHONE)));
  }
  assertQuiet(house, found);
});

test('a lead is put down, walked to and moved by keys alone', async (t) => {
  const house = await openHouse(t, { policy: 'interniemi' });
  const { page, url } = house;
  await declareLeads(house);
  await page.goto(url);
  await heading(page, w.today('title')).waitFor();
  const { keyboard } = page;
  await keyboard.press('g');
  await keyboard.press('y');
  await heading(page, w.leads('title')).waitFor();
  for (const [name, title] of [
    ['Aino Havuharju', 'Esihenkilövalmennus'],
    ['Eero Kaarnakoski', 'Coaching'],
  ] as const) {
    await button(page, w.leads('add')).first().waitFor();
    await tabTo(page, w.leads('add'));
    await keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.locator('[data-field="subjectId"]:focus').waitFor({ state: 'attached' });
    await keyboard.type(name);
    await page.getByRole('option').first().waitFor();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await keyboard.press('Tab');
    await keyboard.type(title);
    await keyboard.press('Control+Enter');
    await toast(page, w.leadActs('new.done', { title }));
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
  await column(page, 'Uusi', 2).waitFor();
  await tabTo(page, 'Esihenkilövalmennus');
  await keyboard.press('ArrowDown');
  // Pressed again before the answer, it is not moved from where it no longer stands.
  await page.route('**/api/leads/*/stage', async (route) => {
    await sleep(500);
    await route.fallback();
  });
  await keyboard.press('Shift+ArrowRight');
  await keyboard.press('Shift+ArrowRight');
  await column(page, 'Yhteydessä', 1).getByRole('link', { name: 'Coaching' }).waitFor();
  await page
    .locator(':focus')
    .filter({ hasText: /^Coaching$/ })
    .waitFor();
  await keyboard.press('Shift+ArrowRight');
  await column(page, 'Tarjottu', 1).getByRole('link', { name: 'Coaching' }).waitFor();
  await page
    .locator(':focus')
    .filter({ hasText: /^Coaching$/ })
    .waitFor();
  await keyboard.press('Enter');
  await heading(page, 'Coaching').waitFor();
  assertQuiet(house, []);
});

/** The service on this machine, in the shape its documentation tells. */
async function service(t: TestContext, body: string): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`, asked };
}

test('facts of a firm are looked up when the owner has turned it on, and taken as chosen', async (t) => {
  const house = await openHouse(t, { policy: 'valmennuskumppani' });
  const { page, url, app, owner } = house;
  const { url: prh, asked } = await service(t, recorded([KIVIPURO]));
  app.deps.config.businessRegisterUrl = prh;
  await declareLeads(house, ['organisation.business_id', 'organisation.industry', 'organisation.address']);
  await page.goto(`${url}/organisations/new`);
  await type(page, 'Y-tunnus', '1234567-1');
  assert.equal(await page.getByRole('region', { name: w.businessRegister('title') }).count(), 0, 'off until turned on');

  await page.goto(`${url}/settings/business-register`);
  await choose(page, w.businessRegister('settings.source'), /rekisteri/i);
  await toast(page, w.businessRegister('settings.saved'));
  const found = await look(page, 'settings of the register', ON_THE_PHONE);

  await page.goto(`${url}/organisations/new`);
  const region = page.getByRole('region', { name: w.businessRegister('title') });
  await type(region, w.businessRegister('q'), '1234567-1');
  await page.keyboard.press('Enter');
  await region.getByText('Kivipuro Valmennus Oy').waitFor();
  found.push(...(await look(page, 'look-up', AT_THE_DESK)));
  await region.getByRole('checkbox', { name: w.businessRegister('fields.address') }).uncheck();
  await button(region, w.businessRegister('add')).click();
  await heading(page, 'Kivipuro Valmennus Oy').waitFor();
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const { organisation } = await ok<{ organisation: { businessId: string; contactPoints: unknown[] } }>(
    owner.call('GET', `/api/organisations/${id}`),
  );
  assert.deepEqual([organisation.businessId, organisation.contactPoints], ['1234567-1', []]);

  // What was left is taken later, on the organisation's own page, without asking the service again that day.
  await button(page, w.businessRegister('action')).click();
  const dialog = page.getByRole('dialog');
  await button(dialog, w.businessRegister('look')).click();
  await dialog.getByRole('checkbox', { name: w.businessRegister('fields.address') }).waitFor();
  found.push(...(await look(page, 'look-up dialog', ON_THE_PHONE)));
  await button(dialog, w.businessRegister('take')).click();
  await toast(page, w.businessRegister('taken', { name: 'Kivipuro Valmennus Oy' }));
  await page.getByText('PL 12, 00101 HELSINKI').first().waitFor();
  assert.deepEqual(asked, ['/companies?businessId=1234567-1']);
  assertQuiet(house, found);
});
