// Labels of another program become tags: declared from within the import, told before anything is stored, and seen on the person's page.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser, openHouse } from './house.ts';
import { assertQuiet, look, ON_THE_PHONE } from './axe.ts';
import { button, heading } from './walk.ts';
import { w } from './words.ts';

after(closeBrowser);

const FILE = [
  'First Name,Last Name,Labels,E-mail 1 - Value',
  'Aino,Havusalo,* myContacts ::: Asiakkaat ::: Kevät 2026,aino.havusalo@asiakas.example.test',
  `Eero,Usvasuo,* myContacts ::: ${'x'.repeat(41)},eero.usvasuo@asiakas.example.test`,
].join('\n');

test('labels of a Google file are declared, checked and brought in as tags', async (t) => {
  const house = await openHouse(t, { policy: 'valmennuskumppani' });
  const { page, url } = house;
  await page.goto(`${url}/import`);
  await page.locator('input[type=file]').setInputFiles({ name: 'google.csv', mimeType: 'text/csv', buffer: Buffer.from(FILE) });
  await page.getByRole('cell', { name: 'Havusalo', exact: true }).waitFor();
  await button(page, w.common('next')).click();
  await button(page, w.common('next')).click();
  await button(page, w.imports('mapping.declareColumn', { column: 'Labels' })).click();
  await heading(page, w.declarationPublish('title')).waitFor();
  await button(page, w.declarationPublish('publish')).click();
  await button(page.getByRole('dialog'), w.declarationPublish('publish')).click();
  await page.getByText(w.imports('mapping.tagsHow')).waitFor();
  const found = await look(page, 'tags', ON_THE_PHONE);
  await button(page, w.imports('mapping.verb')).click();
  await page
    .locator('.check-refused')
    .getByText(/^Avainsana ”x+” ei kelpaa/)
    .waitFor();
  await button(page, w.imports('check.verb', { n: 1 })).click();
  await heading(page, w.imports('run.done')).waitFor();
  await page.goto(`${url}/people?q=havusalo`);
  await page.getByText('Havusalo').first().click();
  await page.getByText('Kevät 2026').first().waitFor();
  await page.getByText('Asiakkaat').first().waitFor();
  assert.equal(await page.getByText('myContacts').count(), 0, 'what Google keeps for itself stays out');
  assertQuiet(house, found);
});
