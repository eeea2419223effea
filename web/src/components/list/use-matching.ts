/** How many match arrives after the rows: at once up to a thousand, beyond that first "over" and then exactly. */
import { useQuery } from '@tanstack/react-query';
import { locale } from '#platform/i18n';
import { lists as phrases } from '#web/i18n/lists.ts';
import { useLang, useT } from '#web/i18n/index.ts';

interface Matching {
  n: number;
  more: boolean;
}
type Ask = (exact: boolean, signal: AbortSignal) => Promise<Matching>;

/** `total` is undefined until it is exact. */
export function useMatching(key: readonly unknown[], ask: Ask, enabled = true): { total: number | undefined; over: number | undefined } {
  const quick = useQuery({ queryKey: [...key, 'quick'], queryFn: ({ signal }) => ask(false, signal), enabled });
  const more = quick.data?.more === true;
  const exact = useQuery({ queryKey: [...key, 'exact'], queryFn: ({ signal }) => ask(true, signal), enabled: more });
  if (quick.data === undefined) return { total: undefined, over: undefined };
  if (!more) return { total: quick.data.n, over: undefined };
  return { total: exact.data?.n, over: exact.data === undefined ? quick.data.n : undefined };
}

/** In words: how many, over how many, or a blank of the same height. */
export function useFoundText(found: { total: number | undefined; over: number | undefined }, count: (n: number) => string): string {
  const t = useT(phrases);
  const lang = useLang();
  if (found.total !== undefined) return count(found.total);
  return found.over === undefined ? '\u00A0' : t('found.over', { n: found.over.toLocaleString(locale(lang)) });
}
