// The owner takes mail into use: the page says what is missing until a test message has gone, and shows what became of each letter.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { ok } from '#tests/app';
import { mailOutbox } from '../../web/src/i18n/mail-outbox.ts';
import { mail as phrases } from '../../web/src/i18n/mail.ts';
import { openSink } from '../../src/platform/mail/testing.ts';
import { assertQuiet, look, visit } from './axe.ts';
import { closeBrowser, fi, openHouse } from './house.ts';

after(closeBrowser);

const t = fi(phrases);
const o = fi(mailOutbox);

test('from nothing to a test message that has arrived', async (t0) => {
  const house = await openHouse(t0, { policy: 'prover' });
  const sink = await openSink();
  t0.after(() => sink.close());
  const { page, owner } = house;
  const found: string[] = [];
  await visit(house, '/settings/mail');
  await page.getByText(t('state.not-set-up')).waitFor();
  assert.ok(await page.getByRole('button', { name: t('test.verb') }).isDisabled());
  found.push(...(await look(page, 'mail off')));

  await page.getByRole('button', { name: t('relay.verb'), exact: true }).click();
  await page.getByText(t('relay.hostMissing')).waitFor();
  await page.getByLabel(t('relay.host'), { exact: true }).fill('127.0.0.1');
  await page.getByRole('combobox', { name: t('relay.tls') }).click();
  await page.getByRole('option', { name: t('relay.modes.none') }).click();
  await page.getByLabel(t('relay.port')).fill('1');
  await page.getByLabel(t('relay.fromName')).fill('Firma Oy');
  await page.getByLabel(t('relay.fromAddress')).fill('posti@firma.example.test');
  await page.getByRole('button', { name: t('relay.verb'), exact: true }).click();
  await page.getByText(t('state.relay-undeclared')).waitFor();
  found.push(...(await look(page, 'mail undeclared')));

  const { relays } = await ok<{ relays: { name: { fi: string }; seesAddress: boolean }[] }>(owner.call('GET', '/api/mail'));
  const relay = relays.find(({ seesAddress }) => seesAddress);
  await page.getByRole('combobox', { name: t('relay.recipient') }).click();
  await page.getByRole('option', { name: relay?.name.fi ?? '' }).click();
  await page.getByRole('button', { name: t('relay.verb'), exact: true }).click();
  await page.getByText(t('state.untested')).waitFor();
  await page.getByRole('button', { name: t('test.verb') }).click();
  await page.getByText(t('causes.refused')).first().waitFor();
  assert.deepEqual(sink.taken, []);
  found.push(...(await look(page, 'mail refused')));

  await page.getByLabel(t('relay.port')).fill(String(sink.port));
  await page.getByRole('button', { name: t('relay.verb'), exact: true }).click();
  await page.getByText(t('state.untested')).waitFor();
  await page.getByRole('button', { name: t('test.verb') }).click();
  await page.getByText(t('state.works')).waitFor();
  assert.equal(sink.taken.length, 1);
  await page
    .getByRole('button', { name: o('retry') })
    .first()
    .click();
  await page.getByText(o('retried'), { exact: true }).waitFor();
  assert.equal(sink.taken.length, 2);
  found.push(...(await look(page, 'mail works')));
  assertQuiet(house, found);
});

test('a notice that names no carrier: the clause is drafted, and the owner reads it before it is published', async (t0) => {
  const house = await openHouse(t0, { policy: 'lajina-mieli' });
  const { page } = house;
  await visit(house, '/settings/mail');
  await ok(
    house.owner.call('PUT', '/api/mail', {
      host: '127.0.0.1',
      port: 25,
      tls: 'none',
      user: '',
      fromName: 'Firma',
      fromAddress: 'posti@firma.example.test',
      recipientId: null,
    }),
  );
  await page.reload();
  await page.getByRole('button', { name: t('declare.verb') }).click();
  await page.getByText(t('declare.nameMissing')).waitFor();
  await page.getByLabel(t('declare.name')).fill('Postipalvelu Oy');
  await page.getByRole('button', { name: t('declare.verb') }).click();
  await page.waitForURL(/\/declaration\/[^/]+\/publish$/);
  const id = new URL(page.url()).pathname.split('/').at(-2) ?? '';
  const { changes } = await ok<{ changes: { part: string; text: { fi: string } }[] }>(
    house.owner.call('GET', `/api/policy/drafts/${id}/impact`),
  );
  assert.ok(changes.every(({ part }) => part === 'recipients') && changes.some(({ text }) => text.fi.includes('Postipalvelu Oy')));
});
