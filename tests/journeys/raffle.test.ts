// A firm holds a raffle from its rules to the prize: a visitor enters by a form and a letter, the list is locked, the draw is computed again by a stranger, and the winner hears of it.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { mailboxes } from '#customers';
import { formsPhrases } from '#forms';
import { workVisits } from '#kernel/visits';
import { rafflesDictionary } from '#raffles';
import { ok, signInAgain } from '#tests/app';
import { raffles as phrases } from '#web/i18n/raffles.ts';
import { raffleCommand } from '../../src/cli/raffle.ts';
import { workForms } from '../../src/modules/forms/testing.ts';
import { openSink } from '../../src/platform/mail/testing.ts';
import { ownPhrases } from '../../src/site/own/phrases.ts';
import { takeMailIntoUse } from '../own/house.ts';
import { decodeWords } from '../own/letters.ts';
import { assertQuiet, look, visit } from './axe.ts';
import { closeBrowser, enter, fi, openHouse, ownBrowser, PATIENCE } from './house.ts';
import type { House } from './house.ts';

after(closeBrowser);

const t = fi(phrases);
const f = fi(formsPhrases);
const site = fi(rafflesDictionary);
const own = fi(ownPhrases);
const AINO = 'aino.havuharju@example.test';
const FORM = {
  slug: 'arvonta',
  kind: 'raffle',
  registerId: 'customer-marketing',
  subjectGroup: 'prospects',
  purposeId: 'direct-marketing',
  sourceId: 'self',
  fields: [],
  permissions: [],
  origins: [],
  name: { fi: 'Osallistu arvontaan', sv: 'Delta i utlottningen', en: 'Enter the raffle' },
  intro: { fi: '', sv: '', en: '' },
};

interface Journey extends House {
  /** A window of somebody who has no account. */
  readonly guest: Page;
  letter(address: string): Promise<{ link: string; text: string }>;
  looks(name: string, page?: Page): Promise<void>;
  readonly found: string[];
}

test('a raffle is set up, entered by a letter, locked, drawn, computed again by a stranger, and the winner is told', async (t0) => {
  const journey = await begin(t0);
  await setUp(journey);
  await enters(journey);
  await locksAndDraws(journey);
  await strangerLooks(journey);
  await winnerHears(journey);
  assertQuiet(journey, journey.found);
});

async function begin(t0: TestContext): Promise<Journey> {
  const house = await openHouse(t0, { policy: 'interniemi' });
  const sink = await openSink();
  t0.after(() => sink.close());
  await takeMailIntoUse(house, sink.port);
  const context = await (await ownBrowser()).newContext({ javaScriptEnabled: false, locale: 'fi-FI', acceptDownloads: true });
  t0.after(() => context.close());
  context.setDefaultTimeout(PATIENCE);
  const found: string[] = [];
  const { app } = house;
  return {
    ...house,
    guest: await context.newPage(),
    found,
    async looks(name, page = house.page) {
      found.push(...(await look(page, name)));
    },
    async letter(address) {
      await workForms(app.deps);
      await workVisits({ ...app.deps, mailboxes });
      await app.mailer.sendDue();
      const taken = sink.taken.findLast(({ to }) => to === address);
      assert.ok(taken, `no letter to ${address}`);
      return decodeWords(taken.source);
    },
  };
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

async function setUp(journey: Journey): Promise<void> {
  const { page, owner } = journey;
  const { form } = await ok<{ form: { id: string } }>(owner.call('POST', '/api/forms', FORM));
  await ok(owner.call('POST', `/api/forms/${form.id}/state`, { state: 'open', version: 1 }));
  await visit(journey, '/marketing/raffles');
  await journey.looks('no raffles');
  await page.getByRole('link', { name: t('add') }).click();
  await page.getByLabel(t('edit.name'), { exact: true }).fill('Kevään kirja-arvonta');
  await page.getByLabel(t('edit.prizes'), { exact: true }).fill('Valmentajan käsikirja (arvo 35 €)');
  await press(page, t('edit.create'));
  await page.getByRole('alert').first().waitFor();
  await journey.looks('a new raffle');
  // Words of the other languages are asked for where they are missing.
  await page.getByLabel(t('edit.prizes'), { exact: true }).fill('Tränarens handbok (värde 35 €)');
  await page
    .getByRole('radiogroup', { name: t('edit.wordsLang') })
    .getByText('English')
    .click();
  await page.getByLabel(t('edit.prizes'), { exact: true }).fill('A coach’s handbook (value €35)');
  await press(page, t('edit.create'));
  await press(page, t('open.verb'));
  await journey.looks('before it opens');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('open.verb') })
    .click();
  await page.getByText(t('who.none')).waitFor();
  await journey.looks('an open raffle');
}

