// Every name in a policy leads to exactly one thing, and everything named is used: a rule nobody points to promises nothing.

import { isCheckId } from './check-ids.ts';
import type { Finding, Path } from './problem.ts';
import type { Node, Policy } from './schema.ts';

const LISTS = [
  'about',
  'controllers',
  'registers',
  'subjectGroups',
  'purposes',
  'dataGroups',
  'sources',
  'retention',
  'recipients',
  'disclosures',
  'transfers',
  'marketing',
  'automated',
  'mustGive',
  'safeguards',
  'archives',
] as const satisfies readonly (keyof Policy)[];
type List = (typeof LISTS)[number];

export function referenceFindings(policy: Policy): Finding[] {
  return [...duplicates(policy), ...unresolved(policy), ...unused(policy), ...cycles(policy), ...unknownChecks(policy)];
}

/** Every node that may carry clauses, completions and a proof, with its path. */
export function nodes(policy: Policy): { path: Path; node: Node }[] {
  const listed = LISTS.flatMap((list) => policy[list].map((node, i) => ({ path: [list, i], node })));
  const rights = policy.requests.rights.map((node, i) => ({ path: ['requests', 'rights', i], node }));
  return [...listed, { path: ['dpo'], node: policy.dpo }, { path: ['requests'], node: policy.requests }, ...rights];
}

function duplicates(policy: Policy): Finding[] {
  const lists = LISTS.flatMap((list) =>
    repeated(
      policy[list].map((each) => each.id),
      [list],
    ),
  );
  const rights = repeated(
    policy.requests.rights.map((each) => each.right),
    ['requests', 'rights'],
  );
  const inNodes = nodes(policy).flatMap(({ path, node }) => [
    ...repeated(
      node.completed.map((each) => each.what),
      [...path, 'completed'],
    ),
    ...repeated(
      node.superseded.map((each) => each.id),
      [...path, 'superseded'],
    ),
  ]);
  return [...lists, ...rights, ...inNodes];
}

function repeated(ids: readonly string[], path: Path): Finding[] {
  return ids.flatMap((id, i) => (ids.indexOf(id) < i ? [{ code: 'duplicate-id' as const, path: [...path, i], params: { id } }] : []));
}

interface Reference {
  path: Path;
  list: List;
  id: string;
}

function references(policy: Policy): Reference[] {
  const all: Reference[] = [];
  function refer(list: List, ids: readonly string[], path: Path): void {
    ids.forEach((id, i) => all.push({ path: [...path, i], list, id }));
  }
  policy.registers.forEach((each, i) => {
    if (each.parent !== undefined) all.push({ path: ['registers', i, 'parent'], list: 'registers', id: each.parent });
    if (each.processor !== undefined) all.push({ path: ['registers', i, 'processor'], list: 'recipients', id: each.processor });
    refer('subjectGroups', each.subjectGroups, ['registers', i, 'subjectGroups']);
    refer('retention', each.retention, ['registers', i, 'retention']);
  });
  policy.purposes.forEach((each, i) => refer('registers', each.registers, ['purposes', i, 'registers']));
  policy.dataGroups.forEach((each, i) => {
    for (const list of ['registers', 'purposes', 'sources', 'retention'] as const) refer(list, each[list], ['dataGroups', i, list]);
  });
  policy.recipients.forEach((each, i) => refer('purposes', each.purposes, ['recipients', i, 'purposes']));
  return all;
}

function unresolved(policy: Policy): Finding[] {
  const known = new Map<List, Set<string>>(LISTS.map((list) => [list, new Set(policy[list].map((each) => each.id))]));
  return references(policy)
    .filter(({ list, id }) => known.get(list)?.has(id) !== true)
    .map(({ path, list, id }) => ({ code: 'unresolved', path, params: { list, id } }));
}

/** What a completion explains may stand unused: a source whose fields no list declares, for one. */
function unused(policy: Policy): Finding[] {
  const used = new Set(references(policy).map(({ list, id }) => `${list} ${id}`));
  const lists = ['subjectGroups', 'purposes', 'sources', 'retention'] as const;
  return lists.flatMap((list) =>
    policy[list].flatMap(({ id, completed }, i) => {
      const fine = used.has(`${list} ${id}`) || completed.length > 0;
      return fine ? [] : [{ code: 'never-used' as const, path: [list, i], params: { list, id } }];
    }),
  );
}

function cycles(policy: Policy): Finding[] {
  const parents = new Map(policy.registers.map((each) => [each.id, each.parent]));
  return policy.registers.flatMap(({ id }, i) => {
    const seen = new Set<string>();
    let above = parents.get(id);
    while (above !== undefined && above !== id && !seen.has(above)) {
      seen.add(above);
      above = parents.get(above);
    }
    return above === id ? [{ code: 'parent-cycle' as const, path: ['registers', i, 'parent'], params: { id } }] : [];
  });
}

function unknownChecks(policy: Policy): Finding[] {
  return nodes(policy).flatMap(({ path, node: { proof } }) =>
    proof?.kind === 'automatic' && !isCheckId(proof.check)
      ? [{ code: 'unknown-check' as const, path: [...path, 'proof', 'check'], params: { id: proof.check } }]
      : [],
  );
}
