// Art. 13(2)(a): how long, rule by rule, and for whose data.

import type { Text } from '#platform/i18n';
import { fieldUse } from '../fields.ts';
import type { Policy, RetentionRule } from '../schema.ts';
import { fullRetention } from './retention-words.ts';
import { say } from './say.ts';
import { stateNode, unique } from './statement.ts';
import type { Abilities, Proving, Statement } from './statement.ts';
import { fieldsOfRegister } from './who.ts';
import { join, list } from './words.ts';

interface Reach {
  registers: Policy['registers'];
  groups: Policy['dataGroups'];
  scope: Text;
  fields: string[];
}

export function retention(policy: Policy, has: Abilities): Statement[] {
  return policy.retention.flatMap((rule) => {
    const reach = reachOf(policy, rule);
    const text = join(fullRetention(rule, reach.scope), rule.about);
    const storable = reach.fields.filter((field) => has.storable(field));
    const params = { rule: rule.id, ...(rule.kind === 'on-request' ? { hours: String(rule.withinHours) } : {}) };
    const proving = provingOf(rule, reach, storable.length > 0);
    return stateNode(
      { section: 'retention', node: rule.id, path: `retention/${rule.id}`, heading: reach.scope, text, storable, proving, params },
      rule,
      has,
    );
  });
}

function reachOf(policy: Policy, { id }: RetentionRule): Reach {
  const registers = policy.registers.filter((register) => register.retention.includes(id));
  const groups = policy.dataGroups.filter((group) => group.retention.includes(id));
  const names = [...registers, ...groups].map(({ name }) => name);
  const ofGroups = groups.flatMap((group) => group.fields.map((field) => fieldUse(field).id));
  const fields = unique([...registers.flatMap((register) => fieldsOfRegister(policy, register.id)), ...ofGroups]);
  return { registers, groups, scope: names.length === 0 ? say('retention.everything') : list(names), fields };
}

/** A membership in a register is kept here whatever its fields, so its rules are always watched by a check. */
function provingOf(rule: RetentionRule, { registers, scope }: Reach, anyStorable: boolean): Proving {
  const task = { rhythm: 'P1Y', task: say('retention.task', { scope }) };
  const outside = registers.length === 0 && !anyStorable;
  switch (rule.kind) {
    case 'periodic-review': {
      const review = { ...task, task: say('retention.reviewTask', { scope }) };
      return outside ? { by: 'signing', ...review } : { by: 'check', check: 'retention.review-on-time', otherwise: review };
    }
    case 'on-request':
      return { by: 'check', check: 'erasure.within-hours', otherwise: task };
    case 'statutory': {
      const floor = { ...task, task: say('retention.floorTask', { scope }) };
      return anyStorable ? { by: 'check', check: 'retention.floor-held', otherwise: floor } : { by: 'signing', ...floor };
    }
    case 'after-event':
    case 'relation':
    case 'claim-period':
    case 'outdated':
      return outside ? { by: 'signing', ...task } : { by: 'check', check: 'retention.none-past-due', otherwise: task };
  }
}
