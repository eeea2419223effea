// Marketing is possible by the channels for which a declaration keeps an address; elsewhere it is off and names the section that would turn it on.

import type { Deps } from '#kernel/deps';
import type { Feature } from '#kernel/module';
import { channelsOf, kindOfPurpose } from '#kernel/permission';
import type { PermissionChannel } from '#kernel/permission';
import type { CompiledPolicy, Purpose } from '#kernel/policy';
import { appError } from '#platform/errors';

/** What the feature of each channel needs. */
const ADDRESS = [
  ['newsletters', 'email', 'person.email'],
  ['call-lists', 'phone', 'person.phone'],
  ['address-labels', 'post', 'person.address'],
] as const;

export function features(deps: Pick<Deps, 'policy'>): Feature[] {
  const policy = inForce(deps);
  return ADDRESS.map(([id, channel, field]) => {
    const on = marketingPurposes(policy, channel).length > 0;
    return { id, on, missing: on ? [] : [field], clause: policy.clauseOf(field) };
  });
}

/** @throws errors.not-set-up */
export function inForce(deps: Pick<Deps, 'policy'>): CompiledPolicy {
  const policy = deps.policy.current();
  if (!policy) throw appError('unavailable', 'errors.not-set-up');
  return policy;
}

/** Purposes for which the channel may carry marketing: those that rest on consent or are declared as marketing, and keep an address for it. */
export function marketingPurposes(policy: CompiledPolicy, channel: PermissionChannel): Purpose[] {
  const markets = (purpose: Purpose) => ['consent', 'marketing'].includes(kindOfPurpose(purpose));
  return [...policy.purposes.values()].filter((purpose) => markets(purpose) && channelsOf(policy, purpose.id).includes(channel));
}
