// Everything is reached from the keyboard: the palette finds people by name and by what is written, and each key that is shown does what it says.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { ok } from '#tests/app';
import { assertQuiet, look, settled, visit } from './axe.ts';
import { addPerson } from './daily-steps.ts';
import { closeBrowser, openHouse } from './house.ts';
import { w } from './words.ts';

after(closeBrowser);

test('without a mouse: any page, any person and any word of a note are found from one field', async (t) => {
  const house = await openHouse(t, { policy: 'interniemi' });
  const { page, owner } = house;
  const id = await addPerson(house, { givenName: 'Anna-Maija', familyName: 'Käpyläinen', since: '2026-01-02', lastContact: '2026-10-02' });
  await ok(
    owner.call('POST', `/api/people/${id}/contacts`, { kind: 'call', on: '2026-11-02', note: 'Toivoi tarjousta ryhmäcoachingista' }),
  );
  await visit(house, '/');
  const field = page.locator('.palette-input');
  const ask = async (text: string) => {
    // Whoever knows what to look for does not wait for the field.
    await page.keyboard.press('Control+k');
    await page.keyboard.type(text);
    await field.waitFor();
  };
  const chosen = (name: RegExp) => page.getByRole('option', { name, selected: true }).waitFor();

  await ask('maija kapy');
  await chosen(/Anna-Maija Käpyläinen/);
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/people/${id}`);
  await page.getByRole('heading', { name: 'Anna-Maija Käpyläinen' }).waitFor();

  const log = page.getByRole('dialog', { name: w.acts('log.title') });
  await ask('kirjaa yhteyd');
  await chosen(new RegExp(w.person('actions.log')));
  await page.keyboard.press('Enter');
  await log.waitFor();
  await page.locator('[role=dialog] form :focus').waitFor({ state: 'attached' });
  await page.keyboard.press('Escape');
  await log.waitFor({ state: 'detached' });
  await page.keyboard.press('c');
  await log.waitFor();
  await page.keyboard.press('Escape');
  await log.waitFor({ state: 'detached' });
  await page.keyboard.press('h');
  await page.getByRole('tab', { name: w.person('tabs.held'), selected: true }).waitFor();
  await page.keyboard.press('h');

  await ask('tarjous ryhmä');
  await chosen(/Käpyläinen.*Toivoi tarjousta ryhmäcoachingista/);
  await settled(page);
  const found = await look(page, 'palette with a note');
  await page.keyboard.press('Escape');

  await page.keyboard.press('Control+k');
  await page.getByRole('option', { name: /Käpyläinen/, selected: true }).waitFor();
  await page.getByText(w.frame('palette.recent')).waitFor();
  await page.keyboard.press('Escape');

  await ask('poistoajot');
  await chosen(new RegExp(w.retention('tabs.runs')));
  await page.keyboard.press('Enter');
  await page.waitForURL('**/retention/runs');

  // What is made new, from anywhere: on a page of its own, and in a dialog of its page.
  await ask('uusi arvonta');
  await chosen(new RegExp(w.frame('acts.raffle')));
  await page.keyboard.press('Enter');
  await page.waitForURL('**/marketing/raffles/new');
  await ask('uusi pyyntö');
  await chosen(new RegExp(w.frame('acts.request')));
  await page.keyboard.press('Enter');
  await page.waitForURL('**/requests');
  await page.getByRole('dialog', { name: w.requestActs('enter.title') }).waitFor();
  await page.keyboard.press('Escape');

  await ask('english');
  await chosen(/English/);
  await page.keyboard.press('Enter');
  await page.locator('html[lang=en]').waitFor();
  await ask('kieli suomi');
  await chosen(/Suomi/);
  await page.keyboard.press('Enter');
  await page.locator('html[lang=fi]').waitFor();

  await page.locator('#main').focus();
  for (const [key, path] of [
    ['i', '/people'],
    ['l', '/promises'],
    ['t', '/'],
  ] as const) {
    await page.keyboard.press('g');
    await page.keyboard.press(key);
    await page.waitForURL((url) => url.pathname === path);
  }
  // A switch takes no letters: the keys work while it has the focus. A new person begins with the name.
  await visit(house, '/people/duplicates');
  await page.getByRole('radio').first().focus();
  await page.keyboard.press('n');
  await page.waitForURL('**/people/new');
  await page.locator('[name="givenName"]:focus').waitFor({ state: 'attached' });
  await page.locator('#main').focus();
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: w.frame('keys.title') });
  await sheet.waitFor();
  for (const group of ['everywhere', 'lists', 'forms', 'places'] as const)
    await sheet
      .getByText(w.frame(`keys.${group}`))
      .first()
      .waitFor();
  await sheet.getByText(w.frame('keys.space'), { exact: true }).waitFor();
  found.push(...(await look(page, 'keys')));
  assert.deepEqual(found, []);
  assertQuiet(house, []);
});

test('the tour walks a new owner through six pages and ends on the promises, with the tasks that are left', async (t) => {
  const house = await openHouse(t, { policy: 'valmennuskumppani' });
  const { page } = house;
  await visit(house, '/');
  await page.getByRole('button', { name: w.tourOffer('begin') }).click();
  const card = page.getByRole('dialog', { name: w.tour('label') });
  const found: string[] = [];
  for (const [stop, path] of [
    ['today', '/'],
    ['import', '/import'],
    ['people', '/people'],
    ['retention', '/retention'],
    ['notice', '/notice'],
    ['promises', '/promises'],
  ] as const) {
    await card.getByRole('heading', { name: w.tour(`${stop}.title`) }).waitFor();
    await page.waitForURL((url) => url.pathname === path);
    if (stop === 'people') {
      await page.reload();
      await card.getByRole('heading', { name: w.tour('people.title') }).waitFor();
      found.push(...(await look(page, 'tour')));
    }
    if (stop !== 'promises') await card.getByRole('button', { name: w.tour('next') }).click();
  }
  const tasks = card.locator('.tour-left li');
  await tasks.first().waitFor();
  found.push(...(await look(page, 'end of the tour')));
  await card.getByRole('button', { name: w.tour('done') }).click();
  await card.waitFor({ state: 'detached' });
  await visit(house, '/');
  await page.getByRole('heading', { name: w.today('title') }).waitFor();
  assert.equal(await page.locator('.tour-offer').count(), 0, 'what was answered is not asked again');
  assertQuiet(house, found);
});
