// What the pages of recipients ask and what their writes make stale.
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { type Answer, api } from '#web/api/client.ts';

export type Recipient = Answer<'recipients', 'list'>['recipients'][number];
export type Party = Recipient['parties'][number];
export type Agreement = Party['agreements'][number];
export type Whole = Answer<'recipients', 'get'>;

export const recipientsQuery = queryOptions({
  queryKey: ['recipients'],
  queryFn: ({ signal }) => api.recipients.list(undefined, { signal }),
});
export const recipientQuery = (id: string) =>
  queryOptions({ queryKey: ['recipients', id], queryFn: ({ signal }) => api.recipients.get({ params: { id } }, { signal }) });

export async function recipientsChanged(client: QueryClient): Promise<void> {
  await Promise.all(['recipients', 'disclosures', 'today', 'promises'].map((key) => client.invalidateQueries({ queryKey: [key] })));
}
