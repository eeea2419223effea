// The command line tells the difference of two declarations as the editor does: in words or as data.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { tempDir } from '#tests';
import { openApp } from '#tests/app';
import { policyDiffCommand } from './policy-diff.ts';

const good = new URL('../../policies/interniemi.yaml', import.meta.url).pathname;

async function run(env: Record<string, string>, ...args: string[]) {
  let [out, err] = ['', ''];
  const code = await policyDiffCommand(args, { env, out: (text) => (out += text), err: (text) => (err += text) });
  return { code, out, err };
}

function shorter(t: TestContext): string {
  const file = join(tempDir(t), 'next.yaml');
  const yaml = readFileSync(good, 'utf8').replace('fi: Asiakas- ja markkinointirekisteri,', 'fi: Asiakkaat,');
  writeFileSync(file, yaml.replace(/(id: customership\n(?:.*\n)*?\s+period: )\S+/, '$1P10Y'));
  return file;
}

describe('lupaus policy diff', () => {
  it('tells what changes, what follows and whom to tell, in the language asked for', async (t) => {
    const { code, out } = await run({}, good, shorter(t), '--lang', 'en');
    assert.equal(code, 0);
    assert.match(out, /^- Retention \(.*\) is now: .*10 years.*\. Before: /m);
    assert.match(out, /^ {2}! Before it comes into force: Tell people that their data are kept longer/m);
    assert.match(out, /^Translations to change or confirm:\n {2}registers\/customer-marketing\/name: sv, en$/m);
  });

  it('says so when nothing changes', async () => {
    assert.deepEqual(await run({}, good, good), { code: 0, out: 'Mikään ei muutu.\n', err: '' });
  });

  it('--json gives the same as data', async (t) => {
    const { code, out } = await run({}, '--json', good, shorter(t));
    const { changes, stale } = JSON.parse(out) as { changes: { id: string }[]; stale: { path: string }[] };
    assert.equal(code, 0);
    assert.ok(changes.some(({ id }) => id === 'changed:retention/customership/time'));
    assert.deepEqual(
      stale.map(({ path }) => path),
      ['registers/customer-marketing/name'],
    );
  });

  it('a number is a version of the installation', async (t) => {
    const { app, dir } = await openApp(t, { policy: 'interniemi' });
    await app.close();
    const env = { LUPAUS_DATA: dir, LUPAUS_LEDGER: join(dir, 'ledger'), LUPAUS_LOG: 'error' };
    const { code, out } = await run(env, '1', shorter(t), '--lang', 'sv');
    assert.equal(code, 0);
    assert.match(out, /10 år/);
    const missing = await run(env, '1', '7', '--lang', 'en');
    assert.deepEqual([missing.code, missing.err], [1, 'There is no version 7\n']);
  });

  it('what cannot be read is a refusal, what is not understood gets its usage', async (t) => {
    const broken = join(tempDir(t), 'broken.yaml');
    writeFileSync(broken, 'format: nothing\n');
    const codes = [
      await run({}, good, broken),
      await run({}, good, '/no/such/file'),
      await run({}, good),
      await run({}, good, good, '--lang', 'xx'),
    ];
    assert.deepEqual(
      codes.map(({ code }) => code),
      [1, 1, 2, 2],
    );
    assert.match(codes[0]?.err ?? '', /broken\.yaml:1 /);
  });
});
