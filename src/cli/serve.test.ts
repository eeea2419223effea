// However a server is begun, it runs with the settings that keep its memory small.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { ALLOCATOR, ENGINE_FLAGS } from '#platform/memory';
import { tempDir } from '#tests';

const ROOT = join(import.meta.dirname, '..', '..');

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

test('a server begun without any settings begins again in its own place with them', { skip: process.platform !== 'linux' }, async (t) => {
  const env = { PATH: process.env['PATH'] ?? '', LUPAUS_DATA: tempDir(t), LUPAUS_LOG: 'error', PORT: String(await freePort()) };
  const server = spawn(process.execPath, ['--no-warnings', join(ROOT, 'src', 'main.ts'), 'serve'], { cwd: ROOT, env });
  t.after(() => server.kill('SIGKILL'));
  await once(server.stdout, 'data');
  const words = (name: string) => readFileSync(`/proc/${server.pid ?? 0}/${name}`, 'utf8').split('\0');
  const line = words('cmdline');
  for (const flag of [...ENGINE_FLAGS, '--no-warnings']) assert.equal(line.filter((word) => word === flag).length, 1, `${flag} once`);
  for (const [name, value] of Object.entries(ALLOCATOR)) assert.ok(words('environ').includes(`${name}=${value}`), name);
  server.kill('SIGTERM');
  const [code] = (await once(server, 'exit')) as [number | null];
  assert.equal(code, 0, 'and ends when it is told to');
});
