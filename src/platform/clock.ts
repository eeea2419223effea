// Every promise with a period is counted here: instants in UTC for machines, dates in Finnish time for people.

import type { Lang } from './i18n/index.ts';

export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still until moved; for tests and the demo firm. */
export function fixedClock(iso: string): Clock & { set(iso: string): void; advance(ms: number): void } {
  let at = instant(iso);
  return {
    now: () => new Date(at),
    set(to) {
      at = instant(to);
    },
    advance(ms) {
      at += ms;
    },
  };
}

const helsinki = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Helsinki', year: 'numeric', month: '2-digit', day: '2-digit' });

const daysOfHours = new Map<number, string>();
const KEPT = 4096;

/** The calendar day in Finland at this instant, 'YYYY-MM-DD'. */
export function localDate(at: Date): string {
  // Days begin on a full hour of UTC; an import asks for the same ones a million times.
  const hour = Math.floor(at.getTime() / 3_600_000);
  const known = daysOfHours.get(hour);
  if (known !== undefined) return known;
  const day = helsinki.format(at);
  if (daysOfHours.size >= KEPT) daysOfHours.clear();
  daysOfHours.set(hour, day);
  return day;
}

const PERIOD = /^(-?)P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/;

export function isPeriod(text: string): boolean {
  return PERIOD.test(text);
}

/** Days are compared as text, and a year of five digits would come before today: what is later is this day. */
const END_OF_TIME = Date.UTC(9999, 11, 31);

const sums = new Map<string, string>();

/** Adds an ISO period to a date; years and months first, the day clipped to the month's end, then weeks and days. */
export function addPeriod(date: string, isoPeriod: string): string {
  // People who came on the same day have the same last days.
  const asked = `${date} ${isoPeriod}`;
  const known = sums.get(asked);
  if (known !== undefined) return known;
  const day = added(date, isoPeriod);
  if (sums.size >= KEPT) sums.clear();
  sums.set(asked, day);
  return day;
}

function added(date: string, isoPeriod: string): string {
  const parts = PERIOD.exec(isoPeriod);
  if (!parts) throw new RangeError(`not a period: ${isoPeriod}`);
  const [, minus, years, months, weeks, days] = parts;
  const sign = minus ? -1 : 1;
  const from = calendarDay(date);
  const monthIndex = from.year * 12 + from.month - 1 + sign * (Number(years ?? 0) * 12 + Number(months ?? 0));
  const year = Math.floor(monthIndex / 12);
  const month = monthIndex - year * 12;
  const day = Math.min(from.day, daysInMonth(year, month));
  const at = Date.UTC(year, month, day) + sign * (Number(weeks ?? 0) * 7 + Number(days ?? 0)) * DAY_MS;
  if (sign > 0 && !(at < END_OF_TIME)) return isoDay(END_OF_TIME);
  return isoDay(at);
}

/** Whole days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  const [a, b] = [calendarDay(from), calendarDay(to)];
  return Math.round((Date.UTC(b.year, b.month - 1, b.day) - Date.UTC(a.year, a.month - 1, a.day)) / DAY_MS);
}

/** True for a day that exists, written 'YYYY-MM-DD'. */
export function isDate(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return false;
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month - 1);
}

const MONTHS_EN = 'January February March April May June July August September October November December'.split(' ');

/** As written for people: 14.3.2027 in Finnish and Finland's Swedish, 14 March 2027 in English. */
export function formatDate(date: string, lang: Lang): string {
  const { year, month, day } = calendarDay(date.slice(0, 10));
  return lang === 'en' ? `${day} ${MONTHS_EN[month - 1]} ${year}` : `${day}.${month}.${year}`;
}

const DAY_MS = 86_400_000;

function calendarDay(date: string): { year: number; month: number; day: number } {
  if (!isDate(date)) throw new RangeError(`not a date: ${date}`);
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

const MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function daysInMonth(year: number, monthIndex: number): number {
  const leap = monthIndex === 1 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return leap ? 29 : (MONTHS[monthIndex] ?? 0);
}

function isoDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

function instant(iso: string): number {
  const ms = Date.parse(iso);
  if (Number.isNaN(ms)) throw new RangeError(`not an instant: ${iso}`);
  return ms;
}
