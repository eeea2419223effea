// Of two who became one, an import that is taken back takes what it brought and leaves what somebody wrote.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { TestContext } from 'node:test';
import { customValuesOf, fieldOriginsOf, originsById } from '#kernel/records';
import { dialects } from '#tests';
import { beginReversal, planReversal, runReversal } from '../import/reverse.ts';
import { openImport, runImport } from '../import/run.ts';
import { csvTable } from '../import/table.ts';
import { createOrganisation } from '../organisations.ts';
import { addContactPoint, affiliate, createPerson, updatePerson } from '../people.ts';
import { affiliationsOf, contactPointsOf, holdersOf, peopleByIds } from '../queries.ts';
import { changeContactPoint } from '../relations.ts';
import { customersHouse, declarationOf, STAFF } from '../testing.ts';
import type { CustomersHouse } from '../testing.ts';
import { undoAct } from '../undo.ts';
import { mergeSubjects } from './merge.ts';

const REGISTER = 'customer-marketing';
const OWN = 'service.delivered_on';
const PHONE = '+358407000001';
const FIRM = 'Esimerkki Oy';
const ALL = { phone: true, email: true, title: 'Johtaja', own: '2026-01-02', firm: true };
const NONE = { phone: false, email: false, title: null, own: null, firm: false };
const MAPPING = { Sähköposti: 'email', Puhelin: 'phone', Nimike: 'jobTitle', Yritys: 'organisation', Oma: `custom:${OWN}` } as const;
const BROUGHT = '040 700 0001;Johtaja;Esimerkki Oy;2026-01-02';

