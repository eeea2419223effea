/** No letter of a mailing leaves without the gate: what it has not cleared does not compile, and only one line of the house writes a body. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { buildHouse } from './house.ts';

const ROOT = join(import.meta.dirname, '..', '..');

const FORGED = `import { handOver } from '../src/kernel/mailings/hand-over.ts';
import type { Cleared } from '../src/kernel/mailings/gate.ts';
import type { Slot } from '../src/platform/mail/index.ts';

export const fine = (slot: Slot, cleared: Cleared) => handOver(slot, cleared);
export const bare = (slot: Slot, message: Buffer) => handOver(slot, { ledgerId: 'a', message });
export const made = (message: Buffer): Cleared => ({ ledgerId: 'a', message });
`;

test('a letter that the gate has not cleared cannot be handed over: it does not compile', async (t) => {
  const house = buildHouse(t, { 'try/forged.ts': FORGED });
  symlinkSync(join(ROOT, 'src'), join(house.dir, 'src'));
  house.write({ 'tsconfig.try.json': JSON.stringify({ extends: './tsconfig.json', include: [], files: ['try/forged.ts'] }) });
  const { output } = await house.bin('tsc', '-p', 'tsconfig.try.json', '--noEmit');
  const lines = [...output.matchAll(/^try\/forged\.ts\((\d+),\d+\): error TS\d+/gm)].map(([, line]) => Number(line));
  assert.deepEqual(lines, [6, 7], output);
});

test('one line of the house writes the body of a mailing, and one place makes a letter a cleared one', () => {
  const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !/\.test\.ts$|testing\.ts$/.test(file),
  );
  const holding = (pattern: RegExp) =>
    sources.filter((file) => !file.startsWith('platform/mail/') && pattern.test(readFileSync(join(ROOT, 'src', file), 'utf8')));
  assert.deepEqual(holding(/\bslot\w*\.body\(/i), ['kernel/mailings/hand-over.ts']);
  assert.deepEqual(holding(/\bas (unknown as )?Cleared\b/), ['kernel/mailings/gate.ts']);
  assert.deepEqual(holding(/\/hand-over\.ts'/), ['kernel/mailings/run.ts']);
});
