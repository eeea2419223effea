// Visits are counted only where a register declares pages, and visitor by visitor only where the declaration does not promise to ask first.

import type { Deps } from '#kernel/deps';
import type { Feature } from '#kernel/module';
import { isOrdered, kindOfPurpose } from '#kernel/permission';
import type { CompiledPolicy, DataGroup } from '#kernel/policy';

/** Entry and exit pages. */
export const PAGE_FIELD = 'web.page';
/** What a browser tells of itself; no more than its rough kind is ever counted. */
const DEVICE_FIELD = 'web.device';

export function features(deps: Pick<Deps, 'policy'>): Feature[] {
  const policy = deps.policy.current();
  const on = policy?.allFields.has(PAGE_FIELD) === true;
  const clause = policy?.clauseOf(PAGE_FIELD) ?? { section: 0, title: { fi: '', sv: '', en: '' }, clauses: [] };
  return [{ id: 'analytics', on, missing: on ? [] : [PAGE_FIELD], clause }];
}

/**
 * Registers into which visits may be declared: where something of visitors is held already; else where people order letters; else any.
 * When there are several, the owner is asked.
 */
export function registersForVisits(policy: CompiledPolicy): string[] {
  const all = [...policy.registers.keys()];
  const visitors = all.filter((id) => [...policy.fieldsOf(id)].some((field) => field.startsWith('web.')));
  if (visitors.length > 0) return visitors;
  const ordered = all.filter((id) =>
    [...policy.purposes.values()].some((purpose) => purpose.registers.includes(id) && isOrdered(policy, purpose.id)),
  );
  return ordered.length > 0 ? ordered : all;
}

/** What may be counted under a declaration. */
export interface Counting {
  /** `asked`: of a visitor only after the page has told that this one said yes. */
  readonly visitors: 'free' | 'asked';
  readonly devices: boolean;
}

/** Null when no register declares it. */
export function countingOf(policy: CompiledPolicy | null): Counting | null {
  if (policy === null || !policy.allFields.has(PAGE_FIELD)) return null;
  const asked = groupsWith(policy, PAGE_FIELD).some(({ purposes }) =>
    purposes.some((id) => {
      const purpose = policy.purposes.get(id);
      return purpose !== undefined && kindOfPurpose(purpose) === 'consent';
    }),
  );
  return { visitors: asked ? 'asked' : 'free', devices: policy.allFields.has(DEVICE_FIELD) };
}

/** Where a person's visits come from and what for, as declared. */
export function provenanceOf(policy: CompiledPolicy): { source: string; purpose: string } | undefined {
  const [group] = groupsWith(policy, PAGE_FIELD);
  const [purpose] = group?.purposes ?? [];
  const source = group?.sources.find((id) => ['web', 'device'].includes(policy.sources.get(id)?.from ?? '')) ?? group?.sources[0];
  return purpose === undefined || source === undefined ? undefined : { source, purpose };
}

function groupsWith(policy: CompiledPolicy, field: string): DataGroup[] {
  return policy.policy.dataGroups.filter((group) => group.registers.some((id) => policy.groupOf(id, field)?.id === group.id));
}
