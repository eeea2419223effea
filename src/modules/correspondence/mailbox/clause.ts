// The clause that lets a mailbox be read: its keeper as a processor with its country and what it sees, drafted for the owner to judge and publish.

import { transferOf, withTransfersTold } from '#kernel/mail';
import type { Place } from '#kernel/mail';
import { appendAt, fieldUse, parsePolicy } from '#kernel/policy';
import type { Policy } from '#kernel/policy';
import { appError } from '#platform/errors';
import { MAILBOX_FIELDS } from './works.ts';

export type NewKeeper = { readonly recipientId: string } | ({ readonly name: string } & Place);

/** The declaration with the keeper in it. @throws errors.draft-unreadable, errors.mailbox-keeper-unknown */
export function declareKeeper(yaml: string, keeper: NewKeeper): string {
  const { policy } = parsePolicy(yaml);
  if (policy === undefined) throw appError('refused', 'errors.draft-unreadable');
  if (!('recipientId' in keeper)) return withTransfersTold(policy, appendAt(yaml, ['recipients'], recipientOf(policy, keeper)), keeper);
  const index = policy.recipients.findIndex(({ id }) => id === keeper.recipientId);
  const known = policy.recipients[index];
  if (known === undefined) throw appError('refused', 'errors.mailbox-keeper-unknown', { field: 'recipientId' });
  return MAILBOX_FIELDS.filter((field) => !known.fields.includes(field)).reduce(
    (text, field) => appendAt(text, ['recipients', index, 'fields'], field),
    yaml,
  );
}

function recipientOf(policy: Policy, { name, ...place }: { readonly name: string } & Place) {
  const seen: ReadonlySet<string> = new Set(MAILBOX_FIELDS);
  const groups = policy.dataGroups.filter(({ fields }) => fields.some((field) => seen.has(fieldUse(field).id)));
  const purposes = [...new Set(groups.flatMap((group) => group.purposes))];
  const first = policy.purposes[0]?.id;
  return {
    id: freeId(policy),
    name: { fi: `${name} (sähköpostilaatikko)`, sv: `${name} (e-postlåda)`, en: `${name} (mailbox)` },
    role: 'processor',
    country: place.country,
    access: 'copy',
    fields: [...MAILBOX_FIELDS],
    purposes: purposes.length > 0 || first === undefined ? purposes : [first],
    agreement: { kind: 'processing-agreement' },
    ...transferOf(place),
  };
}

function freeId({ recipients }: Policy): string {
  const taken = new Set(recipients.map(({ id }) => id));
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? 'mailbox' : `mailbox-${n}`;
    if (!taken.has(id)) return id;
  }
}
