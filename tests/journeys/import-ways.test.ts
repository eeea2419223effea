// The two imports know each other: a list of Mailchimp is shown the way to where its dates are read, customers the way to where they come in, and a row without its consent says why.

import { after, test } from 'node:test';
import { importWays } from '../../web/src/i18n/import-ways.ts';
import { returnsLists } from '../../web/src/i18n/returns-lists.ts';
import { assertQuiet, AT_THE_DESK, look, ON_THE_PHONE, visit } from './axe.ts';
import { closeBrowser, fi, openHouse } from './house.ts';
import { choose, type } from './walk.ts';

after(closeBrowser);

const w = fi(importWays);
const l = fi(returnsLists);
const csv = (name: string, lines: readonly string[]) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(`${lines.join('\n')}\n`) });

const LIST = csv('tilaajat.csv', [
  'Email Address,First Name,OPTIN_TIME,LEID',
  'aino@asiakas.example.test,Aino,2025-05-01 09:00:00,1',
  'eero@asiakas.example.test,Eero,5/1/2025 9:00,2',
  'helmi@asiakas.example.test,Helmi,,3',
]);
const CUSTOMERS = csv('asiakkaat.csv', ['Etunimi,Sähköposti,Yritys', 'Aino,aino@asiakas.example.test,Satulehto Oy']);

test('a list is led from the customers to the lists, customers the other way, and every row without its consent says why', async (t) => {
  const house = await openHouse(t, { policy: 'lexmentor' });
  const { page } = house;
  await visit(house, '/import');
  await page.locator('input[type=file]').setInputFiles(CUSTOMERS);
  await page.getByRole('cell', { name: 'Satulehto Oy' }).waitFor();
  const found: string[] = [];
  if ((await page.getByText(w('lists')).count()) > 0) found.push('customers are taken for a list');
  await visit(house, '/import');
  await page.locator('input[type=file]').setInputFiles(LIST);
  await page.getByText(w('lists')).waitFor();
  found.push(...(await look(page, 'a list among customers', ON_THE_PHONE)));
  await page
    .getByRole('link', { name: w('toLists') })
    .last()
    .click();

  await page.getByRole('heading', { name: l('file.title'), exact: true }).waitFor();
  await page.locator('input[type=file]').setInputFiles(CUSTOMERS);
  await page.getByRole('link', { name: w('toCustomers') }).waitFor();
  found.push(...(await look(page, 'customers among lists', ON_THE_PHONE)));

  await page.locator('input[type=file]').setInputFiles(LIST);
  const people = page.getByRole('group', { name: l('people.title') });
  await people
    .locator('input')
    .and(people.getByLabel(l('people.register')))
    .click();
  await page.getByRole('option', { name: 'Markkinointirekisteri', exact: true }).click();
  await people.getByLabel(l('people.consent')).check();
  await choose(page, l('people.purpose'), 'Uutiskirje ja muu tilattu markkinointi');
  await type(page, l('people.text'), 'Haluan uutiskirjeen.');
  await type(page, l('people.evidence'), 'Tilauslomake');
  await page.getByRole('button', { name: l('run'), exact: true }).click();
  const asked = page.getByRole('dialog', { name: '2 ihmistä tulee rekisteriin ilman suostumusta' });
  await asked.waitFor();
  found.push(...(await look(page, 'asked before people come without a consent', ON_THE_PHONE)));
  await asked.getByRole('button', { name: l('run'), exact: true }).click();
  await page.getByText(l('done'), { exact: true }).waitFor();
  await page.getByRole('link', { name: l('undo') }).waitFor();
  await page.getByText(/^Rivi 3: .*lukea varmasti/).waitFor();
  await page.getByText(/^Rivi 4: .*ei ole tilaamisen/).waitFor();
  found.push(...(await look(page, 'rows that say why', AT_THE_DESK)));
  assertQuiet(house, found);
});
