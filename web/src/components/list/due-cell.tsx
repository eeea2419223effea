/** When the data of a row go, or the day on which somebody decides whether they are kept: a review is no deletion, and the cell says which. */
import { DateText } from '#web/components/date-text.tsx';
import { today } from '#web/i18n/clock.ts';
import { useT } from '#web/i18n/index.ts';
import { lists } from '#web/i18n/lists.ts';

/** The longest day with its word, whole: a cut year would tell nothing. */
export const DUE_WIDTH = '188px';

export function DueCell({ row: { dueOn, reviewOn } }: { row: { dueOn: string | null; reviewOn: string | null } }) {
  const t = useT(lists);
  if (dueOn !== null)
    return (
      <span className={dueOn < today() ? 'late' : ''}>
        <DateText value={dueOn} />
      </span>
    );
  if (reviewOn === null) return null;
  return (
    <span className={reviewOn < today() ? 'late' : 'muted'}>
      {t('reviewed')} <DateText value={reviewOn} />
    </span>
  );
}
