// What no software reaches: the copies of an erased customer are removed and signed for, and a breach is told within its 72 hours.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { promiseViews, runChecks } from '#kernel/proof';
import { ok, signInAgain } from '#tests/app';
import { assertQuiet, look } from './axe.ts';
import { addPerson } from './daily-steps.ts';
import { closeBrowser, enter, openHouse } from './house.ts';
import type { House } from './house.ts';
import { button, heading, toast, type } from './walk.ts';
import { w } from './words.ts';

after(closeBrowser);

const WHO = 'Aino Havuharju';
const ERASURE = ['procedure/_erasure', 'procedure/_outside'];

async function verdicts({ app }: House): Promise<(string | null)[]> {
  await runChecks(app.proof);
  const views = await promiseViews(app.deps);
  return ERASURE.map((id) => views.find((view) => view.id === id)?.verdict ?? null);
}

async function erased(house: House): Promise<void> {
  const id = await addPerson(house, { givenName: 'Aino', familyName: 'Havuharju' });
  await ok(house.owner.call('POST', `/api/subjects/${id}/erasure`, { ground: 'request' }));
}

test('a customer with a folder and an Outlook entry is erased: the promise waits for the signatures', async (t) => {
  const house = await openHouse(t, { policy: 'prover' });
  const { page, url } = house;
  await erased(house);
  assert.deepEqual(await verdicts(house), ['unknown', 'unknown']);
  await page.goto(url);
  await page.getByRole('link', { name: w.duties('today.all') }).click();
  await heading(page, w.duties('title')).waitFor();
  const rows = page.locator('.duty-row');
  await rows.first().waitFor();
  const copies = await rows.count();
  assert.ok(copies >= 4, `${copies} copies`);
  await rows.getByText('lukittu kaappi yrityksen toimitiloissa').waitFor();
  await rows.getByText(new RegExp(WHO)).first().waitFor();
  const found = await look(page, '/duties');
  // One key signs off the row in focus.
  for (let left = copies; left > 0; left -= 1) {
    await rows.first().getByRole('button').focus();
    await page.keyboard.press('k');
    await button(page.getByRole('dialog'), w.dutyWords('sign.verb')).click();
    await toast(page, w.dutyWords('sign.saved'));
    await rows.nth(left - 1).waitFor({ state: 'detached' });
  }
  await page.getByText(w.duties('empty')).waitFor();
  assert.equal(await page.getByText(WHO).count(), 0);
  assert.deepEqual(await verdicts(house), ['kept', 'kept']);
  assertQuiet(house, found);
});

test('copies that nobody removed in time break the promise, and the name is not kept for ever', async (t) => {
  const house = await openHouse(t, { policy: 'prover' });
  const { page, url } = house;
  await erased(house);
  await house.moveTo('2026-12-01T08:00:00Z');
  assert.deepEqual(await verdicts(house), ['broken', 'broken']);
  await house.moveTo('2026-12-08T08:00:00Z');
  await signInAgain(house.owner, house.clock);
  await enter(house.context, url, house.owner);
  await page.goto(`${url}/duties`);
  await page.locator('.duty-late').first().waitFor();
  await page.getByText(w.duties('unknown')).first().waitFor();
  assert.equal(await page.getByText(WHO).count(), 0);
});

test('a breach is entered, assessed, notified within 72 hours from both drafts, and closed', async (t) => {
  const house = await openHouse(t, { policy: 'lajina-mieli' });
  const { page, url } = house;
  await page.goto(`${url}/duties/breaches`);
  await button(page, w.breaches('enter')).click();
  const dialog = page.getByRole('dialog');
  await type(dialog, w.breachWords('form.at'), '9.00');
  await type(dialog, w.breachWords('form.happened'), 'Kannettava varastettiin junasta.');
  await type(dialog, w.breachWords('form.people'), '40');
  await button(dialog, w.breachWords('form.verb')).click();
  await toast(page, w.breachWords('form.saved'));
  await heading(page, w.breaches('no', { no: 1 })).waitFor();
  await page.getByText(/72 tunnin määräaika päättyy 25\.11\.2026 9\.00/).waitFor();
  await page.goto(url);
  await page.getByRole('link', { name: w.duties('today.breach', { no: 1 }) }).click();
  await button(page, w.breachWords('risk.title')).click();
  await dialog.getByLabel(w.breachWords('risk.high')).check();
  await type(dialog, w.breachWords('risk.reason'), 'Koneella oli valmennusten muistiinpanoja.');
  await button(dialog, w.breachWords('form.save')).click();
  await toast(page, w.breachWords('risk.saved'));
  const found = await look(page, '/duties/breaches/:id');
  await button(page, w.breachWords('authority.verb')).click();
  await button(dialog, w.breachWords('form.save')).click();
  await toast(page, w.breachWords('authority.saved'));
  await button(page, w.breachWords('persons.verb')).click();
  await button(dialog, w.breachWords('form.save')).click();
  await toast(page, w.breachWords('persons.saved'));
  await page.getByText(w.breaches('drafts.persons'), { exact: true }).click();
  await page.getByText(/tietojasi on voinut joutua vääriin käsiin/).waitFor();
  await button(page, w.breachWords('close.verb')).click();
  await button(dialog, w.breachWords('close.verb')).click();
  await toast(page, w.breachWords('close.saved'));
  await page.getByText(w.breaches('closed'), { exact: true }).first().waitFor();
  assertQuiet(house, found);
});
