/** The line is encrypted to somebody who is vouched for, or there is none; name and password go over nothing else. */
import assert from 'node:assert/strict';
import { generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { createServer } from 'node:net';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import type { SMTPServerOptions } from 'smtp-server';
import { connectBulk, failureOf } from '../index.ts';
import type { BulkLine, TlsMode } from '../index.ts';
import { openSink } from '../testing.ts';
import type { Sink } from '../testing.ts';
import { openBulkSink } from './testing.ts';

const ACCOUNT = { user: 'käyttäjä', password: 'sala:sana€' };
const { key, cert } = certificate('localhost');
const LIMITS = { connect: 5000, greeting: 5000, command: 5000, answer: 5000, backOff: 1 };

/** A server that is not ours, with encryption and an account. */
async function relay(t: TestContext, options: SMTPServerOptions): Promise<Sink> {
  const sink = await openSink({
    key,
    cert,
    disabledCommands: [],
    authOptional: false,
    onAuth({ username, password }, session, done) {
      const known = username === ACCOUNT.user && password === ACCOUNT.password && session.secure;
      done(known ? null : new Error('no'), known ? { user: username } : undefined);
    },
    ...options,
  });
  t.after(() => sink.close());
  return sink;
}

function lineTo(t: TestContext, port: number, tls: TlsMode, more: { host?: string; password?: string; ca?: string } = {}): BulkLine {
  const { host = 'localhost', password = ACCOUNT.password, ca } = more;
  const settings = { host, port, tls, user: ACCOUNT.user, password };
  const line = connectBulk(settings, { connections: 1, limits: LIMITS, ...(ca === undefined ? {} : { ca }) });
  t.after(() => line.close());
  return line;
}

async function send(line: BulkLine): Promise<string> {
  const slot = await line.take();
  const begun = await slot.begin({ from: 'uutiset@firma.example.test', to: 'lukija@example.test' });
  const { kind } = begun.kind === 'go' ? await slot.body(Buffer.from(`Subject: Hei\r\n\r\n${'ä'.repeat(20_000)}\r\n`)) : begun;
  slot.release();
  return kind;
}

async function reason(line: BulkLine): Promise<string> {
  const error = await send(line).catch((each: unknown) => each);
  return error instanceof Error ? failureOf(error).code : String(error);
}

test('letters go over encryption from the first byte, and over encryption begun later, both signed in', async (t) => {
  for (const [tls, methods] of [
    ['tls', ['PLAIN', 'LOGIN']],
    ['tls', ['LOGIN']],
    ['starttls', ['PLAIN']],
    ['starttls', ['LOGIN']],
  ] as const) {
    const sink = await relay(t, { secure: tls === 'tls', authMethods: [...methods] });
    const line = lineTo(t, sink.port, tls, { ca: cert });
    assert.equal(await send(line), 'accepted');
    assert.equal(await send(line), 'accepted');
    assert.equal(sink.taken.length, 2);
    assert.equal(await reason(lineTo(t, sink.port, tls, { ca: cert, password: 'väärä' })), 'AUTH 535');
  }
});

test('a certificate that nobody vouches for, or of another host, gets neither name nor letter', async (t) => {
  for (const tls of ['tls', 'starttls'] as const) {
    let asked = 0;
    const sink = await relay(t, { secure: tls === 'tls', onAuth: (_auth, _session, done) => done(new Error(String((asked += 1)))) });
    assert.equal(await reason(lineTo(t, sink.port, tls)), 'TLS CERTIFICATE');
    const other = certificate('smtp.example.test');
    const named = await relay(t, { secure: tls === 'tls', key: other.key, cert: other.cert });
    assert.equal(await reason(lineTo(t, named.port, tls, { ca: other.cert })), 'TLS CERTIFICATE');
    assert.deepEqual([asked, sink.taken.length, named.taken.length], [0, 0, 0]);
  }
});

test('a relay that offers no encryption is told no name, and one that offers no way to sign in gets no letter', async (t) => {
  const bare = await openBulkSink({ offers: ['PIPELINING', 'AUTH PLAIN'] });
  t.after(() => bare.close());
  assert.equal(await reason(lineTo(t, bare.port, 'starttls')), 'ETLS');
  assert.ok(bare.said.every((line) => line.startsWith('EHLO')));
  const none = await openBulkSink();
  t.after(() => none.close());
  assert.equal(await reason(lineTo(t, none.port, 'none', { host: '127.0.0.1' })), 'ENOAUTH');
});

test('words slipped in before the encryption are not believed after it', async (t) => {
  const server = createServer((socket) => {
    socket.write('220 hei\r\n');
    socket
      .on('error', () => undefined)
      .on('data', (data) => {
        if (data.toString().startsWith('EHLO')) socket.write('250-hei\r\n250 STARTTLS\r\n');
        else if (data.toString().startsWith('STARTTLS')) socket.write('220 go\r\n250-AUTH PLAIN\r\n250 injected\r\n');
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  assert.equal(await reason(lineTo(t, port, 'starttls', { ca: cert })), 'TLS');
});

test('name and password of the plain relay on this machine, both ways of signing in', async (t) => {
  for (const way of ['PLAIN', 'LOGIN']) {
    const sink = await openBulkSink({ account: `${ACCOUNT.user}:${ACCOUNT.password}`, offers: [`AUTH ${way}`, 'PIPELINING'] });
    t.after(() => sink.close());
    assert.equal(await send(lineTo(t, sink.port, 'none', { host: '127.0.0.1' })), 'accepted');
    assert.equal(await reason(lineTo(t, sink.port, 'none', { host: '127.0.0.1', password: '' })), 'AUTH 535 5.7.8');
  }
});

/** A certificate that vouches for itself, written by hand: no tool of the machine is needed. */
function certificate(host: string): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const ecdsa = sequence(oid('2a8648ce3d040302'));
  const name = sequence(der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from(host)))));
  const dates = sequence(der(0x17, Buffer.from('200101000000Z')), der(0x18, Buffer.from('20991231235959Z')));
  const altName = sequence(oid('551d11'), der(0x04, sequence(der(0x82, Buffer.from(host)))));
  const authority = sequence(oid('551d13'), der(0x01, Buffer.from([255])), der(0x04, sequence(der(0x01, Buffer.from([255])))));
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    ecdsa,
    name,
    dates,
    name,
    (publicKey as KeyObject).export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(authority, altName)),
  );
  const signature = sign('sha256', body, privateKey);
  const whole = sequence(body, ecdsa, der(0x03, Buffer.concat([Buffer.from([0]), signature])));
  const lines = whole.toString('base64').replace(/.{64}/g, '$&\n');
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
  };
}

function der(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return der(0x30, Buffer.concat(parts));
}

function oid(hex: string): Buffer {
  return der(0x06, Buffer.from(hex, 'hex'));
}
