// One firm from the printed code to years later, when exactly those are gone whose time the notice says is over.

import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { afterNight } from '#kernel/proof';
import type { TestAppOptions } from '#tests/app';
import { fileAgreements, forbid, NOTHING_SENT, signOffCopies } from '../paste/by-hand.ts';
import { customersFile, plusDays } from './customers-file.ts';
import type { Customer } from './customers-file.ts';
import { boundary, isOver, START } from './firms.ts';
import type { Firm } from './firms.ts';
import { night, openHouse, sessionOfWindow } from './house.ts';
import type { House } from './house.ts';
import { addByHand, BY_HAND, eraseOnRequest, importFile, logFor, seeNarrow, seeRefusal } from './people-steps.ts';
import { assertTrue, lookAtPromises, said } from './promise-steps.ts';
import { button, everyone, setUp, signIn, toast } from './walk.ts';
import type { Secret } from './walk.ts';
import { w } from './words.ts';

/** No letter leaves without a relay, and the promise on the channel says so. */
const WAITS = new Set(['procedure/_channel', ...NOTHING_SENT]);

export async function journey(t: TestContext, firm: Firm, options: TestAppOptions = {}): Promise<void> {
  const house = await openHouse(t, { startAt: START, ...options });
  const secret = await setUp(house, firm);
  await addByHand(house, firm);
  await seeRefusal(house, { registerId: firm.registerId, ...firm.undeclared });
  if (firm.narrow) await seeNarrow(house, firm.narrow);
  const file = customersFile({ from: '2022-06-01', to: '2026-11-20', boundary: boundary(firm), undeclared: firm.undeclared.heading });
  await importFile(house, firm, file);
  assert.deepEqual(await everyone(house), [BY_HAND.email, ...file.good.map(({ email }) => email)].toSorted(), 'all good rows are in');
  const events = await logSome(house, firm, file.good);
  const asked = file.good[500];
  assert.ok(asked);
  await eraseOnRequest(house, asked);
  await signOffCopies(await sessionOfWindow(house));
  await house.moveTo(`${firm.later}T07:00:00Z`);
  await signIn(house, secret);
  const left = file.good.filter((each) => each !== asked);
  const over = left.filter((each) => isOver(firm, each, events, firm.later));
  assert.ok(over.length > 50 && over.length < left.length - 50, `a real part of them is over: ${over.length}`);
  await letGo(house, firm, over.length);
  const staying = left.filter((each) => !over.includes(each)).map(({ email }) => email);
  assert.deepEqual(await everyone(house), [BY_HAND.email, ...staying].toSorted(), 'exactly those whose time is over are gone');
  await seeCount(house, staying.length + 1);
  await fillOthers(house, firm);
  assertTrue(await lookAtPromises(house), WAITS);
  await seeRed(house, firm, secret);
  assert.deepEqual(house.seen.foreign, [], 'no request left this origin');
}

/** One event is logged on the screen and a hundred over the API: those people's clock starts again. */
async function logSome(house: House, firm: Firm, customers: readonly Customer[]): Promise<Map<string, string>> {
  const day = START.slice(0, 10);
  const [first] = customers;
  assert.ok(first);
  await logFor(house, firm, first.name);
  const events = new Map([[first.email, day]]);
  const session = await sessionOfWindow(house);
  const ids = await session.call<{ rows: { id: string; email: string }[] }>('GET', '/api/people?limit=200&sort=newest');
  for (const { id, email } of ids.body.rows.filter((row) => row.email !== BY_HAND.email).slice(0, 100)) {
    const on = plusDays(day, -(events.size * 11) % 900);
    const { status } = await session.call('POST', `/api/subjects/${id}/triggers`, { trigger: firm.trigger, on });
    assert.equal(status, 200);
    events.set(email, on);
  }
  return events;
}

/** The night does it, or the owner presses the button; where people decide, the owner decides on all at once. */
async function letGo(house: House, firm: Firm, over: number): Promise<void> {
  if (firm.run === 'now') {
    await runNow(house);
    await afterNight(house.app.proof);
  } else await night(house);
  if (firm.ends === 'by-decision') await decideAll(house, over);
}

async function runNow({ page, url }: House): Promise<void> {
  await page.goto(`${url}/retention/runs`);
  await button(page, w.retention('runs.now')).click();
  await button(page.getByRole('dialog'), w.retention('runs.now')).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

async function decideAll({ page, url }: House, over: number): Promise<void> {
  await page.goto(`${url}/retention/reviews`);
  await page.getByRole('checkbox', { name: w.common('table.selectAll') }).click();
  await page
    .getByRole('status')
    .filter({ hasText: w.retention('reviews.chosen', { n: over }) })
    .waitFor();
  await button(page, w.retention('reviews.erase')).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(w.retention('reviews.note')).fill('Ei yhteyttä viiteen vuoteen');
  await button(dialog, w.retention('reviews.erase')).click();
  await toast(page, w.retention('reviews.decided', { n: over }));
}

/**
 * Somebody is in every other register too, one of them with a withdrawn consent, somebody forbids marketing, the lists of copies outside
 * are done and agreements filed: then each automatic promise has something to look at.
 */
async function fillOthers(house: House, firm: Firm): Promise<void> {
  const session = await sessionOfWindow(house);
  const { body } = await session.call<Declared>('GET', '/api/policy');
  for (const { id, subjectGroups, triggers } of body.registers.filter((each) => each.id !== firm.registerId)) {
    const made = await session.call<{ person: { id: string } }>('POST', '/api/people', {
      source: body.sources[0]?.id,
      memberships: [{ registerId: id, subjectGroup: subjectGroups[0]?.id }],
      contactPoints: [{ kind: 'email', value: `joku.${id}@asiakas.example.test` }],
    });
    assert.equal(made.status, 200);
    if (!triggers.includes('consent-withdrawn')) continue;
    const withdrawn = { trigger: 'consent-withdrawn', on: firm.later, registerId: id };
    assert.equal((await session.call('POST', `/api/subjects/${made.body.person.id}/triggers`, withdrawn)).status, 200);
  }
  const { body: people } = await session.call<{ rows: { id: string }[] }>('GET', '/api/people?limit=1');
  await forbid(session, people.rows[0]?.id ?? '', body.sources[0]?.id, firm.later);
  await signOffCopies(session);
  await fileAgreements(session, START.slice(0, 10));
}

interface Declared {
  registers: { id: string; subjectGroups: { id: string }[]; triggers: string[] }[];
  sources: { id: string }[];
}

async function seeCount({ page, url }: House, n: number): Promise<void> {
  await page.goto(`${url}/people`);
  await page.getByText(w.people('count', { n }), { exact: true }).waitFor();
}

/** The nights stop coming: two days later the page says so by itself. */
async function seeRed(house: House, firm: Firm, secret: Secret): Promise<void> {
  await house.moveTo(`${plusDays(firm.later, 2)}T09:30:00Z`);
  await signIn(house, secret);
  const broken = (await lookAtPromises(house)).filter(({ verdict }) => verdict === 'broken');
  assert.ok(broken.length > 0, 'a stopped nightly run is a broken promise');
  for (const id of said(broken))
    assert.match(id, /retention|run|erasure|undo/, 'and nothing else is: nor is the file written anew, nor forgotten what could be undone');
  await house.page
    .locator('.sentence-text')
    .filter({ hasText: w.promises('sentence.broken', { n: broken.length }) })
    .waitFor();
}
