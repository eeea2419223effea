/** A plain relay of our own: fast, without look-ups or waits, writes down a letter before it answers, and misbehaves as it is told. */
import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { createServer } from 'node:net';
import type { Server, Socket } from 'node:net';

/** What goes wrong, and for whom. */
export interface Fault {
  readonly at: 'connect' | 'ehlo' | 'auth' | 'mail' | 'rcpt' | 'data' | 'body' | 'dot';
  /** Only for recipients that hold these letters; before `rcpt` nobody is known. */
  readonly to?: string;
  /** Only the first so many times. */
  readonly times?: number;
  /** Each so many-th time. */
  readonly every?: number;
  /** Said instead of the usual answer; several lines are joined by \r\n. */
  readonly say?: string;
  /** Says nothing, ever. */
  readonly silent?: boolean;
  /** Breaks the connection. With `dot`, the letter has been written down first. */
  readonly drop?: boolean;
  /** Answers after this time; at `body` it reads nothing meanwhile. */
  readonly waitMs?: number;
}

export interface BulkSinkOptions {
  /** One line for each letter: Message-ID, recipient, time. Written, and with `fsync` safe, before the answer. */
  readonly file?: string;
  readonly fsync?: boolean;
  readonly faults?: readonly Fault[];
  readonly offers?: readonly string[];
  /** user:password in plain text, when signing in is demanded. */
  readonly account?: string;
  readonly port?: number;
  /** Whole letters are kept in memory only when asked for. */
  readonly keep?: boolean;
}

export interface SunkLetter {
  readonly messageId: string;
  readonly from: string;
  readonly to: string;
  readonly at: number;
  readonly source: Buffer;
}

export interface BulkSink {
  readonly port: number;
  readonly letters: readonly SunkLetter[];
  readonly count: number;
  readonly connections: number;
  /** Every command line, in order, as it came. */
  readonly said: readonly string[];
  misbehave(faults: readonly Fault[]): void;
  cut(): void;
  close(): Promise<void>;
}

interface House {
  readonly options: BulkSinkOptions;
  readonly said: string[];
  fault(at: Fault['at'], to: string): Fault | undefined;
  keep(letter: SunkLetter): void;
}

const OFFERS = ['PIPELINING', 'ENHANCEDSTATUSCODES', '8BITMIME'];

export async function openBulkSink(options: BulkSinkOptions = {}): Promise<BulkSink> {
  const letters: SunkLetter[] = [];
  const said: string[] = [];
  const lines = new Set<Socket>();
  const file = options.file === undefined ? undefined : openSync(options.file, 'a');
  let faults = (options.faults ?? []).map((fault) => ({ fault, seen: 0 }));
  let count = 0;
  let connections = 0;
  const house: House = {
    options,
    said,
    fault(at, to) {
      for (const each of faults) {
        const { fault } = each;
        if (fault.at !== at || (fault.to !== undefined && !to.includes(fault.to))) continue;
        each.seen += 1;
        if (fault.times !== undefined && each.seen > fault.times) continue;
        if (fault.every !== undefined && each.seen % fault.every !== 0) continue;
        return fault;
      }
      return undefined;
    },
    keep(letter) {
      count += 1;
      if (options.keep !== false) letters.push(letter);
      if (file === undefined) return;
      writeSync(file, `${letter.messageId} ${letter.to} ${letter.at}\n`);
      if (options.fsync === true) fdatasyncSync(file);
    },
  };
  const server = createServer({ noDelay: true }, (socket) => {
    connections += 1;
    lines.add(socket);
    socket.on('close', () => lines.delete(socket)).on('error', () => undefined);
    serve(socket, house);
  });
  const port = await listening(server, options.port ?? 0);
  return {
    port,
    letters,
    get count() {
      return count;
    },
    get connections() {
      return connections;
    },
    said,
    misbehave(next) {
      faults = next.map((fault) => ({ fault, seen: 0 }));
    },
    cut() {
      for (const socket of lines) socket.destroy();
    },
    async close() {
      for (const socket of lines) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
      if (file !== undefined) closeSync(file);
    },
  };
}

function listening(server: Server, port: number): Promise<number> {
  return new Promise((resolve) =>
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    }),
  );
}

const END = Buffer.from('\r\n.\r\n');

