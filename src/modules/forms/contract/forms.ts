/** Contract of forms: what a declaration lets them ask, the forms with their numbers, a preview, the file of a guide, and who confirmed last. */
import { done, idParams, instant, isoDate, langSchema, route, textSchema } from '#platform/contract';
import { z } from 'zod';

const kind = z.enum(['newsletter', 'guide', 'contact', 'raffle']);
const state = z.enum(['draft', 'open', 'closed']);
const id = z.string().max(100);
const words = z.object({
  fi: z.string().trim().min(1).max(160),
  sv: z.string().trim().min(1).max(160),
  en: z.string().trim().min(1).max(160),
});
const prose = z.object({ fi: z.string().trim().max(2000), sv: z.string().trim().max(2000), en: z.string().trim().max(2000) });
const named = z.object({ id: z.string(), name: textSchema });

const draft = z.object({
  slug: z.string().trim().max(60),
  kind,
  name: words,
  intro: prose,
  registerId: id,
  subjectGroup: id,
  purposeId: id.nullable(),
  sourceId: id,
  fields: z.array(z.object({ id, required: z.boolean() })).max(30),
  permissions: z.array(id).max(10),
  origins: z.array(z.string().trim().max(200)).max(10),
});

const numbers = z.object({ shown: z.number(), taken: z.number(), confirmed: z.number(), limited: z.number() });

const form = draft.extend({
  id: z.string(),
  state,
  version: z.number(),
  createdAt: instant,
  name: textSchema,
  intro: textSchema,
  file: z.object({ mediaType: z.string(), size: z.number(), addedAt: instant }).nullable(),
  /** The declaration in force no longer lets it ask what it asks: visitors find it closed. */
  admitted: z.boolean(),
  /** Of the last thirty days. */
  numbers,
  waiting: z.number(),
  stopped: z.number(),
});

const place = z.object({
  registerId: z.string(),
  name: textSchema,
  subjectGroups: z.array(named),
  purposes: z.array(named.extend({ kinds: z.array(kind), basis: z.string(), fields: z.array(named), sources: z.array(named) })),
  permissions: z.array(named.extend({ tracking: z.boolean() })),
  /** What a raffle is entered for and as whom, the best first; `own`: the declaration has something for raffles or events. */
  raffle: z.object({ purposes: z.array(z.string()), subjectGroups: z.array(z.string()), own: z.boolean() }),
});

export const forms = {
  list: route({
    method: 'GET',
    path: '/api/forms',
    summary: 'Forms with their numbers of thirty days, and whether today brings more sign-ups than usual',
    permission: 'marketing.read',
    response: z.object({
      forms: z.array(form),
      today: z.object({ today: z.number(), usual: z.number(), unusual: z.boolean() }),
      mailWorks: z.boolean(),
      origin: z.string(),
    }),
  }),
  today: route({
    method: 'GET',
    path: '/api/forms/today',
    summary: 'Whether today brings more sign-ups than usual',
    permission: 'marketing.read',
    response: z.object({ today: z.number(), usual: z.number(), unusual: z.boolean() }),
  }),
  options: route({
    method: 'GET',
    path: '/api/forms/options',
    summary: 'What the declaration in force lets a form ask, by register and purpose',
    permission: 'marketing.read',
    response: z.object({
      places: z.array(place),
      /** For a guide that is given without keeping anything. */
      anySource: z.string().nullable(),
    }),
  }),
  get: route({
    method: 'GET',
    path: '/api/forms/:id',
    summary: 'One form with its days, what waits, and who confirmed last',
    permission: 'marketing.read',
    params: idParams,
    response: z.object({
      form,
      days: z.array(numbers.extend({ day: isoDate })),
      waiting: z.array(
        z.object({ id: z.string(), state: z.string(), reason: textSchema.nullable(), signedUpAt: instant, goesOn: isoDate }),
      ),
      confirmed: z.array(
        z.object({
          id: z.string(),
          subjectId: z.string(),
          /** Null when the person is no longer in the register. */
          label: z.string().nullable(),
          confirmedAt: instant,
          act: z.enum(['button', 'touch', 'seen']),
          overBan: z.boolean(),
          permitted: z.array(textSchema),
          leftOut: z.array(textSchema),
          page: z.string().nullable(),
        }),
      ),
    }),
  }),
  preview: route({
    method: 'POST',
    path: '/api/forms/preview',
    summary: 'The page that visitors would see, as HTML',
    permission: 'marketing.read',
    body: z.object({ draft, lang: langSchema }),
    response: z.object({ html: z.string(), refusal: z.string().nullable() }),
  }),
  create: route({
    method: 'POST',
    path: '/api/forms',
    summary: 'Make a form; it is a draft until it is opened',
    permission: 'marketing.write',
    body: draft,
    response: z.object({ form }),
  }),
  update: route({
    method: 'PUT',
    path: '/api/forms/:id',
    summary: 'Change a form at the version that was read',
    permission: 'marketing.write',
    params: idParams,
    body: draft.extend({ version: z.number().int() }),
    response: z.object({ form }),
  }),
  setState: route({
    method: 'POST',
    path: '/api/forms/:id/state',
    summary: 'Open or close a form',
    permission: 'marketing.write',
    params: idParams,
    body: z.object({ state, version: z.number().int() }),
    response: z.object({ form }),
  }),
  setFile: route({
    method: 'PUT',
    path: '/api/forms/:id/file',
    summary: 'Give a guide its file: PDF, PNG or JPEG, at most 10 MB, base64',
    permission: 'marketing.write',
    params: idParams,
    body: z.object({ file: z.string().min(1) }),
    response: z.object({ form }),
  }),
  remove: route({
    method: 'DELETE',
    path: '/api/forms/:id',
    summary: 'Take away a form that nobody has confirmed',
    permission: 'marketing.write',
    params: idParams,
    response: done,
  }),
};
