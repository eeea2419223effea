// Claims about publishing against somebody's will: what was read is what is published, and set-up promises nothing untrue either.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { sql } from '#platform/db';
import type { AnswerOf } from '#platform/contract';
import type { contract } from '#api/contract';
import { ok, openApp, OWNER, PASSWORD, policyText } from '#tests/app';

type Draft = AnswerOf<typeof contract.policy.draft>;
type Impact = AnswerOf<typeof contract.drafts.impact>;

test('what another hand wrote after the impact was read is neither published nor confirmed', async (t) => {
  const { owner } = await openApp(t, { policy: 'interniemi' });
  const { id } = await ok<{ id: string }>(owner.call('POST', '/api/policy/drafts/begin', {}));
  const draft = await ok<Draft>(owner.call('GET', `/api/policy/drafts/${id}`));
  const yaml = draft.yaml.replace('fi: Asiakas- ja markkinointirekisteri,', 'fi: Asiakkaiden rekisteri,');
  await ok(owner.call('PUT', `/api/policy/drafts/${id}`, { yaml, revision: 1 }));
  const read = await ok<Impact>(owner.call('GET', `/api/policy/drafts/${id}/impact`));
  assert.equal(read.revision, 2);
  await ok(owner.call('PUT', `/api/policy/drafts/${id}`, { yaml: yaml.replace('Asiakkaiden rekisteri', 'Kaikki'), revision: 2 }));
  const paths = read.stale.map(({ path }) => path);
  const confirmed = await owner.call<{ code: string }>('POST', `/api/policy/drafts/${id}/texts`, { paths, revision: read.revision });
  assert.deepEqual([confirmed.status, confirmed.body.code], [409, 'errors.draft-changed']);
  const published = await owner.call<{ code: string }>('POST', `/api/policy/drafts/${id}/publish`, { revision: read.revision });
  assert.deepEqual([published.status, published.body.code], [409, 'errors.draft-changed']);
});

test('a first declaration that promises what could not be kept is refused at set-up', async (t) => {
  const { app, owner } = await openApp(t);
  const code = await app.issueClaimCode();
  await ok(owner.call('POST', '/api/setup/claim', { code, email: OWNER, name: 'Omistaja', password: PASSWORD, language: 'fi' }));
  const yaml = policyText('interniemi')
    .replace(/erasureHours: \d+/, 'erasureHours: 1')
    .replace(/withinHours: \d+/, 'withinHours: 1');
  const preview = await ok<{ completions: { id: string }[] }>(owner.call('POST', '/api/setup/preview', { yaml }));
  const confirmed = preview.completions.map(({ id }) => id);
  const facts = {
    contactName: 'Rekisterin yhteyshenkilö',
    email: 'tietosuoja@firma.example.test',
    post: 'Esimerkkikatu 1, 00100 Helsinki',
  };
  const started = await owner.call<{ code: string }>('POST', '/api/setup/start', { yaml, facts, confirmed });
  assert.deepEqual([started.status, started.body.code], [422, 'errors.draft-refused']);
});

test('a period of thousands of years does not become a day that has passed', async (t) => {
  const { owner, app } = await openApp(t, { policy: 'interniemi' });
  const memberships = [{ registerId: 'customer-marketing', subjectGroup: 'customers' }];
  const person = { source: 'self', givenName: 'Aino', familyName: 'Esimerkki', memberships, contactPoints: [], custom: {} };
  await ok(owner.call('POST', '/api/people', person));
  const { id } = await ok<{ id: string }>(owner.call('POST', '/api/policy/drafts/begin', {}));
  const { yaml } = await ok<Draft>(owner.call('GET', `/api/policy/drafts/${id}`));
  const long = yaml.replace(/(id: customership\n(?:.*\n)*?\s+period: )\S+/, '$1P9000Y');
  assert.notEqual(long, yaml);
  await ok(owner.call('PUT', `/api/policy/drafts/${id}`, { yaml: long, revision: 1 }));
  const { tell, moves } = await ok<Impact>(owner.call('GET', `/api/policy/drafts/${id}/impact`));
  assert.deepEqual([moves[0]?.goAtOnce, moves[0]?.later], [0, 1]);
  await ok(owner.call('POST', `/api/policy/drafts/${id}/publish`, { acknowledged: tell.map((each) => each.id) }));
  const { rows } = await sql<{ due_on: string }>`select due_on from membership`.execute(app.deps.database.db);
  assert.deepEqual(rows, [{ due_on: '9999-12-31' }]);
});

test('set-up says which daily tools the declaration leaves off, and declares them when asked', async (t) => {
  const { owner, app } = await openApp(t);
  const code = await app.issueClaimCode();
  await ok(owner.call('POST', '/api/setup/claim', { code, email: OWNER, name: 'Omistaja', password: PASSWORD, language: 'fi' }));
  const yaml = policyText('lajina-mieli');
  const preview = await ok<{ toolsOff: { id: string; fields: { fi: string }[] }[]; completions: { id: string; superseded: boolean }[] }>(
    owner.call('POST', '/api/setup/preview', { yaml }),
  );
  assert.deepEqual(
    preview.toolsOff.map(({ id }) => id),
    ['contacts', 'next-action'],
  );
  const confirmed = preview.completions.filter(({ superseded }) => !superseded).map(({ id }) => id);
  const facts = { contactName: 'Toimisto', email: 'toimisto@example.test' };
  const body = { yaml, facts, confirmed, tools: preview.toolsOff.map(({ id }) => id) };
  await ok(owner.call('POST', '/api/setup/start', body));
  const { key } = await ok<{ key: string }>(owner.call('GET', '/api/setup/recovery'));
  await ok(owner.call('POST', '/api/setup/recovery', { end: key.slice(-7) }));
  const { features } = await ok<{ features: { id: string; on: boolean }[] }>(owner.call('GET', '/api/policy'));
  for (const id of ['contact-log', 'contact-notes', 'next-action']) assert.equal(features.find((each) => each.id === id)?.on, true, id);
});

test('set-up names the words that a pasted notice has in one language only; a declaration in three has none', async (t) => {
  const { owner, app } = await openApp(t);
  const code = await app.issueClaimCode();
  await ok(owner.call('POST', '/api/setup/claim', { code, email: OWNER, name: 'Omistaja', password: PASSWORD, language: 'fi' }));
  const text = readFileSync(join(import.meta.dirname, '..', 'import', 'fixtures', 'b-ten-points.txt'), 'utf8');
  const { yaml } = await ok<{ yaml: string }>(owner.call('POST', '/api/policy/read', { text }));
  const untranslated = async (of: string) =>
    (await ok<{ untranslated: { text: string }[] }>(owner.call('POST', '/api/setup/preview', { yaml: of }))).untranslated.map(
      (each) => each.text,
    );
  const own = await untranslated(yaml);
  assert.ok(own.length > 0 && own.every((each) => each.trim() !== ''));
  assert.deepEqual(await untranslated(policyText('prover')), []);
});
