/** Contract of what a newsletter says: its document, how it looks, templates, pictures and the firm's own look. */
import { done, fileBytes, idParams, instant, langSchema, route, textSchema } from '#platform/contract';
import { z } from 'zod';
import { documentSchema } from './newsletter-shapes.ts';

const variant = z.enum(['A', 'B']);
const name = z.string().trim().min(1).max(80);

const problem = z.object({
  code: z.string(),
  lang: langSchema,
  /** Id of a block, or 'subject', 'subjectB', 'preheader', 'blocks', 'version'. */
  where: z.string(),
  /** False for advice. */
  stops: z.boolean(),
  said: textSchema,
});

const mergeField = z.object({
  key: z.string(),
  /** The declared field it reads. */
  field: z.string(),
  /** By which it is written in a letter, in each language. */
  word: textSchema,
  name: textSchema,
  /** Whether the declaration keeps it for the purpose; otherwise the section in which it is missing. */
  kept: z.boolean(),
  section: z.number(),
});

const content = z.object({
  version: z.number().int(),
  mainLang: langSchema,
  /** Gets a public page and stands in the feed. */
  public: z.boolean(),
  document: documentSchema,
});

const image = z.object({ id: z.string(), path: z.string(), width: z.number(), height: z.number(), size: z.number(), createdAt: instant });

const accent = z.string().regex(/^#[0-9A-Fa-f]{6}$/);
const lines = z.object({ fi: z.string().max(1000), sv: z.string().max(1000), en: z.string().max(1000) });
const brand = z.object({
  logoId: z.string().max(40).nullable(),
  accent,
  signature: lines,
  footer: lines,
  senderName: z.string().trim().max(80),
});

/** Shades of the firm's colour that can be read. */
const shades = z.object({ button: z.string(), onButton: z.string(), link: z.string(), darkButton: z.string(), darkOnButton: z.string() });

/** Whose data stand in the merge fields: 'sample', 'unknown' for somebody of whom nothing is known, or a person of the register. */
const who = z.string().max(64).default('sample');
const shown = z.object({ lang: langSchema, variant: variant.default('A'), who });

export const newsletters = {
  get: route({
    method: 'GET',
    path: '/api/newsletters/:id',
    summary: 'What a newsletter says, what stops it, and which data of the reader it may show',
    permission: 'marketing.read',
    params: idParams,
    response: z.object({
      content: content.extend({ changedAt: instant }),
      /** False once it is scheduled or has left. */
      open: z.boolean(),
      /** A letter of an automation has no public page. */
      kind: z.enum(['newsletter', 'automation']),
      /** The register in which a field that is missing would be declared. */
      registerId: z.string().nullable(),
      purpose: textSchema,
      purposeId: z.string(),
      problems: z.array(problem),
      merges: z.array(mergeField),
      images: z.array(image),
      archivePath: z.string().nullable(),
    }),
  }),
  save: route({
    method: 'PUT',
    path: '/api/newsletters/:id',
    summary: 'Save what is being written, finished or not',
    permission: 'marketing.write',
    params: idParams,
    body: content,
    response: z.object({ version: z.number(), changedAt: instant, problems: z.array(problem) }),
  }),
  preview: route({
    method: 'GET',
    path: '/api/newsletters/:id/preview',
    summary: 'The letter as a page, for a frame in which nothing runs',
    permission: 'marketing.read',
    params: idParams,
    query: shown.extend({
      scheme: z.enum(['light', 'dark']).default('light'),
      images: z.enum(['on', 'off']).default('on'),
      v: z.string().max(20).optional(),
    }),
    response: fileBytes,
    file: true,
  }),
  text: route({
    method: 'GET',
    path: '/api/newsletters/:id/text',
    summary: 'The letter as text, its subject and what stands beside it in a list of letters',
    permission: 'marketing.read',
    params: idParams,
    query: shown,
    response: z.object({ subject: z.string(), preheader: z.string(), text: z.string() }),
  }),
  test: route({
    method: 'POST',
    path: '/api/newsletters/:id/test',
    summary: 'Send the letter to yourself, marked as a test',
    permission: 'marketing.write',
    params: idParams,
    body: shown,
    response: z.object({ to: z.string() }),
  }),
  templates: route({
    method: 'GET',
    path: '/api/newsletter-templates',
    summary: 'Templates: those that come with the house and those the firm has saved',
    permission: 'marketing.read',
    response: z.object({
      templates: z.array(
        z.object({ id: z.string(), name: textSchema, own: z.boolean(), langs: z.array(langSchema), changedAt: instant.nullable() }),
      ),
    }),
  }),
  template: route({
    method: 'GET',
    path: '/api/newsletter-templates/:id',
    summary: 'What a template says, with those data of the reader that the letter may show',
    permission: 'marketing.read',
    params: idParams,
    query: z.object({ newsletter: z.string().max(64) }),
    response: z.object({ document: documentSchema }),
  }),
  saveTemplate: route({
    method: 'POST',
    path: '/api/newsletter-templates',
    summary: 'Keep a letter as a template',
    permission: 'marketing.write',
    body: z.object({ name, document: documentSchema }),
    response: z.object({ id: z.string() }),
  }),
  removeTemplate: route({
    method: 'DELETE',
    path: '/api/newsletter-templates/:id',
    summary: 'Take a template of the firm away',
    permission: 'marketing.write',
    params: idParams,
    response: done,
  }),
  brand: route({
    method: 'GET',
    path: '/api/newsletter-brand',
    summary: 'How the firm’s letters look and who signs them',
    permission: 'marketing.read',
    response: z.object({ brand, logo: image.nullable(), shades }),
  }),
  saveBrand: route({
    method: 'PUT',
    path: '/api/newsletter-brand',
    summary: 'Say how the firm’s letters look and who signs them',
    permission: 'marketing.write',
    body: brand,
    response: z.object({ brand, logo: image.nullable(), shades }),
  }),
  images: route({
    method: 'GET',
    path: '/api/newsletter-images',
    summary: 'Pictures of newsletters, the latest first',
    permission: 'marketing.read',
    response: z.object({ images: z.array(image) }),
  }),
  keepImage: route({
    method: 'POST',
    path: '/api/newsletter-images',
    summary: 'Keep a picture: PNG or JPEG, at most 2 MB, base64; what a camera wrote into it is left out',
    permission: 'marketing.write',
    body: z.object({ file: z.string().min(1) }),
    response: z.object({ image }),
  }),
  removeImage: route({
    method: 'DELETE',
    path: '/api/newsletter-images/:id',
    summary: 'Take a picture away that no letter shows',
    permission: 'marketing.write',
    params: idParams,
    response: done,
  }),
};
