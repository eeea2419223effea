/** The owner says over the API how newsletters leave; whoever reads marketing sees it, and no private key ever comes out. */
import assert from 'node:assert/strict';
import { createPublicKey } from 'node:crypto';
import { after, test } from 'node:test';
import { readReturnPath, readRates, returnPathOf } from '#kernel/mailings';
import { freshPostgres } from '#tests';
import { ok, openApp } from '#tests/app';
import type { Session } from '#tests/app';
import { enter } from '../attacks/partner-house.ts';

interface Key {
  domain: string;
  selector: string;
  name: string;
  text: string;
}
interface Seen {
  domain: string | null;
  keys: Key[];
  returnAddress: string | null;
  suggested: { address: string; from: string } | null;
  ways: string[];
  rates: { perMinute: number | null; perDomainPerMinute: number | null };
}

const fresh = await freshPostgres();
after(() => fresh?.drop());
const ENGINES = [{ name: 'sqlite' }, ...(fresh === null ? [] : [{ name: 'postgres', databaseUrl: fresh.url }])];
const RELAY = {
  host: '127.0.0.1',
  port: 25,
  tls: 'none',
  user: '',
  fromAddress: 'posti@Firma.example.test',
  fromName: 'F',
  recipientId: null,
};
const BOX = {
  host: 'imap.example.test',
  port: 993,
  tls: 'tls',
  password: 'laatikon-salasana-9',
  folder: 'INBOX',
  afterwards: 'leave',
  moveTo: '',
};
const LEDGER = '019ab000-0000-7000-8000-000000000001';

const seen = (owner: Session) => ok<Seen>(owner.call('GET', '/api/sending'));
const make = (owner: Session, domain: string) => ok<Key>(owner.call('POST', '/api/sending/keys', { domain }));

for (const { name, ...engine } of ENGINES)
  test(`a key, a return address and rates are set, changed and forgotten, and each change is in the log, on ${name}`, async (t) => {
    const { owner, app } = await openApp(t, { policy: 'prover', ...engine });
    const rates = { perMinute: null, perDomainPerMinute: null };
    assert.deepEqual(await seen(owner), { domain: null, keys: [], returnAddress: null, suggested: null, ways: [], rates });
    await ok(owner.call('PUT', '/api/mail', RELAY));
    assert.deepEqual((await seen(owner)).suggested, { address: 'palautukset@firma.example.test', from: 'sender' });

    const first = await make(owner, 'Firma.Example.test');
    assert.deepEqual([first.name, first.selector], ['lupaus1._domainkey.firma.example.test', 'lupaus1']);
    const key = createPublicKey({ key: Buffer.from(first.text.replace('v=DKIM1; k=rsa; p=', ''), 'base64'), format: 'der', type: 'spki' });
    assert.equal(key.asymmetricKeyDetails?.modulusLength, 2048);
    const other = await make(owner, 'toinen.example.test');
    const second = await make(owner, 'firma.example.test');
    assert.equal(second.selector, 'lupaus2');
    assert.notEqual(second.text, first.text);
    assert.deepEqual(new Set((await seen(owner)).keys.map((each) => each.text)), new Set([other.text, second.text]));
    await ok(owner.call('DELETE', '/api/sending/keys/toinen.example.test'));
    assert.deepEqual((await seen(owner)).keys, [second]);

    await ok(owner.call('PUT', '/api/sending/return-address', { address: 'palautukset@firma.example.test' }));
    await ok(owner.call('PUT', '/api/sending/rates', { perMinute: 160, perDomainPerMinute: 60 }));
    const set = await seen(owner);
    assert.deepEqual([set.returnAddress, set.rates], ['palautukset@firma.example.test', { perMinute: 160, perDomainPerMinute: 60 }]);
    assert.equal((await readRates(app.deps.database.db)).connections, 8);
    await ok(owner.call('PUT', '/api/sending/rates', rates));
    await ok(owner.call('PUT', '/api/sending/return-address', { address: null }));
    const bare = await seen(owner);
    assert.deepEqual([bare.returnAddress, bare.rates], [null, rates]);
    const { rows } = await ok<{ rows: { action: string }[] }>(owner.call('GET', '/api/log?limit=50'));
    const noted = rows.map(({ action }) => action).filter((action) => action.startsWith('sending.'));
    const changes = { 'sending.key': 3, 'sending.key-dropped': 1, 'sending.rates': 2, 'sending.return-address': 2 };
    const counted = Object.fromEntries(Object.keys(changes).map((each) => [each, noted.filter((action) => action === each).length]));
    assert.deepEqual(counted, changes);
    assert.equal(noted.length, 8);
  });

