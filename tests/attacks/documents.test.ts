// Files that are something else than they say, roles that try another's door, and what an erased person left by law.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { contract } from '#api/contract';
import type { RouteSpec } from '#platform/contract';
import { ok, openApp } from '#tests/app';
import type { Session, TestApp } from '#tests/app';
import { addBehindBoth } from '../journeys/daily-steps.ts';
import { base64, jpeg, pdf, png } from '../../src/modules/documents/testing.ts';

const staff = (house: TestApp, role: 'accountant' | 'colleague' | 'viewer') => addBehindBoth(house, role, `${role}@firma.example.test`);

async function client({ owner }: TestApp): Promise<string> {
  const body = {
    givenName: 'Aino',
    familyName: 'Havuharju',
    source: 'self',
    memberships: [{ registerId: 'customer-marketing', subjectGroup: 'customers' }],
    contactPoints: [{ kind: 'email', value: 'aino.havuharju@asiakas.example.test' }],
  };
  return (await ok<{ person: { id: string } }>(owner.call('POST', '/api/people', body))).person.id;
}

const paper = (kind: string, file: Buffer, number = '2026-1') => ({ kind, number, dated: '2026-11-02', file: base64(file) });

async function filed(owner: Session, subjectId: string, body: object): Promise<string> {
  return (await ok<{ document: { id: string } }>(owner.call('POST', `/api/subjects/${subjectId}/documents`, body))).document.id;
}

/** Every route of the product that asks for a permission, with its permission. */
const GUARDED = Object.values(contract as Record<string, Record<string, RouteSpec>>)
  .flatMap((area) => Object.values(area))
  .flatMap((spec) => (typeof spec.permission === 'string' ? [{ ...spec, permission: spec.permission }] : []));

async function reachable(session: Session): Promise<string[]> {
  const open: string[] = [];
  for (const { method, path, permission } of GUARDED) {
    const { status } = await session.call(method, path.replaceAll(/:\w+/g, 'x'), method === 'GET' ? undefined : {});
    if (status !== 403) open.push(permission);
  }
  return [...new Set(open)];
}

test('an accountant reaches vouchers and nothing else of the whole contract', async (t) => {
  const house = await openApp(t, { policy: 'prover' });
  const accountant = await staff(house, 'accountant');
  assert.ok(GUARDED.length > 80);
  assert.deepEqual(await reachable(accountant), ['vouchers.read']);
});

test('nobody but the accountant reaches the list of vouchers, and nobody but the owner opens a held one by reason', async (t) => {
  const house = await openApp(t, { policy: 'prover' });
  const [colleague, viewer] = [await staff(house, 'colleague'), await staff(house, 'viewer')];
  for (const session of [house.owner, colleague, viewer]) {
    assert.equal((await session.call('GET', '/api/vouchers')).status, 403);
    assert.equal((await session.call('GET', '/api/vouchers/x/file')).status, 403);
  }
  const ask = { number: '2026-1', reason: 'Verottajan selvityspyyntö' };
  assert.equal((await colleague.call('POST', '/api/vouchers/held', ask)).status, 403);
  assert.equal((await viewer.call('GET', '/api/documents')).status, 403);
  assert.equal((await house.owner.call('POST', '/api/vouchers/held', ask)).status, 404);
});

