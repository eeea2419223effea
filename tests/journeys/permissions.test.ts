// What a person permits, on the screen: a consent with its words, a ban over everything, and the only way back.

import { after, test } from 'node:test';
import assert from 'node:assert/strict';
import { ok } from '#tests/app';
import { look } from './axe.ts';
import { addPerson } from './daily-steps.ts';
import { closeBrowser, openHouse } from './house.ts';
import { button, eventually, toast } from './walk.ts';
import { w } from './words.ts';

after(closeBrowser);

test('a consent is recorded, banned over, and comes back only when the person consents after the ban', async (t) => {
  const house = await openHouse(t, { policy: 'valmennuskumppani' });
  const { page } = house;
  const id = await addPerson(house, { givenName: 'Aino', familyName: 'Havuharju' });
  await page.goto(`${house.url}/people/${id}`);
  const card = page.getByRole('region', { name: w.permission('title') });
  const dialog = page.getByRole('dialog');
  const letter = card.getByRole('switch', { name: /^Sähköposti: Uutiskirjeen/ });
  const flip = () =>
    card
      .locator('.permission-cell', { has: page.getByRole('switch', { name: /^Sähköposti: Uutiskirjeen/ }) })
      .locator('.mantine-Switch-track')
      .click();

  await flip();
  await dialog.getByText('Suostun siihen, että Valmennuskumppani Oy lähettää minulle sähköpostia.').waitFor();
  await button(dialog, w.permission('grant.verb')).click();
  await toast(page, w.permission('grant.saved'));
  await card.getByText('Suostumus annettu 22.11.2026.').waitFor();
  await eventually(async () => assert.equal(await letter.isChecked(), true));

  await button(card, w.permission('addBan')).click();
  await button(dialog, w.permission('ban.verb')).click();
  await toast(page, w.permission('ban.saved'));
  await card.getByText('Henkilö on kieltänyt tämän 22.11.2026.').first().waitFor();
  await eventually(async () => assert.equal(await letter.isChecked(), false));

  await house.moveTo('2026-11-22T12:00:00Z');
  await flip();
  await button(dialog, w.permission('grant.verb')).click();
  await dialog.getByText(w.permission('grant.overMissing')).waitFor();
  await dialog.getByRole('checkbox', { name: w.permission('grant.over') }).check();
  await button(dialog, w.permission('grant.verb')).click();
  await card.getByText('Suostumus annettu 22.11.2026.').waitFor();

  await card.getByText(w.permission('history.title', { n: 3 })).click();
  await card.getByText('kaikki markkinointi, kaikki kanavat').waitFor();
  await card.getByText('henkilökunta kirjasi', { exact: false }).first().waitFor();
  assert.deepEqual(house.seen.errors, []);
});

test('care of the relation is objected to for an organisation, and comes back only by consent', async (t) => {
  const house = await openHouse(t, { policy: 'lexmentor' });
  const { page, owner } = house;
  const { registers, sources } = await ok<{ registers: Declared[]; sources: { id: string }[] }>(owner.call('GET', '/api/policy'));
  const memberships = [{ registerId: registers[0]?.id, subjectGroup: registers[0]?.subjectGroups[0]?.id }];
  const contactPoints = ['info@yritys.example.test', 'tilaukset@yritys.example.test'].map((value) => ({ kind: 'email', value }));
  const body = { name: 'Esimerkki Oy', source: sources[0]?.id, memberships, contactPoints };
  const { organisation } = await ok<{ organisation: { id: string } }>(owner.call('POST', '/api/organisations', body));
  await page.goto(`${house.url}/organisations/${organisation.id}`);
  const card = page.getByRole('region', { name: w.permission('title') });
  const dialog = page.getByRole('dialog');
  const care = card.getByRole('switch', { name: /^Sähköposti: Yhteydenotot/ });
  await care.waitFor();
  assert.equal(await care.isChecked(), true, 'what is no marketing stands until objected to');
  await card.locator('.mantine-Switch-track').first().click();
  await dialog.getByText(w.permission('object.one', { channel: 'sähköposti' })).click();
  const found = await look(page, 'an objection');
  await page
    .locator('input')
    .and(page.getByLabel(w.permission('contact')))
    .click();
  await page.getByRole('option', { name: 'tilaukset@yritys.example.test', exact: true }).click();
  await button(dialog, w.permission('object.verb')).click();
  await toast(page, w.permission('object.saved'));
  const contacts = card.locator('.permission-contacts li');
  await contacts.first().waitFor();
  assert.deepEqual(
    (await contacts.allInnerTexts()).map((line) => line.includes('vastustanut')),
    [false, true],
    'one address of two',
  );
  await eventually(async () => assert.equal(await care.isChecked(), false));
  assert.deepEqual([...found, ...house.seen.errors], []);
});

interface Declared {
  id: string;
  subjectGroups: { id: string }[];
}
