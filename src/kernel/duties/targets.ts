// Which copies and recipients an act concerns: only those by whose fields a person can be found there.

import { NOT_FROM_PERSON } from '#kernel/policy';
import type { CompiledPolicy } from '#kernel/policy';
import type { Text } from '#platform/i18n';
import type { Cause, DutyKind } from './terms.ts';

export interface Target {
  readonly kind: DutyKind;
  readonly id: string;
}

/** Fields by which somebody can be looked up in a folder, an address book or another system. */
const FINDABLE = ['person.name', 'person.email', 'person.phone', 'person.address', 'person.customer_number'] as const;

/** Data not got from the person: somebody else told, or it was read somewhere. */
export function needsInforming(policy: CompiledPolicy, source: string): boolean {
  return NOT_FROM_PERSON.has(policy.sources.get(source)?.from ?? '');
}

/**
 * Copies that the firm itself must clear, and recipients that must be told. What lies with a processor is the firm's own copy: it is
 * erased there on the firm's order. Whoever decides for themselves is told, if anything was given to them.
 */
export function targetsOf(policy: CompiledPolicy, cause: Cause, fields: ReadonlySet<string>, received: ReadonlySet<string>): Target[] {
  const concerns = (held: readonly string[]) => held.some((field) => fields.has(field)) && FINDABLE.some((field) => held.includes(field));
  const archives = policy.policy.archives.filter(({ kind, fields: held }) => kind !== 'backup' && concerns(held));
  const found: Target[] = cause === 'restriction' ? [] : archives.map(({ id }) => ({ kind: 'off-system', id }));
  for (const { id, role, access, offSystem, fields: held } of policy.policy.recipients) {
    const kept = access === 'copy' && offSystem && (role === 'processor' || role === 'joint-controller') && concerns(held);
    if (kept && role === 'processor' && cause !== 'restriction') found.push({ kind: 'off-system', id });
    else if (kept || received.has(id)) found.push({ kind: 'notice', id });
  }
  return found;
}

/** Every place outside at once: an undone import is one task, not one for each place. */
export const EVERYWHERE = 'places:all';

/** Of whom was brought by mistake and taken back untouched: one look at all the places, and a notice only to whom the log names. */
export function targetsTakenBack(
  policy: CompiledPolicy,
  { fields, received, sought }: { fields: ReadonlySet<string>; received: ReadonlySet<string>; sought: boolean },
): Target[] {
  const all = targetsOf(policy, 'erasure', fields, received);
  const notices = all.filter(({ kind, id }) => kind === 'notice' && received.has(id));
  return sought && all.some(({ kind }) => kind === 'off-system') ? [{ kind: 'off-system', id: EVERYWHERE }, ...notices] : notices;
}

export function isFindable(field: string): boolean {
  return FINDABLE.some((each) => each === field);
}

/** Every place outside the register from which an erasure is cleared by hand: folders and books of the firm, and copies with its processors. */
export function placesOutside(policy: CompiledPolicy): Text[] {
  const { archives, recipients } = policy.policy;
  const findable = ({ fields }: { fields: readonly string[] }) => FINDABLE.some((field) => fields.includes(field));
  const books = archives.filter((each) => each.kind !== 'backup' && findable(each));
  const copies = recipients.filter((each) => each.role === 'processor' && each.access === 'copy' && each.offSystem && findable(each));
  return [...books, ...copies].map(({ name }) => (typeof name === 'string' ? { fi: name, sv: name, en: name } : name));
}
