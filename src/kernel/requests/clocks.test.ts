// Claims about the two clocks: the vectors R1, R2 and R15 of the law as they stand, and when a clock stands still.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { localDate } from '#platform/clock';
import { promisedBy } from '#kernel/rights';
import { clocksOf, firstMonth, mayStop } from './clocks.ts';
import type { ClockFacts, Stop } from './clocks.ts';
import { rolledDay } from './working-days.ts';

const LATER = new Date('2030-01-01T00:00:00Z');

function facts(receivedAt: string, more: Partial<ClockFacts> = {}): ClockFacts {
  return { right: 'access', receivedAt: new Date(receivedAt), answerDays: 30, erasureHours: 48, stops: [], extension: null, ...more };
}
/** Received in the morning of a Finnish day. */
const on = (day: string, more: Partial<ClockFacts> = {}) => facts(`${day}T09:00:00+02:00`, more);
const dayOf = (at: Date) => localDate(at);
const law = (of: ClockFacts, now = LATER) => dayOf(clocksOf(of, now).law.dueAt);
const promise = (of: ClockFacts, now = LATER) => dayOf(clocksOf(of, now).promise.dueAt);

describe('R1: the law gives a calendar month, the notice its days, and the earlier decides', () => {
  const vectors = [
    ['2026-08-31', '2026-09-30', '2026-09-30', 'law'],
    ['2027-01-30', '2027-02-28', '2027-03-01', 'law'],
    ['2027-02-10', '2027-03-10', '2027-03-12', 'law'],
    ['2027-07-01', '2027-08-01', '2027-07-31', 'promise'],
    ['2028-01-31', '2028-02-29', '2028-03-01', 'law'],
  ] as const;
  for (const [received, month, days, nearer] of vectors) {
    test(`received ${received}: law ${month}, 30 days ${days}`, () => {
      const clocks = clocksOf(on(received), LATER);
      assert.deepEqual([dayOf(clocks.law.dueAt), dayOf(clocks.promise.dueAt), clocks.nearer], [month, days, nearer]);
    });
  }

  test('the last day counts to its end in Finland, in winter and in summer', () => {
    assert.equal(clocksOf(on('2027-01-30'), LATER).law.dueAt.toISOString(), '2027-02-28T21:59:59.999Z');
    assert.equal(clocksOf(on('2026-08-31'), LATER).law.dueAt.toISOString(), '2026-09-30T20:59:59.999Z');
  });

  test('a request of the last minute of a Finnish day belongs to that day, wherever the server stands', () => {
    assert.equal(law(facts('2027-01-29T21:59:59Z')), '2027-02-28');
    assert.equal(law(facts('2027-02-09T21:59:59Z')), '2027-03-09');
    assert.equal(law(facts('2027-02-09T22:00:00Z')), '2027-03-10');
  });

  test('a last day on a weekend or a holiday would roll on, which is told and not relied on', () => {
    assert.equal(rolledDay('2027-02-28'), '2027-03-01', 'Sunday');
    assert.equal(rolledDay('2027-03-06'), '2027-03-08', 'Saturday');
    assert.equal(rolledDay('2027-01-06'), '2027-01-07', 'Epiphany');
    assert.equal(rolledDay('2027-03-26'), '2027-03-30', 'Good Friday to the Tuesday after Easter');
    assert.equal(rolledDay('2027-05-06'), '2027-05-07', 'Ascension Day');
    assert.equal(rolledDay('2028-12-24'), '2028-12-27', 'Christmas');
    assert.equal(rolledDay('2026-09-30'), '2026-09-30');
  });
});

describe('an extension', () => {
  const told = (at: string, months = 2) => ({ extension: { months, toldAt: new Date(at) } });

  test('told within the first month it gives three months in all: 6.12.2026 to 6.3.2027', () => {
    assert.equal(law(on('2026-12-06', told('2027-01-04T10:00:00Z'))), '2027-03-06');
    assert.equal(law(on('2026-12-06', told('2027-01-04T10:00:00Z', 1))), '2027-02-06');
    assert.equal(promise(on('2026-12-06', told('2027-01-04T10:00:00Z'))), '2027-03-06', 'the notice tells of it too');
  });

  test('told on the last instant of the month it holds, a moment later it does not', () => {
    const last = firstMonth(on('2026-12-06'), LATER).dueAt.toISOString();
    assert.equal(last, '2027-01-06T21:59:59.999Z');
    assert.equal(law(on('2026-12-06', told(last))), '2027-03-06');
    assert.equal(law(on('2026-12-06', told('2027-01-06T22:00:00.000Z'))), '2027-01-06');
  });

  test('told when the promised days are over it does not mend the promise', () => {
    assert.equal(promise(on('2026-12-06', { answerDays: 28, ...told('2027-01-05T10:00:00Z') })), '2027-01-03');
  });

  test('never moves the hours in which erasure is promised', () => {
    const of = on('2026-12-06', { right: 'erasure', ...told('2026-12-07T10:00:00Z') });
    assert.equal(clocksOf(of, LATER).promise.dueAt.toISOString(), '2026-12-08T07:00:00.000Z');
    assert.equal(law(of), '2027-03-06');
  });
});

