/** A letter is handed over in two steps on a real socket, and each end of it has the name that is true. */
import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import type { Socket } from 'node:net';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '#platform/errors';
import { connectBulk, failureOf } from '../index.ts';
import type { Answer, BulkLine, BulkOptions, Slot } from '../index.ts';
import { openBulkSink } from './testing.ts';
import type { BulkSink, BulkSinkOptions, Fault } from './testing.ts';

const FROM = 'uutiset@firma.example.test';
const TO = { from: FROM, to: 'lukija@example.test' };
const LETTER = Buffer.from('Message-ID: <m1@firma.example.test>\r\nSubject: Hei\r\n\r\nTeksti\r\n');
/** More than the buffers between two sockets hold. */
const LARGE = Buffer.alloc(30_000_000, 'kirje\r\n');
const GO = { kind: 'go' };
const ACCEPTED = { kind: 'accepted' };
/** Long enough for a busy machine, unless the test is about waiting. */
const SHORT = { connect: 5000, greeting: 5000, command: 5000, answer: 5000, backOff: 20 };

async function house(
  t: TestContext,
  sinkOptions: BulkSinkOptions = {},
  options: Partial<BulkOptions> = {},
): Promise<{ sink: BulkSink; line: BulkLine }> {
  const sink = await openBulkSink(sinkOptions);
  t.after(() => sink.close());
  return { sink, line: lineTo(t, sink.port, options) };
}

function lineTo(t: TestContext, port: number, options: Partial<BulkOptions> = {}): BulkLine {
  const line = connectBulk(
    { host: '127.0.0.1', port, tls: 'none' },
    { connections: 2, ...options, limits: { ...SHORT, ...options.limits } },
  );
  t.after(() => line.close());
  return line;
}

async function sent(line: BulkLine, to = TO, letter = LETTER): Promise<Answer> {
  const slot = await line.take();
  try {
    const answer = await slot.begin(to);
    return answer.kind === 'go' ? await slot.body(letter) : answer;
  } finally {
    slot.release();
  }
}

function refusal(kind: string, code: string) {
  return { kind: 'refused', failure: { kind, code, doubtful: false } };
}

interface Ended {
  readonly answer: Answer;
  readonly sink: BulkSink;
}

async function faulty(t: TestContext, fault: Fault, limits: BulkOptions['limits'] = {}, letter = LETTER): Promise<Ended> {
  const { sink, line } = await house(t, { faults: [fault] }, { limits });
  const answer = await sent(line, TO, letter);
  // Whatever was still to be heard has been heard.
  await line.close();
  return { answer, sink };
}

test('between the envelope and the letter the caller decides: a slot that is given up delivers nothing', async (t) => {
  const { sink, line } = await house(t);
  const slot = await line.take();
  assert.deepEqual(await slot.begin(TO), GO);
  assert.equal(sink.letters.length, 0);
  assert.deepEqual(await slot.body(LETTER), ACCEPTED);
  slot.release();
  const [letter] = sink.letters;
  assert.deepEqual([letter?.from, letter?.to, letter?.messageId], [FROM, TO.to, 'm1@firma.example.test']);
  assert.ok(letter?.source.equals(LETTER));
  for (const give of [(each: Slot) => each.abandon(), (each: Slot) => each.release()]) {
    const given = await line.take();
    assert.deepEqual(await given.begin(TO), GO);
    give(given);
  }
  assert.deepEqual(await sent(line), ACCEPTED);
  assert.equal(sink.letters.length, 2);
});

test('the envelope goes in one piece when the relay can take it so, and step by step when not', async (t) => {
  for (const offers of [['PIPELINING'], ['SIZE 1000000']]) {
    const { sink, line } = await house(t, { offers });
    for (let i = 0; i < 3; i++) assert.deepEqual(await sent(line), ACCEPTED);
    assert.deepEqual(sink.said.slice(1, 4), [`MAIL FROM:<${FROM}>`, `RCPT TO:<${TO.to}>`, 'DATA']);
    assert.equal(sink.tally.connections, 1);
  }
});

