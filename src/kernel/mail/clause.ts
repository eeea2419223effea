// The clause that lets a relay carry mail: a processor with its country and the fields it sees, drafted for the owner to judge and publish.

import { appendAt, fieldUse, parsePolicy } from '#kernel/policy';
import type { Policy } from '#kernel/policy';
import { appError } from '#platform/errors';
import { RELAY_FIELD } from './works.ts';

export type NewRelay = { readonly recipientId: string } | { readonly name: string; readonly country: string };

/** The declaration with the relay in it. @throws errors.draft-unreadable, errors.mail-relay-undeclared */
export function declareRelay(yaml: string, relay: NewRelay): string {
  const { policy } = parsePolicy(yaml);
  if (policy === undefined) throw appError('refused', 'errors.draft-unreadable');
  if (!('recipientId' in relay)) return appendAt(yaml, ['recipients'], recipientOf(policy, relay));
  const index = policy.recipients.findIndex(({ id }) => id === relay.recipientId);
  const known = policy.recipients[index];
  if (known === undefined) throw appError('refused', 'errors.mail-relay-undeclared', { field: 'recipientId' });
  return known.fields.includes(RELAY_FIELD) ? yaml : appendAt(yaml, ['recipients', index, 'fields'], RELAY_FIELD);
}

function recipientOf(policy: Policy, { name, country }: { name: string; country: string }) {
  const groups = policy.dataGroups.filter(({ fields }) => fields.some((field) => fieldUse(field).id === RELAY_FIELD));
  const purposes = [...new Set(groups.flatMap((group) => group.purposes))];
  const first = policy.purposes[0]?.id;
  return {
    id: freeId(policy),
    name: { fi: `${name} (sähköpostin välitys)`, sv: `${name} (förmedling av e-post)`, en: `${name} (mail delivery)` },
    role: 'processor',
    country,
    access: 'copy',
    fields: [RELAY_FIELD],
    purposes: purposes.length > 0 || first === undefined ? purposes : [first],
    agreement: { kind: 'processing-agreement' },
  };
}

function freeId({ recipients }: Policy): string {
  const taken = new Set(recipients.map(({ id }) => id));
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? 'mail-relay' : `mail-relay-${n}`;
    if (!taken.has(id)) return id;
  }
}
