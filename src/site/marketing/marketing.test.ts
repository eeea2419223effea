// Claims about where the links of a letter lead: one press is enough and nothing less is, and nobody is told of anybody.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { TestContext } from 'node:test';
import { tokenOf } from '#kernel/mailings';
import { permissionsOf } from '#kernel/permission';
import type { PermissionEventRow } from '#kernel/permission';
import { sql } from '#platform/db';
import { openApp } from '#tests/app';
import type { TestApp } from '#tests/app';
import { demoCommand } from '../../cli/demo.ts';
import { withReaders } from '../../../tests/journeys/letter-steps.ts';
import type { Readers } from '../../../tests/journeys/letter-steps.ts';

const PRESS = { 'content-type': 'application/x-www-form-urlencoded' };
const ONE_CLICK = 'List-Unsubscribe=One-Click';

interface House extends TestApp {
  readonly readers: Readers;
  readonly reader: string;
  readonly ledgerId: string;
}

async function house(t: TestContext): Promise<House> {
  const opened = await openApp(t, { policy: 'prover' });
  await demoCommand(opened.app.deps, { people: 20, seed: 4 }, () => undefined);
  const readers = await withReaders(t, opened, 2);
  const sent = await readers.send();
  const reader = readers.ids[0] ?? '';
  opened.clock.advance(60_000);
  return { ...opened, readers, reader, ledgerId: sent.get(reader)?.id ?? '' };
}

function press({ app }: TestApp, token: string, payload = ONE_CLICK, headers: Record<string, string> = PRESS) {
  return app.server.inject({ method: 'POST', url: `/kirje/peru/${token}`, headers: { host: '127.0.0.1', ...headers }, payload });
}

function read({ app }: TestApp, url: string, method: 'GET' | 'HEAD' = 'GET') {
  return app.server.inject({ method, url, headers: { host: '127.0.0.1' } });
}

async function events({ app: { deps } }: TestApp, subjectId: string): Promise<PermissionEventRow[]> {
  const policy = deps.policy.current();
  assert.ok(policy);
  return [...(await permissionsOf(deps.database.db, policy, { subjectId, at: deps.clock.now() }, deps)).events];
}

