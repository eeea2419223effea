// One letter over one connection in two steps, so that the permission can be read between them; every end has one of four names.

import type { MailFailure } from '../failure.ts';
import { isGood, refusalOf, Unreachable } from './dial.ts';
import type { Session } from './dial.ts';
import type { Answer, BulkLimits, Slot } from './types.ts';
import { envelopeAddress } from './words.ts';
import { Broken } from './wire.ts';

export interface SlotHost {
  readonly limits: BulkLimits;
  /** Another connection in place of one that the relay had closed. @throws Unreachable */
  again(): Promise<Session>;
  back(session: Session): void;
}

type Envelope = Parameters<Slot['begin']>[0];
type Phase = 'idle' | 'begun' | 'over';

export function slotOf(first: Session, host: SlotHost): Slot {
  const { limits } = host;
  let session = first;
  let phase: Phase = 'idle';
  let held: number | undefined;
  let given = false;

  function back(): void {
    if (given) return;
    given = true;
    phase = 'over';
    host.back(session);
  }

  return {
    async begin(envelope) {
      if (phase !== 'idle') throw new Error('a slot begins one letter at a time');
      const said = commandsOf(envelope);
      if (typeof said === 'string') return refused({ kind: said === 'SENDER' ? 'relay' : 'address', code: said, doubtful: false });
      const before = session;
      let answer = await began(session, said, limits).catch(brokenCode);
      // Nothing was delivered: an idle connection may be closed by its relay at any time.
      if (typeof answer === 'string' && answer !== 'ETIMEDOUT' && before.begun > 1) {
        try {
          session = await host.again();
        } catch (error) {
          if (error instanceof Unreachable) return refused(error.failure);
          throw error;
        }
        answer = await began(session, said, limits).catch(brokenCode);
      }
      if (typeof answer === 'string') return refused({ kind: 'relay', code: answer, doubtful: false });
      if (answer.kind === 'go') phase = 'begun';
      return answer;
    },
    hold() {
      held = performance.now();
    },
    async body(message) {
      if (phase !== 'begun') throw new Error('no letter was begun');
      phase = 'idle';
      const since = held ?? performance.now();
      held = undefined;
      return handedOver(session, message, since, limits);
    },
    abandon() {
      session.wire.destroy();
      back();
    },
    release() {
      // A letter that was begun and not ended must never be ended by the next one's words.
      if (phase === 'begun') session.wire.destroy();
      back();
    },
  };
}

function refused(failure: MailFailure): Answer {
  return { kind: 'refused', failure };
}

function brokenCode(error: unknown): string {
  if (error instanceof Broken) return error.code;
  throw error;
}

function commandsOf({ from, to }: Envelope): readonly [mail: string, rcpt: string] | 'SENDER' | 'ADDRESS' {
  const [sender, recipient] = [from === '' ? '' : envelopeAddress(from), envelopeAddress(to)];
  if (sender === null) return 'SENDER';
  if (recipient === null) return 'ADDRESS';
  return [`MAIL FROM:<${sender}>\r\n`, `RCPT TO:<${recipient}>\r\n`];
}

/** @throws Broken */
async function began(session: Session, [mail, rcpt]: readonly [string, string], limits: BulkLimits): Promise<Answer> {
  const { wire } = session;
  session.begun += 1;
  if (wire.broken !== null || wire.unasked) {
    wire.destroy();
    throw new Broken(wire.broken ?? 'CLOSED');
  }
  const steps = [
    ...(session.dirty ? [{ command: 'RSET', text: 'RSET\r\n' }] : []),
    { command: 'MAIL', text: mail },
    { command: 'RCPT', text: rcpt },
    { command: 'DATA', text: 'DATA\r\n' },
  ];
  session.dirty = true;
  if (session.pipelining) wire.send(steps.map(({ text }) => text).join(''));
  let failure: MailFailure | undefined;
  for (const { command, text } of steps) {
    if (!session.pipelining) wire.send(text);
    const reply = await wire.reply(limits.command);
    const good = command === 'DATA' ? reply.status === 354 : isGood(reply);
    // A relay may wait for a letter to nobody: closing says that there is none.
    if (reply.status === 421 || (command === 'DATA' && good && failure !== undefined)) wire.destroy();
    if (!good) failure ??= refusalOf(command, reply);
    if (failure !== undefined && (!session.pipelining || wire.broken !== null)) break;
  }
  return failure === undefined ? { kind: 'go' } : refused(failure);
}

const DOT = '.\r\n';
const DOTTED = Buffer.from('\r\n.');

async function handedOver(session: Session, message: Buffer, since: number, limits: BulkLimits): Promise<Answer> {
  const { wire } = session;
  const left = since + limits.body - performance.now();
  const notSent = (code: string) => {
    wire.destroy();
    return refused({ kind: 'later', code: `BODY ${code}`, doubtful: false });
  };
  if (left <= 0) return notSent('LATE');
  if (wire.broken !== null) return notSent(wire.broken);
  const taken = await wire.push(stuffed(message), left);
  if (wire.broken !== null) return notSent(wire.broken);
  if (wire.unasked) {
    // It spoke before the end: whatever it says, it has no letter.
    const reply = await wire.reply(limits.command).catch(brokenCode);
    wire.destroy();
    return typeof reply === 'string' ? notSent(reply) : refused(refusalOf('DATA', reply));
  }
  if (!taken || since + limits.body <= performance.now()) return notSent('LATE');
  wire.send(DOT);
  const reply = await wire.reply(limits.answer).catch(brokenCode);
  if (typeof reply === 'string') return { kind: 'silent', code: `DOT ${reply}` };
  session.dirty = false;
  if (reply.status === 421) wire.destroy();
  if (reply.status === 250) return { kind: 'accepted' };
  if (reply.status >= 400) return refused(refusalOf('DATA', reply));
  wire.destroy();
  return { kind: 'silent', code: `DOT ${reply.status}` };
}

/** No line of a letter is the dot that ends it; the last line has an end. */
function stuffed(message: Buffer): Buffer {
  const ended = message.at(-1) === 10 && message.at(-2) === 13;
  const parts: Buffer[] = message[0] === 46 ? [Buffer.from('.')] : [];
  let from = 0;
  for (let at = message.indexOf(DOTTED); at >= 0; at = message.indexOf(DOTTED, at + 2)) {
    parts.push(message.subarray(from, at + 3), Buffer.from('.'));
    from = at + 3;
  }
  if (ended && parts.length === 0) return message;
  return Buffer.concat([...parts, message.subarray(from), Buffer.from(ended ? '' : '\r\n')]);
}
