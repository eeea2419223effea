// Each row of a source notice must stand somewhere in the policy; this finds where.

import { pathText } from './problem.ts';
import type { Path } from './problem.ts';
import type { Policy } from './schema.ts';

export interface Citation {
  clause: string;
  /** The node that says it: dataGroups/basics. */
  path: string;
}

/** Every row cited and the node that cites it, in the order of the policy. */
export function citations(policy: Policy): Citation[] {
  const found: Citation[] = [];
  walk(policy, []);
  return found;

  function walk(node: unknown, path: Path): void {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node) as [string, unknown][]) {
      if (key === 'clauses' || key === 'contactClauses') {
        const at = pathText(policy, key === 'contactClauses' ? [...path, 'contact'] : path);
        for (const clause of value as string[]) found.push({ clause, path: at });
      } else walk(value, [...path, Array.isArray(node) ? Number(key) : key]);
    }
  }
}
