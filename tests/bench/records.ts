/** How long the kernel takes for 100,000 people with contact rows, memberships, origins, audit chain and search documents. Run: node tests/bench/records.ts [people] [sqlite|postgres] [batch] */
import { performance } from 'node:perf_hooks';
import { statSync } from 'node:fs';
import { verifyChain } from '#kernel/audit';
import { addMemberships, addSearchDocs, createSubjects, search, searchBody, sortKey } from '#kernel/subjects';
import { dialects } from '#tests';
import { sampleRegister } from '../../src/kernel/records/testing.ts';

const PEOPLE = Number(process.argv[2] ?? 100_000);
const BATCH = Number(process.argv[4] ?? 1000);
const STEMS = [
  'Virta',
  'Mäki',
  'Niemi',
  'Koski',
  'Lahti',
  'Hämälä',
  'Järvi',
  'Salo',
  'Ranta',
  'Öhma',
  'Åkes',
  'Laine',
  'Heikki',
  'Aalto',
  'Lepp',
  'Karja',
];
const ENDS = ['nen', 'lä', 'la', 'son', '', 'ainen', 'berg', 'ström', 'vuori', 'kangas', 'saari', 'luoma'];
const GIVEN = [
  'Aino',
  'Väinö',
  'Liisa',
  'Matti',
  'Åsa',
  'Kerttu',
  'Eino',
  'Helmi',
  'Toivo',
  'Saara',
  'Onni',
  'Venla',
  'Ilmari',
  'Sofia',
  'Elias',
  'Hilja',
];

let seed = 42;
function pick<T>(from: readonly T[]): T {
  seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
  return from[(seed >>> 8) % from.length] as T;
}

const wanted = process.argv[3] ?? 'sqlite';
const dialect = (await dialects()).find((each) => each.name === wanted);
if (dialect === undefined) throw new Error(`no ${wanted} here`);
const database = await dialect.open();
const register = await sampleRegister(database);
const spent: Record<string, number> = {};

async function timed<T>(step: string, act: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await act();
  spent[step] = (spent[step] ?? 0) + performance.now() - start;
  return result;
}

function batchOf(from: number): { id: string; name: string; family: string; given: string; email: string; phone: string }[] {
  return Array.from({ length: Math.min(BATCH, PEOPLE - from) }, (_, i) => {
    const [family, given] = [pick(STEMS) + pick(ENDS), pick(GIVEN)];
    const n = from + i;
    return {
      id: register.ids.next(),
      family,
      given,
      name: `${given} ${family}`,
      email: `${given}.${family}.${n}@example.test`.toLowerCase(),
      phone: `+35840${String(1_000_000 + n)}`,
    };
  });
}

const start = performance.now();
for (let from = 0; from < PEOPLE; from += BATCH) {
  const people = batchOf(from);
  await timed('transactions, commit included', () =>
    register.write(
      async (writer) => {
        await timed('  subjects', () =>
          createSubjects(
            writer,
            people.map(({ id }) => ({ id, kind: 'person' })),
          ),
        );
        await timed('  memberships', () =>
          addMemberships(
            writer,
            people.map(({ id }) => ({ subjectId: id, registerId: 'customer', subjectGroup: 'clients', since: '2026-03-14' })),
          ),
        );
        await timed('  people', () =>
          writer.insertMany(
            'sample-person',
            people.map(({ id, name }) => ({ id, name, note: null })),
          ),
        );
        const points = people.flatMap(({ id, email, phone }) => [
          { id: register.ids.next(), subject_id: id, field_id: 'person.email', value: email },
          { id: register.ids.next(), subject_id: id, field_id: 'person.phone', value: phone },
        ]);
        await timed('  contact rows (2 each)', () => writer.insertMany('sample-point', points));
        await timed('  search documents', () =>
          addSearchDocs(
            writer.ctx.tx,
            people.map(({ id, family, given, email, phone }) => ({
              subjectId: id,
              kind: 'person' as const,
              sortKey: sortKey(family, given),
              body: searchBody([given, family, email, phone]),
            })),
          ),
        );
      },
      { importId: 'import-1' },
    ),
  );
}
const seconds = (performance.now() - start) / 1000;
const cpu = process.cpuUsage();
console.log(
  `${PEOPLE} people on ${dialect.name}: ${seconds.toFixed(2)} s, ${Math.round(PEOPLE / seconds)} a second, processor ${((cpu.user + cpu.system) / 1e6).toFixed(1)} s`,
);
for (const [step, ms] of Object.entries(spent)) console.log(`  ${step.padEnd(34)} ${(ms / 1000).toFixed(2)} s`);
if (database.file !== undefined)
  console.log(
    `  file ${(statSync(database.file).size / 2 ** 20).toFixed(0)} MB + log ${(statSync(`${database.file}-wal`).size / 2 ** 20).toFixed(0)} MB`,
  );

const verified = performance.now();
const verdict = await verifyChain(database.db);
console.log(
  `chain of ${verdict.ok ? verdict.entries : 'broken'} entries verified in ${((performance.now() - verified) / 1000).toFixed(2)} s`,
);

const QUERIES = [
  'virtanen',
  'mäkinen',
  'nen',
  'aino',
  'väinö virta',
  'lähde',
  'kosk',
  'aino.koski',
  '0401',
  '+358401050',
  'hämäläinen',
  'example',
  'saari ve',
  'v',
  'öh',
  'berg liisa',
  '@example.test',
  'onni karjaluoma',
];
const times: [string, number, number][] = [];
for (let round = 0; round < 20; round++) {
  for (const query of QUERIES) {
    const begun = performance.now();
    const hits = await search(database.db, query, 50);
    times.push([query, performance.now() - begun, hits.length]);
  }
}
const sorted = times.map(([, ms]) => ms).toSorted((a, b) => a - b);
const slowest = times.toSorted((a, b) => b[1] - a[1])[0];
console.log(
  `search p50 ${sorted[Math.floor(sorted.length * 0.5)]?.toFixed(2)} ms, p95 ${sorted[Math.floor(sorted.length * 0.95)]?.toFixed(2)} ms, slowest ${slowest?.join(' ')}`,
);
for (const query of QUERIES) {
  const own = times.filter(([q]) => q === query);
  console.log(`  ${query.padEnd(18)} ${(own.reduce((sum, [, ms]) => sum + ms, 0) / own.length).toFixed(2)} ms, ${own[0]?.[2]} hits`);
}
await database.close();
process.exit(0);
