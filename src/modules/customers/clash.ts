// Two people may change one person at once: different fields merge, the same field is refused and shown to whoever came second.

import { appError } from '#platform/errors';

type Values = Readonly<Record<string, unknown>>;

/**
 * Refuses a change of what somebody else has changed since: `base` holds the values it was started from, by the keys of the change.
 * @throws errors.version-conflict naming the first field
 */
export function refuseClash(current: Values, base: Values, wish: Values): void {
  const wrong = Object.keys(wish).find((key) => {
    if (wish[key] === undefined || !(key in base)) return false;
    return plain(current[key]) !== plain(base[key]) && plain(current[key]) !== plain(wish[key]);
  });
  if (wrong !== undefined) throw appError('conflict', 'errors.version-conflict', { field: wrong });
}

function plain(value: unknown): unknown {
  return value === undefined || value === '' ? null : value;
}
