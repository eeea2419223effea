// Claims about the clock of a request: vectors R1 and R2 of the handbook, as they stand.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { answerDay, endOfDay, erasureDeadline, lawDay, promisedBy } from './deadlines.ts';

describe('the law gives one month', () => {
  test('to the same day of the next month, else its last day, never rolled over a weekend', () => {
    assert.deepEqual(
      ['2026-08-31', '2027-01-30', '2027-02-10', '2028-01-31', '2026-12-06'].map((day) => lawDay(day)),
      ['2026-09-30', '2027-02-28', '2027-03-10', '2028-02-29', '2027-01-06'],
    );
    assert.equal(lawDay('2026-12-06', 3), '2027-03-06');
  });

  test('a promise of 30 days is cut to the month of the law in February', () => {
    assert.equal(answerDay('2026-08-31', 30), '2026-09-30');
    assert.equal(answerDay('2027-01-30', 30), '2027-02-28');
    assert.equal(answerDay('2027-02-10', 30), '2027-03-10');
    assert.equal(answerDay('2027-07-01', 30), '2027-07-31');
  });
});

describe('a promise in hours is absolute', () => {
  test('48 hours over the end of summer time end an hour earlier by the clock on the wall', () => {
    assert.equal(promisedBy(new Date('2026-10-24T12:00:00+03:00'), 48).toISOString(), new Date('2026-10-26T11:00:00+02:00').toISOString());
  });

  test('48 hours over the beginning of summer time end an hour later', () => {
    assert.equal(promisedBy(new Date('2027-03-27T12:00:00+02:00'), 48).toISOString(), new Date('2027-03-29T13:00:00+03:00').toISOString());
  });

  test('the earlier of promise and law is the deadline', () => {
    const asked = new Date('2027-02-10T09:00:00+02:00');
    assert.equal(erasureDeadline(asked, 48).toISOString(), '2027-02-12T07:00:00.000Z');
    assert.equal(erasureDeadline(asked, 24 * 90).toISOString(), '2027-03-10T21:59:59.999Z');
  });
});

test('a Finnish day ends at its own midnight in winter, in summer and on the days between', () => {
  assert.equal(endOfDay('2027-01-15').toISOString(), '2027-01-15T21:59:59.999Z');
  assert.equal(endOfDay('2027-07-15').toISOString(), '2027-07-15T20:59:59.999Z');
  assert.equal(endOfDay('2026-10-25').toISOString(), '2026-10-25T21:59:59.999Z');
  assert.equal(endOfDay('2027-03-28').toISOString(), '2027-03-28T20:59:59.999Z');
});
