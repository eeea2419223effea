/** What follows from a tick: the notice says more, says something else, keeps its own words, or an old clause is no longer kept. */
export const CONSEQUENCES = ['adds', 'changes', 'keeps', 'ends'] as const;
export type Consequence = (typeof CONSEQUENCES)[number];

interface Told {
  id: string;
  stated: unknown;
  superseded: boolean;
}

export function consequenceOf(row: Told): Consequence {
  if (row.superseded) return 'ends';
  if (row.stated !== null) return 'changes';
  return inOwnWords(row) ? 'keeps' : 'adds';
}

/** Words that were read from the notice and stay as they are: only their translation is missing. */
export function inOwnWords({ id, stated }: Told): boolean {
  return stated === null && id.endsWith('/completed/translation');
}
