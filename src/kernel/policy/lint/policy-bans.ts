// A ban of marketing is kept while it is in force: a time that ends permissions and bans earlier would let forbidden letters begin again.

import type { Edit } from '../edit/edit.ts';
import { fieldUse } from '../fields.ts';
import type { Policy } from '../schema.ts';
import type { Fault } from './policy-fault.ts';

const PERMISSIONS = 'marketing.permission';
/** Rules that only ask for longer, or look at people and decide, end no ban. */
const HARMLESS = new Set(['statutory', 'periodic-review', 'on-request']);

/** Groups whose own time would end the bans in them. */
export function banFaults(policy: Policy): Fault[] {
  return policy.dataGroups.flatMap((group, i): Fault[] => {
    if (!group.fields.some((field) => fieldUse(field).id === PERMISSIONS)) return [];
    const ending = group.retention.filter((id) => policy.retention.some((rule) => rule.id === id && !HARMLESS.has(rule.kind)));
    return ending.length === 0 ? [] : [{ code: 'bans-end-early', at: ['dataGroups', i], ...mendOf(policy, i, ending) }];
  });
}

/** The rules are taken off where nothing but permissions lives by them; what else stands in the group needs a person to decide. */
function mendOf(policy: Policy, at: number, ending: readonly string[]): { mend?: Edit[] } {
  const group = policy.dataGroups[at];
  if (group === undefined || group.fields.length > 1) return {};
  const path = ['dataGroups', at, 'retention'];
  const kept = group.retention.filter((id) => !ending.includes(id));
  const off: Edit = kept.length === 0 ? { do: 'remove', path } : { do: 'set', path, value: kept };
  const users = [...policy.registers, ...policy.dataGroups.filter((_, i) => i !== at)];
  const idle = policy.retention.flatMap(({ id }, j): Edit[] =>
    ending.includes(id) && !users.some(({ retention }) => retention.includes(id)) ? [{ do: 'remove', path: ['retention', j] }] : [],
  );
  return { mend: [off, ...idle] };
}