async function enters({ guest, url, letter, clock }: Journey): Promise<void> {
  await guest.goto(`${url}/arvonta/arvonta`);
  await guest.getByRole('link', { name: site('page.enter') }).click();
  await guest.getByLabel(f('fields.email')).fill(AINO);
  await press(guest, f('send.raffle'));
  await guest.getByRole('heading', { name: f('thanks.title') }).waitFor();
  const { link } = await letter(AINO);
  await guest.goto(link);
  clock.advance(2_000);
  await press(guest, f('confirm.button.raffle'));
  await guest.getByRole('heading', { name: f('done.title.raffle') }).waitFor();
  // The code that finds them in the list stands on the page and in a letter.
  const [code = '', hash = ''] = await guest.locator('code.hash').allInnerTexts();
  assert.equal(createHash('sha256').update(code).digest('hex'), hash);
  assert.ok((await letter(AINO)).text.includes(code), 'the letter gives the code');
}

async function locksAndDraws(journey: Journey): Promise<void> {
  const { page } = journey;
  await page.reload();
  await page.getByRole('link', { name: AINO }).waitFor();
  assert.equal(await page.getByRole('button', { name: t('close.verb') }).count(), 0, 'the list stays open until its time');
  await later(journey, 15);
  await press(page, t('close.verb'));
  await journey.looks('before the list is locked');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('close.verb') })
    .click();
  await page
    .getByText(t('stage.wait', { date: '' }).split('.')[0] ?? '', { exact: false })
    .first()
    .waitFor();
  assert.equal(
    await page.getByRole('button', { name: t('draw.verb'), exact: true }).count(),
    0,
    'nobody draws before the value can be known',
  );
  await journey.looks('a locked raffle that waits for its value');
  await later(journey, 5);
  await press(page, t('draw.verb'));
  await journey.looks('the draw explained');
  await press(page, t('draw.next'));
  await press(page, t('draw.do'));
  await page.getByText(t('draw.valueMissing')).waitFor();
  await page.getByLabel(t('draw.value'), { exact: true }).fill('4812,37');
  await page.getByRole('checkbox', { name: t('draw.sure') }).check();
  await journey.looks('the draw with its value');
  await press(page, t('draw.do'));
  await page.getByText(t('result.verified')).waitFor();
  assert.equal(await page.getByRole('button', { name: t('draw.verb'), exact: true }).count(), 0, 'it is drawn once');
  await journey.looks('a drawn raffle');
}

async function later(journey: Journey, days: number): Promise<void> {
  const { clock, page } = journey;
  await journey.moveTo(new Date(clock.now().getTime() + days * 86_400_000).toISOString());
  await signInAgain(journey.owner, clock);
  await enter(journey.context, journey.url, journey.owner);
  await page.reload();
}

async function strangerLooks({ guest, url, dir }: Journey): Promise<void> {
  await guest.goto(`${url}/arvonta/arvonta`);
  await guest.locator('main').getByText(site('page.verified')).first().waitFor();
  assert.doesNotMatch(await guest.content(), /havuharju/i);
  await guest.getByText(site('page.list')).click();
  assert.equal(await guest.locator('details code.hash').count(), 1, 'the list stands on the page');
  const taking = guest.waitForEvent('download');
  await guest.getByRole('link', { name: site('page.file') }).click();
  const file = join(dir, 'arvonta.json');
  await (await taking).saveAs(file);
  const terminal = { env: {}, out: () => undefined, err: () => undefined };
  assert.equal(await raffleCommand(['verify', file], terminal), 0);
  const altered = join(dir, 'altered.json');
  writeFileSync(altered, readFileSync(file, 'utf8').replace('4812,37', '4812,38'));
  assert.equal(await raffleCommand(['verify', altered], terminal), 1);
}

async function winnerHears(journey: Journey): Promise<void> {
  const { page, guest, url, letter } = journey;
  await press(page, t('result.tellAgainOf', { name: AINO }));
  await journey.looks('before the winner is told');
  await press(page, t('result.send'));
  await page.getByRole('button', { name: t('result.settleOf', { name: AINO }) }).waitFor();
  assert.match((await letter(AINO)).text, /Valmentajan käsikirja/);
  await press(page, t('result.settleOf', { name: AINO }));
  await page.getByRole('menuitem', { name: t('result.taken') }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('result.settle') })
    .click();
  await page.getByText(t('result.states.taken')).waitFor();
  await page.goto(`${url}/arvonta/arvonta`);
  await journey.looks('the public page');
  await guest.goto(`${url}/omat`);
  await guest.getByLabel(own('order.address')).fill(AINO);
  await press(guest, own('order.send'));
  await guest.getByRole('heading', { name: own('sent.title') }).waitFor();
  await guest.goto((await letter(AINO)).link);
  await press(guest, own('link.open'));
  const main = guest.locator('main');
  for (const words of [site('own.standing.taken'), site('own.code')]) await main.getByText(words).first().waitFor();
}
