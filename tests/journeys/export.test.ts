// What a list shows is exported from its page: the file holds what was chosen, its reader is asked for whom and for what, and nobody is shut out of the dialog.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, test } from 'node:test';
import { exporting } from '#web/i18n/export.ts';
import { ok } from '#tests/app';
import { look } from './axe.ts';
import { closeBrowser, fi, openHouse, openWindow } from './house.ts';
import { button } from './walk.ts';

const t = fi(exporting);
after(closeBrowser);

test('a coach exports a register for own use, by the keyboard and the mouse, and the log tells it', async (context) => {
  const house = await openHouse(context, { policy: 'valmennuskumppani' });
  const { page, owner, url, seen } = house;
  for (const n of [1, 2, 3])
    await ok(
      owner.call('POST', '/api/people', {
        givenName: `Etu${n}`,
        familyName: n === 2 ? '=Kaava' : `Suku${n}`,
        source: 'self',
        memberships: [{ registerId: 'customer-marketing', subjectGroup: 'customers' }],
        contactPoints: [{ kind: 'email', value: `henkilo${n}@example.test` }],
        custom: {},
      }),
    );
  await page.goto(`${url}/people`);
  await button(page, t('open')).click();
  await page.getByText(t('people', { n: 3 })).waitFor();
  assert.deepEqual(await look(page, 'export'), []);
  await page
    .getByRole('combobox', { name: t('format') })
    .or(page.getByLabel(t('format')))
    .first()
    .click();
  await page.getByRole('option', { name: t('csv') }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByRole('dialog')
      .getByRole('button', { name: t('verb') })
      .click(),
  ]);
  const text = await readFile(await download.path(), 'utf8');
  assert.match(download.suggestedFilename(), /^henkilot-2026-11-22\.csv$/);
  assert.equal(text.split('\r\n').length, 5);
  assert.ok(text.includes(";'=Kaava;"));
  const { status } = await owner.call('GET', `/api/exports/${'x'.repeat(20)}/file`);
  assert.equal(status, 404);
  assert.deepEqual([seen.errors, seen.foreign], [[], []]);

  await test('who is not signed in is refused by the server', async () => {
    const stranger = await openWindow(context, url, house.clock.now());
    const answer = await stranger.page.request.get(`${url}/api/exports/options?about=people`);
    assert.equal(answer.status(), 401);
  });
});
