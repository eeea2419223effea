/** The staff application speaks three languages fully, and reads dates and Business IDs as Finns write them. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { Dictionary } from '#platform/i18n';
import { LANGS } from '#platform/i18n';
import { wordsLeft } from '../../web/src/components/words-left.ts';
import { common } from '../../web/src/i18n/common.ts';
import { dutyPhrases as duties } from '../../web/src/i18n/duties.ts';
import { formatDate, formatInstant } from '../../web/src/i18n/format.ts';
import { frame } from '../../web/src/i18n/frame.ts';
import { parseDate } from '../../web/src/i18n/parse-date.ts';
import { isBusinessId } from '../../web/src/forms/organisation-facts.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'web', 'src', 'i18n');
const CODE = new Set(['index.ts', 'format.ts', 'clock.ts', 'parse-date.ts']);

describe('phrases of the staff application', () => {
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.ts') && !CODE.has(name))) {
    test(`${file}: no phrase is empty or takes other values in another language`, async () => {
      const found = Object.values((await import(join(FOLDER, file))) as Record<string, Dictionary<string>>);
      assert.ok(found.length > 0);
      for (const dictionary of found) assert.deepEqual(dictionary.inconsistencies(), []);
    });
  }
});

test('Swedish calls a hash what the glossary calls it', () => {
  const rooms = ['src', join('web', 'src')].map((room) => join(FOLDER, '..', '..', '..', room));
  const files = rooms.flatMap((room) => readdirSync(room, { recursive: true, encoding: 'utf8' }).map((name) => join(room, name)));
  const odd = files.filter((file) => file.endsWith('.ts') && /kondensat/i.test(readFileSync(file, 'utf8')));
  assert.deepEqual(odd, []);
});

test('one thing has one word: cards of contacts, what is left to do, and the day on which data are erased', () => {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const odd = files.filter((name) => /käyntikor|'Inte känt'|: 'Goes/i.test(readFileSync(join(FOLDER, name), 'utf8')));
  assert.deepEqual(odd, []);
  // In Swedish ”uppgifter” are data, so what is to be done is called something else.
  assert.deepEqual([duties.t('sv', 'title'), frame.t('sv', 'nav.duties')], ['Åtgärder', 'Åtgärder']);
});

test('a date is understood as it is written', () => {
  const read = (text: string) => parseDate(text, '2026-11-22');
  assert.equal(read('14.3.2027'), '2027-03-14');
  assert.equal(read(' 1.2.27 '), '2027-02-01');
  assert.equal(read('24.12.'), '2026-12-24');
  assert.equal(read('2027-3-4'), '2027-03-04');
  assert.equal(read('+10'), '2026-12-02');
  assert.equal(read('31.2.2027'), undefined);
  assert.equal(read('huomenna'), undefined);
});

test('a date is shown as it is said, an instant in Finnish time', () => {
  assert.equal(formatDate('2027-03-14', 'fi'), '14.3.2027');
  assert.equal(formatDate('2027-03-14', 'en'), '14 Mar 2027');
  // A column of dates holds no more than this, in any month and language.
  for (let month = 1; month <= 12; month++)
    for (const lang of LANGS) assert.ok(formatDate(`2027-${String(month).padStart(2, '0')}-28`, lang).length <= 12, `${lang} ${month}`);
  assert.equal(formatInstant('2026-11-22T22:30:00Z', 'fi'), '23.11.2026 klo 0.30');
});

test('a Business ID is held to its check digit', () => {
  assert.ok(isBusinessId('1234567-1'));
  assert.ok(isBusinessId('9000080-4'));
  assert.ok(!isBusinessId('1234567-2'));
  assert.ok(!isBusinessId('1234567'));
});

test('a list of words to choose from tells how many of those that match are not in it', () => {
  const words = Array.from({ length: 60 }, (_, i) => (i < 5 ? `Messut ${i}` : `sana ${i}`));
  assert.deepEqual([wordsLeft(words, ''), wordsLeft(words, 'SANA '), wordsLeft(words, 'messut'), wordsLeft([], '')], [10, 5, 0, 0]);
  assert.equal(common.t('fi', 'moreWords', { n: 5 }), '5 muuta, kirjoita hakeaksesi');
});
