/** A real SMTP server for tests: it keeps what it took, and refuses as it is told. */
import type { Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { SMTPServerOptions } from 'smtp-server';

export interface Taken {
  readonly from: string;
  readonly to: string;
  readonly source: string;
}

export interface Sink {
  readonly port: number;
  readonly taken: readonly Taken[];
  /** What the server says to this recipient instead of taking the letter. */
  refuse(address: string, status: number, text: string): void;
  /** What it says to any letter instead of taking it; undefined takes again. */
  refuseAll(refusal: { status: number; text: string } | undefined): void;
  /** Called when a letter has been read to its end, before the answer. */
  onTaken(tell: (letter: Taken) => Promise<void>): void;
  /** Breaks every open line, as a relay that falls over does. */
  cut(): void;
  close(): Promise<void>;
}

function refusal(status: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode: status });
}

/** Listens on a free port of this machine, without encryption unless `options` say otherwise. */
export async function openSink(options: SMTPServerOptions = {}, port = 0): Promise<Sink> {
  const taken: Taken[] = [];
  const refused = new Map<string, Error>();
  let all: Error | undefined;
  let told: (letter: Taken) => Promise<void> = () => Promise.resolve();
  async function tell(letter: Taken, done: () => void): Promise<void> {
    await told(letter);
    done();
  }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onRcptTo: ({ address }, _session, done) => done(refused.get(address)),
    onData(stream, { envelope }, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        if (all !== undefined) return done(all);
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
        const letter = { from, to: envelope.rcptTo.map(({ address }) => address).join(), source: Buffer.concat(parts).toString('utf8') };
        taken.push(letter);
        return void tell(letter, done);
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  const lines = new Set<Socket>();
  server.server.on('connection', (socket: Socket) => void lines.add(socket));
  function cut(): void {
    for (const socket of lines) socket.destroy();
  }
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    taken,
    refuse: (to, status, text) => void refused.set(to, refusal(status, text)),
    refuseAll: (how) => {
      all = how === undefined ? undefined : refusal(how.status, how.text);
    },
    onTaken: (tell) => {
      told = tell;
    },
    cut,
    close: () => {
      cut();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** The Message-ID of a letter as it stood on the wire. */
export function messageIdOf({ source }: Taken): string {
  return /^Message-ID: <([^>]+)>/im.exec(source)?.[1] ?? '';
}
