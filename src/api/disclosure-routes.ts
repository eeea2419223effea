// Recipients, their agreements and accounts, the people shown to them, and the copies handed over.

import { createAccount, oneTimePassword } from '#kernel/access';
import type { AccessDeps, Call } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import {
  bindPartner,
  consentsOfSubject,
  copyDestroyed,
  disclosuresOf,
  endAgreement,
  endShare,
  fileAgreement,
  fileConsent,
  makeExport,
  partyById,
  partnerFits,
  planExport,
  prolongPartner,
  recordByHand,
  sharePeople,
  sharesOfSubject,
  withdrawConsent,
} from '#kernel/disclosure';
import type { ExportOrder, ExportPlan } from '#kernel/disclosure';
import type { HandlersOf } from '#platform/contract';
import { appError } from '#platform/errors';
import { employersNow, subjectLabels } from '#customers';
import { documentsNamed } from '#documents';
import type { recipients } from './contract/recipients.ts';
import { fileOf } from './export-file.ts';
import { inForce } from './policy-routes.ts';
import { fieldName, recipientAnswers, wholeRecipient } from './recipient-views.ts';
import { actOf, textOf } from './rights-routes.ts';

type Handlers = HandlersOf<typeof recipients, Call>;
const done = { ok: true } as const;

export function recipientHandlers(deps: Deps, access: AccessDeps): Handlers {
  return {
    list: async () => ({ recipients: await recipientAnswers(deps) }),
    get: ({ params }) => wholeRecipient(deps, params.id),
    ...deals(deps, access),
    ...people(deps),
    ...copies(deps),
  };
}

function deals(deps: Deps, access: AccessDeps): Pick<Handlers, 'fileAgreement' | 'endAgreement' | 'invite' | 'prolong'> {
  return {
    async fileAgreement({ params, body }, call) {
      const { documentId } = body;
      if (documentId !== undefined && !(await documentsNamed(deps, [documentId])).has(documentId))
        throw appError('not-found', 'errors.document-gone', { field: 'documentId' });
      return fileAgreement(deps, { ...body, recipientId: params.id }, actOf(deps, call));
    },
    async endAgreement({ params }, call) {
      await endAgreement(deps, params.id, actOf(deps, call));
      return done;
    },
    async invite({ body }, call) {
      const act = actOf(deps, call);
      const { name, email, language, partyId, validUntil } = body;
      // Asked before the account is made; one that is bound to nobody sees nothing.
      await partnerFits(deps.database.db, deps, { partyId, validUntil }, act.at);
      const password = oneTimePassword(access);
      const account = await createAccount(access, { name, email, language, role: 'partner', password, mustChange: true }, act.actor.id);
      await deps.database.tx((tx) => bindPartner(tx, deps, { accountId: account.id, partyId, validUntil }, act));
      return { accountId: account.id, password };
    },
    async prolong({ params, body }, call) {
      await prolongPartner(deps, params.id, body.validUntil, actOf(deps, call));
      return done;
    },
  };
}

function people(deps: Deps): Pick<Handlers, 'share' | 'endShare' | 'ofPerson' | 'consent' | 'withdraw'> {
  const { db } = deps.database;
  return {
    share: async ({ body }, call) => ({ shown: await sharePeople(deps, body, actOf(deps, call)) }),
    async endShare({ params }, call) {
      await endShare(deps, params.id, actOf(deps, call));
      return done;
    },
    async ofPerson({ params }) {
      const policy = inForce(deps);
      const recipientName = (id: string) => policy.recipients.get(id)?.name ?? textOf(id);
      const labels = await subjectLabels(deps, [params.id]);
      const open = new Map((await recipientAnswers(deps)).flatMap(({ parties }) => parties.map((party) => [party.id, party.open])));
      const shares = (await sharesOfSubject(db, params.id)).filter(({ ended_at }) => ended_at === null);
      return {
        disclosures: await disclosuresOf(db, policy, params.id),
        shares: await Promise.all(
          shares.map(async (share) => ({
            id: share.id,
            subjectId: share.subject_id,
            label: labels.get(share.subject_id) ?? '–',
            partyId: share.party_id,
            party: (await partyById(db, share.party_id))?.name ?? '–',
            recipientId: share.recipient_id,
            recipient: recipientName(share.recipient_id),
            purpose: policy.purposes.get(share.purpose)?.name ?? textOf(share.purpose),
            sharedAt: share.shared_at,
            open: open.get(share.party_id) ?? false,
          })),
        ),
        consents: (await consentsOfSubject(db, params.id)).map((consent) => ({
          id: consent.id,
          recipientId: consent.recipient_id,
          recipient: recipientName(consent.recipient_id),
          on: consent.given_on,
          place: consent.place,
          withdrawnAt: consent.withdrawn_at,
        })),
      };
    },
    consent: async ({ params, body }, call) => ({ id: await fileConsent(deps, { ...body, subjectId: params.id }, actOf(deps, call)) }),
    async withdraw({ params }, call) {
      await withdrawConsent(deps, params.id, actOf(deps, call));
      return done;
    },
  };
}

function copies(deps: Deps): Pick<Handlers, 'byHand' | 'preview' | 'export' | 'destroyed'> {
  return {
    async byHand({ params, body }, call) {
      await recordByHand(deps, { ...body, recipientId: params.id }, actOf(deps, call));
      return done;
    },
    async preview({ params, body }) {
      const order: ExportOrder = { ...body, recipientId: params.id };
      const plan = await planExport(deps.database.db, deps, employersNow, order, deps.clock.now());
      const party = plan.partyId === null ? undefined : await partyById(deps.database.db, plan.partyId);
      return {
        people: plan.people.length,
        columns: plan.columns.map((id) => ({ id, name: fieldName(inForce(deps), id) })),
        leftOut: leftOutOf(plan),
        disputed: plan.disputed,
        latest: plan.latest,
        party: party?.name ?? null,
      };
    },
    async export({ params, body }, call) {
      const made = await makeExport(deps, employersNow, { ...body, recipientId: params.id }, actOf(deps, call));
      const { copy, plan } = made;
      const file = await fileOf(deps, made, call.lang);
      return { id: copy.id, ...file, people: copy.people, leftOut: leftOutOf(plan), disputed: plan.disputed, destroyBy: copy.destroy_by };
    },
    async destroyed({ params }, call) {
      await copyDestroyed(deps, params.id, actOf(deps, call));
      return done;
    },
  };
}

function leftOutOf({ leftOut }: ExportPlan) {
  const reasons = ['banned', 'not-permitted', 'no-consent', 'restricted', 'not-in-register', 'nothing', 'disputed'] as const;
  return reasons.flatMap((reason) => {
    const n = leftOut[reason] ?? 0;
    return n === 0 ? [] : [{ reason, n }];
  });
}