describe('R2: hours are absolute', () => {
  const erasure = (at: string) => clocksOf(facts(at, { right: 'erasure' }), LATER).promise.dueAt.toISOString();

  test('48 hours over the end of summer time: 24.10.2026 at 12 to 26.10. at 11', () => {
    assert.equal(erasure('2026-10-24T12:00:00+03:00'), new Date('2026-10-26T11:00:00+02:00').toISOString());
  });

  test('48 hours over the beginning of summer time: 27.3.2027 at 12 to 29.3. at 13', () => {
    assert.equal(erasure('2027-03-27T12:00:00+02:00'), new Date('2027-03-29T13:00:00+03:00').toISOString());
  });
});

test('R15: 72 hours from awareness, over a holiday too', () => {
  const aware = new Date('2026-12-04T16:00:00+02:00');
  assert.equal(promisedBy(aware, 72).toISOString(), new Date('2026-12-07T16:00:00+02:00').toISOString());
});

describe('a clock stands still only where the law lets it', () => {
  const stop = (reason: Stop['reason'], from: string, to: string | null): Stop => ({
    reason,
    from: new Date(from),
    to: to === null ? null : new Date(to),
  });

  test('a doubt about identity moves both clocks by the time it took, days in whole', () => {
    const of = on('2026-12-06', { stops: [stop('identity', '2026-12-07T09:00:00Z', '2026-12-10T15:00:00Z')] });
    assert.deepEqual([law(of), promise(of)], ['2027-01-09', '2027-01-08'], 'three whole days, not three and a quarter');
    const hours = on('2026-12-06', { right: 'erasure', stops: [stop('identity', '2026-12-06T12:00:00Z', '2026-12-07T18:00:00Z')] });
    assert.equal(clocksOf(hours, LATER).promise.dueAt.toISOString(), '2026-12-09T13:00:00.000Z');
  });

  test('a question of ours moves the law, never what the notice promises', () => {
    const of = on('2026-12-06', { stops: [stop('clarification', '2026-12-07T09:00:00Z', '2026-12-10T09:00:00Z')] });
    assert.deepEqual([law(of), promise(of)], ['2027-01-09', '2027-01-05']);
  });

  test('while it stands the end moves with the clock on the wall', () => {
    const of = on('2026-12-06', { stops: [stop('identity', '2026-12-07T09:00:00Z', null)] });
    const clocks = clocksOf(of, new Date('2026-12-17T09:00:00Z'));
    assert.equal(dayOf(clocks.law.dueAt), '2027-01-16');
    assert.equal(clocks.law.stoppedSince?.toISOString(), '2026-12-07T09:00:00.000Z');
  });

  test('asked when the time has run out it stops nothing', () => {
    const of = on('2026-12-06', { right: 'erasure', stops: [stop('identity', '2026-12-09T09:00:00Z', null)] });
    const clocks = clocksOf(of, LATER);
    assert.equal(clocks.promise.dueAt.toISOString(), '2026-12-08T07:00:00.000Z');
    assert.equal(clocks.promise.stoppedSince, null);
  });

  test('identity asked within a week stops it, later not; a question only over access, and only where the notice speaks of it', () => {
    const asked = { right: 'access', receivedAt: new Date('2026-12-06T09:00:00Z') } as const;
    const ask = (about: Stop['reason'], at: string, declared = true) => mayStop(asked, { about, at: new Date(at), declared });
    assert.equal(ask('identity', '2026-12-13T09:00:00Z'), true);
    assert.equal(ask('identity', '2026-12-14T09:00:00Z'), false);
    assert.equal(ask('clarification', '2026-12-07T09:00:00Z'), true);
    assert.equal(ask('clarification', '2026-12-07T09:00:00Z', false), false);
    assert.equal(mayStop({ ...asked, right: 'objection' }, { about: 'clarification', at: asked.receivedAt, declared: true }), false);
  });
});
