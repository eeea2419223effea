// A policy is judged as completed: what the notice left open must have a lawful value, and every name must lead somewhere (DESIGN §3).

import { fieldFindings } from './check-fields.ts';
import { lawFindings } from './check-law.ts';
import { referenceFindings } from './check-references.ts';
import { toProblem } from './problem.ts';
import type { Finding, Problem } from './problem.ts';
import type { Policy } from './schema.ts';

/** Cross checks over a policy that the schema accepts; `parsePolicy` adds the lines. */
export function checkPolicy(policy: Policy): Problem[] {
  return findings(policy).map((finding) => toProblem(policy, finding));
}

export function findings(policy: Policy): Finding[] {
  return [...referenceFindings(policy), ...fieldFindings(policy), ...lawFindings(policy)];
}
