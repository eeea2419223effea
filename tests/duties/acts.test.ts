// Acts of the daily work open their duties: an import from a partner one for the whole file, a correction one for each copy, and what was there before none.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csvTable, openImport, runImport } from '#customers';
import { waitingDuties } from '#kernel/duties';
import { runChecks } from '#kernel/proof';
import { ok, openApp } from '#tests/app';
import type { TestApp } from '#tests/app';

const ROWS = 1000;

interface Listed {
  duties: { kind: string; cause: string; open: number; target: { id: string }; people: { who: string[] }[] }[];
}

function duties({ owner }: TestApp): Promise<Listed> {
  return ok<Listed>(owner.call('GET', '/api/duties'));
}

async function imported({ app: { deps } }: TestApp, source: string): Promise<void> {
  const [register] = deps.policy.current()?.policy.registers ?? [];
  const lines = Array.from({ length: ROWS }, (_, i) => `Tuotu${i},tuotu${i}@example.test`);
  const csv = ['nimi,sposti', ...lines].join('\n');
  const order = { registerId: register?.id ?? '', subjectGroup: register?.subjectGroups[0] ?? '', since: '2026-11-01' };
  const mapping = { nimi: 'familyName', sposti: 'email' };
  const job = await openImport(deps, { actor: { id: 'owner', kind: 'account' }, source }, { table: csvTable(csv), mapping, ...order });
  const end = await runImport(deps, job);
  assert.equal(end.created, ROWS, JSON.stringify(job.errors[0]));
}

test('a thousand people from a partner are one duty, and nobody is left out of it', async (t) => {
  const house = await openApp(t, { policy: 'valmennuskumppani' });
  await imported(house, 'partners');
  const { duties: open } = await duties(house);
  assert.deepEqual(
    open.map(({ kind, target, open: n, people }) => [kind, target.id, n, people.length]),
    [['inform', 'partners', ROWS, 3]],
  );
  const waiting = await waitingDuties(house.app.deps.database.db, house.clock.now().toISOString());
  assert.deepEqual(
    waiting.map(({ kind, open: n, late }) => [kind, n, late]),
    [['inform', 1, 0]],
  );
  assert.equal((await runChecks(house.app.proof)).findings.get('sources/_informed')?.verdict, 'kept');
  house.clock.advance(40 * 86_400_000);
  assert.equal((await runChecks(house.app.proof)).findings.get('sources/_informed')?.verdict, 'broken');
});

test('what people tell themselves opens nothing', async (t) => {
  const house = await openApp(t, { policy: 'valmennuskumppani' });
  await imported(house, 'self');
  assert.deepEqual((await duties(house)).duties, []);
});

test('a corrected address is corrected in every copy; a value that was not there before is nothing to correct', async (t) => {
  const house = await openApp(t, { policy: 'prover' });
  const { owner } = house;
  const policy = await ok<{ registers: { id: string; subjectGroups: { id: string }[] }[] }>(owner.call('GET', '/api/policy'));
  const [register] = policy.registers;
  const membership = { registerId: register?.id, subjectGroup: register?.subjectGroups[0]?.id };
  const { person } = await ok<{ person: { id: string; version: number } }>(
    owner.call('POST', '/api/people', { familyName: 'Ennenaikainen', source: 'self', memberships: [membership] }),
  );
  const change = (version: number, facts: object) =>
    ok<{ person: { version: number } }>(owner.call('PATCH', `/api/people/${person.id}`, { ...facts, source: 'self', version }));
  const first = await change(person.version, { givenName: 'Aino' });
  assert.deepEqual((await duties(house)).duties, []);
  await change(first.person.version, { familyName: 'Oikea' });
  const { duties: open } = await duties(house);
  assert.ok(open.length >= 4, `${open.length} copies`);
  assert.deepEqual([...new Set(open.map(({ kind, cause }) => `${kind} ${cause}`))], ['off-system rectification']);
  assert.deepEqual(open[0]?.people[0]?.who, ['Aino Oikea']);
  const { duties: mine } = await ok<{ duties: unknown[] }>(owner.call('GET', `/api/people/${person.id}/duties`));
  assert.equal(mine.length, open.length);
});
