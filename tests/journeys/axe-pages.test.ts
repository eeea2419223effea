// Nobody is shut out: every page passes axe in light and dark, at the desk and on the phone; nothing sticks out, complains or calls elsewhere.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { TestContext } from 'node:test';
import { assertQuiet, CROSSED, look, PHONE, sideways, visit } from './axe.ts';
import { closeBrowser, openHouse } from './house.ts';
import { openLivedIn } from './lived-in.ts';

after(closeBrowser);

const PAGES = [
  '/',
  '/people',
  '/people?due=overdue',
  '/people/new',
  '/people/:person',
  '/organisations',
  '/organisations/new',
  '/organisations/:organisation',
  '/documents',
  '/requests',
  '/recipients',
  '/duties',
  '/duties/breaches',
  '/retention',
  '/retention/reviews',
  '/retention/runs',
  '/retention/holds',
  '/notice',
  '/notice?view=art30',
  '/notice?view=versions',
  '/notice/read',
  '/promises',
  '/import',
  '/settings',
  '/settings/accounts',
  '/settings/house',
  '/settings/mail',
  '/settings/reference',
  '/settings/log',
  '/no/such/page',
];
const PUBLIC = ['/seloste/fi', '/seloste/sv', '/seloste/en', '/seloste/versiot', '/seloste/versiot/1/fi', '/seloste/versiot/99'];

async function seePages(t: TestContext, policy: string, variants?: typeof CROSSED): Promise<void> {
  const house = await openLivedIn(t, policy);
  const found: string[] = [];
  for (const path of PAGES) {
    if (path.includes(':organisation') && house.organisationId === undefined) continue;
    await visit(house, path.replace(':person', house.personId).replace(':organisation', house.organisationId ?? ''));
    found.push(...(await look(house.page, path, variants)));
  }
  assertQuiet(house, found);
}

test('every page of the application', (t) => seePages(t, 'valmennuskumppani'));

test('every page of a firm that declares little and decides on the inactive', (t) => seePages(t, 'lajina-mieli', CROSSED));

test('the public pages in three languages', async (t) => {
  const house = await openLivedIn(t, 'interniemi');
  const found: string[] = [];
  for (const path of PUBLIC) {
    await visit(house, path);
    found.push(...(await look(house.page, path, path === '/seloste/fi' ? undefined : CROSSED)));
  }
  house.seen.errors = house.seen.errors.filter((error) => !error.includes('/seloste/versiot/99'));
  assertQuiet(house, found);
});

test('every page in Swedish and English fits the phone', async (t) => {
  const house = await openLivedIn(t, 'interniemi');
  const found: string[] = [];
  for (const lang of ['sv', 'en'] as const) {
    await house.page.setViewportSize(PHONE);
    await house.context.addInitScript(`localStorage.setItem('lupaus-lang', '${lang}')`);
    for (const path of PAGES) {
      if (path.includes(':organisation') && house.organisationId === undefined) continue;
      await visit(house, path.replace(':person', house.personId).replace(':organisation', house.organisationId ?? ''));
      assert.equal(await house.page.locator('html').getAttribute('lang'), lang);
      found.push(...(await sideways(house.page, `${path} ${lang}`)));
    }
  }
  assertQuiet(house, found);
});

test('the look sees what is wrong: a picture without words, pale text and a page too wide', async (t) => {
  const { page } = await openHouse(t, {});
  await page.setContent(
    '<html lang="fi"><title>x</title><main><h1>x</h1><img src="data:," width="5000"><p style="color:#ccc;background:#fff">vaalea</p></main>',
  );
  const found = (await look(page, 'wrong', CROSSED)).join('\n');
  for (const wrong of ['image-alt', 'color-contrast', 'scrolls sideways']) assert.match(found, new RegExp(wrong));
});
