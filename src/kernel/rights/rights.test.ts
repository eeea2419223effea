// Claims about erasure, on both engines: what goes, what stays and why, that it is looked for again, and that a certificate says so.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { TestContext } from 'node:test';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase, sql } from '#platform/db';
import { appendLedger, entriesOf, flushLedger, ledgerPath, openLedger, verifyChain } from '#kernel/audit';
import { restrictSubject, search, suppressed, suppressionHash } from '#kernel/subjects';
import { dialects, skipNamed, tempDir } from '#tests';
import type { TestDialect } from '#tests';
import {
  cancelErasure,
  endGrounds,
  eraseBatch,
  eraseNow,
  erasureById,
  executeDueErasures,
  executeErasure,
  exportSubject,
  finishErasures,
  holds,
  placeHold,
  planErasure,
  releaseHold,
  replayLedger,
  requestErasure,
  resumeErasures,
  verifyCertificate,
} from './index.ts';
import type { SignedCertificate } from './index.ts';
import { readOutcome } from './outcome.ts';
import { rightsHouse, testKeys } from './testing.ts';
import type { RightsHouse } from './testing.ts';

async function house(t: TestContext, dialect: TestDialect): Promise<RightsHouse & { dir: string }> {
  const database = await dialect.open();
  t.after(() => database.close());
  const dir = tempDir(t);
  return { ...(await rightsHouse(database, dir)), dir };
}

