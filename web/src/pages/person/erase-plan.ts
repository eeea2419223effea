/** What the plan of an erasure shows as rows of its own, and what it gathers on one line. */

interface Stored {
  readonly kind: string;
  readonly action: string;
  readonly count: number;
}

/** What the program keeps for itself about somebody: nobody wrote it, and it says nothing that the other rows do not. */
export const AIDS: ReadonlySet<string> = new Set([
  'subject',
  'search-doc',
  'search-note',
  'field-origin',
  'duplicate-pair',
  'review-item',
  'retention-skip',
  'group-due',
]);

export interface ErasePlan<Row> {
  readonly rows: readonly Row[];
  /** How many rows of aids go as a whole; what of them stays or is blanked has a row of its own. */
  readonly aids: number;
}

/** Every row of the plan is in one or the other: the sum is the same. */
export function gathered<Row extends Stored>(stores: readonly Row[]): ErasePlan<Row> {
  const isAid = ({ kind, action }: Stored) => action === 'delete' && AIDS.has(kind);
  return { rows: stores.filter((store) => !isAid(store)), aids: stores.filter(isAid).reduce((sum, { count }) => sum + count, 0) };
}
