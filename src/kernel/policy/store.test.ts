// A published version can be neither changed nor deleted, whoever asks, on either engine.

import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { fixedClock } from '#platform/clock';
import { migrate, sql } from '#platform/db';
import type { Database } from '#platform/db';
import { AppError } from '#platform/errors';
import { seededIds } from '#platform/ids';
import { dialects } from '#tests';
import { createPolicyHolder } from './holder.ts';
import { policyKinds } from './kinds.ts';
import { policyMigrations } from './migrations/index.ts';
import { currentVersion, discardDraft, draftById, drafts, publishVersion, saveDraft, versionById, versions } from './store.ts';
import { firmYaml } from './testing.ts';

const yaml = firmYaml('interniemi');
const ids = seededIds(7);

async function publish(database: Database, text: string, effectiveFrom: string, at: string): Promise<string> {
  const id = ids.next();
  await database.tx((tx) => publishVersion(tx, { id, yaml: text, effectiveFrom, at: new Date(at), by: 'owner-1' }));
  return id;
}

for (const dialect of await dialects()) {
  describe(`policy versions on ${dialect.name}`, async () => {
    const database = await dialect.open();
    await migrate(database, policyMigrations);
    after(() => database.close());

    it('before the first version there is none', async () => {
      const holder = await createPolicyHolder({ database, clock: fixedClock('2026-11-22T10:00:00Z') });
      assert.equal(holder.current(), null);
      assert.equal(await currentVersion(database.db, new Date('2026-11-22T10:00:00Z')), undefined);
    });

    it('a policy with an error is not published, and the refusal names line and clause', async () => {
      const wrong = yaml.replace('instrument: dpf', 'instrument: none');
      const refused = await publish(database, wrong, '2026-11-22', '2026-11-22T10:00:00Z').catch((error: unknown) => error);
      assert.ok(refused instanceof AppError);
      assert.deepEqual(
        [refused.kind, refused.code, refused.clause, refused.params['code']],
        ['invalid', 'errors.policy-invalid', 'S3-13, S3-18', 'transfer-without-safeguard'],
      );
      assert.ok(Number(refused.params['line']) > 1);
      assert.deepEqual(await versions(database.db), []);
    });

    it('versions are numbered, and the one in force is the last that has begun', async () => {
      const first = await publish(database, yaml, '2026-11-22', '2026-11-22T10:00:00Z');
      const second = await publish(database, yaml.replace('period: P3Y', 'period: P2Y'), '2026-12-24', '2026-11-23T10:00:00Z');
      assert.deepEqual(
        (await versions(database.db)).map(({ id, no }) => [id, no]),
        [
          [second, 2],
          [first, 1],
        ],
      );
      assert.equal((await currentVersion(database.db, new Date('2026-12-23T21:59:00Z')))?.no, 1);
      assert.equal((await currentVersion(database.db, new Date('2026-12-23T22:01:00Z')))?.no, 2);
      assert.equal((await versionById(database.db, first))?.yaml, yaml);
    });

    it('the same policy has the same hash, however it is written', async () => {
      const [, first] = await versions(database.db);
      const again = await publish(database, `# another comment\n${yaml}`, '2027-06-01', '2026-11-24T10:00:00Z');
      assert.equal((await versionById(database.db, again))?.hash, first?.hash);
    });

    it('the holder changes over on the day, and sees a new one after reload', async () => {
      const clock = fixedClock('2026-11-25T10:00:00Z');
      const holder = await createPolicyHolder({ database, clock });
      assert.equal(holder.current()?.versionNo, 1);
      assert.equal(holder.current(), holder.current());
      clock.set('2026-12-24T10:00:00Z');
      assert.equal(holder.current()?.versionNo, 2);
      const id = await publish(database, yaml, '2026-12-24', '2026-12-24T10:00:00Z');
      assert.equal(holder.current()?.versionNo, 2);
      await holder.reload();
      assert.equal(holder.current()?.versionId, id);
      clock.set('2027-07-01T10:00:00Z');
      assert.equal(holder.current()?.versionId, id, 'a version published earlier for a later day does not take over from a newer one');
    });

    it('refuses every way to change or delete a version', async () => {
      const before = await versions(database.db);
      const attempts = [
        sql`UPDATE policy_version SET yaml = 'x'`,
        sql`UPDATE policy_version SET effective_from = '2020-01-01' WHERE no = 1`,
        sql`DELETE FROM policy_version`,
        sql`DELETE FROM policy_version WHERE no = 1`,
        ...(dialect.name === 'sqlite'
          ? [
              sql`INSERT OR REPLACE INTO policy_version SELECT id, no, policy_id, 'x', 'x', hash, effective_from, published_at, published_by FROM policy_version WHERE no = 1`,
            ]
          : [sql`TRUNCATE policy_version CASCADE`]),
      ];
      for (const attempt of attempts)
        await assert.rejects(
          database.tx((tx) => attempt.execute(tx)),
          /immutable/,
        );
      assert.deepEqual(await versions(database.db), before);
    });

    it('drafts are kept right or wrong, changed and discarded', async () => {
      const draft = {
        id: ids.next(),
        baseVersionId: (await versions(database.db))[0]?.id ?? null,
        yaml: 'not yet: right',
        note: 'next action',
        createdAt: '2026-11-25T10:00:00.000Z',
        createdBy: 'owner-1',
      };
      await database.tx((tx) => saveDraft(tx, draft));
      await database.tx((tx) => saveDraft(tx, { ...draft, yaml }));
      const kept = { ...draft, yaml, revision: 2, updatedAt: draft.createdAt, confirmed: [] };
      assert.deepEqual(await drafts(database.db), [kept]);
      assert.equal((await draftById(database.db, draft.id))?.note, 'next action');
      await database.tx((tx) => discardDraft(tx, draft.id));
      assert.deepEqual(await drafts(database.db), []);
    });
  });
}

describe('contract of the policy tables', () => {
  it('every table is signed and names no subject', () => {
    assert.deepEqual(
      policyKinds.map(({ table, subject }) => [table, subject]),
      [
        ['policy_version', 'none'],
        ['policy_withdrawal', 'none'],
        ['policy_draft', 'none'],
        ['reference_datum', 'none'],
      ],
    );
  });
});
