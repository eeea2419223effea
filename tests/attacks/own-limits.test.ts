/** The own pages when somebody leans on them: a stranger's orders lock nobody out, answers that wait stop nobody's, and one visit fills neither the register nor the printer. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askInVisit, enterUnnamed } from '#kernel/requests';
import { oweAnswer } from '#kernel/visits';
import { reader, sql } from '#platform/db';
import { ok } from '#tests/app';
import type { Visited } from '../../src/site/own/context.ts';
import { copyTypst } from '../../src/site/own/copy-typst.ts';
import { heldOf } from '../../src/site/own/held.ts';
import { AINO, openOwn } from '../own/house.ts';
import type { OwnHouse } from '../own/house.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

async function owed({ app }: OwnHouse): Promise<number> {
  const rows = await reader<{ visit_answer: { id: string } }>(app.deps.database.db).selectFrom('visit_answer').select('id').execute();
  return rows.length;
}

test('an address kept for the last answer is gone seven days after the erasure, though the erasure was never proved', async (t) => {
  const house = await openOwn(t);
  const { db } = house.app.deps.database;
  await sql`create table stray (t text)`.execute(db);
  await sql`insert into stray values (${AINO})`.execute(db);
  const window = await house.inside(AINO);
  await window.post('/omat/poisto', { how: 'now', sure: 'yes' });
  await house.round();
  assert.equal(await owed(house), 1, 'it waits for the proof');
  house.clock.advance(6 * DAY);
  await house.round();
  assert.equal(await owed(house), 1);
  house.clock.advance(DAY + 1000);
  const sent = house.sink.taken.length;
  await house.round();
  assert.equal(await owed(house), 0);
  assert.equal(house.sink.taken.length, sent);
});

test('sixty answers that wait for their erasures keep nobody from the certificate', async (t) => {
  const house = await openOwn(t);
  for (let i = 0; i < 60; i += 1) {
    const address = `odottaja${i}@example.test`;
    const id = await house.person('Odottaja', `Numero${i}`, [{ kind: 'email', value: address }]);
    const act = { actor: { id, kind: 'subject' as const }, at: house.clock.now() };
    const { id: requestId } = await askInVisit(house.app.deps, { subjectId: id, right: 'erasure' }, act);
    await oweAnswer(house.visits, { subjectId: id, requestId, address, lang: 'fi' });
  }
  house.clock.advance(60_000);
  const window = await house.inside(AINO);
  await window.post('/omat/poisto', { how: 'now', sure: 'yes' });
  await house.round();
  assert.match(house.letterTo(AINO)?.link ?? '', /\/omat\/todistus\//);
});

/** A stranger orders a link three times an hour until the letters of a day have gone. */
async function strangerOrders(house: OwnHouse): Promise<void> {
  for (let i = 0; i < 12; i += 1) {
    await house.browser().post('/omat', { address: AINO });
    await house.round();
    if (i % 3 === 2) house.clock.advance(HOUR + 1000);
  }
}

test('a stranger who orders all day locks out neither the person nor the staff who send her a link, and fills no mailbox', async (t) => {
  const house = await openOwn(t);
  await strangerOrders(house);
  const letters = () => house.sink.taken.filter(({ to }) => to === AINO).length;
  assert.ok(letters() <= 11, `${letters()} letters`);
  // Beyond the letters of a day one an hour still goes.
  const before = letters();
  await house.browser().post('/omat', { address: AINO });
  await house.round();
  assert.equal(letters(), before + 1);
  // Within that hour the link she has got lives on for whoever orders anew.
  const token = house.letterTo(AINO)?.link.split('/').at(-1) ?? '';
  house.clock.advance(50 * 60_000);
  const mine = house.browser();
  const posted = await mine.post('/omat', { address: AINO });
  assert.equal(posted.location, '/omat/tilattu');
  await house.round();
  assert.equal(letters(), before + 1, 'no letter');
  house.clock.advance(50 * 60_000);
  assert.equal((await mine.post('/omat/linkki', { token })).location, '/omat/tiedot');
  await mine.post('/omat/ulos');
  // She used it: whatever the stranger does, the next order of hers brings a letter.
  const again = letters();
  for (let i = 0; i < 3; i += 1) await house.browser().post('/omat', { address: AINO });
  await house.round();
  assert.equal(letters(), again + 1, 'one letter');
  await ok(house.owner.call('POST', `/api/people/${house.ainoId}/own-link`, { lang: 'fi' }));
  await house.app.mailer.sendDue();
  assert.equal(letters(), again + 2);
});

