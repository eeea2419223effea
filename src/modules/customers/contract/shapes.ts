/** Shapes that answers about people and about organisations share. */
import { instant, isoDate, textSchema } from '#platform/contract';
import { z } from 'zod';

export const membership = z.object({
  id: z.string(),
  registerId: z.string(),
  subjectGroup: z.string(),
  since: isoDate,
  dueOn: isoDate.nullable(),
  reviewOn: isoDate.nullable(),
  explanation: textSchema.nullable(),
});
export const contactPoint = z.object({
  id: z.string(),
  kind: z.enum(['email', 'phone', 'address', 'social', 'other']),
  value: z.string(),
  label: z.string().nullable(),
  version: z.number(),
  /** When a letter to this address was refused for good. */
  bouncedAt: instant.optional(),
});
export const affiliation = z.object({
  id: z.string(),
  personId: z.string(),
  personLabel: z.string(),
  organisationId: z.string(),
  organisationLabel: z.string(),
  role: z.string().nullable(),
  since: isoDate.nullable(),
  until: isoDate.nullable(),
  main: z.boolean(),
  version: z.number(),
});
export const customValue = z.object({ fieldId: z.string(), name: textSchema, value: z.string(), version: z.number() });
export const optional = (max: number) => z.string().trim().max(max).nullable().optional();
export const newContactPoint = z.object({
  kind: z.enum(['email', 'phone', 'address', 'social', 'other']),
  value: z.string().trim().min(1).max(500),
  /** A word from a list: beside an address a free text would escape the declaration. */
  label: z.enum(['work', 'home', 'mobile', 'billing']).optional(),
});
export const membershipIn = z.object({ registerId: z.string(), subjectGroup: z.string(), since: isoDate.optional() });
export const writing = { source: z.string(), purpose: z.string().optional() };
/** The values that the change was started from, by the keys of the change: then other fields may have changed since, and only these must not have. */
export const base = z.record(z.string(), z.string().nullable()).optional();
