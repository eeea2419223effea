import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { dialects } from '#tests';
import { errorKind, sql } from '#platform/db';
import type { Database } from '#platform/db';
import { sampleRegister } from '../records/testing.ts';
import type { SampleRegister } from '../records/testing.ts';
import { searchBody, sortKey } from './fold.ts';
import {
  addMembership,
  addSearchDocs,
  dropSearchDocs,
  endMembership,
  membershipsOf,
  putSearchDoc,
  search,
  standings,
  subjectById,
  suppress,
  suppressed,
  suppressionHash,
} from './index.ts';
import type { SubjectKind } from './index.ts';

for (const dialect of await dialects()) {
  describe(`subjects on ${dialect.name}`, () => {
    let register: SampleRegister;
    before(async () => {
      register = await sampleRegister(await dialect.open());
    });
    after(() => register.database.close());

    test('a subject is in a register once at a time, and again after it ended', async () => {
      const id = await register.subject(['customer']);
      const again = () =>
        register.write((writer) =>
          addMembership(writer, { subjectId: id, registerId: 'customer', subjectGroup: 'clients', since: '2026-03-14' }),
        );
      await assert.rejects(again(), (error) => errorKind(error) === 'unique');
      const [live] = await membershipsOf(register.database.db, id);
      await register.write((writer) => endMembership(writer, live?.id ?? '', { on: '2026-03-15', reason: 'retention' }));
      await again();
      const all = await membershipsOf(register.database.db, id);
      assert.deepEqual(
        all.map(({ ended_on, end_reason }) => ({ ended_on, end_reason })),
        [
          { ended_on: null, end_reason: null },
          { ended_on: '2026-03-15', end_reason: 'retention' },
        ],
      );
      await assert.rejects(
        register.write((writer) => endMembership(writer, live?.id ?? '', { on: '2026-03-16', reason: 'retention' })),
        /membership-not-found/,
      );
    });

    test('the standing of a subject is the union of its live memberships', async () => {
      const both = await register.subject(['marketing', 'customer']);
      const none = await register.subject([], 'organisation');
      const ended = await register.subject(['customer']);
      const [membership] = await membershipsOf(register.database.db, ended);
      await register.write((writer) => endMembership(writer, membership?.id ?? '', { on: '2026-03-15', reason: 'retention' }));
      const standing = await standings(register.database.db, [both, none, ended, 'unknown']);
      assert.deepEqual([...(standing.get(both)?.registers ?? [])].sort(), ['customer', 'marketing']);
      assert.deepEqual(standing.get(none), { restricted: false, registers: [] });
      assert.deepEqual(standing.get(ended), { restricted: false, registers: [] });
      assert.equal(standing.has('unknown'), false);
      assert.equal((await subjectById(register.database.db, none))?.kind, 'organisation');
    });

    async function documented(kind: SubjectKind, family: string, given: string, ...rest: string[]): Promise<string> {
      const id = await register.subject(['customer'], kind);
      const doc = { subjectId: id, kind, sortKey: sortKey(family, given), body: searchBody([given, family, ...rest]) };
      await register.database.tx((tx) => addSearchDocs(tx, [doc]));
      return id;
    }
    const find = (query: string, kind?: SubjectKind) => search(register.database.db, query, 10, kind);

    test('people and organisations are found by any part, names that begin so first, in Finnish order', async () => {
      const zetter = await documented('person', 'Haukizetter', 'Aino', 'aino@example.test');
      const ohman = await documented('person', 'Haukiöhman', 'Väinö', '+358407654321', '0407654321');
      const aberg = await documented('person', 'Haukiåberg', 'Liisa');
      const firm = await documented('organisation', 'Kalahauki Oy', '', '1234567-1');
      assert.deepEqual(await find('hauki'), [zetter, aberg, ohman, firm]);
      assert.deepEqual(await search(register.database.db, 'hauki', 1), [zetter], 'the engine cuts in Finnish order too');
      assert.deepEqual(await find('hauki', 'organisation'), [firm]);
      assert.deepEqual(await find('HAUKIOHMAN'), [ohman]);
      assert.deepEqual(await find('väinö hauki'), [ohman]);
      assert.deepEqual(await find('vaino'), [ohman]);
      assert.deepEqual(await find('040 765 4321'), [ohman]);
      assert.deepEqual(await find('no@exam'), [zetter]);
      assert.deepEqual(await find('234567-1'), [firm]);
      assert.deepEqual(await find('ha'), [zetter, aberg, ohman], 'two letters: beginnings only');
      assert.deepEqual(await find('  '), []);
    });

    test('signs that mean something to the index are only signs', async () => {
      const id = await documented('person', 'Merkki', 'Outo', '50%_alku\\"loppu');
      assert.deepEqual(await find('50%_'), [id]);
      for (const query of ['"', '%%%', '___', 'AND OR', 'a"b"c', '*', '(', 'NEAR(', "'; --", 'o_to', 'm%kki'])
        assert.deepEqual(await find(query), [], query);
    });

    test('a changed document is found by the new text only, a dropped one not at all', async () => {
      const id = await documented('person', 'Vanhanimi', 'Maija');
      await register.database.tx((tx) =>
        putSearchDoc(tx, { subjectId: id, kind: 'person', sortKey: sortKey('Uusinimi'), body: searchBody(['Uusinimi Maija']) }),
      );
      assert.deepEqual([await find('vanhanimi'), await find('uusinimi')], [[], [id]]);
      await register.database.tx((tx) => dropSearchDocs(tx, [id]));
      assert.deepEqual([await find('uusinimi'), await find('maija uusi')], [[], []]);
    });

    test('an address on the suppression list is recognised by its hash alone, for its own purpose', async () => {
      const key = Buffer.alloc(32, 5);
      const hash = suppressionHash(key, 'email', 'aino@example.test');
      const entry = { hash, purpose: 'email', since: '2026-03-14', reason: 'erased' };
      await register.database.tx((tx) =>
        suppress(tx, [
          { id: register.ids.next(), ...entry },
          { id: register.ids.next(), ...entry, since: '2026-09-09' },
        ]),
      );
      const other = suppressionHash(key, 'email', 'toinen@example.test');
      assert.deepEqual([...(await suppressed(register.database.db, 'email', [hash, other]))], [hash]);
      assert.deepEqual([...(await suppressed(register.database.db, 'phone', [hash]))], []);
      assert.notEqual(suppressionHash(key, 'phone', 'aino@example.test'), hash);
    });

    if (dialect.engine === 'sqlite') {
      test('the bytes of a dropped document leave the database file', async () => {
        const id = await documented('person', 'Kanarialintu', 'Qwzyplugh');
        await register.database.emptyLog();
        const bytes = () => readFileSync(register.database.file ?? '').toString('latin1');
        assert.equal(bytes().includes('qwzyplugh'), true, 'positive control');
        assert.deepEqual(await find('qwzyp'), [id]);
        assert.equal(await indexHolds(register.database, 'qwz'), true, 'positive control of the index');
        await register.database.tx((tx) => dropSearchDocs(tx, [id]));
        assert.equal(await indexHolds(register.database, 'qwz'), false, 'the index lets go at once, not at the next optimize');
        await register.database.emptyLog();
        assert.equal(bytes().includes('qwzyplugh'), false);
      });
    }
  });
}

/** Looks into the blocks of the index: no other term begins with q, so the trigram stands there whole. */
async function indexHolds({ db }: Database, trigram: string): Promise<boolean> {
  const { rows } = await sql`SELECT id FROM search_fts_data WHERE instr(block, CAST(${trigram} AS BLOB)) > 0`.execute(db);
  return rows.length > 0;
}
