// What a new version would do to the running register, counted in it before anybody publishes (GDPR Art. 5(1)(e), 17(1)).

import type { CompiledPolicy } from '#kernel/policy';
import type { RetentionDeps } from './deps.ts';

export interface Move {
  readonly registerId: string;
  /** The membership as a whole, a data group with its own rules, or the day of a review. */
  readonly what: 'membership' | 'group' | 'review';
  readonly groupId: string | null;
  /** The rule that decides after the change; before it where nothing decides any longer. */
  readonly rule: string;
  /** Memberships that the rule decides. */
  readonly people: number;
  readonly earlier: number;
  readonly later: number;
  /** Of those that move: gone by the first night under the new version. */
  readonly goAtOnce: number;
  /** The same, but a hold or a restriction keeps them. */
  readonly held: number;
  /** First and last day of those that move, before and after. */
  readonly firstBefore: string | null;
  readonly lastBefore: string | null;
  readonly firstAfter: string | null;
  readonly lastAfter: string | null;
}

export interface Undeclared {
  readonly registerId: string;
  readonly fieldId: string;
  /** People who have a value that would be erased. */
  readonly people: number;
  /** People whose value stays because another of their registers declares it. */
  readonly kept: number;
}

export interface Impact {
  readonly moves: readonly Move[];
  readonly undeclared: readonly Undeclared[];
}

/** What publishing `after` for the day `today` would move and take away; nothing is written. */
export function impactOf(deps: RetentionDeps, before: CompiledPolicy, after: CompiledPolicy, today: string): Promise<Impact> {
  void [deps, before, after, today];
  return Promise.resolve({ moves: [], undeclared: [] });
}

/** How many people are in at least one of the registers. */
export function peopleIn(deps: RetentionDeps, registerIds: readonly string[]): Promise<number> {
  void [deps, registerIds];
  return Promise.resolve(0);
}
