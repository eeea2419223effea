/** Shapes that answers about documents and about vouchers share. */
import { isoDate, textSchema } from '#platform/contract';
import { z } from 'zod';

export const paperKind = z.enum(['quote', 'contract', 'coaching-agreement', 'certificate', 'reference', 'voucher']);
export const paper = z.object({
  id: z.string(),
  kind: paperKind,
  kindName: textSchema,
  number: z.string().nullable(),
  dated: isoDate,
  title: z.string().nullable(),
  amountCents: z.number().nullable(),
  mediaType: z.string(),
  size: z.number(),
  /** Last day on which law orders it kept; vouchers only. */
  keepUntil: isoDate.nullable(),
});
/** Letters, digits and the signs that numbers of papers have. */
export const paperNumber = z
  .string()
  .trim()
  .max(40)
  .regex(/^[\p{L}\p{N} ./_#:-]*$/u);
