// The clocks read Finnish days wherever the server stands: every vector again in processes with other time zones.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';

const VECTORS = [join(import.meta.dirname, 'clocks.test.ts'), join(import.meta.dirname, '..', 'rights', 'deadlines.test.ts')];

for (const zone of ['UTC', 'America/Los_Angeles', 'Pacific/Kiritimati']) {
  test(`every vector holds on a server in ${zone}`, () => {
    const { NODE_TEST_CONTEXT: _, ...env } = process.env;
    const here = spawnSync(process.execPath, ['-p', 'Intl.DateTimeFormat().resolvedOptions().timeZone'], {
      env: { ...env, TZ: zone },
      encoding: 'utf8',
    });
    assert.equal(here.stdout.trim(), zone, 'the zone is in force');
    const run = spawnSync(process.execPath, ['--test', '--test-reporter=tap', ...VECTORS], { env: { ...env, TZ: zone }, encoding: 'utf8' });
    assert.equal(run.status, 0, run.stdout);
    assert.match(run.stdout, /# pass (?:[2-9]\d|\d{3})/, 'the vectors were counted');
  });
}
