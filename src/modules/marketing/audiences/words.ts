// An audience in words, so that whoever sends can check it without reading conditions.

import { subjectLabels } from '#customers';
import type { Deps } from '#kernel/deps';
import { formatDate } from '#platform/clock';
import { LANGS } from '#platform/i18n';
import type { Lang, Text } from '#platform/i18n';
import { campaignNames } from '../campaigns/queries.ts';
import type { Segment, SegmentCondition } from '../contract/segment.ts';
import { inForce } from '../features.ts';
import { marketingDictionary } from '../phrases.ts';
import type { MarketingPhrase } from '../phrases.ts';
import { conditionsIn } from './fields.ts';

type KeyOf<P> = P extends `audience.${infer K}` ? K : never;
type Key = KeyOf<MarketingPhrase>;

/** What ids in conditions are called: looked up once for all segments. */
interface Names {
  readonly organisations: ReadonlyMap<string, string>;
  readonly mailings: ReadonlyMap<string, string>;
}

interface Saying {
  readonly deps: Deps;
  readonly names: Names;
  readonly lang: Lang;
}

/** Each segment in one sentence of three languages, in a number of queries that does not depend on how many they are. */
export async function inWords(deps: Deps, segments: readonly Segment[]): Promise<Text[]> {
  const all = segments.flatMap(conditionsIn);
  const organisations = all.flatMap((each) => (each.on === 'organisation' ? [each.organisation] : []));
  const mailings = all.flatMap((each) => (each.on === 'mailing' ? [each.mailing] : []));
  const names: Names = {
    organisations: organisations.length === 0 ? new Map() : await subjectLabels(deps, organisations),
    mailings: mailings.length === 0 ? new Map() : await campaignNames(deps.database.db, mailings),
  };
  return segments.map((segment) => {
    const [fi = '', sv = '', en = ''] = LANGS.map((lang) => sentence({ deps, names, lang }, segment));
    return { fi, sv, en };
  });
}

function sentence(saying: Saying, segment: Segment): string {
  const parts = 'all' in segment ? segment.all : [segment];
  const holds = parts.filter((each) => !('not' in each));
  const excepts = parts.flatMap((each) => ('not' in each ? [each.not] : []));
  const what = joined(saying, holds, 'and');
  const except = joined(saying, excepts, 'or');
  if (holds.length === 0) return excepts.length === 0 ? t(saying, 'everyone') : t(saying, 'only_except', { except });
  return excepts.length === 0 ? t(saying, 'those', { what }) : t(saying, 'those_except', { what, except });
}

function joined(saying: Saying, segments: readonly Segment[], by: 'and' | 'or'): string {
  return segments.map((each) => within(saying, each, segments.length > 1)).join(t(saying, by));
}

/** Part of a sentence; parts that hold several stand in brackets where they meet others. */
function within(saying: Saying, segment: Segment, among: boolean): string {
  if ('on' in segment) return phrase(saying, segment);
  if ('not' in segment) return t(saying, 'not', { what: within(saying, segment.not, true) });
  const [parts, by] = 'all' in segment ? ([segment.all, 'and'] as const) : ([segment.any, 'or'] as const);
  const text = joined(saying, parts, by);
  return among && parts.length > 1 ? `(${text})` : text;
}

function phrase(saying: Saying, condition: SegmentCondition): string {
  const { deps, names, lang } = saying;
  const policy = inForce(deps);
  switch (condition.on) {
    case 'register': {
      const register = policy.registers.get(condition.register)?.name[lang] ?? condition.register;
      const group = condition.group && (policy.subjectGroups.get(condition.group)?.name[lang] ?? condition.group);
      return group ? t(saying, 'group', { register, group }) : t(saying, 'register', { register });
    }
    case 'tag':
      return t(saying, 'tag', { word: condition.tag });
    case 'organisation':
      return t(saying, 'organisation', { word: names.organisations.get(condition.organisation) ?? t(saying, 'gone') });
    case 'mailing':
      return t(saying, 'mailing', { word: names.mailings.get(condition.mailing) ?? t(saying, 'gone') });
    case 'field': {
      const field = policy.field(condition.field)?.name[lang] ?? condition.field;
      return condition.word === undefined ? t(saying, 'field', { field }) : t(saying, 'field_word', { field, word: condition.word });
    }
    case 'contact':
      return condition.ever === undefined ? between(saying, 'contact', condition) : t(saying, `contact_${condition.ever}`);
    case 'added':
      return between(saying, 'added', condition);
    case 'permission':
      return t(saying, condition.is);
    default:
      return t(saying, condition.on, { word: condition.word });
  }
}

function between(saying: Saying, what: 'contact' | 'added', { from, to }: { from?: string | undefined; to?: string | undefined }): string {
  const days = { from: from === undefined ? '' : formatDate(from, saying.lang), to: to === undefined ? '' : formatDate(to, saying.lang) };
  return t(saying, `${what}_${from === undefined ? 'to' : to === undefined ? 'from' : 'between'}`, days);
}

function t({ lang }: Saying, key: Key, params?: Record<string, string>): string {
  return marketingDictionary.t(lang, `audience.${key}`, params);
}
