// The page of a person and of an organisation, lived with: actions, tags, corrections by two at once, the timeline, and the keyboard alone.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { ok } from '#tests/app';
import { personPage } from '#web/i18n/person-page.ts';
import { tags as tagPhrases } from '#web/i18n/tags.ts';
import type { Params } from '#platform/i18n';
import { AT_THE_DESK, look, ON_THE_PHONE } from './axe.ts';
import { addAccount, addPerson } from './daily-steps.ts';
import { closeBrowser, enter, openHouse, openWindow } from './house.ts';
import type { House } from './house.ts';
import { declareLeads, REGISTER } from './lead-steps.ts';
import { button, toast, type } from './walk.ts';
import { w } from './words.ts';

after(closeBrowser);

const p = (key: Parameters<typeof personPage.t>[1], params?: Params) => personPage.t('fi', key, params);
const FIELDS = ['person.tag', 'organisation.tag', 'organisation.next_action'];

async function declared(t: Parameters<typeof openHouse>[0]): Promise<House> {
  const house = await openHouse(t, { policy: 'valmennuskumppani' });
  await declareLeads(house, FIELDS);
  return house;
}

async function addOrganisation({ owner }: House, name: string): Promise<string> {
  const memberships = [{ registerId: REGISTER, subjectGroup: 'customers', since: '2024-01-01' }];
  const body = { name, source: 'self', memberships, contactPoints: [] };
  return (await ok<{ organisation: { id: string } }>(owner.call('POST', '/api/organisations', body))).organisation.id;
}

const field = (page: Page, label: string) => page.getByRole('button', { name: new RegExp(`^${w.person('editField', { field: label })}`) });
const timelineOf = (page: Page) => page.getByRole('region', { name: w.person('timeline.title') });

async function edit(page: Page, label: string, value: string): Promise<void> {
  await field(page, label).click();
  await page.getByRole('textbox', { name: label, exact: true }).fill(value);
  await page.keyboard.press('Enter');
}

test('two correct one person at once: different facts merge, the same fact is shown to whoever came second', async (t) => {
  const house = await declared(t);
  const { page } = house;
  const id = await addPerson(house, { givenName: 'Aino', familyName: 'Havuharju' });
  const colleague = await addAccount(house, 'colleague', 'tiina@example.test');
  const { context, page: other } = await openWindow(t, house.url, house.clock.now());
  await enter(context, house.url, colleague);
  for (const each of [page, other]) {
    await each.goto(`${house.url}/people/${id}`);
    await field(each, 'Tehtävänimike').waitFor();
  }
  await edit(other, 'Tehtävänimike', 'rehtori');
  await toast(other, w.person('fieldSaved', { field: 'Tehtävänimike' }));
  await edit(page, 'Etunimi', 'Aino-Maija');
  await toast(page, w.person('fieldSaved', { field: 'Etunimi' }));
  await field(page, 'Tehtävänimike').getByText('rehtori').waitFor();

  await field(page, 'Tehtävänimike').click();
  await edit(other, 'Tehtävänimike', 'apulaisrehtori');
  await toast(other, w.person('fieldSaved', { field: 'Tehtävänimike' }));
  await page.getByRole('textbox', { name: 'Tehtävänimike', exact: true }).fill('johtava rehtori');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: p('clash.title', { field: 'Tehtävänimike' }) });
  await dialog.getByText('Tiina Työtoveri, 22.11.2026', { exact: false }).waitFor();
  const sides = (await dialog.locator('.clash-side').allInnerTexts()).map((side) => side.split('\n').filter(Boolean).slice(0, 2));
  assert.deepEqual(sides, [
    [p('clash.theirs'), 'apulaisrehtori'],
    [p('clash.mine'), 'johtava rehtori'],
    [p('clash.base'), 'rehtori'],
  ]);
  assert.deepEqual(await look(page, 'conflict', AT_THE_DESK), []);
  await button(dialog, p('clash.keepMine')).click();
  await field(page, 'Tehtävänimike').getByText('johtava rehtori').waitFor();
  await other.reload();
  await field(other, 'Tehtävänimike').getByText('johtava rehtori').waitFor();
  await field(other, 'Etunimi').getByText('Aino-Maija').waitFor();
});

test('the timeline is filtered in the address, an entry is corrected and taken back, and an old day warns before it is saved', async (t) => {
  const house = await declared(t);
  const { page, owner } = house;
  const id = await addPerson(house, { givenName: 'Bo', familyName: 'Granlund', since: '2024-03-01' });
  await ok(owner.call('POST', `/api/subjects/${id}/contacts`, { kind: 'call', on: '2026-10-01', note: 'Syksyn soitto' }));
  await page.goto(`${house.url}/people/${id}`);
  const timeline = timelineOf(page);
  await timeline.getByText('Syksyn soitto').waitFor();
  await button(timeline, p('timeline.types.register')).click();
  await timeline.getByText('Syksyn soitto').waitFor({ state: 'detached' });
  assert.match(page.url(), /types=register/);
  await page.reload();
  await timeline.getByText('Liitetty rekisteriin').waitFor();
  await button(timeline, p('timeline.all')).click();
  await timeline.getByText('Syksyn soitto').waitFor();

  const fresh = await addPerson(house, { givenName: 'Di', familyName: 'Eklund', since: '2024-03-01' });
  await page.goto(`${house.url}/people/${fresh}`);
  await button(timeline, p('timeline.add')).click();
  await type(timeline, w.acts('log.on'), '1.3.2019');
  const warning = timeline.getByRole('alert');
  await warning.getByText('1.3.2024', { exact: false }).waitFor();
  // Nothing is saved before one is sure.
  await timeline.getByRole('button', { name: w.acts('log.verb'), exact: true, disabled: true }).waitFor();
  await type(timeline, w.acts('log.on'), '20.11.2026');
  await warning.waitFor({ state: 'detached' });
  await type(timeline, w.acts('log.note'), 'Sovittiin jatkosta');
  await button(timeline, w.acts('log.verb')).click();
  await timeline.getByText('Sovittiin jatkosta').waitFor();

  await timeline.getByText('Sovittiin jatkosta').hover();
  await button(timeline, p('timeline.change', { title: 'Puhelu', date: '20.11.2026' })).click();
  await button(timeline, p('timeline.remove')).click();
  await timeline.getByText('Sovittiin jatkosta').waitFor({ state: 'detached' });
  await button(page.getByRole('alert').filter({ hasText: p('timeline.wasRemoved') }), w.common('undo')).click();
  await timeline.getByText('Sovittiin jatkosta').waitFor();
  assert.deepEqual(house.seen.errors, []);
});

