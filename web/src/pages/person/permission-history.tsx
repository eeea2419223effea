/** Every event of permission as it was recorded: what, for what, how it was said, who wrote it down and under which notice. */
import { formatDate } from '#web/i18n/format.ts';
import { banTargets } from '#web/i18n/ban-targets.ts';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import { permission as phrases } from '#web/i18n/permission.ts';
import type { PermissionState } from './permission-state.ts';

type Event = PermissionState['events'][number];

export function PermissionHistory({ events }: { events: readonly Event[] }) {
  const t = useT(phrases);
  return (
    <details className="permission-history">
      <summary>{t('history.title', { n: events.length })}</summary>
      <ol>
        {events.map((event) => (
          <HistoryItem key={event.id} event={event} />
        ))}
      </ol>
    </details>
  );
}

function HistoryItem({ event }: { event: Event }) {
  const t = useT(phrases);
  const b = useT(banTargets);
  const text = useText();
  const lang = useLang();
  const channel = event.channel === null ? t('anyChannel') : t(`channels.${event.channel}`).toLowerCase();
  const about = [
    event.purpose === null ? t('anyPurpose') : text(event.purpose),
    channel,
    ...(event.scope === null ? [] : [b('onlyTarget', { target: b(`targets.${event.scope}`).toLowerCase() })]),
    ...(event.deed === null ? [] : [b('onlyTarget', { target: b(`deeds.${event.deed}`).toLowerCase() })]),
  ];
  const facts = [
    ...(event.overBan ? [t('history.overBan')] : []),
    ...(event.way === null ? [] : [t(`ways.${event.way}`).toLowerCase()]),
    text(event.source).toLowerCase(),
    t(`history.methods.${event.method}`),
    ...(event.noticeVersion === null ? [] : [t('history.notice', { n: event.noticeVersion })]),
  ];
  return (
    <li>
      <p>
        <strong>{t(`history.acts.${event.act}`)}</strong> {formatDate(event.on, lang)}: {about.join(', ')}
      </p>
      {event.wording !== null && <p className="serif permission-wording">{event.wording}</p>}
      <p className="small muted">{facts.join(' · ')}</p>
    </li>
  );
}
