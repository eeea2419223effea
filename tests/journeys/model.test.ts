// A firm that begins from the card of another confirms what will be published, leaves out the tools it does not have, and publishes no word of the other's past.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { OWNER, PASSWORD } from '#tests/app';
import { closeBrowser, openHouse } from './house.ts';
import { button, type } from './walk.ts';
import { w } from './words.ts';
after(closeBrowser);

test('what came from the model is named, left out, and never told as the firm’s own past', async (t) => {
  const house = await openHouse(t);
  const { page, app } = house;
  await page.goto(house.url);
  await type(page, w.setup('code.label'), (await app.issueClaimCode()) ?? '');
  await button(page, w.common('next')).click();
  await type(page, w.setup('owner.name'), 'Oma Omistaja');
  await type(page, w.setup('owner.email'), OWNER);
  await type(page, w.setup('owner.password'), PASSWORD);
  await button(page, w.setup('owner.verb')).click();
  await page.locator('.firm-card').filter({ hasText: 'Lajina Mieli' }).click();
  await button(page, w.common('next')).click();
  await page.locator('.completion').first().waitFor();
  await type(page, 'Oman yrityksesi nimi', 'Oma Valmennus Oy');
  await type(page, 'Y-tunnus', '1234567-1');
  await type(page, w.declarations('facts.contactName'), 'Rekisterivastaava');
  await type(page, w.declarations('facts.email'), 'tietosuoja@firma.example.test');
  await type(page, w.declarations('facts.post'), 'Oma tie 2, 00100 Helsinki');
  const contact = page.locator('.completion').filter({ hasText: 'Oma tie 2' });
  await contact.first().waitFor();
  assert.doesNotMatch(await contact.first().innerText(), /Esimerkkikatu|lajina-mieli/);
  for (const n of [/Meillä ei ole tätä: Wopi/, /Meillä ei ole tätä: Genos/]) await page.getByRole('checkbox', { name: n }).check();
  await page.locator('.completion').filter({ hasText: 'Arviointiaineisto' }).waitFor({ state: 'detached' });
  const all = page.locator('.completion-all');
  for (let left = await all.count(); left > 0; left -= 1) await all.first().click();
  const open = page.locator('.completion').getByRole('checkbox', { checked: false });
  while ((await open.count()) > 0) await open.first().check();
  await button(page, w.declarations('completions.verb')).click();
  await page
    .getByRole('region', { name: w.setup('steps.notice') })
    .locator('[lang=fi]')
    .waitFor();
  const words = await page.getByRole('region', { name: w.setup('steps.notice') }).innerText();
  assert.match(words, /Oma tie 2/);
  assert.doesNotMatch(words, /aiempaan|Wopi|Genos|Lajina|Esimerkkikatu|oli nimetty/);
  await button(page, w.setup('notice.verb')).click();
  await page.getByText(w.setup('recovery.title')).first().waitFor();
});
