// Claims about the command line as a whole: whoever asks for help gets it, and a word that is no command is refused.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runCommand } from './index.ts';

test('help is an answer, an unknown command a refusal; both name every command', async () => {
  const run = async (word: string): Promise<{ code: number; out: string; err: string }> => {
    const said = { out: '', err: '' };
    const code = await runCommand([word], { env: {}, out: (text) => void (said.out += text), err: (text) => void (said.err += text) });
    return { code, ...said };
  };
  for (const word of ['help', '--help', '-h']) {
    const { code, out, err } = await run(word);
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, /^lupaus backup$/m);
  }
  const { code, out, err } = await run('nonsense');
  assert.deepEqual([code, out], [2, '']);
  assert.match(err, /^lupaus restore FILE/m);
});
