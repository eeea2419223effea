// Steps of journeys about leads: the firm declares what is kept of one, as its owner would, and puts some down.

import { ok } from '#tests/app';
import type { TestApp } from '#tests/app';

const FIELDS = ['lead.details', 'lead.stage', 'person.next_action', 'organisation.next_action'];
export const REGISTER = 'customer-marketing';

/** Drafts the clause and publishes it, with the people told whom the change asks to tell. */
export async function declareLeads({ owner }: Pick<TestApp, 'owner'>, fieldIds: readonly string[] = FIELDS): Promise<void> {
  const { draftId } = await ok<{ draftId: string }>(owner.call('POST', '/api/policy/drafts', { registerId: REGISTER, fieldIds }));
  const { tell } = await ok<{ tell: { id: string }[] }>(owner.call('GET', `/api/policy/drafts/${draftId}/impact`));
  await ok(owner.call('POST', `/api/policy/drafts/${draftId}/publish`, { acknowledged: tell.map(({ id }) => id) }));
}

interface Added {
  id: string;
  version: number;
  subject: { id: string };
}

/** Puts down a lead with somebody new, over the API. */
export async function addLead({ owner }: Pick<TestApp, 'owner'>, who: string, title: string, source: string): Promise<Added> {
  const [givenName = '', name = ''] = who.split(' ');
  const newSubject = { kind: 'person', givenName, name, registerId: REGISTER, subjectGroup: 'prospects' };
  const { lead } = await ok<{ lead: Added }>(owner.call('POST', '/api/leads', { newSubject, title, source }));
  return lead;
}
