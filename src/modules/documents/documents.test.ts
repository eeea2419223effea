/** What is filed is declared, sealed and found by number; a voucher outlives its person out of normal reading, and goes on its day (Accounting Act 2:10). */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import type { TestContext } from 'node:test';
import { dialects } from '#tests';
import type { TestDialect } from '#tests';
import { sql } from '#platform/db';
import { heldValues, runRetention } from '#kernel/retention';
import { CHECKS } from '#kernel/proof';
import type { CheckContext } from '#kernel/proof';
import { eraseNow, exportSubject, placeHold, planErasure, releaseHold } from '#kernel/rights';
import type { Actor } from '#kernel/records';
import { heldWords } from '#customers';
import { addClient, customersHouse, declarationOf, leaveAs, STAFF } from '../customers/testing.ts';
import type { CustomersHouse } from '../customers/testing.ts';
import { filePaper, openPaper, removePaper } from './documents.ts';
import type { NewPaper } from './documents.ts';
import { financialYearEnd } from './financial-year.ts';
import { documentsModule } from './module.ts';
import { anyVoucherById, heldCountOf, pageOfAllVouchers, pageOfPapers, papersOf } from './queries.ts';
import { base64, pdf } from './testing.ts';
import { openHeld, openings, voucherOnFile } from './vouchers.ts';
import { fieldOf, KINDS, VOUCHER_FIELD } from './kinds.ts';

const ACTOR: Actor = STAFF.actor;
const VOUCHER: NewPaper = {
  kind: 'voucher',
  number: '2025-117',
  dated: '2025-11-03',
  amountCents: 124_000,
  file: base64(pdf('Zxqvoucher')),
};
const CONTRACT: NewPaper = {
  kind: 'contract',
  number: 'S-9',
  dated: '2025-10-01',
  title: 'Johdon valmennus',
  file: base64(pdf('Zxqcontract')),
};

async function opened(t: TestContext, dialect: TestDialect, firm = 'prover'): Promise<CustomersHouse> {
  const house = await customersHouse(await dialect.open(), declarationOf(firm), { also: [documentsModule] });
  t.after(() => house.close());
  return house;
}

const client = (house: CustomersHouse) => addClient(house, ['customer-marketing']);

/** What the check needs of the house. */
function contextOf(deps: CustomersHouse['deps']): CheckContext {
  return { deps, policy: deps.policy.current(), memo: new Map() } as unknown as CheckContext;
}

const act = (house: CustomersHouse) => ({ actor: ACTOR, at: house.clock.now() });
const erase = (house: CustomersHouse, subjectId: string) => eraseNow(house.deps, { subjectId, ground: 'request', act: act(house) });
const listed = (house: CustomersHouse, q?: string) =>
  pageOfPapers(house.deps.database.db, { q, fields: KINDS.map(fieldOf), after: null, limit: 10 });
const accountants = (house: CustomersHouse) =>
  pageOfAllVouchers(house.deps.database.db, { q: undefined, held: undefined, after: null, limit: 10 });

test('a financial year ends on the last day of its month', () => {
  assert.equal(financialYearEnd('2025-11-03', 12), '2025-12-31');
  assert.equal(financialYearEnd('2024-03-31', 3), '2024-03-31');
  assert.equal(financialYearEnd('2024-04-01', 3), '2025-03-31');
  assert.equal(financialYearEnd('2023-02-28', 2), '2023-02-28');
  assert.equal(financialYearEnd('2024-01-05', 2), '2024-02-29');
});

