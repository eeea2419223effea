// A column that the declaration does not know is declared from within the import: seen, published, and back to the same file and the same choices.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { assertQuiet, look, ON_THE_PHONE } from './axe.ts';
import { addAccount, signInAs } from './daily-steps.ts';
import { closeBrowser, openHouse, openWindow } from './house.ts';
import { button, eventually, heading } from './walk.ts';
import { w } from './words.ts';

after(closeBrowser);

const FILE = [
  'Etunimi;Sukunimi;Sähköposti;Asiakasnumero;Kengännumero;Allergiat',
  'Aino;Havusalo;aino.havusalo@asiakas.example.test;A-17;38;pähkinä',
].join('\n');

const target = (page: Page, column: string) => page.locator('input').and(page.getByLabel(`${w.imports('mapping.field')}: ${column}`));
/** The list is read again after the way round, so what it says is waited for. */
async function goesTo(page: Page, column: string, field: string): Promise<void> {
  await eventually(async () => assert.equal(await says(page, column), field));
}
const says = async (page: Page, column: string) => (await target(page, column).inputValue()).trim();

async function toMapping(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/import`);
  await page.locator('input[type=file]').setInputFiles({ name: 'lista.csv', mimeType: 'text/csv', buffer: Buffer.from(FILE) });
  await page.getByRole('cell', { name: 'Havusalo', exact: true }).waitFor();
  await button(page, w.common('next')).click();
  await button(page, w.common('next')).click();
  await target(page, 'Asiakasnumero').waitFor();
}

async function publish(page: Page): Promise<void> {
  await heading(page, w.declarationPublish('title')).waitFor();
  await button(page, w.declarationPublish('publish')).click();
  await button(page.getByRole('dialog'), w.declarationPublish('publish')).click();
}

async function nameOwn(page: Page, see: () => Promise<void> = () => Promise.resolve()): Promise<void> {
  await button(page, w.imports('mapping.ownColumn', { column: 'Kengännumero' })).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/Svenska/).fill('Skonummer');
  await dialog.getByLabel(/English/).fill('Shoe size');
  await see();
  await button(dialog, w.imports('mapping.ownVerb')).click();
}

test('undeclared columns are added to the declaration and the import goes on where it was', async (t) => {
  const house = await openHouse(t, { policy: 'valmennuskumppani' });
  const { page, url } = house;
  await toMapping(page, url);
  // A choice of one's own, to be seen again after the way round.
  await target(page, 'Etunimi').click();
  await page.getByRole('option', { name: w.imports('mapping.skip'), exact: true }).click();
  // What is sealed offers no way in.
  await page.getByText(/arkaluonteista tietoa ei tuoda/).waitFor();
  const found = await look(page, 'undeclared', ON_THE_PHONE);
  await button(page, w.imports('mapping.declareColumn', { column: 'Asiakasnumero' })).click();
  await page.getByRole('link', { name: w.declarationPublish('backToImport') }).waitFor();
  await publish(page);
  await page.getByText(w.imports('mapping.lead')).waitFor();
  await goesTo(page, 'Asiakasnumero', 'Asiakasnumero');
  await goesTo(page, 'Etunimi', w.imports('mapping.skip'));

  await nameOwn(page, async () => void found.push(...(await look(page, 'own', ON_THE_PHONE))));
  await heading(page, w.declarationPublish('title')).waitFor();
  await page.getByRole('link', { name: w.declarationPublish('backToImport') }).click();
  await page.getByText(w.imports('mapping.lead')).waitFor();
  // Nothing comes in before it is published.
  await goesTo(page, 'Kengännumero', w.imports('mapping.skip'));
  await nameOwn(page);
  await publish(page);
  await goesTo(page, 'Kengännumero', 'Kengännumero');
  await goesTo(page, 'Asiakasnumero', 'Asiakasnumero');
  await button(page, w.imports('mapping.verb')).click();
  await button(page, w.imports('check.verb', { n: 1 })).click();
  await heading(page, w.imports('run.done')).waitFor();
  await page.goto(`${url}/people?q=havusalo`);
  await page.getByText('Havusalo').first().click();
  await page.getByText('A-17').first().waitFor();
  await page.getByText('Kengännumero').first().waitFor();
  assertQuiet(house, found);
});

test('who may not change the declaration is told who may', async (t) => {
  const house = await openHouse(t, { policy: 'valmennuskumppani' });
  await addAccount(house, 'colleague', 'tyotoveri@firma.example.test');
  const { page } = await openWindow(t, house.url, house.clock.now());
  await signInAs({ page, url: house.url }, 'tyotoveri@firma.example.test');
  await heading(page, w.today('title')).waitFor();
  await toMapping(page, house.url);
  await page.getByText(w.imports('mapping.askOwner', { who: 'Omistaja' })).waitFor();
  assert.equal(await page.getByRole('button', { name: w.imports('mapping.declareColumn', { column: 'Asiakasnumero' }) }).count(), 0);
});
