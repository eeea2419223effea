// The look that comes before the exact comparison never leaves out a text in which the comparison would meet the person.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { partsOf } from './rediscover.ts';
import { patternOf } from './store/scan.ts';
import { matcher, needleOf } from './tokens.ts';
import type { NeedleKind } from './tokens.ts';

const word = fc.string({
  unit: fc.constantFrom('a', 'k', 'i', 'ä', 'Å', 'ß', 'é', 'İ', 'ž', 'ł', '1', '\u212a'),
  minLength: 1,
  maxLength: 6,
});
const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' '));
const email = fc.tuple(word, word).map(([local, host]) => `${local}.x@${host}.example.test`);
const phone = fc.integer({ min: 10_000_000, max: 999_999_999 }).map((n) => `+358${n}`);
const value: fc.Arbitrary<[NeedleKind, string]> = fc.oneof(
  name.map((text): [NeedleKind, string] => ['name', text]),
  name.map((text): [NeedleKind, string] => ['text', text]),
  email.map((text): [NeedleKind, string] => ['email', text]),
  phone.map((text): [NeedleKind, string] => ['phone', text]),
);
/** As somebody else may have written it. */
const HANDS: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => text.toLowerCase(),
  (text) => text.normalize('NFD'),
  (text) => text.toUpperCase().normalize('NFD'),
  (text) => text.replaceAll(' ', ' – '),
  (text) => text.replace(/^\+358/, '0').replace(/(\d{3})(?=\d)/g, '$1 '),
];

test('whatever the comparison meets, the filter lets through', () => {
  let met = 0;
  fc.assert(
    fc.property(value, fc.constantFrom(...HANDS), word, ([kind, said], write, other) => {
      const needles = needleOf(kind, said);
      const text = `${other}, ${write(said)}; ${other}`;
      if (needles.length === 0 || matcher(needles.map((needle) => ({ owner: 'x', needle }))).in(text).length === 0) return;
      met += 1;
      assert.match(text, new RegExp(patternOf(partsOf(needles)), 'i'));
    }),
    { numRuns: 4000, seed: 20_261_123 },
  );
  assert.ok(met > 1500, `the comparison met ${met}`);
});
