// When a mailing begins: a time of the wall clock in a zone, because that is what was meant, also over a change of the clock.

import { appError } from '#platform/errors';

export const ZONE = 'Europe/Helsinki';
const LOCAL = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/;
const DAY_MS = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(zone, made);
  return made;
}

/** How far the wall clock of the zone is ahead of UTC at this instant. */
function offsetAt(zone: string, at: number): number {
  const seconds = Math.floor(at / 1000) * 1000;
  return Date.parse(`${formatOf(zone).format(seconds).replace(' ', 'T')}Z`) - seconds;
}

/**
 * The instant at which the clock on the wall shows this time. A time that is twice is the first; one that does not exist is the next
 * instant that does. @throws errors.mailing-time
 */
export function instantOf(localAt: string, zone: string = ZONE): Date {
  const wall = wallTime(localAt);
  const offsets = [offsetAt(zone, wall - DAY_MS), offsetAt(zone, wall + DAY_MS)];
  const shown = [...new Set(offsets)].map((offset) => wall - offset).filter((at) => at + offsetAt(zone, at) === wall);
  const first = shown.toSorted((a, b) => a - b)[0];
  return new Date(first ?? afterGap(zone, wall));
}

/** The change of the clock that leaves the time out, to the minute. */
function afterGap(zone: string, wall: number): number {
  let before = wall - DAY_MS;
  let after = wall + DAY_MS;
  while (after - before > 1000) {
    const middle = Math.floor((before + after) / 2000) * 1000;
    if (middle + offsetAt(zone, middle) < wall) before = middle;
    else after = middle;
  }
  return after;
}

function wallTime(localAt: string): number {
  const parts = LOCAL.exec(localAt);
  const wall = parts === null ? Number.NaN : Date.parse(`${localAt}:00Z`);
  if (Number.isNaN(wall) || new Date(wall).toISOString().slice(0, 16) !== localAt)
    throw appError('invalid', 'errors.mailing-time', { field: 'localAt' });
  return wall;
}
