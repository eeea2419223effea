/** Saved views as the server keeps them, and what of a search can become one. */
import { useQuery } from '@tanstack/react-query';
import { type Answer, api } from '#web/api/client.ts';
import type { Search } from './condition.ts';
import type { ListName } from './shipped.ts';

export type SavedView = Answer<'views', 'list'>['views'][number];

export function useViews(list: ListName) {
  return useQuery({
    queryKey: ['views', list],
    queryFn: ({ signal }) => api.views.list({ query: { list } }, { signal }),
    staleTime: 60_000,
  });
}

/** What finds one person stays out of views; the server refuses it too. */
const PERSONAL = ['q', 'number', 'fieldText'];

export function savable(search: Search): { kept: Record<string, string>; left: string[] } {
  const set = Object.entries(search).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[0] !== 'view');
  return {
    kept: Object.fromEntries(set.filter(([key]) => !PERSONAL.includes(key))),
    left: set.flatMap(([key]) => (PERSONAL.includes(key) ? [key] : [])),
  };
}
