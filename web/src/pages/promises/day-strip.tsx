/** Ninety days at a glance: what was kept, unknown and broken each day; the table behind it says the same in numbers. */
import { useState } from 'react';
import { today } from '#web/i18n/clock.ts';
import { common } from '#web/i18n/common.ts';
import { formatDate } from '#web/i18n/format.ts';
import { useLang, useT } from '#web/i18n/index.ts';
import { promises as phrases } from '#web/i18n/promises.ts';
import type { PromiseList } from './promises-page.tsx';

type Day = PromiseList['days'][number];
const COUNT = 90;
const STEP = 10;
const HEIGHT = 44;

export function DayStrip({ days }: { days: readonly Day[] }) {
  const t = useT(phrases);
  const c = useT(common);
  const lang = useLang();
  const [opened, setOpened] = useState(false);
  if (days.length === 0) return <p className="small muted strip-empty">{t('strip.empty')}</p>;
  const shown = everyDay(days, today());
  const from = shown[0]?.day ?? '';
  const to = shown.at(-1)?.day ?? '';
  return (
    <figure className="strip">
      <div className="strip-scroll" tabIndex={0} role="region" aria-label={t('strip.title')}>
        <svg
          className="strip-chart"
          viewBox={`0 0 ${COUNT * STEP} ${HEIGHT + 14}`}
          role="img"
          aria-label={`${t('strip.label')}: ${formatDate(from, lang)}–${formatDate(to, lang)}`}
          preserveAspectRatio="xMaxYMid meet"
        >
          <path className="strip-base" d={`M0 ${HEIGHT + 0.5}H${COUNT * STEP - 3}`} />
          {shown.map((day, index) => (
            <DayColumn
              key={day.day}
              day={day}
              x={(COUNT - shown.length + index) * STEP}
              title={
                isLooked(day)
                  ? `${formatDate(day.day, lang)}: ${c('verdict.kept')} ${day.kept}, ${c('verdict.broken')} ${day.broken}, ${c('verdict.unknown')} ${day.unknown}`
                  : `${formatDate(day.day, lang)}: ${t('strip.noData')}`
              }
            />
          ))}
        </svg>
      </div>
      <figcaption className="strip-caption small muted">
        <span>{t('strip.title')}</span>
        <span className="strip-legend">
          <Legend name="kept" label={c('verdict.kept')} />
          <Legend name="unknown" label={c('verdict.unknown')} />
          <Legend name="broken" label={c('verdict.broken')} />
        </span>
        <details className="no-print" onToggle={(event) => setOpened(event.currentTarget.open)}>
          <summary>{t('strip.table')}</summary>
          {opened && <DayTable days={shown} />}
        </details>
      </figcaption>
    </figure>
  );
}

function isLooked({ kept, broken, unknown }: Day): boolean {
  return kept + broken + unknown > 0;
}

/** A day on which nobody looked has its own empty place, so that a silent machine is seen. */
function everyDay(days: readonly Day[], last: string): Day[] {
  const known = new Map(days.map((day) => [day.day, day]));
  const first = days[0]?.day ?? last;
  const end = new Date(`${last}T12:00:00Z`);
  const all = Array.from({ length: COUNT }, (_, index) => {
    const date = new Date(end);
    date.setUTCDate(end.getUTCDate() - (COUNT - 1 - index));
    const day = date.toISOString().slice(0, 10);
    return known.get(day) ?? { day, kept: 0, broken: 0, unknown: 0 };
  });
  return all.filter(({ day }) => day >= first);
}

function DayColumn({ day, x, title }: { day: Day; x: number; title: string }) {
  const all = day.kept + day.broken + day.unknown;
  if (!isLooked(day)) {
    return (
      <g>
        <title>{title}</title>
        <rect className="strip-none" x={x} y={HEIGHT - 2} width={STEP - 3} height={2} />
      </g>
    );
  }
  // A single broken promise among a hundred must still be seen: it never shrinks below a mark.
  const broken = day.broken === 0 ? 0 : Math.max(7, (day.broken / all) * HEIGHT);
  const unknown = day.unknown === 0 ? 0 : Math.max(5, (day.unknown / all) * HEIGHT);
  const kept = Math.max(0, HEIGHT - broken - unknown);
  return (
    <g>
      <title>{title}</title>
      {kept > 0 && <rect className="strip-kept" x={x} y={HEIGHT - kept} width={STEP - 3} height={kept} />}
      {unknown > 0 && (
        <rect className="strip-unknown" x={x + 0.75} y={broken + 0.75} width={STEP - 4.5} height={Math.max(1, unknown - 2.5)} />
      )}
      {broken > 0 && (
        <>
          <rect className="strip-broken" x={x} y={0} width={STEP - 3} height={broken - 1} />
          <path className="strip-cross" d={`M${x + 0.5} ${HEIGHT + 5}l6 6m0 -6l-6 6`} />
        </>
      )}
    </g>
  );
}

function Legend({ name, label }: { name: 'kept' | 'unknown' | 'broken'; label: string }) {
  return (
    <span className="strip-key">
      <svg width="9" height="14" viewBox="0 0 9 14" aria-hidden="true">
        <rect className={`strip-${name}`} x="1" y="1" width="7" height="12" />
      </svg>
      {label}
    </span>
  );
}

function DayTable({ days }: { days: readonly Day[] }) {
  const t = useT(phrases);
  const c = useT(common);
  const lang = useLang();
  return (
    <div className="strip-table" tabIndex={0} role="region" aria-label={t('strip.label')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('strip.day')}</th>
            <th scope="col" className="cell-num">
              {c('verdict.kept')}
            </th>
            <th scope="col" className="cell-num">
              {c('verdict.broken')}
            </th>
            <th scope="col" className="cell-num">
              {c('verdict.unknown')}
            </th>
          </tr>
        </thead>
        <tbody>
          {days
            .filter(isLooked)
            .toReversed()
            .map((day) => (
              <tr key={day.day}>
                <td>{formatDate(day.day, lang)}</td>
                <td className="cell-num">{day.kept}</td>
                <td className="cell-num">{day.broken}</td>
                <td className="cell-num">{day.unknown}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}
