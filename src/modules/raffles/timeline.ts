// What raffles have to tell on a timeline, to staff and to the person alike.

import type { TimelineSource } from '#kernel/deps';
import { localDate } from '#platform/clock';
import { LANGS } from '#platform/i18n';
import type { Text } from '#platform/i18n';
import { rafflesDictionary } from './phrases.ts';
import { enteredBefore } from './queries-timeline.ts';

export const raffleSource: TimelineSource = {
  type: 'permission',
  prefix: 'o-',
  instants: true,
  permission: 'people.read',
  marketing: true,
  async entries({ database }, ask) {
    return (await enteredBefore(database.db, ask)).map((row) => ({
      id: `o-${row.at}_${row.id}`,
      at: localDate(new Date(row.at)),
      kind: row.what === 'told' ? 'raffle-won' : 'raffle',
      title: titleOf(row.what, JSON.parse(row.name) as Text),
      note: null,
      subjectId: row.subject_id,
      recordId: row.raffle_id,
    }));
  },
};

function titleOf(what: 'entered' | 'told', name: Text): Text {
  const [fi = '', sv = '', en = ''] = LANGS.map((lang) => rafflesDictionary.t(lang, `timeline.${what}`, { name: name[lang] }));
  return { fi, sv, en };
}
