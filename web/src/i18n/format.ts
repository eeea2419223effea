/** Dates and numbers as Finns write them; instants are shown in Finnish time whatever the machine thinks. */
import { type Lang, locale } from '#platform/i18n';

const ZONE = 'Europe/Helsinki';
const cache = new Map<string, Intl.DateTimeFormat>();

function format(lang: Lang, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${lang}/${name}`;
  const made = cache.get(key) ?? new Intl.DateTimeFormat(locale(lang), options);
  cache.set(key, made);
  return made;
}

/** Made once: making one takes longer than a hundred uses of it. */
const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE });

const asDay = (date: string) => new Date(`${date}T12:00:00Z`);

/** '2027-03-14' as 14.3.2027, in English 14 Mar 2027: a column of dates has room for no more in any language. */
export function formatDate(date: string, lang: Lang): string {
  if (lang !== 'en') {
    const [year = '', month = '', day = ''] = date.slice(0, 10).split('-');
    return `${Number(day)}.${Number(month)}.${year}`;
  }
  const options: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', year: 'numeric', timeZone: ZONE };
  return format(lang, 'date', options).format(asDay(date.slice(0, 10)));
}

/** The local day of an instant, 'YYYY-MM-DD'. */
export function dayOf(instant: string | Date): string {
  return DAY.format(new Date(instant));
}

export function formatTime(instant: string, lang: Lang): string {
  return format(lang, 'time', { hour: 'numeric', minute: '2-digit', timeZone: ZONE }).format(new Date(instant));
}

const AT: Record<Lang, string> = { fi: ' klo ', sv: ' kl. ', en: ', ' };

/** '14.3.2027 klo 3.12' */
export function formatInstant(instant: string, lang: Lang): string {
  return `${formatDate(dayOf(instant), lang)}${AT[lang]}${formatTime(instant, lang)}`;
}

/** '2027-03' as 'maaliskuu 2027' or short 'maalis'. */
export function formatMonth(month: string, lang: Lang, form: 'long' | 'short' = 'long'): string {
  const date = asDay(`${month}-01`);
  if (form === 'short') return format(lang, 'month-short', { month: 'short', timeZone: ZONE }).format(date);
  return format(lang, 'month', { month: 'long', year: 'numeric', timeZone: ZONE }).format(date);
}

export function formatWeekday(date: string, lang: Lang): string {
  return format(lang, 'weekday', { weekday: 'long', timeZone: ZONE }).format(asDay(date));
}

const MONEY: Partial<Record<Lang, Intl.NumberFormat>> = {};

/** Cents as '1 234,50 €'. */
export function formatMoney(cents: number, lang: Lang): string {
  const made = (MONEY[lang] ??= new Intl.NumberFormat(locale(lang), { style: 'currency', currency: 'EUR' }));
  return made.format(cents / 100);
}
