/** A draw that is published can be recomputed by anybody, and nothing of it can be changed unseen. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { commitmentOf, drawFrom, entryHash, METHOD, rootOf, seedOf, verifyDraw } from './draw.ts';
import type { DrawRecord } from './draw.ts';

const entries = Array.from({ length: 50 }, (_, i) => entryHash(`code-${i}`)).toSorted();
const secret = 'aa'.repeat(32);
const root = rootOf(entries);
const seed = seedOf({ root, secret, publicValue: '7 812,44' });
const record: DrawRecord = {
  method: METHOD,
  raffle: 'kirja-arvonta',
  entries,
  root,
  commitment: commitmentOf(secret),
  secret,
  publicValue: '7 812,44',
  seed,
  winners: 2,
  reserves: 3,
  drawn: drawFrom(entries, seed, 5),
};

test('a few lines of another hand come to the same winners', () => {
  const sha = (text: string) => createHash('sha256').update(text).digest('hex');
  const ownSeed = sha(`${sha(entries.join('\n'))}\n${secret}\n781244`);
  const own = [...entries].sort((a, b) => sha(`${ownSeed}\n${a}`).localeCompare(sha(`${ownSeed}\n${b}`))).slice(0, 5);
  assert.deepEqual(record.drawn, own);
  assert.deepEqual(verifyDraw(record), []);
});

test('how the public value is written chooses nobody', () => {
  const spellings = ['7 812,44', '7812,44', '7812.44', ' 7\u00a0812,44 ', '7.812,44', "7'812.44"];
  assert.equal(new Set(spellings.map((publicValue) => seedOf({ root, secret, publicValue }))).size, 1);
});

test('whatever is changed is told by name', () => {
  const other = entryHash('somebody else');
  const changed: readonly [string, Partial<DrawRecord>][] = [
    ['root', { entries: [...entries, other].toSorted() }],
    ['list', { entries: entries.toReversed() }],
    ['commitment', { secret: 'bb'.repeat(32) }],
    ['seed', { publicValue: '7 812,45' }],
    ['seed', { seed: other }],
    ['winners', { drawn: [...(record.drawn ?? [])].toReversed() }],
    ['winners', { winners: 1 }],
    ['not-drawn', { drawn: null }],
    ['method', { method: 'dice' }],
  ];
  for (const [fault, change] of changed) assert.ok(verifyDraw({ ...record, ...change }).includes(fault as never), fault);
});

test('each of fifty wins about as often as any other', () => {
  const wins = new Map<string, number>();
  for (let i = 0; i < 5000; i++) {
    const [first = ''] = drawFrom(entries, `seed ${i}`, 1);
    wins.set(first, (wins.get(first) ?? 0) + 1);
  }
  const counts = entries.map((entry) => wins.get(entry) ?? 0);
  const chi = counts.reduce((sum, n) => sum + (n - 100) ** 2 / 100, 0);
  assert.ok(chi < 95, `chi-square ${chi} of 49 degrees`);
});

test('fewer entries than prizes: everybody wins and nobody twice', () => {
  assert.deepEqual(drawFrom(entries.slice(0, 3), seed, 5).toSorted(), entries.slice(0, 3));
  assert.deepEqual(drawFrom([], seed, 5), []);
});
