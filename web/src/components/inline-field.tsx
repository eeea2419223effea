/** A fact is changed where it stands: Enter edits and saves, Esc lets go, and the toast can take it back. */
import { UnstyledButton } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import './inline-field.css';

interface InlineFieldProps {
  label: string;
  /** Text that names the edit button. */
  editLabel: string;
  value: string;
  placeholder: string;
  long?: boolean;
  readOnly?: boolean;
  shown?: ReactNode;
  /** Stands beside the value: where it comes from. */
  aside?: ReactNode;
  /** The second is the value that stood there when editing began. */
  onSave: (value: string, before: string) => Promise<void>;
}

export function InlineField({
  label,
  editLabel,
  value,
  placeholder,
  long = false,
  readOnly = false,
  shown,
  aside,
  onSave,
}: InlineFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const [before, setBefore] = useState('');
  const [busy, setBusy] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const input = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const editing = draft !== null;
  useEffect(() => {
    if (editing) input.current?.focus();
  }, [editing]);

  function leave() {
    setDraft(null);
    requestAnimationFrame(() => button.current?.focus());
  }
  function start() {
    setBefore(value);
    setDraft(value);
  }
  async function save() {
    if (draft === null || busy) return;
    if (draft.trim() === before) return leave();
    setBusy(true);
    try {
      await onSave(draft.trim(), before);
      leave();
    } catch {
      // The refusal is shown by the page; what was written stays in the field.
    } finally {
      setBusy(false);
    }
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape') {
      event.stopPropagation();
      leave();
    } else if (event.key === 'Enter' && (!long || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void save();
    }
  }
  const common = {
    ref: input,
    className: 'inline-input',
    'aria-label': label,
    value: draft ?? '',
    disabled: busy,
    onKeyDown,
    onBlur: () => void save(),
  };
  return (
    <div className="inline-field">
      <dt className="inline-label">{label}</dt>
      <dd className="inline-value">
        {editing ? (
          long ? (
            <textarea {...common} rows={4} onChange={(event) => setDraft(event.currentTarget.value)} />
          ) : (
            <input {...common} autoComplete="off" onChange={(event) => setDraft(event.currentTarget.value)} />
          )
        ) : readOnly ? (
          <span className="inline-plain">{shown ?? value}</span>
        ) : (
          <UnstyledButton ref={button} className="inline-button" onClick={start}>
            <span className="visually-hidden">{editLabel} </span>
            {value === '' ? <span className="inline-empty">{placeholder}</span> : (shown ?? value)}
            <IconPencil size={15} stroke={1.6} aria-hidden="true" className="inline-pencil" />
          </UnstyledButton>
        )}
        {!editing && aside}
      </dd>
    </div>
  );
}
