/** A form asks what the declaration keeps for its purpose and nothing more, says so before anything is given, and a guide has no price. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { base64, pdf } from '../../src/modules/documents/testing.ts';
import { confirmSignUp, pageNonce } from '#forms';
import { ok } from '#tests/app';
import { AINO, NEWSLETTER, nonceOf, openForms } from './house.ts';
import type { FormsHouse } from './house.ts';

interface Refused {
  status: number;
  body: { code?: string; field?: string };
}

const create = (house: FormsHouse, draft: object) => house.owner.call<Refused['body']>('POST', '/api/forms', { ...NEWSLETTER, ...draft });

test('a register of an address and nothing else takes a form of an address and nothing else', async (t) => {
  const house = await openForms(t, { policy: 'lajina-mieli' });
  const newsletter = { registerId: 'marketing', purposeId: 'newsletter' };
  const named = await create(house, { ...newsletter, fields: [{ id: 'person.name', required: false }] });
  assert.deepEqual([named.status, named.body.code], [422, 'errors.form-field']);
  assert.equal((await create(house, newsletter)).status, 200);
  const options = await ok<{ places: { registerId: string; purposes: { fields: unknown[] }[] }[] }>(
    house.owner.call('GET', '/api/forms/options'),
  );
  const marketing = options.places.find(({ registerId }) => registerId === 'marketing');
  assert.deepEqual(
    marketing?.purposes.map(({ fields }) => fields),
    [[]],
  );
});

test('what stands in an address and is no form is answered as such and goes into no header', async (t) => {
  const { visitor } = await openForms(t);
  for (const path of ['%0d%0aX-Own:%20yes', '%00', '..%2f..%2f%2fstrange.example.test', 'ei-ole']) {
    const { status, location } = await visitor().get(`/lomake/${path}/kiitos`);
    assert.deepEqual([status, location], [404, ''], path);
  }
});

test('what the vault keeps, other purposes and other registers are never asked', async (t) => {
  const house = await openForms(t, { policy: 'lexmentor' });
  const contact = { kind: 'contact', registerId: 'customer', subjectGroup: 'enquirers', purposeId: 'care', sourceId: 'self' };
  for (const id of ['event.diet', 'person.identity_code', 'person.birth_date', 'invoice.details', 'person.email', 'no.such']) {
    const { status, body } = await create(house, { ...contact, fields: [{ id, required: false }] });
    assert.deepEqual([status, body.code], [422, 'errors.form-field'], id);
  }
  const wrong: [object, string][] = [
    [{ ...contact, purposeId: 'newsletter' }, 'errors.form-purpose'],
    [{ ...contact, purposeId: 'accounting' }, 'errors.form-purpose'],
    [{ ...contact, registerId: 'no-register' }, 'errors.form-register'],
    [{ ...contact, subjectGroup: 'permission-givers' }, 'errors.form-register'],
    [{ ...contact, sourceId: 'twid' }, 'errors.form-source'],
    [{ ...contact, permissions: ['newsletter'] }, 'errors.form-permission'],
    [{ ...contact, origins: ['https://firma.example.test/polku'] }, 'errors.form-origin'],
    [{ ...contact, slug: 'vahvista' }, 'errors.form-slug'],
  ];
  for (const [draft, code] of wrong) assert.equal((await create(house, draft)).body.code, code);
  assert.equal((await create(house, contact)).status, 200);
  assert.equal((await create(house, contact)).body.code, 'errors.form-slug-taken');
});

test('the page says who, why, on what ground and how to take it back, and no box is ticked', async (t) => {
  const house = await openForms(t, { policy: 'interniemi' });
  await house.form({ purposeId: 'direct-marketing', permissions: ['newsletter-tracking'] });
  for (const lang of ['fi', 'sv', 'en']) {
    const { body, headers } = await house.visitor().get(`/lomake/uutiskirje?lang=${lang}`);
    assert.match(body, /Interniemi Oy/);
    assert.ok(body.includes(`/seloste/${lang}`) && body.includes(`/omat?lang=${lang}`));
    assert.equal((body.match(/type="checkbox"/g) ?? []).length, 1);
    assert.doesNotMatch(body, /\schecked/);
    assert.match(String(headers['content-security-policy']), /script-src 'self'.*frame-ancestors 'none'/);
    assert.equal(headers['set-cookie'], undefined);
  }
});

test('following is permitted apart from letters', async (t) => {
  const house = await openForms(t, { policy: 'interniemi' });
  await house.form({ purposeId: 'direct-marketing', permissions: ['newsletter-tracking'] });
  const consents = async (email: string, extra: Record<string, string>) => {
    await house.signUp('uutiskirje', { email, ...extra }, { ip: `198.51.${email.length}.1` });
    await house.round();
    await house.confirm(house.tokenTo(email));
    const rows = await house.rows<{ purpose: string }>(
      `select e.purpose from permission_event e join contact_point c on c.subject_id = e.subject_id where c.normal = '${email}' order by e.purpose`,
    );
    return rows.map(({ purpose }) => purpose);
  };
  assert.deepEqual(await consents('a@example.test', {}), ['direct-marketing']);
  assert.deepEqual(await consents('bb@example.test', { lupa: 'newsletter-tracking' }), ['direct-marketing', 'newsletter-tracking']);
});

test('a guide is given without any permission and without keeping anything; nothing but a press takes it', async (t) => {
  const house = await openForms(t);
  const id = await house.form({ slug: 'opas', kind: 'guide', purposeId: null, permissions: ['newsletter'] });
  assert.equal(
    (await house.owner.call<{ code: string }>('POST', `/api/forms/${id}/state`, { state: 'open', version: 1 })).body.code,
    'errors.form-no-file',
  );
  const wrong = await house.owner.call<{ code: string }>('PUT', `/api/forms/${id}/file`, {
    file: Buffer.from('<script>').toString('base64'),
  });
  assert.equal(wrong.body.code, 'errors.document-type');
  const bytes = pdf('opas');
  await ok(house.owner.call('PUT', `/api/forms/${id}/file`, { file: base64(bytes) }));
  await ok(house.owner.call('POST', `/api/forms/${id}/state`, { state: 'open', version: 1 }));
  await house.signUp('opas', { email: AINO });
  await house.round();
  const token = house.tokenTo(AINO);
  const page = await house.visitor().get(`/lomake/vahvista/${token}`);
  assert.doesNotMatch(page.body, /action="\/lomake\/vahvista"/, 'there is nothing to confirm');
  assert.equal((await house.visitor().post('/lomake/lataus', { token, nonce: 'x' })).status, 422);
  const file = await house.visitor().post('/lomake/lataus', { token, nonce: nonceOf(page.body) });
  assert.deepEqual(
    [file.status, file.headers['content-type'], file.headers['content-disposition']],
    [200, 'application/pdf', 'attachment; filename="opas.pdf"'],
  );
  assert.deepEqual(await house.rows('select id from person'), []);
});

test('a guide for which the form keeps the person is logged once where the declaration keeps that, and its permission stays apart', async (t) => {
  const house = await openForms(t, { policy: 'valmennuskumppani' });
  const guide = {
    slug: 'opas',
    kind: 'guide' as const,
    subjectGroup: 'prospects',
    purposeId: 'sales',
    sourceId: 'web-orders',
    permissions: ['newsletter'],
  };
  const id = await house.form(guide);
  await ok(house.owner.call('PUT', `/api/forms/${id}/file`, { file: base64(pdf('opas')) }));
  await ok(house.owner.call('POST', `/api/forms/${id}/state`, { state: 'open', version: 1 }));
  await house.signUp('opas', { email: AINO });
  await house.round();
  const token = house.tokenTo(AINO);
  const early = nonceOf((await house.visitor().get(`/lomake/vahvista/${token}`)).body);
  assert.equal((await house.visitor().post('/lomake/lataus', { token, nonce: early })).status, 422, 'the address first');
  await house.confirm(token);
  const nonce = nonceOf((await house.visitor().get(`/lomake/vahvista/${token}`)).body);
  for (let n = 0; n < 2; n++) assert.equal((await house.visitor().post('/lomake/lataus', { token, nonce })).status, 200);
  const actions = await house.rows<{ action: string; source: string; purpose: string }>(
    'select a.action, o.source, o.purpose from form_action a join origin o on o.id = a.origin_id',
  );
  assert.deepEqual(
    actions.map(({ action, source }) => [action, source]),
    [['Oppaan lataus: Kuukausikirje', 'web-orders']],
  );
  assert.deepEqual(await house.rows('select id from permission_event'), [], 'who took a guide has permitted nothing');
});

test('a contact request becomes a logged contact of somebody who confirmed', async (t) => {
  const house = await openForms(t, { policy: 'valmennuskumppani' });
  const fields = ['person.name', 'contact.note'].map((id) => ({ id, required: true }));
  await house.form({ slug: 'yhteys', kind: 'contact', subjectGroup: 'prospects', purposeId: 'care', sourceId: 'self', fields });
  const empty = await house.signUp('yhteys', { email: AINO, given: 'Aino', family: 'Havuharju' });
  assert.match(empty.body, /Täytä tämä kenttä/);
  const code = await house.signUp('yhteys', {
    email: AINO,
    given: 'Aino',
    family: 'Havuharju',
    'contact.note': 'Tunnukseni on 131052-900W',
  });
  assert.match(code.body, /henkilötunnus/);
  assert.deepEqual(await house.rows('select id from form_wish'), []);
  await house.signUp('yhteys', {
    email: AINO,
    given: 'Aino',
    family: 'Havuharju',
    'contact.note': '<b>Hei</b>\r\nBcc: kaikki@example.test',
  });
  await house.round();
  const [letter] = house.letters();
  assert.ok(letter !== undefined && !letter.source.includes('Bcc') && !letter.text.includes('Hei'));
  await house.confirm(house.tokenTo(AINO));
  const [event] = await house.rows<{ kind: string; note: string }>('select kind, note from contact_event');
  assert.deepEqual([event?.kind, event?.note.includes('<b>Hei</b>')], ['mail', true]);
  const [task] = await house.rows<{ title: string; due_on: string }>('select title, due_on from task');
  assert.deepEqual([task?.title, task?.due_on], ['Vastaa yhteydenottoon', '2026-11-22'], 'somebody waits for an answer');
});

test('a raffle is entered without permitting anything, and whoever keeps raffles is told what was answered', async (t) => {
  const house = await openForms(t, { policy: 'interniemi' });
  const fields = [{ id: 'marketing.raffle', required: true }];
  const about = { slug: 'arvonta', kind: 'raffle' as const, subjectGroup: 'prospects', purposeId: 'direct-marketing' };
  const raffle = { ...about, fields, permissions: ['newsletter-tracking'] };
  const id = await house.form(raffle);
  assert.equal((await create(house, { ...raffle, slug: 'toinen', kind: 'newsletter' })).body.code, 'errors.form-field');
  await house.signUp('arvonta', { email: AINO, 'marketing.raffle': 'Sininen' });
  await house.round();
  const token = house.tokenTo(AINO);
  const told: unknown[] = [];
  const hook = { room: 'test', afterConfirmed: async (_tx: unknown, _deps: unknown, done: unknown) => void told.push(done) };
  const deps = { ...house.app.deps, afterConfirmed: [hook] };
  assert.equal(await confirmSignUp(deps, token, pageNonce(deps, token), 'button'), 'done');
  const [done] = told as { formId: string; kind: string; purposes: string[]; values: Record<string, string>; subjectId: string }[];
  assert.deepEqual([done?.formId, done?.kind, done?.purposes, done?.values], [id, 'raffle', [], { 'marketing.raffle': 'Sininen' }]);
  assert.deepEqual(await house.rows('select id from permission_event'), []);
});

test('line breaks in a name, strange bytes and other sites reach nothing', async (t) => {
  const house = await openForms(t);
  await house.form({ fields: [{ id: 'person.name', required: false }], origins: ['https://www.firma.example.test'] });
  const post = (fields: Record<string, string>, headers = {}) =>
    house.visitor().post('/lomake/uutiskirje', { email: AINO, lang: 'fi', ...fields }, headers);
  assert.match((await post({ given: 'Aino\r\nBcc: x@example.test' })).body, /Lomaketta ei lähetetty/);
  assert.equal((await post({ given: 'a\u0000b' })).status, 400);
  assert.match((await post({ email: 'aino@example.test\r\nBcc: x@example.test' })).body, /Lomaketta ei lähetetty/);
  assert.match((await post({ given: '<script>alert(1)</script>', email: 'x' })).body, /&lt;script&gt;/);
  assert.equal((await post({}, { origin: 'https://evil.example.test' })).status, 403);
  assert.equal((await post({}, { origin: 'null' })).status, 403);
  assert.deepEqual(await house.rows('select id from form_wish'), []);
  assert.equal((await post({}, { origin: 'https://www.firma.example.test' })).status, 303, 'a site that the form names');
  const embed = await house.visitor().get('/lomake/uutiskirje/upotus');
  assert.match(String(embed.headers['content-security-policy']), /frame-ancestors https:\/\/www\.firma\.example\.test/);
  assert.equal(embed.headers['x-frame-options'], undefined);
  await house.round();
  // The site's own HTML showed no words, so they are agreed to under the link, and by a press only.
  const token = house.tokenTo(AINO);
  const asked = await house.visitor().get(`/lomake/vahvista/${token}`);
  assert.match(asked.body, /Suostun siihen/);
  assert.doesNotMatch(asked.body, /<script|Sanat ovat muuttuneet/);
  await house.confirm(token, 'seen');
  assert.deepEqual(await house.rows('select page from sign_up'), []);
  await house.confirm(token);
  const [proof] = await house.rows<{ page: string; texts: string }>('select page, texts from sign_up');
  assert.deepEqual([proof?.page, proof?.texts], ['www.firma.example.test', '{"newsletter":""}']);
});

test('a form that somebody confirmed stays as evidence, and a closed one takes nobody', async (t) => {
  const house = await openForms(t);
  const id = await house.form();
  await house.signUp('uutiskirje', { email: AINO });
  await house.round();
  await house.confirm(house.tokenTo(AINO));
  const used = await house.owner.call<{ code: string }>('DELETE', `/api/forms/${id}`);
  assert.equal(used.body.code, 'errors.form-used');
  await ok(house.owner.call('POST', `/api/forms/${id}/state`, { state: 'closed', version: 2 }));
  assert.match((await house.visitor().get('/lomake/uutiskirje')).body, /Lomake on suljettu/);
  const { confirmed, waiting } = await ok<{ confirmed: { label: string | null; act: string }[]; waiting: unknown[] }>(
    house.owner.call('GET', `/api/forms/${id}`),
  );
  assert.deepEqual([confirmed.map(({ act }) => act), waiting], [['button'], []]);
});
