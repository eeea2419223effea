// An ordinary day: contacts, next steps, requests, reviews, holds and signatures, done on the screen.

import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { after, test } from 'node:test';
import { promiseViews } from '#kernel/proof';
import { ok } from '#tests/app';
import { notThere } from '#web/i18n/not-there.ts';
import { addPerson } from './daily-steps.ts';
import { closeBrowser, night, openHouse } from './house.ts';
import type { House } from './house.ts';
import { eraseOnRequest, fromMenu } from './people-steps.ts';
import { button, heading, openPerson, toast, type } from './walk.ts';
import { w } from './words.ts';

after(closeBrowser);

test('a contact is logged in two clicks and the due date moves, with the sentence that explains it', async (t) => {
  const house = await openHouse(t, { policy: 'valmennuskumppani' });
  const { page } = house;
  const id = await addPerson(house, { givenName: 'Aino', familyName: 'Havuharju', since: '2024-03-01', lastContact: '2024-03-14' });
  await page.goto(`${house.url}/people/${id}`);
  await page.getByText('poistetaan 14.3.2029: viimeisin yhteydenotto 14.3.2024 + 5 vuotta, selosteen kohta').waitFor();
  await button(page, w.person('actions.log')).click();
  await button(page.getByRole('dialog'), w.acts('log.verb')).click();
  await page.getByText('poistetaan 22.11.2031: viimeisin yhteydenotto 22.11.2026 + 5 vuotta, selosteen kohta').waitFor();
  const timeline = page.getByRole('region', { name: w.person('timeline.title') });
  await timeline.getByText(w.person('timeline.kinds.call')).waitFor();
  const call = timeline.getByRole('listitem').filter({ hasText: w.person('timeline.kinds.call') });
  await call.getByText(`(${w.person('timeline.clock')})`).waitFor({ state: 'attached' });
});

test('the next step stands on Today in the order of its days, and is gone when done', async (t) => {
  const house = await openHouse(t, { policy: 'valmennuskumppani' });
  const { page } = house;
  await addPerson(house, { givenName: 'Eero', familyName: 'Tänään', nextAction: 'Lähetä tarjous', nextActionOn: '2026-11-22' });
  await addPerson(house, { givenName: 'Helmi', familyName: 'Myöhässä', nextAction: 'Soita takaisin', nextActionOn: '2026-11-18' });
  const id = await addPerson(house, { givenName: 'Paavo', familyName: 'Vanhin' });
  await page.goto(`${house.url}/people/${id}`);
  await button(page, w.person('setNext')).click();
  await type(page, w.person('next'), 'Varaa tapaaminen');
  await type(page, w.person('nextOn'), '10.11.');
  await button(page, w.common('save')).click();
  await page.getByRole('region', { name: 'Seuraavat toimet' }).getByText('Varaa tapaaminen').waitFor();
  await page
    .getByRole('link', { name: w.frame('nav.today') })
    .first()
    .click();
  const actions = page.locator('.today-action');
  await actions.first().waitFor();
  assert.deepEqual(await actions.getByRole('link').allInnerTexts(), ['Paavo Vanhin', 'Helmi Myöhässä', 'Eero Tänään']);
  assert.equal(await page.locator('.today-action .late').count(), 2, 'two are late');
  // However late the list comes anew, what is said then is said with the way back.
  await page.route('**/api/today', async (route) => {
    await sleep(1500);
    await route.fallback();
  });
  await button(page, w.today('markDone', { name: 'Helmi Myöhässä' })).click();
  await page.getByRole('link', { name: 'Helmi Myöhässä' }).waitFor({ state: 'detached' });
  const said = page.getByRole('alert').filter({ hasText: w.today('markedDone', { name: 'Helmi Myöhässä' }) });
  await button(said, w.common('undo')).click();
  await page.getByRole('link', { name: 'Helmi Myöhässä' }).waitFor();
});

test('one person is erased on request: the plan first, then the certificate, and nothing is found afterwards', async (t) => {
  const house = await openHouse(t, { policy: 'valmennuskumppani' });
  const { page } = house;
  const id = await addPerson(house, { givenName: 'Oili', familyName: 'Rautaranta' });
  await addPerson(house, { givenName: 'Oili', familyName: 'Jääjä' });
  await eraseOnRequest(house, { name: 'Oili Rautaranta', email: 'oili.rautaranta@asiakas.example.test' });
  await type(page, w.people('search'), 'Rautaranta');
  await page.getByText(w.people('nobody')).waitFor();
  await page.goto(`${house.url}/people/${id}`);
  await heading(page, notThere.t('fi', 'title.person')).waitFor();
  await openPerson(house, 'Oili Jääjä');
});

test('what the notice does not declare is off, drafts its clause at one press, and is on when the draft is published', async (t) => {
  const house = await openHouse(t, { policy: 'prover' });
  const { page } = house;
  const id = await addPerson(house, { givenName: 'Lauri', familyName: 'Kaarnakoski' });
  await page.goto(`${house.url}/people/${id}`);
  const off = page.locator('.off').filter({ hasText: 'Seuraavan toimen' });
  await off.waitFor();
  assert.match(await off.innerText(), /kohta \d+/, 'names the section');
  await button(off, 'Luonnostele kohta selosteeseen').click();
  await heading(page, w.declarationPublish('title')).waitFor();
  await page.locator('.pub-change').filter({ hasText: 'seuraavat toimet päivineen' }).first().waitFor();
  assert.equal(await page.locator('.pub-change.pub-removed').count(), 0, 'nothing is taken away');
  for (const box of await page.locator('.pub-tell').getByRole('checkbox').all()) await box.check();
  await button(page, w.declarationPublish('publish')).click();
  await button(page.getByRole('dialog'), w.declarationPublish('publish')).click();
  await toast(page, w.declarationPublish('published', { no: 2 }));
  await page.goto(`${house.url}/people/${id}`);
  await button(page, w.person('setNext')).click();
  await type(page, w.person('next'), 'Soita');
  await button(page, w.common('save')).click();
  await page.getByRole('region', { name: 'Seuraavat toimet' }).getByText('Soita').waitFor();
});

