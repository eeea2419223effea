/** Permissions and events by their names; one that this page does not know yet stands as it is. */
import type { api as phrases } from '#web/i18n/api.ts';

type T = (key: Parameters<(typeof phrases)['t']>[1]) => string;

export function wordsOf(t: T, group: 'may' | 'events', id: string): string {
  const key = `${group}.${id}`;
  const words = t(key as Parameters<T>[0]);
  return words === key ? id : words;
}
