/** Shapes that answers about leads share. */
import { instant, isoDate, textSchema } from '#platform/contract';
import { z } from 'zod';

export const stage = z.object({ id: z.string(), name: textSchema, kind: z.enum(['open', 'won', 'lost']) });
export const reason = z.object({ id: z.string(), name: textSchema });
export const party = z.object({ id: z.string(), kind: z.enum(['person', 'organisation']), label: z.string() });

export const lead = z.object({
  id: z.string(),
  version: z.number(),
  title: z.string().nullable(),
  stage: z.string(),
  stageSince: isoDate,
  valueCents: z.number().nullable(),
  lostReason: z.string().nullable(),
  closedOn: isoDate.nullable(),
  createdAt: instant,
  subject: party,
  /** The organisation beside a person. */
  organisation: party.nullable(),
  source: z.object({ id: z.string(), name: textSchema }),
  /** The earliest open task of the subject. */
  next: z.object({ title: z.string().nullable(), on: isoDate.nullable(), late: z.boolean() }).nullable(),
  /** Until when the person must be told where the data came from: a month, or the first contact if that is sooner (Art. 14(3)). */
  inform: z.object({ due: instant, late: z.boolean() }).nullable(),
  /** The first day on which data of the subject go. */
  dueOn: isoDate.nullable(),
});

export const stand = z.object({
  subjectId: z.string(),
  label: z.string(),
  membershipId: z.string(),
  registerId: z.string(),
  subjectGroup: z.string(),
  dueOn: isoDate.nullable(),
  explanation: textSchema.nullable(),
  /** Nothing else of this lead's party stands in any register: ending it erases them. */
  last: z.boolean(),
});
