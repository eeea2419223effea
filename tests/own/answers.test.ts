/** What the own pages leave for afterwards: an erasure that waits is told, carried out by itself and answered; who is seen in person first gets no link from a stranger's order. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { correctOwn } from '#customers';
import { compilePolicy, fixedHolder } from '#kernel/policy';
import { executeDueErasures, restrictProcessing, verifyCertificate } from '#kernel/rights';
import type { SignedCertificate } from '#kernel/rights';
import { orderLink, workVisits } from '#kernel/visits';
import { ok, signInAgain } from '#tests/app';
import { AINO, BO, openOwn } from './house.ts';

const STAFF = { id: 'owner', kind: 'account' } as const;

test('an erasure that waits is told by mail, taken back, asked anew, carried out in time by itself, and answered with its certificate', async (t) => {
  const house = await openOwn(t);
  const { app, clock, owner, sink } = house;
  const window = await house.inside(AINO);
  await window.post('/omat/poisto', { how: 'later' });
  await house.round();
  assert.match(house.letterTo(AINO)?.text ?? '', /tietojen poistaminen/);
  const waiting = (await window.get('/omat/poisto')).body;
  const id = /name="id" value="([^"]+)"/.exec(waiting)?.[1] ?? '';
  await window.post('/omat/pyynnot/peru', { id });
  clock.advance(60_000);
  await window.post('/omat/poisto', { how: 'later' });
  clock.advance(47 * 3_600_000);
  await executeDueErasures(app.deps, clock.now());
  await signInAgain(owner, clock);
  assert.equal((await owner.call('GET', `/api/people/${house.ainoId}`)).status, 404);
  await house.round();
  const letter = house.letterTo(AINO);
  assert.match(letter?.link ?? '', /\/omat\/todistus\/[0-9a-f-]{36}$/);
  const path = new URL(letter?.link ?? '').pathname;
  const signed = JSON.parse((await house.browser().get(`${path}/todistus.json`)).body) as SignedCertificate;
  assert.ok(verifyCertificate(signed, app.deps.keys.certificate.publicPem));
  assert.equal(signed.certificate.inTime, true);
  const { rows } = await ok<{ rows: { outcome: string }[] }>(owner.call('GET', '/api/requests?state=closed'));
  assert.deepEqual(
    rows.map(({ outcome }) => outcome),
    ['granted', 'withdrawn'],
  );
  const sent = sink.taken.length;
  await house.round();
  assert.equal(sink.taken.length, sent, 'one answer');
});

test('where identity is checked in person, an order brings advice and no link; staff who have seen the person send one', async (t) => {
  const house = await openOwn(t);
  const current = house.app.deps.policy.current();
  assert.ok(current);
  const { policy, versionId, versionNo, effectiveFrom } = current;
  const strict = { ...policy, requests: { ...policy.requests, identity: 'in-person' as const } };
  const deps = { ...house.visits, policy: fixedHolder(compilePolicy(strict, { versionId, versionNo, effectiveFrom })) };
  await orderLink(deps, { address: AINO, lang: 'fi', browser: 'b'.repeat(43) });
  await workVisits(deps);
  await house.app.mailer.sendDue();
  assert.match(house.letterTo(AINO)?.link ?? '', /\/omat\/pyynto$/);
  await ok(house.owner.call('POST', `/api/people/${house.ainoId}/own-link`, { lang: 'sv' }));
  await house.app.mailer.sendDue();
  const letter = house.letterTo(AINO);
  assert.match(letter?.link ?? '', /\/omat\/linkki\//);
  assert.equal(letter?.code, '', 'nobody ordered it in a browser, so there is no code');
  const window = house.browser();
  await window.post('/omat/linkki', { token: letter?.link.split('/').at(-1) ?? '' });
  assert.equal((await window.get('/omat/tiedot')).status, 200);
  const nobody = await house.person('Ilman', 'Osoitetta', [{ kind: 'phone', value: '040 700 0002' }]);
  assert.equal((await house.owner.call('POST', `/api/people/${nobody}/own-link`, { lang: 'fi' })).status, 422);
});

test('restricted data are seen and copied, and what would change them becomes a request', async (t) => {
  const house = await openOwn(t);
  const window = await house.inside(BO);
  await restrictProcessing(house.app.deps, house.boId, 'accuracy', { actor: STAFF, at: house.clock.now() });
  const held = (await window.get('/omat/tiedot')).body;
  assert.match(held, /rajoitettu/);
  assert.equal((await window.get('/omat/kopio.csv')).status, 200);
  const name = /\/omat\/korjaa\/person\/[^"]+given_name/.exec(held)?.[0] ?? '';
  assert.match((await window.post(name, { value: 'Bosse' })).location ?? '', /pyynnot\?tehty=asked/);
  assert.match((await window.get('/omat/tiedot')).body, /"value">Bo</);
  assert.match((await window.get('/omat/poisto')).body, /ei voi nyt poistaa/);
});

test('a correction names a record of the person, and the store itself refuses any other', async (t) => {
  const house = await openOwn(t);
  const { deps } = house.app;
  const [theirs] = await house.visits.mailboxes.of(deps.database.db, house.boId);
  const who = { actor: { id: house.ainoId, kind: 'subject' as const }, source: 'own-records' };
  const point = {
    kind: 'contact-point',
    recordId: theirs?.contactPointId ?? '',
    column: 'value',
    field: 'person.email',
    value: AINO,
  } as const;
  const person = { kind: 'person', recordId: house.boId, column: 'given_name', field: 'person.name', value: 'Vieras' } as const;
  const version = { ...person, recordId: house.ainoId, column: 'version' };
  for (const wish of [point, person, version])
    await assert.rejects(
      correctOwn(deps, who, house.ainoId, wish),
      (error) => error instanceof Error && error.message.includes('record-not-found'),
    );
});
