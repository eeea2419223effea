// Changing the declaration through the API: a draft never touches the register, what is foretold happens, and nothing untrue is published.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { sql } from '#platform/db';
import type { AnswerOf } from '#platform/contract';
import type { contract } from '#api/contract';
import { ok, openApp } from '#tests/app';
import type { TestApp } from '#tests/app';

type Impact = AnswerOf<typeof contract.drafts.impact>;
type Draft = AnswerOf<typeof contract.policy.draft>;

interface Bench extends TestApp {
  begin(): Promise<Draft>;
  save(draft: Draft, yaml: string): Promise<Draft>;
  impact(id: string, day?: string): Promise<Impact>;
  publish(id: string, body?: object): Promise<{ status: number; body: { code?: string; title?: string; versionNo?: number } }>;
}

async function bench(t: TestContext): Promise<Bench> {
  const opened = await openApp(t, { policy: 'interniemi' });
  const { owner } = opened;
  const read = (id: string) => ok<Draft>(owner.call('GET', `/api/policy/drafts/${id}`));
  await ok(
    owner.call('POST', '/api/people', {
      source: 'self',
      givenName: 'Aino',
      familyName: 'Esimerkki',
      note: 'toivoo puhelua',
      memberships: [{ registerId: 'customer-marketing', subjectGroup: 'customers' }],
      contactPoints: [],
      custom: {},
    }),
  );
  return {
    ...opened,
    async begin() {
      return read((await ok<{ id: string }>(owner.call('POST', '/api/policy/drafts/begin', {}))).id);
    },
    async save(draft, yaml) {
      assert.ok(yaml !== draft.yaml, 'the draft is changed');
      await ok(owner.call('PUT', `/api/policy/drafts/${draft.id}`, { yaml, revision: draft.revision }));
      return read(draft.id);
    },
    impact: (id, day) => ok(owner.call('GET', `/api/policy/drafts/${id}/impact${day === undefined ? '' : `?effectiveFrom=${day}`}`)),
    publish: (id, body) => owner.call('POST', `/api/policy/drafts/${id}/publish`, body),
  };
}

async function dueDays({ app }: TestApp): Promise<(string | null)[]> {
  const { rows } = await sql<{ due_on: string | null }>`select due_on from membership order by id`.execute(app.deps.database.db);
  return rows.map((row) => row.due_on);
}

/** The period of the rule that ends a membership of the register, read from the text. */
function withPeriod(yaml: string, period: string): string {
  return yaml.replace(/(id: customership\n(?:.*\n)*?\s+period: )\S+/, (_, head: string) => `${head}${period}`);
}

const NEW_PURPOSE = `  - id: research
    name: { fi: Palvelujen kehittäminen, sv: Utveckling av tjänster, en: Developing services }
    registers: [customer-marketing]
    basis: legitimate-interest
    interest: { fi: Palvelut paranevat., sv: Tjänsterna blir bättre., en: Services improve. }
`;

function withPurpose(yaml: string): string {
  return yaml.replace('\npurposes:\n', `\npurposes:\n${NEW_PURPOSE}`);
}

test('a draft is saved by revision: the second of two hands is told, and nothing of the register moves', async (t) => {
  const b = await bench(t);
  const [draft, before] = [await b.begin(), await dueDays(b)];
  assert.deepEqual([draft.revision, draft.baseVersionNo], [1, 1]);
  const saved = await b.save(draft, withPeriod(draft.yaml, 'P1Y'));
  assert.equal(saved.revision, 2);
  const late = await b.owner.call<{ code: string }>('PUT', `/api/policy/drafts/${draft.id}`, { yaml: 'x', revision: 1 });
  assert.deepEqual([late.status, late.body.code], [409, 'errors.draft-changed']);
  const gone = await b.owner.call<{ code: string }>('PUT', '/api/policy/drafts/nothing', { yaml: 'x', revision: 1 });
  assert.equal(gone.status, 404);
  assert.deepEqual(await dueDays(b), before);
  await ok(b.owner.call('DELETE', `/api/policy/drafts/${draft.id}`));
  assert.equal((await b.owner.call('GET', `/api/policy/drafts/${draft.id}`)).status, 404);
});

