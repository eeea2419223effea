// Steps of bringing in a notice that the firm already has, done with mouse and keys on what the screen shows.

import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { ok, OWNER, PASSWORD } from '#tests/app';
import type { Session } from '#tests/app';
import { forbid, signOffCopies } from '../paste/by-hand.ts';
import { sessionOfWindow } from './house.ts';
import type { House } from './house.ts';
import { button, heading, type } from './walk.ts';
import { w } from './words.ts';

/** From the printed code to the choice of a notice. */
export async function claim(house: House): Promise<void> {
  const { page, app } = house;
  await page.goto(house.url);
  await type(page, w.setup('code.label'), (await app.issueClaimCode()) ?? '');
  await button(page, w.common('next')).click();
  await type(page, w.setup('owner.name'), 'Oma Omistaja');
  await type(page, w.setup('owner.email'), OWNER);
  await type(page, w.setup('owner.password'), PASSWORD);
  await button(page, w.setup('owner.verb')).click();
  await heading(page, w.declarations('declaration.title')).waitFor();
}

export async function paste(page: Page, notice: string): Promise<void> {
  await type(page, w.read('give.text'), notice);
  await button(page, w.read('give.verb')).click();
  await heading(page, w.review('review.title')).waitFor();
}

export async function giveFile(page: Page, name: string, bytes: Buffer): Promise<void> {
  await page.locator('.give input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: bytes });
}

/** The row of a fact by what it says. */
export function fact(page: Page, says: string | RegExp): Locator {
  return page.locator('.fact').filter({ hasText: says });
}

export async function pane(page: Page, name: 'facts' | 'findings' | 'unread' | 'text'): Promise<void> {
  await page
    .locator('.review-panes label')
    .filter({ has: page.locator(`.pane-${name}`) })
    .click();
}

/** Every remark that a button can mend is mended by one press; returns how many. */
export async function fixAll(page: Page): Promise<number> {
  await pane(page, 'findings');
  const all = page.getByRole('button', { name: /korjaus(?:ta)?$/ });
  const n = Number(/\d+/.exec(await all.innerText())?.[0]);
  await all.click();
  await page.getByText(w.review('findings.allFixed')).waitFor();
  assert.equal(await page.locator('.finding .finding-fixed').count(), n, 'each says that it is fixed');
  return n;
}

/** On with what was read, once the draft has been made anew. */
export async function goOn(page: Page): Promise<void> {
  await button(page, w.read('setup.verb')).click();
  await heading(page, w.declarations('facts.title')).waitFor();
}

/** Somebody asks to be forgotten, copies outside are signed off, and somebody forbids marketing: each promise has something to look at. */
export async function useRights(house: House): Promise<void> {
  const session = await sessionOfWindow(house);
  const policy = await ok<Declared>(session.call('GET', '/api/policy'));
  const [register] = policy.registers;
  const { id } = await put(session, policy, { registerId: register?.id, subjectGroup: register?.subjectGroups[0]?.id }, 'poistuva');
  await ok(session.call('POST', `/api/subjects/${id}/erasure`, { ground: 'request' }));
  await signOffCopies(session);
  const stays = await put(session, policy, { registerId: register?.id, subjectGroup: register?.subjectGroups[0]?.id }, 'kieltava');
  await forbid(session, stays.id, policy.sources[0]?.id, '2026-11-22');
}

async function put(session: Session, policy: Declared, membership: Membership, name = 'joku'): Promise<{ id: string }> {
  const { person } = await ok<{ person: { id: string } }>(
    session.call('POST', '/api/people', {
      source: policy.sources[0]?.id,
      memberships: [membership],
      contactPoints: [{ kind: 'email', value: `${name}.${membership.registerId}@asiakas.example.test` }],
    }),
  );
  return person;
}

interface Membership {
  registerId: string | undefined;
  subjectGroup: string | undefined;
}
interface Declared {
  registers: { id: string; subjectGroups: { id: string }[]; triggers: string[] }[];
  sources: { id: string }[];
}

/** Somebody in every register, put in as the window is signed in; where consent can be withdrawn, one has withdrawn it. */
export async function addPeople(house: House): Promise<void> {
  const session = await sessionOfWindow(house);
  const policy = await ok<Declared>(session.call('GET', '/api/policy'));
  for (const { id, subjectGroups, triggers } of policy.registers) {
    const person = await put(session, policy, { registerId: id, subjectGroup: subjectGroups[0]?.id });
    if (!triggers.includes('consent-withdrawn')) continue;
    await ok(
      session.call('POST', `/api/subjects/${person.id}/triggers`, { trigger: 'consent-withdrawn', on: '2026-11-22', registerId: id }),
    );
  }
}
