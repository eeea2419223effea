// Every automatic promise can turn red: what enforces it is broken behind the product's back, and the check sees it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { putSetting } from '#kernel/access';
import { openDutyViews, signOff } from '#kernel/duties';
import { createMailing, createMailingSender, scheduleMailing } from '#kernel/mailings';
import { channelsOf, kindOfPurpose } from '#kernel/permission';
import { CHECKS, checkContext, currentStatements, look, runChecks, takeBackup } from '#kernel/proof';
import { probeChannel } from '#kernel/requests';
import { runRetention } from '#kernel/retention';
import { localDate } from '#platform/clock';
import { insertRows } from '#platform/db';
import { plainLetters } from '../../src/kernel/mailings/testing.ts';
import { openBulkSink } from '../../src/platform/mail/bulk/testing.ts';
import { ask } from '../../src/modules/analytics/testing.ts';
import { openSink } from '../../src/platform/mail/testing.ts';
import { demoCommand } from '../../src/cli/demo.ts';
import { ok, openApp } from '#tests/app';
import type { TestApp } from '#tests/app';

const POLICIES = ['lajina-mieli', 'valmennuskumppani', 'prover', 'interniemi', 'lexmentor'];

/** A register in use: people in every register, a night that ran, a backup, one person erased on request. */
async function livedIn(t: TestContext, policy: string): Promise<TestApp> {
  const house = await openApp(t, { policy });
  await demoCommand(house.app.deps, { people: 60, seed: 4 }, () => undefined);
  await runRetention(house.app.deps);
  await takeBackup(house.app.deps);
  const { rows } = await ok<{ rows: { id: string }[] }>(house.owner.call('GET', '/api/people?limit=1&sort=newest'));
  await ok(house.owner.call('POST', `/api/subjects/${rows[0]?.id}/erasure`, { ground: 'request' }));
  await fileAgreements(house);
  await clearOutside(house);
  return house;
}

/** The copies outside the register are removed, as the list of the erasure asks. */
async function clearOutside({ app: { deps } }: TestApp): Promise<void> {
  const act = { actor: { id: 'owner', kind: 'account' }, at: deps.clock.now() } as const;
  for (const { duty } of await openDutyViews(deps, 1)) {
    if (duty.kind === 'off-system') await signOff(deps, { id: duty.id, how: 'removed' }, act);
  }
}

/** With each recipient the agreement that the notice speaks of. */
async function fileAgreements({ owner }: TestApp): Promise<void> {
  const { recipients } = await ok<{ recipients: { id: string; needs: string[] }[] }>(owner.call('GET', '/api/recipients'));
  for (const { id, needs } of recipients) {
    const [kind] = needs;
    if (kind === undefined) continue;
    const agreement = { party: { name: 'Sopimuskumppani Oy' }, kind, signedOn: '2026-01-15', validUntil: null, place: 'mappi 1' };
    await ok(owner.call('POST', `/api/recipients/${id}/agreements`, agreement));
  }
}

/** Mail in use, and the public form tried once: what the night does by itself. */
async function tryTheForm(t: TestContext, { app, owner }: TestApp): Promise<void> {
  const sink = await openSink();
  t.after(() => sink.close());
  const { relays } = await ok<{ relays: { id: string; seesAddress: boolean }[] }>(owner.call('GET', '/api/mail'));
  const relay = { host: '127.0.0.1', port: sink.port, tls: 'none', user: '', fromName: 'Firma', fromAddress: 'posti@firma.example.test' };
  await ok(owner.call('PUT', '/api/mail', { ...relay, recipientId: relays.find(({ seesAddress }) => seesAddress)?.id }));
  await ok(owner.call('POST', '/api/mail/test'));
  assert.equal((await probeChannel(app.deps, app.proof.postForm)).arrived, 1);
  await app.mailer.sendDue();
  assert.equal(sink.taken.length, 2);
}

