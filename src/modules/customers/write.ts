// Every change of the module goes through here: one transaction, one writer, one origin.

import type { Deps } from '#kernel/deps';
import type { CompiledPolicy } from '#kernel/policy';
import { createWriter, keeping, OWN_RECORDS } from '#kernel/records';
import type { Actor, Writer } from '#kernel/records';
import { guardHeld, hasCorrected } from '#kernel/rights';
import { appError } from '#platform/errors';
import { watching } from './watching.ts';

/** Who changes something, from which declared source and for which purpose. */
export interface Who {
  readonly actor: Actor;
  readonly source: string;
  readonly purpose?: string | undefined;
  readonly importId?: string | undefined;
  /** It takes something back: what goes thereby is not kept as what somebody removed. */
  readonly undoing?: boolean;
  /** Two become this one: it can be undone for as long as a removed row can be brought back. */
  readonly merging?: string | undefined;
  /** Done again it would mean something else: nothing is kept of it. */
  readonly final?: boolean;
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

/** In which registers something is changed, and which fields are written when that is known beforehand. */
export interface Concerning {
  readonly registers: readonly string[];
  readonly fields?: readonly string[];
}

/**
 * Runs one change. The purpose is the one for which the data group of the written field is kept in the register;
 * where no field is named, the first purpose of the declaration that concerns the registers.
 * @throws errors.purpose-undeclared, errors.source-undeclared
 */
export async function change<T>(deps: Deps, who: Who, concerning: Concerning, fn: (writer: Writer) => Promise<T>): Promise<T> {
  const policy = inForce(deps);
  const purpose = who.purpose ?? purposeOf(policy, concerning);
  if (!policy.purposes.has(purpose)) throw appError('refused', 'errors.purpose-undeclared', { field: 'purpose', params: { purpose } });
  const { source, importId } = who;
  const more = importId === undefined ? {} : { importId };
  let corrected = false;
  const result = await deps.database.tx(async (tx) => {
    const watch = watching();
    const at = deps.clock.now();
    const by = { actor: who.actor, at, ids: deps.ids, policy };
    const { undoing = false, merging, final = false } = who;
    const keep = final ? undefined : keeping({ ...by, ...more, key: deps.keys.sealing, undoing, merging });
    const ctx = { ...by, tx, source, purpose, watch, ...more, ...(keep === undefined ? {} : { keep }) };
    const done = await fn(guardHeld(createWriter(ctx, deps.registry), deps.registry));
    await keep?.store(tx);
    await watch.tell(tx, deps, { source, importId, at });
    corrected = hasCorrected(tx);
    return done;
  });
  if (corrected) await deps.flushLedger?.();
  return result;
}

/** Which declared fields these columns of a kind hold. */
export function fieldsOfColumns(deps: Pick<Deps, 'registry'>, kind: string, columns: readonly string[]): string[] {
  const uses = deps.registry.byKind(kind).columns;
  return columns.flatMap((column) => {
    const use = uses[column];
    return use !== undefined && 'field' in use ? [use.field] : [];
  });
}

function purposeOf(policy: CompiledPolicy, { registers, fields = [] }: Concerning): string {
  const concerns = (id: string, register: string) => policy.purposes.get(id)?.registers.includes(register) === true;
  for (const field of fields) {
    for (const register of registers) {
      const own = policy.groupOf(register, field)?.purposes.find((id) => concerns(id, register));
      if (own !== undefined) return own;
    }
  }
  const { purposes } = policy.policy;
  const found = purposes.find((purpose) => registers.some((register) => concerns(purpose.id, register))) ?? purposes[0];
  return found?.id ?? '';
}
