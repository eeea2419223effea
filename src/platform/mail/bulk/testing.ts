/** A plain relay of our own: fast, without look-ups or waits, writes down a letter before it answers, and misbehaves as it is told. */
import { once } from 'node:events';
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
  readonly tally: { readonly letters: number; readonly connections: number; readonly bytes: number };
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

const END = Buffer.from('\r\n.\r\n');
const OFFERS = ['PIPELINING', 'ENHANCEDSTATUSCODES', '8BITMIME'];

export async function openBulkSink(options: BulkSinkOptions = {}): Promise<BulkSink> {
  const letters: SunkLetter[] = [];
  const said: string[] = [];
  const lines = new Set<Socket>();
  const file = options.file === undefined ? undefined : openSync(options.file, 'a');
  let faults = (options.faults ?? []).map((fault) => ({ fault, seen: 0 }));
  const tally = { letters: 0, connections: 0, bytes: 0 };
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
      tally.letters += 1;
      if (options.keep !== false) letters.push(letter);
      if (file === undefined) return;
      writeSync(file, `${letter.messageId} ${letter.to} ${letter.at}\n`);
      if (options.fsync === true) fdatasyncSync(file);
    },
  };
  const server = createServer({ noDelay: true }, (socket) => {
    tally.connections += 1;
    lines.add(socket);
    socket.on('close', () => lines.delete(socket)).on('error', () => undefined);
    socket.on('data', ({ length }) => (tally.bytes += length));
    new Talk(socket, house);
  });
  const port = await listening(server, options.port ?? 0);
  return {
    port,
    letters,
    tally,
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

async function listening(server: Server, port: number): Promise<number> {
  await once(server.listen(port, '127.0.0.1'), 'listening');
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** One connection: commands by line, and a letter until its dot, each however it is cut into pieces. */
class Talk {
  readonly #socket: Socket;
  readonly #house: House;
  #rest = Buffer.alloc(0);
  #seen = 0;
  #reading: 'lines' | 'letter' | 'stopped' = 'lines';
  #stopped: 'lines' | 'letter' = 'lines';
  #mail = false;
  #from = '';
  #to = '';
  /** What was said of name and password so far. */
  #login: string[] | undefined;
  #signedIn: boolean;

  constructor(socket: Socket, house: House) {
    this.#socket = socket;
    this.#house = house;
    this.#signedIn = house.options.account === undefined;
    socket.on('data', (part) => {
      this.#rest = this.#rest.length === 0 ? part : Buffer.concat([this.#rest, part]);
      this.#go();
    });
    this.#answer('connect', '220 sink ESMTP');
  }

  #go(): void {
    while (this.#reading !== 'stopped' && this.#rest.length > 0) {
      if (!(this.#reading === 'letter' ? this.#letter() : this.#line())) return;
    }
  }

  #letter(): boolean {
    const end = this.#rest.indexOf(END, this.#seen);
    if (end < 0) {
      this.#seen = Math.max(0, this.#rest.length - END.length);
      return false;
    }
    const source = this.#rest.subarray(0, end + 2);
    this.#rest = this.#rest.subarray(end + END.length);
    this.#seen = 0;
    this.#mail = false;
    this.#reading = 'lines';
    this.#house.keep({ messageId: messageIdOf(source), from: this.#from, to: this.#to, at: Date.now(), source });
    this.#answer('dot', '250 2.0.0 taken');
    return true;
  }

  #line(): boolean {
    const end = this.#rest.indexOf(10);
    if (end < 0) return false;
    const line = this.#rest.toString('latin1', 0, end).trimEnd();
    this.#rest = this.#rest.subarray(end + 1);
    if (this.#house.options.keep !== false) this.#house.said.push(line);
    if (this.#login === undefined) this.#command(line, line.slice(0, 4).toUpperCase());
    else this.#signing(line);
    return true;
  }

  #command(line: string, verb: string): void {
    if (verb === 'EHLO') {
      this.#answer('ehlo', ['sink', ...(this.#house.options.offers ?? OFFERS)].map(offered).join('\r\n'));
    } else if (verb === 'AUTH') this.#authenticate(line);
    else if (verb === 'MAIL') {
      if (!this.#signedIn || this.#mail) return this.#say(this.#mail ? '503 5.5.1 one at a time' : '530 5.7.0 sign in first');
      this.#from = between(line);
      this.#to = '';
      this.#mail = this.#answer('mail', '250 2.1.0 ok');
    } else if (verb === 'RCPT') {
      if (!this.#mail) return this.#say('503 5.5.1 from whom');
      this.#to = between(line);
      if (!this.#answer('rcpt', '250 2.1.5 ok')) this.#to = '';
    } else if (verb === 'DATA') this.#data();
    else if (verb === 'QUIT') this.#socket.end('221 2.0.0 bye\r\n');
    else if (verb === 'RSET') {
      this.#mail = false;
      this.#say('250 2.0.0 ok');
    } else this.#say('502 5.5.1 unknown');
  }

  #data(): void {
    if (this.#to === '') return this.#say('503 5.5.1 nobody to send to');
    const fault = this.#house.fault('body', this.#to);
    this.#reading = 'letter';
    if (!this.#answer('data', '354 go on')) this.#commandsNext();
    if (fault?.say !== undefined) this.#say(fault.say);
    if (fault?.drop === true) this.#socket.destroySoon();
    if (fault?.waitMs !== undefined) {
      this.#socket.pause();
      setTimeout(() => this.#socket.resume(), fault.waitMs).unref();
    }
  }

  #authenticate(line: string): void {
    const [, way, first] = line.split(' ');
    if (way === 'LOGIN') {
      this.#login = first === undefined ? [] : [first];
      return this.#say('334 VXNlcm5hbWU6');
    }
    this.#welcome(
      plain(first ?? '')
        .slice(1)
        .replace('\0', ':'),
    );
  }

  #signing(line: string): void {
    const parts = [...(this.#login ?? []), line];
    this.#login = parts.length < 2 ? parts : undefined;
    if (parts.length < 2) return this.#say('334 UGFzc3dvcmQ6');
    this.#welcome(parts.map(plain).join(':'));
  }

  #welcome(account: string): void {
    this.#signedIn = account === this.#house.options.account;
    this.#answer('auth', this.#signedIn ? '235 2.7.0 welcome' : '535 5.7.8 no');
  }

  /** Whether the usual was, or will be, said. */
  #answer(at: Fault['at'], usual: string): boolean {
    const fault = this.#house.fault(at, this.#to);
    if (fault === undefined) {
      this.#say(usual);
      return true;
    }
    const said = fault.say ?? usual;
    if (fault.drop === true) this.#socket.destroy();
    else if (fault.waitMs !== undefined) setTimeout(() => this.#goOn(said), fault.waitMs);
    else if (fault.silent !== true) this.#end(said);
    if (fault.drop === true || fault.silent === true || fault.waitMs !== undefined) this.#stop();
    return said === usual;
  }

  readonly #say = (text: string) => void this.#socket.write(`${text}\r\n`);

  #commandsNext(): void {
    if (this.#reading === 'stopped') this.#stopped = 'lines';
    else this.#reading = 'lines';
  }

  #stop(): void {
    if (this.#reading !== 'stopped') this.#stopped = this.#reading;
    this.#reading = 'stopped';
  }

  #goOn(said: string): void {
    this.#reading = this.#stopped;
    this.#end(said);
    this.#go();
  }

  #end(said: string): void {
    this.#say(said);
    if (said.startsWith('421')) this.#socket.end();
  }
}

const plain = (text: string) => Buffer.from(text, 'base64').toString();

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
