// Reading from a public service: one question at a time and never faster than it asks, no more than fits, and again only when that may help.

import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { appError } from '../errors.ts';
import { outwardTarget, THIS_MACHINE } from './outward.ts';

export interface Polite {
  /** Between two questions. */
  readonly spacingMs: number;
  readonly timeoutMs: number;
  readonly maxBytes: number;
  readonly tries: number;
  /** Before the second try; each further one waits twice as long. */
  readonly backoffMs: number;
  /** Who waits already before a further question is turned away. */
  readonly mostWaiting: number;
}

export interface PoliteReader {
  /** The body of an answer; null when the service knows nothing there. @throws errors.service-silent, errors.service-busy */
  read(url: string): Promise<string | null>;
}

interface Answer {
  readonly status: number;
  readonly retryAfterMs: number;
  readonly body: string;
}

const LONGEST_WAIT = 10_000;

export function createPoliteReader(manners: Polite): PoliteReader {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return {
    async read(url) {
      if (waiting >= manners.mostWaiting) throw appError('unavailable', 'errors.service-busy');
      waiting += 1;
      const before = last;
      const mine = before.then(() => tried(url, manners));
      last = mine.then(
        () => pause(manners.spacingMs),
        () => pause(manners.spacingMs),
      );
      return mine.finally(() => {
        waiting -= 1;
      });
    },
  };
}

async function tried(url: string, manners: Polite): Promise<string | null> {
  for (let n = 1; ; n++) {
    const answer = await asked(url, manners).catch(() => null);
    if (answer?.status === 200) return answer.body;
    if (answer?.status === 404) return null;
    // What the service refuses today it refuses in a moment too; only a full or a broken one is asked again.
    const again = answer === null || answer.status === 429 || answer.status >= 500;
    if (!again || n >= manners.tries)
      throw appError('unavailable', answer?.status === 429 ? 'errors.service-busy' : 'errors.service-silent');
    await pause(Math.min(LONGEST_WAIT, Math.max(answer?.retryAfterMs ?? 0, manners.backoffMs * 2 ** (n - 1))));
  }
}

async function asked(text: string, { timeoutMs, maxBytes }: Polite): Promise<Answer> {
  const { url, address, family } = await outwardTarget(text, THIS_MACHINE);
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const request = send(
      url,
      {
        agent: false,
        lookup: (_name, options, found) => (options.all === true ? found(null, [{ address, family }]) : found(null, address, family)),
        signal: AbortSignal.timeout(timeoutMs),
        headers: { 'user-agent': 'Lupaus', accept: 'application/json' },
      },
      (response) => {
        const seconds = Number(response.headers['retry-after'] ?? 0);
        const retryAfterMs = Number.isFinite(seconds) ? seconds * 1000 : 0;
        bodyOf(response, maxBytes).then((body) => resolve({ status: response.statusCode ?? 0, retryAfterMs, body }), reject);
      },
    );
    request.on('error', reject);
    request.end();
  });
}

async function bodyOf(response: IncomingMessage, maxBytes: number): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > maxBytes) {
      response.destroy();
      throw new Error('the answer is larger than it may be');
    }
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
