/** Contract of lists that come from other tools and of the copy that keeps an outside tool in step: tried first, then done. */
import { isoDate, langSchema, route, textSchema, uploaded } from '#platform/contract';
import { z } from 'zod';

/** Which column is what, by its heading; an empty one says that none is. */
const heading = z.string().max(300).optional();
const chosen = z.object({ address: heading, time: heading, fullName: heading, givenName: heading, familyName: heading, language: heading });
const kind = z.enum(['subscribed', 'unsubscribed', 'cleaned', 'banned']);
const aside = z.object({ line: z.number(), why: textSchema });
const outcome = z.object({
  name: z.string(),
  kind,
  rows: z.number(),
  /** How many rows came to what: codes of outcomes, or of people. */
  counts: z.array(z.object({ what: z.string(), n: z.number() })),
  /** The first rows that did not simply work. */
  aside: z.array(aside),
  /** Columns of subscribers that hold something and stay out. */
  unbrought: z.array(z.string()),
});
const sync = { recipientId: z.string().max(100), purpose: z.string().max(100), register: z.string().max(100) };

/** What is said of a file beside its bytes: as JSON, because the body is the file itself. */
export const listWish = z.object({
  dry: z.boolean(),
  /** What each table of the file is, by its name; one that is not named is left out. */
  kinds: z.record(z.string().max(300), kind),
  /** Columns chosen by hand, by the name of the list. */
  columns: z.record(z.string().max(300), chosen).optional(),
  /** The one purpose that people left; null for all marketing by e-mail. */
  purpose: z.string().max(100).nullable(),
  subscribed: z
    .object({
      registerId: z.string().max(100),
      subjectGroup: z.string().max(100),
      source: z.string().max(100),
      consent: z
        .object({
          purpose: z.string().max(100),
          lang: langSchema,
          text: z.string().trim().min(1).max(4000),
          evidence: z.string().trim().min(1).max(1000),
        })
        .optional(),
    })
    .optional(),
});

export const lists = {
  look: route({
    method: 'POST',
    path: '/api/lists/look',
    summary: 'Tell which lists a file of another tool holds; nothing is stored',
    permission: 'people.import',
    query: z.object({ name: z.string().max(300) }),
    upload: true,
    body: uploaded,
    response: z.object({
      lists: z.array(
        z.object({
          name: z.string(),
          kind: kind.nullable(),
          rows: z.number(),
          hashes: z.number(),
          dated: z.number(),
          headings: z.array(z.string()),
          /** What was recognised: the heading of the column for each role. */
          columns: chosen,
        }),
      ),
    }),
  }),
  run: route({
    method: 'POST',
    path: '/api/lists/run',
    summary: 'Take the lists of a file in, or try it: bans and dead addresses of known people at once, the rest as keyed hashes',
    permission: 'people.import',
    query: z.object({ name: z.string().max(300), wish: z.string().max(8000) }),
    upload: true,
    body: uploaded,
    response: z.object({ dry: z.boolean(), lists: z.array(outcome) }),
  }),
  syncPlan: route({
    method: 'POST',
    path: '/api/lists/sync/plan',
    summary: 'Who would be in the copy for an outside tool, and whom the tool must remove',
    permission: 'marketing.read',
    body: z.object(sync),
    response: z.object({
      columns: z.array(z.string()),
      people: z.number(),
      left: z.array(z.object({ why: z.string(), n: z.number() })),
      removals: z.number(),
      latest: isoDate,
    }),
  }),
  syncFile: route({
    method: 'POST',
    path: '/api/lists/sync',
    summary: 'Make the copy: only the fields that the notice gives the tool, removals last, each person logged',
    permission: 'marketing.send',
    body: z.object({ ...sync, destroyBy: isoDate }),
    response: z.object({ name: z.string(), text: z.string() }),
  }),
};
