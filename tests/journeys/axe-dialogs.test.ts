// Nobody is shut out of what opens over a page or comes step by step: menus, dialogs, set-up, sign-in, import.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { OWNER } from '#tests/app';
import { assertQuiet, look, PHONE, settled, visit } from './axe.ts';
import { signInAs } from './daily-steps.ts';
import { FIRMS, START } from './firms.ts';
import { closeBrowser, openHouse, openWindow } from './house.ts';
import { openLivedIn } from './lived-in.ts';
import { chooseFile } from './people-steps.ts';
import { button, heading, setUp, type } from './walk.ts';
import { w } from './words.ts';

after(closeBrowser);

interface Scene {
  name: string;
  path: string;
  open(page: Page): Promise<unknown>;
}

async function inMenu(page: Page, item: string): Promise<void> {
  await button(page, w.person('actions.more')).click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
}

const SCENES: readonly Scene[] = [
  { name: 'create menu', path: '/', open: (page) => button(page, w.frame('create')).click() },
  { name: 'account menu', path: '/', open: (page) => page.locator('.avatar').click() },
  { name: 'menu of a person', path: '/people/:person', open: (page) => button(page, w.person('actions.more')).click() },
  { name: 'palette', path: '/', open: (page) => page.keyboard.press('Control+k') },
  {
    name: 'palette with results',
    path: '/',
    async open(page) {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').fill('havuhar');
      await page.getByRole('option', { name: /Havuharju/ }).waitFor();
    },
  },
  { name: 'keys', path: '/', open: (page) => page.keyboard.press('?') },
  { name: 'log a contact', path: '/people/:person', open: (page) => button(page, w.person('actions.log')).click() },
  { name: 'add to a register', path: '/people/:person', open: (page) => inMenu(page, w.person('actions.register')) },
  { name: 'record an event', path: '/people/:person', open: (page) => inMenu(page, w.person('actions.trigger')) },
  { name: 'place a hold', path: '/people/:person', open: (page) => inMenu(page, w.person('actions.hold')) },
  { name: 'record a ban', path: '/people/:person', open: (page) => button(page, w.permission('addBan')).click() },
  {
    name: 'record a permission',
    path: '/people/:person',
    open: (page) => page.locator('.permission-cell .mantine-Switch-track').first().click(),
  },
  { name: 'send the link to own pages', path: '/people/:person', open: (page) => inMenu(page, w.person('actions.own')) },
  { name: 'erase', path: '/people/:person', open: (page) => inMenu(page, w.person('actions.erase')) },
  { name: 'end a membership', path: '/people/:person', open: (page) => button(page, w.person('endMembership')).first().click() },
  { name: 'edit a fact', path: '/people/:person', open: (page) => page.locator('.inline-button').first().click() },
  {
    name: 'edit the next step',
    path: '/people/:person',
    open: (page) =>
      button(page, /^Muokkaa toimea/)
        .first()
        .click(),
  },
  { name: 'add a contact detail', path: '/people/:person', open: (page) => button(page, w.person('addContact')).click() },
  { name: 'link to an organisation', path: '/people/:person', open: (page) => button(page, w.person('addOrganisation')).click() },
  { name: 'what we hold', path: '/people/:person', open: (page) => page.getByRole('tab', { name: w.person('tabs.held') }).click() },
  { name: 'a form with mistakes', path: '/people/new', open: (page) => button(page, w.people('new.verb')).click() },
  { name: 'run now', path: '/retention/runs', open: (page) => button(page, w.retention('runs.now')).click() },
  { name: 'release a hold', path: '/retention/holds', open: (page) => button(page, w.retention('holds.release')).click() },
  { name: 'review a hold', path: '/retention/holds', open: (page) => button(page, w.retention('holds.review')).click() },
  { name: 'sign a promise', path: '/promises', open: (page) => button(page, w.promises('sign')).first().click() },
  { name: 'days as a table', path: '/promises', open: (page) => page.getByText(w.promises('strip.table')).click() },
  { name: 'invite', path: '/settings/accounts', open: (page) => button(page, w.settings('accounts.invite')).click() },
];

test('every menu and dialog', async (t) => {
  const house = await openLivedIn(t, 'valmennuskumppani');
  const { page } = house;
  const found: string[] = [];
  for (const { name, path, open } of SCENES) {
    await visit(house, path.replace(':person', house.personId));
    await open(page);
    await settled(page);
    found.push(...(await look(page, name)));
  }
  assertQuiet(house, found);
});

