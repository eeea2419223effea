/** What the server says publishing a draft would do. */
import type { Answer } from '#web/api/client.ts';

export type Impact = Answer<'drafts', 'impact'>;

/** Whose dates move and who goes at once: a person in two registers is counted in both. */
export function totals(impact: Impact): { moving: number; once: number } {
  const sum = (pick: (move: Impact['moves'][number]) => number) => impact.moves.reduce((all, move) => all + pick(move), 0);
  return { moving: sum(({ earlier, later }) => earlier + later), once: sum(({ goAtOnce }) => goAtOnce) };
}
