/** Contract of imports. */
import { done, idParams, isoDate, route, textSchema } from '#platform/contract';
import { z } from 'zod';

const importColumn = z.object({
  column: z.string(),
  field: z.string().nullable(),
  examples: z.array(z.string()),
  refused: textSchema.nullable(),
});
const importState = z.object({
  id: z.string(),
  state: z.enum(['running', 'done', 'cancelled', 'failed']),
  rows: z.number(),
  done: z.number(),
  created: z.number(),
  merged: z.number(),
  failed: z.number(),
  banned: z.number(),
});
const rowProblem = z.object({ line: z.number(), field: z.string().nullable(), message: textSchema });
/** One upload of CSV text: no multipart, so the same call serves the browser and scripts. */
const importIn = z.object({
  csv: z.string().max(80_000_000),
  registerId: z.string(),
  mapping: z.record(z.string(), z.string().nullable()),
});

export const imports = {
  detect: route({
    method: 'POST',
    path: '/api/imports/detect',
    summary: 'Detect delimiter and columns and propose a mapping',
    permission: 'people.import',
    body: z.object({ head: z.string().max(200_000), registerId: z.string() }),
    response: z.object({
      delimiter: z.string(),
      columns: z.array(importColumn),
      fields: z.array(z.object({ id: z.string(), name: textSchema })),
    }),
  }),
  preview: route({
    method: 'POST',
    path: '/api/imports/preview',
    summary: 'What the import would do, without writing',
    permission: 'people.import',
    body: importIn,
    response: z.object({
      rows: z.number(),
      valid: z.number(),
      duplicates: z.number(),
      /** Rows whose holder asked not to be taken in again; nothing is wrong with them. */
      banned: z.number(),
      faulty: z.number(),
      /** What the file offers and this register cannot use, with the place in the notice. */
      warnings: z.array(textSchema),
      errors: z.array(rowProblem),
      bannedRows: z.array(rowProblem),
      sample: z.array(z.record(z.string(), z.string())),
    }),
  }),
  start: route({
    method: 'POST',
    path: '/api/imports',
    summary: 'Import; good rows are stored, bad rows come back',
    permission: 'people.import',
    body: importIn.extend({ subjectGroup: z.string(), source: z.string(), purpose: z.string().optional(), since: isoDate }),
    response: importState,
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
    summary: 'The failed rows as CSV, with reasons',
    permission: 'people.import',
    params: idParams,
    response: z.object({ csv: z.string() }),
  }),
};
