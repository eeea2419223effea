/** Contract of recipients: agreements, partner accounts, people shown, and copies handed over. */
import { done, idParams, instant, isoDate, langSchema, route, textSchema } from '#platform/contract';
import { z } from 'zod';

const agreementKind = z.enum(['processing-agreement', 'assignment-contract', 'nda', 'joint-arrangement']);
const named = z.object({ id: z.string(), name: textSchema });
const way = z.enum(['view', 'export', 'transfer', 'letter']);
const clause = z.object({ section: z.number(), title: textSchema, clauses: z.array(z.string()) });
const agreement = z.object({
  id: z.string(),
  kind: agreementKind,
  signedOn: isoDate,
  validUntil: isoDate.nullable(),
  endedAt: instant.nullable(),
  place: z.string(),
  /** The paper itself, while it is on file here. */
  document: z.object({ id: z.string(), name: textSchema }).nullable(),
  state: z.enum(['in-force', 'ending', 'coming', 'expired', 'ended']),
});
const partnerAccount = z.object({
  accountId: z.string(),
  name: z.string(),
  email: z.string(),
  validUntil: isoDate,
  /** 'shut' when the account was closed, 'over' when its last day has passed, 'no-agreement' when nothing is seen for want of one. */
  state: z.enum(['open', 'over', 'shut', 'no-agreement']),
  lastLoginAt: instant.nullable(),
});
const party = z.object({
  id: z.string(),
  name: z.string(),
  open: z.boolean(),
  agreements: z.array(agreement),
  accounts: z.array(partnerAccount),
});
const recipient = z.object({
  id: z.string(),
  name: textSchema,
  role: z.enum(['processor', 'partner', 'controller', 'joint-controller', 'authority', 'category']),
  country: textSchema,
  access: z.enum(['view', 'copy']),
  /** What lets data out: an agreement on file, the person's consent, or a statute. */
  ground: z.enum(['agreement', 'consent', 'law']),
  needs: z.array(agreementKind),
  open: z.boolean(),
  fields: z.array(named.extend({ storable: z.boolean() })),
  purposes: z.array(named.extend({ marketing: z.boolean(), registers: z.array(named) })),
  instructions: textSchema.nullable(),
  transfer: z.object({ instrument: z.string(), reason: textSchema.nullable(), recheckOn: isoDate }).nullable(),
  clause,
  parties: z.array(party),
  disclosures: z.number(),
  lastAt: instant.nullable(),
});
const share = z.object({
  id: z.string(),
  subjectId: z.string(),
  label: z.string(),
  partyId: z.string(),
  party: z.string(),
  purpose: textSchema,
  sharedAt: instant,
});
const copy = z.object({
  id: z.string(),
  party: z.string().nullable(),
  purpose: textSchema,
  fields: z.array(textSchema),
  format: z.enum(['csv', 'json']),
  people: z.number(),
  madeAt: instant,
  madeBy: z.string().nullable(),
  destroyBy: isoDate,
  destroyedAt: instant.nullable(),
  overdue: z.boolean(),
});
const line = z.object({
  at: instant,
  way,
  party: z.string().nullable(),
  fields: z.array(textSchema),
  people: z.number(),
  /** The person, when there is one and they are still in the register. */
  subjectId: z.string().nullable(),
  label: z.string().nullable(),
  by: z.string().nullable(),
});
const order = z.object({
  partyId: z.string().max(64).optional(),
  purpose: z.string().max(100),
  people: z.union([
    z.strictObject({ ids: z.array(z.string().max(64)).min(1).max(5000) }),
    z.strictObject({ register: z.string().max(100) }),
  ]),
  law: z.string().trim().max(300).optional(),
});
const leftOut = z.array(
  z.object({
    reason: z.enum(['restricted', 'not-in-register', 'banned', 'not-permitted', 'nothing', 'no-consent', 'disputed']),
    n: z.number(),
  }),
);

