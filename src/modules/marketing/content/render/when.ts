// The day and the hours of an event as people write them.

import { formatDate } from '#platform/clock';
import { locale } from '#platform/i18n';
import { letterWords } from '../words.ts';
import type { When } from './look.ts';

/** to 14.1.2027 klo 9.00–12.00 */
export function whenText({ day, from, until, lang }: When): string {
  if (day === '') return '';
  const weekday = new Intl.DateTimeFormat(locale(lang), { weekday: 'long', timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`));
  return [`${weekday} ${formatDate(day, lang)}`, hours({ from, until, lang })].filter((part) => part !== '').join(' ');
}

function hours({ from, until, lang }: Omit<When, 'day'>): string {
  if (from === '') return '';
  const said = { from: clock(from, lang), until: clock(until, lang) };
  return letterWords.t(lang, until === '' ? 'clock' : 'clocks', said);
}

/** 9.05 in Finnish and Swedish, 9:05 in English. */
function clock(time: string, lang: When['lang']): string {
  const [hour = '', minute = ''] = time.split(':');
  return time === '' ? '' : `${Number(hour)}${lang === 'en' ? ':' : '.'}${minute}`;
}
