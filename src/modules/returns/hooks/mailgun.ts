// Notices of Mailgun: its signature is over a time and a random word, not over the body, so each word counts once and the body names a letter by our own seal.

import { hmacHex, sameSecret } from '#platform/crypto';
import { codeOf, instantOf, isWithin, parsed, refuseNotice, textOf, toldOf } from './notice.ts';
import type { Incoming, Notice, Told } from './notice.ts';

/** It tries again for hours; the word is remembered for longer than that. */
const WINDOW_MS = 8 * 3_600_000;

export function readMailgun(incoming: Incoming, key: string): Notice[] {
  const told = parsed(incoming.body);
  const signature = toldOf(told['signature']);
  const [stamp, word] = [textOf(signature['timestamp']), textOf(signature['token'])];
  if (word === '' || !sameSecret(textOf(signature['signature']), hmacHex(key, `${stamp}${word}`))) refuseNotice();
  if (!isWithin(Number(stamp) * 1000, incoming.now, WINDOW_MS)) refuseNotice();
  const event = toldOf(told['event-data']);
  const kind = kindOf(event);
  if (kind === undefined) return [];
  const status = toldOf(event['delivery-status']);
  const envelope = toldOf(event['envelope']);
  const variables = Object.values(toldOf(event['user-variables'])).map(textOf);
  const at = instantOf(event['timestamp'], incoming.now);
  return [
    {
      id: word,
      kind,
      code: codeOf(status['code'], status['enhanced-code'], status['message']),
      at,
      places: [textOf(envelope['sender']), ...variables],
    },
  ];
}

function kindOf(event: Told): Notice['kind'] | undefined {
  const name = textOf(event['event']);
  if (name === 'complained') return 'complaint';
  if (name === 'delivered') return 'arrived';
  if (name !== 'failed') return undefined;
  // What the service itself keeps back says nothing new of the address.
  if (textOf(event['reason']).startsWith('suppress')) return undefined;
  return textOf(event['severity']) === 'permanent' && isGone(toldOf(event['delivery-status'])) ? 'hard' : 'soft';
}

function isGone(status: Told): boolean {
  return /^5\.1\.|^5\.2\.1/.test(textOf(status['enhanced-code'])) || ['550', '605'].includes(textOf(status['code']));
}
