// A firm that has a notice pastes it and has a running register whose promises hold; what a person decided on the way is what everyone reads.

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { TestContext } from 'node:test';
import { skipNamed } from '#tests';
import { OWNER, PASSWORD } from '#tests/app';
import { NOTHING_SENT } from '../paste/by-hand.ts';
import { bomb, COOKIE_POLICY, pdf } from '../paste/files.ts';
import { ON_THE_PHONE, assertQuiet, look } from './axe.ts';
import { closeBrowser, night, openHouse, sessionOfWindow } from './house.ts';
import type { House } from './house.ts';
import { addPeople, claim, fact, fixAll, useRights, giveFile, goOn, pane, paste } from './paste-steps.ts';
import { assertTrue, lookAtPromises, said } from './promise-steps.ts';
import { button, choose, enterFacts, heading, keepRecoveryKey, readNotice, type } from './walk.ts';
import { w } from './words.ts';

after(closeBrowser);

const ROOT = join(import.meta.dirname, '..', '..');
const FIXTURES = join(ROOT, 'tests', 'import', 'fixtures');
const NOTICES = join(ROOT, '..', 'shared', 'seeds');
const START = '2026-11-22T08:00:00Z';

function fixture(name: string): string {
  return readFileSync(join(FIXTURES, name), 'utf8');
}

/** One of the five notices, where they lie beside the repository. */
function seed(no: string): string | undefined {
  const name = existsSync(NOTICES) ? readdirSync(NOTICES).find((each) => each.startsWith(no)) : undefined;
  return name === undefined ? undefined : readFileSync(join(NOTICES, name), 'utf8');
}

/** From the facts of the firm to a register in use. */
async function publish(house: House, card: string): Promise<void> {
  const { page } = house;
  await enterFacts(page);
  await readNotice(page, { card });
  await keepRecoveryKey(page);
  await heading(page, w.today('title')).waitFor();
}

/** No letter leaves without a relay, and a copy outside in which nobody could be found has nothing to look at: each says what would settle it. */
const WAITS = new Set(['procedure/_channel', 'procedure/_outside', ...NOTHING_SENT]);

async function fromPasteToPromises(t: TestContext, notice: string, card: string): Promise<void> {
  const house = await openHouse(t, { startAt: START });
  const { page } = house;
  await claim(house);
  await paste(page, notice);
  await fixAll(page);
  await goOn(page);
  await publish(house, card);
  await addPeople(house);
  const first = await lookAtPromises(house);
  assert.deepEqual(said(first.filter(({ verdict }) => verdict === 'broken')), [], 'nothing is broken from the first minute');
  await useRights(house);
  await night(house);
  assertTrue(await lookAtPromises(house), WAITS);
  assert.deepEqual(house.seen.foreign, [], 'no request left this origin');
}

test('notice 002 becomes a register whose automatic promises are all kept', async (t) => {
  const notice = seed('002');
  if (notice === undefined) return skipNamed(t, 'the five notices are not here');
  await fromPasteToPromises(t, notice, 'Prover');
});

test('a notice of the form of the repealed Act becomes a register whose automatic promises are all kept', (t) =>
  fromPasteToPromises(t, fixture('a-form.txt'), 'Oy'));

test('what was rejected is not in the notice, and what was changed is in it as changed', async (t) => {
  const house = await openHouse(t, { startAt: START });
  const { page } = house;
  await claim(house);
  await paste(page, fixture('b-ten-points.txt'));
  const kept = fact(page, 'IP-osoite');
  await kept.getByRole('checkbox').uncheck();
  await page.locator('.fact-out').filter({ hasText: 'IP-osoite' }).waitFor();
  const rule = fact(page, /Säilytys 3 vuotta/);
  await rule.getByRole('button', { name: /^Muuta/ }).click();
  await type(rule, w.read('edit.amount'), '0');
  await button(rule, w.common('save')).click();
  await rule.getByText(w.read('edit.amountWrong')).waitFor();
  await type(rule, w.read('edit.amount'), '18');
  await choose(page, w.read('edit.unit'), 'kuukautta');
  await choose(page, w.read('edit.trigger'), 'viimeisimmästä yhteydenotosta');
  await button(page.locator('.fact-editor'), w.common('save')).click();
  await fact(page, 'Säilytys 18 kuukautta viimeisimmästä yhteydenotosta').getByText(w.review('review.changed')).waitFor();
  const vendor = fact(page, /Vastaanottaja MailerLite/);
  await vendor.getByRole('button', { name: /^Muuta/ }).click();
  await choose(page, w.read('edit.country'), 'Yhdysvallat');
  await button(page.locator('.fact-editor'), w.common('save')).click();
  await vendor.getByText(w.review('review.changed')).waitFor();
  await goOn(page);
  await publish(house, 'Esimerkkipolku');
  const { body } = await (await sessionOfWindow(house)).call<{ html: string }>('GET', '/api/policy/notice?lang=fi');
  const words = body.html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
  assert.match(words, /18 kuukautta/);
  assert.doesNotMatch(words, /3 vuotta palvelun päättymisestä|kulunut 3 vuotta/);
  assert.doesNotMatch(words, /IP-osoite/);
  assert.match(words, /MailerLite[^.]*Yhdysvallat/);
});

