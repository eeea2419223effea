/** What is to be done next, in a row of a list: its day first, late when it has passed. */
import { today } from '#web/i18n/clock.ts';
import { useT } from '#web/i18n/index.ts';
import { people as phrases } from '#web/i18n/people.ts';
import { DateText } from '#web/components/date-text.tsx';

interface NextProps {
  row: { nextAction: string | null; nextActionOn: string | null };
}

export function hasNext({ nextAction, nextActionOn }: NextProps['row']): boolean {
  return nextAction !== null || nextActionOn !== null;
}

export function ActionCell({ row }: NextProps) {
  if (!hasNext(row)) return null;
  return (
    <span className="action-cell">
      {row.nextActionOn !== null && <Day on={row.nextActionOn} />}
      <span className="action-what">{row.nextAction}</span>
    </span>
  );
}

/** The same in the second line of a row on a phone. */
export function ActionLine({ row }: NextProps) {
  return (
    <>
      {row.nextActionOn !== null && (
        <>
          <Day on={row.nextActionOn} />{' '}
        </>
      )}
      {row.nextAction}
    </>
  );
}

function Day({ on }: { on: string }) {
  const t = useT(phrases);
  const late = on < today();
  return (
    <span className={late ? 'late' : ''} title={late ? t('late') : undefined}>
      <DateText value={on} />
    </span>
  );
}