test('an organisation shows its people with roles and days, what was talked about with them, its actions and tags; a tag is renamed in one place', async (t) => {
  const house = await declared(t);
  const { page, owner } = house;
  const org = await addOrganisation(house, 'Esimerkki Oy');
  const id = await addPerson(house, { givenName: 'Cilla', familyName: 'Rautaranta' });
  await ok(owner.call('POST', '/api/affiliations', { personId: id, organisationId: org, since: '2025-01-01', source: 'self' }));
  await ok(owner.call('POST', `/api/subjects/${id}/contacts`, { kind: 'meeting', on: '2026-11-01', note: 'Vuosikokous' }));
  await ok(owner.call('PUT', `/api/subjects/${org}/tags`, { tags: ['avainasiakas'], source: 'self' }));
  await page.goto(`${house.url}/organisations/${org}`);
  const timeline = timelineOf(page);
  await timeline.getByText('Vuosikokous').waitFor();
  await timeline.getByRole('link', { name: 'Cilla Rautaranta' }).waitFor();
  const people = page.getByRole('region', { name: 'Ihmiset' });
  await button(people, p('links.change', { name: 'Cilla Rautaranta' })).click();
  await type(people, w.person('organisationRole'), 'puheenjohtaja');
  await type(people, p('links.until'), '31.10.2026');
  await button(people, w.common('save')).click();
  await people.getByRole('heading', { name: p('links.ended') }).waitFor();
  await timeline.getByText('Vuosikokous').waitFor({ state: 'detached' });
  await button(page, w.person('setNext')).click();
  await type(page, w.person('next'), 'Tarkista sopimus');
  await button(page, w.common('save')).click();
  await page.getByRole('checkbox', { name: p('tasks.done', { title: 'Tarkista sopimus' }) }).waitFor();
  assert.deepEqual(await look(page, 'organisation'), []);

  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`${house.url}/tags`);
  await button(page, tagPhrases.t('fi', 'rename', { tag: 'avainasiakas' })).click();
  await type(page.getByRole('dialog'), tagPhrases.t('fi', 'name'), 'sopimusasiakas');
  await button(page.getByRole('dialog'), w.common('save')).click();
  await page.getByRole('cell', { name: 'sopimusasiakas', exact: true }).waitFor();
  assert.deepEqual(await look(page, 'tags', ON_THE_PHONE), []);
  assert.deepEqual(house.seen.errors, []);
});

test('with the keyboard alone: an action is set and done, tags are given, a value tells where it comes from, and J goes to the next of the list', async (t) => {
  const house = await declared(t);
  const { page } = house;
  await addPerson(house, { givenName: 'Aarni', familyName: 'Aalto' });
  await addPerson(house, { givenName: 'Bertta', familyName: 'Berg' });
  const keys = page.keyboard;
  await page.goto(`${house.url}/people`);
  await page.getByText('Aalto').first().waitFor();
  await page.getByRole('link', { name: /Aalto/ }).first().focus();
  await keys.press('Enter');
  await page.getByRole('heading', { name: 'Aarni Aalto', level: 1 }).waitFor();

  await button(page, w.person('setNext')).focus();
  await keys.press('Enter');
  await page.getByRole('textbox', { name: w.person('next'), exact: true }).waitFor();
  await keys.type('Soita');
  await keys.press('Tab');
  await keys.type('+7');
  await keys.press('Control+Enter');
  const box = page.getByRole('checkbox', { name: p('tasks.done', { title: 'Soita' }) });
  await page.getByText('29.11.2026').first().waitFor();
  await box.focus();
  await keys.press('Space');
  await box.waitFor({ state: 'detached' });

  await button(page, p('tags.add')).focus();
  await keys.press('Enter');
  await page
    .locator('input')
    .and(page.getByLabel(p('tags.title')))
    .waitFor();
  await keys.type('kevät 2026');
  await keys.press('Enter');
  await keys.press('Control+Enter');
  await page
    .getByRole('list', { name: p('tags.title') })
    .getByText('kevät 2026')
    .waitFor();

  const why = button(page, p('why.button', { field: 'Sukunimi' }));
  await field(page, 'Sukunimi').focus();
  await keys.press('Tab');
  await why.and(page.locator(':focus')).waitFor();
  await page.locator('.why-card').getByText(p('why.source')).waitFor();
  await keys.press('Escape');
  await page.locator('.why-card').waitFor({ state: 'detached' });

  await keys.press('j');
  await page.getByRole('heading', { name: 'Bertta Berg', level: 1 }).waitFor();
  await keys.press('k');
  await page.getByRole('heading', { name: 'Aarni Aalto', level: 1 }).waitFor();
  await keys.press('Control+ArrowDown');
  await page.getByRole('heading', { name: 'Bertta Berg', level: 1 }).waitFor();
  assert.deepEqual(await look(page, 'person'), []);
  assert.deepEqual(house.seen.errors, []);
});
