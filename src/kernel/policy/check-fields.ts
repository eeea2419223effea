// A field may be named by a recipient or an archive only if some data group declares it, and a sealed field only with the ground the law asks for (GDPR Art. 9, Data Protection Act s. 29).

import { CATALOGUE, isSealed } from './catalogue.ts';
import type { FieldClass } from './catalogue.ts';
import { fieldUse } from './fields.ts';
import type { FieldUse } from './fields.ts';
import type { Finding, Path } from './problem.ts';
import type { DataGroup, Policy } from './schema.ts';

export function fieldFindings(policy: Policy): Finding[] {
  const declared = definitions(policy);
  return [
    ...policy.dataGroups.flatMap((group, g) => groupFindings(group, g, declared)),
    ...undeclared(policy, declared),
    ...registerFindings(policy),
  ];
}

/** For each declared field its first full definition. */
function definitions(policy: Policy): ReadonlyMap<string, FieldUse> {
  const found = new Map<string, FieldUse>();
  for (const use of policy.dataGroups.flatMap((group) => group.fields.map(fieldUse))) {
    if (!found.has(use.id) || (use.name !== undefined && use.class !== undefined && found.get(use.id)?.name === undefined))
      found.set(use.id, use);
  }
  return found;
}

function groupFindings(group: DataGroup, g: number, declared: ReadonlyMap<string, FieldUse>): Finding[] {
  const uses = group.fields.map(fieldUse);
  return uses.flatMap((use, f) => {
    const path = ['dataGroups', g, 'fields', f];
    const twice = uses.findIndex((each) => each.id === use.id) < f;
    return [
      ...(twice ? [{ code: 'duplicate-field' as const, path, params: { field: use.id, id: group.id } }] : []),
      ...definitionFindings(use, path, declared.get(use.id)),
      ...sealedFindings(use, path, group, declared.get(use.id)),
    ];
  });
}

function definitionFindings(use: FieldUse, path: Path, first: FieldUse | undefined): Finding[] {
  const listed = CATALOGUE.get(use.id);
  if (listed !== undefined) {
    const milder = use.class !== undefined && use.class !== listed.class && (isSealed(listed.class) || !isSealed(use.class));
    return milder ? [{ code: 'class-lowered', path: [...path, 'class'], params: { field: use.id, class: listed.class } }] : [];
  }
  if (first?.name === undefined || first.class === undefined) return [{ code: 'custom-field-undefined', path, params: { field: use.id } }];
  const differs =
    (use.class ?? first.class) !== first.class || (use.name !== undefined && JSON.stringify(use.name) !== JSON.stringify(first.name));
  return differs ? [{ code: 'custom-field-conflict', path, params: { field: use.id } }] : [];
}

function sealedFindings(use: FieldUse, path: Path, group: DataGroup, first: FieldUse | undefined): Finding[] {
  const cls: FieldClass | undefined = use.class ?? CATALOGUE.get(use.id)?.class ?? first?.class;
  const limited = group.art9 !== undefined || group.condition !== undefined || use.when !== undefined;
  const params = { field: use.id, id: group.id };
  if (cls === 'special' && group.art9 === undefined) return [{ code: 'art9-missing', path, params }];
  if (cls === 'identifier' && !limited) return [{ code: 'identifier-ground-missing', path, params }];
  if (cls === 'confidential' && !limited) return [{ code: 'confidential-condition-missing', path, params }];
  return [];
}

function undeclared(policy: Policy, declared: ReadonlyMap<string, FieldUse>): Finding[] {
  return (['recipients', 'archives'] as const).flatMap((list) =>
    policy[list].flatMap(({ id, fields }, i) =>
      fields.flatMap((field, f) =>
        declared.has(field) ? [] : [{ code: 'field-undeclared' as const, path: [list, i, 'fields', f], params: { field, id } }],
      ),
    ),
  );
}

/** A register holds only what a data group declares for it, and each group needs a purpose there. */
function registerFindings(policy: Policy): Finding[] {
  const parents = new Set(policy.registers.map((each) => each.parent));
  const filled = new Set(policy.dataGroups.flatMap((each) => each.registers));
  const empty = policy.registers.flatMap(({ id }, i) =>
    filled.has(id) || parents.has(id) ? [] : [{ code: 'register-without-fields' as const, path: ['registers', i], params: { id } }],
  );
  const served = new Map(policy.purposes.map((each) => [each.id, new Set(each.registers)]));
  const aimless = policy.dataGroups.flatMap((group, g) =>
    group.registers.flatMap((register, r) => {
      const has = group.purposes.some((purpose) => served.get(purpose)?.has(register) === true);
      return has
        ? []
        : [{ code: 'register-without-purpose' as const, path: ['dataGroups', g, 'registers', r], params: { id: group.id, register } }];
    }),
  );
  return [...empty, ...aimless];
}