/** Talks on one connection: commands by line, and a letter until its dot, each however it is cut into pieces. */
function serve(socket: Socket, house: House): void {
  let rest = Buffer.alloc(0);
  let reading: 'lines' | 'letter' | 'stopped' = 'lines';
  let from = '';
  let to = '';
  /** What was asked for in the middle of signing in. */
  let login: string[] | undefined;
  let signedIn = house.options.account === undefined;

  socket.on('data', (part) => {
    rest = rest.length === 0 ? part : Buffer.concat([rest, part]);
    go();
  });
  answer('connect', '220 sink ESMTP');

  function go(): void {
    while (reading !== 'stopped' && rest.length > 0) {
      if (reading === 'letter') {
        const end = rest.indexOf(END);
        if (end < 0) return;
        const source = rest.subarray(0, end + 2);
        rest = rest.subarray(end + END.length);
        reading = 'lines';
        house.keep({ messageId: messageIdOf(source), from, to, at: Date.now(), source });
        answer('dot', '250 2.0.0 taken');
      } else {
        const end = rest.indexOf(10);
        if (end < 0) return;
        const line = rest.toString('latin1', 0, end).trimEnd();
        rest = rest.subarray(end + 1);
        command(line);
      }
    }
  }

  function command(line: string): void {
    if (house.options.keep !== false) house.said.push(line);
    if (login !== undefined) return signing(line);
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'EHLO') answer('ehlo', ['sink', ...(house.options.offers ?? OFFERS)].map(offered).join('\r\n'));
    else if (verb === 'AUTH') authenticate(line);
    else if (verb === 'MAIL') {
      if (!signedIn) return void socket.write('530 5.7.0 sign in first\r\n');
      from = between(line);
      answer('mail', '250 2.1.0 ok');
    } else if (verb === 'RCPT') {
      to = between(line);
      answer('rcpt', '250 2.1.5 ok', () => (to = ''));
    } else if (verb === 'DATA') data();
    else if (verb === 'QUIT') socket.end('221 2.0.0 bye\r\n');
    else socket.write(verb === 'RSET' || verb === 'NOOP' ? '250 2.0.0 ok\r\n' : '502 5.5.1 unknown\r\n');
  }

  function data(): void {
    if (to === '') return void socket.write('503 5.5.1 nobody to send to\r\n');
    const fault = house.fault('body', to);
    answer('data', '354 go on', () => (reading = 'lines'));
    if (fault?.drop === true) socket.destroySoon();
    if (fault?.waitMs !== undefined) {
      socket.pause();
      setTimeout(() => socket.resume(), fault.waitMs);
    }
  }

  function authenticate(line: string): void {
    const [, way, first] = line.split(' ');
    login = first === undefined ? [] : [first];
    if (way === 'LOGIN') return void socket.write('334 VXNlcm5hbWU6\r\n');
    login = undefined;
    signedIn = Buffer.from(first ?? '', 'base64').toString() === `\0${(house.options.account ?? '').replace(':', '\0')}`;
    answer('auth', signedIn ? '235 2.7.0 welcome' : '535 5.7.8 no');
  }

  function signing(line: string): void {
    login?.push(line);
    if (login?.length === 1) return void socket.write('334 UGFzc3dvcmQ6\r\n');
    signedIn = (login ?? []).map((part) => Buffer.from(part, 'base64').toString()).join(':') === house.options.account;
    login = undefined;
    answer('auth', signedIn ? '235 2.7.0 welcome' : '535 5.7.8 no');
  }

  function answer(at: Fault['at'], usual: string, otherwise: () => void = () => undefined): void {
    if (at === 'data') reading = 'letter';
    const fault = house.fault(at, to);
    if (fault === undefined) return void socket.write(`${usual}\r\n`);
    const said = fault.say ?? usual;
    if (said !== usual) otherwise();
    if (fault.drop === true) {
      reading = 'stopped';
      return void socket.destroy();
    }
    if (fault.silent === true) {
      reading = 'stopped';
      return;
    }
    const before = reading;
    if (fault.waitMs !== undefined) reading = 'stopped';
    setTimeout(() => {
      socket.write(`${said}\r\n`);
      if (said.startsWith('421')) socket.end();
      reading = before;
      go();
    }, fault.waitMs ?? 0);
  }
}

function offered(text: string, index: number, all: readonly string[]): string {
  return `250${index === all.length - 1 ? ' ' : '-'}${text}`;
}

function between(line: string): string {
  return /<([^>]*)>/.exec(line)?.[1] ?? '';
}

/** The Message-ID of a letter as it stood on the wire, without brackets. */
function messageIdOf(source: Buffer): string {
  return /^Message-ID: <([^>]+)>/im.exec(source.toString('latin1', 0, 6000))?.[1] ?? '';
}
