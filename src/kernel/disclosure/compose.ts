// What one recipient may see of these people for one purpose: whitelist ∩ registers of the purpose ∩ what is held, composed on the server. What is disputed is not shown.

import type { Conn } from '#platform/db';
import type { CompiledPolicy, Recipient } from '#kernel/policy';
import type { Registry } from '#kernel/records';
import { disputedAmong } from '#kernel/rights';
import { standings } from '#kernel/subjects';
import { valuesOf } from './store/values.ts';
import type { OutsideValue } from './store/values.ts';

/** What the kernel does not know: which organisations a person works for now. */
export interface Outside {
  employers(conn: Conn, personIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
}

export interface Shown {
  readonly subjectId: string;
  readonly values: readonly OutsideValue[];
  /** Field ids of which something is shown, in the order of the whitelist. */
  readonly fields: readonly string[];
  /** Field ids of the whitelist that are left out: the value came back with a backup although it had been set right (Art. 5(1)(d)). */
  readonly disputed: readonly string[];
}

export interface Composing {
  readonly policy: CompiledPolicy;
  readonly registry: Registry;
  readonly outside: Outside;
  readonly recipient: Recipient;
  readonly purpose: string;
  /** Only these of the whitelist; absent: all of it. */
  readonly fields?: readonly string[] | undefined;
}

export type Absence = 'restricted' | 'not-in-register';

export interface Composed {
  readonly shown: readonly Shown[];
  readonly absent: ReadonlyMap<string, Absence>;
}

/** Restricted people and people outside the registers of the purpose are absent, with the reason. */
export async function compose(conn: Conn, of: Composing, subjectIds: readonly string[]): Promise<Composed> {
  const { policy, recipient, purpose } = of;
  const registers = policy.purposes.get(purpose)?.registers ?? [];
  const whitelist = new Set(of.fields === undefined ? recipient.fields : recipient.fields.filter((field) => of.fields?.includes(field)));
  const employers = hasOrganisations(whitelist) ? await of.outside.employers(conn, subjectIds) : new Map<string, readonly string[]>();
  const everybody = [...new Set([...subjectIds, ...[...employers.values()].flat()])];
  const standing = await standings(conn, everybody);
  const declared = (id: string) => (standing.get(id)?.registers ?? []).filter((register) => registers.includes(register));
  const absent = new Map<string, Absence>();
  for (const id of subjectIds) {
    if (standing.get(id)?.restricted === true) absent.set(id, 'restricted');
    else if (declared(id).length === 0) absent.set(id, 'not-in-register');
  }
  const present = subjectIds.filter((id) => !absent.has(id));
  const firms = present.flatMap((id) => employers.get(id) ?? []).filter((id) => standing.get(id)?.restricted === false);
  const read = await valuesOf(conn, of.registry, [...new Set([...present, ...firms])], whitelist);
  const doubts = await disputedAmong(conn, everybody);
  const doubtful = ({ subjectId, field }: OutsideValue) => doubts.get(subjectId)?.has(field) === true;
  const bySubject = Map.groupBy(
    read.filter(({ subjectId, field }) => policy.allows(declared(subjectId), field)),
    ({ subjectId }) => subjectId,
  );
  const shown = present.map((subjectId): Shown => {
    const all = [subjectId, ...(employers.get(subjectId) ?? [])].flatMap((id) => bySubject.get(id) ?? []);
    const values = all.filter((value) => !doubtful(value));
    const disputed = [...new Set(all.filter(doubtful).map(({ field }) => field))];
    const held = new Set(values.map(({ field }) => field));
    return { subjectId, values, fields: recipient.fields.filter((field) => held.has(field)), disputed };
  });
  return { shown, absent };
}

function hasOrganisations(fields: ReadonlySet<string>): boolean {
  return [...fields].some((field) => field.startsWith('organisation.'));
}
