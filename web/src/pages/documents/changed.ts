/** After a paper was filed or taken away, every list that shows it is looked up again. */
import type { QueryClient } from '@tanstack/react-query';

export async function papersChanged(client: QueryClient): Promise<void> {
  await Promise.all(['documents', 'held', 'timeline', 'person'].map((key) => client.invalidateQueries({ queryKey: [key] })));
}
