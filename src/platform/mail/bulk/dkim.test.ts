/** Signatures hold for another's verifier, cover what RFC 8058 demands, and break when anything they cover is changed. */
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { compileMessage, createDkimSigner, dkimRecord, newDkimKey } from '../index.ts';

const RSA = await newDkimKey();
const ED = await newDkimKey('ed25519');
const RECORDS: Readonly<Record<string, string>> = {
  'l1._domainkey.firma.example.test': RSA.publicRecord,
  'l2._domainkey.firma.example.test': ED.publicRecord,
};
const rsa = { domain: 'firma.example.test', selector: 'l1', privatePem: RSA.privatePem };
const ed = { domain: 'firma.example.test', selector: 'l2', privatePem: ED.privatePem };

const letter = compileMessage({
  lang: 'fi',
  subject: ['Hyvää syksyä, ', { slot: 'name', as: 'text' }],
  text: ['Hei ', { slot: 'name', as: 'text' }, ',\n\n.\nterveisin\n\n\n'],
  html: ['<p>Hei   ', { slot: 'name', as: 'html' }, '</p>\n\n\n'],
}).make(
  { name: 'Äijö' },
  {
    messageId: 'm1@firma.example.test',
    date: new Date('2026-11-22T08:00:00Z'),
    from: { name: 'Åbo & Äänekoski', address: 'uutiset@firma.example.test' },
    to: 'lukija@example.test',
    listUnsubscribe: { url: 'https://firma.example.test/u/1' },
    feedbackId: 'a:b:c',
    listId: 'kirje.firma.example.test',
  },
);

interface Verdict {
  readonly results: readonly { readonly result: string; readonly algo: string; readonly keys: string }[];
}

async function verdicts(message: Buffer): Promise<Verdict['results']> {
  const resolver = async (name: string) => (RECORDS[name] === undefined ? [] : [[RECORDS[name]]]);
  const { results } = await dkimVerify(message, { resolver });
  return results.map((each) => ({ result: each.status.result, algo: String(each.algo), keys: String(each.signingHeaders?.keys ?? '') }));
}

async function results(message: Buffer): Promise<readonly string[]> {
  return (await verdicts(message)).map(({ result }) => result);
}

test('both signatures hold for an independent verifier, with the records that the name server is to say', async () => {
  const signed = await createDkimSigner([rsa, ed]).sign(letter);
  const found = await verdicts(signed);
  assert.deepEqual(
    found.map(({ result, algo }) => [algo, result]),
    [
      ['rsa-sha256', 'pass'],
      ['ed25519-sha256', 'pass'],
    ],
  );
  assert.ok(signed.subarray(signed.length - letter.length).equals(letter), 'the letter itself is as it was');
  assert.ok(
    signed
      .toString('latin1')
      .split('\r\n')
      .every((line) => line.length <= 78),
  );
});

test('the signature covers sender, recipient, subject, time, id and the pair of headers for one click', async () => {
  const signed = (await createDkimSigner([rsa]).sign(letter)).toString('latin1');
  const covered =
    /h=([^;]+);/
      .exec(signed.replace(/\r\n[ \t]+/g, ''))?.[1]
      ?.toLowerCase()
      .split(':') ?? [];
  for (const name of ['from', 'to', 'subject', 'date', 'message-id', 'list-unsubscribe', 'list-unsubscribe-post']) {
    assert.ok(covered.includes(name), name);
  }
});

test('a changed, added or lost header or word breaks it', async () => {
  const signed = (await createDkimSigner([rsa]).sign(letter)).toString('latin1');
  const altered: readonly ((text: string) => string)[] = [
    (text) => text.replace('u/1>', 'u/2>'),
    (text) => text.replace(/List-Unsubscribe-Post: .*\r\n/, ''),
    (text) => text.replace('To: lukija', 'To: toinen'),
    (text) => text.replace('terveisin', 'terveisim'),
    (text) => text.replace(/^Date: .*$/m, 'Date: Mon, 23 Nov 2026 08:00:00 +0000'),
    (text) => `Subject: toinen\r\n${text}`,
    (text) => `From: toinen@example.test\r\n${text}`,
    (text) => `List-Unsubscribe: <https://toinen.example.test/>\r\n${text}`,
    (text) => text.replace('Message-ID:', 'Reply-To: toinen@example.test\r\nMessage-ID:'),
  ];
  for (const [index, alter] of altered.entries()) {
    const changed = alter(signed);
    assert.notEqual(changed, signed);
    assert.ok(!(await results(Buffer.from(changed, 'latin1'))).includes('pass'), `change ${index}`);
  }
  // What a relay may do on the way: fold a head differently, add lines of its own, add empty lines at the end.
  const carried = signed.replace(/^To: /m, 'To:\r\n   ').replace(/^DKIM/, 'Received: from a by b\r\nDKIM');
  assert.deepEqual(await results(Buffer.from(`${carried}\r\n\r\n`, 'latin1')), ['pass']);
});

test('one letter signed twice gives two whole letters, and stays as it was', async () => {
  const compiled = compileMessage({ lang: 'fi', subject: ['Hei'], text: ['Hei\n'], html: ['<p>Hei</p>\n'] });
  const from = { name: '', address: 'uutiset@firma.example.test' };
  const made = compiled.make({}, { messageId: 'm2', date: new Date(0), from, to: 'lukija@example.test' });
  const before = Buffer.from(made);
  const [first, second] = [await createDkimSigner([rsa]).sign(made), await createDkimSigner([ed, rsa]).sign(made)];
  assert.deepEqual([await results(first), await results(second)], [['pass'], ['pass', 'pass']]);
  assert.ok(made.equals(before));
});

test('any seven-bit message is signed so that it verifies', async () => {
  const line = fc.string({ unit: fc.constantFrom('a', ' ', '.', ':', '=', '\t'), maxLength: 40 });
  const signer = createDkimSigner([ed]);
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 6 }), line, async (body, subject) => {
      const message = Buffer.from(
        `From: a@firma.example.test\r\n${'Reply-To: 1\r\n'.repeat(12)}Reply-To: 2\r\nSubject: ${subject}\r\n b\r\n\r\n${body.join('\r\n')}\r\n`,
      );
      assert.deepEqual(await results(await signer.sign(message)), ['pass']);
    }),
    { numRuns: 60 },
  );
});

test('a key that others would not trust signs nothing', () => {
  const weak = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  assert.throws(() => createDkimSigner([{ ...rsa, privatePem: weak }]), RangeError);
  assert.throws(() => createDkimSigner([{ ...rsa, domain: 'firma.example.test; x=y' }]), RangeError);
  assert.equal(dkimRecord(RSA.privatePem), RSA.publicRecord);
});
