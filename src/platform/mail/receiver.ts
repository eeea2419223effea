// A small door for letters that come back (SMTP): it takes only what is addressed to an envelope of ours, within limits of size, speed and number.

import type { SMTPServer, SMTPServerSession } from 'smtp-server';
import { READ_OF_REPORT } from './report/report.ts';

export interface ReceiverOptions {
  readonly port: number;
  /** Where it listens; every address of the machine unless said. */
  readonly host?: string;
  /** Whether the recipient is one that a letter of ours named. */
  accepts(address: string): boolean;
  /** What becomes of a message; one that throws is asked for again later. */
  take(message: Buffer, address: string): Promise<void>;
  /** Messages a minute from one place. */
  readonly perMinute?: number;
}

export interface Receiver {
  readonly port: number;
  close(): Promise<void>;
}

/** Nobody's report is longer; what hangs on behind is our own letter. */
const LARGEST = 2 * 1024 * 1024;
const MOST_CLIENTS = 50;
const SILENCE_MS = 60_000;
const MINUTE = 60_000;

/** Listens until it is closed. Rejects when the port is taken. */
export async function openReceiver({ port, host, accepts, take, perMinute = 600 }: ReceiverOptions): Promise<Receiver> {
  const { SMTPServer } = await import('smtp-server');
  const fromHere = counter(perMinute);
  async function taken(message: Buffer, address: string, done: (error: Error | null) => void): Promise<void> {
    const failed = await take(message, address).then(
      () => null,
      () => refusal(451, '4.3.0 later'),
    );
    done(failed);
  }
  const server = new SMTPServer({
    banner: 'Lupaus',
    authOptional: true,
    // Nobody signs in here, and a certificate that nobody has checked would promise what it cannot keep.
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    size: LARGEST,
    maxClients: MOST_CLIENTS,
    socketTimeout: SILENCE_MS,
    onMailFrom: (_address, session, done) => done(fromHere(session.remoteAddress) ? null : refusal(450, '4.7.1 later')),
    onRcptTo: ({ address }, session, done) => done(answerTo(address, session, accepts)),
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      let size = 0;
      stream.on('data', (part: Buffer) => {
        // What is beyond the limit of reading is let through and forgotten.
        if (size < READ_OF_REPORT) parts.push(part);
        size += part.length;
      });
      stream.on('end', () => {
        if (stream.sizeExceeded) return done(refusal(552, '5.3.4 too large'));
        const [to] = session.envelope.rcptTo;
        void taken(Buffer.concat(parts), to?.address ?? '', done);
      });
    },
  });
  // Lines that break concern whoever is at their other end.
  server.on('error', () => undefined);
  await listening(server, port, host);
  const address = server.server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** One recipient at a time: a report is about one letter. */
function answerTo(address: string, { envelope }: SMTPServerSession, accepts: (address: string) => boolean): Error | null {
  if (!accepts(address)) return refusal(550, '5.1.1 no such address');
  return envelope.rcptTo.length > 0 ? refusal(452, '4.5.3 one at a time') : null;
}

function listening(server: SMTPServer, port: number, host: string | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, host, () => {
      server.server.off('error', reject);
      resolve();
    });
  });
}

function refusal(status: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode: status });
}

/** Counts by place for a minute at a time, then forgets who it was. */
function counter(most: number): (place: string) => boolean {
  let since = performance.now();
  let counts = new Map<string, number>();
  return (place) => {
    if (performance.now() - since > MINUTE) [since, counts] = [performance.now(), new Map<string, number>()];
    const n = (counts.get(place) ?? 0) + 1;
    counts.set(place, n);
    return n <= most;
  };
}
