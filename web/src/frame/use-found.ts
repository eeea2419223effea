/** People and organisations for the palette: those found by what is typed, and before anything is typed those just looked at. */
import { IconBuilding, IconNote, IconUser } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api } from '../api/client.ts';
import type { Me } from '../api/queries.ts';
import { frame as phrases } from '../i18n/frame.ts';
import { useT, useText } from '../i18n/index.ts';
import type { Command } from './commands.ts';

type Kind = 'person' | 'organisation';
const ICONS = { person: IconUser, organisation: IconBuilding };
const RECENT = 5;

export function useFound(q: string, me: Me): Command[] {
  const t = useT(phrases);
  const text = useText();
  const open = useOpen();
  const found = useQuery({
    queryKey: ['people', 'find', q],
    queryFn: ({ signal }) => api.finding.find({ query: { q } }, { signal }),
    enabled: q !== '' && me.permissions.includes('people.read'),
    placeholderData: (before) => before,
  });
  if (q === '') return [];
  const { people = [], organisations = [], notes = [] } = found.data ?? {};
  return [
    ...[...people, ...organisations].map(({ id, kind, label, detail }) => ({
      id: `${kind}-${id}`,
      group: t(kind === 'person' ? 'palette.people' : 'palette.organisations'),
      label,
      detail: detail ?? undefined,
      icon: ICONS[kind],
      run: () => open(kind, id),
    })),
    ...notes.map(({ id, kind, label, field, snippet }) => ({
      id: `note-${id}`,
      group: t('palette.notes'),
      label,
      detail: `${text(field)}: ${snippet}`,
      icon: IconNote,
      run: () => open(kind, id),
    })),
  ];
}

/** Whoever was looked at in this window, the latest first; read from what the window still remembers, so nothing is kept for it. */
export function useRecent(): Command[] {
  const t = useT(phrases);
  const open = useOpen();
  const client = useQueryClient();
  const seen = client
    .getQueryCache()
    .getAll()
    .flatMap(({ queryKey, state }) => {
      const [kind, id] = queryKey;
      const known = state.data === undefined ? undefined : labelIn(kind, state.data);
      return queryKey.length === 2 && typeof id === 'string' && known !== undefined ? [{ ...known, id, at: state.dataUpdatedAt }] : [];
    })
    .toSorted((a, b) => b.at - a.at);
  return seen
    .slice(0, RECENT)
    .map(({ kind, id, label }) => ({
      id: `recent-${id}`,
      group: t('palette.recent'),
      label,
      icon: ICONS[kind],
      run: () => open(kind, id),
    }));
}

function labelIn(kind: unknown, data: unknown): { kind: Kind; label: string } | undefined {
  if (kind !== 'person' && kind !== 'organisation') return undefined;
  const held: unknown = typeof data === 'object' && data !== null ? (data as Record<string, unknown>)[kind] : undefined;
  const label: unknown = typeof held === 'object' && held !== null && 'label' in held ? held.label : undefined;
  return typeof label === 'string' ? { kind, label } : undefined;
}

function useOpen(): (kind: Kind, id: string) => void {
  const navigate = useNavigate();
  return (kind, id) => void navigate({ to: kind === 'person' ? '/people/$id' : '/organisations/$id', params: { id } });
}