for (const dialect of await dialects()) {
  describe(`documents on ${dialect.name}`, () => {
    test('what is filed comes back byte for byte, is sealed in the store and stands in the access copy', async (t) => {
      const house = await opened(t, dialect);
      const { deps } = house;
      const id = await client(house);
      await filePaper(deps, ACTOR, id, VOUCHER);
      await filePaper(deps, ACTOR, id, CONTRACT);
      const [voucher, contract] = await papersOf(deps.database.db, id);
      assert.deepEqual([voucher?.number, contract?.number], ['2025-117', 'S-9']);
      assert.equal(voucher?.keep_until, '2031-12-31');
      assert.ok(voucher && contract);
      assert.deepEqual(await openPaper(deps, ACTOR, contract), pdf('Zxqcontract').subarray(0, -1));
      const stored = await sql<{ content: Uint8Array }>`select content from document`.execute(deps.database.db);
      assert.equal(Buffer.from(stored.rows[0]?.content ?? []).includes('Zxqcontract'), false);
      const copy = JSON.stringify(await exportSubject(deps, deps.database.db, id));
      for (const word of ['2025-117', '124000', 'S-9', 'Johdon valmennus']) assert.ok(copy.includes(word), word);
    });

    test('what no register of the person declares is refused with the field', async (t) => {
      const house = await opened(t, dialect, 'valmennuskumppani');
      const id = await client(house);
      const refused = filePaper(house.deps, ACTOR, id, CONTRACT);
      await assert.rejects(refused, { code: 'errors.field-undeclared', field: 'document.contract' });
      assert.deepEqual(await papersOf(house.deps.database.db, id), []);
    });

    test('a number is found by part of it, whatever signs it holds', async (t) => {
      const house = await opened(t, dialect);
      const id = await client(house);
      await filePaper(house.deps, ACTOR, id, { ...CONTRACT, number: 'S_9' });
      await filePaper(house.deps, ACTOR, id, VOUCHER);
      assert.deepEqual(
        (await listed(house, '117')).map(({ number }) => number),
        ['2025-117'],
      );
      assert.deepEqual(
        (await listed(house, 's_')).map(({ number }) => number),
        ['S_9'],
      );
      assert.deepEqual(await listed(house, '%'), []);
    });

    test('the plan tells what stays by law and until when, and the certificate says the same', async (t) => {
      const house = await opened(t, dialect);
      const { deps } = house;
      const id = await client(house);
      await filePaper(deps, ACTOR, id, VOUCHER);
      await filePaper(deps, ACTOR, id, { ...VOUCHER, number: '2026-3', dated: '2026-01-20' });
      await filePaper(deps, ACTOR, id, CONTRACT);
      const plan = await planErasure(deps, deps.database.db, id);
      const planned = plan.stores.find(({ kind }) => kind === 'voucher');
      assert.deepEqual([planned?.action, planned?.count, planned?.keepUntil], ['keep', 2, '2032-12-31']);
      const row = await erase(house, id);
      assert.equal(row.state, 'certified', row.result ?? '');
      const { certificate } = JSON.parse(row.certificate ?? '{}') as {
        certificate: { stores: { kind: string; action: string; count: number; keepUntil?: string; basis?: string }[] };
      };
      const { stores } = certificate;
      const kept = stores.find(({ kind }) => kind === 'voucher');
      assert.deepEqual([kept?.action, kept?.count, kept?.keepUntil], ['keep', 2, '2032-12-31']);
      assert.match(kept?.basis ?? '', /1336\/1997/);
      assert.equal(stores.find(({ kind }) => kind === 'document')?.action, 'delete');
    });

    test('after erasure the voucher is in no list; the accountant’s list names a voucher and no person', async (t) => {
      const house = await opened(t, dialect);
      const { deps } = house;
      const { db } = deps.database;
      const id = await client(house);
      const voucherId = await filePaper(deps, ACTOR, id, VOUCHER);
      await filePaper(deps, ACTOR, id, CONTRACT);
      await erase(house, id);
      assert.deepEqual([await papersOf(db, id), await listed(house)], [[], []]);
      await assert.rejects(removePaper(deps, ACTOR, voucherId, 'duplicate'), { code: 'errors.document-gone' });
      const [held, ...more] = await accountants(house);
      assert.deepEqual([held?.number, held?.held_on, more.length], ['2025-117', '2026-03-14', 0]);
      assert.deepEqual(await openPaper(deps, ACTOR, await voucherOnFile(deps, voucherId)), pdf('Zxqvoucher').subarray(0, -1));
    });

    test('the owner opens a held voucher only by its number and a reason, which stays beside it, sealed', async (t) => {
      const house = await opened(t, dialect);
      const { deps } = house;
      const id = await client(house);
      const voucherId = await filePaper(deps, ACTOR, id, VOUCHER);
      const ask = { number: '2025-117', reason: 'Verotarkastus 3/2026, tarkastajan pyyntö' };
      await assert.rejects(openHeld(deps, ACTOR, ask), { code: 'errors.document-gone' });
      await erase(house, id);
      const [found] = await openHeld(deps, ACTOR, ask);
      assert.equal(found?.row.id, voucherId);
      const told = (await openings(deps, [voucherId])).get(voucherId);
      assert.deepEqual(
        told?.map(({ reason, accountId }) => [reason, accountId]),
        [[ask.reason, ACTOR.id]],
      );
      const { rows } = await sql<{ reason: string }>`select reason from voucher_opening`.execute(deps.database.db);
      assert.equal(rows[0]?.reason.includes('Verotarkastus'), false);
    });

    test('on the day after the last the night takes it, and not a day before', async (t) => {
      const house = await opened(t, dialect);
      const { deps, clock } = house;
      const id = await client(house);
      const voucherId = await filePaper(deps, ACTOR, id, VOUCHER);
      await erase(house, id);
      clock.set('2031-12-31T21:30:00Z');
      await runRetention(deps);
      assert.ok(await anyVoucherById(deps.database.db, voucherId));
      clock.set('2032-01-01T01:00:00Z');
      await runRetention(deps);
      assert.equal(await anyVoucherById(deps.database.db, voucherId), undefined);
      const { rows } = await sql<{ n: number }>`select count(*) as n from audit_entry where action = 'voucher.expire'`.execute(
        deps.database.db,
      );
      assert.equal(Number(rows[0]?.n), 1);
    });

    test('what a legal hold names waits for its release, although its day has passed', async (t) => {
      const house = await opened(t, dialect);
      const { deps, clock } = house;
      const id = await client(house);
      const voucherId = await filePaper(deps, ACTOR, id, VOUCHER);
      const hold = {
        subjectId: id,
        fields: [VOUCHER_FIELD],
        reason: 'Riita laskusta',
        law: 'Laki velan vanhentumisesta',
        reviewOn: '2032-06-01',
      };
      const holdId = await placeHold(deps, hold, act(house));
      await erase(house, id);
      clock.set('2032-01-01T01:00:00Z');
      await runRetention(deps);
      assert.ok(await anyVoucherById(deps.database.db, voucherId));
      await releaseHold(deps, holdId, act(house));
      await runRetention(deps);
      assert.equal(await anyVoucherById(deps.database.db, voucherId), undefined);
    });

    test('when only the register with invoices ends, its vouchers are held and the person stays', async (t) => {
      const house = await opened(t, dialect, 'interniemi');
      const { deps } = house;
      const [first = '', second = ''] = [...(deps.policy.current()?.registers.keys() ?? [])];
      const id = await addClient(house, [first, second]);
      await filePaper(deps, ACTOR, id, VOUCHER);
      await leaveAs(house, id, first);
      assert.equal(await heldCountOf(deps.database.db, id), 1);
      assert.deepEqual(await papersOf(deps.database.db, id), []);
      assert.equal(JSON.stringify(await exportSubject(deps, deps.database.db, id)).includes('2025-117'), false);
    });

    test('in the lens and in the access copy an amount is money and a day is a day', async (t) => {
      const house = await opened(t, dialect);
      const id = await client(house);
      await filePaper(house.deps, ACTOR, id, VOUCHER);
      const values = await heldValues(house.deps, house.deps.database.db, id);
      const words = await heldWords(house.deps, values);
      const told = values
        .filter(({ kind }) => kind === 'voucher')
        .map((value) => [words(value).part?.fi, words(value).shown?.fi ?? value.value]);
      assert.deepEqual(told, [
        ['numero', '2025-117'],
        ['päivä', '3.11.2025'],
        ['summa', '1240,00\u00A0€'],
      ]);
    });

    test('the promise on statutory times sees a held voucher past its day, and one that vanished before it', async (t) => {
      const house = await opened(t, dialect);
      const { deps, clock } = house;
      const { db } = deps.database;
      const [gone, kept] = [await client(house), await client(house)];
      await filePaper(deps, ACTOR, gone, VOUCHER);
      await filePaper(deps, ACTOR, kept, { ...VOUCHER, number: '2025-118', dated: '2026-01-20' });
      await erase(house, gone);
      const look = async () => (await CHECKS.get('retention.floor-held')?.run(contextOf(deps), {}))?.verdict;
      assert.equal(await look(), 'kept');
      // The night that should have taken it never ran.
      clock.set('2032-01-02T22:30:00Z');
      assert.equal(await look(), 'broken');
      await runRetention(deps);
      assert.equal(await look(), 'kept');
      clock.set('2026-03-15T10:00:00Z');
      await sql`delete from voucher where number = '2025-118'`.execute(db);
      assert.equal(await look(), 'broken');
    });

    test('a voucher is taken away only with a reason, and then its financial year is forgotten too', async (t) => {
      const house = await opened(t, dialect);
      const { deps } = house;
      const id = await client(house);
      const voucherId = await filePaper(deps, ACTOR, id, VOUCHER);
      const triggers = async () =>
        Number(
          (await sql<{ n: number }>`select count(*) as n from trigger_event where trigger = 'financial-year-end'`.execute(deps.database.db))
            .rows[0]?.n,
        );
      const second = await filePaper(deps, ACTOR, id, { ...VOUCHER, number: '2025-118' });
      assert.equal(await triggers(), 1);
      await assert.rejects(removePaper(deps, ACTOR, voucherId, undefined), { code: 'errors.voucher-kept' });
      await removePaper(deps, ACTOR, voucherId, 'duplicate');
      assert.equal(await triggers(), 1);
      await removePaper(deps, ACTOR, second, 'wrong-subject');
      assert.deepEqual([await papersOf(deps.database.db, id), await triggers()], [[], 0]);
    });

    test('bytes of a contract are gone from the file when its person is erased, and of a voucher when its day has passed', async (t) => {
      const house = await opened(t, dialect);
      const { deps, clock } = house;
      const { file } = deps.database;
      if (file === undefined) return;
      const id = await client(house);
      // The sealed bytes themselves are looked for: nothing else of the file is in the store.
      await filePaper(deps, ACTOR, id, CONTRACT);
      await filePaper(deps, ACTOR, id, VOUCHER);
      const sealed = async (table: 'document' | 'voucher') =>
        Buffer.from(
          (await sql<{ content: Uint8Array }>`select content from ${sql.table(table)}`.execute(deps.database.db)).rows[0]?.content ?? [],
        );
      const [contract, voucher] = [await sealed('document'), await sealed('voucher')];
      const bytes = () => Buffer.concat([file, `${file}-wal`].map((path) => readFileSync(path)));
      assert.deepEqual([bytes().includes(contract), bytes().includes(voucher)], [true, true]);
      await erase(house, id);
      assert.deepEqual([bytes().includes(contract), bytes().includes(voucher)], [false, true]);
      clock.set('2032-01-01T01:00:00Z');
      await runRetention(deps);
      assert.deepEqual([bytes().includes(contract), bytes().includes(voucher)], [false, false]);
    });
  });
}
