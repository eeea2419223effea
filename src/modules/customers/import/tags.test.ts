// Tags of a file: parted as each program parts them, within the limits of what is typed in, added to whom lacks them, and taken back with the import.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { dialects, statementsOf } from '#tests';
import { heldValues } from '#kernel/retention';
import { mergeSubjects } from '../duplicates/merge.ts';
import { createPerson } from '../people.ts';
import { holdersOf, organisationsAt } from '../queries.ts';
import { runOf } from '../queries-import.ts';
import { tagRowsOf, tagsOf } from '../queries-tags.ts';
import { customersHouse, declarationOf, STAFF } from '../testing.ts';
import type { CustomersHouse } from '../testing.ts';
import { renameTag, setTags } from '../tags/service.ts';
import { undoAct } from '../undo.ts';
import { previewImport } from './check.ts';
import { checkView } from './check-view.ts';
import { errorCsv } from './returned.ts';
import { beginReversal, planReversal, runReversal } from './reverse.ts';
import { openImport, runImport } from './run.ts';
import type { ImportOrder } from './run.ts';
import { csvTable, tableOf } from './table.ts';
import { isSystemLabel, tagList, writtenTags } from './tag-list.ts';
import { guessFor } from './targets.ts';

const REGISTER = 'customer-marketing';
const FIELDS = ['person.tag', 'organisation.tag'];
const MAPPING = { Etunimi: 'givenName', Sähköposti: 'email', Avainsanat: 'tags' };

function order(lines: readonly string[], more: Partial<ImportOrder> = {}): ImportOrder {
  const table = csvTable(['Etunimi;Sähköposti;Avainsanat', ...lines].join('\n'));
  return { table, registerId: REGISTER, subjectGroup: 'customers', mapping: MAPPING, since: '2026-03-14', ...more };
}

const numbered = (n: number) => Array.from({ length: n }, (_, i) => `sana ${i}`);

describe('tags in one cell', () => {
  test('are parted as each program parts them', () => {
    for (const [cell, tags] of [
      ['"Asiakas","Kevät 2026"', ['Asiakas', 'Kevät 2026']],
      ['"Kevät, 2026","Sanoo ""hei"""', ['Kevät, 2026', 'Sanoo "hei"']],
      ['* myContacts ::: Asiakkaat, Helsinki ::: Ystävä; hyvä', ['* myContacts', 'Asiakkaat, Helsinki', 'Ystävä; hyvä']],
      ['Asiakas;Punainen luokka; Kevät', ['Asiakas', 'Punainen luokka', 'Kevät']],
      ['Asiakas, Kevät 2026 , ,', ['Asiakas', 'Kevät 2026']],
      ['Asiakas | Kevät\r\nSyksy', ['Asiakas', 'Kevät', 'Syksy']],
      ['"VIP" asiakas, "auki', ['"VIP" asiakas', '"auki']],
      [' ', []],
    ] as const)
      assert.deepEqual(tagList(cell), tags, cell);
  });

  test('of our own copy come back as they were, whatever is in them', () => {
    const tags = ['Kevät 2026', 'a|b', '"VIP"', 'C:\\kansio', 'a ::: b', '=1+1', 'Sanoo "hei"', "'lainaus'"];
    assert.deepEqual(tagList(writtenTags(tags)), tags);
    for (const tag of tags) assert.deepEqual(tagList(writtenTags([tag])), [tag]);
  });

  test('are no tags when Google has put them there for itself', () => {
    const labels = ['* myContacts', '* My Contacts', '* starred', '* tärkeä', 'Friends', '*'];
    assert.deepEqual(labels.filter(isSystemLabel), ['* myContacts', '* My Contacts', '* starred']);
  });
});

