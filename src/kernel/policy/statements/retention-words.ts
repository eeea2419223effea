// A retention rule in words: once as a full sentence for its own section, once short for a table or a due date.

import type { Text } from '#platform/i18n';
import type { DataGroup, Policy, RetentionRule } from '../schema.ts';
import { say } from './say.ts';
import { TRIGGER_WORDS } from './triggers.ts';
import { eachLang, hours, isZero, list, period } from './words.ts';
import type { Values } from './say.ts';

type Suffix =
  | 'after-event'
  | 'after-event-now'
  | 'relation'
  | 'relation-now'
  | 'periodic-review'
  | 'claim-period'
  | 'outdated'
  | 'outdated-now'
  | 'statutory'
  | 'statutory-year'
  | 'on-request';

/** The rules under which values of the group live: its own, or those of its registers. */
export function retentionOf(policy: Policy, group: DataGroup): RetentionRule[] {
  const inherited = policy.registers.filter(({ id }) => group.registers.includes(id)).flatMap(({ retention }) => retention);
  const ids = group.retention.length > 0 ? group.retention : inherited;
  return policy.retention.filter(({ id }) => ids.includes(id));
}

/** The same in short; erasure on request holds for everything and is said only where nothing else is. */
export function shortRetentions(policy: Policy, group: DataGroup): Text[] {
  const rules = retentionOf(policy, group);
  const own = rules.filter(({ kind }) => kind !== 'on-request');
  return (own.length > 0 ? own : rules).map(shortRetention);
}

/** "5 vuotta viimeisimmästä yhteydenotosta". */
export function shortRetention(rule: RetentionRule): Text {
  const [key, values] = described(rule);
  return say(`short.${key}`, values);
}

/** "{scope}: tiedot poistetaan, kun viimeisimmästä yhteydenotosta on kulunut 5 vuotta." */
export function fullRetention(rule: RetentionRule, scope: Text): Text {
  const [key, values] = described(rule);
  return say(`retention.${key}`, { ...values, scope });
}

function described(rule: RetentionRule): readonly [Suffix, Values] {
  switch (rule.kind) {
    case 'after-event':
    case 'relation':
      return [
        isZero(rule.period) ? (`${rule.kind}-now` as const) : rule.kind,
        { ...TRIGGER_WORDS[rule.trigger], period: period(rule.period) },
      ];
    case 'periodic-review': {
      const { from } = TRIGGER_WORDS[rule.inactive.trigger];
      const words = {
        period: period(rule.inactive.period),
        every: period(rule.every, 'every'),
        within: period(rule.decideWithin, 'genitive'),
      };
      return ['periodic-review', { ...words, from }];
    }
    case 'claim-period':
      return ['claim-period', { ...TRIGGER_WORDS[rule.trigger], period: period(rule.period), law: rule.law }];
    case 'outdated': {
      const events = list(
        rule.triggers.map((each) => TRIGGER_WORDS[each].when),
        say('retention.or'),
      );
      return [isZero(rule.within) ? 'outdated-now' : 'outdated', { events, within: period(rule.within, 'genitive') }];
    }
    case 'statutory': {
      const key = rule.from === 'calendar-year-end' ? 'statutory-year' : 'statutory';
      return [key, { ...TRIGGER_WORDS[rule.trigger], period: period(rule.period), law: lawName(rule.law) }];
    }
    case 'on-request':
      return ['on-request', { within: hours(rule.withinHours) }];
  }
}

function lawName(law: Text): Text {
  return eachLang((lang) => law[lang].replace(/\.$/, ''));
}
