// What daily journeys stand on: people put in over the API, accounts of colleagues, and a hand on the keyboard.

import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { totpCode } from '#platform/crypto';
import { ok, PASSWORD, sessionOf } from '#tests/app';
import type { Session } from '#tests/app';
import type { House } from './house.ts';
import { button, type } from './walk.ts';
import { w } from './words.ts';

interface Declared {
  registers: { id: string; subjectGroups: { id: string }[] }[];
  sources: { id: string }[];
}

export interface NewPerson {
  givenName: string;
  familyName: string;
  since?: string;
  lastContact?: string;
  nextAction?: string;
  nextActionOn?: string;
}

/** Puts somebody into the firm's first register; returns the id. */
export async function addPerson({ owner }: House, { since, lastContact, ...facts }: NewPerson): Promise<string> {
  const policy = await ok<Declared>(owner.call('GET', '/api/policy'));
  const [register] = policy.registers;
  const membership = { registerId: register?.id, subjectGroup: register?.subjectGroups[0]?.id, ...(since === undefined ? {} : { since }) };
  const email = `${facts.givenName}.${facts.familyName}@asiakas.example.test`.toLowerCase().replaceAll(/[äö]/g, 'a');
  const body = { ...facts, source: policy.sources[0]?.id, memberships: [membership], contactPoints: [{ kind: 'email', value: email }] };
  const { person } = await ok<{ person: { id: string } }>(owner.call('POST', '/api/people', body));
  if (lastContact !== undefined) {
    await ok(owner.call('POST', `/api/subjects/${person.id}/triggers`, { trigger: 'last-contact', on: lastContact }));
  }
  return person.id;
}

/** An account with a password of its own, as after the first sign-in. */
export async function addAccount(
  house: Pick<House, 'owner' | 'app' | 'clock'>,
  role: 'colleague' | 'viewer' | 'accountant',
  email: string,
): Promise<Session> {
  const made = await ok<{ password: string }>(
    house.owner.call('POST', '/api/accounts', {
      email,
      name: { viewer: 'Kalle Katselija', colleague: 'Tiina Työtoveri', accountant: 'Kirsi Kirjanpitäjä' }[role],
      role,
      language: 'fi',
    }),
  );
  const session = sessionOf(house.app);
  await ok(session.call('POST', '/api/session', { email, password: made.password }));
  await ok(session.call('PATCH', '/api/me', { password: PASSWORD, currentPassword: made.password }));
  return session;
}

/** The same, behind both factors. */
export async function addBehindBoth(
  house: Pick<House, 'owner' | 'app' | 'clock'>,
  role: 'colleague' | 'viewer' | 'accountant',
  email: string,
): Promise<Session> {
  const session = await addAccount(house, role, email);
  const { secret } = await ok<{ secret: string }>(session.call('POST', '/api/me/totp', { password: PASSWORD }));
  await ok(session.call('POST', '/api/me/totp/confirm', { code: totpCode(secret, house.clock.now()) }));
  session.secret = secret;
  house.clock.advance(60_000);
  await enterAgain(session, house, email);
  return session;
}

/** At the door again, as after a night. */
export async function enterAgain(session: Session, { clock }: Pick<House, 'clock'>, email: string): Promise<void> {
  session.cookie = '';
  await ok(session.call('POST', '/api/session', { email, password: PASSWORD }));
  await ok(session.call('POST', '/api/session/mfa', { code: totpCode(session.secret ?? '', clock.now()) }));
}

export async function signInAs({ page, url }: Pick<House, 'page' | 'url'>, email: string, password = PASSWORD): Promise<void> {
  await page.goto(`${url}/login`);
  await type(page, w.login('email'), email);
  await type(page, w.login('password'), password);
  await button(page, w.login('verb')).click();
}

/** Presses Tab until what has the focus says these words. */
export async function tabTo(page: Page, words: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab');
    const said = await page.evaluate(
      '(document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? "").trim()',
    );
    if (said === words) return;
  }
  assert.fail(`Tab never came to: ${words}`);
}
