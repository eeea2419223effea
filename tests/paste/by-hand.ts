// What the owner does with the register in its first hours, so that its promises have something to look at.

import { ok } from '#tests/app';
import type { Session } from '#tests/app';

/** Somebody forbids all marketing: the promise on bans can be looked at. */
export async function forbid(owner: Session, subjectId: string, source: string | undefined, on: string): Promise<void> {
  const ban = { kind: 'ban', channel: null, purposeId: null, on, way: 'phone', source };
  await ok(owner.call('POST', `/api/subjects/${subjectId}/permissions/bans`, ban));
}

/** Copies that no software reaches are removed and signed off, as the list asks. */
export async function signOffCopies(owner: Session): Promise<void> {
  const { duties } = await ok<{ duties: { id: string; kind: string }[] }>(owner.call('GET', '/api/duties'));
  for (const { id } of duties.filter(({ kind }) => kind === 'off-system'))
    await ok(owner.call('POST', `/api/duties/${id}/sign`, { how: 'removed' }));
}
