/** What pages of marketing share: what they read, and what is stale after a write. */
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { type Answer, api } from '#web/api/client.ts';

export type Mailing = Answer<'mailings', 'get'>;
export type MailingRow = Answer<'mailings', 'list'>['rows'][number];
export type MailingState = MailingRow['state'];
export type Tally = Answer<'mailings', 'report'>['tally'];
export type Check = Answer<'mailings', 'check'>;
export type Equation = Check['equation'];
export type Report = Answer<'mailings', 'report'>;
export type CallList = Answer<'calls', 'list'>['lists'][number];
export type OneCallList = Answer<'calls', 'get'>;
export type CallPerson = Answer<'calls', 'people'>['rows'][number];
export type CallState = CallPerson['state'];
export type Automation = Answer<'automations', 'list'>['automations'][number];
export type Audience = Answer<'audiences', 'list'>['audiences'][number];

export function useAudienceFields() {
  return useQuery({
    queryKey: ['audiences', 'fields'],
    queryFn: ({ signal }) => api.audiences.fields(undefined, { signal }),
    staleTime: 300_000,
  });
}

export const audiencesQuery = queryOptions({
  queryKey: ['audiences', 'list'],
  queryFn: ({ signal }) => api.audiences.list(undefined, { signal }),
});

export const purposesQuery = queryOptions({
  queryKey: ['mailings', 'purposes'],
  queryFn: ({ signal }) => api.mailings.purposes(undefined, { signal }),
  staleTime: 300_000,
});

/** Drafts stand first in the list: a few rows are enough to find them. */
export const draftsQuery = queryOptions({
  queryKey: ['mailings', 'drafts'],
  queryFn: ({ signal }) => api.mailings.list({ query: { limit: 3 } }, { signal }),
});

/** What Today tells: what paused, and what was left lying. */
export const mailingsWaitingQuery = queryOptions({
  queryKey: ['mailings', 'waiting'],
  queryFn: ({ signal }) => api.mailings.waiting(undefined, { signal }),
});

/** While letters leave, what is shown is looked up again every other second. */
export function mailingQuery(id: string) {
  return queryOptions({
    queryKey: ['mailings', 'one', id],
    queryFn: ({ signal }) => api.mailings.get({ params: { id } }, { signal }),
    refetchInterval: ({ state }) => (state.data && isMoving(state.data.state) ? 2000 : false),
  });
}

export function isMoving(state: MailingState): boolean {
  return state === 'scheduled' || state === 'freezing' || state === 'sending';
}

export function useMailingsChanged(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ['mailings'] });
}

export function useAudiencesChanged(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ['audiences'] });
}

export const callsQuery = queryOptions({ queryKey: ['calls', 'list'], queryFn: ({ signal }) => api.calls.list(undefined, { signal }) });

export function callQuery(id: string) {
  return queryOptions({ queryKey: ['calls', 'one', id], queryFn: ({ signal }) => api.calls.get({ params: { id } }, { signal }) });
}

export function useCallsChanged(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ['calls'] });
}

export const automationsQuery = queryOptions({
  queryKey: ['automations', 'list'],
  queryFn: ({ signal }) => api.automations.list(undefined, { signal }),
});

export function useAutomationsChanged(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ['automations'] });
}