/** Somebody with an address forbids all marketing. */
async function banAll(_t: TestContext, { owner }: TestApp): Promise<void> {
  const { rows } = await ok<{ rows: { id: string; email: string | null }[] }>(owner.call('GET', '/api/people?limit=50'));
  const id = rows.find(({ email }) => email !== null)?.id ?? '';
  const ban = { kind: 'ban', channel: null, purposeId: null, on: '2026-11-20', way: 'phone', source: 'own-records' };
  await ok(owner.call('POST', `/api/subjects/${id}/permissions/bans`, ban));
}

/** People who agreed, a letter that left through a relay, and one of them who withdrew after it. */
async function sendLetters(t: TestContext, { app: { deps }, owner, clock }: TestApp): Promise<void> {
  const sink = await openBulkSink();
  t.after(() => sink.close());
  const { relays } = await ok<{ relays: { id: string; seesAddress: boolean }[] }>(owner.call('GET', '/api/mail'));
  const relay = { host: '127.0.0.1', port: sink.port, tls: 'none', user: '', fromName: 'Firma', fromAddress: 'posti@firma.example.test' };
  await ok(owner.call('PUT', '/api/mail', { ...relay, recipientId: relays.find(({ seesAddress }) => seesAddress)?.id }));
  const policy = deps.policy.current();
  assert.ok(policy);
  const purposeId =
    [...policy.purposes.values()].find((each) => kindOfPurpose(each) === 'consent' && channelsOf(policy, each.id).includes('email'))?.id ??
    '';
  const { rows } = await ok<{ rows: { id: string; email: string | null }[] }>(owner.call('GET', '/api/people?limit=50'));
  const readers = rows.filter(({ email }) => email !== null).slice(0, 3);
  const told = { on: '2026-11-20', way: 'phone', source: 'own-records', channel: 'email', purposeId };
  for (const { id } of readers)
    await ok(owner.call('POST', `/api/subjects/${id}/permissions/consents`, { ...told, lang: 'fi', overBan: true }));
  const audiences = new Map<string, readonly string[]>();
  const mailing = await deps.database.tx(async (tx) => {
    const id = await createMailing(tx, deps, { kind: 'newsletter', purposeId, fromName: 'Firma', fromAddress: 'posti@firma.example.test' });
    await scheduleMailing(tx, deps, id, { localAt: null }, { actor: { id: 'owner', kind: 'account' } });
    return id;
  });
  audiences.set(
    mailing,
    readers.map(({ id }) => id),
  );
  const sender = createMailingSender(deps, { letters: plainLetters(audiences) });
  await sender.sendDue();
  await sender.close();
  assert.ok(sink.letters.length > 0, 'a letter left');
  clock.set(new Date(clock.now().getTime() + 60_000).toISOString());
  await ok(owner.call('POST', `/api/subjects/${readers[0]?.id}/permissions/withdrawals`, { ...told, on: localDate(clock.now()) }));
}

/** Somebody signs up and has not confirmed yet. */
async function signUp(_t: TestContext, { app: { deps } }: TestApp): Promise<void> {
  const [at, until] = [deps.clock.now(), new Date(deps.clock.now().getTime() + 7 * 86_400_000)].map((each) => each.toISOString());
  await insertRows(
    deps.database.db,
    'form_wish',
    ['id', 'form_id', 'state', 'contents', 'address_hash', 'over_ban', 'lang', 'signed_up_at', 'expires_at'],
    [['wish', 'form', 'ordered', 'sealed', 'hash', 0, 'fi', at, until]],
  );
}

/** Somebody said yes on the site and was counted, and the day is over. */
async function countVisit(_t: TestContext, { app: { deps, counter }, clock }: TestApp): Promise<void> {
  await counter.take(ask('/', { consented: true }));
  await counter.flush();
  clock.set(new Date(clock.now().getTime() + 30 * 3_600_000).toISOString());
  await runRetention(deps);
}