for (const dialect of await dialects()) {
  describe(`an import taken back after a merge on ${dialect.name}`, () => {
    async function opened(t: TestContext): Promise<CustomersHouse & { firm: string }> {
      const house = await customersHouse(await dialect.open(), declarationOf('interniemi'));
      t.after(() => house.close());
      const firm = await createOrganisation(house.deps, STAFF, {
        name: FIRM,
        memberships: [{ registerId: REGISTER, subjectGroup: 'customers' }],
        contactPoints: [],
      });
      return { ...house, firm };
    }

    async function somebody({ deps, clock }: CustomersHouse, email: string): Promise<string> {
      const id = await createPerson(deps, STAFF, {
        givenName: 'Aino',
        familyName: 'Esimerkki',
        memberships: [{ registerId: REGISTER, subjectGroup: 'customers' }],
        contactPoints: [{ kind: 'email', value: email }],
        custom: {},
      });
      clock.advance(1000);
      return id;
    }

    /** Somebody writes by hand what the file brings. */
    async function written({ deps, clock, firm }: CustomersHouse & { firm: string }, id: string): Promise<void> {
      await addContactPoint(deps, STAFF, id, { kind: 'phone', value: PHONE });
      const [row] = await peopleByIds(deps.database.db, [id]);
      await updatePerson(deps, STAFF, id, { jobTitle: 'Johtaja', custom: { [OWN]: '2026-01-02' }, version: row?.version ?? 0 });
      await affiliate(deps, STAFF, { personId: id, organisationId: firm });
      clock.advance(1000);
    }

    async function imported({ deps, clock }: CustomersHouse, email: string, mode: 'complete' | 'update' = 'complete'): Promise<string> {
      const table = csvTable(`${Object.keys(MAPPING).join(';')}\n${email};${BROUGHT}`);
      const job = await openImport(deps, STAFF, {
        table,
        registerId: REGISTER,
        subjectGroup: 'customers',
        mapping: MAPPING,
        since: '2026-03-14',
        mode,
      });
      const { created, merged, failed } = await runImport(deps, job);
      assert.deepEqual([created + merged, failed], [1, 0]);
      clock.advance(60_000);
      return job.id;
    }

    async function takenBack({ deps, clock }: CustomersHouse, id: string): Promise<void> {
      clock.advance(60_000);
      await beginReversal(deps, STAFF.actor, id);
      await runReversal(deps, STAFF.actor, id);
      clock.advance(60_000);
    }

    async function merged({ deps, clock }: CustomersHouse, stays: string, goes: string): Promise<string> {
      const done = await mergeSubjects(deps, { ...STAFF.actor, act: { id: null } }, { a: stays, b: goes, stays, take: {} });
      assert.equal(done.id, stays);
      clock.advance(1000);
      return done.actId;
    }

    async function held({ deps }: CustomersHouse, id: string, email = '-') {
      const { db } = deps.database;
      const points = (await contactPointsOf(db, [id])).map(({ normal }) => normal);
      assert.equal(new Set(points).size, points.length, 'no number twice');
      const [row] = await peopleByIds(db, [id]);
      return {
        phone: points.includes(PHONE),
        email: email === '-' || points.includes(email),
        title: row?.job_title ?? null,
        own: (await customValuesOf(db, [id])).find(({ field_id }) => field_id === OWN)?.value ?? null,
        firm: (await affiliationsOf(db, 'person_id', [id])).some(({ organisation_name }) => organisation_name === FIRM),
      };
    }

    /** Rows and where their values came from, whatever their versions. */
    async function rowsOf({ deps }: CustomersHouse, ids: readonly string[]) {
      const { db } = deps.database;
      const rows = [
        ...(await contactPointsOf(db, ids)),
        ...(await peopleByIds(db, ids)),
        ...(await customValuesOf(db, ids)),
        ...(await affiliationsOf(db, 'person_id', ids)),
      ];
      const origins = (await Promise.all(ids.map((id) => fieldOriginsOf(db, id)))).flat();
      return [...rows.map((row) => JSON.stringify({ ...row, version: 0 })), ...origins.map((row) => JSON.stringify(row))].toSorted();
    }

    /** One with what the import brought and one with what somebody wrote. */
    async function two(house: CustomersHouse & { firm: string }) {
      const [brought, wrote] = [await somebody(house, 'tuotu@example.test'), await somebody(house, 'oma@example.test')];
      const run = await imported(house, 'tuotu@example.test');
      await written(house, wrote);
      assert.deepEqual([await held(house, brought), await held(house, wrote)], [ALL, ALL]);
      return { brought, wrote, run };
    }

    for (const survivor of ['brought', 'wrote'] as const)
      test(`what somebody wrote stays when the one with what was ${survivor === 'wrote' ? 'written' : 'brought'} stays`, async (t) => {
        const house = await opened(t);
        const { brought, wrote, run } = await two(house);
        const [stays, goes] = survivor === 'brought' ? [brought, wrote] : [wrote, brought];
        await merged(house, stays, goes);
        assert.deepEqual(await held(house, stays, 'oma@example.test'), ALL);
        await takenBack(house, run);
        assert.deepEqual(await held(house, stays, 'oma@example.test'), ALL);
        assert.deepEqual(await held(house, stays, 'tuotu@example.test'), ALL);
      });

    test('the undo of the merge gives both back as they were, and each goes or stays as if there had been none', async (t) => {
      const house = await opened(t);
      const { brought, wrote, run } = await two(house);
      const before = await rowsOf(house, [brought, wrote]);
      const act = await merged(house, brought, wrote);
      assert.notDeepEqual(await rowsOf(house, [brought, wrote]), before);
      await undoAct(house.deps, STAFF.actor, act);
      assert.deepEqual(await rowsOf(house, [brought, wrote]), before);
      await takenBack(house, run);
      assert.deepEqual(await held(house, brought), { ...NONE, email: true });
      assert.deepEqual(await held(house, wrote), ALL);
    });

    test('a number that somebody has mended after the merge stays theirs when the merge is undone', async (t) => {
      const house = await opened(t);
      const { deps } = house;
      const { brought, wrote, run } = await two(house);
      const act = await merged(house, brought, wrote);
      const [point] = (await contactPointsOf(deps.database.db, [brought])).filter(({ normal }) => normal === PHONE);
      await changeContactPoint(deps, STAFF, point?.id ?? '', { value: '+358 40 7000002' });
      house.clock.advance(1000);
      await undoAct(deps, STAFF.actor, act, { confirmed: true });
      const [mended] = (await fieldOriginsOf(deps.database.db, brought)).filter(({ record_id }) => record_id === point?.id);
      const origin = (await originsById(deps.database.db, [mended?.origin_id ?? ''])).get(mended?.origin_id ?? '');
      assert.equal(origin?.import_id, null);
      await takenBack(house, run);
      assert.ok((await contactPointsOf(deps.database.db, [brought])).some(({ normal }) => normal === '+358407000002'));
    });

    test('what two imports brought and nobody wrote goes with the one that brought it to who stays', async (t) => {
      const house = await opened(t);
      const [stays, goes] = [await somebody(house, 'yksi@example.test'), await somebody(house, 'kaksi@example.test')];
      const first = await imported(house, 'yksi@example.test');
      await imported(house, 'kaksi@example.test');
      await merged(house, stays, goes);
      assert.deepEqual(await held(house, stays), ALL);
      await takenBack(house, first);
      assert.deepEqual(await held(house, stays, 'kaksi@example.test'), { ...NONE, email: true });
    });

    test('what somebody wrote of both stays whatever an import brought to others', async (t) => {
      const house = await opened(t);
      const [stays, goes, other] = [
        await somebody(house, 'yksi@example.test'),
        await somebody(house, 'kaksi@example.test'),
        await somebody(house, 'muu@example.test'),
      ];
      const run = await imported(house, 'muu@example.test');
      for (const id of [stays, goes]) await written(house, id);
      await merged(house, stays, goes);
      await takenBack(house, run);
      assert.deepEqual(await held(house, stays, 'kaksi@example.test'), ALL);
      assert.deepEqual(await held(house, other), { ...NONE, email: true });
    });

    test('a number that the file put in the place of another stays when somebody wrote the same of the other', async (t) => {
      const house = await opened(t);
      const { deps } = house;
      const [stays, goes] = [await somebody(house, 'tuotu@example.test'), await somebody(house, 'oma@example.test')];
      await addContactPoint(deps, STAFF, stays, { kind: 'phone', value: '+358 40 7000009' });
      house.clock.advance(1000);
      const run = await imported(house, 'tuotu@example.test', 'update');
      await written(house, goes);
      await merged(house, stays, goes);
      await takenBack(house, run);
      assert.deepEqual(await held(house, stays, 'oma@example.test'), ALL);
    });

    test('whom the import made and who was made one with somebody stays with all of them, until the merge is undone', async (t) => {
      const house = await opened(t);
      const { deps } = house;
      const run = await imported(house, 'uusi@example.test');
      const made = (await holdersOf(deps.database.db, 'person.email', ['uusi@example.test']))[0]?.subject_id ?? '';
      // Nameless, so that the merge changes no value of who stays.
      const wrote = await createPerson(deps, STAFF, {
        memberships: [{ registerId: REGISTER, subjectGroup: 'customers' }],
        contactPoints: [{ kind: 'email', value: 'oma@example.test' }],
        custom: {},
      });
      house.clock.advance(1000);
      const act = await merged(house, made, wrote);
      assert.deepEqual(await planReversal(deps, run), { removes: 0, restores: 0, keeps: 1, bans: 0 });
      await undoAct(deps, STAFF.actor, act);
      assert.deepEqual(await planReversal(deps, run), { removes: 1, restores: 0, keeps: 0, bans: 0 });
      house.clock.advance(1000);
      await merged(house, made, wrote);
      await takenBack(house, run);
      assert.deepEqual(await held(house, made, 'oma@example.test'), ALL);
    });
  });
}
