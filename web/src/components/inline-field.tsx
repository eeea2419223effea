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
  onSave: (value: string) => Promise<void>;
}

export function InlineField({ label, editLabel, value, placeholder, long = false, readOnly = false, shown, onSave }: InlineFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
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
  async function save() {
    if (draft === null || busy) return;
    if (draft.trim() === value) return leave();
    setBusy(true);
    try {
      await onSave(draft.trim());
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
          <UnstyledButton ref={button} className="inline-button" onClick={() => setDraft(value)}>
            <span className="visually-hidden">{editLabel} </span>
            {value === '' ? <span className="inline-empty">{placeholder}</span> : (shown ?? value)}
            <IconPencil size={15} stroke={1.6} aria-hidden="true" className="inline-pencil" />
          </UnstyledButton>
        )}
      </dd>
    </div>
  );
}
