// Whatever is done on a page is taken back from its toast or with Ctrl+Z; what was removed waits on its own page until its day.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { ok } from '#tests/app';
import { assertQuiet, look, PHONE, settled, visit } from './axe.ts';
import { addPerson } from './daily-steps.ts';
import { closeBrowser, openHouse } from './house.ts';
import { button, toast } from './walk.ts';
import { w } from './words.ts';

after(closeBrowser);

interface Point {
  id: string;
  value: string;
}

test('a change is undone from the toast and by keys, and a removed address comes back', async (t) => {
  const house = await openHouse(t, { policy: 'valmennuskumppani' });
  const { page, owner } = house;
  const id = await addPerson(house, { givenName: 'Aino', familyName: 'Havuharju' });
  const person = async () =>
    (await ok<{ person: { givenName: string; contactPoints: Point[] } }>(owner.call('GET', `/api/people/${id}`))).person;
  const address = (await person()).contactPoints[0]?.value ?? '';
  await visit(house, `/people/${id}`);
  await button(page, `Muokkaa: ${address}`).click();
  await button(page, w.person('removeContact', { value: address })).click();
  const back = page.getByRole('alert').getByRole('button', { name: w.common('undo') });
  await back.waitFor();
  assert.deepEqual((await person()).contactPoints, []);
  await back.click();
  await toast(page, w.common('undone'));
  assert.equal((await person()).contactPoints[0]?.value, address);

  await page.keyboard.press('Control+Shift+z');
  await toast(page, w.common('redone'));
  assert.deepEqual((await person()).contactPoints, []);

  await visit(house, '/settings/removed');
  await page.getByText(address).waitFor();
  const found = await look(page, 'removed');
  await page.getByRole('button', { name: new RegExp(`^${w.trash('restore')} `) }).click();
  await toast(page, w.trash('restored'));
  assert.equal((await person()).contactPoints[0]?.value, address);

  // Three steps back, three steps forth: the keys go as far in both directions.
  await visit(house, `/people/${id}`);
  // The page says it when it is so, and only then.
  const named = async (name: string) => {
    await page.getByRole('heading', { level: 1, name: `${name} Havuharju`, exact: true }).waitFor();
    assert.equal((await person()).givenName, name);
    await settled(page);
  };
  for (const name of ['Aino-Maija', 'Aino-Kaisa', 'Aino-Liisa']) {
    const label = w.forms('given');
    await button(page, new RegExp(`^${w.person('editField', { field: label })}`)).click();
    await page.getByLabel(label, { exact: true }).fill(name);
    await page.keyboard.press('Enter');
    await named(name);
  }
  for (const name of ['Aino-Kaisa', 'Aino-Maija', 'Aino']) {
    await page.keyboard.press('Control+z');
    await named(name);
    // What offered to take it back is gone with it.
    await page
      .getByRole('alert')
      .getByRole('button', { name: w.common('undo'), exact: true })
      .waitFor({ state: 'detached' });
  }
  for (const [key, name] of [
    ['Control+y', 'Aino-Maija'],
    ['Control+Shift+z', 'Aino-Kaisa'],
    ['Control+y', 'Aino-Liisa'],
  ] as const) {
    await page.keyboard.press(key);
    await named(name);
  }

  // Pressed three times at once they go three steps, however late the answers come.
  await page.route('**/api/acts/*/undo', async (route) => {
    await sleep(400);
    await route.fallback();
  });
  for (const [key, name] of [
    ['Control+z', 'Aino'],
    ['Control+y', 'Aino-Liisa'],
  ] as const) {
    for (let presses = 0; presses < 3; presses++) await page.keyboard.press(key);
    await named(name);
  }

  // On the phone the toast stands above the places at the thumb.
  await page.setViewportSize(PHONE);
  await settled(page);
  const told = await page.getByRole('alert').last().boundingBox();
  const bar = await page.locator('.tabbar').boundingBox();
  if (told !== null && bar !== null) assert.ok(told.y + told.height <= bar.y, 'the toast covers the bar');
  assertQuiet(house, found);
});
