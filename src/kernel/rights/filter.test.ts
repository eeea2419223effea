// The look that comes before the exact comparison never leaves out a text in which the comparison would meet the person.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { partsOf } from './rediscover.ts';
import { ROW_END, sieveOf, TEXT_END } from './sieve.ts';
import { patternOf } from './store/scan.ts';
import { matcher, needleOf } from './tokens.ts';
import type { NeedleKind } from './tokens.ts';

const word = fc.string({
  unit: fc.constantFrom('a', 'k', 'i', 'ä', 'Å', 'ß', 'é', 'İ', 'ž', 'ł', '1', '\u212a'),
  minLength: 1,
  maxLength: 6,
});
const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' '));
/** What comes along unseen when an address is pasted, or stands in it for a hyphen. */
const sign = fc.constantFrom('', '', '\u200e', '\u200b', '–', '’');
const email = fc
  .tuple(word, sign, fc.constantFrom('', '.x'), sign, word)
  .map(([local, before, end, after, host]) => `${before}${local}${end}${after}@${after}${host}.example.test`);
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

const around = fc.string({
  unit: fc.constantFrom('a', 'K', 'ä', ' ', '.', '-', '–', '…', '×', '+', '(', '7', '@', '\n', '\u00a0', '\u2009', 'µ', 'e\u0301', ';'),
  maxLength: 8,
});

test('whatever the comparison meets in any row of many, the sieve catches', () => {
  let met = 0;
  const row = fc.record({ of: fc.nat(3), write: fc.constantFrom(...HANDS), before: around, after: around });
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 4 }), fc.array(row, { maxLength: 5 }), (people, rows) => {
      const needles = people.flatMap(([kind, said]) => needleOf(kind, said));
      const match = matcher(needles.map((needle) => ({ owner: 'x', needle })));
      const texts = rows.map(({ of, write, before, after }) => [
        before,
        `${before}${write(people[of % people.length]?.[1] ?? '')}${after}`,
        after,
      ]);
      const joined = texts.map((each, i) => [String(i), ...each].join(String.fromCharCode(TEXT_END))).join(String.fromCharCode(ROW_END));
      const { rows: seen, starts } = sieveOf(match.needles).caught(Buffer.from(joined));
      assert.equal(seen, Math.max(1, texts.length));
      const caught = new Set(starts.map((start) => Number.parseInt(Buffer.from(joined).subarray(start).toString('utf8'), 10)));
      for (const [i, each] of texts.entries()) {
        if (each.every((text) => match.in(text).length === 0)) continue;
        met += 1;
        assert.ok(caught.has(i), JSON.stringify(each));
      }
    }),
    { numRuns: 1200, seed: 20_261_124 },
  );
  assert.ok(met > 500, `the comparison met ${met}`);
});

test('of texts that have nothing to do with anybody sought the sieve catches few', () => {
  const sought = Array.from({ length: 300 }, (_, i) => needleOf('name', `etunimi${i} sukunimi${i}`)).flat();
  const rows = Array.from(
    { length: 5000 },
    (_, i) => `${i}\u001fAsiakas${i} Tavallinen\u001f+358 40 ${1_000_000 + i}\u001fsoitto ${i} sovittu`,
  );
  const { rows: n, starts } = sieveOf(sought).caught(Buffer.from(rows.join('\u001e')));
  assert.equal(n, 5000);
  assert.ok(starts.length < 50, `${starts.length} of 5000`);
});