test('a mark in the text leads to its fact, and a fact to its place, also on the phone', async (t) => {
  const house = await openHouse(t, { startAt: START });
  const { page } = house;
  await claim(house);
  await paste(page, fixture('b-ten-points.txt'));
  await pane(page, 'unread');
  await page.locator('.source .mark').filter({ hasText: 'kolme vuotta' }).first().click();
  await page.locator('.fact-active').filter({ hasText: 'Säilytys' }).waitFor();
  await page.setViewportSize({ width: 390, height: 844 });
  await fact(page, /Säilytys 3 vuotta/)
    .getByRole('button', { name: /^Näytä tekstissä/ })
    .click();
  await page.locator('.source .mark-active').filter({ hasText: 'kolme vuotta' }).waitFor();
  assert.ok(await page.locator('.source .mark-active').first().isVisible());
});

test('what cannot be read says why and what to do, and the next one is read', async (t) => {
  const house = await openHouse(t, { startAt: START });
  const { page } = house;
  await claim(house);
  const alert = page.locator('.give [role=alert]');
  await button(page, w.read('give.verb')).click();
  await page.getByText(w.read('give.missing')).waitFor();
  for (const [name, bytes, says] of [
    ['seloste.docx', bomb(), /Tiedostoa ei voi lukea.*liitä/is],
    ['seloste.pdf', pdf(), /ei ole tekstiä, vain kuvia.*liitä/is],
  ] as const) {
    await giveFile(page, name, bytes);
    await alert.filter({ hasText: says }).waitFor();
  }
  await type(page, w.read('give.text'), COOKIE_POLICY);
  await button(page, w.read('give.verb')).click();
  await alert.filter({ hasText: /englanniksi.*suomenkielinen/is }).waitFor();
  const found = await look(page, 'refused');
  await paste(page, fixture('b-ten-points.txt'));
  assertQuiet(house, found);
});

test('reading a notice passes axe in each of its views, and works from the keyboard', async (t) => {
  const house = await openHouse(t, { startAt: START });
  const { page } = house;
  await claim(house);
  const found: string[] = [...(await look(page, 'give'))];
  await paste(page, fixture('b-ten-points.txt'));
  for (const name of ['facts', 'findings', 'unread'] as const) {
    await pane(page, name);
    found.push(...(await look(page, name)));
  }
  await pane(page, 'facts');
  await fact(page, /Säilytys 3 vuotta/)
    .getByRole('button', { name: /^Muuta/ })
    .press('Enter');
  found.push(...(await look(page, 'editor')));
  await page.keyboard.press('Escape');
  await page.locator('.fact-editor').waitFor({ state: 'detached' });
  const email = fact(page, 'Sähköpostiosoite').getByRole('checkbox');
  await email.press('Space');
  assert.equal(await email.isChecked(), false);
  await page.setViewportSize({ width: 390, height: 844 });
  await pane(page, 'text');
  found.push(...(await look(page, 'text on the phone', ON_THE_PHONE)));
  assertQuiet(house, found);
});

test('inside the register a notice becomes a draft, and the one in force stays', async (t) => {
  const house = await openHouse(t, { policy: 'interniemi', startAt: START });
  const { page, owner } = house;
  await page.goto(`${house.url}/notice`);
  await page.getByRole('link', { name: w.read('page.open') }).click();
  await heading(page, w.read('page.title')).waitFor();
  const found = await look(page, 'read a notice');
  await paste(page, fixture('c-duty.txt'));
  await fixAll(page);
  found.push(...(await look(page, 'review inside')));
  await button(page, w.read('page.verb')).click();
  await page.waitForURL(/\/declaration\/[\w-]+/);
  const { body } = await owner.call<{ versions: unknown[]; drafts: { note: string }[] }>('GET', '/api/policy/versions');
  assert.deepEqual([body.versions.length, body.drafts.map(({ note }) => note)], [1, [w.read('page.note')]]);
  assertQuiet(house, found);
});

test('a wrong set-up code is told before the owner is asked; one replaced meanwhile leads back, and what was typed stays', async (t) => {
  const { page, app, url } = await openHouse(t, { startAt: START });
  await page.goto(url);
  await type(page, w.setup('code.label'), 'AAAA-BBBB-CCCC');
  await button(page, w.common('next')).click();
  await page.getByRole('alert').waitFor();
  assert.equal(await page.getByLabel(w.setup('owner.name')).count(), 0);
  await type(page, w.setup('code.label'), (await app.issueClaimCode()) ?? '');
  await button(page, w.common('next')).click();
  await type(page, w.setup('owner.name'), 'Oma Omistaja');
  await type(page, w.setup('owner.email'), OWNER);
  await type(page, w.setup('owner.password'), PASSWORD);
  await app.issueClaimCode();
  await button(page, w.setup('owner.verb')).click();
  await page.getByRole('alert').waitFor();
  await type(page, w.setup('code.label'), (await app.issueClaimCode()) ?? '');
  await button(page, w.common('next')).click();
  assert.equal(await page.getByLabel(w.setup('owner.name')).inputValue(), 'Oma Omistaja');
  assert.equal(await page.getByLabel(w.setup('owner.email')).inputValue(), OWNER);
  await type(page, w.setup('owner.password'), PASSWORD);
  await button(page, w.setup('owner.verb')).click();
  await heading(page, w.declarations('declaration.title')).waitFor();
});
