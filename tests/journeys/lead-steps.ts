// Steps of journeys about leads: the firm declares what is kept of one, as its owner would, and puts some down.

import { ok } from '#tests/app';
import type { TestApp } from '#tests/app';

const FIELDS = ['lead.details', 'lead.stage', 'person.next_action', 'organisation.next_action'];
export const REGISTER = 'customer-marketing';

/** Drafts the clause and publishes it, with the people told whom the change asks to tell. */
export async function declareLeads({ owner }: Pick<TestApp, 'owner'>): Promise<void> {
  const { draftId } = await ok<{ draftId: string }>(owner.call('POST', '/api/policy/drafts', { registerId: REGISTER, fieldIds: FIELDS }));
  const { tell } = await ok<{ tell: { id: string }[] }>(owner.call('GET', `/api/policy/drafts/${draftId}/impact`));
  await ok(owner.call('POST', `/api/policy/drafts/${draftId}/publish`, { acknowledged: tell.map(({ id }) => id) }));
}
