// What the module tells on a timeline: each message at its instant, by its subject and how it begins.

import type { TimelineEntry, TimelineSource } from '#kernel/deps';
import { localDate } from '#platform/clock';
import { phrase } from './phrases.ts';
import { messagesBefore } from './queries.ts';
import type { MessageLine } from './queries.ts';

const PREFIX = 'v-';

export const messageSource: TimelineSource = {
  type: 'mail',
  prefix: PREFIX,
  instants: true,
  permission: 'people.read',
  async entries({ database }, ask) {
    return (await messagesBefore(database.db, ask)).map(entryOf);
  },
};

function entryOf(row: MessageLine): TimelineEntry {
  return {
    id: `${PREFIX}${row.sent_at}_${row.id}`,
    at: localDate(new Date(row.sent_at)),
    kind: 'message',
    title: phrase(row.direction === 'out' ? 'timeline.out' : 'timeline.in'),
    note: [row.title ?? '', beginningOf(row.beginning)].filter((each) => each !== '').join('\n'),
    subjectId: row.subject_id,
    recordId: row.id,
    version: row.version,
    trigger: row.direction === 'in' && row.counted === 1 ? 'last-contact' : null,
  };
}

const SHOWN = 160;

function beginningOf(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= SHOWN ? line : `${line.slice(0, SHOWN).replace(/\s+\S*$/, '')} …`;
}
