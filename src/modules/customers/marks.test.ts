// Marks are what the rows say, after whatever has happened to them; and lists find by them whoever the rows name.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { eraseNow } from '#kernel/rights';
import { recordPermission } from '#kernel/permission';
import type { ActRef } from '#kernel/records';
import { sql } from '#platform/db';
import { dialects } from '#tests';
import { logContact } from './contacts.ts';
import { mergeSubjects } from './duplicates/merge.ts';
import { beginReversal, runReversal } from './import/reverse.ts';
import { openImport, runImport } from './import/run.ts';
import { csvTable } from './import/table.ts';
import { listPeople, matchingPeople } from './list.ts';
import { customersMigrations } from './migrations/index.ts';
import { MARKS } from './marks.ts';
import { addContactPoint, createPerson, removeContactPoint, updatePerson } from './people.ts';
import { contactPointsOf, peopleByIds } from './queries.ts';
import { addTask, removeTask } from './tasks/service.ts';
import { openTasksOf } from './queries-tasks.ts';
import { changeContactPoint } from './relations.ts';
import { customersHouse, declarationOf, STAFF } from './testing.ts';
import type { CustomersHouse } from './testing.ts';
import { undoAct } from './undo.ts';
import type { Who } from './write.ts';

const OPS = [
  'create',
  'email',
  'phone',
  'drop',
  'move',
  'contact',
  'forbid',
  'task',
  'done',
  'merge',
  'undo',
  'import',
  'back',
  'erase',
] as const;
const step = fc.record({ op: fc.constantFrom(...OPS), a: fc.nat(50), b: fc.nat(50) });

/** Two become one before anything stands in the way of it. */
const BEGIN: readonly Step[] = [
  { op: 'create', a: 0, b: 1 },
  { op: 'create', a: 1, b: 0 },
  { op: 'phone', a: 1, b: 0 },
  { op: 'contact', a: 1, b: 0 },
  { op: 'merge', a: 0, b: 0 },
];

/** What the rows say, read one by one. */
async function fromRows({ deps }: CustomersHouse): Promise<Map<string, number>> {
  const { db } = deps.database;
  const all = async (query: ReturnType<typeof sql<{ id: string }>>) => new Set((await query.execute(db)).rows.map(({ id }) => id));
  const people = await all(sql<{ id: string }>`select id from person`);
  const having = {
    email: await all(sql<{ id: string }>`select subject_id as id from contact_point where field_id = 'person.email'`),
    phone: await all(sql<{ id: string }>`select subject_id as id from contact_point where field_id = 'person.phone'`),
    spoken: await all(
      sql<{ id: string }>`select subject_id as id from trigger_event where trigger in ('last-contact', 'last-service-contact')`,
    ),
    asked: await all(sql<{ id: string }>`select subject_id as id from permission_event`),
    action: await all(sql<{ id: string }>`select id from person where next_action_on is not null`),
  };
  const bits = Object.entries(MARKS) as [keyof typeof MARKS, number][];
  return new Map([...people].toSorted().map((id) => [id, bits.reduce((n, [mark, bit]) => n + (having[mark].has(id) ? bit : 0), 0)]));
}

async function asKept({ deps }: CustomersHouse): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; marks: number | string }>`
    select subject_id as id, marks from search_doc where kind = 'person' order by subject_id`.execute(deps.database.db);
  return new Map(rows.map(({ id, marks }) => [id, Number(marks)]));
}

for (const dialect of await dialects()) {
  describe(`marks of people on ${dialect.name}`, () => {
    const opened = async () => customersHouse(await dialect.open(), declarationOf('valmennuskumppani'));

    test('are what the rows say after any edits, merges, undos, imports and erasures', async () => {
      const ever = new Set<string>();
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 30 }), async (steps) => {
          const house = await opened();
          try {
            const done = await live(house, [...BEGIN, ...steps]);
            for (const op of done) ever.add(op);
            assert.deepEqual(await asKept(house), await fromRows(house), done.join(', '));
            await found(house);
          } finally {
            await house.close();
          }
        }),
        { numRuns: dialect.name === 'sqlite' ? 6 : 2, seed: 46 },
      );
      if (dialect.name === 'sqlite') assert.deepEqual([...ever].toSorted(), [...OPS].toSorted(), 'something never happened');
    });

    test('are written for who was there before them', async () => {
      const house = await opened();
      try {
        await live(
          house,
          [1, 2, 3, 4].flatMap(
            (a) =>
              [
                { op: 'create', a, b: a },
                { op: a % 2 ? 'contact' : 'phone', a, b: 0 },
              ] as const,
          ),
        );
        const { database } = house.deps;
        const kept = await asKept(house);
        assert.ok(new Set(kept.values()).size > 1);
        const migration = customersMigrations.find(({ name }) => name === 'customers/0005-list-marks');
        await database.tx(async (tx) => {
          const names = ['contact_point', 'trigger_event', 'permission_event', 'person'].flatMap((table) =>
            dialect.name === 'sqlite'
              ? ['insert', 'delete', 'update'].map((on) => [table, `${table}_marks_${on}`])
              : [[table, `${table}_marks`]],
          );
          for (const [table = '', name = ''] of [...names, ['search_doc', 'search_doc_marks_insert']])
            await sql`drop trigger ${sql.ref(name)} ${dialect.name === 'sqlite' ? sql`` : sql`on ${sql.table(table)}`}`.execute(tx);
          await sql`update search_doc set marks = null`.execute(tx);
          await migration?.up(tx, dialect.name);
        });
        assert.deepEqual(await asKept(house), kept);
      } finally {
        await house.close();
      }
    });
  });
}

