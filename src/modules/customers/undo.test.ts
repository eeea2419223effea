import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { TestContext } from 'node:test';
import { eraseNow, exportSubject, restrictProcessing } from '#kernel/rights';
import { tidyUndo } from '#kernel/records';
import type { ActRef, UndoEntryRow } from '#kernel/records';
import { reader, sql } from '#platform/db';
import { dialects } from '#tests';
import { logContact } from './contacts.ts';
import { joinRegister } from './memberships.ts';
import { addContactPoint, createPerson, removeContactPoint, updatePerson } from './people.ts';
import { contactPointsOf, liveMembershipsOf, peopleByIds } from './queries.ts';
import { addClient, customersHouse, declarationOf, leaveAs, STAFF } from './testing.ts';
import type { CustomersHouse } from './testing.ts';
import { trashOf } from './trash.ts';
import { restoreFromTrash, undoAct } from './undo.ts';
import type { Who } from './write.ts';

const HOUR = 3_600_000;

/** Somebody of the staff, and the act that what they do next belongs to. */
function acting(): { who: Who; act: ActRef } {
  const act: ActRef = { id: null };
  return { who: { ...STAFF, actor: { ...STAFF.actor, act } }, act };
}

async function entries({ deps }: CustomersHouse): Promise<UndoEntryRow[]> {
  return reader<{ undo_entry: UndoEntryRow }>(deps.database.db).selectFrom('undo_entry').selectAll().orderBy('id').execute();
}

async function person({ deps }: CustomersHouse, id: string) {
  const [row] = await peopleByIds(deps.database.db, [id]);
  assert.ok(row);
  return row;
}

/** Every row of these people, but counters and the log of what can be undone. */
async function stateOf({ deps }: CustomersHouse, ids: readonly string[]): Promise<unknown> {
  const state: Record<string, unknown[]> = {};
  for (const { table, subject, kind } of deps.registry.subjectKinds()) {
    if (kind === 'undo-entry' || subject === 'none' || 'via' in subject) continue;
    const { rows } = await sql<Record<string, unknown>>`
      select * from ${sql.table(table)} where ${sql.ref(subject.column)} in (${sql.join(ids)})`.execute(deps.database.db);
    const plain = rows.map((row) => JSON.stringify({ ...row, version: 0, no: 0 }));
    state[table] = plain.toSorted();
  }
  return state;
}

