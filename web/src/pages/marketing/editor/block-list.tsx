/** The blocks in their order: each is a part of its own with its tools, moved by buttons or by Alt and an arrow. */
import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconCopy, IconPlus, IconTrash } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { useT } from '#web/i18n/index.ts';
import { editorPhrases as phrases } from '#web/i18n/marketing-editor.ts';
import { BlockFields } from './block-fields.tsx';
import { useEditing } from './editing.ts';
import { type Block, inserted, type Kind, KINDS, moved, newBlock, removed, type Version, withBlock } from './model.ts';
import { Said } from './problems.tsx';

interface BlockListProps {
  version: Version;
  /** An id that no block has. */
  fresh: () => string;
  onChange: (version: Version, group?: string) => void;
  /** Said to those who listen. */
  announce: (said: string) => void;
}

export function BlockList({ version, fresh, onChange, announce }: BlockListProps) {
  const t = useT(phrases);
  const { open } = useEditing();
  const list = useRef<HTMLOListElement>(null);
  const { blocks } = version;
  const focus = (id: string) =>
    requestAnimationFrame(() => {
      const card = list.current?.querySelector<HTMLElement>(`[data-block="${id}"]`);
      (card?.querySelector<HTMLElement>('input, textarea, .editor-image button') ?? card)?.focus();
    });
  // What is moved loses the focus; a button that has nowhere left to move hands it to its block.
  const keepFocus = (id: string) => {
    const before = document.activeElement;
    requestAnimationFrame(() => {
      const card = list.current?.querySelector<HTMLElement>(`[data-block="${id}"]`);
      const usable = before instanceof HTMLElement && card?.contains(before) === true && !before.matches(':disabled');
      (usable ? before : card)?.focus();
    });
  };
  const add = (kind: Kind, at: number) => {
    const block = newBlock(kind, fresh());
    onChange(inserted(version, at, block));
    focus(block.id);
  };
  return (
    <section className="editor-blocks" aria-label={t('blocks')}>
      {blocks.length === 0 && <p className="muted">{t('none')}</p>}
      <ol ref={list}>
        {blocks.map((block, i) => (
          <BlockCard
            key={block.id}
            block={block}
            place={i}
            all={blocks.length}
            onChange={(next, group) => onChange(withBlock(version, next), group)}
            onMove={(to) => {
              keepFocus(block.id);
              onChange(moved(version, i, to));
              announce(t('moved', { kind: t(`kind.${block.kind}`), n: to + 1 }));
            }}
            onCopy={() => {
              const copy = { ...block, id: fresh() };
              onChange(inserted(version, i + 1, copy));
              focus(copy.id);
            }}
            onRemove={() => {
              onChange(removed(version, block.id));
              announce(t('removed', { kind: t(`kind.${block.kind}`) }));
              const next = blocks[i + 1] ?? blocks[i - 1];
              if (next) focus(next.id);
            }}
            onAdd={(kind) => add(kind, i + 1)}
          />
        ))}
      </ol>
      {open && (
        <AddMenu onAdd={(kind) => add(kind, blocks.length)}>
          <Button variant="default" leftSection={<IconPlus size={17} aria-hidden="true" />}>
            {t('add')}
          </Button>
        </AddMenu>
      )}
      {open && blocks.length > 1 && <p className="small muted editor-keys">{t('keys')}</p>}
    </section>
  );
}

interface BlockCardProps {
  block: Block;
  place: number;
  all: number;
  onChange: (block: Block, group?: string) => void;
  onMove: (to: number) => void;
  onCopy: () => void;
  onRemove: () => void;
  onAdd: (kind: Kind) => void;
}

function BlockCard({ block, place, all, onChange, onMove, ...acts }: BlockCardProps) {
  const t = useT(phrases);
  const { open, problems, lang } = useEditing();
  const name = t('blockOf', { kind: t(`kind.${block.kind}`), n: place + 1, all });
  const mine = problems.filter((problem) => problem.lang === lang && problem.where === block.id);
  const keys = (event: KeyboardEvent) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!event.altKey || step === undefined || !open) return;
    event.preventDefault();
    if (place + step >= 0 && place + step < all) onMove(place + step);
  };
  return (
    <li className="editor-block" data-block={block.id} tabIndex={-1} aria-label={name} onKeyDown={keys}>
      <div className="editor-block-head">
        <span className="editor-kind">{t(`kind.${block.kind}`)}</span>
        {open && <BlockTools name={name} place={place} all={all} onMove={onMove} {...acts} />}
      </div>
      <BlockFields block={block} onChange={onChange} />
      <Said problems={mine} />
    </li>
  );
}

type ToolsProps = Omit<BlockCardProps, 'block' | 'onChange'> & { name: string };

function BlockTools({ name, place, all, onMove, onCopy, onRemove, onAdd }: ToolsProps) {
  const t = useT(phrases);
  const tool = (label: string, icon: ReactNode, run: () => void, disabled = false) => (
    <ActionIcon variant="subtle" size="md" aria-label={label} title={label} disabled={disabled} onClick={run}>
      {icon}
    </ActionIcon>
  );
  return (
    <div className="editor-block-tools">
      {tool(t('up', { name }), <IconArrowUp size={16} aria-hidden="true" />, () => onMove(place - 1), place === 0)}
      {tool(t('down', { name }), <IconArrowDown size={16} aria-hidden="true" />, () => onMove(place + 1), place === all - 1)}
      {tool(t('copy', { name }), <IconCopy size={16} aria-hidden="true" />, onCopy)}
      {tool(t('remove', { name }), <IconTrash size={16} aria-hidden="true" />, onRemove)}
      <AddMenu onAdd={onAdd}>
        <ActionIcon variant="subtle" size="md" aria-label={t('addAfter', { name })} title={t('addAfter', { name })}>
          <IconPlus size={16} aria-hidden="true" />
        </ActionIcon>
      </AddMenu>
    </div>
  );
}

function AddMenu({ children, onAdd }: { children: ReactNode; onAdd: (kind: Kind) => void }) {
  const t = useT(phrases);
  return (
    <Menu position="bottom-start" returnFocus={false} width={280}>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        {KINDS.map((kind) => (
          <Menu.Item key={kind} onClick={() => onAdd(kind)}>
            {t(`kind.${kind}`)}
            <span className="editor-menu-more">{t(`what.${kind}`)}</span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
