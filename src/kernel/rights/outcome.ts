// What an erasure left behind on paper: kinds, counts and field ids, never a value.

import type { OpenedDuty } from '#kernel/deps';
import type { Text } from '#platform/i18n';
import type { Settlement } from './settle.ts';
import type { Stored } from './store/walk.ts';

export interface Place {
  readonly where: string;
  readonly recordId: string | null;
}

/** What looking again found. */
export interface Recheck {
  readonly at: string;
  readonly tables: number;
  readonly columns: number;
  readonly files: number;
  readonly needles: number;
  /** Places where the person was still found; a certificate is issued only at 0. */
  readonly found: number;
  /** Texts about others in which the name stands; a person must read those. */
  readonly mentions: number;
  /** Until when words by which the person can be found are kept sealed, to remove the copies outside; absent when none are. */
  readonly sealedUntil?: string;
  readonly places?: readonly Place[];
  /** Where the mentions stand, for who reads them. */
  readonly toRead?: readonly Place[];
}

/** A value that stays although the person was erased: why, until when, and by which enactment. */
export interface KeptValue {
  readonly field: string;
  readonly reason: 'hold' | 'floor';
  readonly until: string | null;
  readonly law?: Text | string;
}

export interface Outcome {
  readonly stores: readonly Stored[];
  readonly blanked: readonly string[];
  readonly kept: readonly KeptValue[];
  readonly suppressed: number;
  readonly ledgerSeq: number;
  readonly recheck?: Recheck;
  /** Set when the erasure was done again in a restored copy. */
  readonly replayedAt?: string;
  /** Copies outside the register that were still to be removed, and recipients to be told, when the data went. */
  readonly outside?: readonly OpenedDuty[];
}

export function outcomeOf(settled: Extract<Settlement, { state: 'erased' | 'settled' }>, kept: Outcome['kept']): Outcome {
  return {
    stores: settled.state === 'erased' ? settled.stores : settled.held,
    blanked: settled.state === 'settled' ? settled.blanked : [],
    kept,
    suppressed: settled.suppressed,
    ledgerSeq: settled.ledgerSeq,
    ...(settled.outside.length > 0 ? { outside: settled.outside } : {}),
  };
}

export function readOutcome(result: string | null): Outcome {
  const empty: Outcome = { stores: [], blanked: [], kept: [], suppressed: 0, ledgerSeq: 0 };
  return result === null ? empty : { ...empty, ...(JSON.parse(result) as Partial<Outcome>) };
}