async function count({ deps }: RightsHouse, table: string, where = '1=1'): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)} where ${sql.raw(where)}`.execute(
    deps.database.db,
  );
  return Number(rows[0]?.n);
}

async function client({ deps }: RightsHouse, id: string): Promise<Record<string, unknown> | undefined> {
  const { rows } = await sql<Record<string, unknown>>`select given_name, family_name, note, orders from client where id = ${id}`.execute(
    deps.database.db,
  );
  return rows[0];
}

async function points({ deps }: RightsHouse, id: string): Promise<string[]> {
  const { rows } = await sql<{ field_id: string }>`select field_id from client_point where subject_id = ${id} order by field_id`.execute(
    deps.database.db,
  );
  return rows.map(({ field_id }) => field_id);
}

const EVE = { given: 'Esimerkki', family: 'Kanarialainen', email: 'eve.kanaria@example.test', phone: '+358 40 0001234' };

for (const dialect of await dialects()) {
  describe(`erasure on ${dialect.name}`, () => {
    test('everything of the person goes, nothing of anybody else, and the certificate proves it offline', async (t) => {
      const h = await house(t, dialect);
      const id = await h.add({ ...EVE, note: 'pitää lintuja', orders: 'kurssi' });
      const other = await h.add({ given: 'Toinen', family: 'Ihminen' });
      await h.write((writer) => writer.insert('client-event', { id: 'event-1', subject_id: id, what: 'call', note: 'soitti' }));
      await h.write((writer) => writer.insert('client-page', { id: 'page-1', event_id: 'event-1', body: 'muistio' }));
      await h.write((writer) => writer.update('client', id, { note: 'ei enää lintuja' }));
      const plan = await planErasure(h.deps, h.deps.database.db, id);
      const planned = new Map(plan.stores.map(({ kind, count: n }) => [kind, n]));
      assert.deepEqual(
        [
          planned.get('client'),
          planned.get('client-point'),
          planned.get('client-page'),
          planned.get('field-origin'),
          planned.get('search-doc'),
        ],
        [1, 2, 1, 1, 1],
      );

      const row = await eraseNow(h.deps, { subjectId: id, ground: 'request', act: h.act() });
      assert.equal(row.state, 'certified');
      assert.equal(row.needles, null);
      for (const table of ['client', 'client_point', 'membership', 'search_doc'])
        assert.equal(await count(h, table), table === 'client_point' ? 1 : 1, table);
      assert.deepEqual(
        [await count(h, 'client_event'), await count(h, 'client_page'), await count(h, 'field_origin'), await count(h, 'subject')],
        [0, 0, 0, 1],
      );
      assert.deepEqual(await client(h, other), { given_name: 'Toinen', family_name: 'Ihminen', note: null, orders: null });
      assert.deepEqual(await search(h.deps.database.db, 'kanaria', 10), []);

      const signed = JSON.parse(row.certificate ?? '') as SignedCertificate;
      assert.equal(verifyCertificate(signed, testKeys.certificate.publicPem), true);
      assert.equal(signed.certificate.inTime, true);
      assert.deepEqual([signed.certificate.recheck.found, signed.certificate.recheck.needles], [0, 4]);
      assert.deepEqual(
        signed.certificate.stores.filter(({ action }) => action === 'keep').map(({ kind, keepUntil }) => [kind, keepUntil]),
        [['erasure', '2029-03-14']],
      );
      const changed = { ...signed, certificate: { ...signed.certificate, stores: [] } };
      assert.equal(verifyCertificate(changed, testKeys.certificate.publicPem), false);
      for (const value of [id, 'Kanaria', 'kanaria', 'example.test', '0001234'])
        assert.equal(row.certificate?.includes(value), false, value);
    });

    test('the act is in the audit log and in the second place before it is reported done', async (t) => {
      const h = await house(t, dialect);
      const id = await h.add(EVE);
      const row = await eraseNow(h.deps, { subjectId: id, ground: 'request', act: h.act() });
      const actions = (await entriesOf(h.deps.database.db, id, 10)).map(({ action }) => action);
      assert.deepEqual(actions.slice(0, 2), ['erase', 'erase.request']);
      assert.deepEqual((await verifyChain(h.deps.database.db)).ok, true);
      const ledger = readFileSync(ledgerPath(h.deps.config.ledgerDir), 'utf8');
      assert.ok(ledger.includes(id) && ledger.includes(row.id));
      assert.equal(/kanaria|0001234/i.test(ledger), false);
    });

    test('an erased address is recognised by its keyed hash alone', async (t) => {
      const h = await house(t, dialect);
      await eraseNow(h.deps, { subjectId: await h.add(EVE), ground: 'request', act: h.act() });
      const hash = suppressionHash(testKeys.suppression, 'email', 'eve.kanaria@example.test');
      assert.deepEqual([...(await suppressed(h.deps.database.db, 'email', [hash]))], [hash]);
      const phone = suppressionHash(testKeys.suppression, 'phone', '+358400001234');
      assert.equal((await suppressed(h.deps.database.db, 'phone', [phone])).size, 1);
      await eraseBatch(h.deps, {
        subjectIds: [await h.add({ email: 'kausi@example.test' })],
        ground: 'retention',
        batchId: 'b',
        act: h.act(),
      });
      assert.equal(await count(h, 'suppression'), 2, 'an address whose time was over may come again');
    });

    test('erasing the erased is success, erasing a stranger is not', async (t) => {
      const h = await house(t, dialect);
      const id = await h.add(EVE);
      const first = await eraseNow(h.deps, { subjectId: id, ground: 'request', act: h.act() });
      const again = await eraseNow(h.deps, { subjectId: id, ground: 'request', act: h.act() });
      assert.equal(again.id, first.id);
      assert.equal((await executeErasure(h.deps, first.id, h.act())).state, 'certified');
      await assert.rejects(eraseNow(h.deps, { subjectId: 'nobody', ground: 'request', act: h.act() }), /subject-not-found/);
    });

    test('a request is a case: received, cancellable while planned, carried out by itself before its deadline', async (t) => {
      const h = await house(t, dialect);
      const [kept, gone] = [await h.add(EVE), await h.add()];
      const receivedAt = new Date('2026-03-13T12:00:00Z');
      const first = await requestErasure(h.deps, { subjectId: kept, ground: 'request', receivedAt, act: h.act() });
      const second = await requestErasure(h.deps, { subjectId: gone, ground: 'request', receivedAt, act: h.act() });
      assert.deepEqual([first.state, first.deadline_at], ['planned', '2026-03-15T12:00:00.000Z']);
      assert.equal((await requestErasure(h.deps, { subjectId: kept, ground: 'request', act: h.act() })).id, first.id);
      await cancelErasure(h.deps, first.id, h.act());
      await assert.rejects(cancelErasure(h.deps, first.id, h.act()), /erasure-not-open/);
      await assert.rejects(executeErasure(h.deps, first.id, h.act()), /erasure-not-open/);
      assert.deepEqual(await executeDueErasures(h.deps, new Date('2026-03-15T09:59:00Z')), { executed: 0, blocked: 0, failed: 0 });
      h.clock.set('2026-03-15T10:00:00Z');
      assert.deepEqual(await executeDueErasures(h.deps, h.clock.now()), { executed: 1, blocked: 0, failed: 0 });
      assert.equal((await erasureById(h.deps.database.db, second.id))?.state, 'certified');
      assert.deepEqual([await count(h, 'client'), (await erasureById(h.deps.database.db, first.id))?.state], [1, 'cancelled']);
    });

    test('a request that came tomorrow is refused', async (t) => {
      const h = await house(t, dialect);
      const id = await h.add();
      await assert.rejects(
        requestErasure(h.deps, { subjectId: id, ground: 'request', receivedAt: new Date('2026-03-15T10:00:00Z'), act: h.act() }),
        /date-in-future/,
      );
    });
  });

  describe(`what other grounds keep, on ${dialect.name}`, () => {
    test('a former customer who still subscribes keeps the e-mail address and nothing else', async (t) => {
      const h = await house(t, dialect);
      const id = await h.add({ ...EVE, registers: ['customer', 'letters'], note: 'n', orders: 'o' });
      await h.write((writer) => writer.insert('client-event', { id: 'e', subject_id: id, what: 'call', note: 'x' }));
      await h.write((writer) => writer.insert('custom-value', { id: 'c', subject_id: id, field_id: 'firm.hobby', value: 'linnut' }));
      await h.write((writer) => writer.update('client', id, { job_title: 'lintukouluttaja' }));
      const { rows } = await sql<{ id: string }>`select id from membership where register_id = 'customer'`.execute(h.deps.database.db);
      const settled = await h.deps.database.tx((tx) =>
        endGrounds(tx, h.deps, { subjectId: id, ending: [rows[0]?.id ?? ''], ground: 'owner', reason: 'ended', act: h.act() }),
      );
      assert.equal(settled.state, 'settled');
      assert.deepEqual(settled.state === 'settled' && settled.blanked, [
        'contact.event',
        'contact.note',
        'firm.hobby',
        'order.details',
        'person.job_title',
        'person.name',
        'person.note',
        'person.phone',
      ]);
      assert.deepEqual(await client(h, id), { given_name: null, family_name: null, note: null, orders: null });
      assert.deepEqual(await points(h, id), ['person.email']);
      assert.deepEqual(
        [
          await count(h, 'client_event'),
          await count(h, 'custom_value'),
          await count(h, 'field_origin'),
          await count(h, 'membership', 'ended_on is null'),
        ],
        [0, 0, 0, 1],
      );
      assert.deepEqual(await search(h.deps.database.db, 'kanarialainen', 10), []);
      assert.deepEqual(await search(h.deps.database.db, 'eve.kanaria', 10), [id]);
    });

    test('what was computed from a blanked value goes even when no room computes it again', async (t) => {
      const h = await house(t, dialect);
      const id = await h.add({ ...EVE, registers: ['customer', 'letters'] });
      const { rows } = await sql<{ id: string }>`select id from membership where register_id = 'customer'`.execute(h.deps.database.db);
      const order = { subjectId: id, ending: [rows[0]?.id ?? ''], ground: 'owner', reason: 'ended', act: h.act() } as const;
      await h.deps.database.tx((tx) => endGrounds(tx, { ...h.deps, onBlank: [] }, order));
      assert.equal(await count(h, 'search_doc'), 0);
    });

    test('a hold on everything blocks a request, is told in the log, and its release lets the erasure go on', async (t) => {
      const h = await house(t, dialect);
      const id = await h.add(EVE);
      const hold = await placeHold(
        h.deps,
        { subjectId: id, fields: ['*'], reason: 'riita', law: 'GDPR 17(3)(e)', reviewOn: '2026-06-01' },
        h.act(),
      );
      assert.equal((await planErasure(h.deps, h.deps.database.db, id)).blocked, 'hold');
      const row = await eraseNow(h.deps, { subjectId: id, ground: 'request', act: h.act() });
      assert.equal(row.state, 'planned');
      assert.equal(await count(h, 'client'), 1);
      assert.ok((await entriesOf(h.deps.database.db, id, 5)).some(({ action }) => action === 'erase.refused'));
      await releaseHold(h.deps, hold, h.act());
      await assert.rejects(releaseHold(h.deps, hold, h.act()), /hold-not-found/);
      assert.equal((await executeErasure(h.deps, row.id, h.act())).state, 'certified');
      assert.equal(await count(h, 'client'), 0);
    });

    test('a hold on named fields keeps those and lets the rest go; the certificate names them with ground and date', async (t) => {
      const h = await house(t, dialect);
      const id = await h.add({ ...EVE, note: 'n', orders: 'tilaus' });
      await placeHold(
        h.deps,
        { subjectId: id, fields: ['order.details'], reason: 'riita', law: 'GDPR 17(3)(e)', reviewOn: '2026-06-01' },
        h.act(),
      );
      const row = await eraseNow(h.deps, { subjectId: id, ground: 'request', act: h.act() });
      assert.equal(row.state, 'certified');
      assert.deepEqual(await client(h, id), { given_name: null, family_name: null, note: null, orders: 'tilaus' });
      assert.deepEqual([await points(h, id), await count(h, 'membership', 'ended_on is null')], [[], 1]);
      const { certificate } = JSON.parse(row.certificate ?? '') as SignedCertificate;
      assert.deepEqual(certificate.kept, [{ field: 'order.details', reason: 'hold', until: '2026-06-01', law: 'GDPR 17(3)(e)' }]);
      assert.ok(certificate.recheck.needles > 0);
    });

    test('a restricted person is not erased, by nobody', async (t) => {
      const h = await house(t, dialect);
      const id = await h.add(EVE);
      await h.write((writer) => restrictSubject(writer, id, 'claims'));
      assert.equal((await eraseNow(h.deps, { subjectId: id, ground: 'request', act: h.act() })).state, 'planned');
      const batch = await eraseBatch(h.deps, { subjectIds: [id], ground: 'retention', batchId: 'b', act: h.act() });
      assert.deepEqual(batch, { erased: [], failed: [{ subjectId: id, reason: 'restriction' }] });
    });

    test('a hold needs a known field and a day ahead, and shows who placed it', async (t) => {
      const h = await house(t, dialect);
      const id = await h.add(EVE);
      const hold = { subjectId: id, fields: ['person.name'], reason: 'r', law: 'l', reviewOn: '2026-06-01' };
      await assert.rejects(placeHold(h.deps, { ...hold, fields: ['person.shoe'] }, h.act()), /hold-fields-unknown/);
      await assert.rejects(placeHold(h.deps, { ...hold, reviewOn: '2026-03-14' }, h.act()), /hold-review-passed/);
      await assert.rejects(placeHold(h.deps, { ...hold, subjectId: 'nobody' }, h.act()), /subject-not-found/);
      await placeHold(h.deps, hold, h.act());
      assert.deepEqual(
        (await holds(h.deps.database.db, id)).map(({ placedBy, placedAt, fields }) => [placedBy, placedAt, fields]),
        [['account-1', '2026-03-14T10:00:00.000Z', ['person.name']]],
      );
    });
  });

  describe(`re-discovery on ${dialect.name}`, () => {
    test('an address left in a text about somebody else keeps the case open and says where; once gone, the case is certified', async (t) => {
      const h = await house(t, dialect);
      const id = await h.add(EVE);
      await h.add({ note: 'kutsui mukaan myös Eve.Kanaria@example.test' });
      const row = await eraseNow(h.deps, { subjectId: id, ground: 'request', act: h.act() });
      assert.equal(row.state, 'erased');
      assert.notEqual(row.needles, null);
      const recheck = readOutcome(row.result).recheck;
      assert.deepEqual([recheck?.found, recheck?.places?.[0]?.where], [1, 'client.note']);
      await sql`update client set note = null`.execute(h.deps.database.db);
      assert.deepEqual(await finishErasures(h.deps), { certified: 1, pending: 0 });
    });

    test('a table nobody signed for is searched too', async (t) => {
      const h = await house(t, dialect);
      const id = await h.add(EVE);
      await sql.raw(`create table forgotten (id text, body text)`).execute(h.deps.database.db);
      await sql`insert into forgotten values ('1', 'soita 040-000 1234')`.execute(h.deps.database.db);
      const row = await eraseNow(h.deps, { subjectId: id, ground: 'request', act: h.act() });
      assert.deepEqual([row.state, readOutcome(row.result).recheck?.places?.[0]?.where], ['erased', 'forgotten.body']);
    });

    test('a namesake and a shared switchboard number are theirs; a name in prose is counted for a person to read', async (t) => {
      const h = await house(t, dialect);
      const id = await h.add(EVE);
      await h.add({ given: EVE.given, family: EVE.family, phone: EVE.phone, email: 'kaima@example.test' });
      await h.add({ note: 'tuttu: Esimerkki Kanarialainen, 040 000 1234' });
      const row = await eraseNow(h.deps, { subjectId: id, ground: 'request', act: h.act() });
      const recheck = readOutcome(row.result).recheck;
      assert.deepEqual([row.state, recheck?.found, recheck?.mentions], ['certified', 0, 2]);
    });

    test('a file of an import left behind is found', async (t) => {
      const h = await house(t, dialect);
      const id = await h.add(EVE);
      mkdirSync(join(h.dir, 'imports'));
      writeFileSync(join(h.dir, 'imports', 'rivit.csv'), 'nimi;osoite\nx;eve.kanaria@example.test\n');
      assert.equal((await eraseNow(h.deps, { subjectId: id, ground: 'request', act: h.act() })).state, 'erased');
    });

    test('one sweep for many finds the same as one search for one', async (t) => {
      const h = await house(t, dialect);
      const ids: string[] = [];
      for (let i = 0; i < 12; i++)
        ids.push(await h.add({ email: `massa${i}@example.test`, phone: `050 70000${10 + i}`, family: `Joukko${'abcdefghijkl'[i]}` }));
      await h.add({ note: 'kysyi massa3@example.test perään, ja Testi Joukkof tuli mukaan' });
      const done = await eraseBatch(h.deps, { subjectIds: ids, ground: 'retention', batchId: 'batch-1', act: h.act() });
      assert.deepEqual([done.erased.length, done.failed], [12, []]);
      const { rows } = await sql<{
        state: string;
        subject_id: string;
        result: string;
      }>`select state, subject_id, result from erasure order by received_at`.execute(h.deps.database.db);
      assert.deepEqual(
        rows.filter(({ state }) => state !== 'certified').map(({ subject_id }) => subject_id),
        [ids[3]],
      );
      assert.equal(rows.filter(({ result }) => readOutcome(result).recheck?.mentions === 1).length, 1);
    });

    test('an erasure killed before its proof is proved at the next start', async (t) => {
      const h = await house(t, dialect);
      const id = await h.add(EVE);
      const settled = await h.deps.database.tx((tx) =>
        endGrounds(tx, h.deps, { subjectId: id, ending: 'all', ground: 'retention', reason: 'retention', act: h.act() }),
      );
      assert.equal(settled.state, 'erased');
      const between = await sql<{ needles: string }>`select needles from erasure`.execute(h.deps.database.db);
      assert.equal(/kanaria/i.test(between.rows[0]?.needles ?? 'kanaria'), false, 'sealed');
      assert.deepEqual(await resumeErasures(h.deps), { certified: 1, pending: 0, executed: 0 });
    });
  });

  describe(`a restored backup on ${dialect.name}`, () => {
    test('neither brings back the erased nor forgets a hold, a restriction or a hash', async (t) => {
      if (dialect.name !== 'sqlite') return skipNamed(t, 'the copy of a PostgreSQL database is made by its own tools');
      const h = await house(t, dialect);
      const [gone, left, held, locked] = [
        await h.add(EVE),
        await h.add({ registers: ['customer', 'letters'], note: 'n' }),
        await h.add(),
        await h.add(),
      ];
      await finishErasures(h.deps);
      const copy = join(h.dir, 'copy.db');
      await h.deps.database.backupTo(copy);
      await eraseNow(h.deps, { subjectId: gone, ground: 'request', act: h.act() });
      const { rows } = await sql<{ id: string }>`select id from membership where subject_id = ${left} and register_id = 'customer'`.execute(
        h.deps.database.db,
      );
      await h.deps.database.tx((tx) =>
        endGrounds(tx, h.deps, { subjectId: left, ending: [rows[0]?.id ?? ''], ground: 'owner', reason: 'ended', act: h.act() }),
      );
      await placeHold(h.deps, { subjectId: held, fields: ['person.name'], reason: 'riita', law: 'l', reviewOn: '2026-06-01' }, h.act());
      await h.deps.database.tx((tx) =>
        appendLedger(tx, { kind: 'restriction', at: h.act().at.toISOString(), subjectId: locked, code: 'claims' }),
      );
      await flushLedger({ database: h.deps.database, folder: h.deps.config.ledgerDir, clock: h.clock });

      const restored = await openDatabase({ file: copy });
      t.after(() => restored.close());
      const old = { ...h, deps: { ...h.deps, database: restored } };
      assert.equal(await count(old, 'subject'), 4);
      const found = await openLedger({
        database: restored,
        folder: h.deps.config.ledgerDir,
        clock: h.clock,
        replay: (tx, entry, seq) => replayLedger(tx, old.deps, entry, seq),
      });
      assert.equal(found.state, 'behind');
      assert.equal(await client(old, gone), undefined);
      assert.deepEqual([(await client(old, left))?.['given_name'], await points(old, left)], [null, ['person.email']]);
      assert.deepEqual(
        (await holds(restored.db)).map(({ subjectId, fields, reviewOn }) => [subjectId, fields, reviewOn]),
        [[held, ['person.name'], '2026-03-14']],
      );
      assert.equal(await count(old, 'subject', `restricted_reason = 'claims' and id = '${locked}'`), 1);
      assert.equal(await count(old, 'suppression'), 2);
      assert.equal((await verifyChain(restored.db)).ok, true);
    });
  });

  describe(`the access copy on ${dialect.name}`, () => {
    test('holds every value with source, time, purpose and clause, and the dates kept to show the promises', async (t) => {
      const h = await house(t, dialect);
      const id = await h.add({ ...EVE, registers: ['customer', 'letters'], note: 'lintu' });
      h.clock.set('2026-04-01T10:00:00Z');
      await h.write((writer) => writer.update('client', id, { note: 'papukaija' }));
      await h.write((writer) => writer.insert('custom-value', { id: 'c', subject_id: id, field_id: 'firm.hobby', value: 'linnut' }));
      const copy = await exportSubject(h.deps, h.deps.database.db, id);
      const values = copy.records.flatMap(({ kind, fields }) =>
        fields.map((f) => [kind, f.field, f.value, f.sourceId, f.recordedAt.slice(0, 10), f.purpose.en]),
      );
      assert.deepEqual(
        new Set(values.map(String)),
        new Set(
          [
            ['client', 'person.name', EVE.family, 'self', '2026-03-14', 'care'],
            ['client', 'person.name', EVE.given, 'self', '2026-03-14', 'care'],
            ['client', 'person.note', 'papukaija', 'self', '2026-04-01', 'care'],
            ['client-point', 'person.email', EVE.email, 'self', '2026-03-14', 'care'],
            ['client-point', 'person.phone', EVE.phone, 'self', '2026-03-14', 'care'],
            ['custom-value', 'firm.hobby', 'linnut', 'self', '2026-04-01', 'care'],
          ].map(String),
        ),
      );
      assert.deepEqual(
        copy.registers.map(({ id: register }) => register),
        ['customer', 'letters'],
      );
      assert.deepEqual(
        copy.records.filter(({ kind }) => kind === 'membership').map(({ facts }) => facts?.['since']),
        ['2020-01-15', '2020-01-15'],
      );
      await assert.rejects(exportSubject(h.deps, h.deps.database.db, 'nobody'), /subject-not-found/);
    });
  });
}