/** Every combination of conditions finds whom the rows name, page by page, and counts them. */
async function found({ deps }: CustomersHouse): Promise<void> {
  const rows = [...(await fromRows({ deps } as CustomersHouse))];
  const asked = [
    { email: 'none' },
    { phone: 'has', contact: 'never' },
    { email: 'none', phone: 'none', contact: 'never' },
    { marketing: 'unasked', action: 'none' },
    { email: 'has', action: 'any', register: deps.policy.current()?.policy.registers[0]?.id },
  ] as const;
  for (const query of asked) {
    const is = (mark: keyof typeof MARKS, n: number) => (n & MARKS[mark]) !== 0;
    const meets = (n: number) =>
      (!('email' in query) || is('email', n) === (query.email === 'has')) &&
      (!('phone' in query) || is('phone', n) === (query.phone === 'has')) &&
      (!('contact' in query) || !is('spoken', n)) &&
      (!('marketing' in query) || !is('asked', n)) &&
      (!('action' in query) || is('action', n) === (query.action === 'any'));
    const expected = rows.filter(([, n]) => meets(n)).map(([id]) => id);
    for (const sort of ['name', '-name', 'newest', 'oldest', 'next-action'] as const) {
      const ids: string[] = [];
      for (let after: string | undefined; ;) {
        const page = await listPeople(deps, { sort, limit: 2, after, ...query });
        ids.push(...page.rows.map(({ id }) => id));
        if (page.next === null) break;
        after = page.next;
      }
      assert.deepEqual(ids.toSorted(), expected, `${JSON.stringify(query)} by ${sort}`);
    }
    assert.equal((await matchingPeople(deps, { ...query, exact: 'yes' })).n, expected.length);
  }
}

type Step = { readonly op: (typeof OPS)[number]; readonly a: number; readonly b: number };

/** What a register goes through; what it refuses changes nothing. */
async function live(house: CustomersHouse, steps: readonly Step[]): Promise<string[]> {
  const { deps, clock } = house;
  const { db } = deps.database;
  const register = deps.policy.current()?.registers.values().next().value;
  const acts: string[] = [];
  const imports: string[] = [];
  const done: string[] = [];
  const membership = { registerId: register?.id ?? '', subjectGroup: register?.subjectGroups[0] ?? '' };
  for (const [no, { op, a, b }] of steps.entries()) {
    clock.advance(60_000);
    const people = (await sql<{ id: string }>`select id from person order by id`.execute(db)).rows.map(({ id }) => id);
    const id = people[a % Math.max(1, people.length)] ?? '';
    const others = people.filter((each) => each !== id);
    const act: ActRef = { id: null };
    const who: Who = { ...STAFF, actor: { ...STAFF.actor, act } };
    const email = `h.${a}.${b}@example.test`;
    const [point] = await contactPointsOf(db, [id]);
    const does: Record<(typeof OPS)[number], () => Promise<unknown>> = {
      create: () =>
        createPerson(deps, who, {
          givenName: 'Aino',
          familyName: `Rivi ${no}`,
          memberships: [membership],
          contactPoints: b % 2 ? [{ kind: 'email', value: `${no}.${email}` }] : [],
          custom: {},
        }),
      email: () => addContactPoint(deps, who, id, { kind: 'email', value: email }),
      phone: () => addContactPoint(deps, who, id, { kind: 'phone', value: `+358 40 70000${10 + a}` }),
      drop: () => removeContactPoint(deps, who, point?.id ?? ''),
      move: () => changeContactPoint(deps, who, point?.id ?? '', { value: `uusi.${email}`, version: point?.version ?? 0 }),
      contact: () => logContact(deps, who, id, { kind: b % 2 ? 'call' : 'meeting', on: '2026-03-10' }),
      forbid: () =>
        recordPermission(
          deps,
          { act: { actor: STAFF.actor, at: clock.now() }, method: 'staff', source: 'self' },
          { subjectId: id, act: 'ban', channel: 'email', purpose: null, on: '2026-03-12', way: 'phone' },
        ),
      task: () => addTask(deps, who, id, { title: 'Soita', on: b % 3 ? '2026-04-01' : null }),
      done: async () => removeTask(deps, who, (await openTasksOf(db, [id]))[0]?.id ?? ''),
      merge: () =>
        mergeSubjects(deps, who.actor, {
          a: id,
          b: others[b % Math.max(1, others.length)] ?? '',
          take: { given_name: id, family_name: id },
        }),
      undo: () => undoAct(deps, STAFF.actor, acts.pop() ?? ''),
      async import() {
        const table = csvTable(
          `Etunimi;Sukunimi;Sähköposti;Puhelin\nAino;Rivi;${email};040 333 33${10 + a}\nEero;Rivi;;040 333 44${10 + b}`,
        );
        const mapping = { Etunimi: 'givenName', Sukunimi: 'familyName', Sähköposti: 'email', Puhelin: 'phone' };
        const job = await openImport(deps, STAFF, { table, ...membership, mapping, since: '2026-03-14' });
        await runImport(deps, job);
        imports.push(job.id);
      },
      async back() {
        const run = imports.pop() ?? '';
        await beginReversal(deps, STAFF.actor, run);
        await runReversal(deps, STAFF.actor, run);
      },
      erase: () => eraseNow(deps, { subjectId: id, ground: 'request', act: { actor: STAFF.actor, at: clock.now() } }),
    };
    const went = await does[op]().then(
      () => true,
      () => false,
    );
    if (went) done.push(op);
    if (went && act.id !== null) acts.push(act.id);
    if (went && op === 'task' && b % 5 === 0) {
      const [row] = await peopleByIds(db, [id]);
      await updatePerson(deps, STAFF, id, { nextActionOn: '2026-05-01', version: row?.version ?? 0 });
    }
  }
  return done;
}
