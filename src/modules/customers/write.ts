// Every change of the module goes through here: one transaction, one writer, one origin.

import type { Deps } from '#kernel/deps';
import type { CompiledPolicy } from '#kernel/policy';
import { createWriter, OWN_RECORDS } from '#kernel/records';
import type { Actor, Writer } from '#kernel/records';
import { guardHeld } from '#kernel/rights';
import { appError } from '#platform/errors';

/** Who changes something, from which declared source and for which purpose. */
export interface Who {
  readonly actor: Actor;
  readonly source: string;
  readonly purpose?: string | undefined;
  readonly importId?: string | undefined;
}

/** The firm itself, from what it does: logging a contact, ending a membership. */
export function ownRecords(actor: Actor): Who {
  return { actor, source: OWN_RECORDS };
}

/** The declaration in force. @throws errors.not-set-up */
export function inForce(deps: Pick<Deps, 'policy'>): CompiledPolicy {
  const policy = deps.policy.current();
  if (!policy) throw appError('unavailable', 'errors.not-set-up');
  return policy;
}

/**
 * Runs one change. The purpose defaults to the first purpose of the declaration that concerns the registers in question.
 * @throws errors.purpose-undeclared, errors.source-undeclared
 */
export async function change<T>(deps: Deps, who: Who, registers: readonly string[], fn: (writer: Writer) => Promise<T>): Promise<T> {
  const policy = inForce(deps);
  const purpose = who.purpose ?? purposeOf(policy, registers);
  if (!policy.purposes.has(purpose)) throw appError('refused', 'errors.purpose-undeclared', { field: 'purpose', params: { purpose } });
  const more = who.importId === undefined ? {} : { importId: who.importId };
  return deps.database.tx((tx) =>
    fn(
      guardHeld(
        createWriter(
          { tx, policy, actor: who.actor, at: deps.clock.now(), ids: deps.ids, source: who.source, purpose, ...more },
          deps.registry,
        ),
        deps.registry,
      ),
    ),
  );
}

function purposeOf({ policy: { purposes } }: CompiledPolicy, registers: readonly string[]): string {
  const found = purposes.find((purpose) => purpose.registers.some((id) => registers.includes(id))) ?? purposes[0];
  return found?.id ?? '';
}
