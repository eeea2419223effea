import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { TestContext } from 'node:test';
import { decide, kindOfPurpose, recordPermission } from '#kernel/permission';
import { eraseNow, requestErasure, restrictProcessing } from '#kernel/rights';
import { sql } from '#platform/db';
import { dialects } from '#tests';
import { fillEveryKind } from '../../../kernel/rights/canary/testing.ts';
import { addContactPoint, createPerson, updatePerson } from '../people.ts';
import { contactPointsOf, liveMembershipsOf, peopleByIds } from '../queries.ts';
import { customersHouse, declarationOf, STAFF } from '../testing.ts';
import type { CustomersHouse } from '../testing.ts';
import { undoAct } from '../undo.ts';
import { likelyOf } from './likely.ts';
import { eraseMerged, markNotSame, mergeSubjects } from './merge.ts';
import { mergedInto, pairsOfKind } from '../queries-duplicates.ts';
import { findDuplicates } from './scan.ts';

for (const dialect of await dialects()) {
  describe(`merging on ${dialect.name}`, () => {
    async function opened(t: TestContext): Promise<CustomersHouse> {
      const house = await customersHouse(await dialect.open(), declarationOf('valmennuskumppani'));
      t.after(() => house.close());
      return house;
    }

    const registersOf = ({ deps }: CustomersHouse) => [...(deps.policy.current()?.registers.values() ?? [])];

    function person(house: CustomersHouse, given: string, email: string, registers = registersOf(house).slice(0, 1)): Promise<string> {
      return createPerson(house.deps, STAFF, {
        givenName: given,
        familyName: 'Esimerkki',
        memberships: registers.map(({ id, subjectGroups }) => ({ registerId: id, subjectGroup: subjectGroups[0] ?? '' })),
        contactPoints: [{ kind: 'email', value: email }],
        custom: {},
      });
    }

    test('before somebody new is saved, who has the same address, number or name is told, and nobody else', async (t) => {
      const house = await opened(t);
      const id = await person(house, 'Aino', 'aino@example.test');
      await person(house, 'Eero', 'eero@example.test');
      const typed = { givenName: '', familyName: '', email: '', phone: '' };
      const told = async (more: Partial<typeof typed>) =>
        (await likelyOf(house.deps, { ...typed, ...more })).map((row) => [row.id, ...row.reasons]);
      assert.deepEqual(await told({ givenName: 'Aino', familyName: 'Esimerkki' }), [[id, 'name']]);
      assert.deepEqual(await told({ email: ' Aino@Example.test ' }), [[id, 'email']]);
      assert.deepEqual(await told({ email: 'uusi@example.test', phone: '040 765 4399' }), []);
      assert.deepEqual(await told({ givenName: 'Aino' }), []);
      await addContactPoint(house.deps, STAFF, id, { kind: 'phone', value: '+358 40 765 4399' });
      assert.deepEqual(await told({ phone: '040 765 4399', email: 'uusi@example.test' }), [[id, 'phone']]);
    });

    /** Every row of these people, but counters and what can be undone. */
    async function stateOf({ deps }: CustomersHouse, ids: readonly string[]): Promise<Record<string, unknown[]>> {
      const state: Record<string, unknown[]> = {};
      for (const { table, subject, kind } of deps.registry.subjectKinds()) {
        if (kind === 'undo-entry' || subject === 'none' || 'via' in subject) continue;
        const { rows } = await sql<Record<string, unknown>>`
          select * from ${sql.table(table)} where ${sql.ref(subject.column)} in (${sql.join(ids)})`.execute(deps.database.db);
        state[table] = rows.map((row) => JSON.stringify({ ...row, version: 0, no: 0, seq: 0 })).toSorted();
      }
      return state;
    }

    test('what was chosen is kept, everything else follows, and the undo gives both back', async (t) => {
      const house = await opened(t);
      const { deps } = house;
      const [a, b] = [await person(house, 'Aino', 'aino@example.test'), await person(house, 'Aino-Maija', 'aino.maija@example.test')];
      await addContactPoint(deps, STAFF, b, { kind: 'email', value: 'AINO@example.test' });
      await addContactPoint(deps, STAFF, b, { kind: 'phone', value: '+358 40 7000001' });
      await updatePerson(deps, STAFF, b, { jobTitle: 'Johtaja', version: 1 }).catch(() => undefined);
      const before = await stateOf(house, [a, b]);
      const merged = await mergeSubjects(deps, STAFF.actor, { a: b, b: a, take: { given_name: b } });
      assert.deepEqual([merged.id, merged.old], [a, b], 'the elder stays');
      const [row] = await peopleByIds(deps.database.db, [a]);
      assert.equal(row?.given_name, 'Aino-Maija');
      assert.deepEqual(await peopleByIds(deps.database.db, [b]), []);
      const points = (await contactPointsOf(deps.database.db, [a])).map(({ normal }) => normal).toSorted();
      assert.deepEqual(points, ['+358407000001', 'aino.maija@example.test', 'aino@example.test']);
      assert.equal((await liveMembershipsOf(deps.database.db, [a])).length, 1);
      assert.equal(await mergedInto(deps.database.db, b), a, 'the old id leads to who is left');
      const left = await stateOf(house, [b]);
      assert.deepEqual(
        Object.entries(left).filter(([, rows]) => rows.length > 0),
        [],
        'nothing is left on the old id',
      );
      await undoAct(deps, STAFF.actor, merged.actId);
      assert.deepEqual(await stateOf(house, [a, b]), before);
    });

    test('the canary stands in every kind that can be of a person, and all of it follows', async (t) => {
      const house = await opened(t);
      const { deps } = house;
      const stays = await person(house, 'Aino', 'aino@example.test');
      const [register = { id: '' }] = registersOf(house);
      const examples = {
        affiliation: { organisation_id: 'firm' },
        'contact-event': { kind: 'call', occurred_on: '2026-01-01' },
        'mail-bounce': { reason: 'hard' },
        'mailing-return': { kind: 'hard' },
      };
      const { subjectId } = await deps.database.tx(async (tx) => {
        await sql`insert into subject (id, kind, created_at) values ('firm', 'organisation', '2026-01-01')`.execute(tx);
        await sql`insert into organisation (id, name, created_at, origin_id) select 'firm', 'Firma Oy', '2026-01-01', origin_id from person`.execute(
          tx,
        );
        const filled = await fillEveryKind(tx, deps.database, {
          registry: deps.registry,
          ids: deps.ids,
          registerId: register.id,
          examples,
        });
        // Nobody is a person and an organisation.
        await sql`delete from organisation where id = ${filled.subjectId}`.execute(tx);
        // Who stays is in no register that declares every field.
        const blank = Object.entries(deps.registry.byKind('person').columns).flatMap(([column, use]) =>
          'field' in use ? [sql`${sql.ref(column)} = null`] : [],
        );
        await sql`update person set ${sql.join(blank)} where id = ${filled.subjectId}`.execute(tx);
        return filled;
      });
      const counts = async (id: string) => {
        const found = new Map<string, number>();
        for (const { kind, table, subject } of deps.registry.subjectKinds()) {
          if (subject === 'none' || 'via' in subject) continue;
          const { rows } = await sql<{ n: number }>`
            select count(*) as n from ${sql.table(table)} where ${sql.ref(subject.column)} = ${id}`.execute(deps.database.db);
          found.set(kind, Number(rows[0]?.n));
        }
        return found;
      };
      const before = await counts(subjectId);
      await mergeSubjects(deps, STAFF.actor, { a: stays, b: subjectId, stays, take: {} });
      const [after, left] = [await counts(stays), await counts(subjectId)];
      const filled = [...left].filter(([, n]) => n > 0).map(([kind]) => kind);
      assert.deepEqual(
        filled.filter((kind) => deps.registry.byKind(kind).fixed !== 'stays'),
        [],
        'something is left on the old id',
      );
      // What is computed, or was of the merge itself.
      const made = new Set(['undo-entry', 'field-origin', 'duplicate-pair', 'search-doc', 'organisation']);
      for (const [kind, n] of before) if (n > 0 && !made.has(kind)) assert.ok((after.get(kind) ?? 0) > 0, `${kind} is lost`);
    });

    test('the stricter permission holds: a ban on either is a ban of both', async (t) => {
      const house = await opened(t);
      const { deps, clock } = house;
      const policy = deps.policy.current();
      assert.ok(policy);
      const at = clock.now();
      const act = { actor: STAFF.actor, at };
      const marketing = policy.policy.purposes.filter((each) => ['marketing', 'consent'].includes(kindOfPurpose(each)));
      assert.ok(marketing.length > 0);
      for (const banned of [0, 1]) {
        const ids = [await person(house, 'Aino', `a${banned}@example.test`), await person(house, 'Aino', `b${banned}@example.test`)];
        const [stays = '', goes = ''] = ids;
        await recordPermission(
          deps,
          { act, method: 'staff' },
          { subjectId: ids[banned] ?? '', act: 'ban', channel: null, purpose: null, on: '2026-03-01' },
        );
        const merged = await mergeSubjects(deps, STAFF.actor, { a: stays, b: goes, take: {} });
        for (const { id } of await contactPointsOf(deps.database.db, [merged.id])) {
          for (const { id: each } of marketing) {
            const verdict = await decide(
              deps.database.db,
              policy,
              { subjectId: merged.id, contactPointId: id, channel: 'email', purposeId: each, at },
              deps,
            );
            assert.equal(verdict.verdict, 'refused', `${each} to ${id}`);
          }
        }
      }
    });

    test('a consent counts for the address it was given for and for no other', async (t) => {
      const house = await opened(t);
      const { deps, clock } = house;
      const policy = deps.policy.current();
      assert.ok(policy);
      const at = clock.now();
      const purpose = policy.policy.purposes.find((each) => ['marketing', 'consent'].includes(kindOfPurpose(each)))?.id ?? '';
      for (const consents of ['stays', 'goes']) {
        const ids = {
          stays: await person(house, 'Aino', `a-${consents}@example.test`),
          goes: await person(house, 'Aino', `b-${consents}@example.test`),
        };
        const own = (await contactPointsOf(deps.database.db, [consents === 'stays' ? ids.stays : ids.goes]))[0]?.id;
        const wish = { act: 'consent-given', channel: 'email', purpose, on: '2026-03-01', way: 'phone' } as const;
        const by = { act: { actor: STAFF.actor, at }, method: 'staff' } as const;
        await recordPermission(deps, by, { ...wish, subjectId: consents === 'stays' ? ids.stays : ids.goes });
        await mergeSubjects(deps, STAFF.actor, { a: ids.stays, b: ids.goes, take: {} });
        const points = await contactPointsOf(deps.database.db, [ids.stays]);
        assert.equal(points.length, 2);
        for (const { id } of points) {
          const question = { subjectId: ids.stays, contactPointId: id, channel: 'email', purposeId: purpose, at } as const;
          const { verdict } = await decide(deps.database.db, policy, question, deps);
          assert.equal(verdict, id === own ? 'allowed' : 'refused', `${consents}: ${id === own ? 'own' : 'other'}`);
        }
      }
    });

    test('an undo of a merge loosens nothing: what was taken from the two since is taken from both', async (t) => {
      const house = await opened(t);
      const { deps, clock } = house;
      const policy = deps.policy.current();
      assert.ok(policy);
      const purpose = policy.policy.purposes.find((each) => ['marketing', 'consent'].includes(kindOfPurpose(each)))?.id ?? '';
      const by = () => ({ act: { actor: STAFF.actor, at: clock.now() }, method: 'staff' }) as const;
      for (const taken of ['consent-withdrawn', 'ban'] as const) {
        const [a, b] = [await person(house, 'Aino', `a-${taken}@example.test`), await person(house, 'Aino', `b-${taken}@example.test`)];
        const wish = { subjectId: b, channel: 'email', purpose, on: '2026-03-01' } as const;
        await recordPermission(deps, by(), { ...wish, act: 'consent-given', way: 'phone' });
        const merged = await mergeSubjects(deps, STAFF.actor, { a, b, take: {} });
        clock.advance(60_000);
        await recordPermission(deps, by(), { ...wish, subjectId: a, act: taken, on: '2026-03-14' });
        await undoAct(deps, STAFF.actor, merged.actId);
        const asked = { subjectId: b, channel: 'email', purposeId: purpose, at: clock.now() } as const;
        const { rule } = await decide(deps.database.db, policy, asked, deps);
        assert.equal(rule, taken, 'who is there again has taken it back too');
      }
    });

    test('who asked for a restriction or for erasure since is not made two again', async (t) => {
      const house = await opened(t);
      const { deps, clock } = house;
      const act = { actor: STAFF.actor, at: clock.now() };
      const pair = async (n: number) => [
        await person(house, 'Aino', `a${n}@example.test`),
        await person(house, 'Aino', `b${n}@example.test`),
      ];
      const [a = '', b = ''] = await pair(1);
      const first = await mergeSubjects(deps, STAFF.actor, { a, b, take: {} });
      await restrictProcessing(deps, a, 'accuracy', act);
      await assert.rejects(undoAct(deps, STAFF.actor, first.actId), { code: 'errors.subject-restricted' });
      const [c = '', d = ''] = await pair(2);
      const second = await mergeSubjects(deps, STAFF.actor, { a: c, b: d, take: {} });
      await requestErasure(deps, { subjectId: c, ground: 'request', act });
      await assert.rejects(undoAct(deps, STAFF.actor, second.actId), { code: 'errors.merge-erasure' });
    });

    test('a name that the person has set right since comes back wrong for nobody unasked', async (t) => {
      const house = await opened(t);
      const { deps, clock } = house;
      const [a, b] = [await person(house, 'Aino', 'aino@example.test'), await person(house, 'Aino', 'aino.e@example.test')];
      const merged = await mergeSubjects(deps, STAFF.actor, { a, b, take: {} });
      clock.advance(60_000);
      const [row] = await peopleByIds(deps.database.db, [a]);
      const self = { actor: { id: a, kind: 'subject' }, source: 'self' } as const;
      await updatePerson(deps, self, a, { familyName: 'Uusi', version: row?.version ?? 0 });
      await assert.rejects(undoAct(deps, STAFF.actor, merged.actId), { code: 'errors.undo-corrected' });
      await undoAct(deps, STAFF.actor, merged.actId, { confirmed: true });
      assert.deepEqual((await peopleByIds(deps.database.db, [a, b])).map((each) => each.family_name ?? '').toSorted(), [
        'Esimerkki',
        'Uusi',
      ]);
    });

    test('the queue tells why, forgets what was decided, and whoever is restricted is not made part of another', async (t) => {
      const house = await opened(t);
      const { deps, clock } = house;
      const [a, b] = [await person(house, 'Aino', 'aino@example.test'), await person(house, 'Áino', 'aino@example.test')];
      await person(house, 'Väinö', 'vaino@example.test');
      assert.equal(await findDuplicates(deps), 1);
      const [pair] = await pairsOfKind(deps.database.db, 'person', 10);
      assert.deepEqual([pair?.subject_id, pair?.other_id, pair?.reasons], [a, b, 'email,name']);
      await markNotSame(deps, STAFF.actor, b, a);
      assert.equal(await findDuplicates(deps), 0);
      await sql`update subject set restricted_at = ${clock.now().toISOString()}, restricted_reason = 'accuracy' where id = ${a}`.execute(
        deps.database.db,
      );
      await assert.rejects(mergeSubjects(deps, STAFF.actor, { a, b, take: {} }), { code: 'errors.merge-restricted' });
      await assert.rejects(mergeSubjects(deps, STAFF.actor, { a, b: a, take: {} }), { code: 'errors.merge-kinds' });
    });

    test('whoever is erased goes with all they were merged from, and the undo of it with them', async (t) => {
      const house = await opened(t);
      const { clock } = house;
      const deps = {
        ...house.deps,
        onErase: [
          {
            room: 'customers',
            beforeErase: (tx: never, id: string, going: { whole: boolean; at: Date }) => eraseMerged(tx, house.deps, id, going),
          },
        ],
      };
      const [a, b] = [await person(house, 'Aino', 'aino@example.test'), await person(house, 'Aino', 'aino.e@example.test')];
      const merged = await mergeSubjects(deps, STAFF.actor, { a, b, take: {} });
      await eraseNow(deps, { subjectId: a, ground: 'request', act: { actor: STAFF.actor, at: clock.now() } });
      await assert.rejects(undoAct(deps, STAFF.actor, merged.actId), { code: 'errors.undo-over' });
      const { rows } = await sql<{ n: number }>`select count(*) as n from undo_entry`.execute(deps.database.db);
      assert.equal(Number(rows[0]?.n), 0);
      const ledger = await sql<{ body: string }>`select * from ledger_entry`.execute(deps.database.db).catch(() => ({ rows: [] }));
      assert.ok(ledger.rows.length === 0 || JSON.stringify(ledger.rows).includes(b), 'the ledger names the old id');
    });
  });
}
