/** Contract of people, organisations, memberships, contacts and imports. */
import { done, idParams, instant, isoDate, route, textSchema } from '#platform/contract'
import { z } from 'zod'

const membership = z.object({
  id: z.string(), registerId: z.string(), subjectGroup: z.string(), since: isoDate, dueOn: isoDate.nullable(), reviewOn: isoDate.nullable(), explanation: textSchema.nullable(),
})
const personRow = z.object({
  id: z.string(), label: z.string(), jobTitle: z.string().nullable(), organisation: z.string().nullable(), email: z.string().nullable(), phone: z.string().nullable(),
  nextAction: z.string().nullable(), nextActionOn: isoDate.nullable(), dueOn: isoDate.nullable(), registers: z.array(z.string()), lastContactOn: isoDate.nullable(),
})
const contactPoint = z.object({ id: z.string(), kind: z.enum(['email', 'phone', 'address', 'social', 'other']), value: z.string(), label: z.string().nullable(), version: z.number() })
const affiliation = z.object({ id: z.string(), personId: z.string(), personLabel: z.string(), organisationId: z.string(), organisationLabel: z.string(), role: z.string().nullable(), since: isoDate.nullable(), until: isoDate.nullable() })
const timelineItem = z.object({
  id: z.string(), at: z.string(), kind: z.enum(['call', 'meeting', 'mail', 'note', 'service', 'trigger', 'membership', 'change', 'hold', 'erasure']), title: textSchema, note: z.string().nullable(), trigger: z.string().nullable(), registerId: z.string().nullable(),
})
const customValue = z.object({ fieldId: z.string(), name: textSchema, value: z.string(), version: z.number() })
const person = z.object({
  id: z.string(), label: z.string(), version: z.number(), customerNumber: z.string().nullable(), givenName: z.string().nullable(), familyName: z.string().nullable(), jobTitle: z.string().nullable(), language: z.string().nullable(),
  education: z.string().nullable(), industry: z.string().nullable(), note: z.string().nullable(), servicesUsed: z.string().nullable(), orders: z.string().nullable(), nextAction: z.string().nullable(), nextActionOn: isoDate.nullable(),
  contactPoints: z.array(contactPoint), affiliations: z.array(affiliation), memberships: z.array(membership), custom: z.array(customValue), restricted: z.boolean(), createdAt: instant,
  /** Field ids that the person's live registers declare and this module stores: what may be filled in. */
  allowed: z.array(z.string()),
})
const optional = (max: number) => z.string().trim().max(max).nullable().optional()
const personFields = {
  customerNumber: optional(50), givenName: optional(120), familyName: optional(120), jobTitle: optional(200), language: optional(20), education: optional(200), industry: optional(200), note: optional(10_000), servicesUsed: optional(5000), orders: optional(5000),
  nextAction: optional(300), nextActionOn: isoDate.nullable().optional(),
}
const newContactPoint = z.object({ kind: z.enum(['email', 'phone', 'address', 'social', 'other']), value: z.string().trim().min(1).max(500), label: z.string().max(60).optional() })
const membershipIn = z.object({ registerId: z.string(), subjectGroup: z.string(), since: isoDate.optional() })
const writing = { source: z.string(), purpose: z.string().optional() }

const organisationRow = z.object({ id: z.string(), label: z.string(), businessId: z.string().nullable(), website: z.string().nullable(), people: z.number(), registers: z.array(z.string()), dueOn: isoDate.nullable() })
const organisation = z.object({
  id: z.string(), label: z.string(), version: z.number(), name: z.string().nullable(), businessId: z.string().nullable(), website: z.string().nullable(), industry: z.string().nullable(), billing: z.string().nullable(),
  contactPoints: z.array(contactPoint), affiliations: z.array(affiliation), memberships: z.array(membership), custom: z.array(customValue), allowed: z.array(z.string()), createdAt: instant,
})
const organisationFields = { name: optional(300), businessId: optional(20), website: optional(300), industry: optional(200), billing: optional(2000) }

