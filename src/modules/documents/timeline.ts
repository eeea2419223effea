// What the module tells on a timeline: each paper on its day, by the name of its field.

import { CATALOGUE } from '#kernel/policy';
import type { TimelineSource } from '#kernel/deps';
import { papersBefore } from './queries-timeline.ts';

export const paperSource: TimelineSource = {
  type: 'document',
  prefix: 'k-',
  instants: false,
  permission: 'documents.read',
  async entries({ database, policy }, ask) {
    return (await papersBefore(database.db, ask)).map((row) => ({
      id: `k-${row.id}`,
      at: row.dated,
      kind: 'document',
      title: policy.current()?.field(row.field_id)?.name ??
        CATALOGUE.get(row.field_id)?.name ?? { fi: row.field_id, sv: row.field_id, en: row.field_id },
      note: row.title,
      subjectId: row.subject_id,
      recordId: row.id,
    }));
  },
};
