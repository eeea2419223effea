// The command line judges a declaration as publishing does: exit code, file, line, clause, message.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { tempDir } from '#tests';
import { policyCheckCommand } from './policy-check.ts';

const good = new URL('../../policies/interniemi.yaml', import.meta.url);

async function run(...args: string[]): Promise<{ code: number; text: string }> {
  let text = '';
  const code = await policyCheckCommand(args, (part) => (text += part));
  return { code, text };
}

function broken(t: TestContext): string {
  const file = join(tempDir(t), 'broken.yaml');
  writeFileSync(
    file,
    readFileSync(good, 'utf8').replace('trigger: assignment-end', 'trigger: moon-full').replace('instrument: dpf', 'instrument: none'),
  );
  return file;
}

describe('lupaus policy check', () => {
  it('a right policy exits 0 and tells what it holds', async () => {
    const { code, text } = await run(good.pathname);
    assert.equal(code, 0);
    assert.match(text, /interniemi\.yaml kunnossa: rekistereitä 3, .*selosteen kohtia 20/);
  });

  it('a wrong one exits 1 with file, line, clause and message, in the language asked for', async (t) => {
    const file = broken(t);
    const { code, text } = await run(good.pathname, file, '--lang', 'en');
    assert.equal(code, 1);
    const lines = text.trim().split('\n');
    assert.equal(lines.length, 3);
    assert.match(lines[1] ?? '', new RegExp(`^${file}:\\d+ S3-04, S3-10 There is no trigger "moon-full"`));
    assert.match(lines[2] ?? '', new RegExp(`^${file}:\\d+ S3-13, S3-18 The transfer to "email-tool" \\(US\\) has no safeguard`));
  });

  it('--json gives the same as data', async (t) => {
    const { code, text } = await run('--json', good.pathname, broken(t));
    const result = JSON.parse(text) as {
      ok: boolean;
      files: { ok: boolean; problems: { code: string; line: number; clause: string }[] }[];
    };
    assert.equal(code, 1);
    assert.deepEqual([result.ok, ...result.files.map(({ ok }) => ok)], [false, true, false]);
    assert.deepEqual(
      result.files[1]?.problems.map((each) => each.code),
      ['unknown-trigger', 'transfer-without-safeguard'],
    );
  });

  it('a file that is not there is a problem, a command without files is not understood', async () => {
    assert.deepEqual(
      [
        (await run('/no/such/file.yaml')).code,
        (await run()).code,
        (await run('--loud', good.pathname)).code,
        (await run(good.pathname, '--lang', 'xx')).code,
      ],
      [1, 2, 2, 2],
    );
  });
});
