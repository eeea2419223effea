/** What the pages do when the register has changed beneath them: a backup came back, staff had begun, a mailbox is shared, or two things are pressed at once. */
import assert from 'node:assert/strict';
import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { mailboxes } from '#customers';
import { executeDueErasures } from '#kernel/rights';
import { requestsOfPerson } from '#kernel/requests';
import { workVisits } from '#kernel/visits';
import { sql } from '#platform/db';
import { freshPostgres, tempDir } from '#tests';
import { ok, startApp } from '#tests/app';
import { AINO, BO, openOwn } from './house.ts';
import type { OwnHouse } from './house.ts';
import { decodeWords } from './letters.ts';

const NEXT = 'aino.uusi@example.test';
const HOUR = 3_600_000;
/** One database for each claim that is made on both engines. */
const fresh = (await Promise.all([freshPostgres(), freshPostgres(), freshPostgres()])).filter((each) => each !== null);
after(() => Promise.all(fresh.map((each) => each.drop())));
const ENGINES = ['sqlite', ...(fresh.length === 3 ? ['postgres'] : [])];
const optionsFor = (engine: string, claim: number) => {
  const url = engine === 'postgres' ? fresh[claim]?.url : undefined;
  return url === undefined ? {} : { databaseUrl: url };
};

async function rows<T>(house: OwnHouse, text: string): Promise<T[]> {
  return (await sql.raw<T>(text).execute(house.app.deps.database.db)).rows;
}

