/** What pages of leads share: what they read, and what is stale after a lead has changed. */
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { type Answer, api } from '#web/api/client.ts';
import { peopleChanged } from '#web/api/queries.ts';

export type Lead = Answer<'leads', 'list'>['rows'][number];
export type Lists = Answer<'leads', 'lists'>;
export type Stage = Lists['stages'][number];
export type Board = Answer<'leads', 'board'>;

export const boardQuery = queryOptions({ queryKey: ['leads', 'board'], queryFn: ({ signal }) => api.leads.board(undefined, { signal }) });

export function useLists(): Lists | undefined {
  return useQuery({ queryKey: ['leads', 'lists'], queryFn: ({ signal }) => api.leads.lists(undefined, { signal }), staleTime: 60_000 })
    .data;
}

/** After a write about leads everything that shows them or their parties is looked up again. */
export function useLeadsChanged(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await Promise.all([client.invalidateQueries({ queryKey: ['leads'] }), peopleChanged(client)]);
  };
}