test('the mailbox that is read is suggested for returns, unless its name leaves no room for the seal of a letter', async (t) => {
  const { owner, app } = await openApp(t, { policy: 'prover' });
  await ok(owner.call('PUT', '/api/mail', RELAY));
  const suggestion = async (user: string) => {
    await ok(owner.call('PUT', '/api/returns/mailbox', { ...BOX, user, recipientId: null }));
    return (await seen(owner)).suggested;
  };
  assert.deepEqual(await suggestion('palaute@posti.example.test'), { address: 'palaute@posti.example.test', from: 'mailbox' });
  assert.deepEqual((await seen(owner)).ways, ['mailbox']);
  assert.equal((await suggestion('tunnus'))?.from, 'sender');
  assert.equal((await suggestion('uutiskirjeiden.palautukset@firma.example.test'))?.from, 'sender');
  const [fits, long] = ['a'.repeat(14), 'a'.repeat(15)].map((box) => `${box}@firma.example.test`);
  await ok(owner.call('PUT', '/api/sending/return-address', { address: fits }));
  const refused = await owner.call<{ code: string; field: string }>('PUT', '/api/sending/return-address', { address: long });
  assert.deepEqual([refused.status, refused.body.code, refused.body.field], [400, 'errors.return-address-long', 'address']);
  assert.deepEqual(
    [fits, long].map((address) => readReturnPath(app.deps.keys, returnPathOf(app.deps.keys, address ?? '', LEDGER))),
    [LEDGER, undefined],
  );
});

test('whoever reads marketing sees how letters leave and changes nothing; what is no domain, address or rate is refused', async (t) => {
  const house = await openApp(t, { policy: 'prover' });
  const { owner } = house;
  const email = 'kollega@firma.example.test';
  const account = { email, name: 'Kollega', role: 'colleague', language: 'fi' };
  const { password } = await ok<{ password: string }>(owner.call('POST', '/api/accounts', account));
  const colleague = await enter(house, email, password);
  await make(owner, 'firma.example.test');
  const body = await seen(colleague);
  assert.equal(body.keys.length, 1);
  assert.doesNotMatch(JSON.stringify(body), /PRIVATE|privatePem/);
  const changes = [
    ['POST', '/api/sending/keys', { domain: 'toinen.example.test' }],
    ['DELETE', '/api/sending/keys/firma.example.test', undefined],
    ['PUT', '/api/sending/return-address', { address: null }],
    ['PUT', '/api/sending/rates', { perMinute: 1, perDomainPerMinute: 1 }],
  ] as const;
  for (const [method, path, sent] of changes) assert.equal((await colleague.call(method, path, sent)).status, 403, path);
  for (const domain of [
    '',
    'firma',
    'a b.fi',
    'a..fi',
    '-a.fi',
    'posti@firma.example.test',
    '127.0.0.1',
    'mäki.fi',
    `${'a'.repeat(64)}.fi`,
  ])
    assert.equal((await owner.call('POST', '/api/sending/keys', { domain })).status, 400, domain);
  for (const perMinute of [0, -1, 1.5, 100_001, '60'])
    assert.equal((await owner.call('PUT', '/api/sending/rates', { perMinute, perDomainPerMinute: null })).status, 400, String(perMinute));
  assert.equal((await owner.call('PUT', '/api/sending/return-address', { address: 'ei osoite' })).status, 400);
  assert.deepEqual((await seen(owner)).keys, body.keys);
});
