// The look that comes before the exact comparison never leaves out a text in which the comparison would meet the person.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { partsOf } from './rediscover.ts';
import { ROW_END, sieveOf, TEXT_END, WORDS_ONLY } from './sieve.ts';
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
  fc.constantFrom('deadbeef 0000', 'ada 2026', '000z ada', '12345678', 'deadbeef').map((text): [NeedleKind, string] => ['text', text]),
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

/** What is stepped over where it stands alone, and what only looks like it. */
const UUID = 'deadbeef-0000-4000-8000-123456789012';
const written = fc
  .constantFrom(UUID, 'deadbeef'.repeat(8), '2026-03-14', '2026-03-14T10:00:00.000Z', 'v1.Aa_-', 'v1', 'deadbeef')
  .chain((text) =>
    fc.constantFrom(text, text, `${text} `, `${text} ada`, text.slice(0, -1), text.toUpperCase(), `ada\u001f${text}`, `${text}\u001eada`),
  );

const joined = (rows: readonly (readonly (string | typeof WORDS_ONLY)[])[]) =>
  Buffer.concat(
    rows.flatMap((row, i) => [
      ...(i > 0 ? [Buffer.from([ROW_END])] : []),
      ...[String(i), ...row].flatMap((text, j) => [
        ...(j > 0 ? [Buffer.from([TEXT_END])] : []),
        typeof text === 'string' ? Buffer.from(text) : Buffer.from([text]),
      ]),
    ]),
  );

test('whatever the comparison meets in any row of many, the sieve catches', () => {
  let met = 0;
  const edge = fc.oneof(around, around, written);
  const row = fc.record({ of: fc.nat(3), write: fc.constantFrom(...HANDS), before: edge, after: edge });
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 4 }), fc.array(row, { maxLength: 5 }), (people, rows) => {
      const needles = people.flatMap(([kind, said]) => needleOf(kind, said));
      const match = matcher(needles.map((needle) => ({ owner: 'x', needle })));
      const texts = rows.map(({ of, write, before, after }) => [
        before,
        `${before}${write(people[of % people.length]?.[1] ?? '')}${after}`,
        after,
      ]);
      const bytes = joined(texts);
      const { rows: seen, starts } = sieveOf(match.needles).caught(bytes);
      assert.equal(seen, Math.max(1, texts.length));
      const caught = new Set(starts.map((start) => Number.parseInt(bytes.subarray(start).toString('latin1'), 10)));
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
  const rows = Array.from({ length: 5000 }, (_, i) => [`Asiakas${i} Tavallinen`, `+358 40 ${1_000_000 + i}`, `soitto ${i} sovittu`]);
  const { rows: n, starts } = sieveOf(sought).caught(joined(rows));
  assert.equal(n, 5000);
  assert.ok(starts.length < 50, `${starts.length} of 5000`);
});

test('ids, hashes and times of rows are stepped over, and so are the numbers of the rows themselves', () => {
  const digits = needleOf('phone', '+358456789012');
  const ids = Array.from({ length: 50 }, (_, i) => [UUID, 'a1'.repeat(32), '2026-03-14T10:00:45.678Z', `soitto ${i}`]);
  const numbered = joined(ids).toString('latin1').replace(/^0/, '456789012');
  const { rows, starts } = sieveOf([...digits, ...needleOf('text', 'deadbeef')]).caught(Buffer.from(numbered, 'latin1'));
  assert.deepEqual([rows, starts], [50, []]);
  const caught = (said: string, text: string) => sieveOf(needleOf('text', said)).caught(joined([[text]])).starts.length;
  assert.equal(caught('deadbeef', `${UUID} `), 1);
  assert.equal(caught('678z ada', '2026-03-14T10:00:45.678Z ada'), 1);
});

test('what nobody writes but the program is searched for words and not for numbers', () => {
  const sieve = sieveOf([...needleOf('phone', '+358456789012'), ...needleOf('name', 'aino esimerkki')]);
  const rows = [
    ['soitto', WORDS_ONLY, '00456789012', 'kone'],
    ['045 678 9012', WORDS_ONLY, 'kone'],
    ['soitto', WORDS_ONLY, 'kone', 'Aino Esimerkki'],
    ['045 678 9012', 'kone'],
  ] as const;
  const bytes = joined(rows);
  const { starts } = sieve.caught(bytes);
  assert.deepEqual(
    starts.map((start) => Number.parseInt(bytes.subarray(start).toString('latin1'), 10)),
    [1, 2, 3],
  );
});
