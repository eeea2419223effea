// What the module tells on a timeline, to staff and to the person alike: by which form somebody came, and which guide they took.

import type { TimelineSource } from '#kernel/deps';
import { localDate } from '#platform/clock';
import type { Text } from '#platform/i18n';
import { allText } from './phrases.ts';
import { happenedBefore } from './queries-timeline.ts';

export const signUpSource: TimelineSource = {
  type: 'permission',
  prefix: 'n-',
  instants: true,
  permission: 'people.read',
  marketing: true,
  async entries({ database }, ask) {
    return (await happenedBefore(database.db, ask)).map((row) => ({
      id: `n-${row.at}_${row.id}`,
      at: localDate(new Date(row.at)),
      kind: row.what,
      title: row.what === 'sign-up' ? allText('timeline.signUp', namesIn(row.name)) : allText('timeline.download'),
      note: row.action,
      subjectId: row.subject_id,
      recordId: row.form_id,
    }));
  },
};

function namesIn(name: string | null): Text | undefined {
  return name === null ? undefined : (JSON.parse(name) as Text);
}
