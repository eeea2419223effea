import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { tempDir } from '#tests';
import { noticeCommand } from './notice.ts';

const FILE = join(import.meta.dirname, '../../policies/prover.yaml');

async function run(...args: string[]): Promise<{ code: number; said: string }> {
  let said = '';
  const code = await noticeCommand(args, (text) => {
    said += text;
  });
  return { code, said };
}

describe('lupaus notice', () => {
  test('prints the notice as a page in Finnish when nothing else is asked', async () => {
    const { code, said } = await run(FILE);
    assert.equal(code, 0);
    assert.match(said, /<html lang="fi">/);
  });

  test('prints it as text in another language', async () => {
    const { code, said } = await run(FILE, '--lang', 'sv', '--format', 'md');
    assert.equal(code, 0);
    assert.match(said, /^# Dataskyddsbeskrivning/);
  });

  test('writes a PDF to a file', async (t) => {
    const target = join(tempDir(t), 'notice.pdf');
    assert.equal((await run(FILE, '--format', 'pdf', '--lang', 'en', '--out', target)).code, 0);
    assert.equal(readFileSync(target).subarray(0, 5).toString(), '%PDF-');
  });

  test('gives the record of processing', async () => {
    const { code, said } = await run(FILE, '--record', '--format', 'json');
    assert.equal(code, 0);
    assert.equal((JSON.parse(said) as { format: string }).format, 'lupaus-record/1');
  });

  test('tells how it is used when the command is not understood', async () => {
    for (const args of [
      [],
      [FILE, '--format', 'pdf'],
      [FILE, '--lang', 'de'],
      [FILE, '--format', 'json'],
      [FILE, '--what'],
      [FILE, FILE],
      [FILE, '--out'],
    ]) {
      const { code, said } = await run(...args);
      assert.equal(code, 2, args.join(' '));
      assert.match(said, /^lupaus notice FILE/);
    }
  });

  test('refuses a declaration that is not right, with file and line', async (t) => {
    const file = join(tempDir(t), 'broken.yaml');
    writeFileSync(file, readFileSync(FILE, 'utf8').replace('basis: consent', 'basis: perhaps'));
    const { code, said } = await run(file, '--lang', 'en');
    assert.equal(code, 1);
    assert.match(said, /broken\.yaml:\d+ /);
    assert.equal((await run(join(tempDir(t), 'none.yaml'))).code, 1);
  });
});
