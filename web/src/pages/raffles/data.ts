/** What the pages of raffles share: what they read, and what is stale after a write. */
import { infiniteQueryOptions, queryOptions, useQueryClient } from '@tanstack/react-query';
import { type Answer, api } from '#web/api/client.ts';

export type RaffleList = Answer<'raffles', 'list'>;
export type Raffle = RaffleList['raffles'][number];
export type RaffleDetails = Answer<'raffles', 'get'>;
export type Place = RaffleDetails['places'][number];

export const rafflesQuery = queryOptions({
  queryKey: ['raffles', 'list'],
  queryFn: ({ signal }) => api.raffles.list(undefined, { signal }),
});

export function raffleQuery(id: string) {
  return queryOptions({ queryKey: ['raffles', 'one', id], queryFn: ({ signal }) => api.raffles.get({ params: { id } }, { signal }) });
}

export function entriesQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: ['raffles', 'entries', id],
    queryFn: ({ pageParam, signal }) =>
      api.raffles.entries({ params: { id }, query: pageParam === null ? { limit: 50 } : { limit: 50, after: pageParam } }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

export function useRafflesChanged(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ['raffles'] });
}

/** A local day so many days later, 'YYYY-MM-DD'. */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
