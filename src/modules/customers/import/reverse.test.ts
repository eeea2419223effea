// What has happened to people since an import stands above the wish to take the import back.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { TestContext } from 'node:test';
import type { Deps } from '#kernel/deps';
import { openDuties, openDutyViews, signOff } from '#kernel/duties';
import { placeHold } from '#kernel/rights';
import { sql } from '#platform/db';
import { dialects } from '#tests';
import { leaveRegister } from '../memberships.ts';
import { createPerson, updatePerson } from '../people.ts';
import { contactPointsOf, holdersOf, liveMembershipsOf, peopleByIds } from '../queries.ts';
import { runOf } from '../queries-import.ts';
import { customersHouse, declarationOf, STAFF } from '../testing.ts';
import type { CustomersHouse } from '../testing.ts';
import type { ActRef } from '#kernel/records';
import { changeContactPoint } from '../relations.ts';
import { undoAct } from '../undo.ts';
import { beginReversal, planReversal, runReversal } from './reverse.ts';
import { openImport, runImport } from './run.ts';
import { csvTable } from './table.ts';

const MAPPING = { Etunimi: 'givenName', Sukunimi: 'familyName', Sähköposti: 'email', Puhelin: 'phone' };
const EMAIL = 'aino.rivi@example.test';

for (const dialect of await dialects()) {
  describe(`an import taken back on ${dialect.name}`, () => {
    async function opened(t: TestContext): Promise<CustomersHouse> {
      const house = await customersHouse(await dialect.open(), declarationOf('lajina-mieli'));
      t.after(() => house.close());
      return house;
    }

    function subscriber({ deps }: CustomersHouse): Promise<string> {
      return createPerson(deps, STAFF, {
        memberships: [{ registerId: 'marketing', subjectGroup: 'subscribers' }],
        contactPoints: [{ kind: 'email', value: EMAIL }],
        custom: {},
      });
    }

    async function imported({ deps, clock }: CustomersHouse): Promise<string> {
      const table = csvTable(`Etunimi;Sukunimi;Sähköposti;Puhelin\nAino;Rivi;${EMAIL};040 333 3333`);
      const wish = { table, registerId: 'customer', subjectGroup: 'customers', mapping: MAPPING, since: '2026-03-14' };
      const job = await openImport(deps, STAFF, wish);
      await runImport(deps, job);
      clock.advance(60_000);
      return job.id;
    }

    async function takenBack({ deps }: CustomersHouse, id: string): Promise<void> {
      await beginReversal(deps, STAFF.actor, id);
      await runReversal(deps, STAFF.actor, id);
      assert.equal((await runOf(deps.database.db, id))?.state, 'reversed');
    }

    const registersOf = async ({ deps }: CustomersHouse, id: string) =>
      (await liveMembershipsOf(deps.database.db, [id])).map(({ register_id }) => register_id).toSorted();

    test('a value that only its register declares and somebody has written since keeps the person in that register', async (t) => {
      const house = await opened(t);
      const id = await subscriber(house);
      const run = await imported(house);
      assert.deepEqual(await registersOf(house, id), ['customer', 'marketing']);
      const [row] = await peopleByIds(house.deps.database.db, [id]);
      await updatePerson(house.deps, STAFF, id, { familyName: 'Toinen', version: row?.version ?? 0 });
      await takenBack(house, run);
      const [left] = await peopleByIds(house.deps.database.db, [id]);
      assert.equal(left?.family_name, 'Toinen');
      assert.deepEqual(await registersOf(house, id), ['customer', 'marketing'], 'no value stays that nothing declares');
    });

    test('taking thirty rows back is one task outside the register, whoever they were, and signed off at once', async (t) => {
      const house = await opened(t);
      const deps: Deps = { ...house.deps, onAct: [{ room: 'duties', afterAct: (tx, done) => openDuties(tx, house.deps, done) }] };
      const rows = Array.from({ length: 30 }, (_, i) => `Aino;Rivi${i};rivi${i}@example.test;040 333 ${3000 + i}`);
      const table = csvTable(`Etunimi;Sukunimi;Sähköposti;Puhelin\n${rows.join('\n')}`);
      const wish = { table, registerId: 'customer', subjectGroup: 'customers', mapping: MAPPING, since: '2026-03-14' };
      const job = await openImport(deps, STAFF, wish);
      await runImport(deps, job);
      house.clock.advance(60_000);
      await takenBack({ ...house, deps }, job.id);
      const views = await openDutyViews(deps, 3);
      assert.deepEqual(
        views.map(({ duty, target }) => [duty.kind, target.id, duty.open]),
        [['off-system', 'places:all', 30]],
      );
      const [view] = views;
      assert.ok(
        view?.people.every(({ seen }) => seen.length === 1 && /^Aino Rivi\d+$/.test(seen[0] ?? '')),
        'a name, and no number or address',
      );
      assert.ok((view?.target.place?.fi ?? '') !== '', 'every place is named');
      await signOff(deps, { id: view?.duty.id ?? '', how: 'not-there' }, { actor: STAFF.actor, at: house.clock.now() });
      assert.deepEqual(await openDutyViews(deps, 3), []);
    });

    test('who has left every other register since is not left without one', async (t) => {
      const house = await opened(t);
      const id = await subscriber(house);
      const run = await imported(house);
      const [other] = (await liveMembershipsOf(house.deps.database.db, [id])).filter(({ register_id }) => register_id === 'marketing');
      await leaveRegister(house.deps, STAFF.actor, other?.id ?? '');
      await takenBack(house, run);
      assert.deepEqual(await registersOf(house, id), ['customer']);
    });

    test('two imports go back in order: first the one that changed a row, then the one that made it, and nobody is left', async (t) => {
      const house = await opened(t);
      const { deps, clock } = house;
      const holder = async () => (await holdersOf(deps.database.db, 'person.email', [EMAIL]))[0]?.subject_id;
      const first = await imported(house);
      const id = (await holder()) ?? '';
      const columns = 'Etunimi;Sukunimi;Sähköposti;Puhelin;Nimike;Viimeisin yhteydenotto';
      const table = csvTable(`${columns}\nAino;Toinen;${EMAIL};040 444 4444;Johtaja;14.1.2026`);
      const mapping = { ...MAPPING, Nimike: 'jobTitle', 'Viimeisin yhteydenotto': 'lastContact' };
      const wish = { table, registerId: 'customer', subjectGroup: 'customers', mapping, since: '2026-03-14', mode: 'update' } as const;
      const job = await openImport(deps, STAFF, wish);
      assert.equal((await runImport(deps, job)).merged, 1);
      clock.advance(60_000);
      assert.equal((await planReversal(deps, first)).keeps, 1, 'what the later import changed stands above the earlier');
      await takenBack(house, job.id);
      const [row] = await peopleByIds(deps.database.db, [id]);
      assert.deepEqual([row?.family_name, row?.job_title], ['Rivi', null]);
      clock.advance(60_000);
      assert.deepEqual(await planReversal(deps, first), { removes: 1, restores: 0, keeps: 0, bans: 0 });
      await takenBack(house, first);
      assert.equal(await holder(), undefined);
    });

    test('an import that only took a person into another register goes back, and the one that made them after it', async (t) => {
      const house = await opened(t);
      const { deps, clock } = house;
      const holder = async () => (await holdersOf(deps.database.db, 'person.email', [EMAIL]))[0]?.subject_id;
      const first = await imported(house);
      const table = csvTable(`Sähköposti\n${EMAIL}`);
      const wish = { table, registerId: 'marketing', subjectGroup: 'subscribers', mapping: { Sähköposti: 'email' }, since: '2026-03-14' };
      const job = await openImport(deps, STAFF, wish);
      assert.equal((await runImport(deps, job)).merged, 1);
      clock.advance(60_000);
      await takenBack(house, job.id);
      assert.deepEqual(await planReversal(deps, first), { removes: 1, restores: 0, keeps: 0, bans: 0 });
      await takenBack(house, first);
      assert.equal(await holder(), undefined);
    });

    test('what was done to those it made and has been undone does not keep them; done again it does', async (t) => {
      for (const again of [false, true]) {
        const house = await opened(t);
        const { deps, clock } = house;
        const run = await imported(house);
        const holder = async () => (await holdersOf(deps.database.db, 'person.email', [EMAIL]))[0]?.subject_id;
        const id = (await holder()) ?? '';
        const act: ActRef = { id: null };
        const [row] = await peopleByIds(deps.database.db, [id]);
        await updatePerson(deps, { ...STAFF, actor: { ...STAFF.actor, act } }, id, { familyName: 'Toinen', version: row?.version ?? 0 });
        assert.equal((await planReversal(deps, run)).keeps, 1);
        clock.advance(1000);
        const back: ActRef = { id: null };
        await undoAct(deps, { ...STAFF.actor, act: back }, act.id ?? '');
        assert.deepEqual(await planReversal(deps, run), { removes: 1, restores: 0, keeps: 0, bans: 0 });
        clock.advance(1000);
        if (again) await undoAct(deps, STAFF.actor, back.id ?? '');
        assert.equal((await planReversal(deps, run)).keeps, again ? 1 : 0);
        clock.advance(1000);
        await takenBack(house, run);
        assert.equal((await holder()) === undefined, !again);
      }
    });

    test('an address that was changed and changed back by the undo goes with the import', async (t) => {
      const house = await opened(t);
      const { deps, clock } = house;
      const id = await subscriber(house);
      const run = await imported(house);
      const phone = async () => (await contactPointsOf(deps.database.db, [id])).find(({ field_id }) => field_id === 'person.phone');
      const act: ActRef = { id: null };
      const { id: point = '', version = 0 } = (await phone()) ?? {};
      await changeContactPoint(deps, { ...STAFF, actor: { ...STAFF.actor, act } }, point, { value: '040 444 4444', version });
      clock.advance(1000);
      await undoAct(deps, STAFF.actor, act.id ?? '');
      await takenBack(house, run);
      assert.equal(await phone(), undefined);
    });

    test('a number to which somebody has given a label since stays', async (t) => {
      const house = await opened(t);
      const id = await subscriber(house);
      const run = await imported(house);
      const phones = async () =>
        (await contactPointsOf(house.deps.database.db, [id])).filter(({ field_id }) => field_id === 'person.phone');
      await changeContactPoint(house.deps, STAFF, (await phones())[0]?.id ?? '', { label: 'work' });
      house.clock.advance(60_000);
      await takenBack(house, run);
      assert.deepEqual(
        (await phones()).map(({ label }) => label),
        ['work'],
      );
    });

    test('held values stay, and do not stop the rest', async (t) => {
      const house = await opened(t);
      const { deps, clock } = house;
      const id = await subscriber(house);
      const run = await imported(house);
      await sql`insert into account (id, email, name, role, password_hash, password_set_at, created_at) values ('account-1', 'a@example.test', 'A', 'owner', 'x', '2026-01-01', '2026-01-01')`
        .execute(deps.database.db)
        .catch(() => undefined);
      const act = { actor: STAFF.actor, at: clock.now() };
      await placeHold(deps, { subjectId: id, fields: ['*'], reason: 'riita', law: 'laki', reviewOn: '2026-06-01' }, act);
      await takenBack(house, run);
      assert.equal((await contactPointsOf(deps.database.db, [id])).length, 2);
    });

    test('who has asked for something since is not erased with the import', async (t) => {
      const house = await opened(t);
      const { db } = house.deps.database;
      const run = await imported(house);
      const holder = async () => (await holdersOf(db, 'person.email', [EMAIL]))[0]?.subject_id;
      const id = await holder();
      await sql`insert into request_case (id, no, subject_id, asked_right, channel, received_at, entered_at, entered_by, state, answer_days, erasure_hours, policy_version_id, version)
        values ('r', 1, ${id}, 'access', 'phone', '2026-03-14', '2026-03-14', 'a', 'assessing', 30, 48, 'v', 1)`.execute(db);
      await takenBack(house, run);
      assert.equal(await holder(), id, 'the request is answered before anything goes');
    });
  });
}
