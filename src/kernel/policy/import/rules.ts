// A rule is a pattern and the fact it stands for; which sections it is expected in decides how sure the reading is.

import type { Add, Fact, FactKind, SectionKey, Unit } from './types.ts';

export interface Rule {
  kind: FactKind;
  path: string;
  pattern: RegExp;
  /** Only in these sections; absent means anywhere. */
  within?: readonly SectionKey[];
  /** Words that make it something else. */
  unless?: RegExp;
  value?: Fact['value'];
}

/** Shorthand for tables: kind is shared, each row a path and a pattern. */
export function rules(
  kind: FactKind,
  within: readonly SectionKey[] | undefined,
  rows: readonly (readonly [path: string, pattern: RegExp, unless?: RegExp])[],
): Rule[] {
  return rows.map(([path, pattern, unless]) => ({
    kind,
    path,
    pattern,
    ...(within === undefined ? {} : { within }),
    ...(unless === undefined ? {} : { unless }),
  }));
}

export function applyRules(unit: Unit, table: readonly Rule[], add: Add): void {
  for (const rule of table) {
    if (rule.within !== undefined && !unit.topics.some((topic) => rule.within?.includes(topic) === true)) continue;
    if (!rule.pattern.test(unit.key) || rule.unless?.test(unit.key) === true) continue;
    add(unit, rule.kind, rule.path, rule.value ?? {}, rule.within === undefined ? 0.75 : rule.within.includes(unit.section) ? 0.9 : 0.8);
  }
}
