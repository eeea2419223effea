// Claims about recording: events are only added, the last permission starts the declared clock, and what protects a person survives erasure, backups and races.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { TestContext } from 'node:test';
import { sql } from '#platform/db';
import { verifyChain } from '#kernel/audit';
import type { LedgerEntry } from '#kernel/audit';
import { runRetention } from '#kernel/retention';
import { eraseNow, exportSubject, planErasure } from '#kernel/rights';
import { dialects, skipNamed, tempDir } from '#tests';
import type { TestDialect } from '#tests';
import { createWriter } from '#kernel/records';
import { clearEnded } from './clear.ts';
import { grantMany, wordsAgreed } from './record-many.ts';
import { recordPermission } from './record.ts';
import { replayPermission } from './replay.ts';
import { eventsOf, textByHash } from './store/events.ts';
import { permissionHouse } from './testing.ts';
import type { PermissionHouse } from './testing.ts';

async function house(t: TestContext, dialect: TestDialect): Promise<PermissionHouse> {
  const database = await dialect.open();
  t.after(() => database.close());
  return permissionHouse(database, tempDir(t));
}

async function dueOf(h: PermissionHouse, subjectId: string, register: string): Promise<[string | null, string | null]> {
  const { rows } = await sql<{ due_on: string | null; due_trigger: string | null }>`
    select due_on, due_trigger from membership where subject_id = ${subjectId} and register_id = ${register} and ended_on is null`.execute(
    h.deps.database.db,
  );
  return [rows[0]?.due_on ?? null, rows[0]?.due_trigger ?? null];
}

async function count(h: PermissionHouse, table: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(h.deps.database.db);
  return Number(rows[0]?.n);
}

const ALL = { channel: null, purpose: null } as const;

