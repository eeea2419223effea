/** What a declaration is completed in is counted once: its card and the list to be confirmed say the same number. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ok, openApp } from '#tests/app';

interface Preview {
  completions: { id: string; together: string }[];
}

test('the card of a declaration counts what its list asks to confirm', async (t) => {
  const { owner } = await openApp(t, { policy: 'prover' });
  const { declarations } = await ok<{ declarations: { file: string; completions: number }[] }>(
    owner.call('GET', '/api/setup/declarations'),
  );
  assert.ok(declarations.length > 1);
  for (const { file, completions } of declarations) {
    const preview = await ok<Preview>(owner.call('POST', '/api/setup/preview', { file }));
    assert.equal(completions, new Set(preview.completions.map(({ together }) => together)).size, file);
  }
});
