// The owner lets a program in: a token made on the page works over real HTTP, is refused beyond its scope, and ends; another system hears of what happened.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { ok } from '#tests/app';
import { api as phrases } from '../../web/src/i18n/api.ts';
import { openReceiver, verifies } from '../api/receiver.ts';
import { assertQuiet, look, visit } from './axe.ts';
import { closeBrowser, fi, openHouse } from './house.ts';

after(closeBrowser);

const t = fi(phrases);

test('a token made on the page lets a program in, as far as it was given, until it is ended', async (t0) => {
  const house = await openHouse(t0, { policy: 'lajina-mieli' });
  const { page, url } = house;
  const found: string[] = [];
  await visit(house, '/settings/api');
  await page.getByText(t('tokens.none')).waitFor();
  found.push(...(await look(page, 'no tokens')));
  await page.getByRole('button', { name: t('tokens.make') }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: t('tokens.make') }).click();
  await dialog.getByText(t('tokens.permissionsMissing')).waitFor();
  await dialog.getByLabel(t('tokens.name')).fill('Kotisivut');
  await dialog.getByLabel(t('tokens.purpose')).fill('Näyttää tulijat');
  await dialog.getByLabel('lukea ihmisiä').check();
  found.push(...(await look(page, 'token dialog')));
  await dialog.getByRole('button', { name: t('tokens.make') }).click();
  await page.getByText(t('tokens.shown')).waitFor();
  const secret = (await page.locator('[data-secret]').textContent())?.trim() ?? '';
  found.push(...(await look(page, 'token shown')));
  await page.getByRole('dialog').getByRole('button', { name: 'Sulje' }).click();
  const call = async (method: string, path: string) =>
    (await fetch(`${url}${path}`, { method, headers: { authorization: `Bearer ${secret}` } })).status;
  assert.deepEqual([await call('GET', '/api/people'), await call('GET', '/api/log'), await call('GET', '/api/accounts')], [200, 403, 403]);
  await visit(house, '/settings/api');
  await page.getByRole('cell', { name: t('tokens.states.live'), exact: true }).waitFor();
  found.push(...(await look(page, 'tokens')));
  await page.getByRole('button', { name: t('tokens.endOf', { name: 'Kotisivut' }) }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('tokens.end'), exact: true })
    .click();
  await page.getByText(t('tokens.why.revoked')).waitFor();
  assert.equal(await call('GET', '/api/people'), 401);
  await page.getByRole('link', { name: t('docs.link') }).click();
  await page.getByRole('heading', { level: 1, name: 'Rajapinta' }).waitFor();
  found.push(...(await look(page, 'documentation')));
  await visit(house, '/api/docs/people?lang=sv');
  found.push(...(await look(page, 'documentation of people')));
  assertQuiet(house, found);
});

test('a receiver is added on the page, tried, told of a person, and shown with what it was told', async (t0) => {
  const house = await openHouse(t0, { policy: 'lajina-mieli' });
  const receiver = await openReceiver(t0);
  const { page, app, owner } = house;
  const found: string[] = [];
  await visit(house, '/settings/api');
  await page.getByRole('button', { name: t('hooks.make') }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(t('hooks.name')).fill('Laskutus');
  await dialog.getByLabel(t('hooks.url')).fill('https://192.168.0.5/ilmoitus');
  await dialog.getByLabel('henkilö lisättiin').check();
  await dialog.getByRole('button', { name: t('hooks.make') }).click();
  await dialog.getByText('Osoite vie sisäverkkoon, joten sinne ei lähetetä ilmoituksia.').waitFor();
  found.push(...(await look(page, 'hook dialog')));
  await dialog.getByLabel(t('hooks.url')).fill(receiver.url);
  await dialog.getByRole('button', { name: t('hooks.make') }).click();
  const secret = (await page.locator('[data-secret]').textContent())?.trim() ?? '';
  await page.getByRole('dialog').getByRole('button', { name: 'Sulje' }).click();
  await page.getByRole('button', { name: t('hooks.ping'), exact: true }).click();
  await page.getByText(t('hooks.pinged', { code: '204' })).waitFor();
  const body = {
    source: 'self',
    memberships: [{ registerId: 'marketing', subjectGroup: 'subscribers' }],
    contactPoints: [{ kind: 'email', value: 'uusi@example.test' }],
    custom: {},
  };
  await ok(owner.call('POST', '/api/people', body));
  await app.postman.sendDue();
  assert.deepEqual(
    receiver.taken.map(({ type }) => type),
    ['ping', 'person.created'],
  );
  assert.ok(receiver.taken.every((notice) => verifies(notice, secret)));
  found.push(...(await look(page, 'hooks')));
  await page.getByRole('button', { name: t('hooks.list'), exact: true }).click();
  await page.getByRole('cell', { name: 'henkilö lisättiin' }).waitFor();
  found.push(...(await look(page, 'deliveries')));
  // What was refused on purpose is no fault of the page.
  house.seen.errors = house.seen.errors.filter((error) => !error.includes('422'));
  assertQuiet(house, found);
});
