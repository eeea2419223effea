/** Names of what the application keeps in memory for a while; a write tells which of them are stale. */
import { infiniteQueryOptions, type QueryClient, queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { askedOf, type OrganisationSearch, type PeopleSearch } from '../list-search.ts';
import { type Answer, api } from './client.ts';

export const sessionQuery = queryOptions({ queryKey: ['session'], queryFn: () => api.session.state(), staleTime: 60_000 });
export const policyQuery = queryOptions({ queryKey: ['policy'], queryFn: () => api.policy.current(), staleTime: 300_000 });

export const todayQuery = queryOptions({ queryKey: ['today'], queryFn: ({ signal }) => api.today.list(undefined, { signal }) });
export const promisesQuery = queryOptions({ queryKey: ['promises'], queryFn: ({ signal }) => api.promises.list(undefined, { signal }) });
export const peopleQuery = (search: PeopleSearch) => {
  const asked = askedOf(search);
  return infiniteQueryOptions({
    queryKey: ['people', 'list', asked],
    queryFn: ({ pageParam, signal }) =>
      api.people.list({ query: { ...asked, ...(pageParam === null ? {} : { after: pageParam }), limit: 100 } }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
};
export const organisationsQuery = (search: OrganisationSearch) => {
  const asked = askedOf(search);
  return infiniteQueryOptions({
    queryKey: ['organisations', 'list', asked],
    queryFn: ({ pageParam, signal }) =>
      api.organisations.list({ query: { ...asked, ...(pageParam === null ? {} : { after: pageParam }), limit: 100 } }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
};

export type Session = Answer<'session', 'state'>;
export type Me = Extract<Session, { state: 'signed-in' }>['me'];
export type PolicyView = Answer<'policy', 'current'>;

/** The signed-in account; pages below the guard may rely on it. */
export function useMe(): Me {
  const { data } = useSuspenseQuery(sessionQuery);
  if (data.state !== 'signed-in') throw new Error('a page behind the guard was shown without a session');
  return data.me;
}

export function useMay(permission: string): boolean {
  const { data } = useQuery(sessionQuery);
  return data?.state === 'signed-in' && data.me.permissions.includes(permission);
}

export function usePolicy(): PolicyView | undefined {
  return useQuery(policyQuery).data;
}

/** After a write about people everything that counts or lists them is looked up again. */
export async function peopleChanged(client: QueryClient): Promise<void> {
  await Promise.all(
    ['people', 'person', 'organisations', 'organisation', 'today', 'retention', 'held', 'timeline'].map((key) =>
      client.invalidateQueries({ queryKey: [key] }),
    ),
  );
}
