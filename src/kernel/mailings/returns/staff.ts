// What staff say of addresses: this one does not work, this one does after all. A ban is not theirs to lift.

import { append } from '#kernel/audit';
import { dropRefusal, refuseAddress } from '#kernel/mail';
import { addressesOf } from '#kernel/permission';
import type { CompiledPolicy } from '#kernel/policy';
import type { Act } from '#kernel/rights';
import { lockSubject } from '#kernel/subjects';
import { appError } from '#platform/errors';
import type { Tx } from '#platform/db';
import { banMarketing } from './record.ts';
import type { ReturnDeps } from './record.ts';
import { lookAgain } from './unreachable.ts';

/** The address is written to again. @throws errors.return-unknown */
export async function liftRefusal(
  tx: Tx,
  deps: ReturnDeps,
  policy: CompiledPolicy,
  { refusalId, act }: { refusalId: string; act: Act },
): Promise<void> {
  const lifted = await dropRefusal(tx, refusalId);
  if (lifted === undefined) throw appError('not-found', 'errors.return-unknown');
  const { subject_id: subjectId, reason } = lifted;
  await append(tx, {
    at: act.at,
    actor: act.actor,
    action: 'address.lifted',
    kind: 'mail-bounce',
    recordId: refusalId,
    subjectId,
    detail: { reason },
  });
  if (await lockSubject(tx, subjectId)) await lookAgain(tx, deps, policy, subjectId, act.actor);
}

export interface ByHand {
  readonly subjectId: string;
  readonly contactPointId: string;
  readonly kind: 'dead' | 'complaint';
  readonly act: Act;
}

/** What a message that nobody's program understood said, when somebody has read it. @throws errors.subject-not-found, errors.permission-contact */
export async function recordByHand(
  tx: Tx,
  deps: ReturnDeps,
  policy: CompiledPolicy,
  { subjectId, contactPointId, kind, act }: ByHand,
): Promise<void> {
  if (!(await lockSubject(tx, subjectId))) throw appError('not-found', 'errors.subject-not-found');
  const address = (await addressesOf(tx, deps.registry, subjectId)).find(
    ({ id, channels }) => id === contactPointId && channels.includes('email'),
  );
  if (address === undefined) throw appError('invalid', 'errors.permission-contact', { field: 'contactPointId' });
  const { actor, at } = act;
  await append(tx, { at, actor, action: `return.${kind}`, kind: 'mail-bounce', recordId: contactPointId, subjectId });
  if (kind === 'complaint') return banMarketing(tx, deps, policy, subjectId);
  const marked = { subjectId, contactPointId, address: address.value, reason: 'manual', code: '', at, accountId: actor.id } as const;
  await refuseAddress(tx, deps, marked);
  await lookAgain(tx, deps, policy, subjectId, actor);
}
