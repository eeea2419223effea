/** Signing up: nothing of anybody is stored before they confirm, only an act of theirs confirms, and both acts are proved by the words they were of. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { eraseNow } from '#kernel/rights';
import { decide, recordPermission, wordingOf } from '#kernel/permission';
import { freshPostgres } from '#tests';
import { ok } from '#tests/app';
import { tidyForms } from '../../src/modules/forms/testing.ts';
import { AINO, nonceOf, openForms } from './house.ts';
import type { FormsHouse } from './house.ts';

const fresh = (await Promise.all([freshPostgres(), freshPostgres()])).filter((each) => each !== null);
after(() => Promise.all(fresh.map((each) => each.drop())));
const ENGINES = ['sqlite', ...(fresh.length === 2 ? ['postgres'] : [])];
const optionsFor = (engine: string, claim: number) => {
  const url = engine === 'postgres' ? fresh[claim]?.url : undefined;
  return url === undefined ? {} : { databaseUrl: url };
};

interface Person {
  id: string;
  given_name: string | null;
  family_name: string | null;
}

const people = (house: FormsHouse) =>
  house.rows<Person>(
    `select p.id, p.given_name, p.family_name from person p join contact_point c on c.subject_id = p.id where c.normal = '${AINO}'`,
  );

async function allowed(house: FormsHouse, subjectId: string): Promise<string> {
  const { deps } = house.app;
  const policy = deps.policy.current();
  assert.ok(policy);
  const question = { subjectId, channel: 'email', purposeId: 'newsletter', at: house.clock.now() } as const;
  return (await decide(deps.database.db, policy, question, deps)).verdict;
}

async function known(house: FormsHouse): Promise<string> {
  const { person } = await ok<{ person: { id: string } }>(
    house.owner.call('POST', '/api/people', {
      givenName: 'Aino',
      familyName: 'Havuharju',
      source: 'self',
      memberships: [{ registerId: 'customer-marketing', subjectGroup: 'customers' }],
      contactPoints: [{ kind: 'email', value: AINO }],
    }),
  );
  return person.id;
}

const said = (house: FormsHouse) => ({ on: house.clock.now().toISOString().slice(0, 10), way: 'email', source: 'self' });

async function ban(house: FormsHouse, subjectId: string): Promise<void> {
  await ok(house.owner.call('POST', `/api/subjects/${subjectId}/permissions/bans`, { channel: null, purposeId: null, ...said(house) }));
}

for (const engine of ENGINES) {
  test(`on ${engine} nobody is in the register before they confirm, and then with their words, both times, the form and the act`, async (t) => {
    const house = await openForms(t, optionsFor(engine, 0));
    const formId = await house.form({ fields: [{ id: 'person.name', required: false }] });
    const before = house.clock.now().toISOString();
    const sent = await house.signUp('uutiskirje', { email: AINO, given: 'Aino', family: 'Havuharju' });
    assert.equal(sent.status, 303);
    await house.round();
    assert.deepEqual(await people(house), []);
    const [waiting] = await house.rows<{ contents: string; subject_id: string | null }>('select * from form_wish');
    assert.ok(waiting !== undefined && !waiting.contents.includes('aino'), 'what waits is sealed');

    const [letter, ...more] = house.letters();
    assert.equal(more.length, 0);
    assert.ok(letter !== undefined && !/Aino|Havuharju|Kuukausikirje/.test(letter.text), 'nothing that anybody typed is in the letter');
    house.clock.advance(60_000);
    const token = house.tokenTo(AINO);
    const answer = await house.confirm(token, 'seen');
    assert.equal(answer.status, 303, answer.body);

    const [person, ...others] = await people(house);
    assert.ok(person);
    assert.deepEqual([others.length, person.given_name, person.family_name], [0, 'Aino', 'Havuharju']);
    assert.equal(await allowed(house, person.id), 'allowed');
    const [proof] = await house.rows<Record<string, string>>(`select * from sign_up where subject_id = '${person.id}'`);
    const policy = house.app.deps.policy.current();
    assert.ok(proof && policy);
    const { hash } = wordingOf(policy, { channel: 'email', purpose: 'newsletter', lang: 'fi' });
    assert.deepEqual(
      [proof['form_id'], proof['act'], proof['lang'], proof['policy_version_id'], proof['texts'], proof['signed_up_at']],
      [formId, 'seen', 'fi', policy.versionId, JSON.stringify({ newsletter: hash }), before],
    );
    assert.ok((proof['confirmed_at'] ?? '') > before);
    const [event] = await house.rows<Record<string, string>>(`select * from permission_event where subject_id = '${person.id}'`);
    assert.deepEqual([event?.['method'], event?.['way'], event?.['text_hash'], event?.['source']], ['confirmed', 'web-form', hash, 'self']);
    const [wish] = await house.rows<{ contents: string | null }>('select contents from form_wish');
    assert.equal(wish?.contents, null, 'what was typed is in the register and nowhere else');
    const { items } = await ok<{ items: { title: { fi: string } }[] }>(
      house.owner.call('GET', `/api/people/${person.id}/timeline?types=permission`),
    );
    assert.ok(items.some(({ title }) => title.fi === 'Vahvisti lomakkeen Kuukausikirje'));
    // Whoever looks again is told the same, and nothing is done twice.
    assert.match((await house.visitor().get(`/lomake/vahvista/${token}`)).body, /Tilaus on vahvistettu/);
    assert.equal((await house.confirm(token)).status, 422, 'the page has no nonce to give');
    assert.equal((await house.rows('select id from permission_event')).length, 1);
  });

  test(`on ${engine} of a confirmation and a refusal at once both stay, and the later of the two holds`, async (t) => {
    const house = await openForms(t, optionsFor(engine, 1));
    await house.form();
    const subjectId = await known(house);
    const refuse = () => {
      const at = new Date(house.clock.now().getTime() - 1);
      const by = { act: { actor: { id: 'account-1', kind: 'account' as const }, at }, method: 'staff' as const, source: 'self' };
      const wish = {
        subjectId,
        act: 'consent-withdrawn',
        channel: null,
        purpose: 'newsletter',
        on: at.toISOString().slice(0, 10),
      } as const;
      return recordPermission(house.app.deps, by, wish);
    };
    const last = new Set<string>();
    for (let n = 0; n < 12; n++) {
      house.clock.advance(25 * 3_600_000);
      await house.signUp('uutiskirje', { email: AINO }, { ip: `198.51.${n}.7` });
      await house.round();
      const token = house.tokenTo(AINO);
      const nonce = nonceOf((await house.visitor().get(`/lomake/vahvista/${token}`)).body);
      house.clock.advance(5_000);
      const confirm = () => house.visitor().post('/lomake/vahvista', { token, nonce, act: 'button', lang: 'fi' });
      // The first two one after the other, the rest at once with a little more time for the one that has the longer way.
      if (n === 0) await refuse();
      const wait = new Promise((resolve) => setTimeout(resolve, n));
      await Promise.all([confirm(), n < 2 ? undefined : wait.then(refuse)]);
      if (n === 1) await refuse();
      const events = await house.rows<{ act: string }>(
        `select act from permission_event where subject_id = '${subjectId}' order by seq desc`,
      );
      const act = events[0]?.act ?? '';
      last.add(act);
      assert.equal(events.length, 2 * (n + 1), 'both acts stay');
      assert.equal(await allowed(house, subjectId), act === 'consent-given' ? 'allowed' : 'refused', `round ${n}: ${act}`);
    }
    assert.equal(last.size, 2, 'both orders came about');
  });
}

test('a hundred programs that fetch the link confirm nothing, and then its reader does', async (t) => {
  const house = await openForms(t);
  await house.form();
  await house.signUp('uutiskirje', { email: AINO });
  await house.round();
  const token = house.tokenTo(AINO);
  const path = `/lomake/vahvista/${token}`;
  for (let n = 0; n < 25; n++) {
    await house.visitor(`203.0.113.${n}`).get(path, { 'user-agent': 'Mozilla/5.0 SafeLinks' });
    await house.visitor(`203.0.113.${n}`).head(path);
    await house.visitor(`203.0.113.${n}`).get(`${path}?lang=sv`);
    const ahead = await house.visitor(`203.0.113.${n}`).get(path, { 'sec-purpose': 'prefetch;prerender' });
    assert.doesNotMatch(ahead.body, /<script/, 'what is fetched ahead has nothing that could confirm');
  }
  // Posting the address without the page, with another page's nonce, or sooner than anybody can have looked.
  const other = nonceOf((await house.visitor().get(path)).body);
  for (const wrong of [{}, { nonce: '' }, { nonce: `${other}x` }, { nonce: other, token: `${token}x` }, { nonce: other, act: 'seen' }])
    assert.equal((await house.visitor().post('/lomake/vahvista', { token, act: 'button', ...wrong })).status, 422, JSON.stringify(wrong));
  assert.equal(
    (await house.visitor().post('/lomake/vahvista', { token, nonce: other }, { origin: 'https://evil.example.test' })).status,
    403,
  );
  assert.deepEqual(await people(house), []);
  assert.equal((await house.confirm(token, 'touch')).status, 303);
  assert.equal((await people(house)).length, 1);
});

test('a link is of one use: it is none of the own pages, and theirs is none of a form', async (t) => {
  const house = await openForms(t);
  await house.form();
  await known(house);
  await house.signUp('uutiskirje', { email: AINO });
  await house.round();
  const token = house.tokenTo(AINO);
  assert.equal((await house.visitor().post('/omat/linkki', { token })).status, 422);
  assert.equal((await house.visitor().get(`/lomake/vahvista/${'A'.repeat(22)}`)).status, 422);
  // Of another form's link the nonce is none.
  const [row] = await house.rows<{ token_hash: string }>('select token_hash from form_wish');
  assert.ok(row !== undefined && !row.token_hash.includes(token), 'only the hash is stored');
});

test('whoever has banned letters is told so in the letter, and only a press confirms over it', async (t) => {
  const house = await openForms(t);
  await house.form();
  const subjectId = await known(house);
  await ban(house, subjectId);
  house.clock.advance(60_000);
  const plain = await house.signUp('uutiskirje', { email: 'uusi@example.test' }, { ip: '198.51.101.7' });
  const banned = await house.signUp('uutiskirje', { email: AINO });
  assert.deepEqual([banned.status, banned.body, banned.location], [plain.status, plain.body, plain.location]);
  await house.round();
  assert.match(house.letters()[0]?.text ?? '', /aiemmin kieltänyt/);
  assert.doesNotMatch(house.letters('uusi@example.test')[0]?.text ?? '', /kieltänyt/);
  const token = house.tokenTo(AINO);
  assert.doesNotMatch((await house.visitor().get(`/lomake/vahvista/${token}`)).body, /<script/);
  await house.confirm(token, 'touch');
  assert.equal(await allowed(house, subjectId), 'refused');
  assert.equal((await house.confirm(token, 'button')).status, 303);
  assert.equal(await allowed(house, subjectId), 'allowed');
});

test('a ban that came after the letter stands', async (t) => {
  const house = await openForms(t);
  await house.form();
  const subjectId = await known(house);
  await house.signUp('uutiskirje', { email: AINO });
  await house.round();
  await ban(house, subjectId);
  house.clock.advance(60_000);
  const answer = await house.confirm(house.tokenTo(AINO));
  assert.match(answer.body, /Kielto pysyy/);
  assert.equal(await allowed(house, subjectId), 'refused');
});

test('a stranger who types another name over a known address changes nothing but what is confirmed', async (t) => {
  const house = await openForms(t);
  await house.form({
    fields: [
      { id: 'person.name', required: false },
      { id: 'person.phone', required: false },
    ],
  });
  const subjectId = await known(house);
  await house.signUp('uutiskirje', { email: `  ${AINO.toUpperCase()}`, given: 'Rosvo', family: 'Hahmo', 'person.phone': '040 700 0009' });
  await house.round();
  await house.confirm(house.tokenTo(house.sink.taken.at(-1)?.to ?? ''));
  const [person, ...others] = await people(house);
  assert.deepEqual([others.length, person?.id, person?.given_name, person?.family_name], [0, subjectId, 'Aino', 'Havuharju']);
  const [proof] = await house.rows<{ left_out: string }>('select left_out from sign_up');
  assert.deepEqual(JSON.parse(proof?.left_out ?? '[]'), ['person.name']);
});

test('who was erased takes along what waited, and comes back only by a confirmation of their own', async (t) => {
  const house = await openForms(t);
  await house.form();
  const subjectId = await known(house);
  await house.signUp('uutiskirje', { email: AINO });
  await house.round();
  const token = house.tokenTo(AINO);
  const act = { actor: { id: 'account-1', kind: 'account' as const }, at: house.clock.now() };
  const erased = await eraseNow(house.app.deps, { subjectId, ground: 'request', act });
  assert.equal(erased.state, 'certified', erased.result ?? '');
  assert.equal((await house.visitor().get(`/lomake/vahvista/${token}`)).status, 422, 'the old link opens nothing');
  assert.deepEqual(await people(house), []);
  house.clock.advance(60_000);
  await house.signUp('uutiskirje', { email: AINO });
  await house.round();
  assert.equal((await house.confirm(house.tokenTo(AINO))).status, 303);
  const [back] = await people(house);
  assert.ok(back !== undefined && back.id !== subjectId);
});

test('a ban outlives who was erased: the letter to the address tells of it', async (t) => {
  const house = await openForms(t);
  await house.form();
  const subjectId = await known(house);
  await ban(house, subjectId);
  const act = { actor: { id: 'account-1', kind: 'account' as const }, at: house.clock.now() };
  assert.equal((await eraseNow(house.app.deps, { subjectId, ground: 'request', act })).state, 'certified');
  house.clock.advance(60_000);
  await house.signUp('uutiskirje', { email: AINO });
  await house.round();
  assert.match(house.letters()[0]?.text ?? '', /aiemmin kieltänyt/);
  assert.deepEqual(await people(house), [], 'what was tried is taken back');
  await house.confirm(house.tokenTo(AINO));
  const [back] = await people(house);
  assert.equal(await allowed(house, back?.id ?? ''), 'allowed');
});

test('what was not confirmed is gone after seven days', async (t) => {
  const house = await openForms(t);
  await house.form();
  await house.signUp('uutiskirje', { email: AINO });
  await house.round();
  house.clock.advance(7 * 86_400_000 + 1);
  await tidyForms(house.app.deps);
  assert.deepEqual(await house.rows('select id from form_wish'), []);
  house.clock.advance(24 * 86_400_000);
  await tidyForms(house.app.deps);
  assert.deepEqual(await house.rows('select id from form_letter'), []);
});
