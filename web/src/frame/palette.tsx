/** Everything one can find or do, from the keyboard: people and organisations by name or by what is written, pages and commands in any of the three languages. */
import { Modal } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type KeyboardEvent, useCallback, useEffect, useId, useRef, useState } from 'react';
import type { Me } from '../api/queries.ts';
import { frame as phrases } from '../i18n/frame.ts';
import { useT } from '../i18n/index.ts';
import { type Command, useCommands } from './commands.ts';
import './palette.css';
import { useFound, useRecent } from './use-found.ts';
import { takeEarly } from './use-shortcuts.ts';

export function Palette({ me, onClose, onKeys }: { me: Me; onClose: () => void; onKeys: () => void }) {
  const t = useT(phrases);
  const listId = useId();
  const [text, setText] = useState('');
  const [index, setIndex] = useState(0);
  const [q] = useDebouncedValue(text.trim(), 120);
  const found = useFound(q, me);
  const recent = useRecent();
  const commands = useCommands(me, text, onKeys);
  const entries = text.trim() === '' ? [...recent, ...commands] : [...found, ...commands];
  const active = Math.min(index, Math.max(0, entries.length - 1));
  const list = useRef<HTMLDivElement>(null);

  // From here on the field writes for itself; until now the keys were kept for it.
  const begin = useCallback((field: HTMLInputElement | null) => {
    if (field === null) return;
    field.focus();
    const typed = takeEarly();
    if (typed !== '') setText(typed);
  }, []);
  useEffect(() => () => void takeEarly(), []);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });

  function run(entry: Command | undefined) {
    if (!entry) return;
    onClose();
    entry.run();
  }
  function onKeyDown(event: KeyboardEvent) {
    const step: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    const move = step[event.key];
    if (move !== undefined && entries.length > 0) {
      event.preventDefault();
      setIndex(
        Math.abs(move) > 1 ? Math.max(0, Math.min(entries.length - 1, active + move)) : (active + move + entries.length) % entries.length,
      );
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
          ref={begin}
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
        <p className="palette-foot small muted" aria-hidden="true">
          <kbd>↑</kbd> <kbd>↓</kbd> {t('palette.move')} <kbd>Enter</kbd> {t('palette.choose')} <kbd>Esc</kbd> {t('palette.close')}
        </p>
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
