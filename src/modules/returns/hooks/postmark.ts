// Notices of Postmark: it signs nothing, so it must know a secret that we made, which it sends in a header of its own.

import { sameSecret } from '#platform/crypto';
import { codeOf, headerOf, instantOf, parsed, refuseNotice, textOf, toldOf } from './notice.ts';
import type { Incoming, Notice, Told } from './notice.ts';

const HARD = new Set(['HardBounce', 'BadEmailAddress', 'ManuallyDeactivated']);
const COMPLAINT = new Set(['SpamComplaint', 'SpamNotification', 'Unsubscribe']);
/** Answers of people and machines that are no failure. */
const NOTHING = new Set(['AutoResponder', 'AddressChange', 'Subscribe', 'ChallengeVerification', 'OpenRelayTest', 'VirusNotification']);

export function readPostmark(incoming: Incoming, secret: string): Notice[] {
  if (!sameSecret(headerOf(incoming, 'x-lupaus-secret'), secret)) refuseNotice();
  const told = parsed(incoming.body);
  const kind = kindOf(textOf(told['RecordType']), textOf(told['Type']));
  const id = textOf(told['ID']) || textOf(told['MessageID']);
  if (kind === undefined || id === '') return [];
  const at = instantOf(told['BouncedAt'] ?? told['DeliveredAt'], incoming.now);
  return [{ id: `${id}/${kind}`, kind, code: codeOf(told['Details']), at, places: placesIn(told) }];
}

function kindOf(record: string, type: string): Notice['kind'] | undefined {
  if (record === 'SpamComplaint' || COMPLAINT.has(type)) return 'complaint';
  if (record === 'Delivery') return 'arrived';
  if (record !== 'Bounce' || NOTHING.has(type)) return undefined;
  return HARD.has(type) ? 'hard' : 'soft';
}

/** It replaces our envelope by its own and gives back what we attached to the letter. */
function placesIn(told: Told): string[] {
  return [...Object.values(toldOf(told['Metadata'])).map(textOf), textOf(told['Content']), textOf(told['From'])];
}