test('a shorter period: the days foretold are the days that move when it is published', async (t) => {
  const b = await bench(t);
  const draft = await b.begin();
  const [before] = await dueDays(b);
  const changed = await b.save(draft, withPeriod(draft.yaml, 'P1Y'));
  const impact = await b.impact(changed.id);
  assert.deepEqual(impact.refusals, []);
  assert.deepEqual(impact.tell, [], 'a shorter period need not be told');
  const [move] = impact.moves;
  assert.deepEqual([impact.moves.length, move?.earlier, move?.later, move?.firstBefore], [1, 1, 0, before]);
  assert.deepEqual(await dueDays(b), [before], 'looking moves nothing');
  assert.equal((await b.publish(draft.id)).status, 200);
  assert.deepEqual(await dueDays(b), [move?.firstAfter]);
  assert.equal(b.app.deps.policy.current()?.versionNo, 2);
});

test('a new purpose is told first: without the acknowledgement it is refused, with it the log keeps its id', async (t) => {
  const b = await bench(t);
  const draft = await b.begin();
  await b.save(draft, withPurpose(draft.yaml));
  const { tell } = await b.impact(draft.id);
  assert.deepEqual(
    tell.map(({ id, people, ask }) => [id, people, ask]),
    [['added:purposes/research', 1, false]],
  );
  const silent = await b.publish(draft.id);
  assert.deepEqual([silent.status, silent.body.code], [422, 'errors.tell-first']);
  assert.equal(b.app.deps.policy.current()?.versionNo, 1);
  const done = await b.publish(draft.id, { acknowledged: tell.map(({ id }) => id) });
  assert.equal(done.status, 200);
  const { rows } = await sql<{
    detail: string;
  }>`select detail from audit_entry where action = 'policy.published' order by seq desc`.execute(b.app.deps.database.db);
  assert.deepEqual((JSON.parse(rows[0]?.detail ?? '{}') as { told: string[] }).told, ['added:purposes/research']);
});

test('a version for a later day comes into force on that day by itself, and only then the days move', async (t) => {
  const b = await bench(t);
  const draft = await b.begin();
  await b.save(draft, withPeriod(draft.yaml, 'P1Y'));
  const [move] = (await b.impact(draft.id, '2026-12-01')).moves;
  assert.equal((await b.publish(draft.id, { effectiveFrom: '2026-12-01' })).status, 200);
  const [before] = await dueDays(b);
  assert.equal(before, move?.firstBefore);
  b.clock.set('2026-11-30T21:59:00Z');
  await b.app.startNightly()();
  assert.deepEqual([b.app.deps.policy.current()?.versionNo, await dueDays(b)], [1, [before]]);
  // One minute after midnight in Finland, hours before the nightly run.
  b.clock.set('2026-11-30T22:01:00Z');
  await b.app.startNightly()();
  assert.deepEqual([b.app.deps.policy.current()?.versionNo, await dueDays(b)], [2, [move?.firstAfter]]);
});

test('a day that has passed is refused', async (t) => {
  const b = await bench(t);
  const draft = await b.begin();
  await b.save(draft, withPeriod(draft.yaml, 'P1Y'));
  assert.deepEqual(
    (await b.impact(draft.id, '2026-11-21')).refusals.map(({ code }) => code),
    ['effective-in-past'],
  );
  const { status, body } = await b.publish(draft.id, { effectiveFrom: '2026-11-21' });
  assert.deepEqual([status, body.code], [422, 'errors.draft-refused']);
  assert.match(body.title ?? '', /21\.11\.2026/);
});

test('a draft of an older version is refused, since it would take back what was published meanwhile', async (t) => {
  const b = await bench(t);
  const [first, second] = [await b.begin(), await b.begin()];
  await b.save(first, withPeriod(first.yaml, 'P1Y'));
  await b.save(second, withPeriod(second.yaml, 'P2Y'));
  await ok(b.publish(first.id));
  assert.equal((await b.impact(second.id)).baseIsNewest, false);
  const { status, body } = await b.publish(second.id);
  assert.deepEqual([status, body.code], [409, 'errors.draft-old']);
});

