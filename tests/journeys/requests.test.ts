// Requests of data subjects on the screen: by post entered, extended with reason, answered; refused with its ground; both clocks in sight.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { ok } from '#tests/app';
import { openSink } from '../../src/platform/mail/testing.ts';
import type { Sink } from '../../src/platform/mail/testing.ts';
import { assertQuiet, look } from './axe.ts';
import { addPerson } from './daily-steps.ts';
import { closeBrowser, openHouse } from './house.ts';
import type { House } from './house.ts';
import { button, choose, heading, toast, type } from './walk.ts';
import { w } from './words.ts';

after(closeBrowser);

const NAME = { givenName: 'Aino', familyName: 'Havuharju' };
const WHO = 'Aino Havuharju';

async function pick(page: Page, label: string, option: string): Promise<void> {
  await choose(page, label, option);
}

/** Enters a request as one does who has opened the letter. */
async function enter(house: House, of: { right: string; channel: string; on: string; asked?: string; identity?: string }): Promise<void> {
  const { page } = house;
  await page.goto(`${house.url}/requests`);
  await button(page, w.requests('enter')).click();
  const dialog = page.getByRole('dialog');
  await pick(page, w.requestActs('enter.right'), of.right);
  await pick(page, w.requestActs('enter.channel'), of.channel);
  await type(dialog, w.requestActs('enter.on'), of.on);
  await type(dialog, w.requestActs('enter.at'), '9.00');
  await page
    .locator('input')
    .and(page.getByLabel(w.requestActs('enter.person')))
    .fill('Havuharju');
  await page.getByRole('option', { name: new RegExp(WHO) }).click();
  if (of.asked !== undefined) await type(dialog, w.requestActs('enter.asked'), of.asked);
  if (of.identity !== undefined) await pick(page, w.requestActs('enter.identity'), of.identity);
  await button(dialog, w.requestActs('enter.verb')).click();
  await toast(page, w.requestActs('enter.saved'));
  await heading(page, new RegExp(`^${of.right}`)).waitFor();
}

async function fromMore(page: Page, item: string): Promise<void> {
  await button(page, w.requestCase('case.more')).click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
}

/** Mail in use, to a relay of this machine that keeps what it takes. */
async function takeMailIntoUse(t: TestContext, { owner }: House): Promise<Sink> {
  const sink = await openSink();
  t.after(() => sink.close());
  const { relays } = await ok<{ relays: { id: string; seesAddress: boolean }[] }>(owner.call('GET', '/api/mail'));
  const relay = { host: '127.0.0.1', port: sink.port, tls: 'none', user: '', fromName: 'Firma', fromAddress: 'posti@firma.example.test' };
  await ok(owner.call('PUT', '/api/mail', { ...relay, recipientId: relays.find(({ seesAddress }) => seesAddress)?.id }));
  await ok(owner.call('POST', '/api/mail/test'));
  return sink;
}

const ADDRESS = 'aino.havuharju@asiakas.example.test';

