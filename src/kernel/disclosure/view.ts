// What a partner sees, written down in the same transaction: a view that could not be logged is not given.

import type { Tx } from '#platform/db';
import { appError } from '#platform/errors';
import { policyOf } from '#kernel/rights';
import type { Act, RightsDeps } from '#kernel/rights';
import { compose } from './compose.ts';
import type { Outside, Shown } from './compose.ts';
import { partnerStanding } from './partners.ts';
import type { PartnerStanding } from './partners.ts';
import { recordDisclosure } from './record.ts';
import { liveShares } from './store/deals.ts';

export type ViewDeps = Pick<RightsDeps, 'database' | 'policy' | 'ids' | 'registry'>;

export interface Seen {
  readonly standing: PartnerStanding;
  readonly people: readonly (Shown & { readonly purpose: string; readonly sharedAt: string })[];
}

/** The only field of the list; everything else is seen one person at a time. */
const LISTED = ['person.name'];

/** The people shown to the account's party, by name, where the whitelist has names. */
export function listShared(deps: ViewDeps, outside: Outside, accountId: string, act: Act): Promise<Seen> {
  return deps.database.tx((tx) => see(tx, deps, outside, { accountId, act, fields: LISTED }));
}

/** One person with every field of the whitelist. @throws errors.subject-not-found for whoever is not shown to this party */
export async function seeShared(deps: ViewDeps, outside: Outside, accountId: string, subjectId: string, act: Act): Promise<Seen> {
  return deps.database.tx(async (tx) => {
    const seen = await see(tx, deps, outside, { accountId, act, subjectId });
    if (seen.people.length === 0) throw appError('not-found', 'errors.subject-not-found');
    return seen;
  });
}

interface Looking {
  readonly accountId: string;
  readonly act: Act;
  readonly subjectId?: string;
  readonly fields?: readonly string[];
}

/** In the caller's transaction: the check looks in the same way and takes it back. */
export async function see(tx: Tx, deps: ViewDeps, outside: Outside, { accountId, act, subjectId, fields }: Looking): Promise<Seen> {
  const policy = policyOf(deps);
  const standing = await partnerStanding(tx, policy, accountId, act.at);
  const { recipient, agreement, party } = standing;
  const shares = (await liveShares(tx, party.id)).filter((share) => subjectId === undefined || share.subject_id === subjectId);
  const people: (Shown & { purpose: string; sharedAt: string })[] = [];
  for (const [purpose, of] of Map.groupBy(shares, (share) => share.purpose)) {
    if (!recipient.purposes.includes(purpose)) continue;
    const since = new Map(of.map((share) => [share.subject_id, share.shared_at]));
    const { shown } = await compose(tx, { policy, registry: deps.registry, outside, recipient, purpose, fields }, [...since.keys()]);
    people.push(...shown.map((each) => ({ ...each, purpose, sharedAt: since.get(each.subjectId) ?? '' })));
  }
  await logAlike(tx, deps, people, {
    recipientId: recipient.id,
    partyId: party.id,
    way: 'view',
    basis: { kind: 'agreement', ref: agreement.id },
    act,
  });
  return { standing, people };
}

type Common = Omit<Parameters<typeof recordDisclosure>[2], 'subjectIds' | 'fields'>;

/** One call for all who were shown the same fields. */
export async function logAlike(tx: Tx, deps: ViewDeps, people: readonly Shown[], common: Common): Promise<void> {
  for (const [, alike] of Map.groupBy(people, ({ fields }) => fields.join(' '))) {
    const fields = alike[0]?.fields ?? [];
    if (fields.length === 0) continue;
    await recordDisclosure(tx, deps, { ...common, fields, subjectIds: alike.map(({ subjectId }) => subjectId) });
  }
}
