// Those left out by one rule, said once for all of them, with a few by name.

import { subjectLabels } from '#customers';
import type { Deps } from '#kernel/deps';
import type { Text } from '#platform/i18n';
import { marketingDictionary, phrases } from '../phrases.ts';
import type { MarketingPhrase } from '../phrases.ts';

export interface LeftOut {
  readonly rule: string;
  readonly n: number;
  readonly samples: readonly string[];
}

/** What the rule says of everybody it left out. */
export function becauseOf(rule: string): Text {
  const key = `rule.${rule}`;
  return marketingDictionary.find('fi', key) === undefined ? phrases.text('rule.other', { rule }) : phrases.text(key as MarketingPhrase);
}

/** With names, in one look at the register. */
export async function leftOutViews(deps: Pick<Deps, 'database'>, left: readonly LeftOut[]) {
  const labels = await subjectLabels(deps, [...new Set(left.flatMap(({ samples }) => samples))]);
  return left.map(({ rule, n, samples }) => ({ rule, because: becauseOf(rule), n, samples: namedOf(labels, samples) }));
}

/** Whoever is gone has no name to show. */
export function namedOf(labels: ReadonlyMap<string, string>, ids: readonly string[]): { id: string; label: string }[] {
  return ids.flatMap((id) => {
    const label = labels.get(id);
    return label === undefined ? [] : [{ id, label }];
  });
}