export const recipients = {
  list: route({
    method: 'GET',
    path: '/api/recipients',
    summary: 'Recipients of the declaration with agreements, accounts and last disclosures',
    permission: 'recipients.read',
    response: z.object({ recipients: z.array(recipient) }),
  }),
  get: route({
    method: 'GET',
    path: '/api/recipients/:id',
    summary: 'One recipient with the people shown to it, the copies it got and its log',
    permission: 'recipients.read',
    params: idParams,
    response: z.object({ recipient, shares: z.array(share), copies: z.array(copy), log: z.array(line) }),
  }),
  fileAgreement: route({
    method: 'POST',
    path: '/api/recipients/:id/agreements',
    summary: 'File an agreement: who, which kind, from when until when, and where the signed paper lies',
    permission: 'recipients.manage',
    params: idParams,
    body: z.object({
      party: z.union([z.strictObject({ id: z.string().max(64) }), z.strictObject({ name: z.string().trim().min(1).max(200) })]),
      kind: agreementKind,
      signedOn: isoDate,
      validUntil: isoDate.nullable(),
      place: z.string().trim().min(1).max(300),
      documentId: z.string().max(64).optional(),
    }),
    response: z.object({ id: z.string(), partyId: z.string() }),
  }),
  endAgreement: route({
    method: 'POST',
    path: '/api/agreements/:id/end',
    summary: 'End an agreement; access on it stops at once',
    permission: 'recipients.manage',
    params: idParams,
    response: done,
  }),
  invite: route({
    method: 'POST',
    path: '/api/recipients/:id/partners',
    summary: 'Create a time-limited account for a party, with a one-time password',
    permission: 'recipients.manage',
    params: idParams,
    body: z.object({
      partyId: z.string().max(64),
      name: z.string().trim().min(1).max(200),
      email: z.email(),
      language: langSchema,
      validUntil: isoDate,
    }),
    response: z.object({ accountId: z.string(), password: z.string() }),
  }),
  prolong: route({
    method: 'PATCH',
    path: '/api/partners/:id',
    summary: 'Change the last day of a partner account',
    permission: 'recipients.manage',
    params: idParams,
    body: z.object({ validUntil: isoDate }),
    response: done,
  }),
  share: route({
    method: 'POST',
    path: '/api/recipients/:id/shares',
    summary: 'Show people to a party for one purpose',
    permission: 'recipients.share',
    params: idParams,
    body: z.object({ partyId: z.string().max(64), subjectIds: z.array(z.string().max(64)).min(1).max(500), purpose: z.string().max(100) }),
    response: z.object({ shown: z.number() }),
  }),
  endShare: route({
    method: 'POST',
    path: '/api/shares/:id/end',
    summary: 'Stop showing a person to a party',
    permission: 'recipients.share',
    params: idParams,
    response: done,
  }),
  byHand: route({
    method: 'POST',
    path: '/api/recipients/:id/disclosures',
    summary: 'Note what was told by telephone, sent in a letter or from a mailbox',
    permission: 'recipients.share',
    params: idParams,
    body: z.object({
      partyId: z.string().max(64).optional(),
      subjectId: z.string().max(64),
      way: z.enum(['letter', 'transfer']),
      fields: z.array(z.string().max(100)).min(1).max(100),
      law: z.string().trim().max(300).optional(),
    }),
    response: done,
  }),
  preview: route({
    method: 'POST',
    path: '/api/recipients/:id/exports/preview',
    summary: 'Who would be in a copy, with which columns, and who is left out',
    permission: 'recipients.share',
    params: idParams,
    body: order,
    response: z.object({
      people: z.number(),
      columns: z.array(named),
      leftOut,
      disputed: z.number(),
      latest: isoDate,
      party: z.string().nullable(),
    }),
  }),
  export: route({
    method: 'POST',
    path: '/api/recipients/:id/exports',
    summary: 'Hand over a copy with exactly the fields that the notice gives the recipient',
    permission: 'recipients.share',
    params: idParams,
    body: order.extend({ format: z.enum(['csv', 'json']), destroyBy: isoDate }),
    response: z.object({
      id: z.string(),
      fileName: z.string(),
      text: z.string(),
      people: z.number(),
      leftOut,
      disputed: z.number(),
      destroyBy: isoDate,
    }),
  }),
  destroyed: route({
    method: 'POST',
    path: '/api/copies/:id/destroyed',
    summary: 'Sign that a copy has been destroyed everywhere',
    permission: 'recipients.share',
    params: idParams,
    response: done,
  }),
  ofPerson: route({
    method: 'GET',
    path: '/api/subjects/:id/disclosures',
    summary: 'Who has seen or received data of a person, to whom the person is shown, and consents to disclosure',
    permission: 'recipients.read',
    params: idParams,
    response: z.object({
      disclosures: z.array(z.object({ at: instant, recipient: textSchema, way, fields: z.array(textSchema), basis: textSchema })),
      shares: z.array(share.extend({ recipientId: z.string(), recipient: textSchema, open: z.boolean() })),
      consents: z.array(
        z.object({
          id: z.string(),
          recipientId: z.string(),
          recipient: textSchema,
          on: isoDate,
          place: z.string(),
          withdrawnAt: instant.nullable(),
        }),
      ),
    }),
  }),
  consent: route({
    method: 'POST',
    path: '/api/subjects/:id/disclosure-consents',
    summary: 'File a consent of the person to give data to an outsider',
    permission: 'recipients.share',
    params: idParams,
    body: z.object({ recipientId: z.string().max(100), on: isoDate, place: z.string().trim().min(1).max(300) }),
    response: z.object({ id: z.string() }),
  }),
  withdraw: route({
    method: 'POST',
    path: '/api/disclosure-consents/:id/withdraw',
    summary: 'The person has withdrawn a consent to disclosure',
    permission: 'recipients.share',
    params: idParams,
    response: done,
  }),
};
