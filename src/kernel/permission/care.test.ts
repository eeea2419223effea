// Claims about what is marketing when the notice does not say: care of the relation is none, and whatever sells is.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Purpose } from '#kernel/policy';
import { kindOfPurpose } from './channels.ts';

function named(fi: string, more: Partial<Purpose> = {}): Purpose {
  return { id: 'p', name: { fi, sv: fi, en: fi }, registers: ['r'], basis: 'legitimate-interest', clauses: [], ...more } as Purpose;
}

for (const name of [
  'Asiakassuhteen hoitaminen',
  'Asiakassuhteen ylläpito, hallinto ja asiakasviestintä',
  'Asiakassuhteesta huolehtiminen',
  'Asiakassuhteiden hallinta ja kehittäminen',
  'Yhteydenotot, asiakasviestintä ja asiakkuuden hoito',
  'Asiakkuuksien ylläpitäminen',
  'Hoitaa asiakassuhdetta',
]) {
  test(`${name} is no marketing`, () => assert.equal(kindOfPurpose(named(name)), 'service'));
}

for (const name of [
  'Asiakassuhteen hoitaminen ja markkinointi',
  'Palvelujen myynti ja asiakassuhteen ylläpito',
  'Asiakassuhteen hoitaminen, uutiskirje',
  'Palvelujen kehittäminen',
  'Asiakkaille tiedottaminen',
  'Uusien asiakkaiden etsiminen',
]) {
  test(`${name} is treated as marketing`, () => assert.equal(kindOfPurpose(named(name)), 'marketing'));
}

test('what the declaration says goes before the name', () => {
  assert.equal(kindOfPurpose(named('Asiakassuhteen hoitaminen', { marketing: true })), 'marketing');
  assert.equal(kindOfPurpose(named('Palvelujen kehittäminen', { marketing: false })), 'service');
  assert.equal(kindOfPurpose(named('Asiakassuhteen hoitaminen', { basis: 'consent' })), 'consent');
});

test('a name in Swedish or English alone is enough', () => {
  const name = { fi: '–', sv: 'Skötsel av kundrelationen', en: 'Care of the customer relationship' };
  assert.equal(kindOfPurpose(named('', { name })), 'service');
});
