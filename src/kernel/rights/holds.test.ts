// Claims about who looks at a hold again: somebody who can, by name and day, and never nobody.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { TestContext } from 'node:test';
import { accessMigrations } from '#kernel/access';
import { entriesOf } from '#kernel/audit';
import { sql } from '#platform/db';
import type { Conn } from '#platform/db';
import { dialects, tempDir } from '#tests';
import type { TestDialect } from '#tests';
import { holdReviewers, holds, holdsToReview, placeHold, releaseHold, reviewHold } from './index.ts';
import { rightsMigrations } from './migrations/index.ts';
import { rightsHouse } from './testing.ts';

const ACCOUNTS = [
  ['account-1', 'owner', null],
  ['account-2', 'colleague', null],
  ['account-3', 'viewer', null],
  ['account-4', 'colleague', '2026-01-01T00:00:00.000Z'],
] as const;

async function house(t: TestContext, dialect: TestDialect) {
  const database = await dialect.open();
  t.after(() => database.close());
  const h = await rightsHouse(database, tempDir(t), { migrations: accessMigrations });
  for (const [id, role, disabled] of ACCOUNTS)
    await sql`insert into account (id, email, name, role, password_hash, created_at, disabled_at)
      values (${id}, ${`${id}@example.test`}, ${id}, ${role}, 'x', '2026-01-01T00:00:00.000Z', ${disabled})`.execute(database.db);
  return { ...h, db: database.db, subjectId: await h.add() };
}

const ground = { fields: ['person.name'], reason: 'riita', law: 'GDPR 17(3)(e)', reviewOn: '2026-06-01' };
const due = async (db: Conn, account: string, day: string) => (await holdsToReview(db, account, day)).map(({ id }) => id);

for (const dialect of await dialects()) {
  describe(`reviewers of holds on ${dialect.name}`, () => {
    test('who places a hold looks again, unless somebody is named who can: not a viewer, a shut account or a stranger', async (t) => {
      const { deps, db, act, subjectId } = await house(t, dialect);
      await placeHold(deps, { ...ground, subjectId }, act());
      await placeHold(deps, { ...ground, subjectId, reviewBy: 'account-2' }, act());
      for (const reviewBy of ['account-3', 'account-4', 'nobody'])
        await assert.rejects(placeHold(deps, { ...ground, subjectId, reviewBy }, act()), /hold-reviewer/, reviewBy);
      assert.deepEqual(new Set((await holds(db, subjectId)).map(({ reviewBy }) => reviewBy)), new Set(['account-1', 'account-2']));
      assert.deepEqual(new Set((await holdReviewers(db)).map(({ id }) => id)), new Set(['account-1', 'account-2']));
    });

    test('it comes up for the reviewer on its day, and for everybody who can look when the reviewer cannot any more', async (t) => {
      const { deps, db, act, subjectId } = await house(t, dialect);
      const id = await placeHold(deps, { ...ground, subjectId, reviewBy: 'account-2' }, act());
      assert.deepEqual(await due(db, 'account-2', '2026-05-31'), []);
      assert.deepEqual([await due(db, 'account-2', '2026-06-01'), await due(db, 'account-1', '2026-06-01')], [[id], []]);
      await sql`update account set disabled_at = '2026-05-01T00:00:00.000Z' where id = 'account-2'`.execute(db);
      assert.deepEqual(await due(db, 'account-1', '2026-06-01'), [id]);
    });

    test('a review moves day, reviewer and ground and is told in the log; a released hold is not reviewed', async (t) => {
      const { deps, db, act, subjectId } = await house(t, dialect);
      const id = await placeHold(deps, { ...ground, subjectId }, act());
      const next = { reason: 'kanne', law: 'VanhL 4 §', reviewOn: '2026-09-01', reviewBy: 'account-2' };
      await assert.rejects(reviewHold(deps, id, { ...next, reviewOn: '2026-03-14' }, act()), /hold-review-passed/);
      await assert.rejects(reviewHold(deps, id, { ...next, reviewBy: 'account-3' }, act()), /hold-reviewer/);
      await reviewHold(deps, id, next, act());
      const [hold] = await holds(db, subjectId);
      assert.deepEqual(
        [hold?.reason, hold?.law, hold?.reviewOn, hold?.reviewBy, hold?.placedBy],
        ['kanne', 'VanhL 4 §', '2026-09-01', 'account-2', 'account-1'],
      );
      assert.ok((await entriesOf(db, subjectId, 5)).some(({ action }) => action === 'hold.review'));
      await releaseHold(deps, id, act());
      await assert.rejects(reviewHold(deps, id, next, act()), /hold-not-found/);
      assert.deepEqual(await due(db, 'account-2', '2027-01-01'), []);
    });

    test('who had placed a hold before there were reviewers is its reviewer', async (t) => {
      const { deps, db, act, subjectId } = await house(t, dialect);
      await placeHold(deps, { ...ground, subjectId }, act());
      await sql`update hold set review_by = ''`.execute(db);
      await sql`alter table hold drop column review_by`.execute(db);
      const [migration] = rightsMigrations.filter(({ name }) => name.includes('0003'));
      await deps.database.tx((tx) => migration!.up(tx, deps.database.dialect));
      assert.equal((await holds(db, subjectId))[0]?.reviewBy, 'account-1');
    });
  });
}
