// The server gives memory back when nobody waits for it, and seldom.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { givingBack } from './memory.ts';

const MB = 1024 * 1024;

function house() {
  const state = { now: 0, load: 0, resident: 290 * MB, collected: 0 };
  const giving = givingBack({
    now: () => state.now,
    load: () => state.load,
    resident: () => state.resident,
    collect() {
      state.collected += 1;
      state.resident = 190 * MB;
    },
  });
  /** So many seconds, one look in each. */
  const pass = (seconds: number, during: () => void = () => undefined) => {
    for (let i = 0; i < seconds; i++) {
      state.now += 1000;
      during();
      giving.look();
    }
    return state.collected;
  };
  return { state, giving, pass };
}

test('what heavy work took is given back after some seconds of rest', () => {
  const { state, pass } = house();
  state.load = 0.9;
  assert.equal(pass(60), 0, 'not while it works');
  state.load = 0;
  assert.equal(pass(4), 0, 'not in a short pause of the work');
  assert.equal(pass(2), 1);
});

test('nobody who turns pages waits for it', () => {
  const { giving, pass } = house();
  assert.equal(
    pass(600, () => giving.touched()),
    0,
  );
  assert.equal(pass(6), 1);
});

test('a few minutes lie between two times, and little that was taken is kept', () => {
  const { state, pass } = house();
  pass(10);
  state.resident = 290 * MB;
  assert.equal(pass(240), 1, 'not again so soon');
  assert.equal(pass(120), 2);
  state.resident = 200 * MB;
  assert.equal(pass(3600), 2, 'ten megabytes are not worth it');
});
