// A subscriber sees, corrects, bans, takes along and erases everything the firm holds on her, in a browser without script, by letters of a real relay.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { TestContext } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { mailboxes } from '#customers';
import { workVisits } from '#kernel/visits';
import { ok, openApp } from '#tests/app';
import type { TestApp } from '#tests/app';
import { ownPhrases } from '../../src/site/own/phrases.ts';
import { openOwn, personMaker, takeMailIntoUse } from '../own/house.ts';
import { decodeWords } from '../own/letters.ts';
import { look, PHONE, sideways } from './axe.ts';
import { closeBrowser, fi, openWindow, ownBrowser, PATIENCE } from './house.ts';

after(closeBrowser);

const t = fi(ownPhrases);
const AINO = 'aino.havuharju@example.test';

interface Journey extends TestApp {
  readonly url: string;
  readonly page: Page;
  readonly context: BrowserContext;
  letter(address: string): Promise<{ link: string; code: string; text: string }>;
  /** The same page, with its cookies, under the eyes of axe. */
  seen(name: string): Promise<void>;
  readonly found: string[];
}

/** The relay in a process of its own; its letters are read from a file. */
async function relay(t0: TestContext, dir: string): Promise<{ port: number; letters: () => { to: string; source: string }[] }> {
  const file = join(dir, 'letters.jsonl');
  const child = spawn(process.execPath, [join(import.meta.dirname, '..', 'own', 'mail-sink.ts'), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  t0.after(() => void child.kill());
  const port = await new Promise<number>((resolve) => child.stdout.once('data', (line: Buffer) => resolve(Number(line.toString()))));
  const letters = () =>
    existsSync(file)
      ? readFileSync(file, 'utf8')
          .split('\n')
          .filter(Boolean)
          .map((line) => JSON.parse(line) as { to: string; source: string })
      : [];
  return { port, letters };
}

async function begin(t0: TestContext): Promise<Journey> {
  const house = await openApp(t0, { policy: 'valmennuskumppani' });
  const { app, dir } = house;
  const { port, letters } = await relay(t0, dir);
  await takeMailIntoUse(house, port);
  // Only the public pages are on the port: the staff application need not face the internet.
  await app.site.listen({ host: '127.0.0.1', port: app.deps.config.port });
  const url = app.deps.config.publicUrl;
  const context = await (
    await ownBrowser()
  ).newContext({ javaScriptEnabled: false, locale: 'fi-FI', viewport: { width: 390, height: 844 } });
  t0.after(() => context.close());
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const eyes = await openWindow(t0, url, house.clock.now());
  const found: string[] = [];
  return {
    ...house,
    url,
    page,
    context,
    found,
    async letter(address) {
      await workVisits({ ...app.deps, mailboxes });
      await app.mailer.sendDue();
      const taken = letters().findLast(({ to }) => to === address);
      assert.ok(taken, `no letter to ${address}`);
      return decodeWords(taken.source);
    },
    async seen(name) {
      await eyes.context.clearCookies();
      await eyes.context.addCookies(await context.cookies());
      await eyes.page.goto(page.url());
      found.push(...(await look(eyes.page, name)));
      assert.deepEqual(eyes.seen.errors, [], name);
      assert.deepEqual(eyes.seen.foreign, [], name);
    },
  };
}

async function subscriber({ owner, app }: TestApp): Promise<string> {
  const make = personMaker(owner);
  const id = await make('Aino', 'Havuharju', [
    { kind: 'email', value: AINO },
    { kind: 'phone', value: '040 700 0001' },
    { kind: 'address', value: 'Esimerkkikatu 2, 00100 Helsinki' },
  ]);
  const told = { on: '2026-11-01', way: 'web-form', source: 'self', channel: 'email', purposeId: 'newsletter', lang: 'fi' };
  await ok(owner.call('POST', `/api/subjects/${id}/permissions/consents`, told));
  await ok(owner.call('POST', `/api/people/${id}/contacts`, { kind: 'meeting', on: '2026-10-02' }));
  assert.ok(app);
  return id;
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();

async function enter({ page, url, letter, seen }: Journey): Promise<string> {
  await page.goto(`${url}/seloste/fi`);
  await page.getByRole('link', { name: t('title') }).click();
  await page.getByLabel(t('order.address')).waitFor();
  await seen('the door');
  await page.getByLabel(t('order.address')).fill(AINO);
  await press(page, t('order.send'));
  await page.getByRole('heading', { name: t('sent.title') }).waitFor();
  await seen('a letter is on its way');
  const { link } = await letter(AINO);
  await page.goto(link);
  await seen('the link');
  await press(page, t('link.open'));
  await page.getByRole('heading', { name: t('held.title') }).waitFor();
  return link;
}

async function seesAndCorrects({ page, seen }: Journey): Promise<void> {
  const body = await page.locator('main').innerText();
  for (const value of ['Aino', 'Havuharju', AINO, '040 700 0001', 'Esimerkkikatu 2, 00100 Helsinki', '2.10.2026'])
    assert.ok(body.includes(value), value);
  assert.ok(body.includes(t('seen.none')));
  await page.locator('summary').first().click();
  const facts = page.locator('details[open]').first();
  for (const label of [
    'held.source',
    'held.recorded',
    'held.purpose',
    'held.basis',
    'held.processors',
    'held.seen',
    'held.until',
    'held.clause',
  ] as const)
    assert.ok((await facts.innerText()).includes(t(label)), label);
  assert.match((await facts.getByRole('link').getAttribute('href')) ?? '', /^\/seloste\/fi#data$/);
  await seen('everything held');

  await page.locator('a[href*="given_name"]').click();
  await page.getByLabel(t('correct.right')).waitFor();
  await seen('a correction');
  await page.getByLabel(t('correct.right')).fill('Aino-Maria');
  await press(page, t('correct.save'));
  await page.getByText(t('done.corrected')).waitFor();
  await page
    .locator('li', { hasText: 'Esimerkkikatu 2' })
    .getByRole('link', { name: t('held.correct') })
    .click();
  await page.getByLabel(t('correct.right')).fill('Uusitie 5, 33100 Tampere');
  await press(page, t('correct.save'));
  await page.locator('main').getByText('Uusitie 5, 33100 Tampere').first().waitFor();
  const after = await page.locator('main').innerText();
  assert.ok(after.includes('Aino-Maria'));
  assert.ok(!after.includes('Esimerkkikatu 2'));
}

async function bansAndAsks({ page, seen, url }: Journey): Promise<void> {
  await page.getByRole('link', { name: t('nav.permissions') }).click();
  await page.getByRole('button', { name: new RegExp(`^${t('permissions.withdraw')}`) }).waitFor();
  await seen('permissions');
  await page.getByRole('button', { name: new RegExp(`^${t('permissions.withdraw')}`) }).click();
  await page.getByText(t('done.permission')).waitFor();
  const main = page.locator('main');
  await main.getByText(t('permissions.because.consent-withdrawn')).first().waitFor();
  await press(page, t('permissions.banAll'));
  await main.getByText(t('permissions.acts.ban')).first().waitFor();

  await page.goto(`${url}/omat/pyynnot?oikeus=objection`);
  await page.getByLabel(t('public.text')).locator('visible=true').fill('En halua, että tietojani käytetään kehittämiseen.');
  await page
    .getByRole('button', { name: t('public.send') })
    .locator('visible=true')
    .click();
  await page.getByText(t('done.asked')).waitFor();
  await main.getByText(t('requests.state.assessing')).first().waitFor();
  await seen('requests');
}

async function takesAlong({ page, url }: Journey): Promise<void> {
  await page.goto(`${url}/omat/tiedot`);
  const taken: Record<string, Buffer> = {};
  for (const name of ['copies.pdf', 'copies.csv', 'copies.json', 'copies.portable'] as const) {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: t(name) }).click()]);
    taken[name] = readFileSync(await download.path());
  }
  assert.equal(taken['copies.pdf']?.subarray(0, 5).toString(), '%PDF-');
  for (const name of ['copies.csv', 'copies.json'])
    for (const value of ['Aino-Maria', AINO, 'Uusitie 5, 33100 Tampere'])
      assert.ok(taken[name]?.toString().includes(value), `${name} ${value}`);
  const moved = JSON.parse(taken['copies.portable']?.toString() ?? '{}') as { values: { value: string; basis: string }[] };
  assert.ok(moved.values.some(({ value }) => value === 'Aino-Maria'));
  assert.ok(moved.values.every(({ basis }) => ['consent', 'explicit-consent', 'contract'].includes(basis)));
}

