import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { dialects } from '#tests';
import type { Call } from '#kernel/access';
import { eraseNow } from '#kernel/rights';
import { createPerson } from '../people.ts';
import { contactPointsOf, holdersOf, organisationsAt } from '../queries.ts';
import { peopleHandlers } from '../routes.ts';
import { customersHouse, declarationOf, STAFF } from '../testing.ts';
import type { CustomersHouse } from '../testing.ts';
import { personView } from '../views.ts';
import { guessColumns } from './columns.ts';
import { readCsv } from './parse.ts';
import { interruptImports } from './progress.ts';
import { progressOf } from '../queries-import.ts';
import { previewImport } from './check.ts';
import { openImport, runImport } from './run.ts';
import { csvTable, tableOf } from './table.ts';
import type { ImportOrder } from './run.ts';
import { openArchive } from './readers/zip.ts';
import { errorBook, errorCsv } from './returned.ts';
import { createImports } from './service.ts';

const REGISTER = 'customer-marketing';
const HEAD = 'Etunimi;Sukunimi;Sähköposti;Puhelin;Yritys;Viimeisin yhteydenotto';
const MAPPING = {
  Etunimi: 'givenName',
  Sukunimi: 'familyName',
  Sähköposti: 'email',
  Puhelin: 'phone',
  Yritys: 'organisation',
  'Viimeisin yhteydenotto': 'lastContact',
};

function order(lines: readonly string[], more: Partial<ImportOrder> = {}): ImportOrder {
  return {
    table: csvTable([HEAD, ...lines].join('\n')),
    registerId: REGISTER,
    subjectGroup: 'customers',
    mapping: MAPPING,
    since: '2026-03-14',
    ...more,
  };
}

