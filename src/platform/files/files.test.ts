import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { appendFileSync, chmodSync, existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { tempDir } from '#tests';
import { signer, verifySignature } from '../crypto/index.ts';
import { seededIds } from '../ids.ts';
import { appendFsync, decryptFile, encryptFile, loadOrCreateKeyFile, readBackupHeader, restoreKeyFile } from './index.ts';

describe('the key file', () => {
  test('is made once, for the owner only, and gives the same keys at every start', (t) => {
    const path = join(tempDir(t), 'deep', 'lupaus.key');
    const first = loadOrCreateKeyFile(path, seededIds(1));
    const again = loadOrCreateKeyFile(path, seededIds(2), { expectFingerprint: first.fingerprint });
    assert.deepEqual(again, first);
    assert.equal(statSync(path).mode & 0o777, 0o600);
    const keys = [first.suppression, first.sealing, first.session, first.backup].map((key) => key.toString('hex'));
    assert.equal(new Set(keys).size, 4);
    assert.ok(keys.every((key) => key.length === 64));
    assert.equal(readFileSync(path, 'utf8').includes(first.fingerprint), false);
  });

  test('signs so that the public half verifies', (t) => {
    const { certificate } = loadOrCreateKeyFile(join(tempDir(t), 'k'), seededIds(1));
    assert.equal(verifySignature(certificate.publicPem, 'x', signer(certificate.privatePem).sign('x')), true);
  });

  test('is refused when others can read it, when damaged, and when it is another one', (t) => {
    const path = join(tempDir(t), 'k');
    loadOrCreateKeyFile(path, seededIds(1));
    chmodSync(path, 0o640);
    assert.throws(() => loadOrCreateKeyFile(path, seededIds(1)), { code: 'errors.key-mode', params: { path, mode: '0640' } });
    chmodSync(path, 0o600);
    assert.throws(() => loadOrCreateKeyFile(path, seededIds(1), { expectFingerprint: '00' }), { code: 'errors.key-wrong' });
    const good = readFileSync(path, 'utf8');
    for (const text of ['', '{}', 'null', good.slice(0, 40), good.replace(/"secret": "./, '"secret": "_')]) {
      writeFileSync(path, text);
      assert.throws(() => loadOrCreateKeyFile(path, seededIds(1)), { code: 'errors.key-corrupt' }, text);
    }
  });

  test('is never made anew for a database that already holds data', (t) => {
    const path = join(tempDir(t), 'k');
    assert.throws(() => loadOrCreateKeyFile(path, seededIds(1), { expectFingerprint: 'abc' }), { code: 'errors.key-missing' });
    assert.equal(existsSync(path), false);
  });

  test('comes back from paper, also when typed carelessly, but not with a wrong character', (t) => {
    const dir = tempDir(t);
    const keys = loadOrCreateKeyFile(join(dir, 'k'), seededIds(7));
    assert.match(keys.recovery, /^([0-9A-HJKMNP-TV-Z]{4} ){13}[0-9A-HJKMNP-TV-Z]{4}$/);
    const typed = keys.recovery.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').replaceAll(' ', '-');
    assert.deepEqual(restoreKeyFile(join(dir, 'again'), typed), keys);
    assert.throws(() => restoreKeyFile(join(dir, 'again'), typed), { code: 'errors.key-exists' });
    const wrong = keys.recovery.replace(/^./, (c) => (c === 'A' ? 'B' : 'A'));
    for (const text of [wrong, keys.recovery.slice(0, -5), '', keys.recovery.slice(0, -1)]) {
      assert.throws(() => restoreKeyFile(join(dir, 'no'), text), { code: 'errors.recovery-key' });
    }
    assert.equal(existsSync(join(dir, 'no')), false);
  });
});

describe('an encrypted backup', () => {
  const key = randomBytes(32);
  const header = { made: '2026-11-22T10:00:00Z', schema: 3 };
  const CHUNK = 256 * 1024;

  test('opens to the same bytes at every size around a chunk, and says in clear what it is', async (t) => {
    const dir = tempDir(t);
    for (const size of [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK + 17]) {
      const plain = randomBytes(size);
      writeFileSync(join(dir, 'plain'), plain);
      await encryptFile(join(dir, 'plain'), join(dir, 'sealed'), key, header);
      assert.deepEqual(await readBackupHeader(join(dir, 'sealed')), header);
      assert.deepEqual(await decryptFile(join(dir, 'sealed'), join(dir, 'open'), key), header);
      assert.ok(readFileSync(join(dir, 'open')).equals(plain), `size ${size}`);
    }
    assert.equal(statSync(join(dir, 'sealed')).mode & 0o777, 0o600);
  });

  test('shows nothing of its content', async (t) => {
    const dir = tempDir(t);
    writeFileSync(join(dir, 'plain'), 'Kanarialintu '.repeat(1000));
    await encryptFile(join(dir, 'plain'), join(dir, 'sealed'), key, header);
    assert.ok(readFileSync(join(dir, 'plain')).includes('Kanarialintu'), 'positive control');
    assert.equal(readFileSync(join(dir, 'sealed')).includes('Kanarialintu'), false);
  });

  test('is refused when cut, lengthened, changed, reordered or opened with another key, and leaves no file', async (t) => {
    const dir = tempDir(t);
    const [plain, sealed, wrong, out] = ['plain', 'sealed', 'wrong', 'out'].map((name) => join(dir, name)) as [
      string,
      string,
      string,
      string,
    ];
    writeFileSync(plain, randomBytes(2 * CHUNK + 100));
    await encryptFile(plain, sealed, key, header);
    const good = readFileSync(sealed);
    const start = good.length - (100 + 20) - 2 * (CHUNK + 20);
    const chunk = (n: number) => good.subarray(start + n * (CHUNK + 20), start + (n + 1) * (CHUNK + 20));
    const flipped = (at: number) => Buffer.concat([good.subarray(0, at), Buffer.from([(good[at] ?? 0) ^ 1]), good.subarray(at + 1)]);
    const copies: Record<string, Buffer> = {
      'cut at a chunk': good.subarray(0, start + CHUNK + 20),
      'cut in a chunk': good.subarray(0, -1),
      'cut in the header': good.subarray(0, 20),
      empty: Buffer.alloc(0),
      lengthened: Buffer.concat([good, Buffer.from([0])]),
      reordered: Buffer.concat([good.subarray(0, start), chunk(1), chunk(0), good.subarray(start + 2 * (CHUNK + 20))]),
      'a chunk dropped': Buffer.concat([good.subarray(0, start), good.subarray(start + CHUNK + 20)]),
      'magic changed': flipped(0),
      'header changed': flipped(15),
      'body changed': flipped(start + 1000),
      'tag changed': flipped(good.length - 1),
    };
    for (const [name, bytes] of Object.entries(copies)) {
      writeFileSync(wrong, bytes);
      await assert.rejects(decryptFile(wrong, out, key), { code: 'errors.backup-damaged' }, name);
    }
    await assert.rejects(decryptFile(sealed, out, randomBytes(32)), { code: 'errors.backup-damaged' });
    assert.deepEqual(readdirSync(dir).sort(), ['plain', 'sealed', 'wrong']);
  });
});

describe('a durable line', () => {
  test('is added whole, for the owner only, in a folder made for it', async (t) => {
    const path = join(tempDir(t), 'ledger', 'a.jsonl');
    await appendFsync(path, '{"n":1}');
    await appendFsync(path, ['{"n":2}', '{"n":3}']);
    await appendFsync(path, []);
    assert.equal(readFileSync(path, 'utf8'), '{"n":1}\n{"n":2}\n{"n":3}\n');
    assert.equal(statSync(path).mode & 0o777, 0o600);
  });

  test('is not swallowed by one that a crash cut short', async (t) => {
    const path = join(tempDir(t), 'a.jsonl');
    await appendFsync(path, '{"n":1}');
    appendFileSync(path, '{"n":');
    await appendFsync(path, '{"n":2}');
    assert.deepEqual(readFileSync(path, 'utf8').split('\n'), ['{"n":1}', '{"n":', '{"n":2}', '']);
  });

  test('cannot smuggle in a second line', async (t) => {
    await assert.rejects(appendFsync(join(tempDir(t), 'a'), 'a\nb'), RangeError);
  });
});
