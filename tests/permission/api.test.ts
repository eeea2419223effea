// Permissions over the API, in the five firms' own declarations: staff records what was said, the server stamps how, and a ban holds whatever happens next.

import assert from 'node:assert/strict';
import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { AnswerOf } from '#platform/contract';
import { contract } from '#api/contract';
import { decide } from '#kernel/permission';
import { ok, openApp, sessionOf, signInAgain, startApp } from '#tests/app';
import type { Session, TestApp } from '#tests/app';

type State = AnswerOf<typeof contract.permissions.read>['state'];
const TOLD = { on: '2026-03-14', way: 'in-person', source: 'self' } as const;
const ADDRESS = 'aino.kieltaja@example.test';

async function personIn(owner: Session, registers: readonly [string, string][], email: string): Promise<string> {
  const body = {
    source: 'self',
    memberships: registers.map(([registerId, subjectGroup]) => ({ registerId, subjectGroup })),
    contactPoints: [{ kind: 'email', value: email }],
    custom: {},
  };
  const { person } = await ok(owner.call<{ person: { id: string } }>('POST', '/api/people', body));
  return person.id;
}

function today(app: TestApp): { on: string; way: 'in-person'; source: string } {
  return { ...TOLD, on: app.clock.now().toISOString().slice(0, 10) };
}

async function stateOf(owner: Session, id: string): Promise<State> {
  return (await ok(owner.call<{ state: State }>('GET', `/api/subjects/${id}/permissions`))).state;
}

function ruleIn(state: State, purposeId: string, channel: string): string | undefined {
  return state.rows.find((row) => row.purposeId === purposeId)?.cells.find((cell) => cell.channel === channel)?.rule;
}

test('each firm’s matrix holds the purposes to which people consent or object, and no contract among them', async (t) => {
  const expected: Record<string, [string, string[]][]> = {
    'lajina-mieli': [
      ['care', ['email', 'sms', 'phone']],
      ['sales', ['email', 'sms', 'phone']],
      ['newsletter', ['email']],
    ],
    valmennuskumppani: [
      ['care', ['email', 'sms', 'phone', 'post']],
      ['sales', ['email', 'sms', 'phone', 'post']],
      ['newsletter', ['email', 'sms', 'phone', 'post']],
      // Being followed is asked apart; nobody is written to for it.
      ['web-statistics', ['email']],
    ],
    lexmentor: [
      ['care', ['email', 'sms', 'phone', 'post']],
      ['newsletter', ['email', 'sms', 'phone', 'post']],
      ['job-marketing', ['email', 'sms', 'phone', 'post']],
    ],
  };
  const places: Record<string, [string, string]> = {
    'lajina-mieli': ['customer', 'customers'],
    valmennuskumppani: ['customer-marketing', 'customers'],
    lexmentor: ['marketing', 'permission-givers'],
  };
  for (const [policy, rows] of Object.entries(expected)) {
    const { owner } = await openApp(t, { policy });
    const id = await personIn(owner, [places[policy] ?? ['', '']], `matriisi.${policy}@example.test`);
    const state = await stateOf(owner, id);
    assert.deepEqual(
      state.rows.map(({ purposeId, cells }) => [purposeId, cells.map(({ channel }) => channel)]),
      rows,
      policy,
    );
    assert.ok(
      state.rows.every(({ cells }) => cells.every(({ wording }) => wording.fi.startsWith('Suostun siihen, että '))),
      policy,
    );
  }
});

