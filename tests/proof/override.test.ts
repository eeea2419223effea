// Starting without the ledger is possible only in writing, and the promise says so from then on.

import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { test } from 'node:test';
import { join } from 'node:path';
import { openHouse } from '#app';
import { ledgerPath } from '#kernel/audit';
import { checkContext, look } from '#kernel/proof';
import { loadConfig } from '#platform/config';
import { systemIds } from '#platform/ids';
import { silentLog } from '#platform/log';
import { ok, openApp } from '#tests/app';

test('a lost ledger is refused at start, an override is recorded and breaks the promise', async (t) => {
  const { app, clock, dir, owner } = await openApp(t, { policy: 'prover' });
  const { registers } = await ok<{ registers: { id: string; subjectGroups: { id: string }[] }[] }>(owner.call('GET', '/api/policy'));
  const membership = { registerId: registers[0]?.id, subjectGroup: registers[0]?.subjectGroups[0]?.id };
  const { person } = await ok<{ person: { id: string } }>(
    owner.call('POST', '/api/people', {
      source: 'own-records',
      givenName: 'Aino',
      memberships: [membership],
      contactPoints: [],
      custom: {},
    }),
  );
  await ok(owner.call('POST', `/api/subjects/${person.id}/erasure`, { ground: 'request' }));
  rmSync(ledgerPath(join(dir, 'ledger')));
  const ports = { config: loadConfig({ LUPAUS_DATA: dir }), clock, ids: systemIds(clock), log: silentLog };
  await assert.rejects(openHouse(ports), { code: 'errors.ledger-missing' });
  const house = await openHouse({ ...ports, ledgerOverride: { ref: 'OHITUS-1' } });
  await house.close();
  const policy = app.deps.policy.current();
  assert.ok(policy);
  const finding = await look(checkContext(app.proof, policy), { check: 'ledger.copied', params: {} });
  assert.equal(finding.verdict, 'broken');
  assert.match(finding.evidence.en, /without the ledger/);
});
