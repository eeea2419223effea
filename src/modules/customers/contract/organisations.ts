/** Contract of organisations. */
import { idParams, instant, isoDate, route } from '#platform/contract';
import { z } from 'zod';
import { timelinePage, timelineQuery } from './timeline.ts';
import { exactly, matching, organisationFilter, organisationSorts, paging } from './lists.ts';
import { affiliation, base, contactPoint, customValue, membership, membershipIn, newContactPoint, optional, writing } from './shapes.ts';

const organisationRow = z.object({
  id: z.string(),
  label: z.string(),
  businessId: z.string().nullable(),
  website: z.string().nullable(),
  industry: z.string().nullable(),
  people: z.number(),
  registers: z.array(z.string()),
  nextAction: z.string().nullable(),
  nextActionOn: isoDate.nullable(),
  dueOn: isoDate.nullable(),
  /** The day on which somebody decides whether it is kept. */
  reviewOn: isoDate.nullable(),
});
const organisation = z.object({
  id: z.string(),
  label: z.string(),
  version: z.number(),
  name: z.string().nullable(),
  businessId: z.string().nullable(),
  website: z.string().nullable(),
  industry: z.string().nullable(),
  billing: z.string().nullable(),
  contactPoints: z.array(contactPoint),
  tags: z.array(z.string()),
  affiliations: z.array(affiliation),
  memberships: z.array(membership),
  custom: z.array(customValue),
  allowed: z.array(z.string()),
  createdAt: instant,
});
const organisationFields = {
  name: optional(300),
  businessId: optional(20),
  website: optional(300),
  industry: optional(200),
  billing: optional(2000),
};

export const organisations = {
  list: route({
    method: 'GET',
    path: '/api/organisations',
    summary: 'Organisations that match the conditions, keyset paged',
    permission: 'organisations.read',
    query: z.object({ ...organisationFilter, sort: z.enum(organisationSorts).default('name'), ...paging }),
    response: z.object({ rows: z.array(organisationRow), next: z.string().nullable() }),
  }),
  matching: route({
    method: 'GET',
    path: '/api/organisations/matching',
    summary: 'How many match the conditions: exact up to a thousand, beyond that when asked for',
    permission: 'organisations.read',
    query: z.object({ ...organisationFilter, ...exactly }),
    response: matching,
  }),
  words: route({
    method: 'GET',
    path: '/api/organisations/words',
    summary: 'Lines of business that are in use, to choose from',
    permission: 'organisations.read',
    response: z.object({ words: z.array(z.string()) }),
  }),
  get: route({
    method: 'GET',
    path: '/api/organisations/:id',
    summary: 'One organisation',
    permission: 'organisations.read',
    params: idParams,
    response: z.object({ organisation }),
  }),
  timeline: route({
    method: 'GET',
    path: '/api/organisations/:id/timeline',
    summary: 'What happened with an organisation and, for whoever may read people, what was talked about with its people',
    permission: 'organisations.read',
    params: idParams,
    query: timelineQuery,
    response: timelinePage,
  }),
  create: route({
    method: 'POST',
    path: '/api/organisations',
    summary: 'Add an organisation',
    permission: 'organisations.write',
    body: z.object({
      ...organisationFields,
      ...writing,
      memberships: z.array(membershipIn).min(1),
      contactPoints: z.array(newContactPoint).default([]),
    }),
    response: z.object({ organisation }),
  }),
  update: route({
    method: 'PATCH',
    path: '/api/organisations/:id',
    summary: 'Change facts',
    permission: 'organisations.write',
    params: idParams,
    body: z.object({
      ...organisationFields,
      ...writing,
      version: z.number().int(),
      base,
      custom: z.record(z.string(), z.string().nullable()).optional(),
    }),
    response: z.object({ organisation }),
  }),
};