test('after the erasure owner and colleague find a held voucher by no address, and the accountant’s account sees no name', async (t) => {
  const house = await openApp(t, { policy: 'prover' });
  const { owner } = house;
  const [accountant, colleague] = [await staff(house, 'accountant'), await staff(house, 'colleague')];
  const id = await client(house);
  const voucher = await filed(owner, id, paper('voucher', pdf('Havuharju')));
  const contractId = await filed(owner, id, paper('contract', pdf('Havuharju'), 'S-1'));
  await ok(owner.call('POST', `/api/subjects/${id}/erasure`, { ground: 'request' }));
  for (const session of [owner, colleague]) {
    for (const path of [`/api/documents/${voucher}/file`, `/api/documents/${contractId}/file`, `/api/subjects/${id}/documents`]) {
      assert.equal((await session.call('GET', path)).status, 404, path);
    }
    assert.equal((await session.call('DELETE', `/api/documents/${voucher}?why=duplicate`)).status, 404);
    assert.equal((await session.call('POST', `/api/subjects/${id}/copy`)).status, 404);
    assert.deepEqual(await ok(session.call('GET', '/api/documents?q=2026')), { rows: [], next: null });
  }
  const list = await ok<{ rows: { id: string; whose: { fi: string } }[] }>(accountant.call('GET', '/api/vouchers'));
  assert.deepEqual(
    list.rows.map((row) => [row.id, row.whose.fi]),
    [[voucher, 'Poistettu henkilö']],
  );
  assert.equal(JSON.stringify(list).includes('Havuharju'), false);
  // The accountant cannot turn a voucher's id into a document, nor a document's into a voucher.
  assert.equal((await accountant.call('GET', `/api/documents/${voucher}/file`)).status, 403);
  assert.equal((await accountant.call('GET', `/api/vouchers/${contractId}/file`)).status, 404);
});

test('a file leaves as something to save: its own type, a name of ours, no sniffing, a sandbox', async (t) => {
  const house = await openApp(t, { policy: 'prover' });
  const id = await client(house);
  const paperId = await filed(house.owner, id, paper('contract', png('x'), 'S-1/2026 #4'));
  const answer = await house.app.server.inject({
    method: 'GET',
    url: `/api/documents/${paperId}/file`,
    headers: { host: new URL(house.app.deps.config.publicUrl).host, cookie: house.owner.cookie },
  });
  assert.equal(answer.statusCode, 200);
  assert.deepEqual(answer.rawPayload, png('x'));
  const { headers } = answer;
  assert.equal(headers['content-type'], 'image/png');
  assert.equal(headers['content-disposition'], 'attachment; filename="toimeksiantosopimus-s-1-2026-4.png"');
  assert.equal(headers['x-content-type-options'], 'nosniff');
  assert.equal(headers['content-security-policy'], "default-src 'none'; sandbox");
  assert.equal(headers['cache-control'], 'no-store');
});

/** Everything in a file behind its end is cut off; a file that begins as something else is refused. */
async function stored(t: TestContext): Promise<(file: Buffer | string) => Promise<string | Buffer>> {
  const house = await openApp(t, { policy: 'prover' });
  const id = await client(house);
  return async (file) => {
    const body = { kind: 'contract', number: null, dated: '2026-11-02', file: typeof file === 'string' ? file : base64(file) };
    const { status, body: answer } = await house.owner.call<{ code?: string; document?: { id: string } }>(
      'POST',
      `/api/subjects/${id}/documents`,
      body,
    );
    if (status !== 200) return answer.code ?? String(status);
    const { rawPayload } = await house.app.server.inject({
      method: 'GET',
      url: `/api/documents/${answer.document?.id}/file`,
      headers: { host: new URL(house.app.deps.config.publicUrl).host, cookie: house.owner.cookie },
    });
    return rawPayload;
  };
}

test('what is filed is what its bytes say, whatever the sender calls it', async (t) => {
  const send = await stored(t);
  const refused = {
    'a vector picture with script': Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
    'a page': Buffer.from('<!doctype html><script>1</script>'),
    'a page with a paper behind it': Buffer.concat([Buffer.from('<script>1</script>\n'), pdf('x')]),
    'an archive': Buffer.from([0x50, 0x4b, 0x03, 0x04, 0, 0, 0, 0]),
    'a paper without its end': pdf('x').subarray(0, 40),
    'a paper with an archive behind it': Buffer.concat([pdf('x'), Buffer.alloc(4000, 'PK')]),
    'only the first bytes of a picture': png().subarray(0, 20),
    'a picture whose chunk says it is longer than the file': Buffer.concat([
      png().subarray(0, 8),
      Buffer.from([0xff, 0xff, 0xff, 0xff]),
      png().subarray(12),
    ]),
    'a photograph without a picture': Buffer.from([0xff, 0xd8, 0xff, 0xd9]),
    'a photograph whose segment runs out of the file': Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff, 1]),
    'a photograph of zeroes': Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0xff, 0xe0, 0, 0]),
  };
  for (const [what, file] of Object.entries(refused)) assert.equal(await send(file), 'errors.document-type', what);
  assert.equal(await send('data:application/pdf;base64,JVBERi0='), 'errors.document-damaged');
  assert.equal(await send('JVBERi0\n='), 'errors.document-damaged');
  assert.equal(await send('...'), 'errors.document-damaged');
  const large = Buffer.concat([pdf('x'), Buffer.alloc(10 * 1024 * 1024)]);
  assert.equal(await send(large), 'errors.document-too-large');
});