test('what happens in steps: erasing, the second factor, inviting, drafting, deciding', async (t) => {
  const house = await openLivedIn(t, 'lajina-mieli');
  const { page } = house;
  const found: string[] = [];
  const see = async (name: string) => void found.push(...(await look(page, name)));
  await visit(house, `/people/${house.personId}`);
  await inMenu(page, w.person('actions.erase'));
  await button(page.getByRole('dialog'), w.acts('erase.verb')).click();
  await heading(page, w.acts('erase.done')).waitFor();
  await see('erased');
  await visit(house, '/settings/accounts');
  await button(page, w.settings('accounts.invite')).click();
  await type(page, w.settings('accounts.name'), 'Tiina Työtoveri');
  await type(page, w.settings('accounts.email'), 'tiina@firma.example.test');
  await button(page, w.settings('accounts.verb')).click();
  await page.locator('.one-time').waitFor();
  await see('one-time password');
  await button(page, w.common('close')).click();
  await button(page, w.settings('accounts.actions', { name: 'Tiina Työtoveri' })).click();
  await page.getByRole('menuitem', { name: w.settings('accounts.disable') }).click();
  await see('close an account');
  await visit(house, '/retention/reviews');
  await page.getByRole('checkbox', { name: w.common('table.selectAll') }).check();
  await see('reviews chosen');
  await button(page, w.retention('reviews.erase')).click();
  await see('decide');
  await visit(house, '/');
  await button(page.locator('.off'), 'Luonnostele kohta selosteeseen').click();
  await heading(page, w.declarationPublish('title')).waitFor();
  await page.locator('.pub-change').first().waitFor();
  for (const box of await page.locator('.pub-tell').getByRole('checkbox').all()) await box.check();
  await see('draft');
  await button(page, w.declarationPublish('publish')).click();
  await see('publish');
  await page.setViewportSize(PHONE);
  await visit(house, '/');
  await button(page, w.frame('nav.more')).click();
  await see('sheet');
  assertQuiet(house, found);
});

test('the import wizard', async (t) => {
  const house = await openLivedIn(t, 'interniemi');
  const { page } = house;
  const found: string[] = [];
  const see = async (name: string) => void found.push(...(await look(page, name)));
  const csv = 'Etunimi;Sukunimi;Sähköposti;Asiakasnumero\nAino;Havusalo;aino.havusalo@asiakas.example.test;17\nEero;Usvasuo;ei-osoite;18\n';
  await chooseFile(house, { name: 'ihmiset.csv', csv, register: 'Asiakas- ja markkinointirekisteri' });
  await button(page, w.imports('mapping.verb')).waitFor();
  await see('mapping');
  await page
    .locator('input')
    .and(page.getByLabel(`${w.imports('mapping.field')}: Etunimi`))
    .click();
  await page.getByRole('option').first().waitFor();
  await see('a list that is open');
  await page.keyboard.press('Escape');
  await button(page, w.imports('mapping.verb')).click();
  await button(page, w.imports('check.verb', { n: 1 })).waitFor();
  await see('check');
  await button(page, w.imports('check.verb', { n: 1 })).click();
  await heading(page, w.imports('run.done')).waitFor();
  await see('done');
  assertQuiet(house, found);
});

test('set-up and the door', async (t) => {
  const house = await openHouse(t, { startAt: START });
  const { page } = house;
  const found: string[] = [];
  const see = async (name: string) => void found.push(...(await look(page, name)));
  const [firm] = FIRMS.filter(({ secondFactor }) => secondFactor);
  assert.ok(firm);
  await setUp(house, firm, see);
  const door = await openWindow(t, house.url, house.clock.now());
  const seeDoor = async (name: string) => void found.push(...(await look(door.page, name)));
  await door.page.goto(house.url);
  await heading(door.page, w.login('title')).waitFor();
  await seeDoor('door');
  await signInAs({ page: door.page, url: house.url }, OWNER, 'väärä salasana');
  await door.page.getByRole('alert').first().waitFor();
  await seeDoor('refused');
  await signInAs({ page: door.page, url: house.url }, OWNER);
  await heading(door.page, w.login('mfaTitle')).waitFor();
  await seeDoor('second step');
  await button(door.page, w.login('useRecovery')).click();
  await seeDoor('recovery code');
  assert.deepEqual(found, []);
  assert.deepEqual([...house.seen.foreign, ...door.seen.foreign], []);
});
