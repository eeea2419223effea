/** Data that did not come from the person: until when they must be told (Art. 14). */
import { IconAlertTriangle } from '@tabler/icons-react';
import { dayOf, formatDate } from '#web/i18n/format.ts';
import { useLang, useT } from '#web/i18n/index.ts';
import { leadPhrases as phrases } from '#web/i18n/leads.ts';
import type { Lead } from './data.ts';

export function InformBy({ inform }: { inform: Lead['inform'] }) {
  const t = useT(phrases);
  const lang = useLang();
  if (inform === null) return null;
  const date = formatDate(dayOf(inform.due), lang);
  return (
    <p className={inform.late ? 'small leads-inform late' : 'small leads-inform'}>
      <IconAlertTriangle size={14} stroke={1.8} aria-hidden="true" />
      <span>{t(inform.late ? 'tellLate' : 'tell', { date })}</span>
    </p>
  );
}
