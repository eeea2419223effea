/** The address of somebody who was made one with another leads to who is left. */
import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { api } from '#web/api/client.ts';

export function MergedInto({ id, to }: { id: string; to: '/people/$id' | '/organisations/$id' }): React.ReactNode {
  const moved = useQuery({ queryKey: ['merged', id], queryFn: ({ signal }) => api.duplicates.moved({ params: { id } }, { signal }) });
  const left = moved.data?.id ?? null;
  return left === null ? null : <Navigate to={to} params={{ id: left }} replace />;
}
