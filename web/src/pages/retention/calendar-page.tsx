/** The coming twelve months as columns: what goes when and why; one click shows the people. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type Answer, api } from '#web/api/client.ts';
import { EmptyState } from '#web/components/empty-state.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { SkeletonPage } from '#web/components/skeleton.tsx';
import { VerdictMark } from '#web/components/verdict-mark.tsx';
import { formatNumber } from '#platform/i18n';
import { formatMonth } from '#web/i18n/format.ts';
import { useLang, useT } from '#web/i18n/index.ts';
import { retention as phrases } from '#web/i18n/retention.ts';
import { MonthPeople } from './month-people.tsx';
import { RetentionHead } from './retention-head.tsx';
import './retention.css';

type Calendar = Answer<'retention', 'calendar'>;
export type Month = Calendar['months'][number];

export function CalendarPage() {
  const t = useT(phrases);
  const calendar = useQuery({
    queryKey: ['retention', 'calendar'],
    queryFn: ({ signal }) => api.retention.calendar(undefined, { signal }),
  });
  return (
    <div className="page">
      <RetentionHead lead={t('calendar.lead')} />
      <ErrorBanner error={calendar.error} onRetry={() => void calendar.refetch()} />
      {calendar.isPending && <SkeletonPage />}
      {calendar.data && <CalendarView calendar={calendar.data} />}
    </div>
  );
}

function CalendarView({ calendar }: { calendar: Calendar }) {
  const t = useT(phrases);
  const { months, overdue, onHold } = calendar;
  const first = months.find(({ total }) => total > 0)?.month ?? months[0]?.month ?? '';
  const [chosen, setChosen] = useState(first);
  const month = months.find((each) => each.month === chosen);
  const nothing = months.every(({ total }) => total === 0);
  return (
    <>
      <p className="retention-state">
        <VerdictMark verdict={overdue > 0 ? 'broken' : 'kept'} withWord={false} />
        {overdue > 0 ? (
          <Link to="/people" search={{ due: 'overdue', sort: 'due' }}>
            {t('calendar.overdue', { n: overdue })}
          </Link>
        ) : (
          <span>{t('calendar.onTime')}</span>
        )}
        {onHold > 0 && (
          <>
            <span className="muted">·</span>
            <Link to="/retention/holds">{t('calendar.onHold', { n: onHold })}</Link>
          </>
        )}
      </p>
      {nothing ? (
        <EmptyState sentence={t('calendar.empty')} promise={t('calendar.emptyPromise')} />
      ) : (
        <>
          <Columns months={months} chosen={chosen} onChoose={setChosen} />
          {month && <MonthPeople key={month.month} month={month} />}
        </>
      )}
    </>
  );
}

interface ColumnsProps {
  months: readonly Month[];
  chosen: string;
  onChoose: (month: string) => void;
}

function Columns({ months, chosen, onChoose }: ColumnsProps) {
  const t = useT(phrases);
  const lang = useLang();
  const most = Math.max(1, ...months.map(({ total }) => total));
  return (
    <div className="months" role="group" aria-label={t('calendar.months')}>
      {months.map(({ month, total }, index) => {
        const year = month.slice(0, 4);
        const newYear = index === 0 || year !== months[index - 1]?.month.slice(0, 4);
        return (
          <button
            key={month}
            type="button"
            className="month"
            aria-pressed={month === chosen}
            title={t('calendar.monthLabel', { month: formatMonth(month, lang), n: total })}
            onClick={() => onChoose(month)}
          >
            <span className="month-bar" aria-hidden="true">
              <span className="month-fill" style={{ '--part': total / most } as React.CSSProperties} />
            </span>
            <span className="month-total num">{formatNumber(total, lang)}</span>
            <span className="month-name small">{formatMonth(month, lang, 'short')}</span>
            <span className={newYear ? 'month-year small num' : 'month-year small num visually-hidden'}>{year}</span>
          </button>
        );
      })}
    </div>
  );
}
