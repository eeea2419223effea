/** One memory for what the server said; refusals are shown, never retried behind the reader's back. */
import { QueryClient } from '@tanstack/react-query';
import { whenSignedOut } from './client.ts';
import { isProblem } from './problem.ts';
import { sessionQuery } from './queries.ts';

export const client = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 15_000, retry: (count, error) => count < 2 && isProblem(error, 0), refetchOnWindowFocus: true },
    mutations: { retry: false },
  },
});

whenSignedOut(() => void client.invalidateQueries({ queryKey: sessionQuery.queryKey }));
