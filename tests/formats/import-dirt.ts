// The dirty file through the real import: each row is imported right or comes back with a reason, and nothing is half-written.

import assert from 'node:assert/strict';
import { openImport, runImport, tableOf } from '#customers';
import { sql } from '#platform/db';
import type { TestDialect } from '#tests';
import { customersHouse, declarationOf, STAFF } from '../../src/modules/customers/testing.ts';
import { dirtyFile, MAPPING } from './dirty.ts';

const REGISTER = 'customer-marketing';

export async function importDirt(dialect: TestDialect): Promise<void> {
  const { bytes, rows } = dirtyFile(20_261_122, 20_000_000);
  const house = await customersHouse(await dialect.open(), declarationOf('valmennuskumppani'));
  const { db } = house.deps.database;
  const table = await tableOf(bytes, { name: 'likainen.csv' });
  const job = await openImport(house.deps, STAFF, {
    table,
    registerId: REGISTER,
    subjectGroup: 'customers',
    mapping: MAPPING,
    since: '2026-03-14',
  });
  const end = await runImport(house.deps, job);
  assert.equal(end.state, 'done');

  const { rows: held } = await sql<{ normal: string; family_name: string }>`
    select c.normal, p.family_name from contact_point as c join person as p on p.id = c.subject_id where c.field_id = 'person.email'`.execute(
    db,
  );
  const names = new Map(held.map(({ normal, family_name }) => [normal, family_name]));
  const back = new Map(job.errors.map(({ line, message }) => [line, message]));
  const wrong = rows.flatMap(({ kind, line, fate }) => {
    if (fate.is === 'in')
      return names.get(fate.email) === fate.family && !back.has(line)
        ? []
        : [`${kind} (${line}): ${names.get(fate.email)}, ${back.get(line)?.en}`];
    if (fate.is === 'back') return (back.get(line)?.fi ?? '') === '' ? [`${kind} (${line}): did not come back`] : [];
    return back.has(line) ? [`${kind} (${line}): ${back.get(line)?.en}`] : [];
  });
  assert.deepEqual(wrong, []);

  const count = async (table: string) =>
    Number((await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(db)).rows[0]?.n);
  const people = rows.filter(({ fate }) => fate.is === 'in').length;
  assert.deepEqual(
    [await count('person'), held.length, job.errors.length],
    [people, people, rows.filter(({ fate }) => fate.is === 'back').length],
  );
  assert.equal(await count('membership'), people + (await count('organisation')));
  await house.close();
}
