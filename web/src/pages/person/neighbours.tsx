/** The one before and the one after in the list one came from; the list itself remembers its order, so nothing is searched for. */
import { ActionIcon } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { type InfiniteData, type Query, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo } from 'react';
import { usePageCommands } from '#web/frame/page-commands.ts';
import { useT } from '#web/i18n/index.ts';
import { personPage as phrases } from '#web/i18n/person-page.ts';

type Pages = InfiniteData<{ rows: readonly { id: string }[]; next: string | null }>;

/** The list seen last that holds this one. */
function useList(list: 'people' | 'organisations', id: string): { query: Query; ids: string[]; more: boolean } | null {
  const client = useQueryClient();
  const queries = client.getQueryCache().findAll({ queryKey: [list, 'list'] });
  for (const query of queries.toSorted((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt)) {
    const pages = (query.state.data as Pages | undefined)?.pages;
    const ids = pages?.flatMap(({ rows }) => rows.map((row) => row.id)) ?? [];
    if (ids.includes(id)) return { query, ids, more: pages?.at(-1)?.next !== null };
  }
  return null;
}

export function Neighbours({ list, id }: { list: 'people' | 'organisations'; id: string }) {
  const t = useT(phrases);
  const navigate = useNavigate();
  const found = useList(list, id);
  const at = found?.ids.indexOf(id) ?? -1;
  const [previous, next] = [found?.ids[at - 1], found?.ids[at + 1]];
  const go = useCallback(
    (to: string | undefined) => {
      if (to !== undefined)
        void navigate({ to: list === 'people' ? '/people/$id' : '/organisations/$id', params: { id: to }, search: (now) => now });
    },
    [list, navigate],
  );
  // The last of the rows fetched so far is not the last of the list.
  useEffect(() => {
    if (found === null || next !== undefined || !found.more) return;
    const query = found.query as Query & { options: { pages?: number } };
    void query.fetch({ ...query.options, pages: (query.state.data as Pages).pages.length + 1 } as never).catch(() => undefined);
  }, [found, next]);
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (!event.ctrlKey || event.altKey || event.metaKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
      if (event.target instanceof HTMLElement && event.target.closest('input, textarea, select, [role="dialog"]') !== null) return;
      event.preventDefault();
      go(event.key === 'ArrowUp' ? previous : next);
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [go, previous, next]);
  usePageCommands(
    useMemo(
      () => [
        ...(next === undefined ? [] : [{ id: 'near-next', label: t('near.next'), icon: IconChevronDown, key: 'j', run: () => go(next) }]),
        ...(previous === undefined
          ? []
          : [{ id: 'near-previous', label: t('near.previous'), icon: IconChevronUp, key: 'k', run: () => go(previous) }]),
      ],
      [go, next, previous, t],
    ),
  );
  if (found === null || found.ids.length < 2) return null;
  return (
    <span className="near" role="group" aria-label={t('near.place', { n: at + 1 })}>
      <ActionIcon
        variant="default"
        size={36}
        aria-label={t('near.previous')}
        title={`${t('near.previous')} (K)`}
        disabled={previous === undefined}
        onClick={() => go(previous)}
      >
        <IconChevronUp size={18} aria-hidden="true" />
      </ActionIcon>
      <ActionIcon
        variant="default"
        size={36}
        aria-label={t('near.next')}
        title={`${t('near.next')} (J)`}
        disabled={next === undefined}
        onClick={() => go(next)}
      >
        <IconChevronDown size={18} aria-hidden="true" />
      </ActionIcon>
    </span>
  );
}
