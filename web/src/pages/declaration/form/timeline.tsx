/** A retention rule as one looks at it: what happens, how long it takes, and when the data are gone; all rules on one scale. */
import { declaration as phrases } from '#web/i18n/declaration.ts';
import { useLang, useT } from '#web/i18n/index.ts';
import { daysOf } from '../text/period.ts';
import { at, textAt } from '../text/values.ts';
import { periodWords } from './rule-words.ts';

const YEAR = 365.25;

/** Days from the event to the end, the period as it is written, and what kind of end it is. */
interface Span {
  days: number;
  period: string;
  end: 'gone' | 'floor' | 'decide';
  /** A new event starts the time afresh. */
  restarts: boolean;
  /** Days between reviews. */
  every: number;
  lead: number;
}

export function spanOf(rule: unknown): Span {
  const plain = { end: 'gone', restarts: false, every: 0, lead: 0 } as const;
  const written = (key: string[]) => ({ days: daysOf(textAt(rule, key)), period: textAt(rule, key) });
  switch (textAt(rule, ['kind'])) {
    case 'relation':
      return { ...plain, ...written(['period']), restarts: true };
    case 'after-event':
    case 'claim-period':
      return { ...plain, ...written(['period']), restarts: textAt(rule, ['trigger']).startsWith('last-') };
    case 'statutory':
      return { ...plain, ...written(['period']), end: 'floor', lead: textAt(rule, ['from']) === 'calendar-year-end' ? YEAR / 2 : 0 };
    case 'periodic-review':
      return { ...plain, ...written(['inactive', 'period']), end: 'decide', every: daysOf(textAt(rule, ['every'])) };
    case 'outdated':
      return { ...plain, ...written(['within']) };
    case 'on-request': {
      const hours = Number(at(rule, ['withinHours'])) || 0;
      return { ...plain, days: hours / 24, period: hours % 24 === 0 ? `P${hours / 24}D` : '' };
    }
    default:
      return { ...plain, days: 0, period: '' };
  }
}

/** The scale ends at a whole year that leaves room for the longest rule and its words. */
export function scaleOf(rules: readonly unknown[]): number {
  const longest = Math.max(YEAR, ...rules.map(spanOf).map(({ days, lead }) => days + lead));
  return Math.ceil((longest * 1.15) / YEAR) * YEAR;
}

const MOST_TICKS = 8;

function ticksOf(scale: number): number[] {
  const years = Math.round(scale / YEAR);
  const step = [1, 2, 5, 10, 20, 50].find((each) => years / each <= MOST_TICKS) ?? 100;
  return Array.from({ length: Math.floor((years - 1) / step) + 1 }, (_, index) => index * step);
}

export function Axis({ scale }: { scale: number }) {
  const t = useT(phrases);
  const ticks = ticksOf(scale);
  return (
    <svg className="dec-axis" width="100%" height="22" aria-hidden="true">
      {ticks.map((year) => (
        <text
          key={year}
          className="dec-axis-text"
          x={`${(year * YEAR * 100) / scale}%`}
          y="14"
          textAnchor={year === 0 ? 'start' : 'middle'}
        >
          {year === 0 ? '0' : t('timeline.years', { n: year })}
        </text>
      ))}
    </svg>
  );
}

export function Timeline({ rule, scale }: { rule: unknown; scale: number }) {
  const t = useT(phrases);
  const lang = useLang();
  const span = spanOf(rule);
  const percent = (days: number) => `${Math.min(100, (days * 100) / scale)}%`;
  const [from, to] = [percent(span.lead), percent(span.lead + span.days)];
  // Near the right edge the word stands below the bar instead of beside its end.
  const late = (span.lead + span.days) / scale > 0.62;
  const short = span.days / scale < 0.16;
  const words = periodWords(span.period, lang);
  const reviews = span.every > 0 ? Array.from({ length: Math.floor(span.days / span.every) }, (_, index) => (index + 1) * span.every) : [];
  return (
    <svg className="dec-line" width="100%" height="52" aria-hidden="true">
      {ticksOf(scale).map((year) => (
        <line key={year} className="dec-line-grid" x1={percent(year * YEAR)} x2={percent(year * YEAR)} y1="0" y2="52" />
      ))}
      {span.lead > 0 && <line className="dec-line-lead" x1="0" x2={from} y1="28" y2="28" />}
      <line className={`dec-line-span dec-line-${span.end}`} x1={from} x2={to} y1="28" y2="28" />
      {reviews.map((days) => (
        <line key={days} className="dec-line-tick" x1={percent(days)} x2={percent(days)} y1="22" y2="34" />
      ))}
      {span.restarts && (
        <svg x="0" y="8" overflow="visible">
          <path className="dec-line-again" d="M18 12a9 9 0 0 0-16-2m0-5v5.5h5.5" />
        </svg>
      )}
      <circle className="dec-line-event" cx="0" cy="28" r="6" />
      <svg x={to} y="28" overflow="visible">
        {span.end === 'gone' && <circle className="dec-line-end" r="6" />}
        {span.end === 'floor' && <path className="dec-line-end" d="M0-8V8" />}
        {span.end === 'decide' && <path className="dec-line-end" d="M0-8 8 0 0 8-8 0z" />}
        <text className="dec-line-word" x={late ? 6 : short ? 14 : 12} y={late ? 22 : 5} textAnchor={late ? 'end' : 'start'}>
          {t(span.end === 'gone' ? 'timeline.gone' : span.end === 'floor' ? 'timeline.floor' : 'timeline.decide')}
          {short && words !== '' ? ` · ${words}` : ''}
        </text>
      </svg>
      {!short && (
        <text className="dec-line-period" x={percent(span.lead + span.days / 2)} y="18" textAnchor="middle">
          {words}
        </text>
      )}
    </svg>
  );
}