test('she orders a link, sees everything, corrects, bans, takes it along, asks for erasure, thinks again, and erases herself', async (t0) => {
  const journey = await begin(t0);
  const { page, url, owner, context, seen, letter, found } = journey;
  const id = await subscriber(journey);
  const link = await enter(journey);
  await seesAndCorrects(journey);
  await bansAndAsks(journey);
  await takesAlong(journey);

  await page.getByRole('link', { name: t('nav.erase') }).click();
  await page.getByRole('heading', { name: t('erase.title') }).waitFor();
  await seen('if you ask now');
  await press(page, t('erase.laterVerb'));
  await page.getByText(t('done.erasing')).waitFor();
  await seen('the erasure waits');
  await press(page, t('erase.cancelVerb'));
  await page.getByText(t('done.withdrawn')).waitFor();
  await ok(owner.call('GET', `/api/people/${id}`));

  await page.getByRole('link', { name: t('nav.erase') }).click();
  await page.getByLabel(t('erase.sure')).check();
  const before = await context.cookies();
  await press(page, t('erase.nowVerb'));
  await page.getByRole('heading', { name: t('certificate.erased') }).waitFor();
  await page.getByText(t('certificate.genuine')).waitFor();
  await seen('the certificate');
  const address = page.url().split('?')[0];

  assert.equal((await owner.call('GET', `/api/people/${id}`)).status, 404);
  const { rows } = await ok<{ rows: unknown[] }>(owner.call('GET', '/api/people?q=havuharju'));
  assert.deepEqual(rows, []);
  await context.addCookies(before);
  await page.goto(`${url}/omat/tiedot`);
  await page.getByLabel(t('order.address')).waitFor();
  await page.goto(link);
  await press(page, t('link.open'));
  await page.getByRole('heading', { name: t('over.title') }).waitFor();

  const last = await letter(AINO);
  assert.equal(last.link, address);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.goto(last.link).then(() => page.getByRole('link', { name: t('certificate.download') }).click()),
  ]);
  const certificate = readFileSync(await download.path(), 'utf8');
  assert.doesNotMatch(certificate, /havuharju|Aino/i);
  await page.goto(`${url}/omat/todistus`);
  await seen('checking a certificate');
  await page.getByLabel(t('certificate.paste')).fill(certificate);
  await press(page, t('certificate.checkVerb'));
  await page.getByText(t('certificate.genuine')).waitFor();
  await page.getByLabel(t('certificate.paste')).fill(certificate.replace('"found": 0', '"found": 1'));
  await press(page, t('certificate.checkVerb'));
  await page.getByText(t('certificate.false')).waitFor();
  const { rows: requests } = await ok<{ rows: { right: string; outcome: string }[] }>(owner.call('GET', '/api/requests?state=closed'));
  assert.deepEqual(
    requests
      .filter(({ right }) => right === 'erasure')
      .map(({ outcome }) => outcome)
      .toSorted(),
    ['granted', 'withdrawn'],
  );
  await page.goto(`${url}/omat/pyynto`);
  await seen('a request without a link');
  assert.deepEqual(found, []);
});

