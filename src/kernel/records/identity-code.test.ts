import assert from 'node:assert/strict';
import { test } from 'node:test';
import { holdsIdentityCode } from './identity-code.ts';

// Artificial codes only: individual numbers 900–999 are never given to anyone.
const TODAY = '2026-11-22';
const found = (text: string) => holdsIdentityCode(text, TODAY);

test('every written form of an identity code is found', () => {
  for (const code of ['131052-900W', '290200A902D', '240680U9055', '010594Y9032', '030516D9037', '010501E9032']) {
    assert.equal(found(code), true, code);
    assert.equal(found(code.toLowerCase()), true, `${code} in small letters`);
    assert.equal(found(`Hetu:${code}, soita.`), true, `${code} inside a sentence`);
  }
});

const SIGNS: Record<string, string> = { 1800: '+', 1900: '-YXWVU', 2000: 'ABCDEF' };

test('all thirteen signs are known, each in its own century', () => {
  for (const [century, signs] of Object.entries(SIGNS)) {
    for (const sign of signs) {
      assert.equal(found(`131052${sign}900W`), century !== '2000', `131052${sign}900W is after today in the 2000s`);
      assert.equal(found(`290200${sign}902D`), century === '2000', `29 February existed in 2000, not in 1800 or 1900: ${sign}`);
    }
  }
  for (const sign of ['G', 'Z', 'T', '/', '_', '.']) assert.equal(found(`131052${sign}900W`), false, sign);
});

test('what word processors make of the hyphen does not hide a code', () => {
  for (const text of ['131052–900W', '131052−900W', '131052‐900W', '131052 - 900W', '131052-\u200b900W', '１３１０５２－９００Ｗ']) {
    assert.equal(found(text), true, text);
  }
});

test('a wrong check character, a day that never was, a bad sign and a date to come are no codes', () => {
  for (const text of ['131052-900A', '290223A9005', '131052G900K', '010190-999K', '000000-9000', '311126A9006']) {
    assert.equal(found(text), false, text);
  }
  assert.equal(holdsIdentityCode('030516D9037', '2016-05-02'), false, 'the day before');
  assert.equal(holdsIdentityCode('030516D9037', '2016-05-03'), true, 'the day itself');
});

test('business ids, references, telephones, dates and longer numbers are left alone', () => {
  for (const text of [
    '1234567-1',
    '0245974-7',
    'RF702026000176',
    '+358407654321',
    '2026-03-14',
    '9131052-900W1',
    '1131052-900W',
    '131052-900WX',
  ]) {
    assert.equal(found(text), false, text);
  }
});

test('an id of a row is no code, whatever its digits happen to be', () => {
  assert.equal(found('a290200a902d'), true, 'the same letters in a text are one');
  for (const id of ['019ab10c-1234-7abc-8abc-a290200a902d', '01131052-900a-7abc-8abc-0123456789ab']) {
    assert.equal(found(id), false, id);
  }
});

test('numbers 000 and 001 are never issued', () => {
  const check = (number: string) => '0123456789ABCDEFHJKLMNPRSTUVWXY'[Number(`010180${number}`) % 31];
  assert.equal(found(`010180-000${check('000')}`), false);
  assert.equal(found(`010180-001${check('001')}`), false);
});
