import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fold, searchBody, sortKey } from './fold.ts';
import { isBusinessId, normaliseBusinessId, normaliseEmail, normalisePhone } from './normalise.ts';

test('a business id is taken with any spacing, and with the zero that old ids lack', () => {
  const forms = ['1234567-1', ' 1234567 - 1 ', '12345671', 'FI12345671', '1234567–1', '245974-7', '0245974-7', '7654321-2'];
  assert.deepEqual(
    forms.map((form) => normaliseBusinessId(form)),
    ['1234567-1', '1234567-1', '1234567-1', '1234567-1', '1234567-1', '0245974-7', '0245974-7', '7654321-2'],
  );
});

test('a business id with a wrong check digit, one never issued, or of another length is refused', () => {
  for (const wrong of ['1234567-2', '1111111-0', '1111111-1', '123456-1', '12345678-1', 'abc', '', '2459747']) {
    assert.equal(normaliseBusinessId(wrong), null, wrong);
  }
  assert.deepEqual(['1234567-1', '12345671', '1234567-2'].map(isBusinessId), [true, false, false]);
});

test('a telephone number has one form, in Finland unless it says otherwise', () => {
  const forms = {
    '040 765 4321': '+358407654321',
    '+358 40 765 4321': '+358407654321',
    '0295 000 000': '+358295000000',
    '+46 70 123 45 67': '+46701234567',
  };
  for (const [typed, kept] of Object.entries(forms)) assert.equal(normalisePhone(typed), kept);
  for (const wrong of ['112', '040 12', 'puhelin', '']) assert.equal(normalisePhone(wrong), null, wrong);
});

test('an e-mail address is trimmed and lower-cased, and nothing else', () => {
  assert.equal(normaliseEmail(' Aino.Esimerkki+uutiset@Example.TEST '), 'aino.esimerkki+uutiset@example.test');
});

test('names are found with or without their accents', () => {
  assert.deepEqual(['Mäkinen', 'MÄKINEN', 'makinen', 'Åström', 'Sjørgen', 'Strauß', 'Łukasz', 'Čeferin'].map(fold), [
    'makinen',
    'makinen',
    'makinen',
    'astrom',
    'sjorgen',
    'strauss',
    'lukasz',
    'ceferin',
  ]);
});

test('a search document holds each word folded, and as written where that differs', () => {
  assert.equal(searchBody(['Väinö  Virtanen', null, 'vaino@example.test']), 'vaino virtanen vaino@example.test väinö');
  assert.equal(searchBody(['Aino', undefined, '']), 'aino');
});

test('the byte order of keys is the Finnish order of names', () => {
  const names = [
    'Aalto',
    'Aho',
    'Ahonen',
    'Bäck',
    'Öhman',
    'Åberg',
    'Ärrälä',
    'Zetterberg',
    'Virtanen',
    'Müller',
    'Myllylä',
    'Eriksson',
    'Äijälä',
    'Åkesson',
    'Öst',
    'Yli-Kokko',
    'Ylikoski',
    'Éklund',
  ];
  const byKey = names.toSorted((a, b) => Buffer.compare(Buffer.from(sortKey(a)), Buffer.from(sortKey(b))));
  const finnish = new Intl.Collator('fi', { sensitivity: 'accent' });
  assert.deepEqual(
    byKey,
    names.toSorted((a, b) => finnish.compare(a, b)),
  );
});

test('the family name leads the key, and a person without a name is ordered by the address', () => {
  assert.equal(sortKey('Yli-Kokko', 'Aino'), 'yli kokko aino');
  assert.equal(sortKey('', 'Aino'), 'aino');
  assert.equal(sortKey('aino@example.test'), 'aino@example test');
});