test('every page stands in Swedish and English too, and fits the phone', async (t0) => {
  const house = await openOwn(t0, { policy: 'interniemi' });
  const { app } = house;
  await app.server.listen({ host: '127.0.0.1', port: app.deps.config.port });
  const url = app.deps.config.publicUrl;
  const inside = await house.inside(AINO);
  const fix = /\/omat\/korjaa\/[^"]+/.exec((await inside.get('/omat/tiedot')).body)?.[0] ?? '';
  const { context, page, seen } = await openWindow(t0, url, house.clock.now(), PHONE);
  await context.addCookies([...inside.cookies].map(([name, value]) => ({ name, value, url })));
  const found: string[] = [];
  const paths = [
    '/omat/tiedot',
    '/omat/luvat',
    '/omat/pyynnot',
    '/omat/poisto',
    fix,
    '/omat/tilattu',
    '/omat/todistus',
    `/omat/linkki/${'x'.repeat(43)}`,
  ];
  for (const lang of ['sv', 'en', 'fi'] as const) {
    for (const path of paths) {
      await page.goto(`${url}${path}?lang=${lang}`);
      assert.equal(await page.locator('html').getAttribute('lang'), lang, path);
      assert.doesNotMatch(await page.locator('body').innerText(), /\{\w+\}|undefined|\[object/, path);
      found.push(...(await sideways(page, `${path} ${lang}`)));
    }
  }
  assert.deepEqual(found, []);
  assert.deepEqual([seen.errors, seen.foreign], [[], []]);
});
