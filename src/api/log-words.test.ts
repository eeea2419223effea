// Whatever the log can say it says in words.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { LOG_WORDS } from './log-words.ts';

const SOURCE = join(import.meta.dirname, '..');

test('every act that the source writes into the log has words in three languages', () => {
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((file) => /(?<!\.test)\.ts$/.test(file));
  const written = files.flatMap((file) => {
    const text = readFileSync(join(SOURCE, file), 'utf8');
    // Acts of the log have a room and a verb, or a single verb beside the kind of the record.
    const found = [...text.matchAll(/action: (?:\w+ \? )?'([a-z-]+\.[a-z-]+)'(?: : '([a-z-]+\.[a-z-]+)')?/g)];
    const short = [...text.matchAll(/action: '([a-z]+)', kind: /g)];
    return [...found, ...short].flatMap(([, ...acts]) => acts.filter((act) => act !== undefined));
  });
  assert.ok(new Set(written).size > 60, 'the source is read');
  const without = [...new Set(written)].filter((act) => LOG_WORDS[act] === undefined);
  assert.deepEqual(without, []);
  for (const [act, words] of Object.entries(LOG_WORDS)) assert.ok(words.fi && words.sv && words.en, act);
});
