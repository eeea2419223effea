// What this module and the kernel's rooms tell on a timeline. Other modules hand in their own sources by their manifest.

import type { Deps, TimelineEntry, TimelineSource } from '#kernel/deps';
import { templateName } from '#kernel/mail';
import { TRIGGERS } from '#kernel/policy';
import { triggerName } from '#kernel/retention';
import { localDate } from '#platform/clock';
import type { Text } from '#platform/i18n';
import { TRIGGER_OF } from './contacts.ts';
import { fieldName } from './labels.ts';
import { phrases } from './phrases.ts';
import type { CustomersPhrase } from './phrases.ts';
import type { ContactEventRow } from './queries.ts';
import {
  contactsOf,
  contactsOfPeople,
  disclosedOf,
  lettersOf,
  loggedOf,
  membershipTurns,
  mergesOf,
  permissionsSaid,
  requestTurns,
  tasksDone,
  triggersOf,
} from './queries-timeline.ts';
import type { Logged } from './queries-timeline.ts';

const days = { instants: false, permission: 'people.read' } as const;
const instants = { instants: true, permission: 'people.read' } as const;

const contacts: TimelineSource = {
  ...days,
  type: 'contact',
  prefix: '',
  entries: async ({ database }, ask) => (await contactsOf(database.db, ask)).map((row) => contactEntry(row, '')),
};

/** Of an organisation only: what was talked about with its people while they represented it. */
const peopleContacts: TimelineSource = {
  ...days,
  type: 'contact',
  prefix: 'p-',
  entries: async ({ database }, ask) => (await contactsOfPeople(database.db, ask)).map((row) => contactEntry(row, 'p-')),
};

const triggers: TimelineSource = {
  ...days,
  type: 'register',
  prefix: 't-',
  async entries({ database }, ask) {
    return (await triggersOf(database.db, ask)).map((row) => ({
      id: `t-${row.id}`,
      at: row.occurred_on,
      kind: 'trigger',
      title: capitals(triggerName(TRIGGERS.find((each) => each === row.trigger) ?? 'last-contact')),
      note: null,
      subjectId: row.subject_id,
      trigger: row.trigger,
      registerId: row.register_id,
    }));
  },
};

const tasks: TimelineSource = {
  ...days,
  type: 'task',
  prefix: 'w-',
  async entries({ database }, ask) {
    return (await tasksDone(database.db, ask)).map((row) => ({
      id: `w-${row.id}`,
      at: row.done_on,
      kind: 'task',
      title: row.title === null ? phrases.text('timeline.taskDone') : same(row.title),
      note: null,
      subjectId: row.subject_id,
      recordId: row.id,
      actorId: row.account_id,
    }));
  },
};

const memberships: TimelineSource = {
  ...days,
  type: 'register',
  prefix: 'm-',
  async entries({ database }, ask) {
    return (await membershipTurns(database.db, ask)).map((row) => ({
      id: `m-${row.id}`,
      at: row.day,
      kind: 'membership',
      title: phrases.text(`timeline.${row.turn}`),
      note: null,
      subjectId: row.subject_id,
      registerId: row.register_id,
    }));
  },
};

const merges: TimelineSource = {
  ...instants,
  type: 'register',
  prefix: 'z-',
  async entries({ database }, ask) {
    return (await mergesOf(database.db, ask)).map((row) => ({
      ...instantOf('z-', row.merged_at, row.id),
      kind: 'merge',
      title: phrases.text('timeline.merged'),
      note: null,
      subjectId: row.subject_id,
      actorId: row.account_id,
    }));
  },
};

const log = (type: 'change' | 'register', prefix: string, actions: readonly string[]): TimelineSource => ({
  ...instants,
  type,
  prefix,
  entries: async (deps, ask) => (await loggedOf(deps.database.db, ask, actions)).map((row) => loggedEntry(deps, row, prefix)),
});

const permissions: TimelineSource = {
  ...instants,
  type: 'permission',
  prefix: 'q-',
  async entries({ database, policy }, ask) {
    return (await permissionsSaid(database.db, ask)).map((row) => {
      const purpose = row.purpose === null ? null : (policy.current()?.purposes.get(row.purpose)?.name ?? null);
      const channel = row.channel === null ? null : phrases.text(`channels.${row.channel}` as CustomersPhrase);
      return {
        ...instantOf('q-', row.at, row.id),
        kind: row.act === 'ban' || row.act === 'objection' ? 'ban' : 'permission',
        title: after(phrases.text(`permissions.${row.act}` as CustomersPhrase), [channel, purpose]),
        note: null,
        subjectId: row.subject_id,
        actorId: row.actor_id,
        dayAlone: dayAlone(row.at, row.recorded_at),
      };
    });
  },
};

const disclosures: TimelineSource = {
  instants: true,
  permission: 'recipients.read',
  type: 'disclosure',
  prefix: 'r-',
  async entries({ database, policy }, ask) {
    return (await disclosedOf(database.db, ask)).map((row) => ({
      ...instantOf('r-', row.at, row.id),
      kind: 'disclosure',
      title: after(phrases.text(row.way === 'view' ? 'timeline.seen' : 'timeline.given'), [
        policy.current()?.recipients.get(row.recipient_id)?.name ?? same(row.recipient_id),
        row.party === null ? null : same(row.party),
      ]),
      note: null,
      subjectId: row.subject_id,
      actorId: row.actor_id,
    }));
  },
};