test('a request by post is entered, clarified, extended with reason in time and answered by mail, with both clocks in sight', async (t) => {
  const house = await openHouse(t, { policy: 'prover' });
  const { page, app } = house;
  const sink = await takeMailIntoUse(t, house);
  await addPerson(house, NAME);
  await enter(house, {
    right: w.requests('name.access'),
    channel: w.requests('channel.post'),
    on: '20.11.2026',
    asked: 'Mitä tietoja minusta on?',
  });
  const clocks = page.locator('.clock');
  assert.deepEqual(await clocks.locator('time').allInnerTexts(), ['viimeistään 18.12.2026', 'viimeistään 20.12.2026']);
  await button(page, w.requestActs('identify.button')).click();
  await pick(page, w.requestActs('identify.method'), w.requests('method.known-address'));
  await button(page.getByRole('dialog'), w.requestActs('identify.verb')).click();
  await toast(page, w.requestActs('identify.saved'));

  const dialog = page.getByRole('dialog');
  await fromMore(page, w.requestActs('ask.clarification'));
  await type(dialog, w.requestActs('ask.question'), 'Mitkä vuodet sinua kiinnostavat?');
  await button(dialog, w.requestLetters('show')).click();
  await dialog
    .getByText(/Mitkä vuodet sinua kiinnostavat\?/)
    .last()
    .waitFor();
  const asking = await look(page, 'asking by mail');
  assert.equal(sink.taken.length, 1, 'a look at the letter sends nothing');
  await button(dialog, w.requestActs('ask.verb')).click();
  await toast(page, w.requestActs('ask.saved'));
  await page.getByText(w.requestLetters('state.queued')).waitFor();
  await app.mailer.sendDue();
  assert.deepEqual([sink.taken.length, sink.taken[1]?.to], [2, ADDRESS]);
  await button(page, w.requestActs('clarified.title')).click();
  await type(dialog, w.requestActs('clarified.reply'), 'Kaksi viime vuotta.');
  await button(dialog, w.requestActs('clarified.verb')).click();
  await toast(page, w.requestActs('clarified.saved'));

  await fromMore(page, w.requestEnds('extend.title'));
  await dialog.getByText('20.12.2026').waitFor();
  await type(dialog, w.requestEnds('extend.text'), 'Aineisto on arkistossa ja laaja.');
  await button(dialog, w.requestEnds('extend.verb')).click();
  await toast(page, w.requestEnds('extend.saved'));
  await clocks.getByText('viimeistään 20.2.2027').first().waitFor();
  sink.refuse(ADDRESS, 550, '5.1.1 unknown');
  await app.mailer.sendDue();
  await page.reload();
  await page.getByText(w.requestLetters('state.bounced')).waitFor();
  await page
    .getByRole('button', { name: w.requestLetters('sendAgain') })
    .last()
    .click();
  await pick(page, w.requestLetters('how'), w.requestLetters('way.post'));
  await button(dialog, w.requestLetters('verbHand')).click();
  await toast(page, w.requestLetters('handed'));
  await page.getByText(w.requestLetters('handedBy.post')).waitFor();
  const bounced = await look(page, 'a letter that bounced');
  sink.refuse(ADDRESS, 250, '');

  await page.goto(`${house.url}/`);
  await page
    .locator('.today-request')
    .getByRole('link', { name: w.requests('name.access') })
    .click();
  await button(page, w.requestEnds('answer.button')).click();
  await type(dialog, w.requestEnds('answer.text'), 'Kopio lähetetty postitse.');
  await pick(page, w.requestLetters('how'), w.requestLetters('mailBounced', { address: ADDRESS }));
  await button(dialog, w.requestEnds('answer.verb')).click();
  await toast(page, w.requestEnds('answer.saved'));
  await page.getByText(w.requests('outcome.granted')).first().waitFor();
  assert.deepEqual(await page.locator('.clock-left').allInnerTexts(), [w.requests('clock.kept'), w.requests('clock.kept')]);
  assertQuiet(house, [...asking, ...bounced]);
});

test('without mail a request is extended and answered by hand, and the delivery is written down', async (t) => {
  const house = await openHouse(t, { policy: 'lajina-mieli' });
  const { page } = house;
  await addPerson(house, NAME);
  await enter(house, {
    right: w.requests('name.access'),
    channel: w.requests('channel.post'),
    on: '20.11.2026',
    identity: w.requests('method.known-address'),
  });
  const dialog = page.getByRole('dialog');
  await fromMore(page, w.requestEnds('extend.title'));
  await dialog.getByText(w.requestLetters('off')).waitFor();
  await type(dialog, w.requestEnds('extend.text'), 'Aineisto on arkistossa ja laaja.');
  await button(dialog, w.requestEnds('extend.verb')).click();
  await toast(page, w.requestEnds('extend.saved'));
  await page.getByText(/Aineisto on arkistossa ja laaja\.[\s\S]*tietosuoja\.fi/).waitFor();
  await page.getByText(w.requestLetters('undelivered')).waitFor();
  await button(page, w.requestEnds('answer.button')).click();
  await button(dialog, w.requestEnds('answer.verb')).click();
  await toast(page, w.requestEnds('answer.saved'));
  await page.getByText(w.requestLetters('handedBy.post')).waitFor();
  assertQuiet(house, []);
});

