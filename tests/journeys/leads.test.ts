// Possible assignments, from the first word to won or lost: put down in under a minute, walked by keys alone, and shown with what law asks first.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { ok } from '#tests/app';
import { assertQuiet, AT_THE_DESK, look, ON_THE_PHONE } from './axe.ts';
import { closeBrowser, openHouse } from './house.ts';
import { tabTo } from './daily-steps.ts';
import { declareLeads, REGISTER } from './lead-steps.ts';
import { button, choose, heading, toast, type } from './walk.ts';
import { w } from './words.ts';

after(closeBrowser);

const column = (page: Page, name: string, n: number) => page.getByRole('region', { name: w.leads('column', { name, n }) });

test('leads are off until declared; then one is put down, moved, won and lost, and the page says what is kept and until when', async (t) => {
  const house = await openHouse(t, { policy: 'interniemi' });
  const { page, url, owner } = house;
  await page.goto(`${url}/leads`);
  await button(page, w.features('draft')).waitFor();
  const found = await look(page, 'leads off');
  await declareLeads(house);

  // Five fields, a name found in the media: the month to tell begins.
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

  // By the menu, then by dragging.
  await button(card, w.leads('moveOf', { title: 'Tiimin kehittämispäivä' })).click();
  await page.getByRole('menuitem', { name: 'Yhteydessä' }).click();
  await column(page, 'Yhteydessä', 1).getByRole('listitem').waitFor();
  await column(page, 'Yhteydessä', 1)
    .getByRole('listitem')
    .dragTo(column(page, 'Tarjottu', 0));
  await column(page, 'Tarjottu', 1).getByRole('link', { name: 'Tiimin kehittämispäivä' }).click();

  // The page of the lead: its value, its history, what is kept.
  await heading(page, 'Tiimin kehittämispäivä').waitFor();
  await page.getByRole('button', { name: w.leads('page.edit', { field: w.leads('value') }) }).click();
  await page.getByLabel(w.leads('value'), { exact: true }).fill('2 200,50');
  await page.keyboard.press('Enter');
  await toast(page, w.leads('page.saved', { field: w.leads('value') }));
  const history = page.getByRole('region', { name: w.leads('page.history') }).getByRole('listitem');
  assert.equal(await history.count(), 3);
  await page
    .getByRole('region', { name: w.leads('page.held') })
    .getByText(/poistetaan 22\.11\.2029/)
    .waitFor();
  found.push(...(await look(page, 'lead')));

  // Won: a prospect is a customer, and the clock starts from the agreement.
  await button(page, w.leads('page.win')).click();
  await page.getByRole('dialog').getByText(w.leadActs('win.lead')).waitFor();
  found.push(...(await look(page, 'win', AT_THE_DESK)));
  await button(page.getByRole('dialog'), w.leadActs('win.verb')).click();
  await page.getByText(w.leads('page.won', { date: '22.11.2026' })).waitFor();
  await page
    .getByRole('region', { name: w.leads('page.held') })
    .getByText(/Asiakkaat ja asiakasorganisaatioiden/)
    .waitFor();

  // From a person's own lead, lost at once with the data: nothing of them is left.
  const subject = { kind: 'person', givenName: 'Helka', name: 'Rantamäki', registerId: REGISTER, subjectGroup: 'prospects' };
  const { lead } = await ok<{ lead: { id: string; subject: { id: string } } }>(
    owner.call('POST', '/api/leads', { newSubject: subject, title: 'Urakeskustelu', source: 'self' }),
  );
  await page.goto(`${url}/leads/${lead.id}`);
  await button(page, w.leads('page.lose')).click();
  await choose(page, w.leadActs('lose.reason'), 'Ei tarvetta');
  await page.getByLabel(w.leadActs('lose.endLast', { name: 'Helka Rantamäki' })).check();
  found.push(...(await look(page, 'lose', ON_THE_PHONE)));
  await button(page.getByRole('dialog'), w.leadActs('lose.verb')).click();
  await toast(page, w.leadActs('lose.erased'));
  assert.equal((await owner.call('GET', `/api/people/${lead.subject.id}`)).status, 404);

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
    await page.waitForFunction('document.activeElement?.getAttribute("data-field") === "subjectId"');
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
  await keyboard.press('Shift+ArrowRight');
  await column(page, 'Yhteydessä', 1).getByRole('link', { name: 'Coaching' }).waitFor();
  await page.waitForFunction('document.activeElement?.textContent === "Coaching"');
  await keyboard.press('Shift+ArrowRight');
  await column(page, 'Tarjottu', 1).getByRole('link', { name: 'Coaching' }).waitFor();
  await page.waitForFunction('document.activeElement?.textContent === "Coaching"');
  await keyboard.press('Enter');
  await heading(page, 'Coaching').waitFor();
  assertQuiet(house, []);
});
