// How far back the events of a demonstration may lie, so that nobody in it is past the day on which they should have been erased.

import type { CompiledPolicy, RetentionRule, Trigger } from '#kernel/policy';
import { MARKS } from '#kernel/retention';
import { addPeriod } from '#platform/clock';

/** The earliest day of each event that starts a clock in the register, its data groups with rules of their own included. */
export function earliestDays(policy: CompiledPolicy, registerId: string, today: string): ReadonlyMap<Trigger, string> {
  const fields = [...policy.fieldsOf(registerId)];
  const groups = new Set(fields.flatMap((field) => policy.groupOf(registerId, field)?.id ?? []));
  const rules = [...policy.rulesOf(registerId), ...[...groups].flatMap((id) => policy.groupRules(id))];
  const days = new Map<Trigger, string>();
  for (const [trigger, period] of rules.flatMap(clocksOf)) {
    if (MARKS.includes(trigger)) continue;
    // Two days of margin: a day at the end of a month, and the night between now and the next run.
    const day = addPeriod(addPeriod(today, `-${period}`), 'P2D');
    if ((days.get(trigger) ?? '') < day) days.set(trigger, day);
  }
  return days;
}

function clocksOf(rule: RetentionRule): [Trigger, string][] {
  switch (rule.kind) {
    case 'after-event':
    case 'relation':
    case 'claim-period':
    case 'statutory':
      return [[rule.trigger, rule.period]];
    case 'periodic-review':
      return [[rule.inactive.trigger, rule.inactive.period]];
    case 'outdated':
    case 'on-request':
      return [];
  }
}
