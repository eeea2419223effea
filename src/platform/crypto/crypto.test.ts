import assert from 'node:assert/strict';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { describe, test } from 'node:test';
import {
  hashPassword,
  keyedHash,
  needsRehash,
  newTotpSecret,
  open,
  otpauthUri,
  sameSecret,
  seal,
  sha256hex,
  signer,
  totpCode,
  verifyPassword,
  verifySignature,
  verifyTotp,
} from './index.ts';

describe('passwords', () => {
  test('the right password is accepted, a wrong one and a damaged hash are not', async () => {
    const phc = await hashPassword('Kesä on täällä 7');
    assert.match(phc, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    assert.equal(await verifyPassword(phc, 'Kesä on täällä 7'), true);
    assert.equal(await verifyPassword(phc, 'Kesä on täällä 7'.normalize('NFD')), true);
    assert.equal(await verifyPassword(phc, 'kesä on täällä 7'), false);
    assert.equal(await verifyPassword(phc.slice(0, -4), 'Kesä on täällä 7'), false);
    assert.equal(await verifyPassword('plain', 'plain'), false);
    assert.equal(needsRehash(phc), false);
  });

  // Reference vector of the argon2 specification's own test suite (v=19, m=65536, t=2, p=1).
  test('a hash made elsewhere is understood', async () => {
    const phc = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
    assert.equal(await verifyPassword(phc, 'password'), true);
    assert.equal(await verifyPassword(phc, 'passwore'), false);
    assert.equal(needsRehash(phc), true);
  });

  test('a stored string cannot ask for more memory than a sign-in may cost', async () => {
    assert.equal(
      await verifyPassword('$argon2id$v=19$m=4294967295,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc', 'x'),
      false,
    );
  });
});

describe('second factor', () => {
  // RFC 6238 appendix B, SHA-1, last six of the eight digits; the secret is '12345678901234567890'.
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  const vectors: [number, string][] = [
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
    [20000000000, '353130'],
  ];
  const at = (seconds: number) => new Date(seconds * 1000);

  test('codes equal the vectors of RFC 6238', () => {
    assert.deepEqual(
      vectors.map(([seconds]) => totpCode(secret, at(seconds))),
      vectors.map(([, code]) => code),
    );
  });

  test('a code is accepted one step early or late, never twice, never later', () => {
    const step = Math.floor(1234567890 / 30);
    assert.equal(verifyTotp(secret, '005 924', at(1234567890)), step);
    assert.equal(verifyTotp(secret, '005924', at(1234567890 + 30)), step);
    assert.equal(verifyTotp(secret, '005924', at(1234567890 - 30)), step);
    assert.equal(verifyTotp(secret, '005924', at(1234567890 + 60)), null);
    assert.equal(verifyTotp(secret, '005924', at(1234567890), step), null);
    assert.equal(verifyTotp(secret, '00592', at(1234567890)), null);
    assert.equal(verifyTotp(secret, 'abcdef', at(1234567890)), null);
  });

  test('a new secret is 160 bits of base32 and gives a scannable address', () => {
    assert.equal(
      newTotpSecret(() => Buffer.from('12345678901234567890')),
      secret,
    );
    assert.equal(newTotpSecret(randomBytes).length, 32);
    assert.equal(
      otpauthUri({ issuer: 'Lupaus: testi', account: 'a@example.test', secret }),
      `otpauth://totp/Lupaus%3A%20testi:a%40example.test?secret=${secret}&issuer=Lupaus%3A%20testi&algorithm=SHA1&digits=6&period=30`,
    );
  });
});

describe('sealed values', () => {
  const key = randomBytes(32);

  test('come back whole, and never look the same twice', () => {
    const sealed = seal(key, 'Äkäinen öljy');
    assert.equal(open(key, sealed).toString(), 'Äkäinen öljy');
    assert.notEqual(seal(key, 'Äkäinen öljy'), sealed);
    assert.equal(open(key, seal(key, '')).length, 0);
  });

  test('are refused when changed anywhere, cut, renamed or opened with another key', () => {
    const sealed = seal(key, 'secret');
    const body = Buffer.from(sealed.slice(3), 'base64url');
    for (let i = 0; i < body.length; i++) {
      const changed = Buffer.from(body);
      changed[i] = (changed[i] ?? 0) ^ 1;
      assert.throws(() => open(key, `v1.${changed.toString('base64url')}`), /errors\.sealed/);
    }
    for (const wrong of [`v2.${sealed.slice(3)}`, sealed.slice(0, 20), '', 'v1.', sealed.slice(0, -4)]) {
      assert.throws(() => open(key, wrong), /errors\.sealed/);
    }
    assert.throws(() => open(randomBytes(32), sealed), /errors\.sealed/);
  });
});

describe('fingerprints and signatures', () => {
  test('a keyed hash depends on key, purpose and value', () => {
    const key = Buffer.alloc(32, 1);
    const base = keyedHash(key, 'suppression', 'a@example.test');
    assert.match(base, /^[0-9a-f]{64}$/);
    assert.equal(keyedHash(key, 'suppression', 'a@example.test'), base);
    const others = [
      keyedHash(Buffer.alloc(32, 2), 'suppression', 'a@example.test'),
      keyedHash(key, 'ledger', 'a@example.test'),
      keyedHash(key, 'suppression', 'b'),
    ];
    assert.equal(new Set([base, ...others]).size, 4);
    assert.notEqual(keyedHash(key, 'ab', 'c'), keyedHash(key, 'a', 'bc'));
    assert.equal(sha256hex('abc'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    assert.deepEqual([sameSecret('a', 'a'), sameSecret('a', 'ab')], [true, false]);
  });

  test('a signature holds for exactly what was signed', () => {
    const { privateKey } = generateKeyPairSync('ed25519', {
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    const { sign, publicPem } = signer(privateKey);
    const signature = sign('certificate');
    assert.equal(verifySignature(publicPem, 'certificate', signature), true);
    assert.equal(verifySignature(publicPem, 'certificate.', signature), false);
    assert.equal(verifySignature(publicPem, 'certificate', 'AAAA'), false);
    assert.equal(verifySignature('no key', 'certificate', signature), false);
  });
});
