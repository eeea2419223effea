// Protective acts are reported done only when the second place knows, and what law keeps does not look like a broken erasure.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { promiseViews, runChecks } from '#kernel/proof';
import { ok, openApp } from '#tests/app';
import type { Session } from '#tests/app';

const HOLD = { reason: 'riita laskusta', law: 'tietosuoja-asetus 17 art. 3 kohta e', reviewOn: '2027-03-01' };

async function firm(t: TestContext) {
  const opened = await openApp(t, { policy: 'interniemi' });
  return { ...opened, personId: await personIn(opened.owner) };
}

async function personIn(owner: Session, email = 'aino@example.test'): Promise<string> {
  const body = {
    source: 'self',
    givenName: 'Aino',
    familyName: 'Esimerkki',
    memberships: [{ registerId: 'customer-marketing', subjectGroup: 'customers' }],
    contactPoints: [{ kind: 'email', value: email }],
    custom: {},
  };
  const { person } = await ok(owner.call<{ person: { id: string } }>('POST', '/api/people', body));
  return person.id;
}

function ledgerOf(dir: string): string {
  const folder = join(dir, 'ledger');
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('')
    .replaceAll('\\', '');
}

test('a hold and its release are in the second place before they are reported done', async (t) => {
  const { dir, owner, personId } = await firm(t);
  const { id } = await ok(owner.call<{ id: string }>('POST', '/api/holds', { subjectId: personId, fields: ['*'], ...HOLD }));
  assert.match(ledgerOf(dir), /"hold"/);
  await ok(owner.call('DELETE', `/api/holds/${id}`));
  assert.match(ledgerOf(dir), /"hold-release"/);
});

test('an identity code is refused in the ground of a hold too', async (t) => {
  const { owner, personId } = await firm(t);
  const hold = { subjectId: personId, fields: ['*'], ...HOLD, reason: 'riita, hetu 131052-308T' };
  const { status, body } = await owner.call<{ code: string }>('POST', '/api/holds', hold);
  assert.deepEqual([status, body.code], [400, 'errors.identity-code-found']);
});

test('what a hold keeps of an erased person is no remainder; a person erased wholly is looked for', async (t) => {
  const { app, owner, personId } = await firm(t);
  const verdict = async () => {
    await runChecks(app.proof);
    return (await promiseViews(app.deps)).find(({ id }) => id === 'rights/erasure')?.verdict;
  };
  await ok(owner.call('POST', '/api/holds', { subjectId: personId, fields: ['person.email'], ...HOLD }));
  await ok(owner.call('POST', `/api/subjects/${personId}/erasure`, { ground: 'request' }));
  assert.equal(await verdict(), 'unknown');
  await ok(owner.call('POST', `/api/subjects/${await personIn(owner, 'muu@example.test')}/erasure`, { ground: 'request' }));
  assert.equal(await verdict(), 'kept');
});