test('links of staff are as few a day as before', async (t) => {
  const house = await openOwn(t);
  const send = () => house.owner.call('POST', `/api/people/${house.ainoId}/own-link`, { lang: 'fi' });
  for (let i = 0; i < 10; i += 1) await ok(send());
  assert.equal((await send()).status, 429);
});

test('within a visit and within a day a person asks so much, and is told how to go on; a reply and an erasure are not counted', async (t) => {
  const house = await openOwn(t);
  const window = await house.inside(AINO);
  const ask = () => window.post('/omat/pyynnot', { right: 'objection', asked: 'En halua, että tietojani luokitellaan.' });
  const first = [];
  for (let i = 0; i < 12; i += 1) first.push(await ask());
  assert.equal(first.filter(({ status }) => status === 303).length, 10);
  const refused = first.at(-1);
  assert.equal(refused?.status, 429);
  assert.match(refused?.body ?? '', /monta pyyntöä/);
  assert.match(refused?.body ?? '', /luokitellaan/, 'what was written is not lost');
  assert.match((await window.post('/omat/poisto', { how: 'later' })).location ?? '', /erasing/);
  house.clock.advance(60_000);
  let more = 0;
  for (let visit = 0; visit < 3; visit += 1) {
    const next = await house.inside(AINO);
    for (let i = 0; i < 11; i += 1) more += (await next.post('/omat/pyynnot', { right: 'complaint', asked: 'x' })).status === 303 ? 1 : 0;
    house.clock.advance(HOUR);
  }
  assert.equal(more, 10, 'twenty a day');
  house.clock.advance(DAY);
  const later = await house.inside(AINO);
  assert.equal((await later.post('/omat/pyynnot', { right: 'complaint', asked: 'x' })).status, 303);
});

test('two who post at once in one visit do not both pass the limit', async (t) => {
  const house = await openOwn(t);
  const window = await house.inside(AINO);
  const all = await Promise.all(
    Array.from({ length: 30 }, () => window.post('/omat/pyynnot', { right: 'objection', asked: 'Samaan aikaan.' })),
  );
  assert.ok(all.filter(({ status }) => status === 303).length <= 10);
});

test('whoever asks twice at once for the printed copy gets it twice, made once', async (t) => {
  const house = await openOwn(t);
  const window = await house.inside(AINO);
  const both = await Promise.all([window.get('/omat/kopio.pdf'), window.get('/omat/kopio.pdf')]);
  assert.deepEqual(
    both.map(({ status }) => status),
    [200, 200],
  );
  assert.equal(both[0].body, both[1].body);
  assert.equal((await window.get('/omat/kopio.pdf')).status, 200);
});

test('a certificate as it was downloaded is checked, however much it tells; other forms take no more than before', async (t) => {
  const house = await openOwn(t);
  const window = await house.inside(AINO);
  await window.post('/omat/luvat', { act: 'ban-all' });
  for (const right of ['restriction', 'objection', 'rectification', 'complaint'])
    await window.post('/omat/pyynnot', { right, asked: 'Katsokaa tämä.' });
  const done = await window.post('/omat/poisto', { how: 'now', sure: 'yes' });
  const path = (done.location ?? '').split('?')[0] ?? '';
  const { body } = await house.browser().get(`${path}/todistus.json`);
  // As an editor may lay it out: the words are the same.
  const wide = JSON.stringify(JSON.parse(body), null, 20);
  const certificate = wide.padEnd(50_000);
  const checked = await house.browser().post('/omat/todistus', { certificate: ` ${certificate}.`.slice(0, 50_000).replace(/\.$/, '') });
  assert.equal(checked.status, 200);
  assert.match(checked.body, /Todistus on aito/);
  const whole = await house.browser().post('/omat/todistus', { certificate: wide });
  assert.match(whole.body, /Todistus on aito/);
  assert.match(whole.body, /maxlength="60000"/, 'the browser cuts nothing off');
  assert.equal((await house.browser().post('/omat/todistus', { certificate: 'x'.repeat(60_001) })).status, 400);
  assert.equal((await house.browser().post('/omat/todistus', { certificate: 'ä'.repeat(200_000) })).status, 413);
  assert.equal((await house.browser().post('/omat', { address: 'x'.repeat(5001) })).status, 400);
});

