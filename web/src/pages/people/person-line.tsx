/** The second line of a person on a phone: what is next, else whose they are, else how they are reached. */
import { DateText } from '#web/components/date-text.tsx';
import { today } from '#web/i18n/clock.ts';
import type { PersonRow } from './people-columns.tsx';

export function PersonLine({ row }: { row: PersonRow }) {
  const late = row.nextActionOn !== null && row.nextActionOn < today();
  if (row.nextAction !== null || row.nextActionOn !== null)
    return (
      <>
        {row.nextActionOn !== null && (
          <span className={late ? 'late' : ''}>
            <DateText value={row.nextActionOn} />{' '}
          </span>
        )}
        {row.nextAction}
      </>
    );
  const work = [row.organisation, row.jobTitle].filter((each) => each !== null).join(' · ');
  // Somebody known by their address alone has it as their name.
  const reach = [row.email, row.phone].find((each) => each !== null && each !== row.label);
  return <>{work || reach || '\u00A0'}</>;
}
