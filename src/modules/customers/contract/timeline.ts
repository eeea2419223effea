/** Shapes of the timeline of a person or an organisation. */
import { instant, isoDate, textSchema } from '#platform/contract';
import { z } from 'zod';

const types = ['contact', 'mail', 'task', 'document', 'permission', 'disclosure', 'request', 'register', 'change', 'lead'] as const;

const item = z.object({
  id: z.string(),
  type: z.enum(types),
  at: isoDate,
  /** When on the clock; null for what has a day alone. */
  time: instant.nullable(),
  /** What it is more closely: call, meeting, ban, letter … */
  kind: z.string(),
  title: textSchema,
  note: z.string().nullable(),
  /** The record behind it, and its version where it can be changed. */
  recordId: z.string().nullable(),
  version: z.number().nullable(),
  trigger: z.string().nullable(),
  registerId: z.string().nullable(),
  /** Whose it is, where it is somebody else's than the page's. */
  subject: z.object({ id: z.string(), label: z.string() }).nullable(),
  /** Who did it. */
  by: z.string().nullable(),
});

export const timelineQuery = z.object({
  after: z.string().max(400).optional(),
  /** Types with commas between; all when left out. */
  types: z.string().max(200).optional(),
});
export const timelinePage = z.object({
  items: z.array(item),
  next: z.string().nullable(),
  /** What there is to choose from. */
  types: z.array(z.enum(types)),
});
