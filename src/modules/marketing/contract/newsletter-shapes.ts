/** What a newsletter is made of: eight kinds of block, written once in each language. Shared with the browser by the contract. */
import { z } from 'zod';

const line = z.string().max(200);
const long = z.string().max(8000);
const address = z.string().trim().max(1000);
const id = z.string().min(1).max(40);

/** The eight: what coaching firms put into a letter, and nothing that a reader with a phone, a voice or no pictures would miss. */
export const blockSchema = z.discriminatedUnion('kind', [
  z.object({ id, kind: z.literal('heading'), text: line, level: z.union([z.literal(1), z.literal(2)]) }),
  /** Paragraphs and lists; bold, italic, links and merge fields are marks in the text. */
  z.object({ id, kind: z.literal('text'), text: long }),
  z.object({ id, kind: z.literal('image'), imageId: id.nullable(), alt: line, decorative: z.boolean(), caption: line, href: address }),
  z.object({ id, kind: z.literal('button'), label: line, href: address }),
  z.object({
    id,
    kind: z.literal('event'),
    title: line,
    day: z.union([z.iso.date(), z.literal('')]),
    from: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^$/),
    until: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^$/),
    place: line,
    text: long,
    label: line,
    href: address,
  }),
  z.object({ id, kind: z.literal('quote'), text: z.string().max(1000), by: line }),
  z.object({ id, kind: z.literal('columns'), left: long, right: long }),
  z.object({ id, kind: z.literal('divider') }),
]);

/** One language of a letter. A second subject makes two variants of it. */
export const versionSchema = z.object({ subject: line, subjectB: line, preheader: line, blocks: z.array(blockSchema).max(60) });

export const documentSchema = z.object({ fi: versionSchema.optional(), sv: versionSchema.optional(), en: versionSchema.optional() });

export type Block = z.output<typeof blockSchema>;
export type Version = z.output<typeof versionSchema>;
export type NewsletterDocument = z.output<typeof documentSchema>;
