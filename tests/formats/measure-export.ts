/** Measures exports for own use: a register of synthetic people on SQLite, each format written to nowhere, with rows a second and the memory that the process had at most. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '#platform/db';
import { change, EXPORT_FORMATS, exportBytes, exportFields, insertPeople, openExport } from '#customers';
import type { BulkPerson } from '#customers';
import { customersHouse, declarationOf, STAFF } from '../../src/modules/customers/testing.ts';

const people = Number(process.argv[2] ?? 100_000);
const REGISTER = 'customer-marketing';
const BATCH = 1000;
const dir = mkdtempSync(join(tmpdir(), 'lupaus-measure-'));
const { deps, close } = await customersHouse(await openDatabase({ file: join(dir, 'house.db') }), declarationOf('valmennuskumppani'));

for (let done = 0; done < people; done += BATCH)
  await change(deps, STAFF, { registers: [REGISTER] }, (writer) =>
    insertPeople(
      writer,
      Array.from({ length: BATCH }, (_, i) => person(done + i)),
    ),
  );
console.log(`filled ${people}, ${memory()} MB`);

const fields = exportFields(deps, 'people', REGISTER).map(({ id }) => id);
for (const format of EXPORT_FORMATS) {
  globalThis.gc?.();
  const began = performance.now();
  let [bytes, most] = [0, 0];
  const opened = openExport(deps, {
    about: 'people',
    who: { filter: {} },
    registerId: REGISTER,
    purpose: 'services',
    fields,
    format,
    lang: 'fi',
  });
  for await (const part of exportBytes(deps, opened, { actor: STAFF.actor, at: deps.clock.now() })) {
    bytes += part.length;
    most = Math.max(most, memory());
  }
  const seconds = (performance.now() - began) / 1000;
  console.log(
    `${format}: ${seconds.toFixed(2)} s, ${Math.round(people / seconds)} rows/s, ${(bytes / 1_000_000).toFixed(1)} MB, at most ${most} MB of memory`,
  );
}
await close();
rmSync(dir, { recursive: true, force: true });

function person(n: number): BulkPerson {
  return {
    id: deps.ids.next(),
    columns: { given_name: `Etu${n % 997}`, family_name: `Suku${n}`, job_title: 'Koordinaattori' },
    points: [
      { fieldId: 'person.email', value: `henkilo${n}@example.test`, normal: `henkilo${n}@example.test` },
      { fieldId: 'person.phone', value: `040 ${1_000_000 + n}`, normal: `+35840${1_000_000 + n}` },
    ],
    memberships: [{ registerId: REGISTER, subjectGroup: 'customers', since: '2026-03-14' }],
    custom: {},
    events: [{ trigger: 'last-contact', on: '2026-03-01', sourceKind: 'import', sourceId: `m/${n}` }],
  };
}

function memory(): number {
  return Math.round(process.memoryUsage().rss / 1_000_000);
}