export const people = {
  list: route({ method: 'GET', path: '/api/people', summary: 'People, by name or next action, keyset paged', permission: 'people.read',
    query: z.object({
      q: z.string().max(200).optional(), register: z.string().optional(), group: z.string().optional(), due: z.enum(['soon', 'overdue', 'review']).optional(), organisation: z.string().optional(), action: z.enum(['late', 'today', 'none', 'any']).optional(),
      sort: z.enum(['name', '-name', 'next-action', 'due', 'newest']).default('name'), after: z.string().max(400).optional(), limit: z.coerce.number().int().min(1).max(200).default(50),
    }), response: z.object({ rows: z.array(personRow), next: z.string().nullable() }) }),
  count: route({ method: 'GET', path: '/api/people/count', summary: 'How many people, all and filtered', permission: 'people.read', query: z.object({ register: z.string().optional() }), response: z.object({ total: z.number(), byRegister: z.record(z.string(), z.number()) }) }),
  get: route({ method: 'GET', path: '/api/people/:id', summary: 'One person', permission: 'people.read', params: idParams, response: z.object({ person }) }),
  create: route({ method: 'POST', path: '/api/people', summary: 'Add a person to one or more registers', permission: 'people.write',
    body: z.object({ ...personFields, ...writing, memberships: z.array(membershipIn).min(1), contactPoints: z.array(newContactPoint).default([]), organisationId: z.string().optional(), custom: z.record(z.string(), z.string()).default({}) }), response: z.object({ person }) }),
  update: route({ method: 'PATCH', path: '/api/people/:id', summary: 'Change facts; the version must be the one that was read', permission: 'people.write', params: idParams,
    body: z.object({ ...personFields, ...writing, version: z.number().int(), custom: z.record(z.string(), z.string().nullable()).optional() }), response: z.object({ person }) }),
  addContactPoint: route({ method: 'POST', path: '/api/subjects/:id/contact-points', summary: 'Add an e-mail address, phone number or address', permission: 'people.write', params: idParams, body: newContactPoint.extend(writing), response: z.object({ contactPoint }) }),
  removeContactPoint: route({ method: 'DELETE', path: '/api/contact-points/:id', summary: 'Remove a contact point', permission: 'people.write', params: idParams, response: done }),
  timeline: route({ method: 'GET', path: '/api/people/:id/timeline', summary: 'Contacts, triggers, memberships and changes, newest first', permission: 'people.read', params: idParams, query: z.object({ after: z.string().optional() }), response: z.object({ items: z.array(timelineItem), next: z.string().nullable() }) }),
  logContact: route({ method: 'POST', path: '/api/people/:id/contacts', summary: 'Log a call, meeting, mail, note or service contact: a dated trigger', permission: 'people.write', params: idParams,
    body: z.object({ kind: z.enum(['call', 'meeting', 'mail', 'note', 'service']), on: isoDate, note: z.string().max(10_000).optional(), nextAction: z.string().max(300).optional(), nextActionOn: isoDate.optional() }), response: z.object({ memberships: z.array(membership) }) }),
  recordTrigger: route({ method: 'POST', path: '/api/subjects/:id/triggers', summary: 'Record a business event that moves a retention clock', permission: 'people.write', params: idParams, body: z.object({ trigger: z.string(), on: isoDate, registerId: z.string().optional() }), response: z.object({ memberships: z.array(membership) }) }),
  addMembership: route({ method: 'POST', path: '/api/subjects/:id/memberships', summary: 'Add to a register', permission: 'people.write', params: idParams, body: membershipIn.extend(writing), response: z.object({ memberships: z.array(membership) }) }),
  endMembership: route({ method: 'POST', path: '/api/memberships/:id/end', summary: 'End a membership: what no other register declares is blanked', permission: 'people.write', params: idParams, response: z.object({ erased: z.boolean(), blanked: z.array(z.string()) }) }),
  affiliate: route({ method: 'POST', path: '/api/affiliations', summary: 'Link a person to an organisation', permission: 'people.write', body: z.object({ personId: z.string(), organisationId: z.string(), role: z.string().max(200).optional(), since: isoDate.optional(), ...writing }), response: z.object({ affiliation }) }),
  endAffiliation: route({ method: 'DELETE', path: '/api/affiliations/:id', summary: 'Remove the link', permission: 'people.write', params: idParams, response: done }),
}

