// Before anything goes, the plan says what would go, what would stay, until when and on what ground.

import { addPeriod, localDate } from '#platform/clock';
import type { Conn } from '#platform/db';
import type { Text } from '#platform/i18n';
import { appError } from '#platform/errors';
import { policyOf } from './deps.ts';
import type { RightsDeps } from './deps.ts';
import { erasureDeadline } from './deadlines.ts';
import { fieldsOfHold, floorsOf, groundsOf, heldFields, heldWhole } from './grounds.ts';
import { kindName } from './phrases.ts';
import { fieldsWithValues } from './store/blank.ts';
import { subjectState } from './store/queries.ts';
import { countOf, eraseSteps } from './store/walk.ts';
import type { Stored } from './store/walk.ts';

export interface PlannedStore extends Stored {
  readonly name: Text;
}

export interface KeptField {
  readonly field: string;
  readonly reason: 'hold' | 'floor';
  readonly until: string | null;
  /** The enactment behind it. */
  readonly law: Text | string;
}

export interface ErasurePlan {
  readonly subjectId: string;
  readonly stores: readonly PlannedStore[];
  readonly memberships: readonly { readonly id: string; readonly registerId: string; readonly since: string }[];
  readonly holds: readonly { readonly id: string; readonly fields: readonly string[]; readonly law: string; readonly reviewOn: string }[];
  /** Values that stay although the person is erased. */
  readonly kept: readonly KeptField[];
  /** Set when nothing at all could be erased now. */
  readonly blocked: 'restriction' | 'hold' | null;
  readonly deadlineAt: string;
  readonly deadlineHours: number;
}

/** @throws errors.subject-not-found */
export async function planErasure(
  deps: RightsDeps,
  conn: Conn,
  subjectId: string,
  receivedAt: Date = deps.clock.now(),
): Promise<ErasurePlan> {
  const policy = policyOf(deps);
  const subject = await subjectState(conn, subjectId);
  if (!subject) throw appError('not-found', 'errors.subject-not-found');
  const today = localDate(deps.clock.now());
  const grounds = await groundsOf(conn, subjectId);
  const hours = policy.policy.requests.erasureHours;
  const kept = await keptFields(deps, conn, subjectId);
  const stores: PlannedStore[] = [];
  for (const step of eraseSteps(deps.registry)) {
    const stored = await countOf(conn, step, subjectId, today);
    if (stored.count > 0) stores.push({ ...stored, name: kindName(stored.kind) });
  }
  return {
    subjectId,
    stores,
    memberships: grounds.memberships.map(({ id, register_id, since }) => ({ id, registerId: register_id, since })),
    holds: grounds.holds.map((hold) => ({ id: hold.id, fields: fieldsOfHold(hold), law: hold.law, reviewOn: hold.review_on })),
    kept,
    blocked: subject.restricted_at !== null ? 'restriction' : heldWhole(grounds) ? 'hold' : null,
    deadlineAt: erasureDeadline(receivedAt, hours).toISOString(),
    deadlineHours: hours,
  };
}

/** Values that would stay, and why. */
export async function keptFields(deps: RightsDeps, conn: Conn, subjectId: string): Promise<KeptField[]> {
  const policy = policyOf(deps);
  const grounds = await groundsOf(conn, subjectId);
  const floors = floorsOf(policy, grounds, localDate(deps.clock.now()));
  const held = heldFields(grounds);
  const all = new Set([...held, ...floors.flatMap(({ fields }) => [...fields])]);
  if (all.size === 0) return [];
  const present = await fieldsWithValues(conn, deps.registry, subjectId, (field) => held.has('*') || all.has(field));
  return [...present].toSorted().map((field): KeptField => {
    const floor = floors.filter(({ fields }) => fields.has(field)).toSorted((a, b) => (a.until < b.until ? 1 : -1))[0];
    const rule = floor && policy.rules.get(floor.rule);
    if (floor && rule?.kind === 'statutory') return { field, reason: 'floor', until: floor.until, law: rule.law };
    const hold = grounds.holds.find((each) => fieldsOfHold(each).some((id) => id === field || id === '*'));
    return { field, reason: 'hold', until: hold?.review_on ?? null, law: hold?.law ?? '' };
  });
}

/** A case that is open keeps no value, only what was counted. */
export function planSummary(plan: ErasurePlan): string {
  const stores = plan.stores.map(({ kind, action, count }) => ({ kind, action, count }));
  return JSON.stringify({ stores, kept: plan.kept.map(({ field, reason, until }) => ({ field, reason, until })) });
}

/** The last day of a period that began on the day of the erasure. */
export function backupsUntil(erasedOn: string): string {
  return addPeriod(erasedOn, 'P35D');
}
