/** Contract of the declaration: reading it, its notice, its versions and drafts. */
import { idParams, instant, isoDate, langSchema, route, textSchema } from '#platform/contract';
import { z } from 'zod';

export const clauseRef = z.object({ section: z.number(), title: textSchema, clauses: z.array(z.string()) });

const ownName = z.string().trim().min(1).max(120);

export const policy = {
  current: route({
    method: 'GET',
    path: '/api/policy',
    summary: 'The declaration in force: registers, fields, sources, purposes',
    permission: 'policy.read',
    response: z.object({
      versionNo: z.number(),
      effectiveFrom: z.string(),
      firm: z.string(),
      registers: z.array(
        z.object({
          id: z.string(),
          name: textSchema,
          subjectGroups: z.array(z.object({ id: z.string(), name: textSchema })),
          fields: z.array(z.string()),
          triggers: z.array(z.string()),
        }),
      ),
      fields: z.array(
        z.object({
          id: z.string(),
          name: textSchema,
          class: z.string(),
          custom: z.boolean(),
          sealed: z.boolean(),
          storable: z.boolean(),
          clause: clauseRef,
        }),
      ),
      sources: z.array(z.object({ id: z.string(), name: textSchema })),
      purposes: z.array(z.object({ id: z.string(), name: textSchema, registers: z.array(z.string()) })),
      features: z.array(z.object({ id: z.string(), on: z.boolean(), missing: z.array(z.string()), clause: clauseRef })),
    }),
  }),
  notice: route({
    method: 'GET',
    path: '/api/policy/notice',
    summary: 'The rendered notice',
    permission: 'policy.read',
    query: z.object({ lang: langSchema, version: z.coerce.number().int().optional() }),
    response: z.object({ html: z.string(), versionNo: z.number() }),
  }),
  art30: route({
    method: 'GET',
    path: '/api/policy/art30',
    summary: 'Record of processing activities',
    permission: 'policy.read',
    query: z.object({ lang: langSchema, format: z.enum(['html', 'json', 'csv']).default('html') }),
    response: z.object({ content: z.string() }),
  }),
  versions: route({
    method: 'GET',
    path: '/api/policy/versions',
    summary: 'All published versions',
    permission: 'policy.read',
    response: z.object({
      versions: z.array(
        z.object({
          no: z.number(),
          effectiveFrom: z.string(),
          publishedAt: instant,
          hash: z.string(),
          /** Published for a later day: it can still be taken back. */
          coming: z.boolean(),
          withdrawnAt: instant.nullable(),
        }),
      ),
      drafts: z.array(z.object({ id: z.string(), note: z.string(), createdAt: instant, savedAt: instant })),
    }),
  }),
  withdraw: route({
    method: 'POST',
    path: '/api/policy/versions/:no/withdraw',
    summary: 'Take back a version before its day; its text becomes a draft again',
    permission: 'policy.publish',
    params: z.object({ no: z.coerce.number().int() }),
    response: z.object({ draftId: z.string() }),
  }),
  draftField: route({
    method: 'POST',
    path: '/api/policy/drafts',
    summary: 'Draft the clause that would declare a field',
    permission: 'policy.publish',
    body: z.object({
      registerId: z.string(),
      fieldIds: z.array(z.string()).default([]),
      /** A datum that the catalogue does not name. */
      own: z
        .object({ name: z.object({ fi: ownName, sv: ownName, en: ownName }), class: z.enum(['ordinary', 'contact', 'financial']) })
        .optional(),
      /** The open draft that goes on; a new one is begun when it is gone. */
      onto: z.string().max(64).optional(),
      /** The purpose for which the fields are wanted. */
      purposeId: z.string().optional(),
      /** Drafts a purpose and a group of its own with them. */
      as: z.enum(['raffles', 'visits']).optional(),
    }),
    response: z.object({ draftId: z.string(), yaml: z.string(), added: z.array(z.string()) }),
  }),
  draft: route({
    method: 'GET',
    path: '/api/policy/drafts/:id',
    summary: 'Read a draft, with what it changes',
    permission: 'policy.publish',
    params: idParams,
    response: z.object({
      id: z.string(),
      yaml: z.string(),
      note: z.string(),
      /** Given back when saving: another hand since is a conflict. */
      revision: z.number(),
      savedAt: instant,
      baseVersionNo: z.number().nullable(),
      lines: z.array(z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() })),
    }),
  }),
  publishDraft: route({
    method: 'POST',
    path: '/api/policy/drafts/:id/publish',
    summary: 'Check the draft and publish it as the next version, from today or a later day',
    permission: 'policy.publish',
    params: idParams,
    body: z
      .object({
        /** Today when absent; a later day lets people hear of it first. */
        effectiveFrom: isoDate.optional(),
        /** The revision whose impact was read: another hand since is a conflict. */
        revision: z.number().int().optional(),
        /** Ids of the entries of `tell` in the impact that the owner has read: all of them. */
        acknowledged: z.array(z.string().max(300)).max(2000).default([]),
      })
      .nullish(),
    response: z.object({
      versionNo: z.number(),
      effectiveFrom: isoDate,
      /** False: the version stands, but what it changes in the register is still being worked through. */
      applied: z.boolean(),
    }),
  }),
};
