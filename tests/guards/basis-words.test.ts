// What outlives its person says why in the reader's language, before the erasure and after it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { basisWords } from '#kernel/rights';
import { ok, openApp } from '#tests/app';

test('every ground on which a record outlives its person is told in Finnish and Swedish', async (t) => {
  const { app } = await openApp(t, { policy: 'prover' });
  const bases = app.deps.registry.all.flatMap(({ erase }) => (typeof erase === 'object' ? [erase.basis] : []));
  assert.ok(bases.length > 5);
  for (const basis of bases) {
    const { fi, sv, en } = basisWords(basis);
    assert.doesNotMatch(fi, /proof|accountability|Art\.|Act|lagen/, fi);
    assert.doesNotMatch(sv, /proof|accountability|Art\.|Act|laki/, sv);
    assert.doesNotMatch(en, /laki|lagen/, en);
  }
  assert.equal(basisWords('proof of consent: GDPR Art. 5(2), 7(1)').sv, 'bevis på samtycket: dataskyddsförordningen artikel 5.2, 7.1');
});

interface Kept {
  kind: string;
  name: { fi: string };
  count: number;
  until: string | null;
  basis: { fi: string } | null;
}

test('what the plan said would stay is said again once the rest has gone, with the ban and the last day of the backups', async (t) => {
  const { owner } = await openApp(t, { policy: 'prover' });
  const { person } = await ok<{ person: { id: string; contactPoints: { id: string }[] } }>(
    owner.call('POST', '/api/people', {
      givenName: 'Aino',
      source: 'self',
      memberships: [{ registerId: 'customer-marketing', subjectGroup: 'customers' }],
      contactPoints: [{ kind: 'email', value: 'aino@esimerkki.example.test' }],
    }),
  );
  const ban = { on: '2026-11-22', way: 'in-person', source: 'self', channel: null, purposeId: null };
  await ok(owner.call('POST', `/api/subjects/${person.id}/permissions/bans`, ban));
  const plan = await ok<{
    stores: { kind: string; action: string; count: number; keepUntil: string | null; basis: { fi: string } | null }[];
  }>(owner.call('GET', `/api/subjects/${person.id}/erasure-plan`));
  const planned = plan.stores.filter(({ action }) => action === 'keep');
  const done = await ok<{ stays: Kept[]; suppressed: number; backupsUntil: string | null }>(
    owner.call('POST', `/api/subjects/${person.id}/erasure`, { ground: 'request' }),
  );
  const banned = done.stays.find(({ kind }) => kind === 'permission-event');
  assert.deepEqual(
    [banned?.name.fi, banned?.until, banned?.basis?.fi],
    ['Luvat ja kiellot', '2029-11-22', 'todiste luvasta ja kiellosta: tietosuoja-asetuksen 5(2), 7(1), 21(3) artikla'],
  );
  for (const { kind, count, keepUntil, basis } of planned) {
    const said = done.stays.find((each) => each.kind === kind);
    assert.deepEqual([said?.until, said?.basis?.fi], [keepUntil, basis?.fi], kind);
    assert.ok((said?.count ?? 0) >= count);
  }
  assert.ok(done.suppressed > 0);
  assert.equal(done.backupsUntil, '2026-12-27');
});
