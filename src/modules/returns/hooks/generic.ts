// Notices in the manner of Standard Webhooks: signed over id, time and body with a secret that we made, good for five minutes.

import { sameSecret, signHmac } from '#platform/crypto';
import { codeOf, headerOf, instantOf, isWithin, parsed, refuseNotice, textOf, toldOf } from './notice.ts';
import type { Incoming, Notice } from './notice.ts';

const WINDOW_MS = 5 * 60_000;
const PREFIX = 'whsec_';
const KINDS = { bounced: 'hard', deferred: 'soft', complained: 'complaint', delivered: 'arrived' } as const;

/** `{ "type": "bounced" | "deferred" | "complained" | "delivered", "returnPath": …, "code": …, "at": … }`, or a list of such in `events`. */
export function readGeneric(incoming: Incoming, secret: string): Notice[] {
  const id = headerOf(incoming, 'webhook-id');
  const stamp = headerOf(incoming, 'webhook-timestamp');
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
  const right = `v1,${signHmac(key, `${id}.${stamp}.${incoming.body}`)}`;
  const signatures = headerOf(incoming, 'webhook-signature').split(' ');
  if (id === '' || id.length > 200 || !signatures.some((each) => sameSecret(each, right))) refuseNotice();
  if (!isWithin(Number(stamp) * 1000, incoming.now, WINDOW_MS)) refuseNotice();
  const told = parsed(incoming.body);
  const events = Array.isArray(told['events']) ? told['events'].slice(0, 1000).map(toldOf) : [told];
  return events.flatMap((event, i) => {
    const kind = Object.entries(KINDS).find(([type]) => type === event['type'])?.[1];
    if (kind === undefined) return [];
    return {
      id: `${id}/${i}`,
      kind,
      code: codeOf(event['code']),
      at: instantOf(event['at'], incoming.now),
      places: [textOf(event['returnPath'])],
    };
  });
}