for (const dialect of await dialects()) {
  describe(`an import on ${dialect.name}`, () => {
    let house: CustomersHouse;
    before(async () => {
      house = await customersHouse(await dialect.open(), declarationOf('valmennuskumppani'));
    });
    after(() => house.close());

    async function importing(wish: ImportOrder) {
      const job = await openImport(house.deps, STAFF, wish);
      const { created, merged, failed, erased, state } = await runImport(house.deps, job);
      return { job, counts: { created, merged, failed, erased, state } };
    }
    async function personWith(email: string) {
      const [holder] = await holdersOf(house.deps.database.db, 'person.email', [email]);
      return personView(house.deps, holder?.subject_id ?? '');
    }

    test('a row by which nobody is recognised comes back, and coming again it is no new person', async () => {
      const head = 'Etunimi;Sukunimi;Sähköposti;Osoite;Nimike;Yritys';
      const lines = [';;;Mannerheimintie 20, 00100 Helsinki;;', ';;;;Johtaja;', ';;;;Johtaja;Satusilta Oy', 'Outi;Salo;;Satutie 2;;'];
      const mapping = { Etunimi: 'givenName', Sukunimi: 'familyName', Osoite: 'address', Nimike: 'jobTitle', Yritys: 'organisation' };
      const { job, counts } = await importing(order([], { table: csvTable([head, ...lines].join('\n')), mapping }));
      assert.deepEqual([counts.created, counts.failed], [2, 2]);
      assert.deepEqual(
        job.errors.map(({ line, message }) => [line, /organisaatiota/.test(message.fi)]),
        [
          [2, true],
          [3, true],
        ],
      );
    });

    test('a date that cannot be read comes back with the column and what it says; a year of two figures is read where it is clear', async () => {
      const days = ['1.1.24', '24.12.25 klo 10', '1.1.99', '15.3.26', '1/1/24', '2022-02-30', '15.3.2026', `eilen ${'x'.repeat(60)}`];
      const lines = days.map((day, i) => `Päivi;Päivä${i};paivi${i}@example.test;;;${day}`);
      const { job } = await importing(order(lines));
      const { rows } = await peopleHandlers(house.deps).list({ query: { sort: 'name', limit: 50, q: 'päivi' } }, {} as Call);
      assert.deepEqual(
        rows.map((row) => [row.label, row.lastContactOn]),
        [
          ['Päivi Päivä0', '2024-01-01'],
          ['Päivi Päivä1', '2025-12-24'],
        ],
      );
      assert.deepEqual(
        job.errors.map(({ line, field }) => [line, field]),
        [4, 5, 6, 7, 8, 9].map((line) => [line, 'last-contact']),
      );
      const said = job.errors.map(({ message }) => message);
      for (const [i, day] of days.slice(2, 7).entries())
        for (const text of Object.values(said[i] ?? {})) assert.ok(text.includes(day) && text.includes('Viimeisin yhteydenotto'), text);
      assert.match(said[0]?.fi ?? '', /^Sarakkeen ”Viimeisin yhteydenotto” päivää ”1\.1\.99” ei voi lukea/u);
      assert.match(said[4]?.fi ?? '', /tulevaisuudessa/u);
      assert.match(said[5]?.en ?? '', /“eilen x{34}…”/u);
    });

    test('bad rows come back with line and reason, and never stop the good ones', async () => {
      const lines = [
        'Aino;Mäkinen;aino@example.test;040 000 0001;Satumäki Oy;14.3.2022',
        'Bo;Öhman;bo at example;;;',
        'Cia;Holm;cia@example.test;12;;',
        'Dag;Berg;dag@example.test;;;32.1.2022',
        'Ea;Lind;ea@example.test;;;15.3.2026',
        'Fia;010101-123N;fia@example.test;;;',
        ';;;;;',
        'Gun;Palm;gun@example.test',
        'Aino;Toinen;AINO@example.test;;;',
        'Hans;Ström;;;SATUMÄKI OY;2023-05-05',
      ];
      const { job, counts } = await importing(order(lines));
      assert.deepEqual(counts, { created: 2, merged: 0, failed: 7, erased: 0, state: 'done' });
      assert.deepEqual(
        job.errors.map(({ line, field }) => [line, field]),
        [
          [3, 'person.email'],
          [4, 'person.phone'],
          [5, 'last-contact'],
          [6, 'last-contact'],
          [7, 'person.name'],
          [9, null],
          [10, 'person.email'],
        ],
      );
      const back = errorCsv(job.file, job.errors, 'fi');
      assert.match(back, /^\uFEFFRivi;Etunimi;.*;Syy\n3;Bo;Öhman;bo at example;;;;Tarkista sähköpostiosoite\.\n/);
      assert.equal(readCsv(back).rows.length, 7);
    });

    test('what a spreadsheet would take for a formula is disarmed in the file of refused rows, and comes in again as it was', async () => {
      const lines = ['=HYPERLINK("x");@Öhman;-ei osoite;+358 40 000 0300;;'];
      const { job } = await importing(order(lines));
      const back = errorCsv(job.file, job.errors, 'fi');
      const cells = back.split('\n')[1]?.split(';') ?? [];
      assert.deepEqual(cells.slice(2, 5), ["'@Öhman", "'-ei osoite", "'+358 40 000 0300"]);
      assert.match(cells[1] ?? '', /^"?'=/);
      assert.deepEqual(readCsv(back).rows[0]?.cells.slice(1, 5), ['=HYPERLINK("x")', '@Öhman', '-ei osoite', '+358 40 000 0300']);
    });

    test('the refused rows come back as a workbook too: reasons last in the language of the reader, no cell a formula, and ready to come in again', async () => {
      const lines = ['=HYPERLINK("x");@Öhman;-ei osoite;+358 40 000 0301;"Rivi 1\nrivi 2";', 'Bo;Öhman;bo at example;;;;liikaa'];
      const { job } = await importing(order(lines));
      const bytes = await errorBook(job.file, job.errors, 'sv');
      const sheet = String(openArchive(bytes).part('xl/worksheets/sheet1.xml'));
      assert.doesNotMatch(sheet, /<f[ >]/);
      const { headings, rows } = await tableOf(bytes, { name: 'rader.xlsx' });
      assert.deepEqual([headings[0], headings[1], headings[7]], ['Rad', 'Etunimi', 'Orsak']);
      assert.deepEqual(rows[0]?.cells.slice(0, 6), ['2', '=HYPERLINK("x")', '@Öhman', '-ei osoite', '+358 40 000 0301', 'Rivi 1\nrivi 2']);
      assert.deepEqual(
        rows.map(({ cells }) => cells[headings.indexOf('Orsak')]),
        ['Kontrollera e-postadressen.', job.errors[1]?.message.sv],
      );
    });

    test('an imported person has source, last contact and due date, and an organisation that is made once', async () => {
      const { deps } = house;
      const person = await personWith('aino@example.test');
      assert.deepEqual([person.label, person.affiliations.map((link) => link.organisationLabel)], ['Aino Mäkinen', ['Satumäki Oy']]);
      assert.deepEqual(
        person.memberships.map((m) => [m.registerId, m.since, m.dueOn]),
        [[REGISTER, '2026-03-14', '2027-03-14']],
      );
      assert.equal((await organisationsAt(deps.database.db, ['satum|ki oy'])).length, 1);
      const { rows } = await peopleHandlers(deps).list({ query: { sort: 'name', limit: 50, q: 'ström' } }, {} as Call);
      assert.deepEqual(
        rows.map((row) => [row.label, row.organisation, row.lastContactOn]),
        [['Hans Ström', 'Satumäki Oy', '2023-05-05']],
      );
    });

    test('who is there already is found by e-mail: what was empty is filled, nothing that stands is overwritten', async () => {
      const { deps } = house;
      const id = await createPerson(deps, STAFF, {
        givenName: 'Iris',
        memberships: [{ registerId: REGISTER, subjectGroup: 'prospects' }],
        contactPoints: [{ kind: 'email', value: 'Iris@Example.test' }],
        custom: {},
      });
      const { counts } = await importing(order(['Irene;Aho;IRIS@example.test;040 000 0002;Olematon Oy;1.2.2024']));
      assert.deepEqual(counts, { created: 0, merged: 1, failed: 0, erased: 0, state: 'done' });
      const person = await personView(deps, id);
      assert.deepEqual([person.givenName, person.familyName], ['Iris', null]);
      assert.deepEqual(
        person.contactPoints.map((point) => [point.kind, point.value]),
        [
          ['email', 'Iris@Example.test'],
          ['phone', '040 000 0002'],
        ],
      );
      assert.deepEqual(
        person.memberships.map((m) => [m.subjectGroup, m.dueOn]),
        [['prospects', '2029-02-01']],
      );
      const again = await importing(order(['Irene;Aho;iris@example.test;040 000 0003;Toinen Oy;1.1.2020']));
      assert.equal(again.counts.merged, 1);
      assert.equal((await contactPointsOf(deps.database.db, [id])).length, 2);
      assert.equal((await personView(deps, id)).affiliations.length, 1);
      assert.equal((await personView(deps, id)).memberships[0]?.dueOn, '2029-02-01');
    });

    test('who was erased is kept out and given back; a switchboard that others still have keeps nobody out', async () => {
      const { deps } = house;
      const create = (email: string, phone: string) =>
        createPerson(deps, STAFF, {
          givenName: 'Jo',
          memberships: [{ registerId: REGISTER, subjectGroup: 'customers' }],
          contactPoints: [
            { kind: 'email', value: email },
            { kind: 'phone', value: phone },
          ],
          custom: {},
        });
      const gone = await create('jo@example.test', '040 000 0100');
      await create('kai@example.test', '040 000 0100');
      const alone = await create('lea@example.test', '040 000 0200');
      const act = { actor: STAFF.actor, at: deps.clock.now() };
      for (const subjectId of [gone, alone]) await eraseNow(deps, { subjectId, ground: 'request', act });
      const { job, counts } = await importing(
        order(['Jo;A;JO@example.test;;;', 'Mia;B;mia@example.test;0400000100;;', 'Lea;C;lea.uusi@example.test;+358 400000200;;']),
      );
      assert.deepEqual(counts, { created: 1, merged: 0, failed: 0, erased: 2, state: 'done' });
      assert.deepEqual(
        job.errors.map(({ line, field }) => [line, field]),
        [
          [2, 'person.email'],
          [4, 'person.phone'],
        ],
      );
    });

    test('a preview of the same file tells what the import then does, and writes nothing', async () => {
      const { deps } = house;
      const lines = [
        ...Array.from({ length: 1203 }, (_, i) => `Nea;Koe${i};nea${i}@example.test;;Firma ${i % 7} Oy;`),
        'Bo;X;väärä;;;',
        'Jo;A;jo@example.test;;;',
        'Iris;;iris@example.test;;;',
      ];
      const all = (kind: 'person' | 'organisation' | 'audit_entry') =>
        deps.database.db
          .withTables<Record<typeof kind, { id: string }>>()
          .selectFrom(kind)
          .select((eb) => eb.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow();
      const before = [await all('person'), await all('organisation'), await all('audit_entry')];
      const { rows, create, merge, same, aside } = await previewImport(deps, order(lines));
      const gone = aside.filter((row) => row.aside === 'erased').length;
      const told = [rows, create.length, merge.length + same.length, gone, aside.length - gone];
      assert.deepEqual([await all('person'), await all('organisation'), await all('audit_entry')], before);
      const seen: number[] = [];
      const job = await openImport(deps, STAFF, order(lines));
      const end = await runImport(deps, job, (progress) => void seen.push(progress.done));
      assert.deepEqual(told, [end.rows, end.created, end.merged, end.erased, end.failed]);
      assert.deepEqual(told, [1206, 1203, 1, 1, 1]);
      assert.deepEqual(
        new Map(aside.map(({ line, aside: why }) => [line, why])),
        new Map(job.errors.map(({ line, aside: why }) => [line, why])),
      );
      assert.deepEqual(seen, [501, 1001, 1206]);
    });

    test('a column that the register does not declare is refused as a whole, with its clause, before anything is stored', async () => {
      const { deps } = house;
      const table = csvTable('Sähköposti;Asiakasnumero\nulla@example.test;7');
      await assert.rejects(
        openImport(deps, STAFF, order([], { table, mapping: { Sähköposti: 'email', Asiakasnumero: 'customerNumber' } })),
        { code: 'errors.import-column-undeclared', field: 'person.customer_number' },
      );
      const guessed = guessColumns(deps, REGISTER, ['Sähköposti', 'Asiakasnumero', 'Kengännumero'], []);
      assert.deepEqual(
        guessed.map(({ field, refused, declare }) => [field, refused !== null, declare]),
        [
          ['email', false, []],
          [null, true, ['person.customer_number']],
          [null, false, []],
        ],
      );
      await assert.rejects(openImport(deps, STAFF, order([], { registerId: 'nowhere' })), { code: 'errors.register-unknown' });
      await assert.rejects(openImport(deps, { ...STAFF, source: 'somewhere' }, order(['A;B;c@example.test;;;'])), {
        code: 'errors.source-undeclared',
      });
    });

    test('one import at a time; a cancelled one keeps what it acknowledged and can be followed by the next', async () => {
      const { deps } = house;
      const lines = Array.from({ length: 1100 }, (_, i) => `Oona;Loppu${i};oona${i}@example.test;;;`);
      const service = createImports(deps);
      const job = await openImport(deps, STAFF, order(lines));
      await assert.rejects(openImport(deps, STAFF, order(['A;B;c@example.test;;;'])), { kind: 'conflict', code: 'errors.import-running' });
      const end = await runImport(deps, job, () => service.cancel(STAFF.actor, job.id));
      assert.equal(end.state, 'cancelled');
      const stored = (
        await holdersOf(
          deps.database.db,
          'person.email',
          lines.map((_, i) => `oona${i}@example.test`),
        )
      ).length;
      assert.deepEqual([stored, end.created], [500, 500]);
      assert.equal((await importing(order(['P;Q;pq@example.test;;;']))).counts.state, 'done');
    });

    test('an import that a crash interrupted is failed at the next start; a batch of it that still comes puts it right', async () => {
      const { deps } = house;
      const job = await openImport(deps, STAFF, order(['R;S;rs@example.test;;;']));
      await interruptImports(deps);
      assert.equal((await progressOf(deps.database.db, job.id))?.state, 'interrupted');
      assert.equal((await runImport(deps, job)).state, 'done');
    });

    test('a person who holds two addresses of one file is met once: the second row comes back and names the first', async () => {
      const { deps } = house;
      const contactPoints = [
        { kind: 'email' as const, value: 'two1@example.test' },
        { kind: 'email' as const, value: 'two2@example.test' },
      ];
      const id = await createPerson(deps, STAFF, {
        givenName: 'Two',
        memberships: [{ registerId: REGISTER, subjectGroup: 'customers' }],
        contactPoints,
        custom: {},
      });
      const { counts } = await importing(order(['A;B;two1@example.test;;;', 'C;D;two2@example.test;040 000 0300;;']));
      assert.deepEqual(counts, { created: 0, merged: 1, failed: 1, erased: 0, state: 'done' });
      assert.equal((await personView(deps, id)).givenName, 'Two');
    });

    test('refused rows stay in memory for the one who started the import, and nowhere else', async () => {
      const { deps } = house;
      const service = createImports(deps);
      const { id } = await service.start(STAFF, order(['Bad;Row;nope;;;', 'Tove;Ek;tove@example.test;;;']));
      while ((await service.progress(id)).state === 'running') await new Promise((resolve) => setTimeout(resolve, 5));
      assert.match(service.errors(id, 'en'), /Bad;Row;nope;;;;Check the e-mail address/);
      assert.throws(() => createImports(deps).errors(id, 'en'), { code: 'errors.import-errors-gone' });
    });
  });
}

describe('a file of somebody else’s program', () => {
  test('a quoted cell may hold delimiters and line breaks; the line is that of the file', () => {
    const { headings, rows } = readCsv('\uFEFFNimi;Muistiinpano\r\n"Aho; Aino";"rivi 1\nrivi 2"\r\n\r\nBo;x\r\n');
    assert.deepEqual(headings, ['Nimi', 'Muistiinpano']);
    assert.deepEqual(
      rows.map((row) => row.cells),
      [
        ['Aho; Aino', 'rivi 1\nrivi 2'],
        ['Bo', 'x'],
      ],
    );
    assert.equal(readCsv('a;b\n"open;1\n2;3').rows[0]?.fault?.en, 'Line 2, column A: the quotation mark is not closed.');
    assert.throws(() => readCsv(''), { code: 'errors.csv-empty' });
  });
});
