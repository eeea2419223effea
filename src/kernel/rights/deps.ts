// What erasure needs of the house, and who acts when.

import type { AuditActor } from '#kernel/audit';
import type { Deps } from '#kernel/deps';
import type { CompiledPolicy } from '#kernel/policy';
import { appError } from '#platform/errors';

export type RightsDeps = Pick<
  Deps,
  | 'database'
  | 'clock'
  | 'ids'
  | 'keys'
  | 'registry'
  | 'policy'
  | 'log'
  | 'config'
  | 'onBlank'
  | 'onErase'
  | 'onAct'
  | 'scanFolders'
  | 'sealedTexts'
>;

export type Ground = 'request' | 'retention' | 'review' | 'owner';

/** Who acts, and when. */
export interface Act {
  readonly actor: AuditActor;
  readonly at: Date;
}

/** What the house does by itself, at night or at start. */
export const SYSTEM = { id: 'lupaus', kind: 'system' } as const satisfies AuditActor;

/** The declaration in force; nothing is erased or kept without one. */
export function policyOf(deps: Pick<RightsDeps, 'policy'>): CompiledPolicy {
  const policy = deps.policy.current();
  if (!policy) throw appError('unavailable', 'errors.not-set-up');
  return policy;
}
