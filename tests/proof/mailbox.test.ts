/** A mailbox is promised to be read where its keeper is declared; whether it is, is said honestly before it was ever read and while it fails. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { declareKeeper, readMailboxState, saveMailbox } from '#correspondence';
import { putSetting } from '#kernel/access';
import { parsePolicy, statements } from '#kernel/policy';
import { checkContext, look } from '#kernel/proof';
import { openApp } from '#tests/app';

test('reading the mailbox is unknown without one and before the first reading, kept when read, broken when a day has passed', async (t) => {
  const { app, clock } = await openApp(t, { policy: 'prover' });
  const { deps } = app;
  const compiled = deps.policy.current();
  assert.ok(compiled);
  const verdict = async () => (await look(checkContext(app.proof, compiled), { check: 'mailbox.reads', params: {} })).verdict;
  const state = (value: object) => putSetting(deps.database.db, 'mailbox.state', JSON.stringify(value));
  assert.equal(await verdict(), 'unknown');
  await saveMailbox(deps.database.db, deps, {
    host: 'imap.example.test',
    port: 993,
    tls: 'tls',
    user: 'posti',
    password: 'salainen',
    address: 'laatikko@firma.example.test',
    folder: 'INBOX',
    afterwards: 'leave',
    moveTo: '',
    recipientId: 'mailbox',
  });
  assert.equal(await verdict(), 'unknown');
  await state({ readAt: clock.now().toISOString() });
  assert.equal(await verdict(), 'kept');
  await state({ readAt: clock.now().toISOString(), failingSince: clock.now().toISOString(), code: 'ECONNREFUSED' });
  assert.equal(await verdict(), 'unknown');
  clock.set(new Date(clock.now().getTime() + 25 * 3_600_000).toISOString());
  assert.equal(await verdict(), 'broken');
  await saveMailbox(deps.database.db, deps, null);
  assert.equal(await verdict(), 'unknown');
});

const SETTINGS = {
  host: 'imap.example.test',
  port: 993,
  tls: 'tls',
  user: 'posti',
  password: 'salainen',
  address: 'laatikko@firma.example.test',
  folder: 'INBOX',
  afterwards: 'leave',
  moveTo: '',
  recipientId: 'mailbox',
} as const;

test('saving the settings of a failing mailbox again forgives nothing: only a reading does, or another mailbox', async (t) => {
  const { app, clock } = await openApp(t, { policy: 'prover' });
  const { deps } = app;
  const { db } = deps.database;
  const compiled = deps.policy.current();
  assert.ok(compiled);
  const verdict = async () => (await look(checkContext(app.proof, compiled), { check: 'mailbox.reads', params: {} })).verdict;
  await saveMailbox(db, deps, SETTINGS);
  const failingSince = clock.now().toISOString();
  const readAt = new Date(clock.now().getTime() - 3_600_000).toISOString();
  const pauseUntil = new Date(clock.now().getTime() + 30 * 3_600_000).toISOString();
  const failing = { validity: '1', last: 7, readAt, failingSince, failures: 9, code: 'AUTH', pauseUntil };
  await putSetting(db, 'mailbox.state', JSON.stringify(failing));
  clock.set(new Date(clock.now().getTime() + 25 * 3_600_000).toISOString());
  assert.equal(await verdict(), 'broken');
  assert.equal(await saveMailbox(db, deps, SETTINGS), false, 'nothing is new: there is nothing to try');
  assert.equal(await saveMailbox(db, deps, { ...SETTINGS, afterwards: 'delete' }), false);
  assert.deepEqual([await readMailboxState(db), await verdict()], [failing, 'broken']);
  assert.equal(await saveMailbox(db, deps, { ...SETTINGS, password: 'uusi' }), true, 'another password is tried at once');
  const { failures: _, pauseUntil: __, ...still } = failing;
  assert.deepEqual([await readMailboxState(db), await verdict()], [still, 'broken']);
  assert.equal(await saveMailbox(db, deps, { ...SETTINGS, host: 'toinen.example.test' }), true);
  assert.deepEqual([await readMailboxState(db), await verdict()], [{}, 'unknown'], 'another mailbox has not failed');
});

test('the notice says it where a keeper is declared, and only there', () => {
  const yaml = readFileSync(new URL('../../policies/lexmentor.yaml', import.meta.url), 'utf8');
  const says = (text: string) => {
    const { policy } = parsePolicy(text);
    assert.ok(policy);
    const all = statements(policy, { storable: () => true, checks: new Set(['mailbox.reads']) });
    return all.find(({ id }) => id === 'archives/_mailbox')?.check;
  };
  assert.equal(says(yaml), undefined);
  assert.equal(says(declareKeeper(yaml, { name: 'Posti Oy', country: 'FI' })), 'mailbox.reads');
});
