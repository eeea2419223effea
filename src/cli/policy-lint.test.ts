// The command line tells a declaration from a notice and judges both: 0 without errors, 1 with, 2 when not understood.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { tempDir } from '#tests';
import { policyLintCommand } from './policy-lint.ts';

const POLICY = new URL('../../policies/prover.yaml', import.meta.url).pathname;
const NOTICE = new URL('../../tests/import/fixtures/a-form.txt', import.meta.url).pathname;

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const code = await policyLintCommand(
    args,
    (text) => (out += text),
    (text) => (err += text),
  );
  return { code, out, err };
}

describe('lupaus policy lint', () => {
  it('a shipped declaration has no errors', async () => {
    const { code, out } = await run(POLICY);
    assert.equal(code, 0);
    assert.match(out, /varoitus: .+\n.*virheitä 0, varoituksia \d+/);
  });

  it('a broken declaration exits 1 and says each fault once, with its click', async (t) => {
    const file = join(tempDir(t), 'broken.yaml');
    writeFileSync(
      file,
      readFileSync(POLICY, 'utf8').replace('answerDays: 28', 'answerDays: 31').replace('erasureHours: 48', 'erasureHours: 1000'),
    );
    const { code, out } = await run(file, '--lang', 'en');
    assert.equal(code, 1);
    assert.match(out, /warning: Two times are promised for erasure\. .* → Change both to 48 hours\n/);
    // The notice made from a declaration always says within a month beside the days it names.
    assert.doesNotMatch(out, /time to answer/);
    assert.equal(out.match(/1000/g)?.length, 2); // the check of form, and the two promises that disagree
  });

  it('a notice is read as such, with lines, laws and what the draft mends', async () => {
    const { code, out } = await run(NOTICE, '--json');
    const { kind, ok, findings } = JSON.parse(out) as { kind: string; ok: boolean; findings: { code: string; place?: { line: number } }[] };
    assert.deepEqual([code, kind, ok], [1, 'notice', false]);
    assert.equal(findings.find((each) => each.code === 'outdated.personal-data-act')?.place?.line, 3);
    assert.match((await run(NOTICE)).out, /a-form\.txt:3 virhe: Kumottu laki/);
  });

  it('what is not understood or cannot be read is said', async () => {
    assert.equal((await run()).code, 2);
    assert.equal((await run(POLICY, '--lang', 'xx')).code, 2);
    const { code, err } = await run('/nowhere/at/all.txt');
    assert.deepEqual([code, /tiedostoa ei voi lukea/.test(err)], [1, true]);
  });
});
