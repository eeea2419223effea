// A day told by somebody becomes an instant that favours the person: what takes away counts from the end of its day when compared with a later permission, what grants from its start.

import { addPeriod, isDate, localDate } from '#platform/clock';
import { endOfDay } from '#kernel/rights';
import { appError } from '#platform/errors';

/** When a permission begins: now, or at the first moment of an earlier Finnish day. @throws errors.date-invalid, errors.date-in-future */
export function grantedAt(on: string, now: Date): Date {
  if (!isEarlier(on, now)) return now;
  return new Date(endOfDay(addPeriod(on, '-P1D')).getTime() + 1);
}

/** The instant that a later permission must be after: now, or the last moment of an earlier Finnish day. */
export function takenAt(on: string, now: Date): Date {
  return isEarlier(on, now) ? endOfDay(on) : now;
}

/** True for an earlier day. */
function isEarlier(on: string, now: Date): boolean {
  if (!isDate(on)) throw appError('invalid', 'errors.date-invalid', { field: 'on' });
  const today = localDate(now);
  if (on > today) throw appError('invalid', 'errors.date-in-future', { field: 'on' });
  return on < today;
}
