/** What the lists of people and organisations can be asked: one grammar for the rows, their number, saved views and acts on many. */
import { isoDate } from '#platform/contract';
import { z } from 'zod';

const words = z.string().trim().min(1).max(100);
const has = z.enum(['has', 'none']);

/** Conditions on people; all that are given hold together. */
export const peopleFilter = {
  q: z.string().max(200).optional(),
  register: z.string().max(64).optional(),
  group: z.string().max(64).optional(),
  organisation: z.string().max(64).optional(),
  due: z.enum(['soon', 'overdue', 'review']).optional(),
  /** 'wanted' is who has none and ought to: not somebody who only ordered a letter. */
  action: z.enum(['late', 'today', 'week', 'none', 'any', 'wanted']).optional(),
  email: has.optional(),
  phone: has.optional(),
  marketing: z.enum(['banned', 'consented', 'unasked']).optional(),
  job: words.optional(),
  language: words.optional(),
  industry: words.optional(),
  number: words.optional(),
  tag: words.optional(),
  addedFrom: isoDate.optional(),
  addedTo: isoDate.optional(),
  /** Last spoken with on this day or later. */
  contactFrom: isoDate.optional(),
  /** Last spoken with on this day or earlier. */
  contactTo: isoDate.optional(),
  contact: z.enum(['ever', 'never']).optional(),
  /** A declared field of the firm's own, and what its value contains. */
  field: z.string().max(100).optional(),
  fieldText: words.optional(),
};
export const peopleSorts = [
  'name',
  '-name',
  'next-action',
  '-next-action',
  'due',
  'job',
  '-job',
  'number',
  '-number',
  'newest',
  'oldest',
] as const;

export const organisationFilter = {
  q: z.string().max(200).optional(),
  register: z.string().max(64).optional(),
  industry: words.optional(),
  tag: words.optional(),
  businessId: has.optional(),
  website: has.optional(),
  /** How many represent it now. */
  people: z.enum(['none', 'one', 'many']).optional(),
};
export const organisationSorts = ['name', '-name', 'newest', 'oldest', 'business-id', '-business-id'] as const;

/** Past a thousand the exact number is asked for apart, so that nothing waits for it. */
export const exactly = { exact: z.enum(['yes']).optional() };
export const matching = z.object({ n: z.number(), more: z.boolean() });
export const paging = { after: z.string().max(400).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) };
