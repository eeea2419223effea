/** In which state a newsletter is, as a mark with its word, and when it leaves or left. */
import { IconCircleCheck, IconClock, IconPencil, IconPlayerPause, IconPlayerStop, IconSend, type Icon } from '@tabler/icons-react';
import { formatInstant } from '#web/i18n/format.ts';
import { useLang, useT } from '#web/i18n/index.ts';
import { marketing as phrases } from '#web/i18n/marketing.ts';
import type { MailingRow, MailingState } from './data.ts';
import { formatWall } from './wall-clock.ts';

const ICONS: Record<MailingState, Icon> = {
  draft: IconPencil,
  scheduled: IconClock,
  freezing: IconSend,
  sending: IconSend,
  paused: IconPlayerPause,
  stopped: IconPlayerStop,
  done: IconCircleCheck,
};

export function StateMark({ state }: { state: MailingState }) {
  const t = useT(phrases);
  const Mark = ICONS[state];
  return (
    <span className={`state-mark state-${state}`}>
      <Mark size={16} aria-hidden="true" /> {t(`state.${state}`)}
    </span>
  );
}

/** The Finnish clock before it leaves, the instant after. */
export function MailingWhen({ mailing }: { mailing: Pick<MailingRow, 'state' | 'localAt' | 'begunAt' | 'endedAt' | 'changedAt'> }) {
  const t = useT(phrases);
  const lang = useLang();
  const { state, localAt, begunAt, endedAt, changedAt } = mailing;
  const words =
    endedAt !== null
      ? t('when.ended', { when: formatInstant(endedAt, lang) })
      : begunAt !== null
        ? t('when.begun', { when: formatInstant(begunAt, lang) })
        : state === 'scheduled' && localAt !== null
          ? t('when.leaves', { when: formatWall(localAt, lang) })
          : t('when.changed', { when: formatInstant(changedAt, lang) });
  return <span className="small muted num">{words}</span>;
}
