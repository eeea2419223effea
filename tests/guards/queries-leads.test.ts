import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ok, openApp } from '#tests/app';
import { statementsOf } from '../harness/statements.ts';
import { declareLeads, REGISTER } from '../journeys/lead-steps.ts';

const PAGES = ['/api/leads/board', '/api/leads', '/api/leads/waiting', '/api/leads/report?from=2026-01-01&until=2026-12-31', '/api/today'];

test('the board, the list and Today take as many statements for thirty leads as for one', async (t) => {
  const { owner } = await openApp(t, { policy: 'interniemi' });
  await declareLeads({ owner });
  const add = (n: number) => {
    const newSubject = { kind: 'person', givenName: 'Lukija', name: `Suku${n}`, registerId: REGISTER, subjectGroup: 'prospects' };
    const next = { title: 'Soita', on: '2026-11-20' };
    return ok(owner.call('POST', '/api/leads', { newSubject, title: `Liidi ${n}`, source: 'media', valueCents: 100, next }));
  };
  const counts = async () => {
    const found: Record<string, number> = {};
    for (const path of PAGES) found[path] = (await statementsOf(() => ok(owner.call('GET', path)))).length;
    return found;
  };
  await add(0);
  await counts();
  const one = await counts();
  assert.ok(
    Object.values(one).every((n) => n > 0),
    'the count sees the engine',
  );
  for (let n = 1; n < 30; n++) await add(n);
  const board = await ok<{ columns: { leads: unknown[] }[] }>(owner.call('GET', '/api/leads/board'));
  assert.equal(board.columns[0]?.leads.length, 30, 'there are thirty to show');
  assert.deepEqual(await counts(), one);
});
