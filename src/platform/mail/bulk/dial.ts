// A connection made ready for letters: greeting, encryption, sign-in. What goes wrong here concerns no letter.

import { hostname } from 'node:os';
import { failureOf } from '../failure.ts';
import type { MailFailure } from '../failure.ts';
import type { RelaySettings } from '../transport.ts';
import type { Reply } from './replies.ts';
import type { BulkLimits } from './types.ts';
import { Broken, openWire } from './wire.ts';
import type { Wire } from './wire.ts';

export interface Session {
  readonly wire: Wire;
  readonly pipelining: boolean;
  /** Letters begun on it. */
  begun: number;
  /** An envelope was said that must be taken back first. */
  dirty: boolean;
}

/** The relay cannot be used; `failureOf` gives the reason. */
export class Unreachable extends Error {
  readonly failure: MailFailure;
  constructor(failure: MailFailure) {
    super(`the relay cannot be used: ${failure.code}`);
    this.failure = failure;
  }
}

/** @throws Unreachable */
export async function dial(relay: RelaySettings, limits: BulkLimits, ca: string | undefined): Promise<Session> {
  let wire: Wire | undefined;
  try {
    const { host, port, tls } = relay;
    const encrypted = ({ tls: 'at-once', starttls: 'later', none: 'never' } as const)[tls];
    wire = await openWire({ host, port, encrypted, ca, limitMs: limits.connect });
    return await greeted(wire, relay, limits, ca);
  } catch (error) {
    wire?.destroy();
    if (error instanceof Broken) throw new Unreachable({ kind: 'relay', code: error.code, doubtful: false });
    throw error;
  }
}

async function greeted(wire: Wire, relay: RelaySettings, limits: BulkLimits, ca: string | undefined): Promise<Session> {
  expect(await wire.reply(limits.greeting), 'CONN');
  let offers = await hello(wire, limits);
  if (relay.tls === 'starttls') {
    if (!offers.has('STARTTLS')) throw new Unreachable({ kind: 'relay', code: 'ETLS', doubtful: false });
    wire.send('STARTTLS\r\n');
    expect(await wire.reply(limits.command), 'STARTTLS');
    await wire.secure(relay.host, limits.connect, ca);
    offers = await hello(wire, limits);
  }
  if (relay.user !== undefined && relay.user !== '') await signIn(wire, relay.user, relay.password ?? '', offers, limits.command);
  return { wire, pipelining: offers.has('PIPELINING'), begun: 0, dirty: false };
}

type Offers = ReadonlyMap<string, string>;

async function hello(wire: Wire, limits: BulkLimits): Promise<Offers> {
  const own = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(hostname()) ? hostname() : '[127.0.0.1]';
  wire.send(`EHLO ${own}\r\n`);
  const reply = await wire.reply(limits.command);
  if (reply.status !== 250) {
    wire.send(`HELO ${own}\r\n`);
    expect(await wire.reply(limits.command), 'HELO');
    return new Map();
  }
  return new Map(
    reply.lines.slice(1).map((line) => {
      const [name = '', ...rest] = line.slice(4).toUpperCase().split(/[ =]/);
      return [name, rest.join(' ')];
    }),
  );
}

async function signIn(wire: Wire, user: string, password: string, offers: Offers, limitMs: number): Promise<void> {
  const ways = (offers.get('AUTH') ?? '').split(' ');
  const secret = (text: string) => Buffer.from(text).toString('base64');
  if (ways.includes('PLAIN')) {
    wire.send(`AUTH PLAIN ${secret(`\0${user}\0${password}`)}\r\n`);
  } else if (ways.includes('LOGIN')) {
    wire.send('AUTH LOGIN\r\n');
    expect(await wire.reply(limitMs), 'AUTH', 334);
    wire.send(`${secret(user)}\r\n`);
    expect(await wire.reply(limitMs), 'AUTH', 334);
    wire.send(`${secret(password)}\r\n`);
  } else throw new Unreachable({ kind: 'relay', code: 'ENOAUTH', doubtful: false });
  expect(await wire.reply(limitMs), 'AUTH', 235);
}

function expect(reply: Reply, command: string, status?: number): void {
  const good = status === undefined ? isGood(reply) : reply.status === status;
  if (!good) throw new Unreachable(refusalOf(command, reply));
}

export function isGood({ status }: Reply): boolean {
  return status >= 200 && status < 300;
}

export function refusalOf(command: string, { status, lines }: Reply): MailFailure {
  return failureOf({ command, responseCode: status, response: lines.at(-1) ?? '' });
}
