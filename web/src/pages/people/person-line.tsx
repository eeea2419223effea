/** The second line of a person on a phone: what is next, else whose they are, else how they are reached. */
import { ActionLine, hasNext } from '#web/components/list/next-action.tsx';
import type { PersonRow } from './people-columns.tsx';

export function PersonLine({ row }: { row: PersonRow }) {
  if (hasNext(row)) return <ActionLine row={row} />;
  const work = [row.organisation, row.jobTitle].filter((each) => each !== null).join(' · ');
  // Somebody known by their address alone has it as their name.
  const reach = [row.email, row.phone].find((each) => each !== null && each !== row.label);
  return <>{work || reach || '\u00A0'}</>;
}
