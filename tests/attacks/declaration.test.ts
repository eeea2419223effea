// A new version that declares less: what it leaves out goes with it, also when the process dies right after publishing.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import type { App } from '#app';
import { publishVersion, saveDraft, versions } from '#kernel/policy';
import { sql } from '#platform/db';
import { ok, openApp, startApp } from '#tests/app';
import type { TestApp } from '#tests/app';

async function firmWithNote(t: TestContext): Promise<TestApp & { yaml: string; baseId: string }> {
  const opened = await openApp(t, { policy: 'interniemi' });
  await ok(
    opened.owner.call('POST', '/api/people', {
      source: 'self',
      givenName: 'Aino',
      familyName: 'Esimerkki',
      note: 'toivoo puhelua',
      memberships: [{ registerId: 'customer-marketing', subjectGroup: 'customers' }],
      contactPoints: [],
      custom: {},
    }),
  );
  const [version] = await versions(opened.app.deps.database.db);
  assert.match(version?.yaml ?? '', /- person\.note\n/);
  return { ...opened, yaml: (version?.yaml ?? '').replace(/^.*- person\.note\n/m, ''), baseId: version?.id ?? '' };
}

async function stored({ deps }: App) {
  const { rows } = await sql<{ given_name: string; note: string | null }>`select given_name, note from person`.execute(deps.database.db);
  return rows.map((row) => ({ ...row }));
}

test('publishing a version that declares less takes away what it leaves out, and nothing else', async (t) => {
  const { app, owner, yaml, baseId } = await firmWithNote(t);
  const draft = { id: 'draft-1', baseVersionId: baseId, yaml, note: '', createdAt: '2026-11-22T08:00:00.000Z', createdBy: 'owner' };
  await app.deps.database.tx((tx) => saveDraft(tx, draft));
  await ok(owner.call('POST', '/api/policy/drafts/draft-1/publish'));
  assert.equal(app.deps.policy.current()?.allFields.has('person.note'), false);
  assert.deepEqual(await stored(app), [{ given_name: 'Aino', note: null }]);
});

test('a process that dies between publishing and taking away does it at the next start', async (t) => {
  const { app, clock, dir, yaml } = await firmWithNote(t);
  const at = clock.now();
  await app.deps.database.tx((tx) => publishVersion(tx, { id: 'version-2', yaml, effectiveFrom: '2026-11-22', at, by: 'owner' }));
  assert.deepEqual(await stored(app), [{ given_name: 'Aino', note: 'toivoo puhelua' }]);
  const again = await startApp(dir, clock);
  t.after(() => again.close());
  assert.deepEqual(await stored(again), [{ given_name: 'Aino', note: null }]);
});
