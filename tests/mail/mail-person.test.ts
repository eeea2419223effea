/** Mail and the person: a refused address is told where it stands, erasure empties the queue, and no certificate is given while a letter holds the person. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { mailWorks, messageById, queueMail } from '#kernel/mail';
import type { MailOrder } from '#kernel/mail';
import { eraseNow, finishErasures } from '#kernel/rights';
import { ok, openApp } from '#tests/app';
import type { Session, TestApp } from '#tests/app';
import { openSink } from '../../src/platform/mail/testing.ts';
import type { Sink } from '../../src/platform/mail/testing.ts';

const EMAIL = 'havuharju@example.test';

interface House extends TestApp {
  readonly sink: Sink;
  readonly personId: string;
  queue(to: MailOrder<'test'>['to']): Promise<string>;
}

async function person(owner: Session): Promise<string> {
  const policy = await ok<{ registers: { id: string; subjectGroups: { id: string }[] }[]; sources: { id: string }[] }>(
    owner.call('GET', '/api/policy'),
  );
  const [register] = policy.registers;
  const membership = { registerId: register?.id, subjectGroup: register?.subjectGroups[0]?.id };
  const { person: made } = await ok<{ person: { id: string } }>(
    owner.call('POST', '/api/people', {
      givenName: 'Aino',
      familyName: 'Havuharju',
      source: policy.sources[0]?.id,
      memberships: [membership],
      contactPoints: [{ kind: 'email', value: EMAIL }],
    }),
  );
  return made.id;
}

async function opened(t: TestContext): Promise<House> {
  const house = await openApp(t, { policy: 'prover' });
  const sink = await openSink();
  t.after(() => sink.close());
  const { owner, app } = house;
  const { relays } = await ok<{ relays: { id: string; seesAddress: boolean }[] }>(owner.call('GET', '/api/mail'));
  const recipientId = relays.find(({ seesAddress }) => seesAddress)?.id ?? null;
  const relay = { host: '127.0.0.1', port: sink.port, tls: 'none', user: '', fromAddress: 'posti@firma.example.test', fromName: 'Firma' };
  await ok(owner.call('PUT', '/api/mail', { ...relay, recipientId }));
  const personId = await person(owner);
  const queue: House['queue'] = (to) =>
    app.deps.database.tx((tx) =>
      queueMail(tx, app.deps, { to, purpose: 'rights', template: 'test', lang: 'fi', params: { at: app.deps.clock.now() } }),
    );
  return { ...house, sink, personId, queue };
}

const ACT = { actor: { id: 'owner', kind: 'account' } } as const;

test('an address that a relay refuses is told on the page of the person, until a letter arrives there', async (t) => {
  const { app, owner, sink, personId, queue } = await opened(t);
  const bounced = async () => {
    const seen = await ok<{ person: { contactPoints: { value: string; bouncedAt?: string }[] } }>(
      owner.call('GET', `/api/people/${personId}`),
    );
    return seen.person.contactPoints.find(({ value }) => value === EMAIL)?.bouncedAt;
  };
  sink.refuse(EMAIL, 550, '5.1.1 unknown');
  await queue({ subjectId: personId, address: EMAIL });
  await app.mailer.sendDue();
  assert.equal(await bounced(), '2026-11-22T08:01:00.000Z');
  assert.deepEqual(await mailWorks(app.deps), { works: false, why: 'untested' });
});

test('a person who is erased is not written to any more, and the certificate says that nothing was found', async (t) => {
  const { app, sink, personId, queue } = await opened(t);
  const id = await queue({ subjectId: personId, address: EMAIL });
  const row = await eraseNow(app.deps, { subjectId: personId, ground: 'request', act: { ...ACT, at: app.deps.clock.now() } });
  assert.equal(row.state, 'certified', row.result ?? '');
  assert.equal(await messageById(app.deps.database.db, id), undefined);
  await app.mailer.sendDue();
  assert.deepEqual(sink.taken, []);
});

test('a letter to the erased that is tied to nobody holds the certificate back until it has gone', async (t) => {
  const { app, sink, personId, queue } = await opened(t);
  await queue({ subjectId: null, address: EMAIL });
  const row = await eraseNow(app.deps, { subjectId: personId, ground: 'request', act: { ...ACT, at: app.deps.clock.now() } });
  assert.equal(row.state, 'erased');
  assert.match(row.result ?? '', /mail_message\.letter/);
  await app.mailer.sendDue();
  assert.equal(sink.taken.length, 1);
  assert.deepEqual(await finishErasures(app.deps), { certified: 1, pending: 0 });
});
