// When the last day falls on a weekend or a public holiday the law's time runs on to the next working day (Regulation 1182/71, Art. 3(4)); it is told, never relied on.

import { addPeriod } from '#platform/clock';

/** The first working day on or after the day. */
export function rolledDay(day: string): string {
  let rolled = day;
  while (isFree(rolled)) rolled = addPeriod(rolled, 'P1D');
  return rolled;
}

function isFree(day: string): boolean {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6 || holidays(Number(day.slice(0, 4))).has(day);
}

/** Finnish public holidays that can fall on a weekday. */
function holidays(year: number): ReadonlySet<string> {
  const easter = easterSunday(year);
  const fixed = ['01-01', '01-06', '05-01', '12-06', '12-25', '12-26'].map((day) => `${year}-${day}`);
  return new Set([...fixed, addPeriod(easter, '-P2D'), addPeriod(easter, 'P1D'), addPeriod(easter, 'P39D')]);
}

/** Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher). */
function easterSunday(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  const two = (part: number) => String(part).padStart(2, '0');
  return `${year}-${two(Math.floor(n / 31))}-${two((n % 31) + 1)}`;
}