test('dots of the letter stay dots, and a letter without an end gets one', async (t) => {
  const { sink, line } = await house(t);
  const bodies = ['.\r\n..\r\n.a\r\n\r\n.\r\n.', '.', '', '\r\n.\r\n', 'a\r\n.\r\n.\r\n.\r\nb\r\n'];
  for (const body of bodies) assert.deepEqual(await sent(line, TO, Buffer.from(body)), ACCEPTED);
  const read = sink.letters.map(({ source }) => source.toString().replace(/^\./gm, ''));
  assert.deepEqual(
    read,
    bodies.map((body) => (body.endsWith('\r\n') ? body : `${body}\r\n`)),
  );
});

test('what the relay says is sorted by what to do about it, and the connection goes on', async (t) => {
  const { sink, line } = await house(t);
  const cases: readonly [Fault, unknown][] = [
    [{ at: 'rcpt', say: '550 5.1.1 no such mailbox' }, refusal('address', 'RCPT 550 5.1.1')],
    [{ at: 'rcpt', say: '554 5.7.1 no relaying' }, refusal('letter', 'RCPT 554 5.7.1')],
    [{ at: 'rcpt', say: '450-4.7.1 grey\r\n450 4.7.1 list' }, refusal('later', 'RCPT 450 4.7.1')],
    [{ at: 'rcpt', say: '452 4.2.2 full' }, refusal('later', 'RCPT 452 4.2.2')],
    [{ at: 'mail', say: '550 5.7.1 not you' }, refusal('relay', 'MAIL 550 5.7.1')],
    [{ at: 'data', say: '451 4.3.0 later' }, refusal('later', 'DATA 451 4.3.0')],
    [{ at: 'dot', say: '554 5.6.0 not this' }, refusal('letter', 'DATA 554 5.6.0')],
    [{ at: 'dot', say: '451 4.3.0 disk' }, refusal('later', 'DATA 451 4.3.0')],
  ];
  for (const [fault, expected] of cases) {
    sink.misbehave([fault]);
    assert.deepEqual(await sent(line), expected, fault.say);
  }
  sink.misbehave([]);
  assert.deepEqual(await sent(line), ACCEPTED);
  assert.equal(sink.tally.connections, 1);
});

test('421 ends the connection, at any step, and the next letter has another', async (t) => {
  const { sink, line } = await house(t);
  for (const at of ['mail', 'rcpt', 'dot'] as const) {
    sink.misbehave([{ at, say: '421 4.3.2 closing', times: 1 }]);
    assert.equal((await sent(line)).kind, 'refused', at);
    assert.deepEqual(await sent(line), ACCEPTED);
  }
  assert.equal(sink.tally.connections, 4);
});

test('no answer after the end of the letter is silence, never a failure: the relay may have it', async (t) => {
  const quiet = await faulty(t, { at: 'dot', silent: true }, { answer: 100 });
  assert.deepEqual(quiet.answer, { kind: 'silent', code: 'DOT ETIMEDOUT' });
  const dropped = await faulty(t, { at: 'dot', drop: true });
  assert.equal(dropped.answer.kind, 'silent');
  const odd = await faulty(t, { at: 'dot', say: 'what?' });
  assert.deepEqual(odd.answer, { kind: 'silent', code: 'DOT PROTOCOL' });
  const strange = await faulty(t, { at: 'dot', say: '354 more' });
  assert.deepEqual(strange.answer, { kind: 'silent', code: 'DOT 354' });
  for (const { sink } of [quiet, dropped, odd, strange]) assert.equal(sink.letters.length, 1);
});

test('an answer that came while the process stood still is heard, though the time is over', async (t) => {
  const { sink, line } = await house(t, {}, { limits: { answer: 300 } });
  const slot = await line.take();
  assert.deepEqual(await slot.begin(TO), GO);
  const answer = slot.body(LETTER);
  while (sink.letters.length === 0) await new Promise((resolve) => setImmediate(resolve));
  const until = performance.now() + 400;
  while (performance.now() < until);
  assert.deepEqual(await answer, ACCEPTED);
  slot.release();
});

