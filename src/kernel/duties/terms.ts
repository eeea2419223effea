// The words of the duties room as codes, and how long each duty may take.

import { endOfDay } from '#kernel/rights';
import { addPeriod, localDate } from '#platform/clock';

/** off-system: a copy no software reaches; notice: a recipient is told (Art. 19); inform: the person is told where data came from (Art. 14). */
export const DUTY_KINDS = ['off-system', 'notice', 'inform'] as const;
export type DutyKind = (typeof DUTY_KINDS)[number];

export const CAUSES = ['erasure', 'rectification', 'restriction', 'release', 'collected'] as const;
export type Cause = (typeof CAUSES)[number];

/** `told` waits for the recipient's answer; `void` when nothing is left to do, as for a person erased before they were told. */
export type DutyState = 'open' | 'told' | 'done' | 'void';

/** How it was settled, or why the law lets it be. */
export const HOWS = {
  'off-system': ['removed', 'corrected', 'not-there', 'law'],
  notice: ['mail', 'hand', 'answered', 'not-received', 'impossible'],
  inform: ['mail', 'hand', 'has-already', 'no-address', 'disproportionate', 'law', 'secrecy'],
} as const satisfies Readonly<Record<DutyKind, readonly string[]>>;
export type How = (typeof HOWS)[DutyKind][number];

export function isHow(kind: DutyKind, how: string): how is How {
  return (HOWS[kind] as readonly string[]).includes(how);
}

/** Whom to look for outside is known, sealed, for this long after the data went, and never longer; so nothing may wait longer (decision 0021). */
export const NOTE_PERIOD = 'P14D';
const TELL_PERIOD = 'P14D';
/** Art. 14(3)(a): within a month. */
const INFORM_PERIOD = 'P1M';

/** The last instant for a duty opened now. A request for erasure promises hours, and the copies outside are part of it. */
export function dueAt(kind: DutyKind, at: Date, promised?: string | null): string {
  const period = kind === 'inform' ? INFORM_PERIOD : kind === 'notice' ? TELL_PERIOD : NOTE_PERIOD;
  const own = endOfDay(addPeriod(localDate(at), period)).toISOString();
  return kind === 'off-system' && promised != null && promised < own ? promised : own;
}
