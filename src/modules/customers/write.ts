// Every change of the module goes through here: one transaction, one writer, one origin.

import type { Deps } from '#kernel/deps';
import { createWriter } from '#kernel/records';
import type { Actor, Writer } from '#kernel/records';
import { appError } from '#platform/errors';

/** Who changes something, from which declared source and for which purpose. */
export interface Who {
  readonly actor: Actor;
  readonly source: string;
  readonly purpose?: string | undefined;
  readonly importId?: string | undefined;
}

/** Runs one change. The purpose defaults to the first purpose of the declaration that concerns the registers in question. */
export async function change<T>(deps: Deps, who: Who, registers: readonly string[], fn: (writer: Writer) => Promise<T>): Promise<T> {
  const policy = deps.policy.current();
  if (!policy) throw appError('unavailable', 'errors.not-set-up');
  const purpose = who.purpose ?? purposeOf(policy.policy.purposes, registers);
  return deps.database.tx((tx) =>
    fn(
      createWriter(
        { tx, policy, actor: who.actor, at: deps.clock.now(), ids: deps.ids, source: who.source, purpose, ...(who.importId ? { importId: who.importId } : {}) },
        deps.registry,
      ),
    ),
  );
}

function purposeOf(purposes: readonly { id: string; registers: readonly string[] }[], registers: readonly string[]): string {
  const found = purposes.find((purpose) => purpose.registers.some((id) => registers.includes(id))) ?? purposes[0];
  return found?.id ?? 'register';
}
