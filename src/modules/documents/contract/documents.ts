/** Contract of papers on file: what the owner and colleagues read and file. Held vouchers are in none of these answers. */
import { done, fileBytes, idParams, isoDate, route } from '#platform/contract';
import { z } from 'zod';
import { paper, paperKind, paperNumber } from './shapes.ts';

const month = z.number().int().min(1).max(12);

export const documents = {
  ofSubject: route({
    method: 'GET',
    path: '/api/subjects/:id/documents',
    summary: 'Papers on file on one person or organisation',
    permission: 'documents.read',
    params: idParams,
    response: z.object({
      documents: z.array(paper),
      /** Kinds that a register of the subject declares. */
      kinds: z.array(paperKind),
      /** Vouchers that only law still keeps; the accountant reads them. */
      held: z.number(),
    }),
  }),
  list: route({
    method: 'GET',
    path: '/api/documents',
    summary: 'Papers on file, newest first, found by number',
    permission: 'documents.read',
    query: z.object({
      q: z.string().max(60).optional(),
      kind: paperKind.optional(),
      after: z.string().max(400).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    response: z.object({
      rows: z.array(paper.extend({ subjectId: z.string(), subjectKind: z.enum(['person', 'organisation']), label: z.string() })),
      next: z.string().nullable(),
    }),
  }),
  file: route({
    method: 'POST',
    path: '/api/subjects/:id/documents',
    summary: 'File a paper: PDF, PNG or JPEG, at most 10 MB, base64',
    permission: 'documents.write',
    params: idParams,
    body: z.object({
      kind: paperKind,
      number: paperNumber.nullable().optional(),
      dated: isoDate,
      title: z.string().trim().max(200).nullable().optional(),
      amountCents: z.number().int().min(-1_000_000_000_00).max(1_000_000_000_00).nullable().optional(),
      file: z.string().min(1),
    }),
    response: z.object({ document: paper }),
  }),
  open: route({
    method: 'GET',
    path: '/api/documents/:id/file',
    summary: 'The file of a paper; the log tells that it was opened',
    permission: 'documents.read',
    params: idParams,
    response: fileBytes,
    file: true,
  }),
  remove: route({
    method: 'DELETE',
    path: '/api/documents/:id',
    summary: 'Take a paper away; a voucher only when it was filed by mistake',
    permission: 'documents.write',
    params: idParams,
    query: z.object({ why: z.enum(['wrong-subject', 'duplicate', 'not-a-voucher']).optional() }),
    response: done,
  }),
  year: route({
    method: 'GET',
    path: '/api/documents/year',
    summary: 'The month in which the financial year ends',
    permission: 'documents.read',
    response: z.object({ endsInMonth: month }),
  }),
  setYear: route({
    method: 'PUT',
    path: '/api/documents/year',
    summary: 'Say in which month the financial year ends; counts for vouchers filed from now on',
    permission: 'settings.write',
    body: z.object({ endsInMonth: month }),
    response: z.object({ endsInMonth: month }),
  }),
};
