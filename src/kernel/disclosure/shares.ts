// Which people a party may see: each shown by name of staff, for one purpose, until it is ended. Nobody is seen by being in a register.

import { localDate } from '#platform/clock';
import { appError } from '#platform/errors';
import { append, appendLedger } from '#kernel/audit';
import { policyOf } from '#kernel/rights';
import type { Act } from '#kernel/rights';
import { standings } from '#kernel/subjects';
import { remembered } from './agreements.ts';
import type { DealDeps, EndDeps } from './agreements.ts';
import { missingAgreement, recipientOf, refusal, serving } from './needs.ts';
import { agreementsOfParty, endShareRow, insertShare, liveShares, partyById, shareById } from './store/deals.ts';

export interface NewShare {
  readonly partyId: string;
  readonly subjectIds: readonly string[];
  readonly purpose: string;
}

/** Tells how many were shown anew. @throws errors.party-unknown, errors.recipient-not-viewer, errors.recipient-purpose, errors.agreement-missing, errors.share-register, errors.subject-restricted */
export async function sharePeople(deps: DealDeps, { partyId, subjectIds, purpose }: NewShare, act: Act): Promise<number> {
  const policy = policyOf(deps);
  return deps.database.tx(async (tx) => {
    const party = await partyById(tx, partyId);
    if (!party) throw appError('not-found', 'errors.party-unknown', { field: 'partyId' });
    const recipient = recipientOf(policy, party.recipient_id);
    if (recipient.access !== 'view') throw refusal('refused', 'errors.recipient-not-viewer', recipient);
    if (!recipient.purposes.includes(purpose)) throw refusal('refused', 'errors.recipient-purpose', recipient);
    if (!serving(recipient, await agreementsOfParty(tx, partyId), localDate(act.at))) throw missingAgreement(recipient);
    const standing = await standings(tx, subjectIds);
    const registers = policy.purposes.get(purpose)?.registers ?? [];
    const already = new Set((await liveShares(tx, partyId)).map(({ subject_id }) => subject_id));
    const fresh = [...new Set(subjectIds)].filter((id) => !already.has(id));
    for (const subjectId of fresh) {
      const of = standing.get(subjectId);
      if (of === undefined) throw appError('not-found', 'errors.subject-not-found');
      if (of.restricted) throw appError('locked', 'errors.subject-restricted');
      if (!of.registers.some((id) => registers.includes(id))) throw refusal('refused', 'errors.share-register', recipient);
      const id = deps.ids.next();
      const shared = { shared_at: act.at.toISOString(), shared_by: act.actor.id, ended_at: null, ended_by: null };
      await insertShare(tx, { id, subject_id: subjectId, party_id: partyId, recipient_id: recipient.id, purpose, ...shared });
      await append(tx, { ...act, action: 'share', kind: 'partner-share', recordId: id, subjectId, detail: { recipient: recipient.id } });
    }
    return fresh.length;
  });
}

/** From this moment the party does not see the person. @throws errors.share-unknown */
export async function endShare(deps: EndDeps, id: string, act: Act): Promise<void> {
  await deps.database.tx(async (tx) => {
    const share = await shareById(tx, id);
    if (!share || !(await endShareRow(tx, id, act.at.toISOString(), act.actor.id))) throw appError('not-found', 'errors.share-unknown');
    await append(tx, { ...act, action: 'share.ended', kind: 'partner-share', recordId: id, subjectId: share.subject_id });
    await appendLedger(tx, { kind: 'share-end', at: act.at.toISOString(), subjectId: share.subject_id, ref: id });
  });
  await remembered(deps);
}