test('the review queue is decided in bulk, and each decision is signed', async (t) => {
  const house = await openHouse(t, { policy: 'lajina-mieli', startAt: '2026-11-22T08:00:00Z' });
  const { page } = house;
  const names = ['Aino', 'Eero', 'Helmi', 'Ilmari', 'Kerttu', 'Lauri'];
  for (const givenName of names)
    await addPerson(house, { givenName, familyName: 'Hiljainen', since: '2020-05-01', lastContact: '2021-03-01' });
  await addPerson(house, { givenName: 'Maija', familyName: 'Vilkas', since: '2020-05-01', lastContact: '2026-03-01' });
  await night(house);
  await page.goto(`${house.url}/retention/reviews`);
  await page.getByRole('link', { name: 'Aino Hiljainen' }).waitFor();
  assert.equal(await page.getByRole('link', { name: 'Maija Vilkas' }).count(), 0, 'who was in touch lately is not asked about');
  await decide(house, ['Aino', 'Eero', 'Helmi', 'Ilmari'], 'erase');
  await decide(house, ['Kerttu', 'Lauri'], 'keep');
  await page.getByText(w.retention('reviews.empty')).waitFor();
  const left = await ok<{ rows: { label: string }[] }>(house.owner.call('GET', '/api/people'));
  assert.deepEqual(left.rows.map(({ label }) => label).toSorted(), ['Kerttu Hiljainen', 'Lauri Hiljainen', 'Maija Vilkas']);
  await openPerson(house, 'Kerttu Hiljainen');
  await page.getByText('tarkistetaan 22.11.2031').waitFor();
});

async function decide({ page }: House, given: string[], decision: 'keep' | 'erase'): Promise<void> {
  for (const name of given) await page.getByRole('checkbox', { name: w.common('table.select', { name: `${name} Hiljainen` }) }).check();
  await button(page, w.retention(`reviews.${decision}`)).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(w.retention('reviews.note')).fill('Käyty läpi yhdessä');
  await button(dialog, w.retention(`reviews.${decision}`)).click();
  await toast(page, w.retention('reviews.decided', { n: given.length }));
}

test('a signature makes an attested promise kept, and when its time is over the promise is unknown again', async (t) => {
  const house = await openHouse(t, { policy: 'lajina-mieli' });
  const { page } = house;
  await page.goto(`${house.url}/promises`);
  const clause = page.locator('.clause').filter({ hasText: 'suojausohjelmat ja palomuuri' });
  await clause.getByText(w.common('verdict.unknown'), { exact: true }).waitFor();
  await clause.getByText('Tarkista jokaiselta koneelta').waitFor();
  await button(clause, w.promises('sign')).click();
  const dialog = page.getByRole('dialog');
  await type(dialog, w.promises('person'), 'Oma Omistaja');
  await type(dialog, w.promises('place'), 'Toimisto');
  await button(dialog, w.promises('sign')).click();
  await clause.getByText(w.common('verdict.kept'), { exact: true }).waitFor();
  await clause.getByText('Oma Omistaja', { exact: false }).first().waitFor();
  const { promises } = await ok<{ promises: { id: string; verdict: string }[] }>(house.owner.call('GET', '/api/promises'));
  assert.equal(promises.find(({ id }) => id === 'safeguards/firewall')?.verdict, 'kept');
  house.clock.set('2027-05-24T08:00:00Z');
  const late = (await promiseViews(house.app.deps)).find(({ id }) => id === 'safeguards/firewall');
  assert.equal(late?.verdict, 'unknown', 'half a year later nobody has looked again');
  assert.match(late?.task?.fi ?? '', /Tarkista/);
});

test('a hold keeps what is due, the run says whom it left and why, and the release lets go', async (t) => {
  const house = await openHouse(t, { policy: 'valmennuskumppani' });
  const { page } = house;
  const id = await addPerson(house, { givenName: 'Nuutti', familyName: 'Usvasalo', since: '2020-01-01', lastContact: '2021-01-01' });
  await page.goto(`${house.url}/people/${id}`);
  await fromMenu(page, w.person('actions.hold'));
  const dialog = page.getByRole('dialog');
  await type(dialog, w.acts('hold.reason'), 'Riita laskusta');
  await type(dialog, w.acts('hold.law'), 'Laki velan vanhentumisesta');
  await type(dialog, w.acts('hold.reviewOn'), '1.3.2027');
  await button(dialog, w.acts('hold.verb')).click();
  await toast(page, w.acts('hold.saved'));
  await runNow(house);
  const skipped = page.getByRole('row').filter({ has: page.getByRole('link', { name: 'Nuutti Usvasalo' }) });
  assert.match(await skipped.innerText(), /pidetään oikeudellisen perusteen/, 'the reason is told');
  await page.goto(`${house.url}/retention/holds`);
  await button(page, w.retention('holds.release')).click();
  await button(page.getByRole('dialog'), w.retention('holds.release')).click();
  await toast(page, w.retention('holds.released'));
  await runNow(house);
  assert.equal((await house.owner.call('GET', `/api/people/${id}`)).status, 404, 'gone after the release');
});

async function runNow({ page, url }: House): Promise<void> {
  await page.goto(`${url}/retention/runs`);
  await button(page, w.retention('runs.now')).click();
  await button(page.getByRole('dialog'), w.retention('runs.now')).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}
