/** Whom an audience holds: conditions over declared fields, joined by all, any and not. A condition that is not named here cannot be asked. */
import { isoDate } from '#platform/contract';
import { z } from 'zod';

const id = z.string().min(1).max(64);
const words = z.string().trim().min(1).max(100);

const withWord = ['language', 'job', 'industry', 'town', 'service', 'order'] as const;

export const condition = z.discriminatedUnion('on', [
  z.strictObject({ on: z.literal('register'), register: id, group: id.optional() }),
  z.strictObject({ on: z.literal('tag'), tag: words }),
  z.strictObject({ on: z.literal('organisation'), organisation: id }),
  z.strictObject({ on: z.enum(withWord), word: words }),
  /** A field of the firm's own: that it is kept, or what its value contains. */
  z.strictObject({ on: z.literal('field'), field: z.string().min(1).max(100), word: words.optional() }),
  /** Last spoken with between two days, at any time or never. */
  z.strictObject({
    on: z.literal('contact'),
    from: isoDate.optional(),
    to: isoDate.optional(),
    ever: z.enum(['ever', 'never']).optional(),
  }),
  z.strictObject({ on: z.literal('added'), from: isoDate.optional(), to: isoDate.optional() }),
  z.strictObject({ on: z.literal('permission'), is: z.enum(['consented', 'unasked', 'banned']) }),
  /** Got an earlier newsletter. */
  z.strictObject({ on: z.literal('mailing'), mailing: id }),
]);
export type SegmentCondition = z.output<typeof condition>;

export type Segment = SegmentCondition | { all: Segment[] } | { any: Segment[] } | { not: Segment };

const several = z.array(z.lazy((): z.ZodType<Segment, Segment> => segment)).max(20);
export const segment: z.ZodType<Segment, Segment> = z
  .union([
    condition,
    z.strictObject({ all: several }),
    z.strictObject({ any: several.min(1) }),
    z.strictObject({ not: z.lazy((): z.ZodType<Segment, Segment> => segment) }),
  ])
  // Named in the document of the API, because it holds itself.
  .meta({ id: 'Segment' });
