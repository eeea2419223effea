// Whoever stops `npm start` stops the register with it: npm ends its shell, and nothing is left running behind it.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { tempDir } from '#tests';

const ROOT = join(import.meta.dirname, '../..');

test('a program that npm started ends in order when the shell between them is ended', { skip: process.platform === 'win32' }, async (t) => {
  const script = join(tempDir(t), 'waits.mjs');
  writeFileSync(
    script,
    `process.on('SIGTERM', () => { console.log('ended'); process.exit(0); }); console.log('up'); setInterval(() => {}, 1000);`,
  );
  // The shell of npm: it has something left to do, so it stays between.
  const shell = spawn('sh', ['-c', `"${process.execPath}" tools/node24.js "${script}"; true`], {
    cwd: ROOT,
    env: { ...process.env, npm_lifecycle_event: 'start' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  t.after(() => shell.stdout.destroy());
  let said = '';
  shell.stdout.on('data', (part: Buffer) => (said += part.toString()));
  await once(shell.stdout, 'data');
  shell.kill('SIGTERM');
  // Its output closes only when nobody is left to write to it.
  await once(shell.stdout, 'close', { signal: AbortSignal.timeout(20_000) });
  assert.match(said, /up\s+ended/);
});
