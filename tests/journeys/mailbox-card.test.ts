// A mailbox that cannot be reached is told on Today, with the way to its settings.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { mailbox } from '../../web/src/i18n/mailbox.ts';
import { assertQuiet, look, visit } from './axe.ts';
import { closeBrowser, openHouse } from './house.ts';

after(closeBrowser);

test('a mailbox that cannot be reached stands on Today until it is read again', async (t) => {
  const house = await openHouse(t, { policy: 'valmennuskumppani' });
  const { page } = house;
  const title = mailbox.t('fi', 'failingTitle');
  await visit(house, '/');
  assert.equal(await page.getByRole('heading', { name: title }).count(), 0);
  await page.route('**/api/mailbox', (route) =>
    route.fulfill({
      json: {
        off: 'failing',
        settings: null,
        keepers: [],
        readAt: null,
        failingSince: '2026-11-21T08:00:00.000Z',
        nextAt: '2026-11-21T09:00:00.000Z',
        code: 'ECONNREFUSED',
        counts: [],
      },
    }),
  );
  await visit(house, '/');
  await page.getByRole('heading', { name: title }).waitFor();
  const found = await look(page, 'today with a failing mailbox');
  await page.getByRole('link', { name: mailbox.t('fi', 'toSettings') }).click();
  await page.waitForURL(/\/settings\/mailbox$/);
  assertQuiet(house, found);
});
