// Nothing that was written is lost: texts are saved in turn, a failure is tried again, and another hand's text is never overwritten.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { createSaver } from '#web/pages/declaration/text/saver.ts';
import type { SaveState } from '#web/pages/declaration/text/saver.ts';

/** A saver that never comes to rest fails here; it does not hang. */
const LIMIT = { timeout: 10_000 };
const MOST_SENT = 50;

class Conflict extends Error {}

function serverWith(text: string) {
  const server = { text, revision: 1, fails: 0, sent: 0, slow: 0 };
  const told: SaveState['kind'][] = [];
  const saver = createSaver(
    { text, revision: 1 },
    {
      async send(next, revision) {
        server.sent++;
        // A loop without rest would never let the time run out.
        if (server.sent > MOST_SENT) await wait(60_000, undefined, { ref: false });
        if (server.slow > 0) await wait(server.slow);
        if (server.fails-- > 0) throw new Error('unreachable');
        if (revision !== server.revision) throw new Conflict();
        server.text = next;
        server.revision++;
        return { revision: server.revision, savedAt: '2026-11-22T08:00:00Z' };
      },
      isConflict: (error) => error instanceof Conflict,
      tell: ({ kind }) => told.push(kind),
      restMs: 5,
      retryMs: 5,
    },
  );
  return { server, saver, told };
}

test('what is written while a save is on its way follows in its turn', LIMIT, async () => {
  const { server, saver } = serverWith('a');
  server.slow = 20;
  saver.write('ab');
  await wait(10);
  saver.write('abc');
  saver.write('abcd');
  assert.equal(await saver.flush(), true);
  assert.deepEqual([server.text, server.sent], ['abcd', 2]);
});

test('a server that does not answer is asked again', LIMIT, async () => {
  const { server, saver, told } = serverWith('a');
  server.fails = 2;
  saver.write('ab');
  await wait(120);
  assert.equal(server.text, 'ab');
  assert.deepEqual(told.filter((kind) => kind === 'failed').length, 2);
  assert.equal(told.at(-1), 'saved');
});

test('after another hand nothing is sent until the reader has chosen', LIMIT, async () => {
  const { server, saver, told } = serverWith('a');
  server.revision = 7;
  server.text = 'theirs';
  saver.write('mine');
  await wait(40);
  saver.write('mine still');
  await wait(40);
  assert.deepEqual([server.text, server.sent, told.at(-1)], ['theirs', 1, 'conflict']);
  saver.adopt('theirs', 7);
  saver.write('mine on theirs');
  assert.equal(await saver.flush(), true);
  assert.equal(server.text, 'mine on theirs');
});

test('a draft that is gone is not written any more', LIMIT, async () => {
  const { server, saver } = serverWith('a');
  saver.write('ab');
  saver.close();
  await wait(30);
  assert.equal(await saver.flush(), false);
  assert.equal(server.sent, 0);
});
