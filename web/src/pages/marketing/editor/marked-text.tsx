/** A text field with a row of marks: bold, italic, link, list and what may be said of the reader. */
import { ActionIcon, Menu, Textarea, TextInput } from '@mantine/core';
import { IconBold, IconItalic, IconLink, IconList, IconUser } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import { editorPhrases as phrases } from '#web/i18n/marketing-editor.ts';
import { useEditing } from './editing.ts';
import { linked, listed, merged, plainly, type Selected, wrapped } from './marks.ts';

interface MarkedProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** One line: of marks only the reader's data. */
  line?: boolean;
  description?: ReactNode;
  maxLength: number;
  minRows?: number;
  disabled?: boolean;
  /** Bold, italic, links and lists. */
  marks?: boolean;
  /** The label is heard and not seen: what stands above says the same. */
  quiet?: boolean;
  id?: string;
}

type Field = HTMLInputElement | HTMLTextAreaElement;

export function MarkedText({ label, value, onChange, line = false, marks = true, minRows = 2, quiet = false, id, ...rest }: MarkedProps) {
  const field = useRef<Field | null>(null);
  const next = useRef<Selected | null>(null);
  const own = useId();
  const fieldId = id ?? own;
  useEffect(() => {
    if (next.current === null) return;
    field.current?.focus();
    field.current?.setSelectionRange(next.current.start, next.current.end);
    next.current = null;
  });
  const act = (to: (selected: Selected) => Selected) => {
    const at = field.current;
    next.current = to({ text: value, start: at?.selectionStart ?? value.length, end: at?.selectionEnd ?? value.length });
    onChange(next.current.text);
  };
  const t = useT(phrases);
  const keys = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || !marks) return;
    const done = {
      b: () => act((s) => wrapped(s, '**')),
      i: () => act((s) => wrapped(s, '*')),
      k: () => act((s) => linked(s, t('marks.linkWords'))),
    }[event.key.toLowerCase()];
    if (done === undefined) return;
    event.preventDefault();
    // The search of the house listens for Ctrl K as well.
    event.stopPropagation();
    done();
  };
  const shared = {
    id: fieldId,
    value,
    autoComplete: 'off',
    onKeyDown: keys,
    onChange: (event: { currentTarget: Field }) => onChange(event.currentTarget.value),
    ...rest,
  };
  return (
    <div className="editor-marked">
      <div className="editor-marked-head">
        <label htmlFor={fieldId} className={quiet ? 'visually-hidden' : undefined}>
          {label}
        </label>
        {rest.disabled !== true && <Tools marks={marks} line={line} act={act} name={label} />}
      </div>
      {line ? (
        <TextInput ref={(each) => void (field.current = each)} {...shared} />
      ) : (
        <Textarea ref={(each) => void (field.current = each)} autosize minRows={minRows} maxRows={24} {...shared} />
      )}
    </div>
  );
}

interface ToolsProps {
  marks: boolean;
  line: boolean;
  name: string;
  act: (to: (selected: Selected) => Selected) => void;
}

function Tools({ marks, line, name, act }: ToolsProps) {
  const t = useT(phrases);
  const tool = (label: string, icon: ReactNode, to: (selected: Selected) => Selected) => (
    <ActionIcon variant="subtle" size="md" aria-label={label} title={label} onClick={() => act(to)}>
      {icon}
    </ActionIcon>
  );
  return (
    <div className="editor-tools" role="group" aria-label={`${t('marks.label')}: ${name}`}>
      {marks && (
        <>
          {tool(t('marks.bold'), <IconBold size={16} aria-hidden="true" />, (s) => wrapped(s, '**'))}
          {tool(t('marks.italic'), <IconItalic size={16} aria-hidden="true" />, (s) => wrapped(s, '*'))}
        </>
      )}
      {marks && tool(t('marks.link'), <IconLink size={16} aria-hidden="true" />, (s) => linked(s, t('marks.linkWords')))}
      {marks && !line && tool(t('marks.list'), <IconList size={16} aria-hidden="true" />, listed)}
      <MergeMenu act={act} />
    </div>
  );
}

/** A greeting that needs no datum of the reader, in the language of the letter. */
const GREETING = { fi: 'Hei,', sv: 'Hej,', en: 'Hello,' } as const;

/** What the declaration does not keep for the purpose is told rather than hidden. */
function MergeMenu({ act }: Pick<ToolsProps, 'act'>) {
  const t = useT(phrases);
  const text = useText();
  const reader = useLang();
  const { merges, lang } = useEditing();
  const kept = merges.filter((merge) => merge.kept);
  const off = merges.filter((merge) => !merge.kept);
  return (
    <Menu position="bottom-end" returnFocus={false}>
      <Menu.Target>
        <ActionIcon variant="subtle" size="md" aria-label={t('marks.merge')} title={t('marks.merge')}>
          <IconUser size={16} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {kept.map(({ key, word, name }) => (
          <Menu.Item key={key} onClick={() => act((s) => merged(s, word[lang], t('marks.fallback')))}>
            {word[reader]}
            <span className="editor-menu-more">{text(name)}</span>
          </Menu.Item>
        ))}
        <Menu.Item onClick={() => act((s) => plainly(s, GREETING[lang]))}>
          {GREETING[lang]}
          <span className="editor-menu-more">{t('marks.greeting')}</span>
        </Menu.Item>
        {off.length > 0 && (
          <p className="editor-menu-off">
            {t('marks.mergeOff', { names: off.map(({ word }) => word[reader]).join(', '), section: off[0]?.section ?? '' })}
          </p>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
