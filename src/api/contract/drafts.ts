/** Contract of changing the declaration: reading a notice, drafts, what is wrong with one, what it would change, publishing. */
import { done, idParams, instant, isoDate, langSchema, route, textSchema } from '#platform/contract';
import { z } from 'zod';
import { problem } from './access.ts';

/** A declaration as YAML. */
const yaml = z.string().max(400_000);
const place = z.object({ start: z.number(), end: z.number(), line: z.number() });
const value = z.union([z.string(), z.boolean(), z.array(z.string())]);

/** What the lint says of one place; `fixable` when one click can mend it safely. */
export const finding = z.object({
  id: z.string(),
  code: z.string(),
  severity: z.enum(['error', 'warning', 'note']),
  title: textSchema,
  why: textSchema,
  law: textSchema.nullable(),
  rule: z.string(),
  path: z.string(),
  clause: z.string().nullable(),
  place: place.nullable(),
  fix: textSchema.nullable(),
  /** True when the draft already says it right: the fault is in the notice alone. */
  settled: z.boolean().optional(),
});
const fact = z.object({
  /** Known by its path: one path is one fact. */
  path: z.string(),
  kind: z.string(),
  /** What was read, in words. */
  label: textSchema,
  value: z.record(z.string(), value),
  place,
  also: z.array(place),
  confidence: z.number(),
});
/** A text of which one language changed and the others did not: nobody has said that they still mean the same. */
export const staleText = z.object({ path: z.string(), changed: z.array(langSchema), stale: z.array(langSchema), text: textSchema });

/** Words in three languages, or one value as it is written; null is not there. */
const said = z.union([textSchema, z.string()]).nullable();
const mergeConflict = z.object({
  path: z.string(),
  section: textSchema,
  name: textSchema.nullable(),
  base: said,
  /** What the draft says, and what was published. */
  ours: said,
  theirs: said,
});

export const change = z.object({
  id: z.string(),
  kind: z.enum(['added', 'removed', 'changed']),
  /** Part of the declaration: registers, purposes, dataGroups, retention … */
  part: z.string(),
  path: z.string(),
  /** The change as a sentence. */
  text: textSchema,
  /** What follows from it for people and for the firm, as sentences. */
  effects: z.array(textSchema),
});
/** What publishing would do to the running register, counted in it. */
export const impact = z.object({
  changes: z.array(change),
  /** Data that would no longer be declared: how many people lose a value, and for how many it stays because another of their registers declares it. */
  undeclared: z.array(
    z.object({ registerId: z.string(), fieldId: z.string(), name: textSchema, people: z.number(), kept: z.number(), sealed: z.boolean() }),
  ),
  /** Days that move, by register and rule; `goAtOnce` would be erased by the next night. */
  moves: z.array(
    z.object({
      registerId: z.string(),
      register: textSchema,
      /** The membership as a whole, a data group with its own rules, or the day on which a review opens. */
      what: z.enum(['membership', 'group', 'review']),
      group: textSchema.nullable(),
      ruleId: z.string(),
      rule: textSchema,
      /** All whom the rule decides; those that move are `earlier` and `later`. */
      people: z.number(),
      earlier: z.number(),
      later: z.number(),
      goAtOnce: z.number(),
      /** They would go by the next night as well, but a hold, a restriction or a statute keeps them. */
      held: z.number(),
      /** First and last day of those that move. */
      firstBefore: isoDate.nullable(),
      lastBefore: isoDate.nullable(),
      firstAfter: isoDate.nullable(),
      lastAfter: isoDate.nullable(),
    }),
  ),
  /** Whom to tell before the change (Art. 13(3)), and whose consent must be asked again. Publishing takes the ids that were acknowledged. */
  tell: z.array(z.object({ id: z.string(), why: textSchema, registerIds: z.array(z.string()), people: z.number(), ask: z.boolean() })),
  /** Why the draft cannot be published: a promise that would be untrue. */
  refusals: z.array(z.object({ code: z.string(), text: textSchema, path: z.string() })),
});

