/** Contract of permissions and bans: what a person allows, channel by channel and purpose by purpose, with the events behind it. */
import { idParams, instant, isoDate, langSchema, route, textSchema } from '#platform/contract';
import { z } from 'zod';
import { clauseRef } from './policy.ts';

const channel = z.enum(['email', 'sms', 'phone', 'post']);
/** What a ban may name (S4-24); null: everything. */
const banScope = z.enum(['advertising', 'distance-selling', 'direct-marketing', 'research']);
const banDeed = z.enum(['processing', 'disclosure']);
const way = z.enum(['in-person', 'phone', 'email', 'letter', 'paper-form', 'web-form', 'sale']);

const cell = z.object({
  channel,
  /** Whether an address for the channel is known. */
  reachable: z.boolean(),
  verdict: z.enum(['allowed', 'refused']),
  rule: z.string(),
  because: textSchema,
  clause: clauseRef,
  evidence: z.array(z.string()),
  /** Each address on the channel, and what holds for it alone. */
  contacts: z.array(
    z.object({ id: z.string(), value: z.string(), verdict: z.enum(['allowed', 'refused']), rule: z.string(), because: textSchema }),
  ),
  /** The words a person agrees to. */
  wording: textSchema,
});
const state = z.object({
  channels: z.array(channel),
  rows: z.array(
    z.object({ purposeId: z.string(), name: textSchema, kind: z.enum(['consent', 'marketing', 'service']), cells: z.array(cell) }),
  ),
  /** Newest first. */
  events: z.array(
    z.object({
      id: z.string(),
      act: z.enum([
        'consent-given',
        'consent-withdrawn',
        'customer-exception',
        'exception-ended',
        'role-interest',
        'role-ended',
        'objection',
        'ban',
      ]),
      /** Null: every channel. */
      channel: channel.nullable(),
      purposeId: z.string().nullable(),
      /** Null: all marketing. */
      purpose: textSchema.nullable(),
      contactPointId: z.string().nullable(),
      scope: banScope.nullable(),
      deed: banDeed.nullable(),
      on: isoDate,
      recordedAt: instant,
      way: way.nullable(),
      /** By which door it came in, stamped by the server. */
      method: z.enum(['staff', 'import', 'own-pages', 'link', 'confirmed', 'replay']),
      source: textSchema,
      overBan: z.boolean(),
      wording: z.string().nullable(),
      textHash: z.string().nullable(),
      noticeVersion: z.number().nullable(),
    }),
  ),
});

/** When, how and from where it was learnt. */
const told = { on: isoDate, way, source: z.string().min(1).max(100), contactPointId: z.string().max(64).optional() };
const answer = z.object({ state });

export const permissions = {
  read: route({
    method: 'GET',
    path: '/api/subjects/:id/permissions',
    summary: 'What holds for each channel and purpose, why, and every event behind it',
    permission: 'people.read',
    params: idParams,
    response: answer,
  }),
  consent: route({
    method: 'POST',
    path: '/api/subjects/:id/permissions/consents',
    summary: 'Record a consent; over a ban only the person’s own later consent counts, and it must be said that it is one',
    permission: 'people.write',
    params: idParams,
    body: z.object({ channel, purposeId: z.string(), lang: langSchema, overBan: z.boolean().default(false), ...told }),
    response: answer,
  }),
  withdraw: route({
    method: 'POST',
    path: '/api/subjects/:id/permissions/withdrawals',
    summary: 'Record that a consent was withdrawn; the last one of a register starts its clock',
    permission: 'people.write',
    params: idParams,
    body: z.object({ channel: channel.nullable(), purposeId: z.string(), ...told }),
    response: answer,
  }),
  ban: route({
    method: 'POST',
    path: '/api/subjects/:id/permissions/bans',
    summary: 'Record a ban of all marketing, of a channel, of a purpose or of one of its four scopes, or an objection to a purpose',
    permission: 'people.write',
    params: idParams,
    body: z.object({
      kind: z.enum(['ban', 'objection']).default('ban'),
      channel: channel.nullable(),
      purposeId: z.string().nullable(),
      scope: banScope.nullable().default(null),
      deed: banDeed.nullable().default(null),
      ...told,
    }),
    response: answer,
  }),
  ground: route({
    method: 'POST',
    path: '/api/subjects/:id/permissions/grounds',
    summary: 'Record that a purpose rests on a sale to a customer or on the person’s job, or that it no longer does',
    permission: 'people.write',
    params: idParams,
    body: z.object({
      act: z.enum(['customer-exception', 'exception-ended', 'role-interest', 'role-ended']),
      channel,
      purposeId: z.string(),
      ...told,
    }),
    response: answer,
  }),
};