test('a text changed in one language holds up publishing until the others change or somebody says that they still hold', async (t) => {
  const b = await bench(t);
  const draft = await b.begin();
  const yaml = draft.yaml.replace('fi: Asiakas- ja markkinointirekisteri,', 'fi: Asiakkaiden rekisteri,');
  await b.save(draft, yaml);
  const path = 'registers/customer-marketing/name';
  const impact = await b.impact(draft.id);
  assert.deepEqual(
    impact.stale.map((text) => [text.path, text.changed, text.stale]),
    [[path, ['fi'], ['sv', 'en']]],
  );
  assert.equal((await b.publish(draft.id)).status, 422);
  const { stale } = await ok<{ stale: unknown[] }>(b.owner.call('POST', `/api/policy/drafts/${draft.id}/texts`, { paths: [path] }));
  assert.deepEqual(stale, []);
  // The confirmation is of these words: other words are not confirmed by it.
  const again = await b.save(
    await ok<Draft>(b.owner.call('GET', `/api/policy/drafts/${draft.id}`)),
    yaml.replace('Asiakkaiden rekisteri', 'Asiakkaat'),
  );
  assert.equal((await b.impact(draft.id)).stale.length, 1);
  await b.save(again, yaml);
  assert.equal((await b.publish(draft.id)).status, 200);
});

test('a promise that nothing could keep is refused, with its place', async (t) => {
  const b = await bench(t);
  const draft = await b.begin();
  await b.save(draft, draft.yaml.replace(/erasureHours: \d+/, 'erasureHours: 1'));
  const { refusals } = await b.impact(draft.id);
  assert.ok(refusals.some(({ code, path }) => code === 'erasure-too-soon' && path === 'requests/erasureHours'));
  assert.equal((await b.publish(draft.id)).status, 422);
});

test('a text that is no declaration is kept as a draft and never published', async (t) => {
  const b = await bench(t);
  const draft = await b.begin();
  await b.save(draft, 'format: something else');
  const impact = await b.impact(draft.id);
  assert.deepEqual([impact.changes, impact.moves, impact.refusals[0]?.code], [[], [], 'problem']);
  assert.equal((await b.publish(draft.id)).status, 422);
  const look = await ok<{ notice: null; problems: unknown[] }>(b.owner.call('POST', '/api/policy/look', { yaml: 'no: thing', lang: 'fi' }));
  assert.deepEqual([look.notice, look.problems.length > 0], [null, true]);
});

test('data that would no longer be declared are counted by people before they go', async (t) => {
  const b = await bench(t);
  const draft = await b.begin();
  await b.save(draft, draft.yaml.replace(/^.*- person\.note\n/m, ''));
  const { undeclared, changes } = await b.impact(draft.id);
  assert.deepEqual(
    undeclared
      .filter(({ fieldId, people }) => fieldId === 'person.note' && people > 0)
      .map(({ registerId, people }) => [registerId, people]),
    [['customer-marketing', 1]],
  );
  assert.ok(changes.some(({ effects }) => effects.some(({ fi }) => fi.startsWith('Arvot poistetaan'))));
});

test('a version that is coming can be taken back before its day: its words go on as a draft, and the one in force goes on', async (t) => {
  const b = await bench(t);
  const draft = await b.begin();
  await b.save(draft, withPeriod(draft.yaml, 'P1Y'));
  const due = await dueDays(b);
  const impact = await b.impact(draft.id, '2027-01-15');
  const acknowledged = impact.tell.map(({ id }) => id);
  const { status, body } = await b.publish(draft.id, { effectiveFrom: '2027-01-15', acknowledged });
  assert.deepEqual([status, body.versionNo], [200, 2]);
  const { draftId } = await ok<{ draftId: string }>(b.owner.call('POST', '/api/policy/versions/2/withdraw', {}));
  const again = await ok<Draft>(b.owner.call('GET', `/api/policy/drafts/${draftId}`));
  assert.deepEqual([again.yaml, again.baseVersionNo], [withPeriod(draft.yaml, 'P1Y'), 1]);
  b.clock.advance(90 * 24 * 3_600_000);
  assert.equal(b.app.deps.policy.current()?.versionNo, 1);
  await b.app.deps.policy.reload();
  assert.equal(b.app.deps.policy.current()?.versionNo, 1);
  assert.deepEqual(await dueDays(b), due);
});