for (const dialect of await dialects()) {
  describe(`permissions on ${dialect.name}`, () => {
    test('what a person said by their own hand stays what it rests on, whatever a file says later; the note of where stands apart from the words', async (t) => {
      const h = await house(t, dialect);
      const [own, other] = [await h.add({ registers: ['letters'] }), await h.add({ registers: ['letters'] })];
      const said = { channel: 'email', purpose: 'newsletter', on: '2026-03-01', lang: 'fi', way: 'web-form' } as const;
      const act = h.act();
      await recordPermission(h.deps, { act, method: 'confirmed', source: 'self' }, { ...said, subjectId: own, act: 'consent-given' });
      const grant = {
        act: 'consent-given',
        purpose: 'newsletter',
        channels: ['email'],
        on: '2026-03-10',
        way: 'paper-form',
        lang: 'fi',
      } as const;
      const words = { text: 'Tilaan uutiskirjeen', evidence: 'MailChimp-lista 2021' };
      const { policy } = h;
      const counts = await h.deps.database.tx((tx) =>
        grantMany(
          createWriter(
            { tx, policy, actor: act.actor, at: act.at, ids: h.deps.ids, source: 'self', purpose: 'newsletter' },
            h.deps.registry,
          ),
          h.deps,
          [own, other],
          { ...grant, ...words },
        ),
      );
      assert.deepEqual(counts, { permitted: 2, unpermitted: 0, refused: new Map() });
      const methods = async (id: string) => (await eventsOf(h.deps.database.db, id)).map(({ method }) => method);
      assert.deepEqual([await methods(own), await methods(other)], [['confirmed'], ['import']]);
      const [imported] = await eventsOf(h.deps.database.db, other);
      const kept = await textByHash(h.deps.database.db, imported?.text_hash ?? '');
      assert.match(kept ?? '', /MailChimp-lista 2021/);
      assert.equal(wordsAgreed(kept ?? ''), 'Tilaan uutiskirjeen');
    });

    test('an event keeps who, when, how, from where, which words and which notice, and shows in the access copy without ids', async (t) => {
      const h = await house(t, dialect);
      const subjectId = await h.add({ registers: ['letters'] });
      const id = await h.record({ subjectId, act: 'consent-given', on: '2026-03-01', way: 'paper-form', lang: 'sv' });
      const [event] = await eventsOf(h.deps.database.db, subjectId);
      assert.ok(event);
      assert.deepEqual(
        [
          event.id,
          event.act,
          event.channel,
          event.purpose,
          event.way,
          event.method,
          event.source,
          event.text_lang,
          event.policy_version_id,
        ],
        [id, 'consent-given', 'email', 'newsletter', 'paper-form', 'staff', 'self', 'sv', 'version-1'],
      );
      assert.equal(event.at, '2026-02-28T22:00:00.000Z', 'the first moment of the Finnish day');
      assert.match((await textByHash(h.deps.database.db, event.text_hash ?? '')) ?? '', /Jag samtycker till att Esimerkki Oy/);
      const copy = await exportSubject(h.deps, h.deps.database.db, subjectId);
      const facts = copy.records.find(({ kind }) => kind === 'permission-event')?.facts;
      assert.deepEqual([facts?.['act'], facts?.['purpose'], facts?.['way']], ['consent-given', 'newsletter', 'paper-form']);
      assert.equal((await verifyChain(h.deps.database.db)).ok, true);
    });

    test('neither engine lets an event or a wording be changed or deleted', async (t) => {
      const h = await house(t, dialect);
      const subjectId = await h.add({ registers: ['letters'] });
      await h.record({ subjectId, act: 'consent-given' });
      const forbidden = [
        sql`update permission_event set act = 'consent-withdrawn'`,
        sql`delete from permission_event`,
        sql`update permission_text set body = 'muu'`,
        sql`delete from permission_text`,
        ...(dialect.name === 'postgres' ? [sql`truncate permission_event`] : []),
      ];
      for (const statement of forbidden) await assert.rejects(async () => statement.execute(h.deps.database.db), /append-only/);
      assert.deepEqual([await count(h, 'permission_event'), await count(h, 'permission_text')], [1, 1]);
    });

    test('refuses permissions that the declaration or the person does not allow, and writes nothing', async (t) => {
      const h = await house(t, dialect);
      const subjectId = await h.add({ registers: ['letters'] });
      const refused: [Parameters<PermissionHouse['record']>[0], string][] = [
        [{ subjectId, act: 'consent-given', purpose: 'raffle' }, 'errors.purpose-undeclared'],
        [{ subjectId, act: 'consent-given', channel: 'post' }, 'errors.permission-channel'],
        [{ subjectId, act: 'consent-given', purpose: 'sales' }, 'errors.permission-register'],
        [{ subjectId, act: 'customer-exception' }, 'errors.permission-ground'],
        [{ subjectId, act: 'consent-given', channel: null }, 'errors.permission-scope'],
        [{ subjectId, act: 'objection', purpose: null }, 'errors.permission-scope'],
        [{ subjectId, act: 'consent-given', contactPointId: 'other' }, 'errors.permission-contact'],
        [{ subjectId, act: 'consent-given', on: '2026-03-15' }, 'errors.date-in-future'],
        [{ subjectId, act: 'ban', ...ALL, on: '31.2.2026' }, 'errors.date-invalid'],
        [{ subjectId: 'nobody', act: 'ban', ...ALL }, 'errors.subject-not-found'],
      ];
      for (const [event, code] of refused) await assert.rejects(h.record(event), { code }, code);
      assert.equal(await count(h, 'permission_event'), 0);
    });

    test('over a ban only the person’s own consent of a later day counts', async (t) => {
      const h = await house(t, dialect);
      const subjectId = await h.add({ registers: ['letters'] });
      await h.record({ subjectId, act: 'ban', ...ALL, on: '2026-03-10' });
      await assert.rejects(h.record({ subjectId, act: 'consent-given', on: '2026-03-12' }), { code: 'errors.permission-banned' });
      await assert.rejects(h.record({ subjectId, act: 'consent-given', on: '2026-03-10', overBan: true }), {
        code: 'errors.permission-older',
      });
      await h.record({ subjectId, act: 'consent-given', on: '2026-03-11', overBan: true });
      assert.equal((await h.ask({ subjectId })).rule, 'consent');
      // A letter found later, dated before the consent, is a ban all the same: who wants the newsletter is asked again.
      await h.record({ subjectId, act: 'ban', ...ALL, on: '2026-03-01' });
      assert.equal((await h.ask({ subjectId })).rule, 'ban');
    });

    test('a Finnish day begins and ends at Finnish midnight, whatever the clock of the machine and the season', async (t) => {
      const h = await house(t, dialect);
      for (const [now, on, grant, ban] of [
        ['2026-03-30T10:00:00Z', '2026-03-29', '2026-03-28T22:00:00.000Z', '2026-03-29T20:59:59.999Z'],
        ['2026-10-26T10:00:00Z', '2026-10-25', '2026-10-24T21:00:00.000Z', '2026-10-25T21:59:59.999Z'],
        ['2026-12-31T22:30:00Z', '2027-01-01', '2026-12-31T22:30:00.000Z', '2026-12-31T22:30:00.000Z'],
      ] as const) {
        h.clock.set(now);
        const subjectId = await h.add({ registers: ['letters'] });
        await h.record({ subjectId, act: 'consent-given', on });
        await h.record({ subjectId, act: 'ban', ...ALL, on });
        assert.deepEqual(
          (await eventsOf(h.deps.database.db, subjectId)).map(({ at }) => at),
          [grant, ban],
        );
      }
    });

    test('withdrawing the only consent starts the clock of the register, and a new consent stops it', async (t) => {
      const h = await house(t, dialect);
      const subjectId = await h.add({ registers: ['letters', 'customer'] });
      await h.record({ subjectId, act: 'consent-given', on: '2026-03-01' });
      await h.record({ subjectId, act: 'consent-given', on: '2026-03-01', channel: 'sms' });
      await h.record({ subjectId, act: 'consent-withdrawn', on: '2026-03-12' });
      assert.deepEqual(await dueOf(h, subjectId, 'letters'), [null, null], 'text messages still carry it');
      await h.record({ subjectId, act: 'consent-withdrawn', on: '2026-03-13', channel: 'sms' });
      assert.deepEqual(await dueOf(h, subjectId, 'letters'), ['2026-03-15', 'consent-withdrawn']);
      assert.notEqual((await dueOf(h, subjectId, 'customer'))[1], 'consent-withdrawn', 'the contract carries the other register');
      await h.record({ subjectId, act: 'consent-given' });
      assert.deepEqual(await dueOf(h, subjectId, 'letters'), [null, null]);
    });

    test('who withdraws the only consent, and is in the register for nothing else, is erased by the night within the promise', async (t) => {
      const h = await house(t, dialect);
      const [both, only] = [await h.add({ registers: ['letters', 'customer'] }), await h.add({ registers: ['letters'] })];
      for (const subjectId of [both, only]) {
        await h.record({ subjectId, act: 'consent-given', on: '2026-03-01' });
        await h.record({ subjectId, act: 'consent-withdrawn', on: '2026-03-13' });
      }
      await runRetention(h.deps);
      assert.equal((await h.ask({ subjectId: only })).rule, 'consent-withdrawn', 'not before its day');
      h.clock.set('2026-03-16T02:00:00Z');
      await runRetention(h.deps);
      assert.equal((await h.ask({ subjectId: only })).rule, 'person-unknown');
      assert.equal((await h.ask({ subjectId: both, purposeId: 'care' })).verdict, 'allowed', 'the contract carries the other');
    });

    test('a ban ends the letters register and no other, and the night erases whoever is in no other', async (t) => {
      const h = await house(t, dialect);
      const [both, only] = [await h.add({ registers: ['letters', 'customer'] }), await h.add({ registers: ['letters'] })];
      for (const subjectId of [both, only]) {
        await h.record({ subjectId, act: 'consent-given', on: '2026-03-01' });
        await h.record({ subjectId, act: 'ban', ...ALL });
        assert.deepEqual(await dueOf(h, subjectId, 'letters'), ['2026-03-16', 'ban']);
      }
      h.clock.set('2026-03-16T02:00:00Z');
      await runRetention(h.deps);
      assert.equal(await h.ask({ subjectId: only }).then(({ rule }) => rule), 'person-unknown');
      assert.equal((await h.ask({ subjectId: both, purposeId: 'sales' })).rule, 'ban');
    });

    test('a data group on consent loses its ground only when its own consent is gone', async (t) => {
      const h = await house(t, dialect);
      const subjectId = await h.add({ registers: ['customer'] });
      const groupDue = async () =>
        (await sql<{ due_on: string }>`select due_on from group_due where subject_id = ${subjectId}`.execute(h.deps.database.db)).rows.map(
          (row) => row.due_on,
        );
      await h.record({ subjectId, act: 'ban', channel: null, purpose: 'sales' });
      assert.deepEqual(await groupDue(), []);
      await h.record({ subjectId, act: 'consent-withdrawn', channel: null, purpose: 'tracking' });
      assert.deepEqual(await groupDue(), ['2026-03-21']);
    });

    test('after erasure the events stay three years as evidence without an address, and then go', async (t) => {
      const h = await house(t, dialect);
      const subjectId = await h.add({ registers: ['letters'], email: 'todiste@example.test' });
      await h.record({ subjectId, act: 'consent-given' });
      const plan = await planErasure(h.deps, h.deps.database.db, subjectId);
      const kept = plan.stores.find(({ kind }) => kind === 'permission-event');
      assert.deepEqual([kept?.action, kept?.keepUntil, kept?.name.fi], ['keep', '2029-03-14', 'Luvat ja kiellot']);
      assert.equal((await eraseNow(h.deps, { subjectId, ground: 'request', act: h.act() })).state, 'certified');
      const [event] = await eventsOf(h.deps.database.db, subjectId);
      assert.ok(event && !JSON.stringify(event).includes('todiste') && JSON.parse(event.address_hashes).length === 1);
      h.clock.set('2029-03-14T10:00:00Z');
      assert.equal(await clearEnded(h.deps), 0);
      h.clock.set('2029-03-16T10:00:00Z');
      assert.equal(await clearEnded(h.deps), 1);
      assert.equal(await count(h, 'permission_event'), 0);
    });

    test('of the living, what still holds is never cleared, however old', async (t) => {
      const h = await house(t, dialect);
      const subjectId = await h.add({ registers: ['letters'] });
      for (const [on, act] of [
        ['2026-03-01', 'consent-given'],
        ['2026-03-02', 'consent-withdrawn'],
        ['2026-03-03', 'consent-given'],
      ] as const)
        await h.record({ subjectId, act, on });
      await h.record({ subjectId, act: 'ban', channel: 'sms', purpose: null });
      h.clock.set('2036-03-14T10:00:00Z');
      const before = await h.ask({ subjectId });
      assert.equal(await clearEnded(h.deps), 2);
      assert.deepEqual(
        (await eventsOf(h.deps.database.db, subjectId)).map(({ act }) => act),
        ['consent-given', 'ban'],
      );
      assert.deepEqual(await h.ask({ subjectId }), before);
      await assert.rejects(async () => sql`update permission_event set act = 'ban'`.execute(h.deps.database.db), /append-only/);
    });

    test('a restored backup takes bans and withdrawals over from the ledger, once', async (t) => {
      const h = await house(t, dialect);
      const now = await h.add({ registers: ['letters'] });
      await h.record({ subjectId: now, act: 'consent-given', on: '2026-03-01' });
      await h.record({ subjectId: now, act: 'consent-withdrawn' });
      await h.record({ subjectId: now, act: 'ban', ...ALL });
      const { rows } = await sql<{ entry: string }>`select entry from ledger_outbox order by seq`.execute(h.deps.database.db);
      const lines = rows.map(({ entry }) => JSON.parse(entry) as LedgerEntry);
      assert.deepEqual(
        lines.map(({ kind }) => kind),
        ['withdrawal', 'ban'],
      );

      // The backup knew the same person by the same id with a consent, and nothing of what came after.
      const other = await house(t, dialect);
      const was = await other.add({ registers: ['letters'] });
      await other.record({ subjectId: was, act: 'consent-given', on: '2026-03-01' });
      for (const line of [...lines, ...lines])
        await other.deps.database.tx((tx) => replayPermission(tx, other.deps, { ...line, subjectId: was }));
      assert.equal((await other.ask({ subjectId: was })).rule, 'ban');
      assert.deepEqual(
        (await eventsOf(other.deps.database.db, was)).map(({ act, method }) => `${act} ${method}`),
        ['consent-given staff', 'consent-withdrawn replay', 'ban replay'],
      );
      assert.deepEqual(await dueOf(other, was, 'letters'), ['2026-03-16', 'ban']);
    });

    test('a ban of a part comes back from the ledger as that part, starts no clock of the firm’s own letters, and only a ban has parts', async (t) => {
      const h = await house(t, dialect);
      const subjectId = await h.add({ registers: ['letters'] });
      await h.record({ subjectId, act: 'consent-given', on: '2026-03-01' });
      await h.record({ subjectId, act: 'ban', ...ALL, scope: 'research', deed: 'disclosure' });
      assert.deepEqual(await dueOf(h, subjectId, 'letters'), [null, null]);
      await assert.rejects(h.record({ subjectId, act: 'objection', scope: 'research' }), { code: 'errors.permission-scope' });
      const { rows } = await sql<{ entry: string }>`select entry from ledger_outbox order by seq`.execute(h.deps.database.db);
      const line = JSON.parse(rows[0]?.entry ?? '{}') as LedgerEntry;
      const other = await house(t, dialect);
      const was = await other.add({ registers: ['letters'] });
      await other.deps.database.tx((tx) => replayPermission(tx, other.deps, { ...line, subjectId: was }));
      const [event] = await eventsOf(other.deps.database.db, was);
      assert.deepEqual([event?.scope, event?.deed, event?.channel], ['research', 'disclosure', null]);
      assert.equal((await other.ask({ subjectId: was, scope: 'research', deed: 'disclosure' })).rule, 'ban');
    });

    test('events of one moment come one after the other, and a ban among them wins', async (t) => {
      if (dialect.engine === 'pglite') return skipNamed(t, 'one connection only');
      const h = await house(t, dialect);
      for (let round = 0; round < 5; round += 1) {
        const subjectId = await h.add({ registers: ['letters'] });
        const acts = ['consent-given', 'ban', 'consent-given', 'consent-withdrawn', 'consent-given'] as const;
        const done = await Promise.allSettled(acts.map((act) => h.record({ subjectId, act })));
        assert.deepEqual(
          done
            .flatMap((each) => (each.status === 'rejected' ? [(each.reason as { code: string }).code] : []))
            .filter((code) => !code.startsWith('errors.permission-')),
          [],
        );
        const events = await eventsOf(h.deps.database.db, subjectId);
        assert.deepEqual(
          events.map(({ seq }) => seq),
          events.map((_, i) => i + 1),
        );
        assert.equal((await h.ask({ subjectId })).rule, 'ban');
      }
    });
  });
}
