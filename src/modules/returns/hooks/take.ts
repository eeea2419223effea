// A notice of a sending service: believed when it is signed, in time and new, and when it names a letter by the seal that only we can write.

import type { Deps } from '#kernel/deps';
import { readReturnPath, recordReturn } from '#kernel/mailings';
import { addPeriod, localDate } from '#platform/clock';
import { keyedHash } from '#platform/crypto';
import { outwardTarget, readOutward } from '#platform/http';
import type { Server } from '#platform/http';
import { takeNotice } from '../queries.ts';
import { PROVIDERS, readReturnSettings } from '../settings.ts';
import type { Provider } from '../settings.ts';
import { readGeneric } from './generic.ts';
import { readMailgun } from './mailgun.ts';
import { refuseNotice } from './notice.ts';
import type { Incoming, Notice } from './notice.ts';
import { readPostmark } from './postmark.ts';
import { readSes } from './ses.ts';
import type { ReadAmazon } from './ses.ts';

const AMAZON = { timeoutMs: 5000, most: 16_384 } as const;
const LARGEST = 256 * 1024;

export interface Taken {
  readonly recorded: number;
}

/** @throws errors.notice-refused for what is not signed, not in time or not set up */
export async function takeNotices(deps: Deps, provider: string, incoming: Incoming, read: ReadAmazon = fromAmazon): Promise<Taken> {
  const known = PROVIDERS.find((each) => each === provider);
  const { hooks } = await readReturnSettings(deps.database.db, deps);
  const secret = known === undefined ? undefined : hooks[known];
  if (known === undefined || secret === undefined || secret === '') return refuseNotice();
  let recorded = 0;
  for (const notice of await noticesOf(known, incoming, secret, read)) if (await take(deps, known, notice)) recorded += 1;
  await deps.flushLedger?.();
  return { recorded };
}

function noticesOf(provider: Provider, incoming: Incoming, secret: string, read: ReadAmazon): Promise<Notice[]> | Notice[] {
  switch (provider) {
    case 'generic':
      return readGeneric(incoming, secret);
    case 'postmark':
      return readPostmark(incoming, secret);
    case 'mailgun':
      return readMailgun(incoming, secret);
    case 'ses':
      return readSes(incoming, secret, read);
  }
}

/** The id and what follows from it are written together, so that a notice that was cut short is taken when it comes again. */
function take(deps: Deps, provider: Provider, { id, kind, code, at, places }: Notice): Promise<boolean> {
  const ledgerId = places.map((place) => readReturnPath(deps.keys, place)).find((each) => each !== undefined);
  return deps.database.tx(async (tx) => {
    const mark = keyedHash(deps.keys.session, 'returns.notice', `${provider}:${id}`);
    if (!(await takeNotice(tx, mark, deps.clock.now().toISOString())) || ledgerId === undefined) return false;
    return (await recordReturn(tx, deps, { ledgerId, kind, code, source: 'webhook', at })) === 'recorded';
  });
}

async function fromAmazon(url: string): Promise<string> {
  return readOutward(await outwardTarget(url, []), AMAZON);
}

/** Notices come to the public address, without a session: their signature is what lets them in. */
export async function registerNotices(server: Server, deps: Deps): Promise<void> {
  await server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit: LARGEST }, (_request, body, done) => done(null, body));
    scope.post<{ Params: { provider: string } }>('/returns/notices/:provider', async (request) => {
      const body = typeof request.body === 'string' ? request.body : '';
      await takeNotices(deps, request.params.provider, { headers: request.headers, body, now: deps.clock.now() });
      return { ok: true };
    });
  });
}

/** Notices are remembered for longer than any service repeats them. */
export function noticesBefore(at: Date): string {
  return addPeriod(localDate(at), '-P1M');
}
