import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { LANGS } from '#platform/i18n';
import { errorDictionary, translateError } from './index.ts';

function sources(dir: string): string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => readFileSync(join(dir, name), 'utf8').replace(/^\s*(\/\/|\/?\*).*$/gm, ''));
}

test('every refusal in the source has a text in Finnish, Swedish and English', () => {
  const codes = new Set(sources('src').flatMap((text) => [...text.matchAll(/'(errors\.[a-z][a-z-]*)'/g)].map((m) => m[1] ?? '')));
  assert.ok(codes.size > 30);
  const missing = [...codes].flatMap((code) =>
    LANGS.filter((lang) => translateError(lang, code) === code).map((lang) => `${code} (${lang})`),
  );
  assert.deepEqual(missing, []);
});

test('the three languages of a refusal take the same values', () => {
  assert.deepEqual(errorDictionary.inconsistencies(), []);
});
