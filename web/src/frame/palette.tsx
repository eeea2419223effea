/** Everything one can find or do, from the keyboard: people and organisations by part of a name, pages and commands in any of the three languages. */
import { Modal } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconBuilding, IconUser } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { api } from '../api/client.ts';
import type { Me } from '../api/queries.ts';
import { frame as phrases } from '../i18n/frame.ts';
import { useT } from '../i18n/index.ts';
import { type Command, useCommands } from './commands.ts';
import './palette.css';

export function Palette({ me, onClose }: { me: Me; onClose: () => void }) {
  const t = useT(phrases);
  const listId = useId();
  const [text, setText] = useState('');
  const [index, setIndex] = useState(0);
  const [q] = useDebouncedValue(text.trim(), 120);
  const found = useFound(q, me);
  const commands = useCommands(me, text);
  const entries = [...found, ...commands];
  const active = Math.min(index, Math.max(0, entries.length - 1));
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });

  function run(entry: Command | undefined) {
    if (!entry) return;
    onClose();
    entry.run();
  }
  function onKeyDown(event: KeyboardEvent) {
    const step: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const move = step[event.key];
    if (move !== undefined && entries.length > 0) {
      event.preventDefault();
      setIndex((active + move + entries.length) % entries.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      run(entries[active]);
    }
  }
  return (
    <Modal.Root opened onClose={onClose} size={620} yOffset="10vh">
      <Modal.Overlay backgroundOpacity={0.45} color="#121614" />
      <Modal.Content aria-label={t('palette.title')}>
        <input
          className="palette-input"
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={entries.length > 0 ? `${listId}-${active}` : undefined}
          aria-label={t('palette.title')}
          placeholder={t('palette.placeholder')}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setIndex(0);
          }}
          onKeyDown={onKeyDown}
          data-autofocus
          autoComplete="off"
          spellCheck={false}
        />
        <div className="palette-list" role="listbox" id={listId} aria-label={t('palette.title')} ref={list}>
          {entries.map((entry, position) => (
            <Entry
              key={entry.id}
              id={`${listId}-${position}`}
              entry={entry}
              previous={entries[position - 1]}
              active={position === active}
              onRun={() => run(entry)}
            />
          ))}
        </div>
        {entries.length === 0 && <p className="palette-note muted">{t('palette.nothing', { q: text })}</p>}
        {text !== '' && text.trim().length < 3 && <p className="palette-note small muted">{t('palette.hint')}</p>}
      </Modal.Content>
    </Modal.Root>
  );
}

interface EntryProps {
  id: string;
  entry: Command;
  previous: Command | undefined;
  active: boolean;
  onRun: () => void;
}

function Entry({ id, entry, previous, active, onRun }: EntryProps) {
  const { icon: Icon } = entry;
  return (
    <>
      {previous?.group !== entry.group && (
        <div className="palette-group small" role="presentation">
          {entry.group}
        </div>
      )}
      <div
        id={id}
        role="option"
        aria-selected={active}
        className="palette-entry"
        onMouseDown={(event) => event.preventDefault()}
        onClick={onRun}
        onKeyDown={undefined}
        tabIndex={-1}
      >
        <Icon size={18} stroke={1.6} aria-hidden="true" />
        <span className="palette-label">{entry.label}</span>
        {entry.detail !== undefined && <span className="small muted palette-detail">{entry.detail}</span>}
        {entry.keys && (
          <span className="search-keys" aria-hidden="true">
            {entry.keys.map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}
          </span>
        )}
      </div>
    </>
  );
}

function useFound(q: string, me: Me): Command[] {
  const t = useT(phrases);
  const navigate = useNavigate();
  const may = (permission: string) => me.permissions.includes(permission);
  const people = useQuery({
    queryKey: ['people', 'palette', q],
    queryFn: ({ signal }) => api.people.list({ query: { q, limit: 7 } }, { signal }),
    enabled: q !== '' && may('people.read'),
  });
  const organisations = useQuery({
    queryKey: ['organisations', 'palette', q],
    queryFn: ({ signal }) => api.organisations.list({ query: { q, limit: 4 } }, { signal }),
    enabled: q !== '' && may('organisations.read'),
  });
  if (q === '') return [];
  return [
    ...(people.data?.rows ?? []).map((row) => ({
      id: `person-${row.id}`,
      group: t('palette.people'),
      label: row.label,
      detail: row.organisation ?? row.email ?? undefined,
      icon: IconUser,
      run: () => void navigate({ to: '/people/$id', params: { id: row.id } }),
    })),
    ...(organisations.data?.rows ?? []).map((row) => ({
      id: `organisation-${row.id}`,
      group: t('palette.organisations'),
      label: row.label,
      detail: row.businessId ?? undefined,
      icon: IconBuilding,
      run: () => void navigate({ to: '/organisations/$id', params: { id: row.id } }),
    })),
  ];
}
