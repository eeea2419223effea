// A partner from the first agreement to its last day: filed, invited, shown one person, looking without being able to change, and then seeing nothing.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { ok, PASSWORD, signInAgain } from '#tests/app';
import { assertQuiet, look } from './axe.ts';
import { addPerson } from './daily-steps.ts';
import { closeBrowser, enter, openHouse, openWindow, sessionOfWindow } from './house.ts';
import { button, choose, heading, toast, type } from './walk.ts';
import { w } from './words.ts';

after(closeBrowser);

const FIRM = 'Toinen Valmennus Oy';
const EMAIL = 'kumppani@toinen.example.test';
const NOBODY_ELSE = 'Eino';

test('a partner sees the person shown to it and the fields of the notice, changes nothing, and sees nothing once the agreement has ended', async (t) => {
  const house = await openHouse(t, { policy: 'lajina-mieli' });
  const { page, url } = house;
  const shown = await addPerson(house, { givenName: 'Aino', familyName: 'Havuharju' });
  const hidden = await addPerson(house, { givenName: NOBODY_ELSE, familyName: 'Havuharju' });
  const found: string[] = [];

  // The owner files the agreement, invites a user and shows one person.
  await page.goto(`${url}/recipients`);
  await page.getByRole('link', { name: 'Sopimuskumppanit' }).click();
  await page.getByText(w.recipients('parties.none')).waitFor();
  await button(page, w.recipients('file.open')).click();
  const dialog = page.getByRole('dialog');
  await type(dialog, w.recipients('file.party'), FIRM);
  await choose(page, new RegExp(`^${w.recipients('file.kind')}$`), w.recipients('kind.nda'));
  await type(dialog, w.recipients('file.signed'), '1.11.2026');
  await type(dialog, w.recipients('file.until'), '30.11.2026');
  await type(dialog, w.recipients('file.place'), 'mappi 3');
  found.push(...(await look(page, 'agreement')));
  await button(dialog, w.recipients('file.verb')).click();
  await toast(page, w.recipients('file.saved'));
  await button(page, w.recipients('parties.invite')).click();
  await type(dialog, w.recipients('invite.name'), 'Kumppanin Käyttäjä');
  await type(dialog, w.recipients('invite.email'), EMAIL);
  await button(dialog, w.recipients('invite.verb')).click();
  const oneTime = await page.locator('.one-time').innerText();
  await button(dialog, w.common('close')).click();
  await button(page, w.recipients('shares.add')).click();
  await page
    .locator('input')
    .and(page.getByLabel(w.recipients('shares.person')))
    .fill('Aino');
  await page.getByRole('option', { name: /Aino Havuharju/ }).click();
  await button(dialog, w.recipients('shares.verb')).click();
  await toast(page, w.recipients('shares.added'));
  await page.getByRole('link', { name: 'Aino Havuharju' }).waitFor();
  found.push(...(await look(page, 'recipient')));

  // The partner comes by its own door, chooses a password, and sees one person.
  const theirs = await openWindow(t, url, house.clock.now());
  await theirs.page.goto(url);
  await type(theirs.page, w.login('email'), EMAIL);
  await type(theirs.page, w.login('password'), oneTime);
  await button(theirs.page, w.login('verb')).click();
  await type(theirs.page, w.settings('password.current'), oneTime);
  await type(theirs.page, w.settings('password.next'), PASSWORD);
  await button(theirs.page, w.settings('password.verb')).click();
  await theirs.page
    .getByRole('link', { name: w.frame('nav.shared') })
    .first()
    .click();
  await heading(theirs.page, w.disclosures('partner.title')).waitFor();
  await theirs.page.getByRole('link', { name: 'Aino Havuharju' }).waitFor();
  assert.equal(await theirs.page.getByText(NOBODY_ELSE).count(), 0);
  found.push(...(await look(theirs.page, 'shared')));
  await theirs.page.getByRole('link', { name: 'Aino Havuharju' }).click();
  await heading(theirs.page, 'Aino Havuharju').waitFor();
  assert.deepEqual(await theirs.page.locator('.shared-values dt').allInnerTexts(), ['Nimi', 'Sähköpostiosoite']);
  assert.equal(await theirs.page.locator('main').getByRole('button').count(), 0, 'nothing to press, so nothing to change');
  found.push(...(await look(theirs.page, 'shared person')));
  const hand = await sessionOfWindow({ app: house.app, context: theirs.context });
  for (const [method, path] of [
    ['PATCH', `/api/people/${shown}`],
    ['GET', `/api/people/${shown}`],
    ['GET', '/api/people?q=Eino'],
    ['POST', `/api/subjects/${shown}/copy`],
    ['GET', '/api/recipients'],
  ] as const)
    assert.equal((await hand.call(method, path, method === 'GET' ? undefined : {})).status, 403, path);
  assert.equal((await hand.call('GET', `/api/shared/${hidden}`)).status, 404);

  // The person's page and copy tell of the look.
  await page.goto(`${url}/people/${shown}`);
  const card = page.getByRole('region', { name: w.disclosures('title') });
  await card.getByText(`Sopimuskumppanit: ${FIRM}`).first().waitFor();
  const copy = await ok(house.owner.call<{ records: { kind: string }[] }>('POST', `/api/subjects/${shown}/copy`));
  assert.ok(copy.records.some(({ kind }) => kind === 'disclosure'));

  // The last day passes: the open window sees nothing at its next look, and is told why.
  await theirs.context.clock.setFixedTime(new Date('2026-12-01T08:00:00Z'));
  house.clock.set('2026-12-01T08:00:00Z');
  const again = await openWindow(t, url, house.clock.now());
  hand.cookie = '';
  await ok(hand.call('POST', '/api/session', { email: EMAIL, password: PASSWORD }));
  await enter(again.context, url, hand);
  await again.page.goto(url);
  await heading(again.page, w.disclosures('partner.shut')).waitFor();
  await again.page.getByText('S0-12').waitFor();
  assert.equal(await again.page.getByText('Havuharju').count(), 0);
  const refused = await hand.call<{ clause: string }>('GET', `/api/shared/${shown}`);
  assert.deepEqual([refused.status, refused.body.clause], [403, 'S0-12']);
  await signInAgain(house.owner, house.clock);
  const { log } = await ok(house.owner.call<{ log: unknown[] }>('GET', '/api/recipients/partners'));
  assert.ok(log.length > 0);
  assertQuiet(house, found);
});
