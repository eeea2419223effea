/** Contract of the promise machine: policy, retention, erasure, promises and audit. */
import { done, idParams, instant, isoDate, langSchema, route, textSchema } from '#platform/contract'
import { z } from 'zod'

const verdict = z.enum(['kept', 'broken', 'unknown'])
const clauseRef = z.object({ section: z.number(), title: textSchema, clauses: z.array(z.string()) })

export const policy = {
  current: route({ method: 'GET', path: '/api/policy', summary: 'The declaration in force: registers, fields, sources, purposes', permission: 'policy.read',
    response: z.object({
      versionNo: z.number(), effectiveFrom: z.string(), firm: z.string(),
      registers: z.array(z.object({ id: z.string(), name: textSchema, subjectGroups: z.array(z.object({ id: z.string(), name: textSchema })), fields: z.array(z.string()), triggers: z.array(z.string()) })),
      fields: z.array(z.object({ id: z.string(), name: textSchema, class: z.string(), custom: z.boolean(), sealed: z.boolean(), storable: z.boolean(), clause: clauseRef })),
      sources: z.array(z.object({ id: z.string(), name: textSchema })), purposes: z.array(z.object({ id: z.string(), name: textSchema, registers: z.array(z.string()) })),
      features: z.array(z.object({ id: z.string(), on: z.boolean(), missing: z.array(z.string()), clause: clauseRef })),
    }) }),
  notice: route({ method: 'GET', path: '/api/policy/notice', summary: 'The rendered notice', permission: 'policy.read', query: z.object({ lang: langSchema, version: z.coerce.number().int().optional() }), response: z.object({ html: z.string(), versionNo: z.number() }) }),
  art30: route({ method: 'GET', path: '/api/policy/art30', summary: 'Record of processing activities', permission: 'policy.read', query: z.object({ lang: langSchema, format: z.enum(['html', 'json', 'csv']).default('html') }), response: z.object({ content: z.string() }) }),
  versions: route({ method: 'GET', path: '/api/policy/versions', summary: 'All published versions', permission: 'policy.read', response: z.object({ versions: z.array(z.object({ no: z.number(), effectiveFrom: z.string(), publishedAt: instant, hash: z.string() })), drafts: z.array(z.object({ id: z.string(), note: z.string(), createdAt: instant })) }) }),
  draftField: route({ method: 'POST', path: '/api/policy/drafts', summary: 'Draft the clause that would declare a field', permission: 'policy.publish', body: z.object({ registerId: z.string(), fieldIds: z.array(z.string()).min(1) }), response: z.object({ draftId: z.string(), yaml: z.string(), added: z.array(z.string()) }) }),
  draft: route({ method: 'GET', path: '/api/policy/drafts/:id', summary: 'Read a draft, with what it changes', permission: 'policy.publish', params: idParams, response: z.object({ id: z.string(), yaml: z.string(), note: z.string(), lines: z.array(z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() })) }) }),
  publishDraft: route({ method: 'POST', path: '/api/policy/drafts/:id/publish', summary: 'Check the draft and publish it as the next version', permission: 'policy.publish', params: idParams, response: z.object({ versionNo: z.number() }) }),
}

const stored = z.object({ kind: z.string(), name: textSchema, action: z.enum(['delete', 'blank', 'keep']), count: z.number(), keepUntil: z.string().nullable(), basis: textSchema.nullable() })
const dueRow = z.object({ subjectId: z.string(), membershipId: z.string(), label: z.string(), registerId: z.string(), dueOn: isoDate, explanation: textSchema })
const reviewRow = z.object({ id: z.string(), subjectId: z.string(), label: z.string(), registerId: z.string(), openedOn: isoDate, decideBy: isoDate, explanation: textSchema })
const holdRow = z.object({ id: z.string(), subjectId: z.string(), label: z.string(), fields: z.array(z.string()), reason: z.string(), law: z.string(), placedAt: instant, reviewOn: isoDate })

export const retention = {
  calendar: route({ method: 'GET', path: '/api/retention/calendar', summary: 'The coming twelve months: how many go, and why', permission: 'retention.read',
    response: z.object({ from: isoDate, months: z.array(z.object({ month: z.string(), total: z.number(), rules: z.array(z.object({ registerId: z.string(), ruleId: z.string(), reason: textSchema, count: z.number() })) })), overdue: z.number(), onHold: z.number() }) }),
  month: route({ method: 'GET', path: '/api/retention/calendar/:month', summary: 'Who goes in a month (YYYY-MM)', permission: 'retention.read', params: z.object({ month: z.string().regex(/^\d{4}-\d{2}$/) }), query: z.object({ ruleId: z.string().optional(), after: z.string().optional() }), response: z.object({ rows: z.array(dueRow), next: z.string().nullable() }) }),
  runs: route({ method: 'GET', path: '/api/retention/runs', summary: 'Nightly runs, newest first, with what was skipped', permission: 'retention.read',
    response: z.object({ runs: z.array(z.object({ id: z.string(), startedAt: instant, finishedAt: instant.nullable(), due: z.number(), ended: z.number(), erased: z.number(), reviewed: z.number(), skipped: z.number(), failed: z.number() })), skips: z.array(z.object({ subjectId: z.string(), label: z.string(), reason: textSchema, nextOn: isoDate.nullable() })), nextRunAt: instant }) }),
  run: route({ method: 'POST', path: '/api/retention/runs', summary: 'Run retention now', permission: 'retention.decide', response: z.object({ runId: z.string(), due: z.number(), erased: z.number(), ended: z.number(), skipped: z.number(), failed: z.number() }) }),
  reviews: route({ method: 'GET', path: '/api/retention/reviews', summary: 'Inactive customers waiting for a decision', permission: 'retention.read', response: z.object({ rows: z.array(reviewRow), total: z.number() }) }),
  decide: route({ method: 'POST', path: '/api/retention/reviews/decide', summary: 'Decide one or many, with sign-off', permission: 'retention.decide', body: z.object({ ids: z.array(z.string()).min(1).max(5000), decision: z.enum(['keep', 'erase']), note: z.string().max(500).default('') }), response: z.object({ decided: z.number() }) }),
  holds: route({ method: 'GET', path: '/api/holds', summary: 'Holds in force', permission: 'retention.read', query: z.object({ subjectId: z.string().optional() }), response: z.object({ holds: z.array(holdRow) }) }),
  placeHold: route({ method: 'POST', path: '/api/holds', summary: 'Hold data against erasure, with reason, law and review date', permission: 'holds.write', body: z.object({ subjectId: z.string(), fields: z.array(z.string()), reason: z.string().min(3).max(500), law: z.string().min(2).max(200), reviewOn: isoDate }), response: z.object({ id: z.string() }) }),
  releaseHold: route({ method: 'DELETE', path: '/api/holds/:id', summary: 'Release a hold', permission: 'holds.write', params: idParams, response: done }),
}

