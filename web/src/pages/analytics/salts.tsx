/** Receipts of what was destroyed: without it nobody can tell whether two visits were one person's. */
import { formatDate, formatInstant } from '#web/i18n/format.ts';
import { useLang, useT } from '#web/i18n/index.ts';
import { visits as phrases } from '#web/i18n/visits.ts';

interface Receipt {
  readonly day: string;
  readonly destroyedAt: string;
}

export function Salts({ receipts }: { receipts: readonly Receipt[] }) {
  const t = useT(phrases);
  const lang = useLang();
  return (
    <section className="visits-side">
      <h2>{t('salts.title')}</h2>
      <p className="muted">{t('salts.lead')}</p>
      {receipts.length === 0 ? (
        <p className="small">{t('salts.none')}</p>
      ) : (
        <ul className="visits-receipts small num">
          {receipts.map(({ day, destroyedAt }) => (
            <li key={day}>{t('salts.row', { day: formatDate(day, lang), at: formatInstant(destroyedAt, lang) })}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
