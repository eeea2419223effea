// Claims about the preview of a new version, on both engines: what it counts is what publishing then does, to the day and to the person.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { TestContext } from 'node:test';
import { sql } from '#platform/db';
import { compilePolicy, fixedHolder } from '#kernel/policy';
import type { CompiledPolicy, Policy, Trigger } from '#kernel/policy';
import { placeHold, requestErasure } from '#kernel/rights';
import { restrictSubject } from '#kernel/subjects';
import { firmOfRights } from '../rights/firm/testing.ts';
import { rightsHouse } from '../rights/testing.ts';
import type { RightsHouse } from '../rights/testing.ts';
import { dialects, tempDir } from '#tests';
import type { TestDialect } from '#tests';
import {
  impactOf,
  peopleIn,
  recomputeAll,
  recomputeDue,
  recordTrigger,
  retentionKinds,
  retentionMigrations,
  runRetention,
} from './index.ts';
import type { Move } from './index.ts';

const TODAY = '2026-03-14';

async function house(t: TestContext, dialect: TestDialect): Promise<RightsHouse> {
  const database = await dialect.open();
  t.after(() => database.close());
  return rightsHouse(database, tempDir(t), { kinds: retentionKinds, migrations: retentionMigrations });
}

/** The firm's next version, changed where the claim needs it. */
function next(change: (policy: Policy) => void): CompiledPolicy {
  const policy = structuredClone(firmOfRights().policy);
  change(policy);
  return compilePolicy(policy, { versionId: 'version-2', versionNo: 2, effectiveFrom: TODAY });
}

function rule<K extends Policy['retention'][number]['kind']>(policy: Policy, id: string, kind: K) {
  const found = policy.retention.find((each) => each.id === id);
  assert.equal(found?.kind, kind);
  return found as Extract<Policy['retention'][number], { kind: K }>;
}

async function trigger(h: RightsHouse, subjectId: string, name: Trigger, on: string): Promise<void> {
  await h.write((writer) => recordTrigger(writer, { subjectId, trigger: name, on, sourceKind: 'test', sourceId: h.deps.ids.next() }));
}

/** Forty people whose histories, registers, holds and requests differ. */
async function people(h: RightsHouse): Promise<string[]> {
  const ids: string[] = [];
  const sets = [['customer'], ['customer', 'letters'], ['letters'], ['alumni'], ['customer', 'alumni']];
  for (let i = 0; i < 40; i++) {
    const note = i % 3 === 0 ? { note: 'muistiinpano' } : {};
    const orders = i % 4 === 0 ? { orders: 'tilaus' } : {};
    const since = `20${18 + (i % 7)}-0${1 + (i % 9)}-11`;
    const id = await h.add({
      registers: sets[i % sets.length] ?? [],
      since,
      phone: i % 2 === 0 ? '+358401234567' : '',
      ...note,
      ...orders,
    });
    ids.push(id);
    if (i % 2 === 0) await trigger(h, id, 'last-contact', `202${2 + (i % 4)}-0${1 + (i % 9)}-20`);
    if (i % 5 === 1) await trigger(h, id, 'ban', '2026-03-13');
    if (i % 8 === 0) await trigger(h, id, 'financial-year-end', '2021-06-30');
  }
  await h.deps.database.tx((tx) => recomputeDue(tx, firmOfRights(), ids, h.clock.now()));
  await placeHold(h.deps, { subjectId: ids[0] ?? '', fields: ['*'], reason: 'kanne', law: 'R24', reviewOn: '2026-06-01' }, h.act());
  await h.write((writer) => restrictSubject(writer, ids[5] ?? '', 'accuracy'));
  await requestErasure(h.deps, { subjectId: ids[10] ?? '', ground: 'request', receivedAt: h.clock.now(), act: h.act() });
  await h.deps.database.tx((tx) => recomputeDue(tx, firmOfRights(), ids, h.clock.now()));
  return ids;
}

type Days = Map<string, { registerId: string; what: Move['what']; day: string | null }>;

