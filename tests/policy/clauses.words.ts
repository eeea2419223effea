// The words of the table of clauses: one thing that a row of a notice has become.

import type { CheckId } from '#kernel/policy';

export type Becomes = 'fact' | 'automatic' | 'attested' | 'superseded';

/** One thing that a row has become: a statement at this path of the policy with this nature. */
export interface Saying {
  readonly at: string;
  readonly becomes: Becomes;
  readonly check?: CheckId;
}

export interface Row {
  readonly row: string;
  readonly file: string;
  /** The first is what the row counts as. */
  readonly says: readonly Saying[];
}

export const fact = (at: string): Saying => ({ at, becomes: 'fact' });
export const live = (check: CheckId, at: string): Saying => ({ at, becomes: 'automatic', check });
export const sign = (at: string): Saying => ({ at, becomes: 'attested' });
export const void_ = (at: string): Saying => ({ at, becomes: 'superseded' });
export const only = (at: string): Saying => live('fields.only-declared', `dataGroups/${at}`);
export const due = (at: string): Saying => live('retention.none-past-due', `retention/${at}`);

export function firm(file: string, rows: Readonly<Record<string, readonly Saying[]>>): Row[] {
  return Object.entries(rows).map(([row, says]) => ({ row, file, says }));
}