const requests: TimelineSource = {
  instants: true,
  permission: 'requests.read',
  type: 'request',
  prefix: 's-',
  async entries({ database }, ask) {
    return (await requestTurns(database.db, ask)).map((row) => ({
      ...instantOf('s-', row.at, row.id),
      kind: 'request',
      title: after(numbered(phrases.text(`timeline.request.${row.turn}`), row.no), [
        phrases.text(`rights.${row.asked_right}` as CustomersPhrase),
      ]),
      note: null,
      subjectId: row.subject_id,
      recordId: row.id,
    }));
  },
};

const letters: TimelineSource = {
  ...instants,
  type: 'mail',
  prefix: 'u-',
  async entries({ database }, ask) {
    return (await lettersOf(database.db, ask)).map((row) => ({
      ...instantOf('u-', row.created_at, row.id),
      kind: 'letter',
      title: after(phrases.text(row.state === 'sent' ? 'timeline.letter.sent' : 'timeline.letter.other'), [templateName(row.template)]),
      note: null,
      subjectId: row.subject_id,
    }));
  },
};

const CHANGES = ['update', 'access-copy'];
const STANDING = ['restrict', 'release', 'blank', 'hold.place', 'hold.review', 'hold.release'];

const SHARED = [
  contacts,
  triggers,
  tasks,
  memberships,
  merges,
  log('change', 'x-', CHANGES),
  log('register', 'y-', STANDING),
  permissions,
  disclosures,
  requests,
  letters,
];

export const PERSON_SOURCES: readonly TimelineSource[] = SHARED;
export const ORGANISATION_SOURCES: readonly TimelineSource[] = [...SHARED, peopleContacts];

function contactEntry(row: ContactEventRow, prefix: string): TimelineEntry {
  const kind = row.kind === 'call' || row.kind === 'meeting' || row.kind === 'mail' || row.kind === 'service' ? row.kind : 'note';
  return {
    id: `${prefix}${row.id}`,
    at: row.occurred_on,
    kind,
    title: phrases.text(`timeline.${kind}`),
    note: row.note,
    subjectId: row.subject_id,
    recordId: row.id,
    version: row.version,
    trigger: TRIGGER_OF[kind],
    actorId: row.account_id,
  };
}

const LOGGED: Record<string, { kind: string; key: CustomersPhrase }> = {
  'access-copy': { kind: 'copy', key: 'timeline.copied' },
  restrict: { kind: 'hold', key: 'timeline.restricted' },
  release: { kind: 'hold', key: 'timeline.released' },
  blank: { kind: 'erasure', key: 'timeline.blanked' },
  'hold.place': { kind: 'hold', key: 'timeline.held' },
  'hold.review': { kind: 'hold', key: 'timeline.holdReviewed' },
  'hold.release': { kind: 'hold', key: 'timeline.holdReleased' },
};

/** The log holds field ids and no values: what was changed is told, not what it was. */
function loggedEntry(deps: Deps, row: Logged, prefix: string): TimelineEntry {
  const names = fieldsIn(row.detail).map((field) => fieldName(deps.policy.current(), field));
  const { kind, key } = LOGGED[row.action] ?? { kind: 'change', key: 'timeline.changed' as const };
  return {
    ...instantOf(prefix, row.at, String(row.seq).padStart(12, '0')),
    kind,
    title: after(phrases.text(key), names),
    note: null,
    subjectId: row.subject_id,
    actorId: row.actor_id,
  };
}

function fieldsIn(detail: string): string[] {
  const parsed: unknown = JSON.parse(detail);
  const fields: unknown = typeof parsed === 'object' && parsed !== null && 'fields' in parsed ? parsed.fields : [];
  return Array.isArray(fields) ? fields.filter((field: unknown): field is string => typeof field === 'string' && field !== '*') : [];
}

function instantOf(prefix: string, at: string, id: string): { id: string; at: string } {
  return { id: `${prefix}${at}_${id}`, at: localDate(new Date(at)) };
}

/** What somebody told of an earlier day stands at the first or the last moment of that day, which nobody meant as an hour. */
function dayAlone(at: string, recordedAt: string): boolean {
  const told = new Date(at);
  return at !== recordedAt && [-1, 1].some((ms) => localDate(new Date(told.getTime() + ms)) !== localDate(told));
}

function same(text: string): Text {
  return { fi: text, sv: text, en: text };
}

/** The words, and after a colon what they are about. */
function after(head: Text, parts: readonly (Text | null)[]): Text {
  const known = parts.filter((part) => part !== null);
  const said = (lang: keyof Text) => (known.length === 0 ? head[lang] : `${head[lang]}: ${known.map((part) => part[lang]).join(', ')}`);
  return { fi: said('fi'), sv: said('sv'), en: said('en') };
}

function numbered(text: Text, no: number): Text {
  return { fi: `${text.fi} ${no}`, sv: `${text.sv} ${no}`, en: `${text.en} ${no}` };
}

function capitals({ fi, sv, en }: Text): Text {
  return { fi: capital(fi), sv: capital(sv), en: capital(en) };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
