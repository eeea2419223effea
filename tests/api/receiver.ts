/** Somebody else's system: it takes notices, verifies each signature by itself, and can be told to fail. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Cleaner } from '#tests/app';

export interface Notice {
  readonly id: string;
  readonly at: number;
  readonly type: string;
  readonly data: { id: string | null; subject: string | null; sequence: number | null };
  readonly raw: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Receiver {
  readonly url: string;
  readonly taken: Notice[];
  /** Answers so from now on. */
  answer(status: number, headers?: Record<string, string>): void;
}

export async function openReceiver(t: Cleaner): Promise<Receiver> {
  const taken: Notice[] = [];
  let reply: [number, Record<string, string>] = [204, {}];
  const server = createServer((request, response) => {
    let raw = '';
    request.on('data', (chunk: Buffer) => (raw += chunk.toString()));
    request.on('end', () => {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      const { type, data } = JSON.parse(raw) as Pick<Notice, 'type' | 'data'>;
      taken.push({ id: headers['webhook-id'] ?? '', at: Number(headers['webhook-timestamp']), type, data, raw, headers });
      response.writeHead(reply[0], reply[1]).end();
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/ilmoitus`, taken, answer: (status, headers = {}) => void (reply = [status, headers]) };
}

/** As the published recipe says, written anew: nothing of the house's own code. */
export function verifies({ headers, raw }: Notice, secret: string): boolean {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const expected = createHmac('sha256', key).update(`${headers['webhook-id']}.${headers['webhook-timestamp']}.${raw}`).digest();
  return (headers['webhook-signature'] ?? '').split(' ').some((each) => {
    const given = Buffer.from(each.replace(/^v1,/, ''), 'base64');
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}
