// Claims about looking for a person in text.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matcher, needleOf, phoneKey, words } from './tokens.ts';
import type { NeedleKind } from './tokens.ts';

function found(kind: NeedleKind, value: string, text: string): boolean {
  return matcher(needleOf(kind, value).map((needle) => ({ owner: 'x', needle }))).in(text).length > 0;
}

test('an e-mail address is met in any case and inside any text', () => {
  for (const text of [
    'Testi.Henkilo@Example.Test',
    'kirjoita: testi.henkilo@example.test.',
    '{"to":"testi.henkilo@example.test"}',
    '<testi.henkilo@example.test>',
  ])
    assert.equal(found('email', 'testi.henkilo@example.test', text), true, text);
  for (const text of ['atesti.henkilo@example.test', 'testi.henkilo@example.test.example.org', 'testi.henkilo'])
    assert.equal(found('email', 'testi.henkilo@example.test', text), false, text);
});

test('a phone number is met in every way of writing it, also between other numbers', () => {
  assert.deepEqual(['040 123 4567', '+358 40 1234567', '00358401234567', '(040) 123-4567'].map(phoneKey), Array(4).fill('401234567'));
  for (const text of ['+358401234567', 'soita 040 123 4567 klo 12', '14.3.2027 040 1234567 050 765 4321'])
    assert.equal(found('phone', '040 1234567', text), true, text);
  for (const text of ['040 123 4568', '0401234', '2027-03-14T10:00:00.000Z'])
    assert.equal(found('phone', '040 1234567', text), false, text);
});

test('a name is met as its words in their order, an address likewise', () => {
  for (const text of ['Testi Henkilö soitti', 'HENKILÖ? TESTI HENKILÖ.', 'testi henkilö'])
    assert.equal(found('name', 'Testi Henkilö', text), true, text);
  for (const text of ['Testi Henkilönen', 'Testi ja Henkilö', 'Henkilö']) assert.equal(found('name', 'Testi Henkilö', text), false, text);
  assert.equal(found('text', 'Mallikatu 12 A 5', 'os. Mallikatu 12 A 5, 00000 Mallila'), true);
  assert.equal(found('text', 'Mallikatu 12 A 5', 'Mallikatu 12 B 7'), false);
  assert.equal(found('text', 'ASIAKAS4711', 'nro asiakas4711'), true);
});

test('each owner of a shared needle is told, and values too short to be anybody are not looked for', () => {
  const [needle] = needleOf('phone', '0401234567');
  assert.deepEqual(
    matcher([
      { owner: 'a', needle: needle! },
      { owner: 'b', needle: needle! },
    ])
      .in('+358401234567')
      .map(({ owner }) => owner),
    ['a', 'b'],
  );
  assert.deepEqual([needleOf('text', '12'), needleOf('phone', '112'), needleOf('email', '@')], [[], [], []]);
});

test('words are the same whether they are read as Latin letters or by the tables of all scripts', () => {
  const slowly = (text: string) =>
    text
      .toLowerCase()
      .normalize('NFC')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  for (const text of [
    'Väinö Å. Öhman-Süß, s. 1970',
    'ÄÄNEKOSKI 44100',
    'a×b÷c',
    'x²y ½ ªº µ',
    'a–b\u00a0c',
    'Va\u0308ino\u0308',
    'Ďáblová 3',
    '',
  ])
    assert.deepEqual(words(text), slowly(text), text);
});

test('thousands of one name are met once, and each of them can be told', () => {
  const all = Array.from({ length: 1000 }, (_, i) => ({ owner: i, needle: needleOf('name', 'Testi Henkilö')[0]! }));
  const known = matcher(all);
  const met = [...known.met('Soitti: Testi Henkilö, Testi Henkilö')];
  assert.equal(met.length, 1);
  assert.deepEqual([known.in('testi henkilö').length, known.of(all[7]!.needle) === met[0]], [1000, true]);
});
