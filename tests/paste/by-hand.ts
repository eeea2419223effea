// What the owner does with the register in its first hours, so that its promises have something to look at.

import { ok } from '#tests/app';
import type { Session } from '#tests/app';

const LETTERS = ['_gate', '_silence', '_once', '_stop', '_following', '_visits'].map((id) => `marketing/${id}`);

/** Nobody was sent a newsletter, has signed up on a form or was counted as a visitor: the promises about that have nothing to look at yet. */
export const NOTHING_SENT: readonly string[] = ['accountability/sign-ups', ...LETTERS];

/** Somebody forbids all marketing: the promise on bans can be looked at. */
export async function forbid(owner: Session, subjectId: string, source: string | undefined, on: string): Promise<void> {
  const ban = { kind: 'ban', channel: null, purposeId: null, on, way: 'phone', source };
  await ok(owner.call('POST', `/api/subjects/${subjectId}/permissions/bans`, ban));
}

/** What the lists outside the register ask is done: copies removed, recipients and people told by hand. */
export async function signOffCopies(owner: Session): Promise<void> {
  const { duties } = await ok<{ duties: { id: string; kind: string }[] }>(owner.call('GET', '/api/duties'));
  for (const { id, kind } of duties) {
    await ok(owner.call('POST', `/api/duties/${id}/sign`, { how: kind === 'off-system' ? 'removed' : 'hand' }));
    if (kind === 'notice') await ok(owner.call('POST', `/api/duties/${id}/sign`, { how: 'answered' }));
  }
}

interface Listed {
  recipients: { id: string; needs: string[]; parties: { id: string; name: string }[] }[];
}

/** Every agreement that a recipient's role needs is on file, so that the promise on agreements can be looked at. */
export async function fileAgreements(owner: Session, signedOn: string): Promise<void> {
  const { recipients } = await ok<Listed>(owner.call('GET', '/api/recipients'));
  for (const { id, needs, parties } of recipients) {
    const [known] = parties;
    const party = known === undefined ? { name: `Sopimuskumppani ${id}` } : { id: known.id };
    for (const kind of needs.slice(0, 1))
      await ok(owner.call('POST', `/api/recipients/${id}/agreements`, { party, kind, signedOn, validUntil: null, place: 'sopimusmappi' }));
  }
}
