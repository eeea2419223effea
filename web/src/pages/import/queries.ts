/** The file as the server reads it: asked again only when the way of reading, the register or the kind changes. */
import { queryOptions } from '@tanstack/react-query';
import type { Client } from '#web/api/client.ts';
import type { Draft } from './wizard.ts';

export function readQuery(api: Client, { upload, reading, about }: Draft, registerId: string) {
  return queryOptions({
    queryKey: ['import', 'read', upload.id, reading, about, registerId],
    queryFn: () => api.imports.read({ params: { id: upload.id }, body: { ...reading, about, registerId } }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    retry: false,
  });
}
