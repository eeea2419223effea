// An address that leads to nothing says what was looked for and where the others of its kind are, instead of offering a second try.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { common } from '#web/i18n/common.ts';
import { notThere } from '#web/i18n/not-there.ts';
import { look, visit } from './axe.ts';
import { closeBrowser, fi, openHouse } from './house.ts';

after(closeBrowser);

const t = fi(notThere);
const NONE = '00000000-0000-7000-8000-000000000000';
const PLACES = [
  ['/people/:id', 'person', '/people'],
  ['/organisations/:id', 'organisation', '/organisations'],
  ['/leads/:id', 'lead', '/leads'],
  ['/requests/:id', 'request', '/requests'],
  ['/duties/:id', 'duty', '/duties'],
  ['/duties/breaches/:id', 'breach', '/duties/breaches'],
  ['/recipients/:id', 'recipient', '/recipients'],
  ['/declaration/:id', 'draft', '/notice'],
  ['/declaration/:id/publish', 'draft', '/notice'],
  ['/marketing/:id', 'mailing', '/marketing'],
  ['/marketing/:id/content', 'mailing', '/marketing'],
  ['/marketing/calls/:id', 'calls', '/marketing/calls'],
  ['/marketing/forms/:id', 'form', '/marketing/forms'],
  ['/marketing/raffles/:id', 'raffle', '/marketing/raffles'],
] as const;

test('an id of nothing, and a word that is no id, lead to a page that says so', async (t0) => {
  const house = await openHouse(t0, { policy: 'interniemi' });
  const { page } = house;
  const found: string[] = [];
  for (const [path, what, list] of PLACES) {
    for (const id of what === 'mailing' ? [NONE, 'newsletters'] : [NONE]) {
      const at = path.replace(':id', id);
      await visit(house, at);
      await page.getByRole('heading', { level: 1, name: t(`title.${what}`), exact: true }).waitFor();
      assert.equal(await page.locator('h1').count(), 1, at);
      await page.getByText(t('more', { id })).waitFor();
      assert.equal(await page.getByRole('button', { name: fi(common)('retry') }).count(), 0, at);
      assert.equal(await page.getByRole('link', { name: t(`to.${what}`), exact: true }).getAttribute('href'), list, at);
    }
  }
  found.push(...(await look(page, 'not there')));
  await page.getByRole('link', { name: t('to.raffle') }).click();
  await page.waitForURL('**/marketing/raffles');
  assert.deepEqual(found, []);
});
