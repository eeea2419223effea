// Outlook and Google keep an address in parts, at work and at home: each comes in as one address written as one writes it.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { dialects } from '#tests';
import { contactPointsOf, holdersOf } from '../queries.ts';
import { customersHouse, declarationOf, STAFF } from '../testing.ts';
import type { CustomersHouse } from '../testing.ts';
import { openImport, runImport } from './run.ts';
import { csvTable } from './table.ts';
import { guessFor } from './targets.ts';

const REGISTER = 'customer-marketing';
const [sqlite] = await dialects();
let house: CustomersHouse;
before(async () => {
  assert.ok(sqlite);
  house = await customersHouse(
    await sqlite.open(),
    declarationOf('valmennuskumppani', { registerId: REGISTER, fieldIds: ['person.address'] }),
  );
});
after(() => house.close());

let next = 0;
/** The addresses that one row of these headings gives, by what the headings alone say. */
async function addresses(cells: Readonly<Record<string, string>>): Promise<string[]> {
  const { deps } = house;
  const email = `a${(next += 1)}@example.test`;
  const all = { ...cells, 'E-mail': email };
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const table = csvTable([Object.keys(all), Object.values(all)].map((row) => row.map(quoted).join(',')).join('\n'));
  const guessed = guessFor(
    deps,
    REGISTER,
    'people',
    table.headings,
    table.rows.map((row) => row.cells),
  );
  const mapping = Object.fromEntries(guessed.map(({ column, field }) => [column, field]));
  const job = await openImport(deps, STAFF, { table, mapping, registerId: REGISTER, subjectGroup: 'customers', since: '2026-03-14' });
  await runImport(deps, job);
  assert.deepEqual(job.errors, []);
  const [holder] = await holdersOf(deps.database.db, 'person.email', [email]);
  const points = await contactPointsOf(deps.database.db, [holder?.subject_id ?? '']);
  return points.flatMap(({ field_id, value }) => (field_id === 'person.address' ? [value] : [])).toSorted();
}

test('Outlook in English: work and home are two addresses, each in order whatever the order of the columns', async () => {
  const work = {
    'Business Street': 'Satutie 1',
    'Business Street 2': '3. krs',
    'Business City': 'Helsinki',
    'Business State': '',
    'Business Postal Code': '00100',
  };
  const home = { 'Home Street': 'Kotikuja 2', 'Home City': 'Espoo', 'Home Postal Code': '02100', 'Home Country/Region': 'Finland' };
  assert.deepEqual(await addresses({ ...work, 'Business Country/Region': 'Finland', ...home, 'Other Street': '' }), [
    'Kotikuja 2, 02100 Espoo, Finland',
    'Satutie 1, 3. krs, 00100 Helsinki, Finland',
  ]);
});

test('Outlook in Finnish and Swedish', async () => {
  assert.deepEqual(
    await addresses({
      'Katuosoite (työ)': 'Satutie 1',
      'Kaupunki (työ)': 'Helsinki',
      'Osavaltio (työ)': '',
      'Postinumero (työ)': '00100',
      'Maa tai alue (työ)': 'Suomi',
    }),
    ['Satutie 1, 00100 Helsinki, Suomi'],
  );
  assert.deepEqual(
    await addresses({
      'Työpaikan katuosoite': 'Satutie 1',
      'Työpaikan postitoimipaikka': 'Turku',
      'Työpaikan postinumero': '20100',
      'Työpaikan maa/alue': '',
      'Kotiosoitteen katu': 'Kotikuja 2',
      'Kodin postinumero': '02100',
      'Kodin kaupunki': 'Espoo',
    }),
    ['Kotikuja 2, 02100 Espoo', 'Satutie 1, 20100 Turku'],
  );
  assert.deepEqual(
    await addresses({
      'Gatuadress, arbete': 'Sagovägen 1',
      'Gatuadress 2, arbete': '',
      'Ort, arbete': 'Vasa',
      'Postnummer, arbete': '65100',
      'Land/region, arbete': 'Finland',
      'Gatuadress (bostad)': 'Hemstigen 2',
      'Postnummer (bostad)': '65200',
      'Postort (bostad)': 'Vasa',
    }),
    ['Hemstigen 2, 65200 Vasa', 'Sagovägen 1, 65100 Vasa, Finland'],
  );
});

test('Google: the formatted address is the address, its parts where it lacks, and several are several', async () => {
  const google = (n: number, cells: Record<string, string>) =>
    Object.fromEntries(Object.entries(cells).map(([part, value]) => [`Address ${n} - ${part}`, value]));
  const parts = {
    Street: 'Satutie 1',
    City: 'Helsinki',
    'PO Box': '',
    Region: '',
    'Postal Code': '00100',
    Country: 'FI',
    'Extended Address': '',
  };
  assert.deepEqual(
    await addresses({
      ...google(1, { Label: 'Work', Formatted: 'Satutie 1\nHelsinki\n00100\nFI', ...parts }),
      ...google(2, { Label: 'Home', Formatted: '', ...parts, Street: 'Kotikuja 2' }),
    }),
    ['Kotikuja 2, 00100 Helsinki, FI', 'Satutie 1, 00100 Helsinki, FI'],
  );
  assert.deepEqual(await addresses({ 'Address 1 - Formatted': 'Satutie 1\n00100 Helsinki' }), ['Satutie 1, 00100 Helsinki']);
  assert.deepEqual(await addresses({ 'Address 1 - Formatted': 'Satutie 1, Turku ::: Kotikuja 2, Salo' }), [
    'Kotikuja 2, Salo',
    'Satutie 1, Turku',
  ]);
});

test('plain columns: an address with a postal code beside it is a street, two whole addresses are two', async () => {
  assert.deepEqual(await addresses({ Osoite: 'Satutie 1', Postinumero: '00100', Postitoimipaikka: 'Helsinki', Maa: '' }), [
    'Satutie 1, 00100 Helsinki',
  ]);
  assert.deepEqual(await addresses({ Osoite: 'Satutie 1, 00100 Helsinki', 'Osoite 2': 'Kotikuja 2, 02100 Espoo' }), [
    'Kotikuja 2, 02100 Espoo',
    'Satutie 1, 00100 Helsinki',
  ]);
  assert.deepEqual(await addresses({ Kaupunki: 'Turku', Postilokero: '' }), ['Turku']);
  assert.deepEqual(await addresses({ Land: 'Finland', Region: 'Nyland' }), [], 'a country alone is no address');
});
