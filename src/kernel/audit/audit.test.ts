import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { dialects, skipNamed } from '#tests';
import { sql } from '#platform/db';
import type { Database } from '#platform/db';
import { append, auditHead, entriesAfter, entriesOf, verifyChain } from './index.ts';
import type { AuditInput } from './index.ts';
import { addressOf, emptyLog, ended, otherProcess } from './testing.ts';

const at = new Date('2026-03-14T10:00:00Z');
const actor = { id: 'account-1', kind: 'account' } as const;
const entry = (recordId: string, over: Partial<AuditInput> = {}): AuditInput => ({
  at,
  actor,
  action: 'insert',
  kind: 'person',
  recordId,
  ...over,
});

for (const dialect of await dialects()) {
  describe(`the audit log on ${dialect.name}`, () => {
    let database: Database;
    before(async () => {
      database = await emptyLog(await dialect.open());
    });
    after(() => database.close());
    beforeEach(() => withoutGuards(database, sql`DELETE FROM audit_entry`));

    const write = (...entries: AuditInput[]) => database.tx((tx) => append(tx, entries));

    test(
      'entries about one person, and those about nobody, are found without reading the whole log',
      { skip: dialect.name !== 'sqlite' },
      async () => {
        for (const which of [sql`subject_id = 's'`, sql`subject_id is null`]) {
          const plan = await sql<{ detail: string }>`explain query plan select seq from audit_entry where ${which}`.execute(database.db);
          assert.deepEqual(
            plan.rows.filter(({ detail }) => !detail.startsWith('SEARCH')),
            [],
          );
        }
      },
    );

    test('entries follow each other without a gap, each carrying the hash of the one before', async () => {
      await write(entry('a'), entry('b', { subjectId: 's', detail: { fields: ['person.name'], count: 2 } }));
      await database.tx((tx) => append(tx, entry('c')));
      await write();
      const rows = await entriesAfter(database.db, 0, 10);
      assert.deepEqual(
        rows.map((row) => [row.seq, row.record_id]),
        [
          [1, 'a'],
          [2, 'b'],
          [3, 'c'],
        ],
      );
      assert.deepEqual(
        rows.slice(1).map((row) => row.prev_hash),
        rows.slice(0, 2).map((row) => row.hash),
      );
      assert.equal(rows[1]?.detail, '{"fields":["person.name"],"count":2}');
      assert.deepEqual(await verifyChain(database.db), { ok: true, entries: 3, head: rows[2]?.hash });
      assert.deepEqual(
        (await entriesOf(database.db, 's', 10)).map((row) => row.record_id),
        ['b'],
      );
    });

    test('an act that is rolled back leaves no entry', async () => {
      await assert.rejects(
        database.tx(async (tx) => {
          await append(tx, entry('undone'));
          throw new Error('undone');
        }),
      );
      assert.equal((await auditHead(database.db)).seq, 0);
    });

    test('nobody changes or deletes an entry', async () => {
      await write(entry('a'));
      await assert.rejects(sql`UPDATE audit_entry SET action = 'other'`.execute(database.db), /append-only/);
      await assert.rejects(sql`DELETE FROM audit_entry`.execute(database.db), /append-only/);
      if (dialect.name === 'postgres') await assert.rejects(sql`TRUNCATE audit_entry`.execute(database.db), /append-only/);
      assert.equal((await verifyChain(database.db)).ok, true);
    });

    const TAMPERING = {
      'a changed actor': [sql`UPDATE audit_entry SET actor_id = 'another' WHERE seq = 3`, { ok: false, seq: 3, reason: 'changed' }],
      'a changed time': [
        sql`UPDATE audit_entry SET at = '2026-03-14T10:00:00.001Z' WHERE seq = 3`,
        { ok: false, seq: 3, reason: 'changed' },
      ],
      'a changed detail': [sql`UPDATE audit_entry SET detail = '{"n":1}' WHERE seq = 3`, { ok: false, seq: 3, reason: 'changed' }],
      'a subject taken out': [sql`UPDATE audit_entry SET subject_id = NULL WHERE seq = 3`, { ok: false, seq: 3, reason: 'changed' }],
      'a removed entry': [sql`DELETE FROM audit_entry WHERE seq = 3`, { ok: false, seq: 3, reason: 'missing' }],
      'a removed beginning': [sql`DELETE FROM audit_entry WHERE seq = 1`, { ok: false, seq: 1, reason: 'missing' }],
      'a rewritten hash': [sql`UPDATE audit_entry SET hash = prev_hash WHERE seq = 3`, { ok: false, seq: 3, reason: 'changed' }],
      'a removed entry with the next renumbered': [
        sql`DELETE FROM audit_entry WHERE seq = 3`,
        sql`UPDATE audit_entry SET seq = 3 WHERE seq = 4`,
        { ok: false, seq: 3, reason: 'changed' },
      ],
    } as const;
    for (const [name, steps] of Object.entries(TAMPERING)) {
      test(`${name} is seen by one who knows how to get past the guards`, async () => {
        await write(...['a', 'b', 'c', 'd', 'e'].map((id) => entry(id, { subjectId: 's' })));
        for (const step of steps) {
          if ('execute' in step) await withoutGuards(database, step);
          else assert.deepEqual(await verifyChain(database.db), step);
        }
      });
    }

    test('prose and addresses do not fit into the log', async () => {
      for (const text of ['Aino Esimerkki', 'aino@example.test', 'a\nb', 'x'.repeat(161)]) {
        await assert.rejects(write(entry('a', { detail: { text } })), /errors.audit-text/);
        await assert.rejects(write(entry('a', { detail: { list: [text] } })), /errors.audit-text/);
        await assert.rejects(write(entry(text)), /errors.audit-text/);
      }
      assert.equal((await auditHead(database.db)).seq, 0);
    });

    test('a chain longer than one page verifies', async () => {
      await write(...Array.from({ length: 4500 }, (_, i) => entry(`r${i}`)));
      assert.equal((await verifyChain(database.db)).ok, true);
      await withoutGuards(database, sql`UPDATE audit_entry SET action = 'x' WHERE seq = 4321`);
      assert.deepEqual(await verifyChain(database.db), { ok: false, seq: 4321, reason: 'changed' });
    });

    test('two processes writing at once do not fork the chain', async (t) => {
      const address = dialect.engine === 'pglite' ? null : await addressOf(database);
      if (address === null) return skipNamed(t, 'two writers need a server');
      const code = `
        import { openDatabase } from '#platform/db';
        import { append } from '#kernel/audit';
        const database = await openDatabase(address);
        for (let i = 0; i < 60; i++) {
          await new Promise((next) => setTimeout(next, 6));
          const entries = [0, 1].map((n) => ({ at: new Date(), actor: { id: 'p' + process.pid, kind: 'cli' }, action: 'insert', recordId: i + '-' + n }));
          await database.tx((tx) => append(tx, entries));
        }
        await database.close();`;
      const codes = await Promise.all([ended(otherProcess(address, code)), ended(otherProcess(address, code))]);
      assert.deepEqual(codes, [0, 0]);
      const verdict = await verifyChain(database.db);
      assert.deepEqual([verdict.ok, verdict.ok && verdict.entries], [true, 240]);
      const writers = (await entriesAfter(database.db, 0, 1000)).map((row) => row.actor_id);
      const turns = writers.filter((writer, i) => i > 0 && writer !== writers[i - 1]).length;
      assert.ok(turns > 1, `the two took turns: ${turns}`);
    });
  });
}

/** What a database owner with bad intent can do. */
async function withoutGuards(database: Database, statement: { execute(db: Database['db']): Promise<unknown> }): Promise<void> {
  const { db, dialect } = database;
  const names = ['audit_entry_update', 'audit_entry_delete'];
  if (dialect === 'postgres') {
    await sql`ALTER TABLE audit_entry DISABLE TRIGGER ALL`.execute(db);
    await statement.execute(db);
    await sql`ALTER TABLE audit_entry ENABLE TRIGGER ALL`.execute(db);
    return;
  }
  const { rows } = await sql<{
    name: string;
    sql: string;
  }>`SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name IN (${sql.join(names)})`.execute(db);
  for (const { name } of rows) await sql`DROP TRIGGER ${sql.ref(name)}`.execute(db);
  await statement.execute(db);
  for (const trigger of rows) await sql.raw(trigger.sql).execute(db);
}
