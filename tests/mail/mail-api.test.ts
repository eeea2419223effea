/** The owner sets up mail through the API: off until the notice names the relay, proven by a test message, the password never shown again. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { ok, openApp } from '#tests/app';
import type { Session, TestApp } from '#tests/app';
import { openSink } from '../../src/platform/mail/testing.ts';
import type { Sink } from '../../src/platform/mail/testing.ts';

interface Seen {
  works: boolean;
  why: string | null;
  settings: { hasPassword: boolean; user: string } | null;
  relays: { id: string; seesAddress: boolean }[];
  counts: Record<string, number>;
}
interface Message {
  id: string;
  state: string;
  code: string | null;
  reason: { fi: string } | null;
}

const RELAY = { tls: 'none', user: '', fromAddress: 'posti@firma.example.test', fromName: 'Firma', recipientId: null };

async function opened(t: TestContext): Promise<TestApp & { sink: Sink }> {
  const house = await openApp(t, { policy: 'prover' });
  const sink = await openSink();
  t.after(() => sink.close());
  return { ...house, sink };
}

function seen(owner: Session): Promise<Seen> {
  return ok<Seen>(owner.call('GET', '/api/mail'));
}

async function save(owner: Session, more: object): Promise<{ status: number; body: { code?: string } }> {
  return owner.call('PUT', '/api/mail', { ...RELAY, host: '127.0.0.1', port: 25, ...more });
}

/** Publishes the draft as its owner does, every telling acknowledged. */
async function declared(owner: Session, body: object): Promise<string> {
  const { draftId } = await ok<{ draftId: string }>(owner.call('POST', '/api/mail/declare', body));
  return draftId;
}

test('mail stays off, and says why, until a processor of the notice is named that sees the address', async (t) => {
  const { owner, sink } = await opened(t);
  assert.deepEqual([(await seen(owner)).why, (await seen(owner)).settings], ['not-set-up', null]);
  await ok(save(owner, { port: sink.port }));
  assert.equal((await seen(owner)).why, 'relay-undeclared');
  assert.equal((await owner.call('POST', '/api/mail/test')).status, 422);
  const { relays } = await seen(owner);
  const blind = relays.find(({ seesAddress }) => !seesAddress);
  await ok(save(owner, { port: sink.port, recipientId: blind?.id }));
  assert.equal((await seen(owner)).why, 'relay-without-address');
  const sees = relays.find(({ seesAddress }) => seesAddress);
  await ok(save(owner, { port: sink.port, recipientId: sees?.id }));
  assert.equal((await seen(owner)).why, 'untested');
  const { message } = await ok<{ message: Message }>(owner.call('POST', '/api/mail/test'));
  assert.deepEqual([message.state, sink.taken.length, (await seen(owner)).works], ['sent', 1, true]);
  await ok(save(owner, { port: sink.port, recipientId: sees?.id, fromName: 'Firma Oy' }));
  assert.equal((await seen(owner)).why, 'untested', 'what was proven of other settings proves nothing of these');
  await ok(owner.call('DELETE', '/api/mail'));
  assert.equal((await seen(owner)).why, 'not-set-up');
});

test('the drafted clause makes a notice that can be judged: a processor with its country, or the address added to one', async (t) => {
  const { owner } = await opened(t);
  const blind = (await seen(owner)).relays.find(({ seesAddress }) => !seesAddress);
  for (const body of [{ name: 'Postipalvelu Oy', country: 'FI' }, { recipientId: blind?.id }]) {
    const id = await declared(owner, body);
    const { changes, problems } = await ok<{ changes: { part: string }[]; problems: { severity: string }[] }>(
      owner.call('GET', `/api/policy/drafts/${id}/impact`),
    );
    assert.deepEqual(
      problems.filter(({ severity }) => severity === 'error'),
      [],
    );
    assert.ok(changes.length > 0 && changes.every(({ part }) => part === 'recipients'));
  }
  assert.equal((await owner.call('POST', '/api/mail/declare', { recipientId: 'nobody' })).status, 422);
});

test('the password is never shown, stays with its relay and follows no other', async (t) => {
  const { owner } = await opened(t);
  const secret = 'hyvin salainen 42';
  const relay = { host: 'smtp.posti.example.test', port: 587, tls: 'starttls', user: 'firma' };
  await ok(save(owner, { ...relay, password: secret }));
  const shown = await owner.call('GET', '/api/mail');
  assert.ok(!JSON.stringify(shown.body).includes(secret));
  assert.deepEqual([(await seen(owner)).settings?.hasPassword, (await seen(owner)).settings?.user], [true, 'firma']);
  await ok(save(owner, { ...relay, port: 2587 }));
  assert.equal((await seen(owner)).settings?.hasPassword, true);
  const moved = await save(owner, { ...relay, host: 'muualla.example.test' });
  assert.deepEqual([moved.status, moved.body.code], [400, 'errors.mail-password-again']);
  const plain = await save(owner, { ...relay, tls: 'none' });
  assert.equal(plain.body.code, 'errors.mail-plain');
  for (const host of ['smtp.example.test\r\nX', 'a b', '', '../x']) assert.equal((await save(owner, { host })).status, 400, host);
});

test('what became of each letter is listed without what it said or to which address, and can be tried again', async (t) => {
  const { owner, sink, app } = await opened(t);
  const sees = (await seen(owner)).relays.find(({ seesAddress }) => seesAddress);
  await ok(save(owner, { port: sink.port, recipientId: sees?.id }));
  sink.refuseAll({ status: 550, text: '5.7.1 omistaja@firma.example.test may not' });
  const { message } = await ok<{ message: Message }>(owner.call('POST', '/api/mail/test'));
  assert.deepEqual([message.state, message.code], ['failed', 'DATA 550 5.7.1']);
  const list = await owner.call<{ rows: Message[] }>('GET', '/api/mail/messages?show=trouble');
  assert.deepEqual(
    list.body.rows.map(({ id }) => id),
    [message.id],
  );
  assert.ok(!JSON.stringify(list.body).includes('@'));
  sink.refuseAll(undefined);
  const again = await ok<{ message: Message }>(owner.call('POST', `/api/mail/messages/${message.id}/retry`));
  assert.deepEqual([again.message.state, sink.taken.length], ['sent', 1]);
  assert.equal((await owner.call('POST', `/api/mail/messages/${message.id}/retry`)).status, 422);
  assert.equal((await owner.call('POST', '/api/mail/messages/nobody/retry')).status, 404);
  assert.equal(await app.mailer.sendDue(), 0);
});
