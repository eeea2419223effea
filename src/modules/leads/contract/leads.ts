/** Contract of leads: board, list, one lead with its history, what winning and losing do, lists of the firm, and what came of leads. */
import { done, idParams, isoDate, route, textSchema } from '#platform/contract';
import { z } from 'zod';
import { lead, reason, stage, stand } from './shapes.ts';

const title = z.string().trim().min(1).max(200);
const cents = z.number().int().min(0).max(1_000_000_000_00).nullable();
const version = z.number().int();
const name = z.string().trim().min(1).max(120);
const lists = z.object({ stages: z.array(stage), reasons: z.array(reason) });
const counted = z.object({ n: z.number(), cents: z.number() });

export const leads = {
  board: route({
    method: 'GET',
    path: '/api/leads/board',
    summary: 'Stages with their first leads, what has waited longest first',
    permission: 'people.read',
    response: z.object({ columns: z.array(stage.extend({ ...counted.shape, leads: z.array(lead) })) }),
  }),
  list: route({
    method: 'GET',
    path: '/api/leads',
    summary: 'Leads, newest first, keyset paged',
    permission: 'people.read',
    query: z.object({
      stage: z.string().max(40).optional(),
      source: z.string().max(100).optional(),
      after: z.string().max(400).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    response: z.object({ rows: z.array(lead), next: z.string().nullable() }),
  }),
  waiting: route({
    method: 'GET',
    path: '/api/leads/waiting',
    summary: 'Open leads that need somebody: to be told of the source, without a next step, or with data that go soon',
    permission: 'people.read',
    response: z.object({ rows: z.array(z.object({ lead, why: z.enum(['inform', 'goes', 'no-next']) })), more: z.number() }),
  }),
  lists: route({
    method: 'GET',
    path: '/api/leads/lists',
    summary: "The firm's stages and reasons for losing",
    permission: 'people.read',
    response: lists,
  }),
  setLists: route({
    method: 'PUT',
    path: '/api/leads/lists',
    summary: "Change the firm's stages and reasons for losing",
    permission: 'settings.write',
    body: z.object({
      stages: z.array(stage.extend({ id: z.string().regex(/^[a-z0-9-]{1,40}$/), name: textSchema })).max(20),
      reasons: z.array(reason.extend({ id: z.string().regex(/^[a-z0-9-]{1,40}$/) })).max(20),
    }),
    response: lists,
  }),
  report: route({
    method: 'GET',
    path: '/api/leads/report',
    summary: 'Open leads by stage, and what was won and lost between two days by reason and source',
    permission: 'people.read',
    query: z.object({ from: isoDate, until: isoDate }),
    response: z.object({
      stages: z.array(stage.extend(counted.shape)),
      won: counted,
      lost: counted,
      reasons: z.array(z.object({ id: z.string().nullable(), name: textSchema, ...counted.shape })),
      sources: z.array(z.object({ id: z.string(), name: textSchema, won: counted, lost: counted })),
    }),
  }),
  ofSubject: route({
    method: 'GET',
    path: '/api/subjects/:id/leads',
    summary: 'Leads with one person or organisation',
    permission: 'people.read',
    params: idParams,
    response: z.object({ leads: z.array(lead) }),
  }),
  get: route({
    method: 'GET',
    path: '/api/leads/:id',
    summary: 'One lead with its history, and where its parties stand',
    permission: 'people.read',
    params: idParams,
    response: z.object({
      lead,
      steps: z.array(z.object({ id: z.string(), on: isoDate, from: z.string().nullable(), to: z.string(), by: z.string() })),
      stands: z.array(stand),
    }),
  }),
  create: route({
    method: 'POST',
    path: '/api/leads',
    summary: 'Put down a lead, with a new person or organisation when there is none yet',
    permission: 'people.write',
    body: z.object({
      subjectId: z.string().max(64).optional(),
      newSubject: z
        .object({
          kind: z.enum(['person', 'organisation']),
          givenName: z.string().trim().max(120).optional(),
          name,
          registerId: z.string(),
          subjectGroup: z.string(),
        })
        .optional(),
      organisationId: z.string().max(64).optional(),
      title,
      valueCents: cents.optional(),
      source: z.string(),
      purpose: z.string().optional(),
      next: z.object({ title: z.string().trim().min(1).max(300), on: isoDate.optional() }).optional(),
    }),
    response: z.object({ lead }),
  }),
  update: route({
    method: 'PATCH',
    path: '/api/leads/:id',
    summary: 'Change what a lead is about and what it is worth',
    permission: 'people.write',
    params: idParams,
    body: z.object({
      title: title.optional(),
      valueCents: cents.optional(),
      organisationId: z.string().max(64).nullable().optional(),
      version,
    }),
    response: z.object({ lead }),
  }),
  move: route({
    method: 'POST',
    path: '/api/leads/:id/stage',
    summary: 'Move a lead to an open stage',
    permission: 'people.write',
    params: idParams,
    body: z.object({ stage: z.string().max(40), version }),
    response: z.object({ lead }),
  }),
  win: route({
    method: 'POST',
    path: '/api/leads/:id/win',
    summary: 'Won: its parties become customers, and the agreement counts as a contact',
    permission: 'people.write',
    params: idParams,
    body: z.object({
      places: z.array(z.object({ subjectId: z.string(), registerId: z.string(), subjectGroup: z.string() })).max(20),
      version,
    }),
    response: z.object({ lead }),
  }),
  lose: route({
    method: 'POST',
    path: '/api/leads/:id/lose',
    summary: 'Lost, for a reason; memberships named here end at once',
    permission: 'people.write',
    params: idParams,
    body: z.object({
      reason: z.string().max(40),
      endMemberships: z.array(z.string()).max(20).default([]),
      /** The next action falls away with the lead. */
      endNext: z.boolean().default(false),
      version,
    }),
    /** Null when the party went with its last membership. */
    response: z.object({ lead: lead.nullable() }),
  }),
  remove: route({
    method: 'DELETE',
    path: '/api/leads/:id',
    summary: 'Take away a lead that was put down by mistake',
    permission: 'people.write',
    params: idParams,
    response: done,
  }),
};
