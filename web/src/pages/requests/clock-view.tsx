/** One clock at a glance: whose it is, what is left of it, when it ends, and how far it has run. */
import { VerdictShape } from '#web/components/verdict-shape.tsx';
import { nowMs } from '#web/i18n/clock.ts';
import { dayOf, formatDate, formatInstant } from '#web/i18n/format.ts';
import { useLang, useT } from '#web/i18n/index.ts';
import { requestPhrases as phrases } from '#web/i18n/requests.ts';
import type { Row } from './data.ts';

interface ClockProps {
  of: 'law' | 'promise';
  clock: Row['law'];
  receivedAt: string;
  nearer: boolean;
  large?: boolean;
}

const HOUR = 3_600_000;

export function ClockView({ of, clock, receivedAt, nearer, large = false }: ClockProps) {
  const t = useT(phrases);
  const lang = useLang();
  const left = useLeft();
  // A day's end is told as the day; hours are told to the minute.
  const byDay = /T(20|21):59:59\.999Z$/.test(clock.dueAt);
  const when = byDay ? formatDate(dayOf(clock.dueAt), lang) : formatInstant(clock.dueAt, lang);
  const bad = clock.state === 'late' || clock.state === 'missed';
  const classes = ['clock', nearer ? 'clock-nearer' : '', bad ? 'clock-late' : '', large ? 'clock-large' : ''];
  return (
    <div className={classes.filter(Boolean).join(' ')}>
      <span className="clock-name small">{t(`clock.${of}`)}</span>
      <span className="clock-left num">
        {bad && <VerdictShape />}
        {left(clock)}
      </span>
      <span className="clock-bar" aria-hidden="true">
        <span ref={(bar) => bar?.style.setProperty('--part', String(part(clock, receivedAt)))} />
      </span>
      <span className="clock-due small num">
        <time dateTime={clock.dueAt}>{t('clock.due', { when })}</time>
        {large && clock.stoppedSince !== null && clock.state === 'stopped' && (
          <>
            <br />
            {t('clock.stoppedSince', { when: formatDate(dayOf(clock.stoppedSince), lang) })}
          </>
        )}
      </span>
    </div>
  );
}

function part({ dueAt, state }: Row['law'], receivedAt: string): number {
  if (state === 'void') return 0;
  const [from, to] = [Date.parse(receivedAt), Date.parse(dueAt)];
  return to <= from ? 1 : Math.min(1, Math.max(0.02, (nowMs() - from) / (to - from)));
}

/** What is left of a clock, in words. */
export function useLeft(): (clock: { state: Row['law']['state']; dueAt: string }) => string {
  const t = useT(phrases);
  return ({ state, dueAt }) => {
    if (state !== 'running' && state !== 'late') return t(`clock.${state}`);
    const ms = Math.abs(Date.parse(dueAt) - nowMs());
    const hours = Math.floor(ms / HOUR);
    if (hours === 0) return t(state === 'late' ? 'clock.justOver' : 'clock.soon');
    const way = state === 'late' ? 'over' : 'left';
    return hours < 72 ? t(`clock.${way}.hours`, { n: hours }) : t(`clock.${way}.days`, { n: Math.floor(hours / 24) });
  };
}
