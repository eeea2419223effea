import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { visibleText } from '#platform/html';
import { LANGS } from '#platform/i18n';
import { parsePolicy } from '../load.ts';
import type { Policy } from '../schema.ts';
import { recordCsv, recordJson, recordPage } from './record-forms.ts';
import { recordOf } from './record.ts';

const FOLDER = join(import.meta.dirname, '../../../../policies');

function read(file: string): Policy {
  const { policy } = parsePolicy(readFileSync(join(FOLDER, file), 'utf8'));
  assert.ok(policy, file);
  return policy;
}

for (const file of readdirSync(FOLDER).filter((each) => each.endsWith('.yaml'))) {
  describe(`the record of processing of ${file}`, () => {
    const policy = read(file);
    const record = recordOf(policy, { no: 1, effectiveFrom: '2027-01-01' });

    test('has every item of Art. 30(1) for every purpose', () => {
      assert.deepEqual(
        record.activities.map(({ id }) => id),
        [...policy.purposes.map(({ id }) => id), '_accountability'],
      );
      assert.deepEqual(
        record.controllers.map(({ name }) => name),
        policy.controllers.map(({ name }) => name),
      );
      for (const { id, subjects, data, limits, basis } of record.activities) {
        assert.ok(subjects.length > 0, `${id}: subjects`);
        assert.ok(data.length > 0, `${id}: data`);
        assert.ok(limits.length > 0, `${id}: limits`);
        assert.ok(basis.fi.length > 10, `${id}: basis`);
      }
      assert.ok(record.security.length > 0);
    });

    test('names each recipient and each transfer with its document', () => {
      const named = record.activities.flatMap(({ recipients }) => recipients.map(({ fi }) => fi));
      for (const { name } of policy.recipients)
        assert.ok(
          named.some((each) => each.startsWith(name.fi)),
          name.fi,
        );
      const transfers = record.activities.flatMap((activity) => activity.transfers.map(({ fi }) => fi));
      for (const { name, transfer } of policy.recipients) {
        assert.equal(
          transfers.some((each) => each.startsWith(name.fi)),
          transfer !== undefined,
          name.fi,
        );
      }
    });

    for (const lang of LANGS) {
      test(`reads back from CSV (${lang})`, () => {
        const rows = parse(recordCsv(record, lang), { bom: true, delimiter: ';', columns: false }) as string[][];
        assert.equal(rows.length, record.activities.length + 1);
        assert.deepEqual(new Set(rows.map((row) => row.length)), new Set([11]));
        assert.deepEqual(
          rows.slice(1).map((row) => row[2]),
          record.activities.map(({ purpose }) => purpose[lang]),
        );
      });

      test(`is a page (${lang})`, () => {
        const page = recordPage(record, lang);
        const text = visibleText(page);
        for (const { purpose, data } of record.activities)
          for (const each of [purpose, ...data]) assert.ok(text.includes(each[lang].replace(/\s+/g, ' ')), each[lang]);
        assert.equal(page.match(/<h1/g)?.length, 1);
      });
    }

    test('is JSON', () => assert.deepEqual(JSON.parse(recordJson(record)), JSON.parse(JSON.stringify(record))));
  });
}

test('a cell that begins like a formula is kept from being one', () => {
  const policy = read('lajina-mieli.yaml');
  const [purpose] = policy.purposes;
  assert.ok(purpose);
  purpose.name = { fi: '=HYPERLINK("x")', sv: '=x', en: '=x' };
  assert.match(recordCsv(recordOf(policy), 'fi'), /"'=HYPERLINK\(""x""\)"/);
});