/** A mailbox is set up and was read just now. */
async function readMail(_t: TestContext, { app: { deps } }: TestApp): Promise<void> {
  await putSetting(deps.database.db, 'mailbox.settings', 'sealed');
  await putSetting(deps.database.db, 'mailbox.state', JSON.stringify({ readAt: deps.clock.now().toISOString() }));
}

/** Checks that look only where more is in use than five declarations share. */
const NEEDS: Record<string, { policy: string; prepare: (t: TestContext, house: TestApp) => Promise<void> }> = {
  'requests.channel': { policy: 'prover', prepare: tryTheForm },
  'permission.bans-hold': { policy: 'prover', prepare: banAll },
  'marketing.gate': { policy: 'prover', prepare: sendLetters },
  'marketing.silence': { policy: 'prover', prepare: sendLetters },
  'marketing.no-doubles': { policy: 'prover', prepare: sendLetters },
  'marketing.tracking': { policy: 'prover', prepare: sendLetters },
  'marketing.unsubscribe': { policy: 'prover', prepare: sendLetters },
  'marketing.unconfirmed': { policy: 'prover', prepare: signUp },
  'mailbox.reads': { policy: 'prover', prepare: readMail },
  'visits.salts': { policy: 'valmennuskumppani', prepare: countVisit },
};

const promised = new Map<string, Set<string>>();

for (const policy of POLICIES) {
  test(`in a register in use every automatic promise of ${policy} is kept or says what would settle it`, async (t) => {
    const { app } = await livedIn(t, policy);
    const { findings } = await runChecks(app.proof);
    const broken = [...findings]
      .filter(([, finding]) => finding.verdict === 'broken')
      .map(([id, finding]) => `${id}: ${finding.evidence.en}`);
    assert.deepEqual(broken, []);
    const silent = [...findings].filter(([, finding]) => finding.verdict === 'unknown' && !finding.task).map(([id]) => id);
    assert.deepEqual(silent, []);
    const compiled = app.deps.policy.current();
    assert.ok(compiled);
    for (const statement of currentStatements(app.deps, compiled)) {
      if (statement.check === undefined) continue;
      const known = promised.get(statement.check) ?? new Set();
      promised.set(statement.check, known.add(policy));
    }
  });
}

for (const [id, check] of CHECKS) {
  test(`${id} turns red when what enforces it is broken`, async (t) => {
    const needs = NEEDS[id];
    const house = await livedIn(t, needs?.policy ?? [...(promised.get(id) ?? [])][0] ?? 'valmennuskumppani');
    await needs?.prepare(t, house);
    const { app } = house;
    const compiled = app.deps.policy.current();
    assert.ok(compiled);
    const statement = currentStatements(app.deps, compiled).find((each) => each.check === id) ?? { check: id, params: {} };
    const fresh = () => checkContext(app.proof, compiled);
    const before = await look(fresh(), statement);
    assert.equal(before.verdict, 'kept', before.evidence.en);
    const ctx = fresh();
    await check.sabotage(ctx, statement.params ?? {});
    ctx.memo.clear();
    const after = await look(ctx, statement);
    assert.equal(after.verdict, 'broken', `${before.verdict} → ${after.verdict}: ${after.evidence.en}`);
    assert.ok(after.task, 'says what to do');
  });
}

test('a check that cannot run is unknown, never kept', async (t) => {
  const { app } = await openApp(t, { policy: 'lajina-mieli' });
  const compiled = app.deps.policy.current();
  assert.ok(compiled);
  const finding = await look(checkContext({ ...app.proof, fetchPage: () => Promise.reject(new Error('no server')) }, compiled), {
    check: 'notice.published',
    params: {},
  });
  assert.equal(finding.verdict, 'unknown');
  assert.equal((await look(checkContext(app.proof, compiled), { check: 'no.such-check', params: {} })).verdict, 'unknown');
});
