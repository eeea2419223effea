/** Ten thousand sign-ups from five hundred corners of the net, for known and unknown addresses alike: nobody's mailbox is filled, and no answer or time tells anything. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepCounts, LETTERS, LIMITS, newPuzzle, solve, unusualToday } from '../../src/modules/forms/testing.ts';
import { AINO, openForms } from './house.ts';

const ORDERS = 10_000;
const CORNERS = 500;

test('ten thousand sign-ups from five hundred corners', async (t) => {
  const house = await openForms(t);
  const id = await house.form();
  const { deps } = house.app;
  const took: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
  const answers = new Set<string>();
  let worked = 0;
  for (let n = 0; n < ORDERS; n++) {
    const known = n % 2 === 0;
    const email = known ? AINO : `uhri${n}@firma${n % 40}.example.test`;
    // One in twenty-one of them pays for it.
    const work = n % 21 === 0 ? { work: solve(newPuzzle(deps, id)) } : {};
    worked += n % 21 === 0 ? 1 : 0;
    const begun = performance.now();
    const answer = await house
      .visitor(`10.${(n % CORNERS) >> 8}.${(n % CORNERS) & 255}.${n % 251}`)
      .post('/lomake/uutiskirje', { email, lang: 'fi', ...work });
    took[known ? 'known' : 'unknown'].push(performance.now() - begun);
    answers.add(`${answer.status} ${answer.location} ${answer.body}`);
    if (n % 1000 === 999) await house.round();
  }
  await house.round();
  assert.equal(answers.size, 1);
  const letters = house.sink.taken.filter(({ to }) => to !== 'omistaja@firma.example.test');
  assert.equal(letters.filter(({ to }) => to === AINO).length, LETTERS.day);
  const perDomain = Map.groupBy(letters, ({ to }) => to.split('@')[1]);
  for (const [domain, all] of perDomain) assert.ok(all.length <= LETTERS.domain + 1, `${domain}: ${all.length}`);
  assert.ok(letters.length <= Math.min(LETTERS.all, worked + LIMITS.unsolvedAll) + 1, `${letters.length} letters`);
  const middle = (all: number[]) => all.toSorted((a, b) => a - b)[all.length >> 1] ?? 0;
  const [known, unknown] = [middle(took.known), middle(took.unknown)];
  t.diagnostic(`${letters.length} letters of ${ORDERS} sign-ups; median ${known.toFixed(2)} ms known, ${unknown.toFixed(2)} ms unknown`);
  await keepCounts(deps);
  assert.equal((await unusualToday(deps)).unusual, true);
});
