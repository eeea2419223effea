// What the module tells on a timeline, to staff and to the person alike: each letter sent, or not sent and why, and what was followed of it with consent.

import type { TimelineSource } from '#kernel/deps';
import { localDate } from '#platform/clock';
import type { Text } from '#platform/i18n';
import { phrases } from './phrases.ts';
import type { MarketingPhrase } from './phrases.ts';
import { followedActs, letterActs } from './queries-timeline.ts';
import type { LetterAct } from './queries-timeline.ts';

const shared = { type: 'mail', instants: true, permission: 'people.read', marketing: true } as const;

export const letterSource: TimelineSource = {
  ...shared,
  prefix: 'i-',
  async entries({ database, policy }, ask) {
    return (await letterActs(database.db, ask)).map((row) => ({
      id: `i-${row.at}_${row.id}`,
      at: localDate(new Date(row.at)),
      kind: 'letter',
      title: titleOf(row, policy.current()?.purposes.get(row.purpose_id)?.name),
      note: null,
      subjectId: row.subject_id,
    }));
  },
};

function titleOf({ state, rule, name }: LetterAct, purpose: Text | undefined): Text {
  const what = name === null ? (purpose ?? same('–')) : same(name);
  if (state === 'blocked') return told('timeline.skipped', what, phrases.text(`rule.${rule}` as MarketingPhrase));
  return told(state === 'failed' ? 'timeline.failed' : state === 'uncertain' ? 'timeline.uncertain' : 'timeline.sent', what);
}

export const followedSource: TimelineSource = {
  ...shared,
  prefix: 'j-',
  async entries({ database }, ask) {
    return (await followedActs(database.db, ask)).map((row) => ({
      id: `j-${row.at}_${row.id}`,
      at: localDate(new Date(row.at)),
      kind: 'letter',
      title: told(row.verdict === 'person' ? `timeline.${row.what}` : 'timeline.machine', same(row.name ?? '–')),
      note: null,
      subjectId: row.subject_id,
    }));
  },
};

function told(key: MarketingPhrase, what: Text, why?: Text): Text {
  const head = phrases.text(key);
  const said = (lang: keyof Text) => `${head[lang]}: ${what[lang]}${why === undefined ? '' : ` (${why[lang]})`}`;
  return { fi: said('fi'), sv: said('sv'), en: said('en') };
}

function same(text: string): Text {
  return { fi: text, sv: text, en: text };
}
