/** A list opened with nothing asked begins with the view its reader chose. */
import { useEffect } from 'react';
import type { Search } from './condition.ts';
import { type ListName, useShipped } from './shipped.ts';
import { useViews } from './views.ts';

export function useBegin(list: ListName, search: object, show: (search: Search) => void): void {
  const { data } = useViews(list);
  const shipped = useShipped(list);
  const bare = Object.keys(search).length === 0;
  const begin = data?.begin ?? null;
  useEffect(() => {
    if (!bare || begin === null) return;
    const view = data?.views.find(({ id }) => id === begin) ?? shipped.find(({ id }) => id === begin);
    if (view) show({ ...view.search, view: begin });
  });
}
