import assert from 'node:assert/strict';
import { appendFileSync, copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { TestContext } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { dialects, skipNamed, tempDir } from '#tests';
import { fixedClock } from '#platform/clock';
import { openDatabase, sql } from '#platform/db';
import type { Database, Tx } from '#platform/db';
import { appendLedger, beginLedger, compareLedger, entriesAfter, flushLedger, ledgerPath, openLedger } from './index.ts';
import type { LedgerComparison, LedgerEntry, OpenLedger } from './index.ts';
import { addressOf, emptyLog, ended, otherProcess } from './testing.ts';

const clock = fixedClock('2026-03-14T10:00:00Z');
const erasure = (subjectId: string): LedgerEntry => ({ kind: 'erasure', at: clock.now().toISOString(), subjectId, policyVersionId: 'v1' });

interface Place {
  readonly folder: string;
  begin(): Promise<void>;
  append(...subjects: string[]): Promise<number>;
  flush(): ReturnType<typeof flushLedger>;
  compare(): Promise<LedgerComparison>;
  open(over?: Partial<OpenLedger>): Promise<LedgerComparison>;
  lines(): string[];
}

function place(database: Database, folder: string): Place {
  const deps = { database, folder, clock };
  const unexpected = (): Promise<void> => Promise.reject(new Error('nothing to replay'));
  return {
    folder,
    begin: () => database.tx((tx) => beginLedger(tx, folder, { id: 'the-ledger', at: clock.now(), key: 'own-key' })),
    append: (...subjects) => database.tx((tx) => appendLedger(tx, subjects.map(erasure))),
    flush: () => flushLedger(deps),
    compare: () => compareLedger(deps),
    open: (over = {}) => openLedger({ ...deps, replay: unexpected, ...over }),
    lines: () => readFileSync(ledgerPath(folder), 'utf8').split('\n').filter(Boolean),
  };
}

/** Puts the ledger back as it was at `lines`, as a lost end would leave it. */
function cut(at: Place, lines: number): void {
  writeFileSync(
    ledgerPath(at.folder),
    at
      .lines()
      .slice(0, lines)
      .map((line) => `${line}\n`)
      .join(''),
  );
}

for (const dialect of await dialects()) {
  describe(`the ledger beside ${dialect.name}`, () => {
    let database: Database;
    before(async () => {
      database = await emptyLog(await dialect.open());
    });
    after(() => database.close());
    beforeEach(() => emptied(database));
    const at = (t: TestContext) => place(database, tempDir(t));

    test('a new installation opens its ledger, and so knows from then on that it has one', async (t) => {
      const ledger = at(t);
      await ledger.begin();
      assert.deepEqual(await ledger.open(), { state: 'waiting', seq: 1, waiting: 1 });
      assert.deepEqual(await ledger.open(), { state: 'equal', seq: 1 });
      await ledger.begin();
      assert.deepEqual(await ledger.compare(), { state: 'equal', seq: 1 }, 'opened once');
      rmSync(ledgerPath(ledger.folder));
      await assert.rejects(ledger.open(), { code: 'errors.ledger-missing' }, 'even before the first event the loss is seen');
    });

    test('where a ledger lies already, a new database is brought up to it instead of opening another', async (t) => {
      const ledger = at(t);
      await ledger.begin();
      await ledger.append('a');
      await ledger.flush();
      await emptied(database);
      const foreign = { id: 'another', at: clock.now(), key: 'key-of-another' };
      await assert.rejects(
        database.tx((tx) => beginLedger(tx, ledger.folder, foreign)),
        { code: 'errors.ledger-foreign' },
        'that of another installation is not taken over',
      );
      await ledger.begin();
      const seen: string[] = [];
      await ledger.open({ replay: (_tx, { subjectId = '' }) => Promise.resolve(void seen.push(subjectId)) });
      assert.deepEqual(seen, ['', 'a']);
    });

    test('a database without any line beside an empty folder is from before its ledger, and refused', async (t) => {
      const ledger = at(t);
      assert.deepEqual(await ledger.compare(), { state: 'missing', seq: 0, head: 0 });
      await assert.rejects(ledger.open(), { code: 'errors.ledger-missing' });
      await ledger.open({ override: { actor: { id: 'cli', kind: 'cli' }, ref: 'OHITUS-1' } });
      assert.deepEqual(await ledger.compare(), { state: 'equal', seq: 1 });
    });

    test('an event is on the disk of the second place after the flush, and copied once', async (t) => {
      const ledger = at(t);
      assert.equal(await ledger.append('a', 'b'), 2);
      assert.deepEqual(await ledger.compare(), { state: 'waiting', seq: 2, waiting: 2 });
      assert.deepEqual(await ledger.flush(), { copied: 2, head: 2 });
      assert.deepEqual(await ledger.flush(), { copied: 0, head: 2 });
      assert.deepEqual(await ledger.compare(), { state: 'equal', seq: 2 });
      const entries = ledger.lines().map((line) => JSON.parse((JSON.parse(line) as { entry: string }).entry) as LedgerEntry);
      assert.deepEqual(entries, [erasure('a'), erasure('b')]);
    });

    test('an event whose transaction is rolled back is never copied', async (t) => {
      const ledger = at(t);
      const act = database.tx(async (tx) => {
        await appendLedger(tx, erasure('a'));
        throw new Error('undone');
      });
      await assert.rejects(act, /undone/);
      assert.deepEqual(await ledger.flush(), { copied: 0, head: 0 });
    });

    test('killed between the disk and the mark, the next flush marks and does not copy again', async (t) => {
      const ledger = at(t);
      await ledger.append('a', 'b');
      await ledger.flush();
      await ledger.append('c');
      await sql`UPDATE ledger_outbox SET copied_at = NULL WHERE seq = 2`.execute(database.db);
      assert.deepEqual(await ledger.compare(), { state: 'waiting', seq: 3, waiting: 2 });
      assert.deepEqual(await ledger.flush(), { copied: 1, head: 3 });
      assert.equal(ledger.lines().length, 3);
    });

    test('a line cut short by a crash is written again whole', async (t) => {
      const ledger = at(t);
      await ledger.append('a');
      await ledger.flush();
      await ledger.append('b');
      appendFileSync(ledgerPath(ledger.folder), '{"seq":2,"ent');
      assert.deepEqual(await ledger.open(), { state: 'waiting', seq: 2, waiting: 1 });
      assert.deepEqual(await ledger.compare(), { state: 'equal', seq: 2 });
    });

    test('a restored backup is brought up to the head before anything else, once, and in order', async (t) => {
      const ledger = at(t);
      await ledger.append('a', 'b', 'c');
      await ledger.flush();
      await emptied(database, 1);
      assert.deepEqual(await ledger.compare(), { state: 'behind', seq: 1, head: 3 });
      const replayed: string[] = [];
      const replay = async (_tx: Tx, entry: LedgerEntry) => void replayed.push(`${entry.kind} ${entry.subjectId}`);
      assert.deepEqual(await ledger.open({ replay }), { state: 'behind', seq: 1, head: 3 });
      assert.deepEqual(replayed, ['erasure b', 'erasure c']);
      assert.deepEqual(await ledger.open({ replay }), { state: 'equal', seq: 3 });
      assert.equal(replayed.length, 2);
      assert.equal(await ledger.append('d'), 4);
    });

    test('a replay that fails stops the start, keeps what was done and goes on from there', async (t) => {
      const ledger = at(t);
      await ledger.append('a', 'b', 'c');
      await ledger.flush();
      await emptied(database);
      const replay = async (_tx: Tx, entry: LedgerEntry) => {
        if (entry.subjectId === 'b') throw new Error('not now');
      };
      await assert.rejects(ledger.open({ replay }), /not now/);
      assert.deepEqual(await ledger.compare(), { state: 'behind', seq: 1, head: 3 });
    });

    test('a ledger that lost its end, or all of it, stops the start and every further flush', async (t) => {
      const ledger = at(t);
      await ledger.append('a', 'b', 'c');
      await ledger.flush();
      cut(ledger, 2);
      assert.deepEqual(await ledger.compare(), { state: 'missing', seq: 3, head: 2 });
      await assert.rejects(ledger.open(), /errors.ledger-missing/);
      await ledger.append('d');
      await assert.rejects(ledger.flush(), /errors.ledger-missing/);
      rmSync(ledgerPath(ledger.folder));
      assert.deepEqual(await ledger.compare(), { state: 'missing', seq: 4, head: 0 });
      await assert.rejects(ledger.open(), /errors.ledger-missing/);
    });

    test('the owner may start without it in writing: recorded in both, and the rest is kept', async (t) => {
      const ledger = at(t);
      await ledger.append('a', 'b', 'c');
      await ledger.flush();
      cut(ledger, 2);
      const override = { actor: { id: 'owner-1', kind: 'account' }, ref: 'statement-7' } as const;
      await ledger.open({ override });
      assert.deepEqual(await ledger.compare(), { state: 'equal', seq: 4 });
      const last = JSON.parse((JSON.parse(ledger.lines().at(-1) ?? '') as { entry: string }).entry) as LedgerEntry;
      assert.deepEqual([last.kind, last.code, last.ref], ['override', 'missing', 'statement-7']);
      const [entry] = await entriesAfter(database.db, 0, 10);
      assert.deepEqual(
        [entry?.action, entry?.actor_id, entry?.detail],
        ['ledger.override', 'owner-1', '{"state":"missing","seq":3,"ref":"statement-7"}'],
      );
      assert.equal(
        readFileSync(ledgerPath(ledger.folder).replace('.jsonl', '.20260314T100000000Z.jsonl'), 'utf8').split('\n').filter(Boolean).length,
        2,
      );
    });

    const CHANGES: Record<string, (lines: string[]) => string[]> = {
      'a changed line': (lines) => lines.map((line) => line.replace('\\"a\\"', '\\"x\\"')),
      'a line taken out of the middle': (lines) => lines.toSpliced(1, 1),
      'the ledger of another installation': () => [],
    };
    for (const [name, change] of Object.entries(CHANGES)) {
      test(`${name} is not taken for ours`, async (t) => {
        const ledger = at(t);
        await ledger.append('a', 'b', 'c');
        await ledger.flush();
        const lines = change(ledger.lines());
        if (lines.length > 0) writeFileSync(ledgerPath(ledger.folder), `${lines.join('\n')}\n`);
        else await foreign(database, ledger);
        assert.equal((await ledger.compare()).state, 'forked');
        await assert.rejects(ledger.open(), /errors.ledger-changed/);
      });
    }

    test('an entry of the outbox is neither changed nor deleted', async (t) => {
      await at(t).append('a');
      await assert.rejects(sql`UPDATE ledger_outbox SET entry = '{}'`.execute(database.db), /append-only/);
      await assert.rejects(sql`DELETE FROM ledger_outbox`.execute(database.db), /append-only/);
    });

    test('two processes flushing at once copy each entry once', async (t) => {
      const address = dialect.engine === 'pglite' ? null : await addressOf(database);
      if (address === null) return skipNamed(t, 'two writers need a server');
      const ledger = at(t);
      const codes = await Promise.all([1, 2].map(() => ended(otherProcess(address, writing(ledger.folder, 40)))));
      assert.deepEqual(codes, [0, 0]);
      assert.deepEqual(await ledger.compare(), { state: 'equal', seq: 80 });
      assert.equal(ledger.lines().length, 80);
    });

    test('killed at any moment, nothing acknowledged is lost and the next start agrees', async (t) => {
      const address = dialect.engine === 'sqlite' ? await addressOf(database) : null;
      if (address === null) return skipNamed(t, 'kills run on SQLite');
      const ledger = at(t);
      for (let round = 1; round <= 6; round++) {
        const child = otherProcess(address, writing(ledger.folder, 100_000));
        let acknowledged = 0;
        child.stdout?.on(
          'data',
          (chunk: Buffer) => (acknowledged = Math.max(acknowledged, ...chunk.toString().split('\n').filter(Boolean).map(Number))),
        );
        while (acknowledged === 0) await wait(5);
        await wait(7 * round);
        child.kill('SIGKILL');
        await ended(child);
        const found = await ledger.open();
        assert.ok(found.state === 'equal' || found.state === 'waiting', found.state);
        const { seq, state } = await ledger.compare();
        assert.equal(state, 'equal');
        assert.ok(seq >= acknowledged, `${seq} kept of ${acknowledged} acknowledged`);
      }
    });
  });
}

test('a copy of the database file from yesterday learns of today at its start', async (t) => {
  const dir = tempDir(t);
  const first = await emptyLog(await openDatabase({ file: `${dir}/a.db` }));
  const ledger = place(first, `${dir}/ledger`);
  await ledger.append('a');
  await ledger.flush();
  await first.backupTo(`${dir}/backup.db`);
  await ledger.append('b');
  await ledger.flush();
  await first.close();
  copyFileSync(`${dir}/backup.db`, `${dir}/restored.db`);
  const restored = await openDatabase({ file: `${dir}/restored.db` });
  t.after(() => restored.close());
  const replayed: LedgerEntry[] = [];
  await place(restored, `${dir}/ledger`).open({ replay: async (_tx, entry) => void replayed.push(entry) });
  assert.deepEqual(replayed, [erasure('b')]);
});

/** Another process: one event, one flush, then its place in the chain is acknowledged. */
function writing(folder: string, times: number): string {
  return `
    import { openDatabase } from '#platform/db';
    import { appendLedger, flushLedger } from '#kernel/audit';
    const database = await openDatabase(address);
    const deps = { database, folder: ${JSON.stringify(folder)}, clock: { now: () => new Date() } };
    for (let i = 0; i < ${times}; i++) {
      const seq = await database.tx((tx) => appendLedger(tx, { kind: 'ban', at: new Date().toISOString(), subjectId: 's' + i }));
      await flushLedger(deps);
      process.stdout.write(seq + '\\n');
    }
    await database.close();`;
}

/** Makes the outbox what a backup taken at `seq` holds. */
async function emptied({ db, dialect }: Database, seq = 0): Promise<void> {
  const names = ['ledger_outbox_delete', 'audit_entry_delete'];
  const clear = async () => {
    await sql`DELETE FROM ledger_outbox WHERE seq > ${seq}`.execute(db);
    await sql`DELETE FROM audit_entry`.execute(db);
  };
  if (dialect === 'postgres') {
    for (const table of ['ledger_outbox', 'audit_entry']) await sql`ALTER TABLE ${sql.table(table)} DISABLE TRIGGER ALL`.execute(db);
    await clear();
    for (const table of ['ledger_outbox', 'audit_entry']) await sql`ALTER TABLE ${sql.table(table)} ENABLE TRIGGER ALL`.execute(db);
    return;
  }
  const found = sql<{
    name: string;
    sql: string;
  }>`SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name IN (${sql.join(names)})`;
  const { rows } = await found.execute(db);
  for (const { name } of rows) await sql`DROP TRIGGER ${sql.ref(name)}`.execute(db);
  await clear();
  for (const trigger of rows) await sql.raw(trigger.sql).execute(db);
}

/** The same places, other events. */
async function foreign(database: Database, ledger: Place): Promise<void> {
  await emptied(database);
  rmSync(ledgerPath(ledger.folder));
  await ledger.append('x', 'y', 'z', 'zz');
  await ledger.flush();
  await emptied(database);
  await ledger.append('a', 'b', 'c');
}
