// The clock of a request (GDPR Art. 12(3)): it starts at receipt, and the earlier of the promise and the law counts.

import { addPeriod, localDate } from '#platform/clock';

const HOUR_MS = 3_600_000;

/** A promise in hours is absolute: 48 hours over a change of clocks end at another time of day (R2). */
export function promisedBy(receivedAt: Date, hours: number): Date {
  return new Date(receivedAt.getTime() + hours * HOUR_MS);
}

/** One month: the same day of the next month, else its last; never rolled over a weekend, so that the inner date is the safe one (R1). */
export function lawDay(receivedOn: string, months = 1): string {
  return addPeriod(receivedOn, `P${months}M`);
}

/** The instant by which a person must be erased. */
export function erasureDeadline(receivedAt: Date, hours: number): Date {
  const law = endOfDay(lawDay(localDate(receivedAt)));
  const promise = promisedBy(receivedAt, hours);
  return promise < law ? promise : law;
}

/** The day by which a request must be answered; "30 days" is longer than a month after a request of February. */
export function answerDay(receivedOn: string, days: number): string {
  const [law, promise] = [lawDay(receivedOn), addPeriod(receivedOn, `P${days}D`)];
  return promise < law ? promise : law;
}

const ends = new Map<string, number>();
const DAYS_KEPT = 100;

/** The last millisecond of a Finnish day, summer time or not. */
export function endOfDay(day: string): Date {
  const known = ends.get(day);
  if (known !== undefined) return new Date(known);
  // A night that erases thirty thousand asks for the same few days each time.
  if (ends.size >= DAYS_KEPT) ends.clear();
  const end = lastInstant(day);
  ends.set(day, end.getTime());
  return end;
}

function lastInstant(day: string): Date {
  const next = addPeriod(day, 'P1D');
  for (const offset of [3, 2]) {
    const midnight = new Date(Date.parse(`${next}T00:00:00.000Z`) - offset * HOUR_MS);
    if (localDate(midnight) === next && localDate(new Date(midnight.getTime() - 1)) === day) return new Date(midnight.getTime() - 1);
  }
  throw new RangeError(`no midnight after ${day}`);
}
