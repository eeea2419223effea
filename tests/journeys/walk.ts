// Steps that journeys share, each done with mouse and keys on what the screen shows.

import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';
import { totpCode } from '#platform/crypto';
import { OWNER, PASSWORD } from '#tests/app';
import type { Firm } from './firms.ts';
import { PATIENCE, sessionOfWindow } from './house.ts';
import type { House } from './house.ts';
import { w } from './words.ts';

/** The secret an authenticator application would keep. */
export type Secret = { totp?: string };

export function button(at: Page | Locator, name: string | RegExp): Locator {
  return at.getByRole('button', { name, exact: true });
}

export function heading(page: Page, name: string | RegExp): Locator {
  return page.getByRole('heading', { name });
}

/** Picks from a list that opens below its field. */
export async function choose(page: Page, label: string | RegExp, option: string | RegExp): Promise<void> {
  await page.locator('input').and(page.getByLabel(label)).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

export async function type(at: Page | Locator, label: string, value: string): Promise<void> {
  await at
    .locator('input, textarea')
    .and(at.getByLabel(label, { exact: true }))
    .fill(value);
}

type See = (step: string) => Promise<void>;
const nothing: See = () => Promise.resolve();

/** From the printed code to Today; `see` is called at each step, when it stands on the screen. */
export async function setUp(house: House, firm: Firm, see: See = nothing): Promise<Secret> {
  const { page, app } = house;
  await page.goto(house.url);
  await heading(page, w.setup('code.title')).waitFor();
  await see('code');
  await type(page, w.setup('code.label'), (await app.issueClaimCode()) ?? '');
  await button(page, w.common('next')).click();
  await type(page, w.setup('owner.name'), 'Oma Omistaja');
  await type(page, w.setup('owner.email'), OWNER);
  await type(page, w.setup('owner.password'), PASSWORD);
  await see('owner');
  await button(page, w.setup('owner.verb')).click();
  await chooseDeclaration(page, firm, see);
  await enterFacts(page, see);
  await readNotice(page, firm, see);
  const secret: Secret = firm.secondFactor ? { totp: await secondFactor(house, see) } : {};
  await keepRecoveryKey(page, see);
  await heading(page, w.today('title')).waitFor();
  return secret;
}

async function chooseDeclaration(page: Page, firm: Firm, see: See): Promise<void> {
  await heading(page, w.declarations('declaration.title')).waitFor();
  const cards = page.locator('.firm-card');
  await cards.first().waitFor();
  assert.equal(await cards.count(), 5, 'five declarations to choose from');
  const next = button(page, w.common('next'));
  assert.ok(await next.isDisabled(), 'nothing goes on before a declaration is chosen');
  await cards.filter({ hasText: firm.card }).click();
  await see('declaration');
  await next.click();
}

export async function enterFacts(page: Page, see: See = nothing): Promise<void> {
  await type(page, w.declarations('facts.contactName'), 'Rekisterivastaava');
  await type(page, w.declarations('facts.email'), 'tietosuoja@firma.example.test');
  await type(page, w.declarations('facts.post'), 'Esimerkkikatu 1, 00100 Helsinki');
  const completions = page.locator('.completion');
  await completions.first().waitFor();
  await button(page, w.declarations('completions.verb')).click();
  await page.getByText(w.declarations('completions.missing')).waitFor();
  await see('facts');
  const n = await completions.count();
  await completions.first().getByRole('checkbox').check();
  await page
    .getByRole('status')
    .filter({ hasText: w.declarations('completions.done', { done: 1, n }) })
    .waitFor();
  // Each consequence is confirmed below what it is about.
  const all = page.locator('.completion-all');
  for (let left = await all.count(); left > 0; left -= 1) await all.first().click();
  const open = completions.getByRole('checkbox', { checked: false });
  while ((await open.count()) > 0) await open.first().check();
  await button(page, w.declarations('completions.verb')).click();
}

/** The notice is there in three languages, with what was just entered. */
export async function readNotice(page: Page, firm: Pick<Firm, 'card'>, see: See = nothing): Promise<void> {
  await heading(page, w.setup('notice.title')).waitFor();
  const text = page.getByRole('region', { name: w.setup('steps.notice') });
  const seen = new Set<string>();
  for (const [name, lang] of [
    ['Suomi', 'fi'],
    ['Svenska', 'sv'],
    ['English', 'en'],
  ] as const) {
    await page.locator('label').filter({ hasText: name }).click();
    await text.locator(`[lang=${lang}]`).waitFor();
    const words = await text.innerText();
    assert.match(words, /tietosuoja@firma\.example\.test/);
    assert.ok(words.includes(firm.card), `${lang} names the firm`);
    seen.add(words);
  }
  assert.equal(seen.size, 3, 'three languages, three texts');
  await see('notice');
  await button(page, w.setup('notice.verb')).click();
}

/** Enrols an authenticator as one who types the key by hand; returns its secret. */
export async function secondFactor({ page, clock }: House, see: See = nothing): Promise<string> {
  await heading(page, w.setup('factor.title')).waitFor();
  await type(page, w.settings('totp.password'), PASSWORD);
  await button(page, w.settings('totp.start')).click();
  const secret = (await page.locator('.totp-secret').innerText()).replace(/\s/g, '');
  await page.getByRole('img', { name: w.settings('totp.qr') }).waitFor();
  await see('second factor');
  await type(page, w.settings('totp.code'), totpCode(secret, clock.now()));
  await button(page, w.settings('totp.confirm')).click();
  await page.locator('.recovery-codes li').nth(7).waitFor(); // at least eight codes are shown
  await see('recovery codes');
  await button(page, w.settings('totp.codesDone')).click();
  return secret;
}

export async function keepRecoveryKey(page: Page, see: See = nothing): Promise<void> {
  await heading(page, w.setup('recovery.title')).waitFor();
  const key = (await page.locator('.recovery-key').innerText()).replace(/[\s-]/g, '');
  await type(page, w.setup('recovery.ask'), 'AAAAAA');
  await button(page, w.setup('recovery.verb')).click();
  await page.getByRole('alert').first().waitFor();
  await see('recovery key');
  await type(page, w.setup('recovery.ask'), key.slice(-6));
  await button(page, w.setup('recovery.verb')).click();
}

/** Signs in at the door; with a second factor where there is one. */
export async function signIn(house: House, secret: Secret): Promise<void> {
  const { page } = house;
  await page.goto(`${house.url}/login`);
  await type(page, w.login('email'), OWNER);
  await type(page, w.login('password'), PASSWORD);
  await button(page, w.login('verb')).click();
  if (secret.totp !== undefined) {
    await heading(page, w.login('mfaTitle')).waitFor();
    await type(page, w.login('code'), totpCode(secret.totp, house.clock.now()));
    await button(page, w.login('mfaVerb')).click();
  }
  await heading(page, w.today('title')).waitFor();
}

/** Finds a person by name in the list and opens the page. */
export async function openPerson(house: Pick<House, 'page' | 'url'>, name: string): Promise<void> {
  const { page } = house;
  if (new URL(page.url()).pathname !== '/people') await page.goto(`${house.url}/people`);
  await type(page, w.people('search'), name);
  await page.getByRole('link', { name, exact: true }).first().click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

/** Waits for what is said of an act. Each is read once: the same words left from an act before prove nothing of this one. */
export async function toast(page: Page, text: string): Promise<void> {
  const told = page.locator('[role=alert]:not([data-read])').filter({ hasText: text, visible: true }).first();
  await told.evaluate((element: unknown) => (element as { setAttribute(name: string, value: string): void }).setAttribute('data-read', ''));
}

/** Looks again until it is so: for what cannot be waited for by a place on the page alone. */
export async function eventually(see: () => Promise<void>): Promise<void> {
  for (const end = performance.now() + PATIENCE; ;) {
    try {
      return await see();
    } catch (error) {
      if (performance.now() > end) throw error;
    }
    await sleep(50);
  }
}

/** E-mail addresses of everyone the register shows, read page by page as the list does. */
export async function everyone(house: House): Promise<string[]> {
  const session = await sessionOfWindow(house);
  const found: string[] = [];
  for (let after = ''; ;) {
    const { status, body } = await session.call<{ rows: { email: string | null; label: string }[]; next: string | null }>(
      'GET',
      `/api/people?limit=200${after}`,
    );
    assert.equal(status, 200);
    found.push(...body.rows.map(({ email, label }) => email ?? label));
    if (body.next === null) return found.toSorted();
    after = `&after=${encodeURIComponent(body.next)}`;
  }
}
