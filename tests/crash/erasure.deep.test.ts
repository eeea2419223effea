import { test } from 'node:test';
import { erasuresKilled } from './erasure-kills.ts';

/** A register grows with every kill; several small ones tell the same in less time. */
const KILLS = 500;
const PER_REGISTER = 20;

for (let from = 1; from <= Number(process.env['LUPAUS_TEST_KILLS'] ?? KILLS); from += PER_REGISTER) {
  test(`an erasure killed at any moment is completed once, certified truly and found in no file after the next start; kills ${from}–${from + PER_REGISTER - 1}`, async (t) => {
    t.diagnostic(JSON.stringify(await erasuresKilled(t, PER_REGISTER)));
  });
}
