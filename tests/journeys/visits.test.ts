// Visits to the firm's pages: off until declared, counted without anybody being known, and told with a table behind every chart.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { ask, PHONE } from '../../src/modules/analytics/testing.ts';
import { assertQuiet, look, ON_THE_PHONE, visit } from './axe.ts';
import { closeBrowser, openHouse } from './house.ts';
import type { House } from './house.ts';
import { button, heading, toast } from './walk.ts';
import { w } from './words.ts';

after(closeBrowser);

const SITE = 'www.firma.example.test';

/** Six weeks of visits, a few a day. */
async function sixWeeks({ app, moveTo }: House): Promise<void> {
  const pages = ['/', '/palvelut', '/opas-johtamiseen', '/hinnat', '/yhteys'];
  for (let day = 0; day < 42; day++) {
    const date = new Date(Date.UTC(2026, 9, 12 + day, 9)).toISOString();
    await moveTo(date);
    for (let i = 0; i < 3 + ((day * 7) % 11); i++) {
      const of = {
        site: SITE,
        address: `198.51.100.${(day * 5 + i) % 200}`,
        consented: i % 2 === 0,
        ...(i % 3 === 0 ? { agent: PHONE } : {}),
      };
      const referrer = i % 4 === 0 ? 'haku.example.test' : i % 5 === 0 ? 'lehti.example.test' : null;
      await app.counter.take(ask(pages[i % 5] ?? '/', { ...of, referrer, campaign: i % 6 === 0 ? 'syksy-2026' : null }));
      await app.counter.take(ask(pages[(i * 3 + 1) % 5] ?? '/', of));
      if (i % 4 === 0) await app.counter.take(ask('/hinnat', { ...of, link: 'ilmoittaudu.example.test/kurssi' }));
    }
    await app.counter.flush();
  }
}

test('visits are off until declared, and the clause is offered', async (t) => {
  const house = await openHouse(t, { policy: 'interniemi' });
  await visit(house, '/marketing/visits');
  await button(house.page, w.features('draft')).waitFor();
  assertQuiet(house, await look(house.page, 'visits off', ON_THE_PHONE));
});

test('figures of a period with their table, the sites that are believed, and the receipts of what was destroyed', async (t) => {
  const house = await openHouse(t, { policy: 'valmennuskumppani' });
  const { page } = house;
  await visit(house, '/marketing/visits');
  await page.getByText(w.visits('empty')).waitFor();
  const found = await look(page, 'no visits yet', ON_THE_PHONE);
  await page.getByLabel(w.visits('sites.others')).fill(SITE);
  await button(page, w.visits('sites.save')).click();
  await toast(page, w.visits('sites.saved'));
  await page.getByText(w.visits('sites.snippet')).click();
  assert.match((await page.locator('.visits-snippets').textContent()) ?? '', /k\.gif\?p=\//);

  await sixWeeks(house);
  await house.app.deps.onNight?.find(({ room }) => room === 'analytics')?.night(house.clock.now());
  await visit(house, '/marketing/visits');
  await heading(page, w.visits('lists.pages')).waitFor();
  await page.getByText(w.visits('asked')).waitFor();
  await page.getByText(w.visits('table')).click();
  await page.getByRole('rowheader', { name: '22.11.2026' }).waitFor();
  // A receipt of each day that is over.
  await page.locator('.visits-receipts li').first().waitFor();
  found.push(...(await look(page, 'visits')));
  assertQuiet(house, found);
});