test('what hangs behind a picture or a paper never enters', async (t) => {
  const send = await stored(t);
  const tail = Buffer.from('<script>alert(1)</script>PK\u0005\u0006');
  assert.deepEqual(await send(Buffer.concat([png('a'), tail])), png('a'));
  assert.deepEqual(await send(Buffer.concat([jpeg(), tail])), jpeg());
  assert.deepEqual(await send(Buffer.concat([pdf('a'), tail])), pdf('a').subarray(0, -1));
});

test('a number or a title is text and no path, no markup and no identity code', async (t) => {
  const house = await openApp(t, { policy: 'prover' });
  const id = await client(house);
  const send = (more: object) =>
    house.owner.call<{ code?: string }>('POST', `/api/subjects/${id}/documents`, { ...paper('contract', pdf('x')), ...more });
  for (const number of ['..\\..\\etc', '"; filename="x.html', '<b>', 'a\nb', 'a\u0000b', 'x'.repeat(41)])
    assert.equal((await send({ number })).status, 400, number);
  const { body } = await send({ title: 'Sopimus 010190-999W' });
  assert.equal(body.code, 'errors.identity-code-found');
  const dots = await ok<{ document: { id: string } }>(
    house.owner.call('POST', `/api/subjects/${id}/documents`, { ...paper('contract', pdf('x')), number: '../../etc/passwd' }),
  );
  const { headers } = await house.app.server.inject({
    method: 'GET',
    url: `/api/documents/${dots.document.id}/file`,
    headers: { host: new URL(house.app.deps.config.publicUrl).host, cookie: house.owner.cookie },
  });
  assert.equal(headers['content-disposition'], 'attachment; filename="toimeksiantosopimus-etc-passwd.pdf"');
});

test('an agreement with a recipient points only to a document on file, and to nothing once that is gone', async (t) => {
  const house = await openApp(t, { policy: 'prover' });
  const { owner } = house;
  const id = await client(house);
  const [contractId, voucherId] = [
    await filed(owner, id, paper('contract', pdf('sopimus'))),
    await filed(owner, id, paper('voucher', pdf('lasku'), '7')),
  ];
  const agreement = (documentId: string) =>
    owner.call('POST', '/api/recipients/mailchimp/agreements', {
      party: { name: 'MailChimp' },
      kind: 'processing-agreement',
      signedOn: '2026-01-02',
      validUntil: null,
      place: 'mappi',
      documentId,
    });
  for (const wrong of [voucherId, id, 'x']) assert.equal((await agreement(wrong)).status, 404, wrong);
  await ok(agreement(contractId));
  type Whole = { recipient: { parties: { agreements: { document: { id: string; name: { fi: string } } | null }[] }[] } };
  const linked = async () => {
    const { recipient } = await ok<Whole>(owner.call('GET', '/api/recipients/mailchimp'));
    return recipient.parties.flatMap(({ agreements }) => agreements.map(({ document }) => document && [document.id, document.name.fi]));
  };
  assert.deepEqual(await linked(), [[contractId, 'Toimeksiantosopimus 2026-1']]);
  await ok(owner.call('DELETE', `/api/documents/${contractId}`));
  assert.deepEqual(await linked(), [null]);
});