for (const dialect of await dialects()) {
  describe(`undo on ${dialect.name}`, () => {
    async function opened(t: TestContext): Promise<CustomersHouse> {
      const house = await customersHouse(await dialect.open(), declarationOf('valmennuskumppani'));
      t.after(() => house.close());
      return house;
    }
    const registersOf = (house: CustomersHouse) => [...(house.deps.policy.current()?.registers.keys() ?? [])];

    async function someone(house: CustomersHouse): Promise<string> {
      return addClient(house, registersOf(house).slice(0, 1));
    }

    test('the list of removed rows tells what an undo took away from what somebody removed', async (t) => {
      const house = await opened(t);
      const { deps } = house;
      const id = await someone(house);
      const { who, act } = acting();
      await addContactPoint(deps, who, id, { kind: 'phone', value: '+358 40 7000001' });
      await undoAct(deps, STAFF.actor, act.id ?? '');
      const point = await addContactPoint(deps, STAFF, id, { kind: 'phone', value: '+358 40 7000002' });
      await removeContactPoint(deps, STAFF, point);
      const { rows } = await trashOf(deps, id);
      assert.deepEqual(
        rows.map(({ values, undone }) => [values[0]?.value, undone]),
        [
          ['+358 40 7000002', false],
          ['+358 40 7000001', true],
        ],
      );
    });

    test('a changed name comes back with where it came from, and the log tells', async (t) => {
      const house = await opened(t);
      const id = await someone(house);
      const { who, act } = acting();
      await updatePerson(house.deps, who, id, { givenName: 'Toinen', version: 1 });
      assert.ok(act.id);
      assert.equal((await person(house, id)).given_name, 'Toinen');
      const done = await undoAct(house.deps, STAFF.actor, act.id);
      assert.deepEqual(done, { subjectIds: [id], records: 1, gone: 0, removed: [] });
      assert.equal((await person(house, id)).given_name, 'Aino');
      const { rows } = await sql`select * from field_origin where subject_id = ${id}`.execute(house.deps.database.db);
      assert.deepEqual(rows, []);
      await assert.rejects(undoAct(house.deps, STAFF.actor, act.id), { code: 'errors.undo-over' });
    });

    test('what somebody changed since is not overwritten, and the field is named', async (t) => {
      const house = await opened(t);
      const id = await someone(house);
      const { who, act } = acting();
      await updatePerson(house.deps, who, id, { givenName: 'Toinen', familyName: 'Muu', version: 1 });
      await updatePerson(house.deps, STAFF, id, { givenName: 'Kolmas', version: 2 });
      await assert.rejects(undoAct(house.deps, STAFF.actor, act.id ?? ''), { code: 'errors.undo-changed', field: 'person.name' });
      assert.equal((await person(house, id)).family_name, 'Muu');
    });

    test('a removed address comes back whole within the hour, from the list of removed rows later, and not after its day', async (t) => {
      const house = await opened(t);
      const id = await someone(house);
      const before = await contactPointsOf(house.deps.database.db, [id]);
      const { who, act } = acting();
      await removeContactPoint(house.deps, who, before[0]?.id ?? '');
      await undoAct(house.deps, STAFF.actor, act.id ?? '');
      assert.deepEqual(await contactPointsOf(house.deps.database.db, [id]), before);

      const later = acting();
      await removeContactPoint(house.deps, later.who, before[0]?.id ?? '');
      house.clock.advance(2 * HOUR);
      await assert.rejects(undoAct(house.deps, STAFF.actor, later.act.id ?? ''), { code: 'errors.undo-over' });
      assert.equal(await restoreFromTrash(house.deps, STAFF.actor, { actId: later.act.id ?? '', subjectId: id }), 1);
      assert.deepEqual(await contactPointsOf(house.deps.database.db, [id]), before);

      const last = acting();
      await removeContactPoint(house.deps, last.who, before[0]?.id ?? '');
      house.clock.advance(15 * 24 * HOUR);
      await assert.rejects(restoreFromTrash(house.deps, STAFF.actor, { actId: last.act.id ?? '', subjectId: id }), {
        code: 'errors.undo-over',
      });
      await tidyUndo(house.deps);
      assert.deepEqual(await entries(house), []);
    });

    test('a removed row stays no longer than the shortest promise of erasure', async (t) => {
      const house = await opened(t);
      const id = await someone(house);
      const [point] = await contactPointsOf(house.deps.database.db, [id]);
      const policy = house.deps.policy.current();
      assert.ok(policy);
      const hours = Math.min(14 * 24, policy.policy.requests.erasureHours);
      await removeContactPoint(house.deps, STAFF, point?.id ?? '');
      const removed = (await entries(house)).find(({ op }) => op === 'remove');
      assert.equal(Date.parse(removed?.expires ?? '') - Date.parse(removed?.at ?? ''), hours * HOUR);
    });

    test('somebody added by mistake is gone again, unless something was added to them since', async (t) => {
      const house = await opened(t);
      const [register = ''] = registersOf(house);
      const group = house.deps.policy.current()?.registers.get(register)?.subjectGroups[0] ?? '';
      const add = (who: Who) =>
        createPerson(house.deps, who, {
          givenName: 'Uusi',
          familyName: 'Esimerkki',
          memberships: [{ registerId: register, subjectGroup: group }],
          contactPoints: [{ kind: 'email', value: 'uusi@example.test' }],
          custom: {},
        });
      const first = acting();
      const id = await add(first.who);
      await undoAct(house.deps, STAFF.actor, first.act.id ?? '');
      assert.deepEqual(await peopleByIds(house.deps.database.db, [id]), []);
      assert.deepEqual(await liveMembershipsOf(house.deps.database.db, [id]), []);
      assert.deepEqual(await entries(house), []);

      const second = acting();
      const other = await add(second.who);
      await addContactPoint(house.deps, STAFF, other, { kind: 'phone', value: '+358 40 7000001' });
      await assert.rejects(undoAct(house.deps, STAFF.actor, second.act.id ?? ''), { code: 'errors.undo-changed', field: 'person.email' });
      assert.ok(await person(house, other));
    });

    test('whatever is done to somebody, undone in reverse gives back exactly what was', async (t) => {
      const house = await opened(t);
      const id = await someone(house);
      const other = await someone(house);
      const step = fc.oneof(
        fc.record({ do: fc.constant('rename' as const), value: fc.constantFrom('Aino', 'Aina', 'Åke', '') }),
        fc.record({ do: fc.constant('add' as const), value: fc.integer({ min: 1_000_000, max: 9_999_999 }) }),
        fc.record({ do: fc.constant('remove' as const), value: fc.nat(5) }),
        fc.record({ do: fc.constant('contact' as const), value: fc.integer({ min: 1, max: 13 }) }),
      );
      async function act({ do: what, value }: { do: string; value: string | number }): Promise<string | null> {
        const { who, act: made } = acting();
        if (what === 'rename')
          await updatePerson(house.deps, who, id, { givenName: `${value}`, version: (await person(house, id)).version });
        else if (what === 'add') await addContactPoint(house.deps, who, id, { kind: 'email', value: `a${value}@example.test` });
        else if (what === 'contact')
          await logContact(house.deps, who, id, { kind: 'call', on: `2026-03-${String(value).padStart(2, '0')}` });
        else {
          const points = await contactPointsOf(house.deps.database.db, [id]);
          const point = points[Number(value) % Math.max(1, points.length)];
          if (point !== undefined) await removeContactPoint(house.deps, who, point.id);
        }
        return made.id;
      }
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
          const before = await stateOf(house, [id, other]);
          const acts: string[] = [];
          for (const each of steps) {
            const made = await act(each);
            if (made !== null) acts.push(made);
          }
          for (const made of acts.toReversed()) await undoAct(house.deps, STAFF.actor, made);
          assert.deepEqual(await stateOf(house, [id, other]), before);
        }),
        { numRuns: 12 },
      );
    });

    test('who leaves a register leaves nothing behind that could be undone', async (t) => {
      const house = await customersHouse(await dialect.open(), declarationOf('lajina-mieli'));
      t.after(() => house.close());
      const registers = registersOf(house);
      const id = await addClient(house, registers.slice(0, 2));
      const { who, act } = acting();
      const [point] = await contactPointsOf(house.deps.database.db, [id]);
      await removeContactPoint(house.deps, who, point?.id ?? '');
      await leaveAs(house, id, registers[0] ?? '');
      assert.deepEqual(await entries(house), []);
      await assert.rejects(undoAct(house.deps, STAFF.actor, act.id ?? ''), { code: 'errors.undo-over' });
    });

    test('what the person asked to be set right goes back only when somebody says so', async (t) => {
      const house = await opened(t);
      const id = await someone(house);
      const { who, act } = acting();
      await updatePerson(house.deps, who, id, { givenName: 'Oikea', version: 1 });
      await sql`insert into request_case (id, no, subject_id, asked_right, channel, received_at, entered_at, entered_by, state, answer_days, erasure_hours, policy_version_id, version)
        values ('r', 1, ${id}, 'rectification', 'phone', '2026-03-14', '2026-03-14', 'a', 'assessing', 30, 48, 'v', 1)`.execute(
        house.deps.database.db,
      );
      await assert.rejects(undoAct(house.deps, STAFF.actor, act.id ?? ''), { code: 'errors.undo-corrected', field: 'person.name' });
      assert.equal((await person(house, id)).given_name, 'Oikea');
      await undoAct(house.deps, STAFF.actor, act.id ?? '', { confirmed: true });
      assert.equal((await person(house, id)).given_name, 'Aino');
      const [point] = await contactPointsOf(house.deps.database.db, [id]);
      const second = acting();
      await removeContactPoint(house.deps, second.who, point?.id ?? '');
      const gone = { actId: second.act.id ?? '', subjectId: id };
      await assert.rejects(undoAct(house.deps, STAFF.actor, gone.actId), { code: 'errors.undo-corrected' });
      await assert.rejects(restoreFromTrash(house.deps, STAFF.actor, gone), { code: 'errors.undo-corrected' });
      assert.equal(await restoreFromTrash(house.deps, STAFF.actor, { ...gone, confirmed: true }), 1);
    });

    test('whose processing is restricted is not taken out of a register by an undo', async (t) => {
      const house = await customersHouse(await dialect.open(), declarationOf('lajina-mieli'));
      t.after(() => house.close());
      const id = await createPerson(house.deps, STAFF, {
        memberships: [{ registerId: 'marketing', subjectGroup: 'subscribers' }],
        contactPoints: [],
        custom: {},
      });
      const { who, act } = acting();
      await joinRegister(house.deps, who, id, { registerId: 'customer', subjectGroup: 'customers' });
      await restrictProcessing(house.deps, id, 'claims', { actor: STAFF.actor, at: house.clock.now() });
      await assert.rejects(undoAct(house.deps, STAFF.actor, act.id ?? ''), { code: 'errors.subject-restricted' });
      assert.equal((await liveMembershipsOf(house.deps.database.db, [id])).length, 2);
    });

    test('erasure takes what could be undone with it, the access copy shows it, and a restriction lets nothing back', async (t) => {
      const house = await opened(t);
      const id = await someone(house);
      const { who, act } = acting();
      await updatePerson(house.deps, who, id, { givenName: 'Salainen', version: 1 });
      await updatePerson(house.deps, STAFF, id, { givenName: 'Aino', version: 2 });
      const copy = JSON.stringify(await exportSubject(house.deps, house.deps.database.db, id));
      assert.match(copy, /Salainen/, 'the access copy shows what can be undone');
      await restrictProcessing(house.deps, id, 'accuracy', { actor: STAFF.actor, at: house.clock.now() });
      await assert.rejects(undoAct(house.deps, STAFF.actor, act.id ?? ''));
      const second = await someone(house);
      await updatePerson(house.deps, STAFF, second, { givenName: 'Salainen', version: 1 });
      await eraseNow(house.deps, { subjectId: second, ground: 'request', act: { actor: STAFF.actor, at: house.clock.now() } });
      assert.deepEqual(
        (await entries(house)).filter(({ subject_id }) => subject_id === second),
        [],
      );
    });
  });
}
