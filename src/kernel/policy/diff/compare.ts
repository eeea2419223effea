// What a new version changes, by what the declaration means and by the id of each node, never by line (GDPR Art. 13(3)).

import type { Policy } from '../schema.ts';
import type { Sides, Told } from './change.ts';
import { clauses } from './clauses.ts';
import { rest } from './rest.ts';
import type { PolicyChange } from './types.ts';
import { requests, retention } from './until.ts';
import { dataGroups } from './what.ts';
import { controllers, registers, subjectGroups } from './who.ts';
import { recipients } from './whom.ts';
import { purposes, sources } from './why.ts';

/** What matters most to people comes first; wording comes last. */
const PARTS: readonly ((sides: Sides) => Told)[] = [
  controllers,
  registers,
  subjectGroups,
  purposes,
  dataGroups,
  sources,
  retention,
  recipients,
  clauses,
  requests,
];

/** Every change from one declaration to another: each as a sentence, with what follows from it and whom to tell. Nothing goes unsaid. */
export function comparePolicies(before: Policy, after: Policy): PolicyChange[] {
  const sides = { before, after };
  const parts = PARTS.map((part) => part(sides));
  const told = parts.flatMap(({ paths }) => paths);
  return [...parts.flatMap(({ changes }) => changes), ...rest(sides, told)];
}