export const drafts = {
  read: route({
    method: 'POST',
    path: '/api/policy/read',
    summary: 'Read a notice: facts with their places, a draft declaration, what is wrong, what was not understood',
    permission: 'policy.publish',
    body: z.object({
      text: z.string().max(1_000_000).optional(),
      /** A .txt, .md, .html, .docx or text PDF, base64. */
      file: z.object({ name: z.string().max(300), base64: z.string().max(14_000_000) }).optional(),
      rejected: z.array(z.string().max(500)).max(5000).default([]),
      changed: z
        .array(z.object({ path: z.string().max(500), value: z.record(z.string(), value) }))
        .max(5000)
        .default([]),
    }),
    response: z.object({
      language: z.enum(['fi', 'sv', 'en', 'unknown']),
      text: z.string(),
      facts: z.array(fact),
      notUnderstood: z.array(z.object({ text: z.string(), place, why: z.enum(['chrome', 'unknown']) })),
      findings: z.array(finding),
      yaml: z.string().nullable(),
      problems: z.array(problem),
    }),
  }),
  begin: route({
    method: 'POST',
    path: '/api/policy/drafts/begin',
    summary: 'Begin a draft from the newest version or from a declaration given',
    permission: 'policy.publish',
    body: z.object({ yaml: yaml.optional(), note: z.string().max(300).default('') }),
    response: z.object({ id: z.string() }),
  }),
  save: route({
    method: 'PUT',
    path: '/api/policy/drafts/:id',
    summary: 'Keep the text of a draft, right or wrong; another hand since is a conflict',
    permission: 'policy.publish',
    params: idParams,
    body: z.object({ yaml, note: z.string().max(300).optional(), revision: z.number().int() }),
    response: z.object({ revision: z.number(), savedAt: instant }),
  }),
  discard: route({
    method: 'DELETE',
    path: '/api/policy/drafts/:id',
    summary: 'Throw a draft away',
    permission: 'policy.publish',
    params: idParams,
    response: done,
  }),
  look: route({
    method: 'POST',
    path: '/api/policy/look',
    summary: 'What a text would be as a declaration: problems, findings, the notice, retention in words',
    permission: 'policy.publish',
    body: z.object({ yaml, lang: langSchema }),
    response: z.object({
      problems: z.array(problem),
      findings: z.array(finding),
      /** Null while the text is no declaration. */
      notice: z.string().nullable(),
      retention: z.array(z.object({ id: z.string(), short: textSchema, full: textSchema })),
    }),
  }),
  fix: route({
    method: 'POST',
    path: '/api/policy/fix',
    summary: 'Mend findings that one click can mend; comments and order of the text stay',
    permission: 'policy.publish',
    body: z.object({ yaml, findings: z.array(z.string().max(500)).min(1).max(500) }),
    response: z.object({ yaml: z.string(), fixed: z.array(z.string()) }),
  }),
  impact: route({
    method: 'GET',
    path: '/api/policy/drafts/:id/impact',
    summary: 'What publishing the draft would change, for whom, and what stands in its way',
    permission: 'policy.publish',
    params: idParams,
    query: z.object({ effectiveFrom: isoDate.optional() }),
    response: impact.extend({
      effectiveFrom: isoDate,
      stale: z.array(staleText),
      findings: z.array(finding),
      problems: z.array(problem),
      baseIsNewest: z.boolean(),
      /** Of the text that was judged; given back when publishing or confirming. */
      revision: z.number(),
    }),
  }),
  merge: route({
    method: 'GET',
    path: '/api/policy/drafts/:id/merge',
    summary:
      'What the draft and the versions published after it was begun say of the same places: what each changed to something else is asked',
    permission: 'policy.publish',
    params: idParams,
    response: z.object({
      /** The newest version, whose changes the draft does not hold; null when it holds them. */
      newest: z.number().nullable(),
      conflicts: z.array(mergeConflict),
      revision: z.number(),
    }),
  }),
  takeUp: route({
    method: 'POST',
    path: '/api/policy/drafts/:id/merge',
    summary: 'Take the newest version into the draft, each conflict as chosen; the draft then goes on from that version',
    permission: 'policy.publish',
    params: idParams,
    body: z.object({
      revision: z.number().int(),
      newest: z.number().int(),
      choices: z.array(z.object({ path: z.string().max(500), take: z.enum(['ours', 'theirs']) })).max(2000),
    }),
    response: z.object({ revision: z.number() }),
  }),
  confirmTexts: route({
    method: 'POST',
    path: '/api/policy/drafts/:id/texts',
    summary: 'Say that texts still mean the same in every language',
    permission: 'policy.publish',
    params: idParams,
    body: z.object({ paths: z.array(z.string().max(300)).min(1).max(2000), revision: z.number().int().optional() }),
    response: z.object({ stale: z.array(staleText) }),
  }),
};
