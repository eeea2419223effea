// Which values the person may set right alone, and which are looked at first.

import type { HeldItem } from './held.ts';
import { selfSourceIn } from './sources.ts';
import type { CompiledPolicy } from '#kernel/policy';

/** Ordinary contact details: nobody knows them better than the person. */
const AT_ONCE: ReadonlySet<string> = new Set([
  'person.name',
  'person.phone',
  'person.address',
  'person.other_contact',
  'person.social',
  'person.language',
  'person.job_title',
  'person.email',
]);
const KINDS = ['person', 'contact-point'] as const;

/** What the house itself saw and noted of its marketing: there is nothing to put in its place. */
const NOTED: ReadonlySet<string> = new Set(['marketing.open', 'marketing.click', 'marketing.action']);

type Of = Pick<HeldItem, 'kind' | 'field' | 'column'>;

/** Whether anything can be said against the value here: what the house computed or chose itself is asked about by a request. */
export function correctable({ kind, field, column }: Of): boolean {
  // A code in a raffle stands behind a hash that is public: another one would be nobody's.
  const fixed = kind === 'raffle-entry' && column === 'code';
  return !fixed && !NOTED.has(field) && !(kind === 'affiliation' && column !== 'role') && kind !== 'subject';
}

/**
 * - `now`: takes effect at once, with the person as its source. - `letter`: after the new address has answered. - `case`: staff look first.
 */
export type Way =
  | { readonly way: 'now' | 'letter'; readonly source: string; readonly kind: (typeof KINDS)[number] }
  | { readonly way: 'case' };

export function wayOf(
  policy: CompiledPolicy,
  registers: readonly string[],
  { kind, field }: Of,
  { restricted, mail }: { restricted: boolean; mail: boolean },
): Way {
  const source = selfSourceIn(policy, registers, field);
  const known = KINDS.find((each) => each === kind);
  if (restricted || source === undefined || known === undefined || !AT_ONCE.has(field)) return { way: 'case' };
  if (field !== 'person.email') return { way: 'now', source, kind: known };
  return mail ? { way: 'letter', source, kind: known } : { way: 'case' };
}
