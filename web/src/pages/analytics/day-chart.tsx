/** Pages and visits day by day, or month by month when the days would be too thin to see; the table behind it says the same. */
import { useLang, useT } from '#web/i18n/index.ts';
import { formatDate, formatMonth } from '#web/i18n/format.ts';
import { visits as phrases } from '#web/i18n/visits.ts';

interface Day {
  readonly day: string;
  readonly pages: number;
  readonly visits: number;
}

const MOST_DAYS = 100;
const HEIGHT = 100;

export function DayChart({ days }: { days: readonly Day[] }) {
  const t = useT(phrases);
  const lang = useLang();
  const monthly = days.length > MOST_DAYS;
  const bars = monthly ? byMonth(days) : days;
  const most = Math.max(1, ...bars.map(({ pages }) => pages));
  const name = (day: string) => (monthly ? formatMonth(day.slice(0, 7), lang) : formatDate(day, lang));
  const total = (of: 'pages' | 'visits') => bars.reduce((sum, each) => sum + each[of], 0);
  const withVisits = total('visits') > 0;
  const [first, last] = [bars[0]?.day ?? '', bars.at(-1)?.day ?? ''];
  const width = 100 / bars.length;
  return (
    <section className="visits-chart">
      <h2>{t(monthly ? 'chartMonths' : 'chart')}</h2>
      <ul className="visits-legend small" aria-hidden="true">
        <li className="visits-key-pages">{t('totals.pages')}</li>
        {withVisits && <li className="visits-key-visits">{t('totals.visits')}</li>}
        <li className="visits-most num">{t('most', { n: most })}</li>
      </ul>
      <figure>
        <svg
          viewBox={`0 0 100 ${HEIGHT}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={t('chartText', { pages: total('pages'), visits: total('visits') })}
        >
          {bars.map(({ day, pages, visits }, i) => (
            <g key={day}>
              <title>{`${name(day)}: ${pages}${withVisits ? ` / ${visits}` : ''}`}</title>
              <rect className="visits-bar-pages" {...bar(i, pages)} />
              <rect className="visits-bar-visits" {...bar(i, visits)} />
            </g>
          ))}
        </svg>
        <figcaption className="visits-ends small" aria-hidden="true">
          <span>{name(first)}</span>
          <span>{name(last)}</span>
        </figcaption>
      </figure>
      <details>
        <summary>{t('table')}</summary>
        <div className="visits-scroll" role="region" aria-label={t('table')} tabIndex={0}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t(monthly ? 'month' : 'day')}</th>
                <th scope="col" className="cell-num">
                  {t('totals.pages')}
                </th>
                <th scope="col" className="cell-num">
                  {t('totals.visits')}
                </th>
              </tr>
            </thead>
            <tbody>
              {bars.map(({ day, pages, visits }) => (
                <tr key={day}>
                  <th scope="row">{name(day)}</th>
                  <td className="cell-num">{pages}</td>
                  <td className="cell-num">{visits}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  );

  function bar(i: number, n: number) {
    const height = (n / most) * HEIGHT;
    return { x: i * width + width * 0.14, width: width * 0.72, y: HEIGHT - height, height };
  }
}

function byMonth(days: readonly Day[]): Day[] {
  const months = new Map<string, Day>();
  for (const { day, pages, visits } of days) {
    const month = `${day.slice(0, 7)}-01`;
    const before = months.get(month);
    months.set(month, { day: month, pages: (before?.pages ?? 0) + pages, visits: (before?.visits ?? 0) + visits });
  }
  return [...months.values()];
}