export const organisations = {
  list: route({ method: 'GET', path: '/api/organisations', summary: 'Organisations by name', permission: 'organisations.read', query: z.object({ q: z.string().max(200).optional(), register: z.string().optional(), after: z.string().max(400).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }), response: z.object({ rows: z.array(organisationRow), next: z.string().nullable() }) }),
  get: route({ method: 'GET', path: '/api/organisations/:id', summary: 'One organisation', permission: 'organisations.read', params: idParams, response: z.object({ organisation }) }),
  create: route({ method: 'POST', path: '/api/organisations', summary: 'Add an organisation', permission: 'organisations.write', body: z.object({ ...organisationFields, ...writing, memberships: z.array(membershipIn).min(1), contactPoints: z.array(newContactPoint).default([]) }), response: z.object({ organisation }) }),
  update: route({ method: 'PATCH', path: '/api/organisations/:id', summary: 'Change facts', permission: 'organisations.write', params: idParams, body: z.object({ ...organisationFields, ...writing, version: z.number().int(), custom: z.record(z.string(), z.string().nullable()).optional() }), response: z.object({ organisation }) }),
}

const importColumn = z.object({ column: z.string(), field: z.string().nullable(), examples: z.array(z.string()), refused: textSchema.nullable() })
const importState = z.object({ id: z.string(), state: z.enum(['running', 'done', 'cancelled', 'failed']), rows: z.number(), done: z.number(), created: z.number(), merged: z.number(), failed: z.number(), banned: z.number() })
/** One upload of CSV text: no multipart, so the same call serves the browser and scripts. */
const importIn = z.object({ csv: z.string().max(80_000_000), registerId: z.string(), mapping: z.record(z.string(), z.string().nullable()) })
export const imports = {
  detect: route({ method: 'POST', path: '/api/imports/detect', summary: 'Detect delimiter and columns and propose a mapping', permission: 'people.import', body: z.object({ head: z.string().max(200_000), registerId: z.string() }), response: z.object({ delimiter: z.string(), columns: z.array(importColumn), fields: z.array(z.object({ id: z.string(), name: textSchema })) }) }),
  preview: route({ method: 'POST', path: '/api/imports/preview', summary: 'What the import would do, without writing', permission: 'people.import', body: importIn, response: z.object({ rows: z.number(), valid: z.number(), duplicates: z.number(), banned: z.number(), errors: z.array(z.object({ line: z.number(), field: z.string().nullable(), message: textSchema })), sample: z.array(z.record(z.string(), z.string())) }) }),
  start: route({ method: 'POST', path: '/api/imports', summary: 'Import; good rows are stored, bad rows come back', permission: 'people.import', body: importIn.extend({ subjectGroup: z.string(), source: z.string(), purpose: z.string().optional(), since: isoDate }), response: importState }),
  get: route({ method: 'GET', path: '/api/imports/:id', summary: 'Progress of an import', permission: 'people.import', params: idParams, response: importState }),
  cancel: route({ method: 'DELETE', path: '/api/imports/:id', summary: 'Stop after the current batch; what was acknowledged stays', permission: 'people.import', params: idParams, response: done }),
  errors: route({ method: 'GET', path: '/api/imports/:id/errors', summary: 'The failed rows as CSV, with reasons', permission: 'people.import', params: idParams, response: z.object({ csv: z.string() }) }),
}
