// Two records of one person are found, seen side by side, made one by keyboard alone, and made two again.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { ok } from '#tests/app';
import { ownPages } from '#web/i18n/own-pages.ts';
import { assertQuiet, look, visit } from './axe.ts';
import { addPerson } from './daily-steps.ts';
import { closeBrowser, openHouse } from './house.ts';
import { button, heading, toast } from './walk.ts';
import { w } from './words.ts';

after(closeBrowser);

const own = (key: 'off' | 'offSettings' | 'send') => ownPages.t('fi', key);

test('two who are one are merged field by field, and the undo gives both back', async (t) => {
  const house = await openHouse(t, { policy: 'valmennuskumppani' });
  const { page, owner } = house;
  const first = await addPerson(house, { givenName: 'Aino', familyName: 'Havuharju' });
  const second = await addPerson(house, { givenName: 'Aino-Maija', familyName: 'Havuharju' });
  const source = (await ok<{ sources: { id: string }[] }>(owner.call('GET', '/api/policy'))).sources[0]?.id;
  for (const id of [first, second])
    await ok(owner.call('POST', `/api/subjects/${id}/contact-points`, { kind: 'phone', value: '040 700 0001', source }));
  await visit(house, '/people');
  await page.getByRole('link', { name: w.duplicates('title') }).click();
  await heading(page, w.duplicates('title')).waitFor();
  await page.getByText(w.duplicates('reasons.phone')).first().waitFor();
  const found = await look(page, 'duplicates');
  const other = page.getByRole('radio', { name: w.duplicates('takeThis', { name: 'Etunimi', value: 'Aino-Maija' }) });
  await other.focus();
  await page.keyboard.press('Space');
  await button(page, w.duplicates('merge')).focus();
  await page.keyboard.press('Enter');
  await toast(page, w.duplicates('merged'));
  const merged = await ok<{ person: { givenName: string; contactPoints: unknown[] } }>(owner.call('GET', `/api/people/${first}`));
  assert.equal(merged.person.givenName, 'Aino-Maija');
  assert.equal(merged.person.contactPoints.length, 3);
  assert.deepEqual(await ok(owner.call('GET', `/api/merged/${second}`)), { id: first });
  const old = await house.context.newPage();
  await old.goto(`${house.url}/people/${second}`);
  await old.waitForURL(`${house.url}/people/${first}`);
  await old.close();
  await page.keyboard.press('Control+z');
  await toast(page, w.common('undone'));
  const again = await ok<{ person: { givenName: string } }>(owner.call('GET', `/api/people/${first}`));
  assert.equal(again.person.givenName, 'Aino');
  await ok(owner.call('GET', `/api/people/${second}`));
  await page.reload();
  await button(page, w.duplicates('notSame.person')).click();
  await toast(page, w.duplicates('marked'));
  assertQuiet(house, found);
});

test('whoever adds a person is told who it may be and goes on; a link to own pages is not offered while there is no mail', async (t) => {
  const house = await openHouse(t, { policy: 'valmennuskumppani' });
  const { page } = house;
  const id = await addPerson(house, { givenName: 'Aino', familyName: 'Havuharju' });
  await visit(house, '/people/new');
  await page.getByLabel(w.forms('given'), { exact: true }).fill('Aino');
  await page.getByLabel(w.forms('family'), { exact: true }).fill('Havuharju');
  await page.getByText(w.duplicates('likely.title')).waitFor();
  assert.equal(await page.locator('.likely').getByRole('link', { name: 'Aino Havuharju' }).getAttribute('href'), `/people/${id}`);
  const found = await look(page, 'likely');
  // In sight from the field one is in, however long the form: the keys save from there.
  await page.setViewportSize({ width: 1280, height: 480 });
  await page.getByLabel(w.forms('family'), { exact: true }).focus();
  const card = await page.locator('.likely').boundingBox();
  assert.ok(card !== null && card.y + card.height <= 480, 'the warning is below the fold');
  await page.getByLabel(w.forms('family'), { exact: true }).fill('Toinen');
  await page.getByText(w.duplicates('likely.title')).waitFor({ state: 'detached' });

  await visit(house, `/people/${id}`);
  await page.getByRole('button', { name: w.person('actions.more') }).click();
  await page.getByRole('menuitem', { name: w.person('actions.own') }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(own('off')).waitFor();
  await dialog.getByRole('link', { name: own('offSettings') }).waitFor();
  assert.equal(await button(dialog, own('send')).isDisabled(), true);
  found.push(...(await look(page, 'own link without mail')));
  assertQuiet(house, found);
});