test('what breaks before the end of the letter has delivered nothing, and is said so', async (t) => {
  for (const at of ['mail', 'rcpt', 'data'] as const) {
    const { answer, sink } = await faulty(t, { at, drop: true });
    assert.ok(answer.kind === 'refused' && answer.failure.kind === 'relay' && !answer.failure.doubtful, at);
    assert.equal(sink.letters.length, 0);
  }
  assert.deepEqual((await faulty(t, { at: 'rcpt', silent: true }, { command: 400 })).answer, refusal('relay', 'ETIMEDOUT'));
  const broken = await faulty(t, { at: 'body', drop: true }, {}, LARGE);
  assert.ok(broken.answer.kind === 'refused' && broken.answer.failure.code.startsWith('BODY '), JSON.stringify(broken.answer));
  assert.equal(broken.sink.letters.length, 0);
});

test('a relay that takes the letter too slowly never gets its end: the permission would be too old', async (t) => {
  for (const waitMs of [200, 60_000]) {
    const { sink, line } = await house(t, { faults: [{ at: 'body', waitMs }] }, { limits: { body: 100 } });
    assert.deepEqual(await sent(line, TO, LARGE), refusal('later', 'BODY LATE'));
    await wait(waitMs === 200 ? 250 : 0);
    assert.equal(sink.letters.length, 0);
  }
});

test('a letter that comes too long after its permission was read is not begun to be written', async (t) => {
  const { sink, line } = await house(t, {}, { limits: { body: 500 } });
  const slot = await line.take();
  assert.deepEqual(await slot.begin(TO), GO);
  slot.hold();
  const { bytes } = sink.tally;
  await wait(550);
  assert.deepEqual(await slot.body(LETTER), refusal('later', 'BODY LATE'));
  slot.release();
  // Whatever had been written would be there by now.
  await wait(20);
  assert.deepEqual([sink.letters.length, sink.tally.bytes], [0, bytes]);
  // The next letter has two seconds of its own.
  assert.deepEqual(await sent(line), ACCEPTED);
});

test('a relay that speaks before the end of the letter does not get it', async (t) => {
  const { answer, sink } = await faulty(t, { at: 'body', say: '552 5.3.4 too large' });
  assert.equal(answer.kind, 'refused');
  assert.equal(sink.letters.length, 0);
});

test('an address that cannot be said is refused before anything is said', async (t) => {
  const { sink, line } = await house(t);
  for (const to of [
    'a@example.test>\r\nRCPT TO:<c@example.test',
    'äiti@example.test',
    'no-at',
    'a b@example.test',
    '',
    '<>@example.test',
  ]) {
    assert.deepEqual(await sent(line, { from: FROM, to }), refusal('address', 'ADDRESS'), to);
  }
  assert.deepEqual(await sent(line, { from: 'x\r\n@example.test', to: TO.to }), refusal('relay', 'SENDER'));
  assert.equal(sink.said.length, 1);
  assert.deepEqual(await sent(line, { from: '', to: 'matti@ääni.example.test' }), ACCEPTED);
  assert.deepEqual(sink.said.slice(1, 3), ['MAIL FROM:<>', 'RCPT TO:<matti@xn--ni-uiaa.example.test>']);
});

test('no more connections than were asked for; each is used again, and ended after its share of letters', async (t) => {
  const { sink, line } = await house(t, {}, { connections: 3, perConnection: 4 });
  await Promise.all(Array.from({ length: 24 }, () => sent(line)));
  assert.equal(sink.letters.length, 24);
  assert.ok(line.open <= 3);
  assert.equal(sink.tally.connections, 6);
  await line.close();
  assert.equal(sink.said.filter((said) => said === 'QUIT').length, 6);
  assert.equal(line.open, 0);
  await assert.rejects(line.take());
});

test('a connection that the relay closed while nobody used it is opened again without a word', async (t) => {
  const { sink, line } = await house(t);
  assert.deepEqual(await sent(line), ACCEPTED);
  sink.cut();
  assert.deepEqual(await sent(line), ACCEPTED);
  // Closed in the very moment of the next letter: the envelope is said again, on another.
  sink.misbehave([{ at: 'mail', drop: true, times: 1 }]);
  assert.deepEqual(await sent(line), ACCEPTED);
  assert.deepEqual([sink.letters.length, sink.tally.connections], [3, 3]);
});

