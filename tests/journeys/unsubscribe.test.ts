// A reader's way through a letter: why it came, out with one press, back by an own consent, and away; each step is seen in the next mailing.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { mailboxes } from '#customers';
import { workVisits } from '#kernel/visits';
import { ok, openApp } from '#tests/app';
import { letterPhrases } from '../../src/site/marketing/phrases.ts';
import { ownPhrases } from '../../src/site/own/phrases.ts';
import { BO, personMaker } from '../own/house.ts';
import { decodeWords } from '../own/letters.ts';
import { look } from './axe.ts';
import { closeBrowser, fi, openWindow } from './house.ts';
import { withReaders } from './letter-steps.ts';
import type { Readers } from './letter-steps.ts';

after(closeBrowser);

const t = fi(letterPhrases);
const own = fi(ownPhrases);
const AINO = 'aino.havuharju@example.test';

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();

/** The newest letter to the address. */
function letterTo({ sink }: Readers, address: string): string {
  const letter = sink.letters.findLast(({ to }) => to === address);
  assert.ok(letter, `no letter to ${address}`);
  return letter.source.toString();
}

/** What a mail program presses: the address in the header of the letter, and the words of RFC 8058. */
function wayOut(letter: string): string {
  const head = letter.slice(0, letter.indexOf('\r\n\r\n')).replaceAll(/\r\n[ \t]+/g, '');
  assert.match(head, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m);
  return /^List-Unsubscribe: <([^>]+)>/m.exec(head)?.[1] ?? '';
}

test('letter, reason, one press, silence, own consent, a letter again, erasure', async (t0: TestContext) => {
  const house = await openApp(t0, { policy: 'prover' });
  const { app, owner, clock } = house;
  const person = personMaker(owner);
  const aino = await person('Aino', 'Havuharju', [{ kind: 'email', value: AINO }]);
  const bo = await person('Bo', 'Lindstrand', [{ kind: 'email', value: BO }]);
  const readers = await withReaders(t0, house, 2);
  assert.deepEqual(new Set(readers.ids), new Set([aino, bo]));
  await app.server.listen({ host: '127.0.0.1', port: app.deps.config.port });
  const { page } = await openWindow(t0, app.deps.config.publicUrl, clock.now());
  const stateOf = async (id: string) => {
    clock.advance(60_000);
    const row = (await readers.send()).get(id);
    return [row?.state, row?.rule];
  };

  assert.deepEqual(await stateOf(aino), ['accepted', 'consent']);
  const out = wayOut(letterTo(readers, AINO));
  const found: string[] = [];

  // A scanner opens the link, and the person reads why the letter came and what the link does.
  await page.goto(out);
  found.push(...(await look(page, 'way out')));
  assert.equal((await ok<{ state: { events: unknown[] } }>(owner.call('GET', `/api/subjects/${aino}/permissions`))).state.events.length, 1);

  // The mail program presses: no cookie, no page, no second question.
  clock.advance(1000);
  const pressed = await fetch(out, {
    method: 'POST',
    redirect: 'error',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'List-Unsubscribe=One-Click',
  });
  assert.deepEqual([pressed.status, pressed.headers.get('set-cookie')], [200, null]);
  assert.deepEqual(await stateOf(aino), ['blocked', 'consent-withdrawn']);
  assert.deepEqual(await stateOf(bo), ['accepted', 'consent']);

  // The own pages tell what came and what did not, and there she consents anew.
  await ok(owner.call('POST', '/api/mail/test', {}));
  await app.mailer.sendDue();
  await page.goto(`${app.deps.config.publicUrl}/omat?lang=fi`);
  await page.getByLabel(own('order.address')).fill(AINO);
  await press(page, own('order.send'));
  await page.getByRole('heading', { name: own('sent.title') }).waitFor();
  await workVisits({ ...app.deps, mailboxes });
  await app.mailer.sendDue();
  await page.goto(decodeWords(letterTo(readers, AINO)).link);
  await press(page, own('link.open'));
  await page.getByRole('heading', { name: own('held.title') }).waitFor();
  await page.goto(`${app.deps.config.publicUrl}/omat/luvat`);
  const told = page.getByRole('region', { name: own('aimed.title') });
  assert.match(await told.innerText(), /Kirje lähetetty: .*\n?/);
  assert.match(await told.innerText(), /Kirjettä ei lähetetty: .*\(on perunut suostumuksen\)/);
  found.push(...(await look(page, 'permissions')));
  clock.advance(1000);
  const about = page.locator('section', { hasText: 'Uutiskirje' }).first();
  await about.locator('summary').first().click();
  await about
    .getByRole('button', { name: new RegExp(own('permissions.consent')) })
    .first()
    .click();
  await page.getByText(own('done.permission')).waitFor();
  assert.deepEqual(await stateOf(aino), ['accepted', 'consent']);

  // Erased, she gets nothing, and the link of the old letter still answers.
  const last = wayOut(letterTo(readers, AINO));
  await ok(owner.call('POST', `/api/subjects/${aino}/erasure`, { ground: 'request' }));
  assert.deepEqual((await readers.send()).get(aino)?.state, 'blocked');
  await page.goto(last);
  await press(page, t('stop.these'));
  await page.getByRole('heading', { name: t('stop.done') }).waitFor();
  found.push(...(await look(page, 'done')));
  assert.deepEqual(found, []);
});
