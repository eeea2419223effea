// The timeline of a person: contacts, business events, memberships and changes, newest first, a page at a time.

import type { Deps } from '#kernel/deps';
import { triggerName } from '#kernel/retention';
import type { Trigger } from '#kernel/policy';
import { addPeriod, localDate } from '#platform/clock';
import type { Text } from '#platform/i18n';
import { decodeCursor, encodeCursor } from './cursor.ts';
import type { Cursor } from './cursor.ts';
import { fieldName } from './labels.ts';
import { phrases } from './phrases.ts';
import type { CustomersPhrase } from './phrases.ts';
import { TRIGGER_OF } from './contacts.ts';
import { changesBefore, contactEventsOf, membershipsEverOf, triggersBefore } from './queries.ts';
import type { ContactEventRow, LoggedChange, MembershipRead, TriggerRead } from './queries.ts';

const PAGE = 100;

type Kind = 'call' | 'meeting' | 'mail' | 'note' | 'service' | 'trigger' | 'membership' | 'change' | 'hold' | 'erasure';

export interface TimelineItem {
  id: string;
  /** The day. */
  at: string;
  kind: Kind;
  title: Text;
  note: string | null;
  trigger: string | null;
  registerId: string | null;
}

export async function timelineOf(deps: Deps, personId: string, after?: string): Promise<{ items: TimelineItem[]; next: string | null }> {
  const { db } = deps.database;
  const before = decodeCursor(after);
  const [contacts, triggers, memberships, changes] = await Promise.all([
    contactEventsOf(db, personId, before, PAGE + 1),
    triggersBefore(db, personId, before, PAGE + 1),
    membershipsEverOf(db, personId),
    // A day of the log ends two or three hours earlier in Finland than in UTC.
    changesBefore(db, personId, before ? `${addPeriod(before[0].slice(0, 10), 'P1D')}T` : null, PAGE * 3),
  ]);
  const items = [
    ...contacts.map(contactItem),
    ...triggers.map(triggerItem),
    ...memberships.flatMap(membershipItems),
    ...changes.flatMap((row) => changeItem(deps, row)),
  ];
  const page = items.filter((item) => before === null || isBefore(item, before)).toSorted(newestFirst);
  const last = page.length > PAGE ? page[PAGE - 1] : undefined;
  return { items: page.slice(0, PAGE), next: last ? encodeCursor(last.at, last.id) : null };
}

function isBefore(item: TimelineItem, [at, id]: Cursor): boolean {
  return item.at < at || (item.at === at && item.id < id);
}

function newestFirst(a: TimelineItem, b: TimelineItem): number {
  return isBefore(a, [b.at, b.id]) ? 1 : -1;
}

function contactItem(row: ContactEventRow): TimelineItem {
  const kind = row.kind === 'call' || row.kind === 'meeting' || row.kind === 'mail' || row.kind === 'service' ? row.kind : 'note';
  return {
    ...NOTHING,
    id: row.id,
    at: row.occurred_on,
    kind,
    title: phrases.text(`timeline.${kind}`),
    note: row.note,
    trigger: TRIGGER_OF[kind],
  };
}

function triggerItem(row: TriggerRead): TimelineItem {
  return {
    ...NOTHING,
    id: row.id,
    at: row.occurred_on,
    kind: 'trigger',
    title: nameOf(row.trigger),
    trigger: row.trigger,
    registerId: row.register_id,
  };
}

function nameOf(trigger: Trigger): Text {
  const { fi, sv, en } = triggerName(trigger);
  return { fi: capital(fi), sv: capital(sv), en: capital(en) };
}

function membershipItems(row: MembershipRead): TimelineItem[] {
  const item = { ...NOTHING, kind: 'membership' as const, registerId: row.register_id };
  const begun = { ...item, id: row.id, at: row.since, title: phrases.text('timeline.joined') };
  return row.ended_on === null
    ? [begun]
    : [begun, { ...item, id: `${row.id}-end`, at: row.ended_on, title: phrases.text('timeline.left') }];
}

/** The log holds field ids and no values: what was changed is told, not what it was. */
function changeItem(deps: Deps, row: LoggedChange): TimelineItem[] {
  const fields = fieldsIn(row.detail);
  if (row.action === 'update' && fields.length === 0) return [];
  const names = fields.map((field) => fieldName(deps.policy.current(), field));
  const listed = (lang: keyof Text) => names.map((name) => name[lang]).join(', ');
  const { kind, key } = LOGGED[row.action] ?? { kind: 'change', key: 'timeline.changed' };
  const title = phrases.text(key);
  const told =
    names.length === 0
      ? title
      : { fi: `${title.fi}: ${listed('fi')}`, sv: `${title.sv}: ${listed('sv')}`, en: `${title.en}: ${listed('en')}` };
  return [{ ...NOTHING, id: `log-${String(row.seq).padStart(12, '0')}`, at: localDate(new Date(row.at)), kind, title: told }];
}

function fieldsIn(detail: string): string[] {
  const parsed: unknown = JSON.parse(detail);
  const fields: unknown = typeof parsed === 'object' && parsed !== null && 'fields' in parsed ? parsed.fields : [];
  return Array.isArray(fields) ? fields.filter((field: unknown): field is string => typeof field === 'string' && field !== '*') : [];
}

const NOTHING = { note: null, trigger: null, registerId: null };

const LOGGED: Record<string, { kind: Kind; key: CustomersPhrase }> = {
  update: { kind: 'change', key: 'timeline.changed' },
  restrict: { kind: 'change', key: 'timeline.restricted' },
  release: { kind: 'change', key: 'timeline.released' },
  blank: { kind: 'erasure', key: 'timeline.blanked' },
  'hold.place': { kind: 'hold', key: 'timeline.held' },
  'hold.review': { kind: 'hold', key: 'timeline.holdReviewed' },
  'hold.release': { kind: 'hold', key: 'timeline.holdReleased' },
};

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
