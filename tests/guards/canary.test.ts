/** The third fence (DESIGN §4): every place where data of one person can be is filled, export shows all of it, and after erasure nothing of it is left in any byte. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { TestContext } from 'node:test';
import { insertRows, migrate, sql } from '#platform/db';
import type { Database } from '#platform/db';
import { compilePolicy, fixedHolder } from '#kernel/policy';
import type { Deps } from '#kernel/deps';
import { createRegistry, heldBy } from '#kernel/records';
import type { AnyKind, Registry } from '#kernel/records';
import { runRetention } from '#kernel/retention';
import { eraseNow, exportSubject, rediscover } from '#kernel/rights';
import { fixedClock } from '#platform/clock';
import { systemIds } from '#platform/ids';
import { silentLog } from '#platform/log';
import { dialects, tempDir } from '#tests';
import type { TestDialect } from '#tests';
import { bytesFound, databaseFiles, fillEveryKind, textFound } from '../../src/kernel/rights/canary/testing.ts';
import type { Examples, Filled } from '../../src/kernel/rights/canary/testing.ts';
import { firmOfRights } from '../../src/kernel/rights/firm/testing.ts';
import { testKeys } from '../../src/kernel/rights/testing.ts';
import { kernelKinds } from '../../src/kernel/kinds.ts';
import { kernelMigrations } from '../../src/kernel/migrations.ts';
import { modules } from '../../src/modules.ts';

/** Values that a CHECK or a foreign key restricts; a module with such columns adds its line. */
const EXAMPLES: Examples = {
  affiliation: { organisation_id: 'other-organisation' },
  task: { due_on: '2026-01-01', done_on: null },
  'contact-event': { kind: 'call', occurred_on: '2026-01-01' },
  message: { sent_at: '2026-01-01T10:00:00.000Z' },
  voucher: { keep_until: '2032-12-31', held_on: null },
  lead: { organisation_id: 'other-organisation' },
  'mail-bounce': { reason: 'hard' },
  'mailing-return': { kind: 'hard' },
};

const NOW = '2026-03-14T10:00:00Z';

async function opened(
  t: TestContext,
  dialect: TestDialect,
): Promise<{ deps: Deps & { clock: ReturnType<typeof fixedClock> }; database: Database; kinds: readonly AnyKind[]; dir: string }> {
  const database = await dialect.open();
  t.after(() => database.close());
  await migrate(database, [...kernelMigrations, ...modules.flatMap((module) => module.migrations)]);
  const kinds = [...kernelKinds, ...modules.flatMap((module) => module.kinds)];
  const clock = fixedClock(NOW);
  const dir = tempDir(t);
  const policy = compilePolicy(firmOfRights().policy, { versionId: 'v', versionNo: 1, effectiveFrom: '2020-01-01' });
  const config = { dataDir: dir, ledgerDir: join(dir, 'ledger') } as Deps['config'];
  const deps: Deps & { clock: typeof clock } = {
    database,
    clock,
    ids: systemIds(clock),
    keys: testKeys,
    registry: createRegistry(kinds),
    policy: fixedHolder(policy),
    log: silentLog,
    config,
    onNight: modules.flatMap(({ name, night }) => (night ? [{ room: name, night: (at: Date) => night(deps, at) }] : [])),
  };
  return { deps, database, kinds, dir };
}

/** Law keeps rows of the kind one by one after their person. */
function isHeld(registry: Registry, kind: string): boolean {
  return heldBy(registry.byKind(kind)) !== undefined;
}

async function filled({ deps, database }: { deps: Deps; database: Database }): Promise<Filled> {
  return database.tx(async (tx) => {
    // Another organisation, because the person represents somebody.
    await insertRows(tx, 'subject', ['id', 'kind', 'created_at'], [['other-organisation', 'organisation', NOW]]);
    const origin = ['other-origin', 'self', 'care', 'a', 'cli', 'v', NOW];
    await insertRows(tx, 'origin', ['id', 'source', 'purpose', 'actor_id', 'actor_kind', 'policy_version_id', 'recorded_at'], [origin]);
    await insertRows(
      tx,
      'organisation',
      ['id', 'name', 'created_at', 'origin_id'],
      [['other-organisation', 'Toinen Oy', NOW, 'other-origin']],
    );
    return fillEveryKind(tx, database, { registry: deps.registry, ids: deps.ids, registerId: 'customer', examples: EXAMPLES });
  });
}

