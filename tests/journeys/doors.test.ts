// Who may come in and what they may do: looking without touching, ending a session elsewhere, the lock after guesses, and a day without a mouse.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { contract } from '#api/contract';
import { READ_ONLY } from '#kernel/access';
import { ok, OWNER, PASSWORD } from '#tests/app';
import { addAccount, addPerson, signInAs, tabTo } from './daily-steps.ts';
import { closeBrowser, enter, openHouse, openWindow } from './house.ts';
import { button, heading, toast, type } from './walk.ts';
import { w } from './words.ts';

after(closeBrowser);

test('a viewer sees people and changes nothing, neither on the screen nor over the API', async (t) => {
  const house = await openHouse(t, { policy: 'valmennuskumppani' });
  const id = await addPerson(house, { givenName: 'Aino', familyName: 'Havuharju' });
  const viewer = await addAccount(house, 'viewer', 'katselija@firma.example.test');
  const window = await openWindow(t, house.url, house.clock.now());
  const { page } = window;
  await signInAs({ page, url: house.url }, 'katselija@firma.example.test');
  await heading(page, w.today('title')).waitFor();
  assert.equal(await button(page, w.frame('create')).count(), 0, 'nothing to create');
  await page.goto(`${house.url}/people/${id}`);
  await page.getByRole('heading', { level: 1, name: 'Aino Havuharju' }).waitFor();
  for (const name of [
    w.person('actions.log'),
    w.person('actions.more'),
    w.person('setNext'),
    w.person('endMembership'),
    w.person('addContact'),
  ])
    assert.equal(await button(page, name).count(), 0, `no button: ${name}`);
  assert.equal(await page.locator('.inline-button').count(), 0, 'no fact can be edited');
  const doors = Object.values(contract).flatMap((area) => Object.values(area));
  const closed = doors.filter(({ permission }) => typeof permission === 'string' && !READ_ONLY.some((each) => each === permission));
  assert.ok(closed.length >= 20, `${closed.length} doors are closed to a viewer`);
  for (const { method, path } of closed) {
    const { status } = await viewer.call(
      method,
      String(path).replace(/:\w+/g, id),
      method === 'GET' || method === 'DELETE' ? undefined : {},
    );
    assert.equal(status, 403, `${method} ${path}`);
  }
  const changed = await viewer.call('POST', `/api/people/${id}/contacts`, { kind: 'call', on: '2026-11-22' });
  assert.equal(changed.status, 403, 'a proper request is refused because of who asks');
});

test('a session ended elsewhere is over at its next step, and the other one goes on', async (t) => {
  const house = await openHouse(t, { policy: 'valmennuskumppani' });
  const first = await addAccount(house, 'colleague', 'tyotoveri@firma.example.test');
  await ok(first.call('DELETE', '/api/session'));
  const here = await openWindow(t, house.url, house.clock.now());
  const there = await openWindow(t, house.url, house.clock.now());
  for (const { page } of [here, there]) {
    await signInAs({ page, url: house.url }, 'tyotoveri@firma.example.test');
    await heading(page, w.today('title')).waitFor();
    house.clock.advance(60_000);
  }
  await here.page.goto(`${house.url}/settings`);
  const rows = here.page.getByRole('region', { name: w.settings('sessions.title') }).getByRole('row');
  await rows.nth(2).waitFor();
  const other = rows.filter({ has: here.page.getByRole('button') }).first();
  await other.getByRole('button').click();
  await toast(here.page, w.settings('sessions.ended'));
  await there.page
    .getByRole('link', { name: w.frame('nav.people') })
    .first()
    .click();
  await heading(there.page, w.login('title')).waitFor();
  await here.page
    .getByRole('link', { name: w.frame('nav.people') })
    .first()
    .click();
  await heading(here.page, w.people('title')).waitFor();
});

test('after five wrong passwords the account is locked, and the door says for how long', async (t) => {
  const house = await openHouse(t, { policy: 'valmennuskumppani' });
  const { page } = await openWindow(t, house.url, house.clock.now());
  await page.goto(`${house.url}/login`);
  await type(page, w.login('email'), OWNER);
  for (let tries = 0; tries < 5; tries++) {
    await type(page, w.login('password'), `arvaus numero ${tries}`);
    const answered = page.waitForResponse((response) => response.url().endsWith('/api/session') && response.request().method() === 'POST');
    await button(page, w.login('verb')).click();
    await answered;
  }
  await type(page, w.login('password'), PASSWORD);
  await button(page, w.login('verb')).click();
  await page.getByText(/Yritä uudelleen 15 minuutin päästä/).waitFor();
  house.clock.advance(16 * 60_000);
  await button(page, w.login('verb')).click();
  await heading(page, w.login('mfaTitle')).waitFor();
});

test('without a mouse: sign in, find a person with the palette, log a contact', async (t) => {
  const house = await openHouse(t, { policy: 'valmennuskumppani' });
  const id = await addPerson(house, { givenName: 'Kerttu', familyName: 'Lumikoski' });
  await addAccount(house, 'colleague', 'tyotoveri@firma.example.test');
  const { page } = await openWindow(t, house.url, house.clock.now());
  const { keyboard } = page;
  await page.goto(`${house.url}/login`);
  await page.locator('input:focus').waitFor();
  await keyboard.type('tyotoveri@firma.example.test');
  await keyboard.press('Tab');
  await keyboard.type(PASSWORD);
  await keyboard.press('Enter');
  await heading(page, w.today('title')).waitFor();
  await keyboard.press('Control+k');
  await page.getByRole('combobox', { name: w.frame('palette.title') }).waitFor();
  await keyboard.type('lumikos');
  await page.getByRole('option', { name: /Kerttu Lumikoski/ }).waitFor();
  await keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Kerttu Lumikoski' }).waitFor();
  await tabTo(page, w.person('actions.log'));
  await keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await keyboard.press('ArrowRight');
  await keyboard.press('Control+Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const { items } = await ok<{ items: { kind: string }[] }>(house.owner.call('GET', `/api/people/${id}/timeline`));
  assert.ok(
    items.some(({ kind }) => kind === 'meeting'),
    'the arrow chose a meeting, and it was logged',
  );
});

test('the keys of the house: G and a letter goes, N makes, ? shows them all', async (t) => {
  const house = await openHouse(t, { policy: 'valmennuskumppani' });
  await enter(house.context, house.url, house.owner);
  const { page } = house;
  await page.goto(house.url);
  await heading(page, w.today('title')).waitFor();
  for (const [key, name] of [
    ['l', w.promises('title')],
    ['s', w.retention('title')],
    ['i', w.people('title')],
  ] as const) {
    await page.keyboard.press('g');
    await page.keyboard.press(key);
    await heading(page, name).first().waitFor();
  }
  await page.keyboard.press('n');
  await heading(page, w.people('new.title')).waitFor();
  await page
    .getByRole('link', { name: w.frame('nav.today') })
    .first()
    .focus();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: w.frame('keys.title') }).waitFor();
});