describe('the way out of a letter', () => {
  test('one press without cookie, sign-in or redirect withdraws the consent, and the next letter is not sent', async (t) => {
    const h = await house(t);
    const token = tokenOf(h.app.deps.keys, 'unsubscribe', h.ledgerId);
    const { statusCode, headers } = await press(h, token);
    assert.deepEqual(
      [statusCode, headers['set-cookie'], headers['location'], headers['cache-control']],
      [200, undefined, undefined, 'no-store'],
    );
    const [said] = await events(h, h.reader);
    assert.deepEqual([said?.act, said?.method, said?.channel, said?.purpose], ['consent-withdrawn', 'link', 'email', h.readers.purposeId]);
    await press(h, token);
    assert.equal((await events(h, h.reader)).length, 2, 'pressed again, nothing is added');
    const next = await h.readers.send();
    assert.deepEqual([next.get(h.reader)?.state, next.get(h.reader)?.rule], ['blocked', 'consent-withdrawn']);
    assert.equal(next.get(h.readers.ids[1] ?? '')?.state, 'accepted');
  });

  test('a form in parts counts as well, and the button for everything bans all marketing', async (t) => {
    const h = await house(t);
    const token = tokenOf(h.app.deps.keys, 'unsubscribe', h.ledgerId);
    const parts = '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n';
    assert.equal((await press(h, token, parts, { 'content-type': 'multipart/form-data; boundary=x' })).statusCode, 200);
    assert.equal((await events(h, h.reader))[0]?.act, 'consent-withdrawn');
    await press(h, token, `${ONE_CLICK}&what=all`);
    const [ban] = await events(h, h.reader);
    assert.deepEqual([ban?.act, ban?.channel, ban?.purpose, ban?.method], ['ban', null, null, 'link']);
  });

  test('a hundred looks of scanners change nothing, and then the person succeeds', async (t) => {
    const h = await house(t);
    const url = `/kirje/peru/${tokenOf(h.app.deps.keys, 'unsubscribe', h.ledgerId)}`;
    for (let i = 0; i < 50; i += 1) {
      for (const method of ['GET', 'HEAD'] as const) assert.equal((await read(h, url, method)).statusCode, 200);
    }
    for (const payload of ['', 'a=b', 'List-Unsubscribe=yes'])
      assert.equal((await press(h, url.slice('/kirje/peru/'.length), payload)).statusCode, 200);
    assert.equal((await events(h, h.reader)).length, 1);
    await press(h, url.slice('/kirje/peru/'.length));
    assert.equal((await events(h, h.reader)).length, 2);
  });

  test('a token of anything else gets the same answer and does nothing', async (t) => {
    const h = await house(t);
    const { keys } = h.app.deps;
    const own = tokenOf(keys, 'unsubscribe', h.ledgerId);
    const strange = [
      tokenOf(keys, 'why', h.ledgerId),
      tokenOf(keys, 'unsubscribe', '00000000-0000-7000-8000-000000000000'),
      `${own}A`,
      'x',
      '%00',
    ];
    const bare = ({ body }: { body: string }, token: string) => body.replaceAll(`/kirje/peru/${token}`, '/kirje/peru/');
    const asked = bare(await read(h, `/kirje/peru/${own}`), own);
    const answers = [];
    for (const token of strange) {
      assert.equal(bare(await read(h, `/kirje/peru/${token}`), token), asked, token);
      answers.push(bare(await press(h, token), token));
    }
    assert.equal((await events(h, h.reader)).length, 1);
    const mine = bare(await press(h, own), own);
    assert.deepEqual(new Set([mine, ...answers]).size, 1);
  });

  test('it works years later, and when nobody can tell any more what the letter was for', async (t) => {
    const h = await house(t);
    h.clock.set('2029-01-15T10:00:00.000Z');
    await sql`delete from mailing`.execute(h.app.deps.database.db);
    const { statusCode } = await press(h, tokenOf(h.app.deps.keys, 'unsubscribe', h.ledgerId));
    assert.equal(statusCode, 200);
    const [said] = await events(h, h.reader);
    assert.deepEqual([said?.act, said?.channel, said?.purpose], ['ban', 'email', null]);
  });
});

describe('why a letter came', () => {
  test('who looks too often is asked to wait, while a mail program may press for many readers', async (t) => {
    const { app } = await openApp(t, { policy: 'prover' });
    const look = async (url: string) => (await app.server.inject({ url, headers: { host: '127.0.0.1' } })).statusCode;
    for (let i = 0; i < 60; i += 1) assert.equal(await look('/kirje/miksi/x'), 404);
    assert.equal(await look('/kirje/miksi/x'), 429);
    for (let i = 0; i < 100; i += 1) assert.equal(await look('/kirje/peru/x'), 200);
  });

  test('the page tells rule, words, day and source, and nothing by which a stranger would know whose letter it was', async (t) => {
    const h = await house(t);
    const { deps } = h.app;
    const { body, statusCode, headers } = await read(h, `/kirje/miksi/${tokenOf(deps.keys, 'why', h.ledgerId)}?lang=fi`);
    assert.equal(statusCode, 200);
    assert.equal(headers['set-cookie'], undefined);
    assert.match(body, /Suostumus annettu 22\.11\.2026\./);
    assert.match(body, /Suostun siihen, että .* lähettää minulle sähköpostia/);
    assert.match(body, /Mistä osoite saatiin/);
    const { rows } = await sql<{ value: string }>`
      select value from contact_point where subject_id = ${h.reader} union select family_name from person where id = ${h.reader}`.execute(
      deps.database.db,
    );
    assert.ok(rows.length >= 2);
    for (const { value } of rows) assert.doesNotMatch(body, new RegExp(value.replaceAll(/[.+]/g, '\\$&'), 'u'));
    const unknown = await read(h, `/kirje/miksi/${tokenOf(deps.keys, 'unsubscribe', h.ledgerId)}?lang=fi`);
    assert.equal(unknown.statusCode, 404);
    assert.match(unknown.body, /Linkki ei kerro mitään/);
  });
});