for (const dialect of await dialects()) {
  describe(`the canary on ${dialect.name}`, () => {
    test('stands in every kind, is exported, is found before and nowhere after', async (t) => {
      const house = await opened(t, dialect);
      const { deps, database, kinds, dir } = house;
      const { subjectId, canaries } = await filled(house);
      const all = canaries.map(({ value }) => value);
      const mustHold = kinds.filter(({ register, subject }) => register === 'firm' && subject !== 'none').map(({ kind }) => kind);
      const derivedOnly = ['search-doc', 'search-note'];
      assert.deepEqual(
        mustHold.filter((kind) => !derivedOnly.includes(kind) && !canaries.some((canary) => canary.kind === kind)),
        [],
        'a kind without a canary',
      );

      // The registry leads the walk: a kind that a room or module brings is filled, or this says which is not.
      const empty: string[] = [];
      for (const { kind, table } of deps.registry.subjectKinds().filter(({ erase }) => typeof erase !== 'object')) {
        const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(database.db);
        if (Number(rows[0]?.n ?? 0) === 0) empty.push(kind);
      }
      assert.deepEqual(empty, [], 'a kind that nobody filled');

      const copy = JSON.stringify(await exportSubject(deps, database.db, subjectId));
      const missing = canaries.filter(({ field, value }) => field !== undefined && !copy.includes(value));
      assert.deepEqual(missing, [], 'a value that the access copy leaves out');

      // Every scan begins by finding what it will later not find.
      assert.deepEqual(new Set(await textFound(house.database, house.deps.registry, canaries)), new Set(all));
      if (database.file !== undefined) assert.deepEqual(new Set(bytesFound(databaseFiles(database), canaries)), new Set(all));

      const row = await eraseNow(deps, {
        subjectId,
        ground: 'request',
        act: { actor: { id: 'account-1', kind: 'account' }, at: deps.clock.now() },
      });
      assert.equal(row.state, 'certified', row.result ?? '');
      const left = {
        text: await textFound(database, deps.registry, canaries),
        bytes: bytesFound([...databaseFiles(database), dir], canaries),
      };
      const byLaw = new Set(canaries.filter(({ kind }) => isHeld(deps.registry, kind)).map(({ value }) => value));
      assert.ok(byLaw.size > 0);
      assert.deepEqual(new Set(left.text), byLaw);
      if (database.file !== undefined) assert.deepEqual(new Set(left.bytes), byLaw);

      // What law orders kept goes by itself when its last day has passed.
      deps.clock.set('2033-01-01T01:00:00Z');
      await runRetention(deps);
      assert.deepEqual(await textFound(database, deps.registry, canaries), []);
      assert.deepEqual(bytesFound([...databaseFiles(database), dir], canaries), []);
    });

    test('left behind in any text column of any table, it is found again by re-discovery', async (t) => {
      const house = await opened(t, dialect);
      const { deps } = house;
      const { subjectId, canaries } = await filled(house);
      const erasable = canaries.filter(({ kind }) => !isHeld(deps.registry, kind));
      const needles = erasable.map(({ value }) => ({ kind: 'text' as const, key: value.toLowerCase(), raw: value }));
      const sought = needles
        .filter(({ raw }) => raw.startsWith('Qzxj'))
        .map((needle, i) => ({ erasureId: `e${i}`, subjectId, needles: [needle] }));
      const sweep = await rediscover(deps, sought, []);
      assert.deepEqual(
        [...sweep.values()].filter(({ found }) => found === 0),
        [],
      );
      for (const each of sought.slice(0, 5)) {
        const [one] = (await rediscover(deps, [each], [])).values();
        assert.ok((one?.found ?? 0) > 0, each.needles[0]?.raw);
      }
    });

    test('said in a request of nobody or of somebody else, it is told to whoever must read it, by one search and by the sweep', async (t) => {
      const { deps, database } = await opened(t, dialect);
      await database.tx(async (tx) => {
        await insertRows(tx, 'subject', ['id', 'kind', 'created_at'], [['other', 'person', NOW]]);
        const cases = [
          'id',
          'no',
          'subject_id',
          'asked_right',
          'channel',
          'received_at',
          'entered_at',
          'entered_by',
          'state',
          'answer_days',
          'erasure_hours',
          'policy_version_id',
          'version',
        ];
        for (const [no, subject] of [null, 'other'].entries()) {
          const id = `case-${no}`;
          await insertRows(tx, 'request_case', cases, [[id, no + 1, subject, 'access', 'post', NOW, NOW, 'a', 'received', 14, 72, 'v', 1]]);
          const word = [`word-${no}`, id, subject, 'asked', 'kysyn mitä Qzxjsana Qzxjtoinen teki'];
          await insertRows(tx, 'request_word', ['id', 'request_id', 'subject_id', 'role', 'value'], [word]);
        }
      });
      const needles = [{ kind: 'name' as const, key: 'qzxjsana qzxjtoinen', raw: 'Qzxjsana Qzxjtoinen' }];
      const sought = Array.from({ length: 9 }, (_, i) => ({ erasureId: `e${i}`, subjectId: `gone-${i}`, needles }));
      for (const some of [sought.slice(0, 1), sought]) {
        for (const { found, mentions, toRead } of (await rediscover(deps, some, [])).values()) {
          assert.deepEqual([found, mentions], [0, 2]);
          assert.deepEqual(toRead?.map(({ where, recordId }) => `${where} ${recordId}`).toSorted(), [
            'request_word.value word-0',
            'request_word.value word-1',
          ]);
        }
      }
    });
  });
}
