// Before anything goes, the plan says what would go, what would stay, until when and on what ground.

import { addPeriod, localDate } from '#platform/clock';
import type { Conn } from '#platform/db';
import type { Text } from '#platform/i18n';
import { fieldsHeld, holdsCustomFields } from '#kernel/records';
import { appError } from '#platform/errors';
import { policyOf } from './deps.ts';
import type { RightsDeps } from './deps.ts';
import type { HoldRow } from './tables.ts';
import { erasureDeadline } from './deadlines.ts';
import { fieldsOfHold, floorsOf, groundsOf, heldFields, heldWhole } from './grounds.ts';
import { kindName } from './phrases.ts';
import { fieldsKeptByLaw, fieldsWithValues } from './store/blank.ts';
import { subjectState } from './store/queries.ts';
import { countOf, eraseSteps } from './store/walk.ts';
import type { Stored } from './store/walk.ts';

export type WhyKept = 'hold' | 'floor' | 'restriction';

export interface PlannedStore extends Omit<Stored, 'action'> {
  readonly name: Text;
  /** 'part': the rows lose everything but the values that stay. */
  readonly action: Stored['action'] | 'part';
  /** What keeps it, when it would otherwise go. */
  readonly why: WhyKept | null;
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
  const blocked: Staying['blocked'] = subject.restricted_at !== null ? 'restriction' : heldWhole(grounds) ? 'hold' : null;
  const staying = { kept, whole: heldWhole(grounds), blocked };
  const stores: PlannedStore[] = [];
  for (const step of eraseSteps(deps.registry)) {
    const stored = await countOf(conn, step, subjectId, today);
    if (stored.count > 0) stores.push(planned(deps, stored, staying));
  }
  return {
    subjectId,
    stores,
    memberships: grounds.memberships.map(({ id, register_id, since }) => ({ id, registerId: register_id, since })),
    holds: grounds.holds.map((hold) => ({ id: hold.id, fields: fieldsOfHold(hold), law: hold.law, reviewOn: hold.review_on })),
    kept,
    blocked,
    deadlineAt: erasureDeadline(receivedAt, hours).toISOString(),
    deadlineHours: hours,
  };
}

interface Staying {
  readonly kept: readonly KeptField[];
  readonly whole: HoldRow | undefined;
  readonly blocked: 'restriction' | 'hold' | null;
}

/** What becomes of the rows of one kind, with what law, a hold or a restriction keeps of them. */
function planned(deps: RightsDeps, stored: Stored, { kept, whole, blocked }: Staying): PlannedStore {
  const named = { ...stored, name: kindName(stored.kind), why: null };
  if (stored.action === 'keep') return named;
  if (blocked === 'restriction') return { ...named, action: 'keep', why: 'restriction' };
  if (whole) return { ...named, action: 'keep', why: 'hold', keepUntil: whole.review_on, basis: whole.law };
  if (kept.length === 0) return named;
  const kind = deps.registry.byKind(stored.kind);
  const fields = new Set(fieldsHeld(kind));
  const here = kept.filter(({ field }) => fields.has(field) || (holdsCustomFields(kind) && deps.registry.forField(field).length === 0));
  if (here.length > 0) return { ...named, action: 'part', why: here[0]?.reason ?? null };
  // Memberships and dates stay with the values they belong to.
  return kind.register === 'firm' && fields.size > 0 ? named : { ...named, action: 'keep', why: kept[0]?.reason ?? null };
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
  if (held.size > 0)
    for (const field of await fieldsKeptByLaw(conn, deps.registry, subjectId, (each) => held.has(each))) present.add(field);
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