const erasureRow = z.object({ id: z.string(), state: z.enum(['planned', 'erased', 'certified', 'cancelled']), ground: z.string(), receivedAt: instant, deadlineAt: instant, certifiedAt: instant.nullable() })
export const rights = {
  plan: route({ method: 'GET', path: '/api/subjects/:id/erasure-plan', summary: 'What would go, what would stay and why', permission: 'people.read', params: idParams, response: z.object({ stores: z.array(stored), holds: z.array(holdRow), kept: z.array(z.object({ field: z.string(), name: textSchema, reason: z.enum(['hold', 'floor']), until: isoDate.nullable(), law: textSchema })), blocked: z.enum(['restriction', 'hold']).nullable(), deadlineHours: z.number() }) }),
  erase: route({ method: 'POST', path: '/api/subjects/:id/erasure', summary: 'Erase one person now, with certificate', permission: 'people.erase', params: idParams, body: z.object({ ground: z.enum(['request', 'owner']), receivedAt: instant.optional() }), response: z.object({ erasure: erasureRow, certificate: z.record(z.string(), z.unknown()).nullable() }) }),
  erasures: route({ method: 'GET', path: '/api/erasures', summary: 'Erasures done, ids and counts only', permission: 'audit.read', response: z.object({ rows: z.array(erasureRow) }) }),
  certificate: route({ method: 'GET', path: '/api/erasures/:id/certificate', summary: 'The signed certificate of one erasure', permission: 'people.read', params: idParams, response: z.object({ certificate: z.record(z.string(), z.unknown()).nullable() }) }),
  held: route({ method: 'GET', path: '/api/subjects/:id/held', summary: 'The lens: each value held, from where, since when, why, until when', permission: 'people.read', params: idParams,
    response: z.object({ values: z.array(z.object({ kind: z.string(), recordId: z.string(), field: z.string(), name: textSchema, value: z.string(), source: textSchema, recordedAt: instant, purpose: textSchema, until: isoDate.nullable(), explanation: textSchema, clause: clauseRef })) }) }),
}

const promise = z.object({
  id: z.string(), section: z.string(), sectionTitle: textSchema, clauses: z.array(z.string()), text: textSchema, nature: z.enum(['fact', 'automatic', 'attested', 'superseded']), law: z.string().nullable(), stated: textSchema.nullable(),
  verdict: verdict.nullable(), figure: z.object({ n: z.number(), of: z.number().nullable() }).nullable(), evidence: textSchema.nullable(), at: instant.nullable(), task: textSchema.nullable(),
  attestation: z.object({ signedAt: instant, dueOn: isoDate, person: z.string(), place: z.string(), note: z.string() }).nullable(), attestable: z.boolean(),
})
export const promises = {
  list: route({ method: 'GET', path: '/api/promises', summary: 'Every clause with its verdict and evidence', permission: 'promises.read',
    response: z.object({ lookedAt: instant.nullable(), counts: z.object({ kept: z.number(), broken: z.number(), unknown: z.number(), superseded: z.number() }), promises: z.array(promise), days: z.array(z.object({ day: isoDate, kept: z.number(), broken: z.number(), unknown: z.number() })) }) }),
  check: route({ method: 'POST', path: '/api/promises/check', summary: 'Look again now', permission: 'promises.read', response: z.object({ kept: z.number(), broken: z.number(), unknown: z.number() }) }),
  attest: route({ method: 'POST', path: '/api/promises/attest', summary: 'Sign an attestation', permission: 'promises.attest', body: z.object({ promiseId: z.string(), person: z.string().min(1).max(200), place: z.string().max(200), date: isoDate, note: z.string().max(1000) }), response: done }),
}

export const today = {
  list: route({ method: 'GET', path: '/api/today', summary: 'What is late, what is today, what a promise needs', permission: 'people.read',
    response: z.object({ today: isoDate, actions: z.array(z.object({ personId: z.string(), label: z.string(), organisation: z.string().nullable(), action: z.string(), on: isoDate, late: z.boolean() })), moreActions: z.number(), reviews: z.number(), tasks: z.array(z.object({ promiseId: z.string(), verdict, text: textSchema })), dueSoon: z.number(), withoutAction: z.number(), nextActionOn: z.boolean() }) }),
}
