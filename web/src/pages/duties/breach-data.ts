/** What the pages of breaches read, and what is read again after an act. */
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { type Answer, api } from '#web/api/client.ts';
import { dutiesChanged } from './data.ts';

export type Breach = Answer<'breaches', 'get'>['breach'];
export type BreachRow = Answer<'breaches', 'list'>['rows'][number];

export const breachesQuery = queryOptions({ queryKey: ['breaches'], queryFn: ({ signal }) => api.breaches.list(undefined, { signal }) });

export const breachQuery = (id: string) =>
  queryOptions({ queryKey: ['breach', id], queryFn: ({ signal }) => api.breaches.get({ params: { id } }, { signal }) });

export async function breachesChanged(client: QueryClient): Promise<void> {
  await Promise.all(['breaches', 'breach'].map((key) => client.invalidateQueries({ queryKey: [key] })));
  await dutiesChanged(client);
}
