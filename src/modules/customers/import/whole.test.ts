// A whole import: what the check says is what happens, who may be somebody else waits for a word, and all of it can be taken back.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { dialects, statementsOf } from '#tests';
import { channelsOf, kindOfPurpose, recordPermission } from '#kernel/permission';
import type { CompiledPolicy } from '#kernel/policy';
import { sql } from '#platform/db';
import { holdersOf, organisationsAt, organisationsByIds } from '../queries.ts';
import { progressOf, runOf } from '../queries-import.ts';
import { createPerson, updatePerson } from '../people.ts';
import { customersHouse, declarationOf, STAFF } from '../testing.ts';
import type { CustomersHouse } from '../testing.ts';
import { personView } from '../views.ts';
import { previewImport } from './check.ts';
import type { Preview } from './check.ts';
import { groupRows } from './check-view.ts';
import { beginReversal, planReversal, runReversal } from './reverse.ts';
import { openImport, runImport } from './run.ts';
import type { ImportOrder } from './run.ts';
import { csvTable } from './table.ts';

const REGISTER = 'customer-marketing';
const HEAD = 'Etunimi;Sukunimi;Sähköposti;Puhelin;Yritys;Y-tunnus;Rooli';
const MAPPING = {
  Etunimi: 'givenName',
  Sukunimi: 'familyName',
  Sähköposti: 'email',
  Puhelin: 'phone',
  Yritys: 'organisation',
  'Y-tunnus': 'businessId',
  Rooli: 'role',
};

function order(lines: readonly string[], more: Partial<ImportOrder> = {}): ImportOrder {
  const table = csvTable([HEAD, ...lines].join('\n'));
  return { table, registerId: REGISTER, subjectGroup: 'customers', mapping: MAPPING, since: '2026-03-14', ...more };
}

function told({ create, merge, same, aside }: Preview): Record<string, number[]> {
  const groups: Record<string, number[]> = { new: [], update: [], same: [] };
  for (const { line } of create) groups['new']?.push(line);
  for (const { row } of merge) groups['update']?.push(row.line);
  for (const { row } of same) groups['same']?.push(row.line);
  for (const row of aside) (groups[row.aside] ??= []).push(row.line);
  return groups;
}

