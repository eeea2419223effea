// Nobody is shut out: every page passes axe in light and dark, at the desk and on the phone; nothing sticks out, complains or calls elsewhere.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { assertQuiet, look, PHONE, settled, sideways, visit } from './axe.ts';
import { closeBrowser, openHouse } from './house.ts';
import { openLivedIn } from './lived-in.ts';
import { addresses, PUBLIC, seePages } from './pages.ts';

after(closeBrowser);

test('every page of the application', (t) => seePages(t, 'valmennuskumppani'));

test('the public pages in three languages', async (t) => {
  const house = await openLivedIn(t, 'interniemi');
  const found: string[] = [];
  for (const path of PUBLIC) {
    await visit(house, path);
    found.push(...(await look(house.page, path)));
  }
  house.seen.errors = house.seen.errors.filter((error) => !error.includes('/seloste/versiot/99'));
  assertQuiet(house, found);
});

test('every page in Swedish and English fits the phone', async (t) => {
  const house = await openLivedIn(t, 'interniemi');
  const found: string[] = [];
  await house.page.setViewportSize(PHONE);
  await house.context.addInitScript(`localStorage.setItem('lupaus-lang', 'sv')`);
  for (const path of addresses(house)) {
    await visit(house, path);
    for (const lang of ['sv', 'en']) {
      if (lang === 'en') await house.page.evaluate(CHOSEN_ELSEWHERE);
      await settled(house.page);
      assert.equal(await house.page.locator('html').getAttribute('lang'), lang);
      found.push(...(await sideways(house.page, `${path} ${lang}`)));
    }
  }
  assertQuiet(house, found);
});

/** What a window hears when English is chosen in another one. */
const CHOSEN_ELSEWHERE = `dispatchEvent(new StorageEvent('storage', { key: 'lupaus-lang', newValue: 'en' }))`;

test('the look sees what is wrong: a picture without words, pale text and a page too wide', async (t) => {
  const { page } = await openHouse(t, {});
  await page.setContent(
    '<html lang="fi"><title>x</title><main><h1>x</h1><img src="data:," width="5000"><p style="color:#ccc;background:#fff">vaalea</p></main>',
  );
  const found = (await look(page, 'wrong')).join('\n');
  for (const wrong of ['image-alt', 'color-contrast', 'scrolls sideways']) assert.match(found, new RegExp(wrong));
});
