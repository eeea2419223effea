/** The clock on a Finnish wall: 'YYYY-MM-DDTHH:MM' as people say it. */
import { formatDate } from '#web/i18n/format.ts';
import type { Lang } from '#web/i18n/index.ts';

export function formatWall(local: string, lang: Lang): string {
  const [day = '', time = ''] = local.split('T');
  const [hours = '', minutes = ''] = time.split(':');
  const clock = lang === 'en' ? `at ${hours}:${minutes}` : `${lang === 'sv' ? 'kl.' : 'klo'} ${Number(hours)}.${minutes}`;
  return `${formatDate(day, lang)} ${clock}`;
}
