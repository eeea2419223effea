/** What the pages of requests read, and what is read again after an act. */
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { type Answer, api } from '#web/api/client.ts';
import { peopleChanged } from '#web/api/queries.ts';

export type Row = Answer<'requests', 'list'>['rows'][number];
export type Case = Answer<'requests', 'get'>['request'];

export const requestsQuery = (state: 'open' | 'closed') =>
  queryOptions({ queryKey: ['requests', state], queryFn: ({ signal }) => api.requests.list({ query: { state } }, { signal }) });

export const requestQuery = (id: string) =>
  queryOptions({ queryKey: ['request', id], queryFn: ({ signal }) => api.requests.get({ params: { id } }, { signal }) });

export async function requestsChanged(client: QueryClient): Promise<void> {
  await Promise.all(['requests', 'request', 'promises'].map((key) => client.invalidateQueries({ queryKey: [key] })));
  await peopleChanged(client);
}
