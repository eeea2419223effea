// A customer's mail comes onto her timeline by a file, by keys and by paste; a stranger's is discarded, and with a notice that declares no contacts nothing is kept.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { eml } from '../../src/platform/mail/messages/testing.ts';
import { pdf } from '../../src/modules/documents/testing.ts';
import { assertQuiet, AT_THE_DESK, look, ON_THE_PHONE } from './axe.ts';
import { addPerson } from './daily-steps.ts';
import { closeBrowser, fi, openHouse } from './house.ts';
import type { House } from './house.ts';
import { mailbox as mailboxWords } from '../../web/src/i18n/mailbox.ts';
import { messages } from '../../web/src/i18n/messages.ts';
import { button, eventually, toast } from './walk.ts';
import { w } from './words.ts';

after(closeBrowser);

const m = fi(messages);
const box = fi(mailboxWords);
const AINO = 'Aino Havuharju <aino.havuharju@asiakas.example.test>';

const added = (house: House) => addPerson(house, { givenName: 'Aino', familyName: 'Havuharju' });

/** What the window does when a file is let go over it: the page of a test knows no browser. */
const FALLS = `([name, base64]) => {
  const transfer = new DataTransfer();
  transfer.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name, { type: 'message/rfc822' }));
  for (const type of ['dragover', 'drop'])
    document.querySelector('main').dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: transfer }));
}`;

/** Lets a file fall on the page as a hand does. */
async function drop(page: Page, name: string, bytes: Buffer): Promise<void> {
  await page.evaluate(`(${FALLS})(${JSON.stringify([name, bytes.toString('base64')])})`);
}

test('mail is dropped, chosen and pasted onto a timeline, read in full and taken away; a stranger’s leaves a number', async (t) => {
  const house = await openHouse(t, { policy: 'lexmentor' });
  const { page, url } = house;
  const id = await added(house);
  const dialog = page.getByRole('dialog');
  const timeline = page.getByRole('region', { name: w.person('timeline.title') });
  const found: string[] = [];

  // Dropped on the list: the program finds whose it is.
  await page.goto(`${url}/people`);
  await page.getByText('Havuharju').first().waitFor();
  const files = [{ name: 'tarjous.pdf', type: 'application/pdf', bytes: pdf('Tarjous') }];
  await drop(
    page,
    'viesti.eml',
    eml({
      from: AINO,
      to: 'firma@example.test',
      cc: 'vieras@example.test',
      subject: 'Kevään ohjelma',
      id: 'k@example.test',
      date: 'Fri, 20 Nov 2026 09:15:00 +0200',
      text: 'Sopisiko maanantai?',
      files,
    }),
  );
  await dialog.getByRole('checkbox', { name: 'Aino Havuharju' }).waitFor();
  assert.equal(await dialog.getByRole('checkbox', { name: 'Aino Havuharju' }).isChecked(), true);
  await dialog.getByText(m('others', { n: 2 })).waitFor();
  found.push(...(await look(page, 'mail preview', ON_THE_PHONE)));
  await button(dialog, m('verb')).click();
  await toast(page, m('filed', { name: 'Aino Havuharju' }));

  // On her page it stands with its text; once more it is known.
  await page.goto(`${url}/people/${id}`);
  await timeline.getByText('Kevään ohjelma').waitFor();
  await timeline.getByRole('button', { name: m('readNamed', { what: 'Kevään ohjelma' }) }).click();
  await dialog.getByText('Sopisiko maanantai?').waitFor();
  await dialog.getByText(m('filesLeft', { n: 1 })).waitFor();
  found.push(...(await look(page, 'message', AT_THE_DESK)));
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await drop(page, 'viesti.eml', eml({ from: AINO, subject: 'Kevään ohjelma', id: 'k@example.test', text: 'Sopisiko maanantai?' }));
  await dialog.getByText(m('alreadyThere')).waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });

  // By keys alone: pasted text tells who wrote it and when.
  await button(page, m('open')).focus();
  await page.keyboard.press('Enter');
  await dialog.getByLabel(m('paste')).focus();
  await page.keyboard.insertText(`Lähettäjä: ${AINO}\nLähetetty: 19.11.2026 klo 10.00\nAihe: Kiitos\n\nKiitos eilisestä.`);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await dialog.getByText('Kiitos eilisestä.').waitFor();
  await button(dialog, m('verb')).focus();
  await page.keyboard.press('Control+Enter');
  await timeline.getByText('Kiitos eilisestä.').waitFor();

  // A stranger's mail is discarded; what is known of the sender is ready in the form.
  await drop(page, 'outo.eml', eml({ from: 'Matti Mallikas <matti@vieras.example.test>', subject: 'Tarjous', id: 'v@example.test' }));
  await dialog.getByRole('checkbox', { name: 'Aino Havuharju' }).waitFor();
  await page.keyboard.press('Escape');
  await page.goto(`${url}/people`);
  await page.getByText('Havuharju').first().waitFor();
  await drop(page, 'outo.eml', eml({ from: 'Matti Mallikas <matti@vieras.example.test>', subject: 'Tarjous', id: 'v@example.test' }));
  await dialog.getByRole('status').waitFor();
  await button(dialog, m('discard')).click();
  await toast(page, m('discarded'));
  await drop(page, 'outo.eml', eml({ from: 'Matti Mallikas <matti@vieras.example.test>', subject: 'Tarjous', id: 'v@example.test' }));
  await button(dialog, m('add')).click();
  await page.waitForURL(/\/people\/new$/);
  await eventually(async () => assert.equal(await page.locator('input[name=familyName]').inputValue(), 'Mallikas'));
  await eventually(async () => assert.equal(await page.locator('input[name=email]').inputValue(), 'matti@vieras.example.test'));

  // The settings tell in numbers what became of all of it.
  await page.goto(`${url}/settings/mailbox`);
  await page
    .getByRole('row')
    .filter({ hasText: box('counts.outcomes.unknown') })
    .waitFor();

  // Taken away, it is gone from the timeline.
  await page.goto(`${url}/people/${id}`);
  await timeline.getByRole('button', { name: m('readNamed', { what: 'Kiitos' }) }).click();
  await button(dialog, m('remove')).click();
  await timeline.getByText('Kiitos eilisestä.').waitFor({ state: 'detached' });
  assertQuiet(house, found);
});

test('a firm whose notice declares no contacts keeps no mail, and is shown the missing clause', async (t) => {
  const house = await openHouse(t, { policy: 'prover' });
  const id = await added(house);
  await house.page.goto(`${house.url}/people/${id}`);
  await house.page.getByText(w.features('names.correspondence')).waitFor();
  assert.equal(await button(house.page, m('open')).count(), 0);
  assertQuiet(house, []);
});
