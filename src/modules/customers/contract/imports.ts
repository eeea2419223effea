/** Contract of imports: a file is uploaded, read, checked as a whole, run, and can be taken back. */
import { done, idParams, instant, isoDate, langSchema, route, textSchema, uploaded } from '#platform/contract';
import { z } from 'zod';

const about = z.enum(['people', 'organisations']);
const importState = z.object({
  id: z.string(),
  state: z.enum(['running', 'done', 'cancelled', 'failed', 'interrupted', 'reversing', 'reversed']),
  rows: z.number(),
  done: z.number(),
  created: z.number(),
  /** Those who were there, whether they got something or lacked nothing. */
  merged: z.number(),
  same: z.number(),
  failed: z.number(),
  banned: z.number(),
  erased: z.number(),
  permitted: z.number(),
  unpermitted: z.number(),
});

/** How the file is to be read; what is left out is found by looking. */
const reading = z.object({
  sheet: z.string().max(200).optional(),
  delimiter: z.string().max(4).optional(),
  encoding: z.string().max(40).optional(),
});
const decision = z.union([z.object({ as: z.enum(['new', 'skip']) }), z.object({ as: z.literal('same'), subjectId: z.string().max(64) })]);
const permission = z.object({
  act: z.enum(['consent-given', 'customer-exception']),
  purpose: z.string(),
  channels: z.array(z.enum(['email', 'sms', 'phone', 'post'])).min(1),
  on: isoDate,
  way: z.enum(['in-person', 'phone', 'email', 'letter', 'paper-form', 'web-form', 'sale']),
  lang: langSchema,
  text: z.string().max(4000),
  evidence: z.string().max(1000),
});
const importIn = reading.extend({
  upload: z.string().max(64),
  about: about.default('people'),
  registerId: z.string(),
  subjectGroup: z.string(),
  since: isoDate,
  /** Target of each column by its heading. */
  mapping: z.record(z.string(), z.string().nullable()),
  constants: z.record(z.string(), z.string().max(500)).default({}),
  dates: z.record(z.string(), z.enum(['dmy', 'mdy', 'ymd'])).default({}),
  mode: z.enum(['add', 'complete', 'update']).default('complete'),
  /** What becomes of a row that may be somebody who is there. */
  doubt: z.enum(['skip', 'new', 'same']).default('skip'),
  decisions: z.record(z.string(), decision).default({}),
  edits: z.record(z.string(), z.record(z.string(), z.string().max(10_000))).default({}),
  permission: permission.optional(),
});

const importColumn = z.object({
  column: z.string(),
  field: z.string().nullable(),
  /** What its heading says, wherever it went the last time. */
  proposed: z.string().nullable(),
  examples: z.array(z.string()),
  /** Why the column cannot be imported, and the fields whose declaration would let it in. */
  refused: textSchema.nullable(),
  declare: z.array(z.string()),
  /** It could be declared by its own name. */
  own: z.boolean(),
  /** Figures that leave open which is the day and which the month. */
  ambiguous: z.boolean(),
});
const row = z.object({
  line: z.number(),
  cells: z.array(z.string()),
  field: z.string().nullable(),
  message: textSchema.nullable(),
  /** Those it may be. */
  maybe: z.array(z.object({ id: z.string(), label: z.string(), detail: z.string() })),
  /** What it would give to somebody who is there. */
  gives: z.array(textSchema),
});
const group = z.enum(['new', 'update', 'same', 'uncertain', 'duplicate', 'refused', 'banned', 'erased', 'left-out']);

