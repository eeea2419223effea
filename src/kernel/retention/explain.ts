// Every due date is told with the event, the day, the period and the section it comes from (GDPR Art. 13(2)(a)): nobody has to trust a bare date.

import { formatDate } from '#platform/clock';
import { dictionary, LANGS } from '#platform/i18n';
import type { Lang, Text } from '#platform/i18n';
import { sectionNumber } from '#kernel/policy';
import type { CompiledPolicy, Policy, RetentionRule, Trigger } from '#kernel/policy';
import { REQUESTS } from './due.ts';
import { fi } from './phrases.fi.ts';
import { sv } from './phrases.sv.ts';
import { en } from './phrases.en.ts';

export const retentionPhrases = dictionary(fi, sv, en);
const { t } = retentionPhrases;

/** What a membership keeps of its computed due date. */
export interface DueColumns {
  due_on: string | null;
  due_rule: string | null;
  due_trigger: string | null;
  due_from: string | null;
}

export function triggerName(trigger: Trigger): Text {
  const [inFi, inSv, inEn] = LANGS.map((lang) => t(lang, `triggers.${trigger}`));
  return { fi: inFi ?? trigger, sv: inSv ?? trigger, en: inEn ?? trigger };
}

/** P5Y, P1Y6M, P30D in words; 'every' is the form that stands after "at least every". */
export function periodWords(period: string, lang: Lang, form: 'period' | 'every' = 'period'): string {
  const [, years, months, weeks, days] = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/.exec(period) ?? [];
  const parts = [
    ['years', years],
    ['months', months],
    ['weeks', weeks],
    ['days', days],
  ] as const;
  const words = parts.flatMap(([unit, n]) => (n && Number(n) > 0 ? [t(lang, `${form}.${unit}`, { n: Number(n) })] : []));
  return words.join(' ') || t(lang, 'period.none');
}

/** "poistetaan 14.3.2027: viimeisin yhteydenotto 14.3.2022 + 5 vuotta, selosteen kohta 7", or why there is no date. */
export function explainDue({ policy }: Pick<CompiledPolicy, 'policy'>, due: DueColumns, lang: Lang): string {
  const section = sectionNumber('retention');
  if (due.due_on === null) return t(lang, 'due.none', { section });
  const date = formatDate(due.due_on, lang);
  const rule = ruleNamed(policy, due.due_rule);
  if (!rule || due.due_from === null || due.due_trigger === null) return t(lang, 'due.plain', { date });
  const shared = { date, trigger: triggerName(due.due_trigger as Trigger)[lang], from: formatDate(due.due_from, lang), section };
  const law = lawOfRule(rule);
  const params = { ...shared, period: ruleLength(rule, lang), law: law ? law[lang] : '' };
  if (rule.kind !== 'statutory') return t(lang, 'due.erased', params);
  return t(lang, rule.from === 'calendar-year-end' ? 'due.yearEnd' : 'due.statutory', params);
}

/** "tarkistetaan 1.2.2028: viimeisin yhteydenotto + 5 vuotta, ja vähintään 5 vuoden välein, selosteen kohta 7"; undefined when no review is ahead. */
export function explainReview(
  { policy }: Pick<CompiledPolicy, 'policy'>,
  of: { register_id: string; review_on: string | null },
  lang: Lang,
): string | undefined {
  const ids = policy.registers.find((each) => each.id === of.register_id)?.retention ?? [];
  const rule = policy.retention.find((each) => each.kind === 'periodic-review' && ids.includes(each.id));
  if (of.review_on === null || rule?.kind !== 'periodic-review') return undefined;
  return t(lang, 'due.review', {
    date: formatDate(of.review_on, lang),
    trigger: triggerName(rule.inactive.trigger)[lang],
    period: periodWords(rule.inactive.period, lang),
    every: periodWords(rule.every, lang, 'every'),
    section: sectionNumber('retention'),
  });
}

/** The same in all languages; undefined when no review is ahead. */
export function explainReviewText(
  compiled: Pick<CompiledPolicy, 'policy'>,
  of: { register_id: string; review_on: string | null },
): Text | undefined {
  const [inFi, inSv, inEn] = LANGS.map((lang) => explainReview(compiled, of, lang));
  return inFi === undefined || inSv === undefined || inEn === undefined ? undefined : { fi: inFi, sv: inSv, en: inEn };
}

/** A rule without a person: "viimeisin yhteydenotto + 5 vuotta", for the calendar. */
export function explainRule({ policy }: Pick<CompiledPolicy, 'policy'>, ruleId: string, trigger: string | null): Text {
  const rule = ruleNamed(policy, ruleId);
  const [inFi, inSv, inEn] = LANGS.map((lang) =>
    rule && trigger ? `${triggerName(trigger as Trigger)[lang]} + ${ruleLength(rule, lang)}` : t(lang, 'due.undeclared'),
  );
  return { fi: inFi ?? '', sv: inSv ?? '', en: inEn ?? '' };
}

/** Why a run left somebody, in the reader's language. */
export function skipReason(code: string): Text {
  const key = code.startsWith('error') ? 'skip.error' : `skip.${code}`;
  const [inFi, inSv, inEn] = LANGS.map((lang) => retentionPhrases.find(lang, key) ?? code);
  return { fi: inFi ?? code, sv: inSv ?? code, en: inEn ?? code };
}

/** The same in all languages, for the person's own pages and the API. */
export function explainDueText(compiled: Pick<CompiledPolicy, 'policy'>, due: DueColumns): Text {
  return { fi: explainDue(compiled, due, 'fi'), sv: explainDue(compiled, due, 'sv'), en: explainDue(compiled, due, 'en') };
}

function ruleNamed(policy: Policy, id: string | null): RetentionRule | undefined {
  const promise: RetentionRule = {
    kind: 'on-request',
    id: REQUESTS,
    withinHours: policy.requests.erasureHours,
    clauses: [],
    completed: [],
    superseded: [],
  };
  return policy.retention.find((each) => each.id === id) ?? (id === REQUESTS ? promise : undefined);
}

function ruleLength(rule: RetentionRule, lang: Lang): string {
  switch (rule.kind) {
    case 'after-event':
    case 'relation':
    case 'claim-period':
    case 'statutory':
      return periodWords(rule.period, lang);
    case 'outdated':
      return periodWords(rule.within, lang);
    case 'periodic-review':
      return periodWords(rule.every, lang);
    case 'on-request':
      return t(lang, 'period.hours', { n: rule.withinHours });
  }
}

function lawOfRule(rule: RetentionRule): Text | undefined {
  return rule.kind === 'statutory' || rule.kind === 'claim-period' ? rule.law : undefined;
}