for (const dialect of await dialects()) {
  describe(`tags of a file on ${dialect.name}`, () => {
    let house: CustomersHouse;
    before(async () => {
      house = await customersHouse(await dialect.open(), declarationOf('interniemi', { registerId: REGISTER, fieldIds: FIELDS }));
    });
    after(() => house.close());

    const idOf = async (email: string) => (await holdersOf(house.deps.database.db, 'person.email', [email]))[0]?.subject_id ?? '';
    const tagsFor = async (id: string) => (await tagsOf(house.deps.database.db, [id])).get(id) ?? [];
    async function importing(wish: ImportOrder) {
      const job = await openImport(house.deps, STAFF, wish);
      return { job, end: await runImport(house.deps, job) };
    }
    async function takenBack(id: string): Promise<void> {
      house.clock.advance(60_000);
      await beginReversal(house.deps, STAFF.actor, id);
      await runReversal(house.deps, STAFF.actor, id);
      house.clock.advance(60_000);
    }
    async function somebody(email: string, tags: readonly string[]): Promise<string> {
      const id = await createPerson(house.deps, STAFF, {
        givenName: 'Pia',
        memberships: [{ registerId: REGISTER, subjectGroup: 'customers' }],
        contactPoints: [{ kind: 'email', value: email }],
        custom: {},
      });
      await setTags(house.deps, STAFF, id, tags);
      return id;
    }

    test('their headings are known in three languages and as tools write them; what is not declared can be declared', async () => {
      const bare = await customersHouse(await dialect.open(), declarationOf('interniemi'));
      const guess = (of: CustomersHouse, about: 'people' | 'organisations', heading: string) => {
        const [found] = guessFor(of.deps, REGISTER, about, [heading], [['arvo']]);
        return { field: found?.field, declare: found?.declare, refused: found?.refused?.fi ?? '' };
      };
      const headings =
        'TAGS|Labels|Group Membership|Categories|Luokat|Kategorier|Tunnisteet|Tags|Taggar|Avainsanat|Nyckelord|Tunnisteet (2)';
      for (const heading of headings.split('|')) {
        assert.deepEqual(guess(house, 'people', heading), { field: 'tags', declare: [], refused: '' }, heading);
        assert.deepEqual(guess(house, 'organisations', heading), { field: 'organisationTags', declare: [], refused: '' }, heading);
        assert.deepEqual(guess(bare, 'people', heading).declare, ['person.tag'], heading);
        assert.deepEqual(guess(bare, 'organisations', heading).declare, ['organisation.tag'], heading);
        assert.match(guess(bare, 'people', heading).refused, /Avainsanat/);
      }
      for (const about of ['people', 'organisations'] as const) {
        const wish = order(['A;a@example.test;x'], { about, mapping: { Avainsanat: about === 'people' ? 'tags' : 'organisationTags' } });
        await assert.rejects(openImport(bare.deps, STAFF, wish), { code: 'errors.import-column-undeclared' });
      }
      await bare.close();
    });

    test('a file of Mailchimp, of Google and of cards gives each person their tags, each with its source and time', async () => {
      const files = [
        'Email Address,First Name,TAGS\nmc@example.test,Mai,"""Asiakas"",""Kevät, 2026"""',
        'First Name,Labels,E-mail 1 - Value\nGoo,* myContacts ::: Kevät 2026 ::: Asiakas,google@example.test',
        'First Name,Categories,E-mail Address\nOut,Asiakas; Kevät 2026;asiakas,outlook@example.test',
        'BEGIN:VCARD\nVERSION:3.0\nN:Kortti;Kai\nEMAIL:kortti@example.test\nCATEGORIES:Asiakas\nCATEGORIES:Kevät\\, 2026,asiakas\nEND:VCARD',
        'BEGIN:VCARD\r\nVERSION:2.1\r\nN:Vanha;Viljo\r\nEMAIL:vanha@example.test\r\nCATEGORIES:Asiakas;Kevät 2026\r\nEND:VCARD',
      ];
      for (const [i, email] of ['mc', 'google', 'outlook', 'kortti', 'vanha'].entries()) {
        const table = await tableOf(Buffer.from(files[i] ?? ''));
        const columns = guessFor(house.deps, REGISTER, 'people', table.headings, []);
        const { end } = await importing(
          order([], { table, mapping: Object.fromEntries(columns.map(({ column, field }) => [column, field])) }),
        );
        assert.equal(end.created, 1, email);
        const id = await idOf(`${email}@example.test`);
        assert.deepEqual(await tagsFor(id), ['Asiakas', 'Kevät 2026'], email);
        const held = (await heldValues(house.deps, house.deps.database.db, id)).filter(({ field }) => field === 'person.tag');
        assert.equal(held.filter(({ source, recordedAt }) => source.fi !== '' && recordedAt !== '').length, 2);
      }
    });

    test('who is there gets the tags they lack and loses none; the check names them, and says nothing of who has them all', async () => {
      const { deps } = house;
      const [pia, has] = [await somebody('pia@example.test', ['Vanha', 'ASIAKAS']), await somebody('has@example.test', ['Asiakas'])];
      const lines = ['Pia;pia@example.test;asiakas, Uusi, Kevät', 'Pia;has@example.test;asiakas'];
      for (const mode of ['complete', 'update', 'add'] as const) {
        const preview = await previewImport(deps, order(lines, { mode }));
        const { groups } = await checkView(deps, preview);
        const gives = groups.find(({ group }) => group === 'update')?.rows.flatMap((row) => row.gives.map(({ fi }) => fi));
        assert.deepEqual(gives, mode === 'add' ? undefined : ['avainsanat: Uusi, Kevät'], mode);
      }
      await importing(order(lines, { mode: 'add' }));
      assert.deepEqual(await tagsFor(pia), ['ASIAKAS', 'Vanha']);
      const { end } = await importing(order(lines));
      assert.deepEqual([end.merged, end.same], [2, 1]);
      assert.deepEqual(await tagsFor(pia), ['ASIAKAS', 'Kevät', 'Uusi', 'Vanha']);
      assert.deepEqual(await tagsFor(has), ['Asiakas']);
    });

    test('taken back, the import takes the tags it added and no others', async () => {
      const { deps } = house;
      const id = await somebody('rea@example.test', ['Ennen']);
      const { job } = await importing(order(['Rea;rea@example.test;Ennen, Tuotu, Jaettu', 'Uno;uno@example.test;Tuotu']));
      assert.deepEqual(await tagsFor(id), ['Ennen', 'Jaettu', 'Tuotu']);
      house.clock.advance(60_000);
      await setTags(deps, STAFF, id, ['Ennen', 'Tuotu', 'Jälkeen']);
      await setTags(deps, STAFF, id, ['Ennen', 'Tuotu', 'Jälkeen', 'Jaettu']);
      assert.deepEqual(await planReversal(deps, job.id), { removes: 1, restores: 1, keeps: 0, bans: 0 });
      await takenBack(job.id);
      const run = await runOf(deps.database.db, job.id);
      assert.deepEqual([run?.removed, run?.restored, run?.kept], [1, 1, 0], 'whoever got nothing but tags is counted before and after');
      assert.deepEqual(await tagsFor(id), ['Ennen', 'Jaettu', 'Jälkeen'], 'what somebody has written since is theirs');
      assert.equal(await idOf('uno@example.test'), '');
    });

    test('taken back after tags were made one, by a new name or a merge, the import leaves what somebody has written', async () => {
      const { deps } = house;
      const [named, stays] = [await somebody('nimi@example.test', ['Oma']), await somebody('jaa@example.test', [])];
      house.clock.advance(1000);
      const goes = await somebody('lahtee@example.test', ['Molemmilla', 'Muu']);
      const { job } = await importing(order(['N;nimi@example.test;Tuotu nimi', 'J;jaa@example.test;molemmilla, Vain tuotu']));
      house.clock.advance(1000);
      assert.deepEqual(await renameTag(deps, STAFF, 'Oma', 'Tuotu nimi'), { changed: 0, merged: 1, restricted: 0 });
      const merging = { id: null as string | null };
      for (const time of ['once', 'after the merge was taken back']) {
        const both = async () => [await tagRowsOf(deps.database.db, [stays]), await tagRowsOf(deps.database.db, [goes])];
        const before = await both();
        const merged = await mergeSubjects(deps, { ...STAFF.actor, act: merging }, { a: stays, b: goes, take: {} });
        assert.equal(merged.id, stays);
        assert.deepEqual(await tagsFor(stays), ['Molemmilla', 'Muu', 'Vain tuotu'], time);
        if (time !== 'once') continue;
        await undoAct(deps, STAFF.actor, merged.actId);
        assert.deepEqual(await both(), before, 'each has again the tags they had');
        merging.id = null;
      }
      await takenBack(job.id);
      assert.deepEqual([await tagsFor(named), await tagsFor(stays)], [['Tuotu nimi'], ['Molemmilla', 'Muu']]);
    });

    test('what cannot be a tag comes back with its row and is named; nothing of the row is stored', async () => {
      const id = await somebody('full@example.test', numbered(29));
      const lines = [
        `A;a1@example.test;hyvä, ${'x'.repeat(41)}`,
        'B;a2@example.test;soita bo@example.test',
        `C;a3@example.test;"${numbered(31).join(', ')}"`,
        'D;a4@example.test;150190-900R',
        'Pia;full@example.test;"sana 1, yksi, kaksi"',
        `E;a5@example.test;"${numbered(30).join(', ')}"`,
      ];
      const { job, end } = await importing(order(lines));
      assert.deepEqual([end.created, end.merged, end.failed], [1, 0, 5]);
      assert.deepEqual(
        job.errors.map(({ line, field }) => [line, field]),
        [2, 3, 4, 5, 6].map((line) => [line, 'person.tag']),
      );
      const [long, contact, many, , full] = job.errors.map(({ message }) => message);
      assert.match(long?.fi ?? '', /^Avainsana ”x+” ei kelpaa\. Avainsanassa on 1–40 merkkiä\.$/);
      assert.match(contact?.sv ?? '', /^Nyckelordet ”soita bo@example\.test” duger inte\. Ett nyckelord kan inte innehålla/);
      assert.deepEqual([many?.en, full?.en], ['There can be at most 30 tags.', 'There can be at most 30 tags.']);
      assert.equal((await tagsFor(id)).length, 29);
      assert.match(errorCsv(job.file, job.errors, 'fi'), /full@example\.test;sana 1, yksi, kaksi;Avainsanoja voi olla enintään 30\./);
      const mended = { 2: { Avainsanat: 'hyvä' } };
      assert.equal((await previewImport(house.deps, order(lines.slice(0, 1), { edits: mended }))).create.length, 1);
    });

    test('one tag may stand for the whole file', async () => {
      const table = csvTable('Etunimi;Sähköposti\nVeli;veli@example.test');
      const mapping = { Etunimi: 'givenName', Sähköposti: 'email' };
      await importing(order([], { table, mapping, constants: { tags: 'Messut 2026, Jakso 1' } }));
      assert.deepEqual(await tagsFor(await idOf('veli@example.test')), ['Jakso 1', 'Messut 2026']);
    });

    test('organisations get, keep and lose tags like people', async () => {
      const { db } = house.deps.database;
      const mapping = { Nimi: 'organisationName', Luokat: 'organisationTags' };
      const file = (lines: readonly string[]) =>
        order([], { about: 'organisations', mapping, table: csvTable(['Nimi;Luokat', ...lines].join('\n')) });
      await importing(file(['Avain Oy;"Jäsen, Koulu"']));
      const id = async () => (await organisationsAt(db, ['avain oy']))[0]?.id ?? '';
      assert.deepEqual(await tagsFor(await id()), ['Jäsen', 'Koulu']);
      const { groups } = await checkView(house.deps, await previewImport(house.deps, file(['Avain Oy;"koulu, Uusi"'])));
      assert.deepEqual(
        groups[0]?.rows[0]?.gives.map(({ sv }) => sv),
        ['nyckelord: Uusi'],
      );
      const { job, end } = await importing(file(['Avain Oy;"koulu, Uusi"', `Pitkä Oy;${'y'.repeat(41)}`]));
      assert.deepEqual([end.merged, end.same, end.failed, job.errors[0]?.field], [1, 0, 1, 'organisation.tag']);
      assert.deepEqual(
        (await tagRowsOf(db, [await id()])).map(({ value, field_id }) => [value, field_id]),
        ['Jäsen', 'Koulu', 'Uusi'].map((tag) => [tag, 'organisation.tag']),
      );
      await takenBack(job.id);
      assert.deepEqual(await tagsFor(await id()), ['Jäsen', 'Koulu']);
      const { end: full } = await importing(file([`Avain Oy;"${numbered(29).join(', ')}"`]));
      assert.deepEqual([full.merged, full.failed], [0, 1]);
    });

    if (dialect.name === 'sqlite')
      test('a batch asks once for what all of them have and writes many rows at once, and a file without tags asks and writes nothing of them', async () => {
        const lines = (of: string, n: number, tags: string) => Array.from({ length: n }, (_, i) => `Uuno;${of}${i}@example.test;${tags}`);
        const stored = (of: string, n: number, tags: string) => statementsOf(() => importing(order(lines(of, n, tags))));
        await stored('ei', 10, '');
        const without = await stored('ei', 12, '');
        assert.deepEqual(
          without.filter((statement) => /\btag\b/.test(statement)),
          [],
        );
        const reads = (all: readonly string[]) => all.filter((statement) => /^select \* from "tag"/i.test(statement)).length;
        const writes = (all: readonly string[]) => all.filter((statement) => /^insert into "?tag\b/i.test(statement)).length;
        const [few, many] = [await stored('vähän', 10, 'a, b, c'), await stored('paljon', 400, 'a, b, c')];
        assert.deepEqual([reads(few), reads(many), writes(few)], [0, 0, 1]);
        assert.ok(writes(many) <= 1200 / 100, 'many rows in each statement');
        const [again, all] = [await stored('vähän', 10, 'a, d'), await stored('paljon', 400, 'a, d')];
        assert.deepEqual([reads(again), reads(all), writes(again)], [1, 1, 1]);
        assert.ok(writes(all) <= 400 / 100);
      });
  });
}