export const imports = {
  upload: route({
    method: 'POST',
    path: '/api/imports/uploads',
    summary: 'Park a file, sealed, until it is imported; two hours at most',
    permission: 'people.import',
    query: z.object({ name: z.string().max(300) }),
    upload: true,
    body: uploaded,
    response: z.object({ id: z.string(), size: z.number(), name: z.string(), most: z.number() }),
  }),
  discard: route({
    method: 'DELETE',
    path: '/api/imports/uploads/:id',
    summary: 'Forget a parked file',
    permission: 'people.import',
    params: idParams,
    response: done,
  }),
  read: route({
    method: 'POST',
    path: '/api/imports/uploads/:id/read',
    summary: 'Read a parked file as a table and propose where its columns go',
    permission: 'people.import',
    params: idParams,
    body: reading.extend({ registerId: z.string(), about: about.default('people') }),
    response: z.object({
      format: z.string(),
      encoding: z.string(),
      delimiter: z.string(),
      sheets: z.array(z.string()),
      sheet: z.string().nullable(),
      rows: z.number(),
      notes: z.array(textSchema),
      sample: z.array(z.array(z.string())),
      columns: z.array(importColumn),
      fields: z.array(z.object({ id: z.string(), name: textSchema })),
      /** Names of those who may change the declaration. */
      declarers: z.array(z.string()),
      /** The columns went there the last time. */
      remembered: z.boolean(),
      /** An interrupted run of the same file, which can go on. */
      resumable: z.object({ id: z.string(), done: z.number(), rows: z.number() }).nullable(),
      /** What a permission of the file could be about, and by which channels. */
      purposes: z.array(
        z.object({
          id: z.string(),
          name: textSchema,
          kind: z.enum(['consent', 'marketing', 'service']),
          channels: z.array(z.string()),
          wording: textSchema,
        }),
      ),
    }),
  }),
  check: route({
    method: 'POST',
    path: '/api/imports/check',
    summary: 'What the import would do with every row, without writing',
    permission: 'people.import',
    body: importIn,
    response: z.object({
      rows: z.number(),
      /** Rows that would be stored. */
      stored: z.number(),
      groups: z.array(z.object({ group, count: z.number(), rows: z.array(row) })),
      /** What the file offers and this register cannot use, with the place in the notice. */
      warnings: z.array(textSchema),
    }),
  }),
  checkRows: route({
    method: 'POST',
    path: '/api/imports/check/rows',
    summary: 'More rows of one group of the check, after the last that was shown',
    permission: 'people.import',
    body: importIn.extend({ group, after: z.number().int() }),
    response: z.object({ rows: z.array(row) }),
  }),
  start: route({
    method: 'POST',
    path: '/api/imports',
    summary: 'Import; good rows are stored, the others come back',
    permission: 'people.import',
    body: importIn.extend({ source: z.string(), purpose: z.string().optional(), resumes: z.string().optional() }),
    response: importState,
  }),
  list: route({
    method: 'GET',
    path: '/api/imports',
    summary: 'Imports so far, newest first',
    permission: 'people.import',
    response: z.object({
      rows: z.array(
        importState.extend({
          about,
          registerId: z.string(),
          source: textSchema,
          mode: z.string(),
          who: z.string(),
          startedAt: instant,
          finishedAt: instant.nullable(),
          reversedAt: instant.nullable(),
          removed: z.number(),
          restored: z.number(),
          kept: z.number(),
          /** Until when it can be taken back; null when that is over. */
          reversibleUntil: instant.nullable(),
        }),
      ),
    }),
  }),
  get: route({
    method: 'GET',
    path: '/api/imports/:id',
    summary: 'Progress of an import',
    permission: 'people.import',
    params: idParams,
    response: importState,
  }),
  cancel: route({
    method: 'DELETE',
    path: '/api/imports/:id',
    summary: 'Stop after the current batch; what was acknowledged stays',
    permission: 'people.import',
    params: idParams,
    response: done,
  }),
  errors: route({
    method: 'GET',
    path: '/api/imports/:id/errors',
    summary: 'The rows that were not stored, with reasons, ready to be imported again',
    permission: 'people.import',
    params: idParams,
    response: z.object({ csv: z.string() }),
  }),
  errorBook: route({
    method: 'GET',
    path: '/api/imports/:id/errors/workbook',
    summary: 'The same rows as a workbook, in base64',
    permission: 'people.import',
    params: idParams,
    response: z.object({ file: z.string() }),
  }),
  reversal: route({
    method: 'GET',
    path: '/api/imports/:id/reversal',
    summary: 'What taking the import back would do',
    permission: 'people.import',
    params: idParams,
    response: z.object({ removes: z.number(), restores: z.number(), keeps: z.number(), bans: z.number() }),
  }),
  reverse: route({
    method: 'POST',
    path: '/api/imports/:id/reversal',
    summary: 'Take the whole import back; what others have changed since stays',
    permission: 'people.import',
    params: idParams,
    response: done,
  }),
};
