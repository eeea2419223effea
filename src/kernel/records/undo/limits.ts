// How long what was changed or removed can be brought back: never longer than the shortest promise of erasure.

import type { CompiledPolicy } from '#kernel/policy';

const HOUR_MS = 3_600_000;
/** A slip is noticed within the hour. */
const CHANGE_HOURS = 1;
const TRASH_HOURS = 14 * 24;

/** Hours for which a removed record stays. */
export function trashHours(policy: CompiledPolicy): number {
  const { requests, retention } = policy.policy;
  const promised = retention.flatMap((rule) => (rule.kind === 'on-request' ? [rule.withinHours] : []));
  return Math.min(TRASH_HOURS, requests.erasureHours, ...promised);
}

/** Hours for which an act can be undone as a whole. */
export function undoHours(policy: CompiledPolicy): number {
  return Math.min(CHANGE_HOURS, trashHours(policy));
}

export function hoursAfter(at: Date, hours: number): string {
  return new Date(at.getTime() + hours * HOUR_MS).toISOString();
}
