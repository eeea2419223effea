import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import ICAL from 'ical.js';
import readXlsxFile from 'read-excel-file/node';
import { dialects } from '#tests';
import { verifyChain } from '#kernel/audit';
import { restrictProcessing } from '#kernel/rights';
import { sql } from '#platform/db';
import { createOrganisation } from '../organisations.ts';
import { affiliate, createPerson } from '../people.ts';
import { readTable } from '../import/readers/read-table.ts';
import { customersHouse, declarationOf, STAFF } from '../testing.ts';
import type { CustomersHouse } from '../testing.ts';
import { fieldsFor } from './columns.ts';
import { csvLine } from './csv.ts';
import { countExport, exportBytes, openExport } from './run.ts';
import type { OwnExport } from './run.ts';

const REGISTER = 'customer-marketing';

test('a phone number stays as it is in a CSV, and whatever could compute is disarmed', () => {
  const told = (cell: string) => csvLine([cell]).trimEnd();
  for (const number of ['+358401230036', '+358 40 123 0036']) assert.equal(told(number), number);
  for (const cell of ['=1+1', '+1+1', '+358-40', '+cmd|x', '+', '+A1', '+(1)', '-1', '@SUM(1)', '+1\n=2'])
    assert.match(told(cell), /^"?'/, cell);
});

for (const dialect of await dialects()) {
  describe(`a copy for own use on ${dialect.name}`, () => {
    let house: CustomersHouse;
    let order: OwnExport;
    const ids: string[] = [];

    before(async () => {
      house = await customersHouse(
        await dialect.open(),
        declarationOf('valmennuskumppani', { registerId: REGISTER, fieldIds: ['person.customer_number', 'person.note'] }),
      );
      const purpose = [...(house.deps.policy.current()?.purposes.values() ?? [])].find(
        ({ id, registers }) => id === 'services' && registers.includes(REGISTER),
      );
      order = {
        about: 'people',
        who: { filter: {} },
        registerId: REGISTER,
        purpose: purpose?.id ?? 'services',
        fields: fieldsFor(house.deps, 'people', REGISTER).map(({ id }) => id),
        format: 'csv',
        lang: 'fi',
      };
      for (const [i, [givenName, familyName, note]] of PEOPLE.entries())
        ids.push(
          await createPerson(house.deps, STAFF, {
            givenName,
            familyName,
            note,
            customerNumber: `000${i}`,
            memberships: [{ registerId: REGISTER, subjectGroup: 'customers' }],
            contactPoints: [
              { kind: 'email', value: `henkilo${i}@example.test` },
              { kind: 'email', value: `toinen${i}@example.test` },
              { kind: 'phone', value: '+358 40 000 0001' },
            ],
            custom: {},
          }),
        );
      const organisationId = await createOrganisation(house.deps, STAFF, {
        name: 'Satumäki; "Oy"',
        memberships: [{ registerId: REGISTER, subjectGroup: 'customers' }],
        contactPoints: [],
      });
      await affiliate(house.deps, STAFF, { personId: ids[0] ?? '', organisationId });
      await restrictProcessing(house.deps, ids[2] ?? '', 'accuracy', { actor: STAFF.actor, at: house.clock.now() });
    });
    after(() => house.close());

    async function bytesOf(more: Partial<OwnExport> = {}): Promise<Buffer> {
      const parts: Uint8Array[] = [];
      const act = { actor: STAFF.actor, at: house.clock.now() };
      for await (const part of exportBytes(house.deps, openExport(house.deps, { ...order, ...more }), act)) parts.push(part);
      return Buffer.concat(parts);
    }

    test('holds declared fields of the register, disarms formulas and leaves out who is restricted', async () => {
      const text = (await bytesOf()).toString();
      const [head = '', ...lines] = text.trimEnd().split('\r\n');
      assert.ok(head.startsWith('\uFEFFEtunimi;Sukunimi;Sähköposti;Sähköposti 2;'));
      assert.equal(lines.filter((line) => line.includes('example.test')).length, 2);
      assert.ok(text.includes(`;'=cmd|;`) && text.includes(';+358 40 000 0001;') && text.includes('"Satumäki; ""Oy"""'));
      assert.ok(!text.includes('henkilo2'));
      assert.deepEqual(await countExport(house.deps, order), { subjects: 2, restricted: 1 });
    });

    test('is in the log with its fields and each person before it has left, and the chain holds', async () => {
      await bytesOf({ who: { ids: [ids[1] ?? '', ids[2] ?? ''] } });
      const { rows } = await sql<{ action: string; subject_id: string | null; detail: string | null }>`
        select action, subject_id, detail from audit_entry where action like 'export.own%' order by seq desc limit 3`.execute(
        house.deps.database.db,
      );
      assert.deepEqual(
        rows.map(({ action, subject_id }) => [action, subject_id]),
        [
          ['export.own-done', null],
          ['export.own', ids[1]],
          ['export.own', null],
        ],
      );
      assert.match(rows[2]?.detail ?? '', /person\.note/);
      assert.equal((await verifyChain(house.deps.database.db)).ok, true);
    });

    test('stops with its reader: who was not handed out is not in the log', async () => {
      const count = async () =>
        Number(
          (await sql<{ n: number }>`select count(*) as n from audit_entry where action = 'export.own-done'`.execute(house.deps.database.db))
            .rows[0]?.n,
        );
      const before = await count();
      const bytes = exportBytes(house.deps, openExport(house.deps, order), { actor: STAFF.actor, at: house.clock.now() });
      await bytes.next();
      await bytes.return(undefined);
      assert.equal(await count(), before);
    });

    test('as a workbook is read the same by another program and by our own reader', async () => {
      const bytes = await bytesOf({ format: 'xlsx' });
      const [sheet] = await readXlsxFile(bytes);
      const own = await readTable(new Uint8Array(bytes));
      const csv = await readTable(new Uint8Array(await bytesOf()));
      assert.deepEqual([own.headings, own.rows.length], [csv.headings, 2]);
      assert.deepEqual(
        own.rows.map(({ cells }) => cells.map((cell) => cell.replaceAll('\r\n', '\n'))),
        csv.rows.map(({ cells }) => cells.map((cell) => cell.replaceAll('\r\n', '\n'))),
      );
      assert.deepEqual(
        sheet?.data.slice(1).map((cells) => cells.map((cell) => (cell === null ? '' : String(cell).trim()))),
        own.rows.map(({ cells }) => cells),
      );
    });

    for (const format of ['vcard3', 'vcard4'] as const)
      test(`as ${format} loses nothing, and another program reads the cards`, async () => {
        const text = (await bytesOf({ format })).toString();
        assert.ok(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75));
        const cards = ICAL.parse(text) as unknown as [string, [string, object, string, string | string[]][]][];
        assert.deepEqual(cards[0]?.[1].find(([name]) => name === 'n')?.[3], ['Öhman', 'Åsa', '', '', '']);
        const table = await readTable(text);
        const csv = await readTable(new Uint8Array(await bytesOf()));
        const lost = (row: number) => csv.rows[row]?.cells.filter((cell) => cell !== '' && !table.rows[row]?.cells.includes(cell));
        assert.deepEqual([lost(0), lost(1)], [[], []]);
      });

    test('is refused for undeclared fields, other purposes and marketing', async () => {
      const refused = (more: Partial<OwnExport>, code: string) =>
        assert.throws(() => openExport(house.deps, { ...order, ...more }), { code });
      refused({ fields: ['person.education'] }, 'errors.export-field');
      refused({ fields: [] }, 'errors.export-nothing');
      refused({ purpose: 'newsletter' }, 'errors.export-marketing');
      refused({ purpose: 'olematon' }, 'errors.purpose-undeclared');
      refused({ registerId: 'olematon' }, 'errors.register-unknown');
      refused({ about: 'organisations', fields: ['organisation.name'], format: 'vcard3' }, 'errors.export-cards');
    });

    test('of organisations has theirs', async () => {
      const text = (await bytesOf({ about: 'organisations', fields: ['organisation.name'] })).toString();
      assert.equal(text, '\uFEFFOrganisaation nimi\r\n"Satumäki; ""Oy"""\r\n');
    });
  });
}

const PEOPLE = [
  ['Åsa', 'Öhman', 'Rivi yksi; "lainaus", pilkku\nrivi kaksi \\ kenoviiva ja pitkä loppu, jossa on ääkkösiä: ääääääöööööåååå'],
  ['Bo', '=cmd|', '_x000D_ & <b>'],
  ['Cia', 'Rajattu', null],
] as const;
