/** Contract of what is held on a person, and of what stays once the person is erased. */
import { isoDate, textSchema } from '#platform/contract';
import { z } from 'zod';
import { clauseRef } from './policy.ts';

export const heldGround = z.object({
  field: z.string(),
  name: textSchema,
  /** Which part of the field: a name has two. */
  part: textSchema.nullable(),
  source: textSchema,
  purpose: textSchema,
  until: isoDate.nullable(),
  /** When nothing ends it by itself: the day on which somebody decides whether it is kept. */
  reviewOn: isoDate.nullable(),
  explanation: textSchema,
  clause: clauseRef,
});

export const whatStays = {
  /** What outlives the person: kinds of record without their name, and values that law orders kept. */
  stays: z.array(
    z.object({ kind: z.string(), name: textSchema, count: z.number().nullable(), until: isoDate.nullable(), basis: textSchema.nullable() }),
  ),
  /** Addresses that stay as unreadable marks, so that nobody brings the person back. */
  suppressed: z.number(),
  backupsUntil: isoDate.nullable(),
  /** Chores that this opened outside the register. */
  outside: z.number(),
};
