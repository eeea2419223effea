// The timeline of a person: contacts, business events and memberships, newest first.

import type { Deps } from '#kernel/deps';
import { triggerName, triggersOf } from '#kernel/retention';
import type { Text } from '#platform/i18n';
import { contactEventsOf, membershipsEverOf } from './queries.ts';
import { phrases } from './phrases.ts';

const LIMIT = 500;

export interface TimelineItem {
  id: string;
  at: string;
  kind: 'call' | 'meeting' | 'mail' | 'note' | 'service' | 'trigger' | 'membership' | 'change' | 'hold' | 'erasure';
  title: Text;
  note: string | null;
  trigger: string | null;
  registerId: string | null;
}

/** A trigger that a shown contact made is not shown twice. */
export async function timelineOf(deps: Deps, personId: string): Promise<TimelineItem[]> {
  const { db } = deps.database;
  const [contacts, triggers, memberships] = await Promise.all([contactEventsOf(db, personId, LIMIT), triggersOf(db, personId, LIMIT), membershipsEverOf(db, personId)]);
  const shown = new Set(contacts.map((contact) => contact.id));
  const items: TimelineItem[] = [
    ...contacts.map((c) => ({ id: c.id, at: c.occurred_on, kind: kindOf(c.kind), title: phrases.text(`timeline.${kindOf(c.kind)}`), note: c.note, trigger: null, registerId: null })),
    ...triggers
      .filter((t) => !shown.has(t.source_id ?? ''))
      .map((t) => ({ id: t.id, at: t.occurred_on, kind: 'trigger' as const, title: triggerName(t.trigger), note: null, trigger: t.trigger, registerId: t.register_id })),
    ...memberships.flatMap((m) => [
      { id: m.id, at: m.since, kind: 'membership' as const, title: phrases.text('timeline.joined'), note: null, trigger: null, registerId: m.register_id },
      ...(m.ended_on ? [{ id: `${m.id}-end`, at: m.ended_on, kind: 'membership' as const, title: phrases.text('timeline.left'), note: null, trigger: null, registerId: m.register_id }] : []),
    ]),
  ];
  return items.sort((a, b) => (a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1));
}

function kindOf(kind: string): 'call' | 'meeting' | 'mail' | 'note' | 'service' {
  return kind === 'call' || kind === 'meeting' || kind === 'mail' || kind === 'service' ? kind : 'note';
}

