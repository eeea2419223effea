/** One save grammar everywhere: Ctrl+Enter saves, the first wrong field takes the focus, the server's refusal lands on its field. */
import { Button } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { isProblem } from '../api/problem.ts';
import { stopsAtDate } from './date-field.tsx';
import { ErrorBanner } from './error-banner.tsx';

interface FormProps {
  children: ReactNode;
  verb: string;
  /** Returns the names of wrong fields, first first; nothing is sent while there is one. */
  check?: () => string[];
  onSubmit: () => Promise<unknown>;
  onProblem?: (field: string, message: string) => void;
  extra?: ReactNode;
  disabled?: boolean;
  /** The page is this form and nothing else, so writing can begin at once: in the field of this name, or in the first. */
  focusFirst?: boolean | string;
  onCancel?: (() => void) | undefined;
}

export function Form({ children, verb, check, onSubmit, onProblem, extra, disabled = false, focusFirst = false, onCancel }: FormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  useEffect(() => {
    if (!focusFirst) return;
    const named = typeof focusFirst === 'string' ? form.current?.querySelector<HTMLElement>(`[name="${CSS.escape(focusFirst)}"]`) : null;
    const first = named ?? form.current?.querySelector<HTMLElement>('input:not([type="hidden"]), textarea, select');
    // A dialog's focus trap moves the focus when it has opened, to what bears this mark.
    first?.setAttribute('data-autofocus', 'true');
    first?.focus();
  }, [focusFirst]);

  function focus(name: string | undefined) {
    if (name === undefined) return;
    requestAnimationFrame(() =>
      form.current?.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"], [data-field="${CSS.escape(name)}"]`)?.focus(),
    );
  }
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy || disabled || stopsAtDate(form.current)) return;
    const wrong = check?.() ?? [];
    if (wrong.length > 0) {
      focus(wrong[0]);
      return;
    }
    setBusy(true);
    setError(null);
    try {
      await onSubmit();
    } catch (caught) {
      setError(caught);
      const named = isProblem(caught) ? caught.errors.map((each) => ({ field: lastPart(each.path), message: each.message })) : [];
      for (const each of named) onProblem?.(each.field, each.message);
      focus(named[0]?.field ?? (isProblem(caught) && caught.field !== undefined ? lastPart(caught.field) : undefined));
    } finally {
      setBusy(false);
    }
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.current?.requestSubmit();
    } else if (event.key === 'Escape' && onCancel) {
      event.stopPropagation();
      onCancel();
    }
  }
  return (
    <form ref={form} noValidate onSubmit={(event) => void submit(event)} onKeyDown={onKeyDown} className="stack">
      {children}
      <ErrorBanner error={error} />
      <div className="row">
        <Button type="submit" loading={busy} disabled={disabled}>
          {verb}
        </Button>
        {extra}
      </div>
    </form>
  );
}

function lastPart(path: string): string {
  return path.split(/[/.]/).at(-1) ?? path;
}
