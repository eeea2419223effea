// What leaves by telephone, letter or mailbox is written down by hand, under the same ground and whitelist as everything else.

import { localDate } from '#platform/clock';
import { appError } from '#platform/errors';
import { policyOf } from '#kernel/rights';
import type { Act, RightsDeps } from '#kernel/rights';
import { standings } from '#kernel/subjects';
import { consentFor, doorOf } from './door.ts';
import { groundOf, recipientOf, refusal } from './needs.ts';
import { recordDisclosure } from './record.ts';
import type { NewDisclosure } from './record.ts';

export interface ByHand {
  readonly recipientId: string;
  readonly partyId?: string | undefined;
  readonly subjectId: string;
  readonly way: 'letter' | 'transfer';
  readonly fields: readonly string[];
  readonly law?: string | undefined;
}

/** @throws errors.subject-not-found, errors.subject-restricted, errors.agreement-missing, errors.consent-missing and what recording refuses */
export async function recordByHand(deps: Pick<RightsDeps, 'database' | 'policy' | 'ids'>, given: ByHand, act: Act): Promise<void> {
  const recipient = recipientOf(policyOf(deps), given.recipientId);
  const { subjectId, law, fields, way } = given;
  await deps.database.tx(async (tx) => {
    const standing = (await standings(tx, [subjectId])).get(subjectId);
    if (standing === undefined) throw appError('not-found', 'errors.subject-not-found');
    if (standing.restricted) throw appError('locked', 'errors.subject-restricted');
    const { partyId, agreement } = await doorOf(tx, recipient, given, localDate(act.at));
    const consent = groundOf(recipient) === 'consent' ? await consentFor(tx, recipient.id, subjectId) : undefined;
    if (groundOf(recipient) === 'consent' && consent === undefined) throw refusal('refused', 'errors.consent-missing', recipient);
    const basis: NewDisclosure['basis'] =
      agreement !== undefined
        ? { kind: 'agreement', ref: agreement.id }
        : consent !== undefined
          ? { kind: 'consent', ref: consent }
          : { kind: 'law', ref: law ?? '' };
    const party = partyId === null ? {} : { partyId };
    await recordDisclosure(tx, deps, { recipientId: recipient.id, way, subjectIds: [subjectId], fields, basis, act, ...party });
  });
}