const pointOf = (body: string) => /\/omat\/korjaa\/contact-point\/[^"]+/.exec(body)?.[0] ?? '';

test('an address that came back with a backup after its owner had replaced it opens nothing; the letter to it tells how to ask', async (t) => {
  const house = await openOwn(t);
  const backup = join(tempDir(t), 'copy.db');
  await house.app.deps.database.backupTo(backup);
  house.clock.advance(60_000);
  const window = await house.inside(AINO);
  await window.post(pointOf((await window.get('/omat/tiedot')).body), { value: NEXT });
  await house.round();
  await window.post('/omat/osoite', { token: house.letterTo(NEXT)?.link.split('/').at(-1) ?? '' });
  await house.app.close();
  for (const end of ['', '-wal', '-shm']) rmSync(join(house.dir, `lupaus.db${end}`), { force: true });
  copyFileSync(backup, join(house.dir, 'lupaus.db'));
  const again = await startApp(house.dir, house.clock);
  t.after(() => again.close());

  const { host, origin } = new URL(again.deps.config.publicUrl);
  const headers = { host, origin, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' };
  const order = async (address: string) => {
    const before = house.sink.taken.length;
    await again.server.inject({ method: 'POST', url: '/omat', headers, payload: new URLSearchParams({ address }).toString() });
    await workVisits({ ...again.deps, mailboxes });
    await again.mailer.sendDue();
    return house.sink.taken.slice(before).map(({ to, source }) => ({ to, ...decodeWords(source) }));
  };
  const [letter, ...more] = await order(AINO);
  assert.equal(letter?.to, AINO);
  assert.match(letter?.link ?? '', /\/omat\/pyynto/, 'it tells how to ask otherwise and opens nothing');
  assert.equal(more.length, 0);
  assert.match((await order(BO))[0]?.link ?? '', /\/omat\/linkki\//, 'of others nothing came back');
});

test('what staff had entered is what the person settles on the pages: their visit shows who they are, and later and now do what they say', async (t) => {
  const house = await openOwn(t);
  const received = house.clock.now().toISOString();
  const entered = { right: 'erasure', channel: 'phone', receivedAt: received, asked: 'Poistakaa' };
  await ok(house.owner.call('POST', '/api/requests', { ...entered, subjectId: house.ainoId }));
  const second = await ok<{ id: string }>(house.owner.call('POST', '/api/requests', { ...entered, subjectId: house.boId }));
  await ok(house.owner.call('POST', `/api/requests/${second.id}/ask`, { version: 1, about: 'identity', question: 'Kuka kysyy?' }));
  house.clock.advance(HOUR);

  const window = await house.inside(AINO);
  const later = await window.post('/omat/poisto', { how: 'later' });
  assert.match((await window.get(later.location ?? '')).body, /id="waits"/);
  const cases = await rows<{ state: string; identity_method: string; received_at: string }>(
    house,
    `select state, identity_method, received_at from request_case where subject_id = '${house.ainoId}'`,
  );
  assert.deepEqual(cases, [{ state: 'delayed', identity_method: 'own-pages', received_at: received }], 'one case, with its own receipt');
  house.clock.advance(72 * HOUR);
  await executeDueErasures(house.app.deps, house.clock.now());
  assert.equal((await rows(house, `select id from person where id = '${house.ainoId}'`)).length, 0);

  const bo = await house.inside(BO);
  assert.match((await bo.post('/omat/poisto', { how: 'now', sure: 'yes' })).location ?? '', /\/omat\/todistus\//);
  assert.equal((await rows(house, `select id from person where id = '${house.boId}'`)).length, 0);
});

test('letters about an erasure go to the address the person came by, not to one that others read', async (t) => {
  const house = await openOwn(t);
  const shared = 'perhe@example.test';
  const own = 'eeva.oma@example.test';
  await house.person('Eeva', 'Kaksi', [
    { kind: 'email', value: shared },
    { kind: 'email', value: own },
  ]);
  await house.person('Lasse', 'Kaksi', [{ kind: 'email', value: shared }]);
  const window = await house.inside(own);
  const before = house.sink.taken.length;
  await window.post('/omat/poisto', { how: 'later' });
  await house.round();
  await window.post('/omat/poisto', { how: 'now', sure: 'yes' });
  await house.round();
  await house.round();
  const taken = house.sink.taken.slice(before).map(({ to }) => to);
  assert.ok(taken.length >= 2, 'the receipt and the certificate');
  assert.deepEqual([...new Set(taken)], [own]);
});

for (const name of ENGINES) {
  test(`pressed three times at once there is one erasure and one case, and nothing is left open (${name})`, async (t) => {
    const house = await openOwn(t, optionsFor(name, 0));
    const window = await house.inside(AINO);
    const laters = await Promise.all([1, 2, 3].map(() => window.post('/omat/poisto', { how: 'later' })));
    assert.deepEqual(
      laters.map(({ status }) => status),
      [303, 303, 303],
    );
    assert.equal((await rows(house, `select id from request_case where subject_id = '${house.ainoId}'`)).length, 1);
    const pressed = await Promise.all(
      ['now', 'now', 'later'].map((how) => window.post('/omat/poisto', { how, ...(how === 'now' ? { sure: 'yes' } : {}) })),
    );
    for (const { status, body } of pressed) assert.equal(status, 303, body);
    const erasures = await rows<{ state: string }>(house, `select state from erasure where subject_id = '${house.ainoId}'`);
    assert.equal(erasures.length, 1);
    assert.notEqual(erasures[0]?.state, 'planned');
    const cases = await requestsOfPerson(house.app.deps.database.db, house.app.deps, house.ainoId);
    assert.equal(cases.length, 1);
    assert.ok(!['received', 'assessing', 'delayed'].includes(cases[0]?.state ?? ''), cases[0]?.state);
    for (let n = 0; n < 2; n++) await house.round();
    assert.deepEqual(await rows(house, `select id from visit_answer`), [], 'answered, and the address is gone');

    const bo = await house.inside(BO);
    const first = await Promise.all(['now', 'later', 'now'].map((how) => bo.post('/omat/poisto', { how, sure: 'yes' })));
    for (const { status, body } of first) assert.equal(status, 303, body);
    assert.equal((await rows(house, `select id from request_case where subject_id = '${house.boId}'`)).length, 1);
    assert.equal((await rows(house, `select id from erasure where subject_id = '${house.boId}'`)).length, 1);
  });

  test(`cancelling and erasing at once, one of them happens and the page tells which (${name})`, async (t) => {
    const house = await openOwn(t, optionsFor(name, 1));
    for (const [address, subjectId] of [
      [AINO, house.ainoId],
      [BO, house.boId],
    ] as const) {
      const window = await house.inside(address);
      await window.post('/omat/poisto', { how: 'later' });
      const id = /name="id" value="([^"]+)"/.exec((await window.get('/omat/poisto')).body)?.[1] ?? '';
      const both = [() => window.post('/omat/poisto', { how: 'now', sure: 'yes' }), () => window.post('/omat/pyynnot/peru', { id })];
      if (address === BO) both.reverse();
      const answers = await Promise.all(both.map((press) => press()));
      for (const { status, body } of answers) assert.equal(status, 303, body);
      const there = (await rows(house, `select id from person where id = '${subjectId}'`)).length === 1;
      const asked = await requestsOfPerson(house.app.deps.database.db, house.app.deps, subjectId);
      if (there) assert.ok(asked.every(({ state }) => state === 'closed' || state === 'delayed'));
      else assert.ok(asked.every(({ outcome, state }) => outcome === 'withdrawn' || state === 'executed' || state === 'rechecked'));
    }
  });
}

test('the old address hears of a new one when it is asked for and when it is done', async (t) => {
  const house = await openOwn(t);
  const window = await house.inside(AINO);
  await window.post(pointOf((await window.get('/omat/tiedot')).body), { value: NEXT });
  await house.round();
  assert.match(house.letterTo(AINO)?.text ?? '', /pyydetty/);
  assert.doesNotMatch(house.letterTo(AINO)?.text ?? '', new RegExp(NEXT));
  await window.post('/omat/osoite', { token: house.letterTo(NEXT)?.link.split('/').at(-1) ?? '' });
  await house.round();
  assert.match(house.letterTo(AINO)?.text ?? '', /vaihdettiin/);
});

test('a link that confirms a new address lives an hour, and longer only while the visit does that ordered it', async (t) => {
  const house = await openOwn(t);
  const asking = async (window: Awaited<ReturnType<OwnHouse['inside']>>, value: string) => {
    await window.post(pointOf((await window.get('/omat/tiedot')).body), { value });
    await house.round();
    return house.letterTo(value)?.link.split('/').at(-1) ?? '';
  };
  const left = await house.inside(AINO);
  const late = await asking(left, NEXT);
  await left.post('/omat/ulos');
  house.clock.advance(HOUR + 60_000);
  assert.equal((await house.browser().post('/omat/osoite', { token: late })).status, 422, 'the visit is over, and so is the hour');

  const staying = await house.inside(AINO);
  const open = await asking(staying, NEXT);
  for (let n = 0; n < 3; n++) {
    house.clock.advance(25 * 60_000);
    await staying.get('/omat/tiedot');
  }
  assert.equal((await staying.post('/omat/osoite', { token: open })).status, 200);
  const gone = await house.inside(NEXT);
  const soon = await asking(gone, 'aino.kolmas@example.test');
  await gone.post('/omat/ulos');
  assert.equal((await house.browser().post('/omat/osoite', { token: soon })).status, 200, 'within the hour it needs no visit');
});

for (const name of ENGINES) {
  test(`two who confirm one new address at once do not both get it (${name})`, async (t) => {
    const house = await openOwn(t, optionsFor(name, 2));
    const tokens: string[] = [];
    for (const address of [AINO, BO]) {
      const window = await house.inside(address);
      await window.post(pointOf((await window.get('/omat/tiedot')).body), { value: NEXT });
      await house.round();
      tokens.push(house.letterTo(NEXT)?.link.split('/').at(-1) ?? '');
    }
    const done = await Promise.all(tokens.map((token) => house.browser().post('/omat/osoite', { token })));
    assert.deepEqual(
      done.map(({ status }) => status),
      [200, 200],
    );
    assert.equal((await rows(house, `select id from contact_point where value = '${NEXT}'`)).length, 1);
    assert.equal((await rows(house, `select id from request_case where field_id = 'person.email'`)).length, 1);
  });
}