test('a consent is recorded with its words, withdrawn, and the subscriber goes within two days', async (t) => {
  const opened = await openApp(t, { policy: 'lajina-mieli' });
  const { owner } = opened;
  const id = await personIn(owner, [['marketing', 'subscribers']], 'tilaaja@example.test');
  const consent = { ...today(opened), channel: 'email', purposeId: 'newsletter', lang: 'fi' };
  const { state } = await ok(
    owner.call<{ state: State }>('POST', `/api/subjects/${id}/permissions/consents`, { ...consent, method: 'link' }),
  );
  assert.equal(ruleIn(state, 'newsletter', 'email'), 'consent');
  const [event] = state.events;
  assert.deepEqual([event?.method, event?.noticeVersion, event?.way], ['staff', 1, 'in-person'], 'no caller chooses the method');
  assert.match(event?.wording ?? '', /Lajina Mieli/);
  opened.clock.advance(60_000);
  const withdrawn = await ok(
    owner.call<{ state: State }>('POST', `/api/subjects/${id}/permissions/withdrawals`, {
      ...today(opened),
      channel: null,
      purposeId: 'newsletter',
    }),
  );
  assert.equal(ruleIn(withdrawn.state, 'newsletter', 'email'), 'consent-withdrawn');
  const { person } = await ok(
    owner.call<{ person: { memberships: { dueOn: string | null; explanation: { fi: string } | null }[] } }>('GET', `/api/people/${id}`),
  );
  assert.match(person.memberships[0]?.explanation?.fi ?? '', /suostumus peruutettu/);
  const ledger = join(opened.dir, 'ledger');
  assert.match(
    readdirSync(ledger)
      .map((name) => readFileSync(join(ledger, name), 'utf8'))
      .join(''),
    /withdrawal/,
  );
});

test('a ban survives the copying over of yesterday’s database, and the erasure of the person', async (t) => {
  const opened = await openApp(t, { policy: 'lajina-mieli' });
  const { owner, dir } = opened;
  const id = await personIn(
    owner,
    [
      ['marketing', 'subscribers'],
      ['customer', 'customers'],
    ],
    ADDRESS,
  );
  await ok(
    owner.call('POST', `/api/subjects/${id}/permissions/consents`, {
      ...today(opened),
      channel: 'email',
      purposeId: 'newsletter',
      lang: 'fi',
    }),
  );
  const yesterday = join(dir, 'yesterday.db');
  await opened.app.deps.database.backupTo(yesterday);
  opened.clock.advance(60_000);
  await ok(owner.call('POST', `/api/subjects/${id}/permissions/bans`, { ...today(opened), channel: null, purposeId: null }));
  assert.equal(ruleIn(await stateOf(owner, id), 'newsletter', 'email'), 'ban');

  const file = opened.app.deps.database.file ?? '';
  await opened.app.deps.database.emptyLog();
  await opened.app.close();
  copyFileSync(yesterday, file);
  const again = await startApp(dir, opened.clock);
  t.after(() => again.close());
  const policy = again.deps.policy.current();
  assert.ok(policy);
  const ask = (subjectId: string) =>
    decide(again.deps.database.db, policy, { subjectId, channel: 'email', purposeId: 'newsletter', at: opened.clock.now() }, again.deps);
  assert.equal((await ask(id)).rule, 'ban');
  // A copy that was behind has nobody signed in.
  assert.equal((await sessionOf(again, owner.cookie).call('GET', '/api/people')).status, 401);
  const still: Session = { ...sessionOf(again), secret: owner.secret ?? '' };
  await signInAgain(still, opened.clock);
  await ok(still.call('POST', `/api/subjects/${id}/erasure`, { ground: 'owner' }));
  const anew = await personIn(still, [['marketing', 'subscribers']], ADDRESS.toUpperCase());
  assert.equal((await ask(anew)).rule, 'address-ban');
});

test('reading and recording ask for different permissions, and a ban is lifted by nothing but a later consent that says so', async (t) => {
  const opened = await openApp(t, { policy: 'valmennuskumppani' });
  const { owner } = opened;
  const id = await personIn(owner, [['customer-marketing', 'customers']], 'lukija@example.test');
  const ban = { ...today(opened), channel: 'email', purposeId: null };
  await ok(owner.call('POST', `/api/subjects/${id}/permissions/bans`, ban));
  opened.clock.advance(60_000);
  const consent = { ...today(opened), channel: 'email', purposeId: 'newsletter', lang: 'fi' };
  const { status, body } = await owner.call<{ code: string }>('POST', `/api/subjects/${id}/permissions/consents`, consent);
  assert.deepEqual([status, body.code], [422, 'errors.permission-banned']);
  const { state } = await ok(
    owner.call<{ state: State }>('POST', `/api/subjects/${id}/permissions/consents`, { ...consent, overBan: true }),
  );
  assert.deepEqual([ruleIn(state, 'newsletter', 'email'), ruleIn(state, 'sales', 'email')], ['consent', 'ban']);
  for (const route of Object.values(contract.permissions))
    assert.equal(route.permission, route.method === 'GET' ? 'people.read' : 'people.write');
});