for (const dialect of await dialects()) {
  describe(`a whole import on ${dialect.name}`, () => {
    let house: CustomersHouse;
    before(async () => {
      const fields = ['organisation.business_id', 'organisation.industry', 'person.job_title'];
      house = await customersHouse(await dialect.open(), declarationOf('valmennuskumppani', { registerId: REGISTER, fieldIds: fields }));
    });
    after(() => house.close());

    const add = (given: string, family: string, points: { kind: 'email' | 'phone'; value: string }[]) =>
      createPerson(house.deps, STAFF, {
        givenName: given,
        familyName: family,
        memberships: [{ registerId: REGISTER, subjectGroup: 'customers' }],
        contactPoints: points,
        custom: {},
      });
    async function idOf(email: string): Promise<string> {
      const [holder] = await holdersOf(house.deps.database.db, 'person.email', [email]);
      return holder?.subject_id ?? '';
    }
    async function importing(wish: ImportOrder) {
      const job = await openImport(house.deps, STAFF, wish);
      return { job, end: await runImport(house.deps, job) };
    }

    test('what the check tells of each line is what the run does with it', async () => {
      await add('Aino', 'Vanha', [{ kind: 'email', value: 'aino.vanha@example.test' }]);
      await add('Bo', 'Numero', [{ kind: 'phone', value: '040 111 1111' }]);
      await add('Cia', 'Nimi', [{ kind: 'email', value: 'cia.nimi@example.test' }]);
      const lines = [
        'Aino;Vanha;AINO.vanha@example.test;040 222 2222;;;',
        'Aino;Vanha;aino.vanha@example.test;;;;',
        'Bo;Numero;;040 1111111;;;',
        'Eri;Ihminen;;0401111111;;;',
        'Cia;Nimi;;;;;',
        'Dag;Uusi;dag@example.test;;Uusi Oy;2345678-9;',
        'Ea;Uusi;ea@example.test;;Uusi Oy;;johtaja',
        'Fia;Huono;ei osoite;;;;',
      ];
      const preview = await previewImport(house.deps, order(lines));
      const says = told(preview);
      assert.deepEqual(says, { new: [5, 8], update: [2], same: [4], duplicate: [3], uncertain: [6], refused: [7, 9] });
      const { job, end } = await importing(order(lines));
      assert.deepEqual([end.created, end.merged, end.same, end.failed], [2, 2, 1, 4]);
      assert.equal(end.created + end.merged + end.failed + end.banned + end.erased, end.rows, 'every row is somewhere');
      const asides = job.errors.toSorted((a, b) => a.line - b.line).map(({ line, aside }) => [line, aside]);
      assert.deepEqual(
        asides,
        preview.aside.map(({ line, aside }) => [line, aside]),
      );
    });

    if (dialect.name === 'sqlite')
      test('a batch is looked up in the same number of statements whatever its size', async () => {
        const { deps } = house;
        const lines = (n: number) =>
          Array.from({ length: n }, (_, i) => `Uuno;Paljon${i};uuno${i}@example.test;040 5${100_000 + i};Firma ${i} Oy;;`);
        const asked = (n: number) => statementsOf(() => previewImport(deps, order(lines(n))));
        const [few, many] = [await asked(5), await asked(450)];
        assert.equal(many.length, few.length);
        assert.ok(few.length > 5);
      });

    test('who may be somebody else waits for a word: the same, somebody new, or left out', async () => {
      const known = await add('Gun', 'Sama', [{ kind: 'email', value: 'gun@example.test' }]);
      const lines = ['Gun;Sama;;;;;'];
      const [row] = (await previewImport(house.deps, order(lines))).aside;
      assert.deepEqual([row?.aside, row?.maybe], ['uncertain', [known]]);
      const decided = async (wish: Partial<ImportOrder>) => told(await previewImport(house.deps, order(lines, wish)));
      assert.deepEqual(await decided({ decisions: { 2: { as: 'same', subjectId: known } } }), { new: [], update: [], same: [2] });
      assert.deepEqual(await decided({ decisions: { 2: { as: 'new' } } }), { new: [2], update: [], same: [] });
      assert.deepEqual(await decided({ decisions: { 2: { as: 'skip' } } }), { new: [], update: [], same: [], 'left-out': [2] });
      assert.deepEqual(await decided({ doubt: 'new' }), { new: [2], update: [], same: [] });
    });

    test('a cell is mended before anything is stored, a value may stand for a whole column, and two columns are joined or both kept', async () => {
      const table = csvTable('Nimi;Posti1;Posti2;Katu;Nro;Kaupunki\nAila Korjattu;ei;aila2@example.test;Katu 1;00100;Kylä');
      const mapping = { Nimi: 'fullName', Posti1: 'email', Posti2: 'email', Katu: 'address', Nro: 'address', Kaupunki: 'address' };
      const wish = order([], { table, mapping, edits: { 2: { Posti1: 'aila1@example.test' } }, constants: { role: 'johtaja' } });
      assert.equal((await previewImport(house.deps, order([], { table, mapping }))).aside.length, 1);
      const { end } = await importing(wish);
      assert.equal(end.created, 1);
      const person = await personView(house.deps, await idOf('aila1@example.test'));
      assert.deepEqual(
        person.contactPoints.map(({ value }) => value),
        ['aila1@example.test', 'aila2@example.test', 'Katu 1, 00100 Kylä'],
      );
    });

    test('a title is filled where the row names the person’s own organisation or none; of another it is left and told', async () => {
      const people = ['Ahti', 'Birgit', 'Carl', 'Dora'];
      await importing(order(people.map((name, i) => `${name};Nimike;${name}@example.test;;${i === 3 ? '' : 'Oma Firma Oy'};;`)));
      const head = 'Sähköposti;Yritys;Nimike';
      const firms = ['OMA firma oy', '', 'Vieras Nimike Oy', 'Vieras Nimike Oy'];
      const lines = people.map((name, i) => `${name}@example.test;${firms[i]};Johtaja`);
      const table = csvTable([head, ...lines].join('\n'));
      const wish = order([], { table, mapping: { Sähköposti: 'email', Yritys: 'organisation', Nimike: 'jobTitle' } });
      const preview = await previewImport(house.deps, wish);
      assert.deepEqual(told(preview), { new: [], update: [2, 3, 5], same: [4] });
      const [same] = await groupRows(house.deps, preview, { group: 'same', after: 0 });
      assert.match(same?.message?.fi ?? '', /”Johtaja” ei tuoda/u);
      const updated = await groupRows(house.deps, preview, { group: 'update', after: 0 });
      const gives = updated.map((row) => row.gives.map(({ fi }) => /”.*/u.exec(fi)?.[0]));
      assert.deepEqual(gives, [['”Johtaja”'], ['”Johtaja”'], ['”Johtaja”', '”Vieras Nimike Oy”']]);
      const titles = async () =>
        Promise.all(people.map(async (name) => (await personView(house.deps, await idOf(`${name.toLowerCase()}@example.test`))).jobTitle));
      await importing(wish);
      assert.deepEqual(await titles(), ['Johtaja', 'Johtaja', null, 'Johtaja']);
      await importing({ ...wish, mode: 'update' });
      assert.deepEqual(await titles(), ['Johtaja', 'Johtaja', 'Johtaja', 'Johtaja']);
    });

    test('an organisation is known by its Y-tunnus before its name, and people get the role the file tells', async () => {
      const { deps } = house;
      await importing(order(['Ilo;Yksi;ilo1@example.test;;Kaksonen Oy;4444444-7;', 'Ilo;Kaksi;ilo2@example.test;;Kaksonen Oy;3333333-8;']));
      await importing(order(['Ilo;Kolme;ilo3@example.test;;Kaksonen Oyj;4444444-7;toimitusjohtaja']));
      assert.equal((await organisationsAt(deps.database.db, ['kaksonen oy'])).length, 2);
      const [first, third] = [
        await personView(deps, await idOf('ilo1@example.test')),
        await personView(deps, await idOf('ilo3@example.test')),
      ];
      assert.equal(first.affiliations[0]?.organisationId, third.affiliations[0]?.organisationId);
      assert.equal(third.affiliations[0]?.role, 'toimitusjohtaja');
    });

    test('the file wins only where that was chosen, and a ban stands above what the file says of permission', async () => {
      const { deps } = house;
      const id = await add('Jalo', 'Vanhanen', [{ kind: 'email', value: 'jalo@example.test' }]);
      const banned = await add('Kielto', 'Kuivalainen', [{ kind: 'email', value: 'kielto@example.test' }]);
      const act = { actor: STAFF.actor, at: deps.clock.now() };
      await recordPermission(
        deps,
        { act, method: 'staff' },
        { subjectId: banned, act: 'ban', channel: null, purpose: null, on: '2026-03-14' },
      );
      const lines = [
        'Jalo;Uusinen;jalo@example.test;;;;',
        'Kielto;Kuivalainen;kielto@example.test;;;;',
        'Lempi;Lupa;lempi@example.test;;;;',
      ];
      assert.equal((await previewImport(deps, order(lines, { mode: 'add' }))).merge.length, 0);
      assert.equal((await previewImport(deps, order(lines, { mode: 'complete' }))).merge.length, 0);
      const policy = deps.policy.current() as CompiledPolicy;
      const ours = policy.policy.purposes.filter(({ registers }) => registers.includes(REGISTER));
      const purpose = ours.find((each) => kindOfPurpose(each) !== 'duty' && channelsOf(policy, each.id).includes('email'))?.id ?? '';
      const permission = {
        act: 'consent-given',
        purpose,
        channels: ['email'],
        on: '2026-03-01',
        way: 'web-form',
        lang: 'fi',
        text: 'Saa lähettää.',
        evidence: 'Lomake 3',
      } as const;
      const { job, end } = await importing(order(lines, { mode: 'update', permission }));
      assert.deepEqual([end.created, end.merged, end.same, end.permitted, end.unpermitted], [1, 2, 1, 2, 1]);
      assert.equal((await personView(deps, id)).familyName, 'Uusinen');
      const { rows } = await sql<{ subject_id: string; method: string; at: string }>`
        select e.subject_id, e.method, e.at from permission_event as e join origin as o on o.id = e.origin_id where o.import_id = ${job.id}`.execute(
        deps.database.db,
      );
      assert.deepEqual(new Set(rows.map((row) => row.subject_id)), new Set([id, await idOf('lempi@example.test')]));
      assert.ok(rows.every(({ method, at }) => method === 'import' && at < '2026-03-02'));
    });

    test('a whole import is taken back: its people are gone, its changes are undone, and what others have changed since stays', async () => {
      const { deps } = house;
      const { db } = deps.database;
      const old = await add('Maija', 'Ennen', [{ kind: 'email', value: 'maija@example.test' }]);
      const both = await add('Niilo', 'Ennen', [{ kind: 'email', value: 'niilo@example.test' }]);
      const lines = [
        'Maija;Jälkeen;maija@example.test;040 333 3333;Peruttava Oy;;',
        'Niilo;Jälkeen;niilo@example.test;;;;',
        'Olga;Tuotu;olga@example.test;;Peruttava Oy;;',
        'Pia;Tuotu;pia@example.test;;;;',
      ];
      const { job, end } = await importing(order(lines, { mode: 'update' }));
      assert.deepEqual([end.created, end.merged], [2, 2]);
      house.clock.set('2026-03-14T11:00:00Z');
      const pia = await idOf('pia@example.test');
      await updatePerson(deps, STAFF, pia, { version: 1, familyName: 'Muutettu' });
      await updatePerson(deps, STAFF, both, { version: 2, familyName: 'Omistaja' });
      const plan = await planReversal(deps, job.id);
      assert.deepEqual(plan, { removes: 2, restores: 2, keeps: 1, bans: 0 });
      await beginReversal(deps, STAFF.actor, job.id);
      await runReversal(deps, STAFF.actor, job.id);
      const run = await runOf(db, job.id);
      assert.deepEqual([run?.state, run?.removed, run?.restored, run?.kept], ['reversed', 2, 1, 2]);
      const maija = await personView(deps, old);
      assert.deepEqual([maija.familyName, maija.contactPoints.length, maija.affiliations.length], ['Ennen', 1, 0]);
      assert.equal((await personView(deps, both)).familyName, 'Omistaja');
      assert.equal(await idOf('olga@example.test'), '');
      assert.equal((await organisationsAt(db, ['peruttava oy'])).length, 0);
      assert.equal((await personView(deps, pia)).familyName, 'Muutettu');
      const again = await importing(order(['Olga;Tuotu;olga@example.test;;;;']));
      assert.equal(again.end.created, 1, 'nobody is banned by it');
      await assert.rejects(beginReversal(deps, STAFF.actor, job.id), { code: 'errors.import-not-reversible' });
      const left = await sql<{
        n: number;
      }>`select count(*) as n from undo_entry where act_id = ${job.id} or kind in ('import-run', 'import-mapping')`.execute(db);
      assert.equal(Number(left.rows[0]?.n), 0, 'nothing of it is kept, and where it stood was never to be undone');
    });

    test('a file of organisations makes them once, completes those known by Y-tunnus or name, and goes back whole', async () => {
      const { deps } = house;
      const mapping = { Nimi: 'organisationName', Tunnus: 'organisationBusinessId', Toimiala: 'organisationIndustry' };
      const file = (lines: readonly string[]) => ({
        table: csvTable(['Nimi;Tunnus;Toimiala', ...lines].join('\n')),
        mapping,
        about: 'organisations' as const,
      });
      const first = await importing(
        order([], file(['Rivi Oy;;', 'Toinen Oy;2345678-0;', ';;koulutus', 'rivi  oy;;', 'Väärä Oy;1234567-0;'])),
      );
      assert.deepEqual([first.end.created, first.end.failed], [2, 3]);
      const wish = order([], file(['RIVI OY;2222222-9;', 'Toinen Oyj;2345678-0;', 'Rivi Oy;5555555-6;']));
      assert.deepEqual(told(await previewImport(deps, wish)), { new: [], update: [2], same: [3], duplicate: [4] });
      const { job } = await importing(wish);
      const [rivi] = await organisationsAt(deps.database.db, ['rivi oy']);
      const number = async () => (await organisationsByIds(deps.database.db, [rivi?.id ?? '']))[0]?.business_id;
      assert.equal(await number(), '2222222-9');
      await beginReversal(deps, STAFF.actor, job.id);
      await runReversal(deps, STAFF.actor, job.id);
      assert.equal(await number(), null);
    });

    test('the same file goes on where it was interrupted, and nobody comes twice', async () => {
      const { deps } = house;
      const lines = Array.from({ length: 1100 }, (_, i) => `Rauno;Kesken${i};;040 4${String(100000 + i)};;;`);
      const wish = order(lines, { fileHash: 'file-1' });
      const job = await openImport(deps, STAFF, wish);
      let batches = 0;
      const killed = runImport(deps, job, () => {
        if (++batches === 1) throw new Error('the lights went out');
      });
      await assert.rejects(killed);
      assert.equal((await progressOf(deps.database.db, job.id))?.created, 500);
      await assert.rejects(openImport(deps, STAFF, { ...wish, fileHash: 'file-2', resumes: job.id }), {
        code: 'errors.import-not-resumable',
      });
      const rest = await openImport(deps, STAFF, { ...wish, resumes: job.id });
      const end = await runImport(deps, rest);
      assert.deepEqual([end.id, end.state, end.created, end.done, end.merged], [job.id, 'done', 1100, 1100, 0]);
    });
  });
}
