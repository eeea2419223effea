// A clock that once ran ahead must not put the nights to sleep until the calendar has caught up, nor let the promise look kept.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { promiseViews, runChecks } from '#kernel/proof';
import { lastFinishedRun, workDue } from '#kernel/retention';
import { openApp } from '#tests/app';

const DAY_MS = 86_400_000;

test('a run of a day that has not come counts for nothing', async (t) => {
  const { app, clock } = await openApp(t, { policy: 'interniemi' });
  const { deps, proof } = app;
  clock.advance(400 * DAY_MS);
  await workDue(deps);
  await runChecks(proof);
  clock.advance(-390 * DAY_MS);
  const ahead = (await promiseViews(deps)).filter(({ at }) => at !== null && at > deps.clock.now().toISOString());
  assert.deepEqual(ahead, []);
  await runChecks(proof);
  const nights = (await promiseViews(deps)).filter(({ evidence }) => evidence?.en.includes('2027-12-27'));
  assert.deepEqual(nights, []);
  await workDue(deps);
  assert.equal((await lastFinishedRun(deps.database.db, deps.clock.now()))?.day, '2026-12-02');
});
