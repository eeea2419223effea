/** Whether anything may be shown or given today, in one chip: the agreement, or the ground that stands in its place. */
import { formatDate } from '#web/i18n/format.ts';
import { useLang, useT } from '#web/i18n/index.ts';
import { recipientPhrases as phrases } from '#web/i18n/recipients.ts';
import type { Agreement, Recipient } from './data.ts';

export function Standing({ recipient }: { recipient: Recipient }) {
  const t = useT(phrases);
  const lang = useLang();
  if (recipient.ground !== 'agreement') return <span className="chip small">{t(`agreement.${recipient.ground}`)}</span>;
  if (!recipient.open) return <span className="chip small chip-missing">{t('agreement.none')}</span>;
  const until = lastDay(recipient);
  return (
    <span className="chip small chip-good num">
      {until === null ? t('agreement.in-force') : t('agreement.inForceUntil', { date: formatDate(until, lang) })}
    </span>
  );
}

/** The latest last day of those in force; null when one of them has none. */
function lastDay({ parties }: Recipient): string | null {
  const live = parties.flatMap(({ agreements }) => agreements.filter(isLive));
  if (live.some(({ validUntil }) => validUntil === null)) return null;
  return (
    live
      .map(({ validUntil }) => validUntil ?? '')
      .toSorted()
      .at(-1) ?? null
  );
}

export function isLive({ state }: Agreement): boolean {
  return state === 'in-force' || state === 'ending';
}

export function StateChip({ state }: { state: Agreement['state'] }) {
  const t = useT(phrases);
  const look = state === 'in-force' ? 'chip-good' : state === 'ending' ? 'chip-soon' : state === 'expired' ? 'chip-missing' : '';
  return <span className={`chip small nowrap ${look}`}>{t(`state.${state}`)}</span>;
}