test('a request is refused with a ground of the law, and its message tells how to complain', async (t) => {
  const house = await openHouse(t, { policy: 'prover' });
  const { page } = house;
  await addPerson(house, NAME);
  await enter(house, {
    right: w.requests('name.erasure'),
    channel: w.requests('channel.email'),
    on: '21.11.2026',
    identity: w.requests('method.call-back'),
  });
  assert.deepEqual(await page.locator('.clock-name').allInnerTexts(), ['Lupaus', 'Laki'], 'the nearer clock stands first');
  await page.getByText('viimeistään 23.11.2026 klo 9.00', { exact: true }).waitFor();
  await page.getByText('viimeistään 21.12.2026', { exact: true }).waitFor();
  await fromMore(page, w.requestEnds('refuse.button'));
  const dialog = page.getByRole('dialog');
  await button(dialog, w.requestEnds('refuse.verb')).click();
  await dialog.getByText(w.common('missing')).first().waitFor();
  await pick(page, w.requestEnds('refuse.ground'), w.requestEnds('grounds.claims'));
  await type(dialog, w.requestEnds('refuse.text'), 'Laskusta on kesken riita.');
  await button(dialog, w.requestEnds('refuse.verb')).click();
  await toast(page, w.requestEnds('refuse.saved'));
  await page.getByText(w.requests('outcome.refused')).first().waitFor();
  await page.locator('.step-letter details[open] summary').waitFor();
  await page.getByText(/oikeusvaateen[\s\S]*Laskusta on kesken riita\.[\s\S]*tietosuoja\.fi[\s\S]*tuomioistuimeen/).waitFor();
  assertQuiet(house, []);
});

test('an erasure waits, is cancelled, then done; of the case no word of the person is left', async (t) => {
  const house = await openHouse(t, { policy: 'prover' });
  const { page } = house;
  await addPerson(house, NAME);
  await enter(house, {
    right: w.requests('name.erasure'),
    channel: w.requests('channel.phone'),
    on: '22.11.2026',
    asked: `Terveisin ${WHO}`,
    identity: w.requests('method.call-back'),
  });
  const approve = async () => {
    await button(page, w.requestEnds('approve.button')).click();
    await button(page.getByRole('dialog'), w.requestEnds('approve.verb')).click();
    await toast(page, w.requestEnds('approve.saved'));
  };
  await approve();
  await page.getByText(w.requests('state.delayed')).first().waitFor();
  await button(page, w.requestEnds('keep.button')).click();
  await button(page.getByRole('dialog'), w.requestEnds('keep.verb')).click();
  await page.getByText(w.requests('state.assessing')).first().waitFor();
  await approve();
  await button(page, w.requestEnds('eraseNow.button')).click();
  await button(page.getByRole('dialog'), w.requestEnds('eraseNow.verb')).click();
  await page.getByText(w.requestCase('case.goneBar')).waitFor();
  await page.getByText(w.requests('state.rechecked')).first().waitFor();
  // Whom to look for outside the register is told until each copy is signed off; the case itself has forgotten.
  for (const part of ['h1', '.request-next', '.request-facts', '.steps'])
    assert.doesNotMatch(await page.locator(`main ${part}`).first().innerText(), /Havuharju/, part);
  assertQuiet(house, await look(page, 'an erased case'));
});

test('the pages and dialogs of requests pass axe in light and dark, at the desk and on the phone', async (t) => {
  const house = await openHouse(t, { policy: 'lajina-mieli' });
  const { page } = house;
  const found: string[] = [];
  await page.goto(`${house.url}/requests`);
  await page.getByText(w.requests('empty')).waitFor();
  found.push(...(await look(page, 'no requests')));
  await addPerson(house, NAME);
  await enter(house, {
    right: w.requests('name.erasure'),
    channel: w.requests('channel.post'),
    on: '19.11.2026',
    asked: 'Poistakaa tietoni.',
  });
  found.push(...(await look(page, 'a late case')));
  for (const item of [
    w.requestActs('ask.identity'),
    w.requestActs('ask.clarification'),
    w.requestEnds('extend.title'),
    w.requestEnds('refuse.button'),
  ]) {
    await fromMore(page, item);
    found.push(...(await look(page, item)));
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
  await page.goto(`${house.url}/requests`);
  await page.locator('.request-row').first().waitFor();
  found.push(...(await look(page, 'the list')));
  await button(page, w.requests('enter')).click();
  found.push(...(await look(page, 'entering')));
  assertQuiet(house, found);
});