test('a relay that is away is said so with its reason, is tried again later, and then takes letters', async (t) => {
  const away = await openBulkSink();
  await away.close();
  const line = lineTo(t, away.port);
  for (let i = 0; i < 3; i++) {
    const error = await line.take().then(
      () => null,
      (reason: unknown) => reason,
    );
    assert.deepEqual(failureOf(error), { kind: 'relay', code: 'ECONNREFUSED', doubtful: false });
  }
  assert.equal(line.open, 0);
  const back = await openBulkSink({ port: away.port });
  t.after(() => back.close());
  assert.deepEqual(await sent(line), ACCEPTED);
});

test('every step of opening has its end: a relay that says nothing, refuses, or speaks no mail', async (t) => {
  const cases: readonly [Fault, string][] = [
    [{ at: 'connect', silent: true }, 'ETIMEDOUT'],
    [{ at: 'connect', say: '554 5.3.2 go away' }, 'CONN 554 5.3.2'],
    [{ at: 'connect', say: 'HTTP/1.1 400 Bad Request' }, 'PROTOCOL'],
    [{ at: 'ehlo', silent: true }, 'ETIMEDOUT'],
    [{ at: 'ehlo', drop: true }, 'CLOSED'],
  ];
  for (const [fault, code] of cases) {
    const { line } = await house(t, { faults: [fault] }, fault.silent === true ? { limits: { greeting: 60, command: 60 } } : {});
    const error = await line.take().catch((reason: unknown) => reason);
    assert.equal(failureOf(error).code, code);
  }
});

test('whoever waits for a connection gets one when it is free, or the reason why there is none', async (t) => {
  const { sink, line } = await house(t, {}, { connections: 1 });
  const first = await line.take();
  const second = line.take();
  first.abandon();
  assert.deepEqual(await (await second).begin(TO), GO);
  const third = line.take();
  await sink.close();
  await assert.rejects(third, (error) => failureOf(error).kind === 'relay');
});

test('closing waits for the letter that is under way and turns away those who wait', async (t) => {
  const { line } = await house(t, {}, { connections: 1 });
  const slot = await line.take();
  assert.deepEqual(await slot.begin(TO), GO);
  const waiting = assert.rejects(line.take());
  const closing = line.close();
  await waiting;
  assert.deepEqual(await slot.body(LETTER), ACCEPTED);
  slot.release();
  await closing;
  assert.equal(line.open, 0);
});

test('answers in any pieces are read as they were meant', async (t) => {
  const script: readonly [RegExp, readonly string[]][] = [
    [/^EHLO/, ['2', '50-sink\r\n250-PIPE', 'LINING\r\n250 OK\r', '\n']],
    [/DATA\r\n$/, ['250-a\r\n250 a\r\n25', '0 b\r\n3', '54 go\n']],
    [/\r\n\.\r\n$/, ['250-2.0.0 t', 'aken\r\n250 2.0.0 for certain\r', '\n']],
  ];
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    let heard = '';
    const say = async (pieces: readonly string[]) => {
      for (const piece of pieces) {
        socket.write(piece);
        await wait(2);
      }
    };
    sockets.push(socket.setNoDelay(true));
    socket
      .on('error', () => undefined)
      .on('data', (data) => {
        heard += data.toString('latin1');
        const next = script.find(([pattern]) => pattern.test(heard));
        if (next === undefined) return;
        heard = '';
        void say(next[1]);
      });
    void say(['220-hei\r\n2', '20 sink\r', '\n']);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  const line = lineTo(t, typeof address === 'object' && address !== null ? address.port : 0);
  for (let i = 0; i < 3; i++) assert.deepEqual(await sent(line), ACCEPTED);
  assert.equal(sockets.length, 1);
});

test('nothing leaves this machine unencrypted', () => {
  const plain = () => connectBulk({ host: 'smtp.example.test', port: 25, tls: 'none' }, { connections: 1 });
  assert.throws(plain, (error) => error instanceof AppError && error.code === 'errors.mail-plain');
});