test('the letter says that its code is told to nobody, and claims nothing of who has seen what', async (t) => {
  const house = await openOwn(t);
  const words = {
    fi: [/Älä kerro koodia kenellekään/, /joku muu/, /nähnyt tietojasi/],
    sv: [/Berätta inte koden för någon/, /någon annan/, /sett dina uppgifter/],
    en: [/Never tell the code to anybody/, /somebody else/, /seen your data/],
  } as const;
  for (const [lang, [never, who, claim]] of Object.entries(words)) {
    await house.browser().post(`/omat?lang=${lang}`, { address: AINO });
    await house.round();
    const text = (house.letterTo(AINO)?.text ?? '').replace(/\s+/g, ' ');
    assert.match(text, never);
    assert.match(text, who);
    assert.doesNotMatch(text, claim);
  }
});

test('of many things the paper prints as many as the page shows, and says where the rest is', async (t) => {
  const house = await openOwn(t);
  const { deps } = house.app;
  const act = { actor: { id: house.ainoId, kind: 'subject' as const }, at: house.clock.now() };
  for (let i = 0; i < 110; i += 1)
    await askInVisit(deps, { subjectId: house.ainoId, right: 'objection', asked: `Vastustan, kerta ${i}.` }, act);
  const policy = deps.policy.current();
  assert.ok(policy);
  const visited = { deps, policy, lang: 'fi', firm: 'Firma', visit: { subjectId: house.ainoId } } as unknown as Visited;
  const held = await heldOf(visited);
  assert.ok(held.own.length > 220);
  const source = copyTypst(visited, held);
  // What the register keeps of its own acts is counted by its kind, in the words of the page and without codes.
  const rows = source.match(/^#text\(size: 8\.5pt\).*$/gm) ?? [];
  assert.ok(rows.length < 20 && rows.some((row) => /110 merkintää/.test(row)), rows.join('\n'));
  assert.doesNotMatch(rows.join('\n'), /objection|received|_/);
  // Of values, as many of one field as the page shows.
  const [group] = held.groups;
  const [item] = group?.items ?? [];
  assert.ok(group && item);
  const many = copyTypst(visited, { ...held, groups: [{ ...group, items: Array.from({ length: 70 }, () => item) }] });
  assert.equal(many.match(/^#item\(/gm)?.length, 60);
  assert.match(many, /Lisäksi 10 samanlaista tietoa/);
});

test('where the open form takes no more, and where somebody is slowed, the page says how to ask otherwise', async (t) => {
  const house = await openOwn(t);
  const form = { right: 'access', name: 'Aino H', reach: 'Postiosoite', asked: '' };
  let last = await house.browser('site').post('/omat/pyynto', form);
  const act = () => ({ actor: { id: 'own-pages', kind: 'system' as const }, at: house.clock.now() });
  const fill = async () => {
    for (;;) await enterUnnamed(house.app.deps, { right: 'access', receivedAt: house.clock.now(), requester: 'Joku', asked: '' }, act());
  };
  await assert.rejects(fill(), { code: 'errors.request-form-full' });
  last = await house.browser('site').post('/omat/pyynto', form);
  assert.equal(last.status, 503);
  assert.match(last.body, /<ul>\s*<li>(Postitse|Sähköpostitse|Puhelimitse): /);
  assert.match(last.body, /value="Aino H"/, 'what was written is still there');
  for (let i = 0; i < 6; i += 1) last = await house.browser('site').post('/omat/pyynto', form);
  assert.equal(last.status, 429);
  assert.match(last.body, /postitse, sähköpostitse tai puhelimitse/);
});
