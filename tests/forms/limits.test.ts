/** Forms fill nobody's mailbox: the answer is the same for everybody, letters are few, and what only a machine does is held back without being told. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ok } from '#tests/app';
import {
  keepCounts,
  LETTERS,
  LIMITS,
  newPuzzle,
  prefixOf,
  solve,
  solved,
  tidyForms,
  unusualToday,
} from '../../src/modules/forms/testing.ts';
import { AINO, openForms } from './house.ts';

const DAY = 86_400_000;

test('the answer is the same to the byte for a known, an unknown, a written-to and a held-back address', async (t) => {
  const house = await openForms(t);
  await house.form();
  await ok(
    house.owner.call('POST', '/api/people', {
      familyName: 'Havuharju',
      source: 'self',
      memberships: [{ registerId: 'customer-marketing', subjectGroup: 'customers' }],
      contactPoints: [{ kind: 'email', value: AINO }],
    }),
  );
  const plain = (answer: Awaited<ReturnType<typeof house.signUp>>) => {
    const { date: _date, 'x-ratelimit-remaining': _left, 'x-ratelimit-reset': _reset, ...headers } = answer.headers;
    return { status: answer.status, body: answer.body, headers };
  };
  const answers: ReturnType<typeof plain>[] = [];
  for (const email of [AINO, 'kukaan@example.test', AINO, 'kolmas@example.test']) {
    answers.push(plain(await house.signUp('uutiskirje', { email }, { ip: '198.51.100.9' })));
    await house.round();
  }
  answers.push(plain(await house.signUp('uutiskirje', { email: AINO, kotisivu: 'https://spam.example.test' })));
  for (let n = 0; n <= LIMITS.unsolved; n++)
    answers.push(plain(await house.signUp('uutiskirje', { email: `x${n}@example.test` }, { work: false, ip: '192.0.2.1' })));
  for (const answer of answers) assert.deepEqual(answer, answers[0]);
  const thanks = await Promise.all([1, 2].map(() => house.visitor().get(answers[0]?.headers['location'] as string)));
  assert.equal(thanks[0]?.body, thanks[1]?.body);
});

test('one unanswered letter a day goes to an address, three in thirty days, whatever comes after the plus sign', async (t) => {
  const house = await openForms(t);
  await house.form();
  const order = async (email: string, n: number) => {
    await house.signUp('uutiskirje', { email }, { ip: `198.51.${n}.1` });
    await house.round();
  };
  await order(AINO, 1);
  await order(AINO, 2);
  await order(AINO.replace('@', '+toinen@'), 3);
  assert.equal(house.sink.taken.filter(({ to }) => to.startsWith('aino')).length, LETTERS.day);
  for (let day = 1; day < 6; day++) {
    house.clock.advance(DAY + 1);
    await order(AINO, 10 + day);
  }
  assert.equal(house.letters().length, LETTERS.month);
  house.clock.advance(30 * DAY);
  await order(AINO, 99);
  assert.equal(house.letters().length, LETTERS.month + 1);
  // Who answers, which only the reader can, gets the next one too.
  assert.equal((await house.confirm(house.tokenTo(AINO))).status, 303);
  await order(AINO, 100);
  assert.equal(house.letters().length, LETTERS.month + 2);
});

test('one domain gets twenty letters an hour, the rest when the hour is over', async (t) => {
  const house = await openForms(t);
  await house.form();
  for (let n = 0; n < 25; n++) await house.signUp('uutiskirje', { email: `uhri${n}@firma.example.test` }, { ip: `198.51.${n}.1` });
  await house.round();
  const sent = () => house.sink.taken.filter(({ to }) => to.startsWith('uhri')).length;
  assert.equal(sent(), LETTERS.domain);
  await house.round();
  assert.equal(sent(), LETTERS.domain);
  house.clock.advance(3_600_001);
  await tidyForms(house.app.deps);
  await house.round();
  assert.equal(sent(), 25);
});

test('from many corners of the net without the puzzle few are taken, and from one corner few with it', async (t) => {
  const house = await openForms(t);
  await house.form();
  const { app } = house;
  const waiting = async () => (await house.rows('select id from form_wish')).length;
  for (let n = 0; n < 300; n++)
    await house.visitor(`10.${n % 100}.7.${n % 250}`).post('/lomake/uutiskirje', { email: `a${n}@x${n}.example.test`, lang: 'fi' });
  assert.equal(await waiting(), LIMITS.unsolvedAll);
  for (let n = 0; n < LIMITS.solved + 5; n++)
    await house.signUp('uutiskirje', { email: `b${n}@y${n}.example.test` }, { ip: `203.0.113.${n}` });
  assert.equal(await waiting(), LIMITS.unsolvedAll + LIMITS.solved);
  await house.round();
  assert.ok(house.sink.taken.length <= LIMITS.unsolvedAll + LIMITS.solved + 1);
  // The house has seen no such day: whoever looks is told.
  await keepCounts(app.deps);
  const { unusual, today, usual } = await unusualToday(app.deps);
  assert.deepEqual([unusual, today, usual], [true, 335, 0]);
  const list = await ok<{ today: { unusual: boolean } }>(house.owner.call('GET', '/api/forms'));
  assert.equal(list.today.unusual, true);
});

test('a solved puzzle counts once, for its form, for two hours', async (t) => {
  const house = await openForms(t);
  const id = await house.form();
  const { deps } = house.app;
  const work = solve(newPuzzle(deps, id));
  assert.ok(solved(deps, id, work));
  assert.equal(solved(deps, 'another', work), null);
  assert.equal(solved(deps, id, `${work}1`), null);
  const post = () => house.visitor().post('/lomake/uutiskirje', { email: 'c@example.test', lang: 'fi', work });
  assert.deepEqual([(await post()).status, (await post()).status], [303, 303]);
  assert.equal((await house.rows('select id from form_wish')).length, 1);
  house.clock.advance(2 * 3_600_000 + 1);
  assert.equal(solved(deps, id, work), null);
});

test('a corner of the net is a /24 or a /48', () => {
  assert.equal(prefixOf('198.51.100.7'), '198.51.100');
  assert.equal(prefixOf('::ffff:198.51.100.7'), '198.51.100');
  assert.equal(prefixOf('2001:db8:7:1::9'), '2001:db8:7');
  assert.equal(prefixOf('2001:0db8:0007::1'), '2001:db8:7');
  assert.equal(prefixOf('2001:db8::1'), '2001:db8:0');
});
