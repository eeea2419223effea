// Whom a message concerns: the known person who wrote it, or those to whom the firm wrote, or whose message somebody of the firm passed on.

import type { Party, ParsedMail } from '#platform/mail';

export type Place = 'from' | 'to' | 'cc' | 'bcc' | 'forwarded';
export type Direction = 'in' | 'out';

/** An address of the message, and where it stood. */
export interface Spot {
  readonly place: Place;
  readonly direction: Direction;
  readonly party: Party;
  /** Normalised. */
  readonly normal: string;
}

/** Every address of the message once, in the place that tells most: who wrote it before who received it. */
export function spotsOf(mail: ParsedMail, normalise: (address: string) => string): Spot[] {
  const inner = mail.forwarded;
  const all = [
    ...spots('from', 'in', mail.from === null ? [] : [mail.from]),
    ...spots('forwarded', 'in', inner?.from ? [inner.from] : []),
    ...spots('to', 'out', mail.to),
    ...spots('cc', 'out', mail.cc),
    ...spots('bcc', 'out', mail.bcc),
    ...spots('forwarded', 'out', inner?.to ?? []),
  ].map((spot) => ({ ...spot, normal: normalise(spot.party.address) }));
  const seen = new Set<string>();
  return all.filter(({ normal }) => !seen.has(normal) && seen.add(normal));
}

function spots(place: Place, direction: Direction, parties: readonly Party[]): Omit<Spot, 'normal'>[] {
  return parties.map((party) => ({ place, direction, party }));
}

/**
 * Which of the known addresses the message is filed for when nobody chooses. A message of a known person is theirs. One that the firm
 * wrote is for those it went to, unless it only passes on what a known person had written.
 */
export function chosen(spots: readonly Spot[], isKnown: (spot: Spot) => boolean, isOwn: (spot: Spot) => boolean): Spot[] {
  const from = spots.find(({ place }) => place === 'from');
  const passedOn = spots.filter((spot) => spot.place === 'forwarded' && spot.direction === 'in' && isKnown(spot));
  const ours = from !== undefined && isOwn(from);
  if (ours && passedOn.length > 0) return passedOn;
  if (from !== undefined && !ours) return isKnown(from) ? [from] : [];
  const received = spots.filter((spot) => spot.direction === 'out' && spot.place !== 'forwarded' && isKnown(spot) && !isOwn(spot));
  if (received.length > 0) return received;
  return passedOn.length > 0 ? passedOn : spots.filter((spot) => spot.place === 'forwarded' && isKnown(spot) && !isOwn(spot));
}

/** What is said of one person: of a message passed on, the one inside. */
export function contentsFor(mail: ParsedMail, place: Place) {
  const inner = place === 'forwarded' ? mail.forwarded : null;
  return {
    title: inner ? (inner.subject ?? mail.subject) : mail.subject,
    sentAt: inner ? (inner.sentAt ?? mail.sentAt) : mail.sentAt,
    messageId: inner ? inner.messageId : mail.messageId,
    text: inner ? inner.text : mail.text,
    from: (inner ? inner.from : mail.from)?.address ?? '',
  };
}
