/** A letter goes to a relay over a real socket; what the relay says is sorted by what to do about it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { AppError } from '../errors.ts';
import { connectSmtp, failureOf, writeLetter } from './index.ts';
import type { MailFailure, MailTransport, TlsMode } from './index.ts';
import { messageIdOf, openSink } from './testing.ts';

const LETTER = writeLetter({ lang: 'sv', subject: 'Ämne', paragraphs: ['Åbo'], closing: [], sender: 'Firma' });
const ENVELOPE = {
  messageId: '<m1@firma.example.test>',
  date: new Date('2026-11-22T08:00:00Z'),
  from: { name: 'Firma Oy', address: 'posti@firma.example.test' },
  to: 'asiakas@example.test',
  lang: 'sv',
};

function connected(t: TestContext, port: number, tls: TlsMode = 'none', host = '127.0.0.1'): MailTransport {
  const transport = connectSmtp({ host, port, tls });
  t.after(() => transport.close());
  return transport;
}

async function failed(sending: Promise<void>): Promise<MailFailure> {
  try {
    await sending;
  } catch (error) {
    return failureOf(error);
  }
  throw new Error('the relay took it');
}

test('a letter arrives whole, with the Message-ID it was given, marked as written by a machine', async (t) => {
  const sink = await openSink();
  t.after(() => sink.close());
  await connected(t, sink.port).send(ENVELOPE, LETTER);
  const [letter] = sink.taken;
  assert.deepEqual([letter?.from, letter?.to], ['posti@firma.example.test', 'asiakas@example.test']);
  assert.equal(letter && messageIdOf(letter), 'm1@firma.example.test');
  const headers = [/^Auto-Submitted: auto-generated/im, /^Content-Language: sv/im, /^From: Firma Oy <posti@/im, /multipart\/alternative/i];
  for (const header of headers) assert.match(letter?.source ?? '', header);
});

test('an address that the relay does not know is told apart from a relay that will not carry, and from one that is busy', async (t) => {
  const sink = await openSink();
  t.after(() => sink.close());
  sink.refuse('nobody@example.test', 550, '5.1.1 no such mailbox');
  sink.refuse('far@example.test', 554, '5.7.1 relaying denied');
  sink.refuse('full@example.test', 452, '4.2.2 mailbox full');
  const transport = connected(t, sink.port);
  const to = (address: string) => failed(transport.send({ ...ENVELOPE, to: address }, LETTER));
  assert.deepEqual(await to('nobody@example.test'), { kind: 'address', code: 'RCPT 550 5.1.1', doubtful: false });
  assert.deepEqual(await to('far@example.test'), { kind: 'letter', code: 'RCPT 554 5.7.1', doubtful: false });
  assert.deepEqual(await to('full@example.test'), { kind: 'later', code: 'RCPT 452 4.2.2', doubtful: false });
  sink.refuseAll({ status: 554, text: '5.6.0 not this' });
  assert.deepEqual(await to('asiakas@example.test'), { kind: 'letter', code: 'DATA 554 5.6.0', doubtful: false });
});

test('a relay that is not there takes nothing for certain; a line that breaks after the letter leaves a doubt', async (t) => {
  const sink = await openSink();
  await sink.close();
  const absent = await failed(connected(t, sink.port).send(ENVELOPE, LETTER));
  assert.deepEqual([absent.kind, absent.doubtful], ['relay', false]);
  assert.match(absent.code, /ECONNREFUSED/);

  const breaking = await openSink();
  t.after(() => breaking.close());
  breaking.onTaken(() => {
    breaking.cut();
    return new Promise(() => undefined);
  });
  const broken = await failed(connected(t, breaking.port).send(ENVELOPE, LETTER));
  assert.deepEqual([broken.kind, broken.doubtful], ['relay', true]);
});

test('nothing leaves this machine unencrypted', () => {
  const plain = () => connectSmtp({ host: 'smtp.example.test', port: 25, tls: 'none' });
  assert.throws(plain, (error) => error instanceof AppError && error.code === 'errors.mail-plain');
});

test('a relay that offers no encryption, or a certificate that nobody vouches for, gets no letter', async (t) => {
  const bare = await openSink();
  t.after(() => bare.close());
  assert.equal((await failed(connected(t, bare.port, 'starttls', 'localhost').send(ENVELOPE, LETTER))).kind, 'relay');
  const unknown = await openSink({ disabledCommands: [] });
  t.after(() => unknown.close());
  const refused = await failed(connected(t, unknown.port, 'starttls', 'localhost').send(ENVELOPE, LETTER));
  assert.deepEqual(refused, { kind: 'relay', code: 'TLS CERTIFICATE', doubtful: false });
  assert.deepEqual([bare.taken.length, unknown.taken.length], [0, 0]);
});