test('a version taken back stays readable and says what it is; what is in force cannot be taken back', async (t) => {
  const b = await bench(t);
  const draft = await b.begin();
  await b.save(draft, withPeriod(draft.yaml, 'P1Y'));
  const acknowledged = (await b.impact(draft.id, '2027-01-15')).tell.map(({ id }) => id);
  assert.equal((await b.publish(draft.id, { effectiveFrom: '2027-01-15', acknowledged })).status, 200);
  const withdraw = (no: number) => b.owner.call<{ code?: string }>('POST', `/api/policy/versions/${no}/withdraw`, {});
  assert.equal((await withdraw(1)).body.code, 'errors.version-in-force');
  assert.equal((await withdraw(9)).body.code, 'errors.version-unknown');
  assert.equal((await withdraw(2)).status, 200);
  assert.equal((await withdraw(2)).body.code, 'errors.version-unknown');
  const page = async (url: string) => (await b.app.server.inject({ url })).body;
  assert.match(await page('/seloste/versiot?lang=fi'), /peruttiin 22\.11\.2026/);
  assert.match(await page('/seloste/versiot/2/fi'), /Versio 2/);
  assert.doesNotMatch(await page('/seloste/versiot/2/fi'), /tulee voimaan/);
  await assert.rejects(sql`delete from policy_withdrawal`.execute(b.app.deps.database.db));
  const next = await b.begin();
  await b.save(next, withPeriod(next.yaml, 'P2Y'));
  const told = (await b.impact(next.id)).tell.map(({ id }) => id);
  assert.equal((await b.publish(next.id, { acknowledged: told })).body.versionNo, 3);
});

test('who began, wrote, confirmed and threw away a draft stands in the log, once for each spell of writing', async (t) => {
  const b = await bench(t);
  const draft = await b.begin();
  const saved = await b.save(draft, withPeriod(draft.yaml, 'P1Y'));
  await b.save(saved, withPeriod(draft.yaml, 'P2Y'));
  await ok(b.owner.call('DELETE', `/api/policy/drafts/${draft.id}`));
  const { rows } = await ok<{ rows: { action: string }[] }>(b.owner.call('GET', '/api/log?limit=50'));
  const acts = rows.map(({ action }) => action).filter((action) => action.startsWith('policy.draft'));
  assert.deepEqual(acts.toReversed(), ['policy.draft-begun', 'policy.draft-saved', 'policy.draft-discarded']);
});

test('a version whose changes could not be worked through is told as published, and the night makes it good', async (t) => {
  const b = await bench(t);
  const draft = await b.begin();
  await b.save(draft, withPeriod(draft.yaml, 'P1Y'));
  const acknowledged = (await b.impact(draft.id)).tell.map(({ id }) => id);
  const { policy } = b.app.deps;
  const { reload } = policy;
  policy.reload = () => Promise.reject(new Error('the disk is full'));
  const { status, body } = await b.publish(draft.id, { acknowledged });
  policy.reload = reload;
  assert.deepEqual([status, body.versionNo, (body as { applied?: boolean }).applied], [200, 2, false]);
  await policy.reload();
  assert.equal(policy.current()?.versionNo, 2);
});

test('a draft that says what the notice says already is no version, whatever its lines look like', async (t) => {
  const b = await bench(t);
  const draft = await b.begin();
  const empty = await b.publish(draft.id);
  assert.deepEqual([empty.status, empty.body.code], [422, 'errors.draft-empty']);
  assert.match(empty.body.title ?? '', /ei muuta selostetta/);
  const lines = await b.save(draft, `# Muistiinpano itselle.\n${draft.yaml}`);
  assert.deepEqual((await b.impact(lines.id)).changes, []);
  assert.equal((await b.publish(lines.id)).body.code, 'errors.draft-empty');
  const { versions } = await ok<{ versions: unknown[] }>(b.owner.call('GET', '/api/policy/versions'));
  assert.equal(versions.length, 1);
  const changed = await b.save(lines, withPurpose(lines.yaml));
  const { tell } = await b.impact(changed.id);
  assert.equal((await b.publish(changed.id, { acknowledged: tell.map(({ id }) => id) })).body.versionNo, 2);
});
