// Visitors sign up, confirm from a letter of a real relay with and without script, and take a guide; staff make the form they came by.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { TestContext } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { mailboxes } from '#customers';
import { formsPhrases } from '#forms';
import { workVisits } from '#kernel/visits';
import { ok, openApp } from '#tests/app';
import type { TestApp } from '#tests/app';
import { signUpForms } from '#web/i18n/sign-up-forms.ts';
import { workForms } from '../../src/modules/forms/testing.ts';
import { base64, pdf } from '../../src/modules/documents/testing.ts';
import { ownPhrases } from '../../src/site/own/phrases.ts';
import { NEWSLETTER } from '../forms/house.ts';
import { takeMailIntoUse } from '../own/house.ts';
import { decodeWords } from '../own/letters.ts';
import { assertQuiet, look, visit } from './axe.ts';
import { closeBrowser, fi, openHouse, openWindow, ownBrowser, PATIENCE } from './house.ts';
import type { House } from './house.ts';

after(closeBrowser);

const t = fi(formsPhrases);
const own = fi(ownPhrases);
const staff = fi(signUpForms);
const AINO = 'aino.havuharju@example.test';
const BO = 'bo.lindstrand@example.test';

/** The relay in a process of its own; its letters are read from a file. */
async function relay(t0: TestContext, dir: string): Promise<{ port: number; letters: () => { to: string; source: string }[] }> {
  const file = join(dir, 'letters.jsonl');
  const child = spawn(process.execPath, [join(import.meta.dirname, '..', 'own', 'mail-sink.ts'), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  t0.after(() => void child.kill());
  const port = await new Promise<number>((resolve) => child.stdout.once('data', (line: Buffer) => resolve(Number(line.toString()))));
  const lines = () => (existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : []);
  return { port, letters: () => lines().map((line) => JSON.parse(line) as { to: string; source: string }) };
}

interface Journey extends TestApp {
  readonly url: string;
  /** With script. */
  readonly page: Page;
  /** Without. */
  readonly plain: Page;
  readonly found: string[];
  letter(address: string): Promise<{ link: string; text: string }>;
  /** A page under the eyes of axe; its script is kept from doing anything. */
  seen(path: string, name: string): Promise<void>;
}

async function begin(t0: TestContext): Promise<Journey> {
  const house = await openApp(t0, { policy: 'interniemi' });
  const { app, dir, clock } = house;
  const { port, letters } = await relay(t0, dir);
  await takeMailIntoUse(house, port);
  await app.site.listen({ host: '127.0.0.1', port: app.deps.config.port });
  const url = app.deps.config.publicUrl;
  const eyes = await openWindow(t0, url, clock.now());
  await eyes.context.route('**/lomake.js*', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
  const windowOf = async (javaScriptEnabled: boolean): Promise<BrowserContext> => {
    const context = await (await ownBrowser()).newContext({ javaScriptEnabled, locale: 'fi-FI', acceptDownloads: true });
    t0.after(() => context.close());
    context.setDefaultTimeout(PATIENCE);
    return context;
  };
  const found: string[] = [];
  return {
    ...house,
    url,
    page: await (await windowOf(true)).newPage(),
    plain: await (await windowOf(false)).newPage(),
    found,
    async letter(address) {
      await workForms(app.deps);
      await workVisits({ ...app.deps, mailboxes });
      await app.mailer.sendDue();
      const taken = letters().findLast(({ to }) => to === address);
      assert.ok(taken, `no letter to ${address}`);
      return decodeWords(taken.source);
    },
    async seen(path, name) {
      await eyes.page.goto(path.startsWith('http') ? path : `${url}${path}`);
      found.push(...(await look(eyes.page, name)));
      assert.deepEqual(eyes.seen.foreign, [], name);
    },
  };
}

async function makeForms({ owner }: TestApp): Promise<void> {
  const form = { ...NEWSLETTER, purposeId: 'direct-marketing', fields: [], permissions: ['newsletter-tracking'] };
  const open = async (draft: object, file?: string) => {
    const { form: made } = await ok<{ form: { id: string } }>(owner.call('POST', '/api/forms', draft));
    if (file !== undefined) await ok(owner.call('PUT', `/api/forms/${made.id}/file`, { file }));
    await ok(owner.call('POST', `/api/forms/${made.id}/state`, { state: 'open', version: 1 }));
  };
  await open(form);
  const guide = {
    slug: 'opas',
    kind: 'guide',
    purposeId: null,
    permissions: ['direct-marketing'],
    name: { fi: 'Opas', sv: 'Guide', en: 'Guide' },
  };
  await open({ ...form, ...guide }, base64(pdf('opas')));
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

test('a subscriber signs up and confirms by looking at the page; another does it without script and takes a guide', async (t0) => {
  const journey = await begin(t0);
  await makeForms(journey);
  await withScript(journey);
  await withoutScript(journey);
  await ownPages(journey);
  assert.deepEqual(journey.found, []);
});

async function withScript({ page, url, clock, letter, seen }: Journey): Promise<void> {
  await seen('/lomake/uutiskirje', 'the form');
  await page.goto(`${url}/lomake/uutiskirje`);
  await page.getByLabel(t('fields.email')).fill(AINO);
  assert.equal(await page.getByRole('checkbox').isChecked(), false);
  await press(page, t('send.newsletter'));
  await page.getByRole('heading', { name: t('thanks.title') }).waitFor();
  await seen('/lomake/uutiskirje/kiitos', 'thanks');
  const { link, text } = await letter(AINO);
  assert.doesNotMatch(text, /Kuukausikirje/);
  await seen(link, 'the question behind the link');
  // The time in which somebody looks at the page runs when the test says so, however busy the machine is.
  await page.clock.install({ time: clock.now() });
  await page.clock.pauseAt(new Date(clock.now().getTime() + 60_000));
  await page.goto(link);
  // Whoever says no in time confirms nothing.
  await press(page, t('confirm.leave'));
  clock.advance(5_000);
  await page.clock.runFor(10_000);
  await page.getByText(t('confirm.left')).waitFor();
  await page.goto(link);
  clock.advance(2_000);
  await page.getByText(t('confirm.leave'), { exact: true }).waitFor();
  await page.clock.runFor(2_000);
  await page.getByRole('heading', { name: t('done.title.newsletter') }).waitFor();
  await seen(link, 'it is done');
}

async function withoutScript({ plain, url, letter, seen }: Journey): Promise<void> {
  await seen('/lomake/opas', 'the form of a guide');
  await plain.goto(`${url}/lomake/opas`);
  await plain.getByLabel(t('fields.email')).fill(BO);
  await plain.getByRole('checkbox').check();
  await press(plain, t('send.guide'));
  await plain.getByRole('heading', { name: t('thanks.title') }).waitFor();
  const { link } = await letter(BO);
  await seen(link, 'a guide and a permission apart');
  await plain.goto(link);
  const took = plain.waitForEvent('download');
  await press(plain, t('done.downloadOnly'));
  assert.equal((await took).suggestedFilename(), 'opas.pdf');
  await plain.goto(link);
  await press(plain, t('confirm.button.guideOnly'));
  await plain.getByRole('heading', { name: t('done.title.guide') }).waitFor();
  const again = plain.waitForEvent('download');
  await press(plain, t('done.download'));
  assert.equal((await again).suggestedFilename(), 'opas.pdf');
}

async function ownPages({ plain, url, letter }: Journey): Promise<void> {
  await plain.goto(`${url}/omat`);
  await plain.getByLabel(own('order.address')).fill(AINO);
  await press(plain, own('order.send'));
  await plain.getByRole('heading', { name: own('sent.title') }).waitFor();
  await plain.goto((await letter(AINO)).link);
  await press(plain, own('link.open'));
  await plain.getByRole('link', { name: own('nav.permissions') }).click();
  const main = plain.locator('main');
  for (const words of [own('permissions.allowed'), own('permissions.methods.confirmed')]) await main.getByText(words).first().waitFor();
}

test('staff make a form beside the page that visitors see, open it, and find it at its address', async (t0) => {
  const house = await openHouse(t0, { policy: 'interniemi' });
  const { page, url } = house;
  const { port } = await relay(t0, house.dir);
  await takeMailIntoUse(house, port);
  const found: string[] = [];
  await visit(house, '/marketing/forms');
  await page
    .getByRole('link', { name: staff('add') })
    .first()
    .click();
  const preview = page.frameLocator(`iframe[title="${staff('previewOf')}"]`);
  await page.getByLabel(staff('name')).fill('Kevään kirje');
  await preview.getByRole('heading', { name: 'Kevään kirje' }).waitFor();
  await page.getByRole('checkbox', { name: 'Puhelinnumero', exact: true }).check();
  await preview.getByText('Puhelinnumero').first().waitFor();
  found.push(...(await look(page, 'a new form')));
  await page.getByRole('button', { name: staff('create') }).click();
  await page.getByRole('button', { name: staff('open') }).click();
  await page.getByRole('button', { name: staff('close') }).waitFor();
  found.push(...(await look(page, 'a form')));
  await visit(house, '/marketing/forms');
  found.push(...(await look(page, 'forms')));
  quiet(house, found);
  await page.goto(`${url}/lomake/uutiskirje`);
  await page.getByRole('heading', { name: 'Kevään kirje' }).waitFor();
});

/** The eyes of axe are a script, and the preview runs none. */
function quiet(house: House, found: string[]): void {
  house.seen.errors = house.seen.errors.filter((error) => !error.includes('Blocked script execution'));
  assertQuiet(house, found);
}
