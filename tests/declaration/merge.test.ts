/** A draft that an older version began is taken up again: what was published since comes into it, and what both changed is chosen place by place. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { ok, openApp } from '#tests/app';

interface Draft {
  id: string;
  yaml: string;
  revision: number;
}
interface Conflict {
  path: string;
  name: { fi: string } | null;
  base: unknown;
  ours: unknown;
  theirs: unknown;
}
interface Merge {
  newest: number | null;
  conflicts: Conflict[];
  revision: number;
}

async function bench(t: TestContext) {
  const { owner } = await openApp(t, { policy: 'prover' });
  const read = (id: string) => ok<Draft>(owner.call('GET', `/api/policy/drafts/${id}`));
  return {
    owner,
    read,
    async begin(change: (yaml: string) => string): Promise<Draft> {
      const { id } = await ok<{ id: string }>(owner.call('POST', '/api/policy/drafts/begin', { note: '' }));
      const draft = await read(id);
      await ok(owner.call('PUT', `/api/policy/drafts/${id}`, { yaml: change(draft.yaml), revision: draft.revision }));
      return read(id);
    },
    async publish({ id }: Draft): Promise<void> {
      const impact = await ok<{ revision: number; tell: { id: string }[]; effectiveFrom: string }>(
        owner.call('GET', `/api/policy/drafts/${id}/impact`),
      );
      const { revision, tell, effectiveFrom } = impact;
      await ok(
        owner.call('POST', `/api/policy/drafts/${id}/publish`, { revision, effectiveFrom, acknowledged: tell.map((each) => each.id) }),
      );
    },
    merge: ({ id }: Draft) => ok<Merge>(owner.call('GET', `/api/policy/drafts/${id}/merge`)),
    takeUp: ({ id }: Draft, body: object) => owner.call('POST', `/api/policy/drafts/${id}/merge`, body),
  };
}

const days = (n: number) => (yaml: string) => yaml.replace(/answerDays: \d+/, `answerDays: ${n}`);
const hours = (n: number) => (yaml: string) =>
  yaml.replace(/erasureHours: \d+/, `erasureHours: ${n}`).replace(/withinHours: \d+/, `withinHours: ${n}`);

test('changes of other places come in by themselves, and the draft can be published as usual', async (t) => {
  const b = await bench(t);
  const [first, second] = [await b.begin(days(21)), await b.begin((yaml) => `# Muistiinpano\n${hours(36)(yaml)}`)];
  await b.publish(first);
  const { newest, conflicts, revision } = await b.merge(second);
  assert.deepEqual([newest, conflicts], [2, []]);
  await ok(b.takeUp(second, { revision, newest, choices: [] }));
  const taken = await b.read(second.id);
  assert.ok(taken.yaml.startsWith('# Muistiinpano\n'));
  assert.match(taken.yaml, /answerDays: 21/);
  assert.match(taken.yaml, /erasureHours: 36/);
  assert.deepEqual((await b.merge(second)).newest, null);
  await b.publish(taken);
});

test('the same place changed otherwise is asked by its path with both words, and nothing is taken before it is chosen', async (t) => {
  const b = await bench(t);
  const [first, second] = [await b.begin(days(21)), await b.begin(days(14))];
  await b.publish(first);
  const { newest, conflicts, revision } = await b.merge(second);
  assert.deepEqual(
    conflicts.map(({ path, base, ours, theirs }) => [path, base, ours, theirs]),
    [['requests/answerDays', '28', '14', '21']],
  );
  const open = await b.takeUp(second, { revision, newest, choices: [] });
  assert.equal(open.status, 409);
  const choices = [{ path: 'requests/answerDays', take: 'ours' }];
  assert.equal((await b.takeUp(second, { revision: revision - 1, newest, choices })).status, 409);
  await ok(b.takeUp(second, { revision, newest, choices }));
  assert.match((await b.read(second.id)).yaml, /answerDays: 14/);
});