async function days(h: RightsHouse): Promise<Days> {
  const { db } = h.deps.database;
  const live = await sql<{ id: string; register_id: string; due_on: string | null; review_on: string | null }>`
    select id, register_id, due_on, review_on from membership where ended_on is null`.execute(db);
  const groups = await sql<{ membership_id: string; register_id: string; group_id: string; due_on: string | null }>`
    select membership_id, register_id, group_id, due_on from group_due where group_id <> '*'`.execute(db);
  const found: Days = new Map();
  for (const row of live.rows) {
    found.set(`${row.id} due`, { registerId: row.register_id, what: 'membership', day: row.due_on });
    found.set(`${row.id} review`, { registerId: row.register_id, what: 'review', day: row.review_on });
  }
  for (const row of groups.rows)
    found.set(`${row.membership_id} ${row.group_id}`, { registerId: row.register_id, what: 'group', day: row.due_on });
  return found;
}

/** What really moved, counted from the stored days alone. */
function moved(before: Days, after: Days) {
  const rows = new Map<string, { earlier: number; later: number; firstAfter: string | null; lastAfter: string | null }>();
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const of = after.get(key) ?? before.get(key);
    const [old, fresh] = [before.get(key)?.day ?? null, after.get(key)?.day ?? null];
    if (of === undefined || old === fresh) continue;
    const name = `${of.registerId} ${of.what}`;
    const row = rows.get(name) ?? { earlier: 0, later: 0, firstAfter: null, lastAfter: null };
    rows.set(name, row);
    row[(fresh ?? '9999') < (old ?? '9999') ? 'earlier' : 'later'] += 1;
    if (fresh !== null) {
      row.firstAfter = row.firstAfter === null || fresh < row.firstAfter ? fresh : row.firstAfter;
      row.lastAfter = row.lastAfter === null || fresh > row.lastAfter ? fresh : row.lastAfter;
    }
  }
  return Object.fromEntries([...rows].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** The same shape out of the preview, rules of one register added together. */
function foretold(moves: readonly Move[]) {
  const rows = new Map<string, ReturnType<typeof moved>[string]>();
  for (const move of moves) {
    const name = `${move.registerId} ${move.what}`;
    const row = rows.get(name) ?? { earlier: 0, later: 0, firstAfter: null, lastAfter: null };
    rows.set(name, {
      earlier: row.earlier + move.earlier,
      later: row.later + move.later,
      firstAfter: [row.firstAfter, move.firstAfter].filter((day) => day !== null).toSorted()[0] ?? null,
      lastAfter:
        [row.lastAfter, move.lastAfter]
          .filter((day) => day !== null)
          .toSorted()
          .at(-1) ?? null,
    });
  }
  return Object.fromEntries([...rows].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

const VERSIONS: Record<string, (policy: Policy) => void> = {
  'a shorter period for customers': (policy) => (rule(policy, 'five-years', 'relation').period = 'P3Y'),
  'a longer period for customers': (policy) => (rule(policy, 'five-years', 'relation').period = 'P10Y'),
  'another trigger': (policy) => (rule(policy, 'five-years', 'relation').trigger = 'membership-start'),
  'a shorter period of a data group': (policy) => (rule(policy, 'one-year', 'after-event').period = 'P6M'),
  'vouchers kept longer by law': (policy) => (rule(policy, 'vouchers', 'statutory').period = 'P8Y'),
  'reviews more often': (policy) => (rule(policy, 'review', 'periodic-review').every = 'P2Y'),
  'more hours for a request': (policy) => {
    policy.requests.erasureHours = 240;
    rule(policy, 'on-request', 'on-request').withinHours = 240;
  },
  'a register that is no more': (policy) => {
    policy.registers = policy.registers.filter(({ id }) => id !== 'letters');
    policy.dataGroups = policy.dataGroups.filter(({ id }) => id !== 'letter');
  },
  'a rule of the letters for the customers': (policy) => {
    for (const register of policy.registers) if (register.id === 'customer') register.retention = ['unsubscribed', 'on-request'];
  },
};

for (const dialect of await dialects()) {
  describe(`the preview of a new version on ${dialect.name}`, () => {
    for (const [name, change] of Object.entries(VERSIONS)) {
      test(`${name}: precisely the days foretold move`, async (t) => {
        const h = await house(t, dialect);
        await people(h);
        const after = next(change);
        const { moves } = await impactOf(h.deps, firmOfRights(), after, TODAY);
        const before = await days(h);
        assert.deepEqual(moved(before, await days(h)), {}, 'looking moves nothing');
        await recomputeAll({ ...h.deps, policy: fixedHolder(after) }, firmOfRights());
        const really = moved(before, await days(h));
        assert.notDeepEqual(really, {});
        assert.deepEqual(foretold(moves), really);
      });
    }

    test('wording alone moves nothing', async (t) => {
      const h = await house(t, dialect);
      await people(h);
      const after = next((policy) => (policy.registers[0]!.name = { fi: 'uusi', sv: 'ny', en: 'new' }));
      assert.deepEqual(await impactOf(h.deps, firmOfRights(), after, TODAY), { moves: [], undeclared: [] });
    });

    test('who goes at once is who the next night erases; who is held stays', async (t) => {
      const h = await house(t, dialect);
      await people(h);
      const after = next((policy) => (rule(policy, 'five-years', 'relation').period = 'P1Y'));
      const { moves } = await impactOf(h.deps, firmOfRights(), after, TODAY);
      const [customers] = moves.filter(({ what, registerId }) => what === 'membership' && registerId === 'customer');
      const deps = { ...h.deps, policy: fixedHolder(after) };
      const before = await customersLeft(h);
      await recomputeAll(deps, firmOfRights());
      h.clock.set('2026-03-15T02:00:00Z');
      await runRetention(deps);
      // One under a hold, one restricted, and those whose orders the Accounting Act keeps.
      assert.ok((customers?.held ?? 0) > 2);
      assert.ok((customers?.goAtOnce ?? 0) > 2);
      assert.equal(before - (await customersLeft(h)), customers?.goAtOnce);
    });

    test('people who lose a value are counted by register and field; a value that another register declares stays', async (t) => {
      const h = await house(t, dialect);
      await people(h);
      const after = next((policy) => {
        for (const group of policy.dataGroups) {
          if (group.id === 'contact') group.fields = group.fields.filter((field) => field !== 'person.phone' && field !== 'person.email');
          if (group.id === 'notes') group.fields = ['firm.hobby'].map(() => group.fields[1]!);
        }
      });
      const { undeclared } = await impactOf(h.deps, firmOfRights(), after, TODAY);
      const before = await values(h);
      const { blanked } = await recomputeAll({ ...h.deps, policy: fixedHolder(after) }, firmOfRights());
      const left = await values(h);
      const lost = Object.fromEntries(Object.entries(before).map(([field, n]) => [field, n - (left[field] ?? 0)]));
      assert.ok(blanked > 0);
      assert.deepEqual(Object.fromEntries(undeclared.map(({ fieldId, people: n }) => [fieldId, n])), lost);
      assert.ok((undeclared.find(({ fieldId }) => fieldId === 'person.email')?.kept ?? 0) > 0);
    });

    test('people are counted once however many of the registers they are in', async (t) => {
      const h = await house(t, dialect);
      await people(h);
      const [customers, both] = [await peopleIn(h.deps, ['customer']), await peopleIn(h.deps, ['customer', 'letters', 'alumni'])];
      assert.deepEqual([customers, both, await peopleIn(h.deps, [])], [24, 40, 0]);
    });
  });
}

async function values(h: RightsHouse): Promise<Record<string, number>> {
  const { rows } = await sql<{ note: number; email: number; phone: number }>`
    select (select count(*) from client where note is not null) as note,
           (select count(*) from client_point where field_id = 'person.email') as email,
           (select count(*) from client_point where field_id = 'person.phone') as phone`.execute(h.deps.database.db);
  const [row] = rows;
  return { 'person.phone': Number(row?.phone), 'person.email': Number(row?.email), 'person.note': Number(row?.note) };
}

async function customersLeft(h: RightsHouse): Promise<number> {
  const { rows } = await sql<{
    n: number;
  }>`select count(*) as n from membership where ended_on is null and register_id = 'customer'`.execute(h.deps.database.db);
  return Number(rows[0]?.n);
}
