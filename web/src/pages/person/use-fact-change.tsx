/** A fact is written from the value it was started from. Whoever changed another field is not in the way; whoever changed the same one is shown. */
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { isProblem } from '#web/api/problem.ts';
import { peopleChanged } from '#web/api/queries.ts';
import { ConflictDialog } from './conflict-dialog.tsx';

export type Values = Readonly<Record<string, string | null>>;

export interface Clash {
  key: string;
  label: string;
  base: string | null;
  mine: string | null;
  theirs: string | null;
}

interface Ways<T> {
  /** What is stored now. */
  read: () => Promise<T>;
  valuesOf: (subject: T) => Values;
  write: (change: Values, base: Values) => Promise<T>;
  /** The answer becomes what is shown. */
  onDone: (subject: T) => void;
  subjectId: string;
}

type Choice = 'mine' | 'theirs';

/** `save` ends with what is stored in the end; it fails with the server's refusal. */
export function useFactChange<T>({ read, valuesOf, write, onDone, subjectId }: Ways<T>): {
  save: (key: string, label: string, mine: string | null, base: string | null) => Promise<string | null>;
  error: unknown;
  dialog: ReactNode;
} {
  const client = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  const [open, setOpen] = useState<{ clash: Clash; choose: (choice: Choice) => void } | null>(null);

  function ask(clash: Clash): Promise<Choice> {
    return new Promise((resolve) => {
      setOpen({
        clash,
        choose: (choice) => {
          setOpen(null);
          resolve(choice);
        },
      });
    });
  }
  async function save(key: string, label: string, mine: string | null, base: string | null): Promise<string | null> {
    setError(null);
    let from = base;
    for (;;) {
      try {
        onDone(await write({ [key]: mine }, { [key]: from }));
        await peopleChanged(client);
        return mine;
      } catch (caught) {
        if (!isProblem(caught, 409) || caught.code !== 'errors.version-conflict') {
          setError(caught);
          throw caught;
        }
      }
      const now = await read();
      const theirs = valuesOf(now)[key] ?? null;
      if (theirs !== from && (await ask({ key, label, base: from, mine, theirs })) === 'theirs') {
        onDone(now);
        await peopleChanged(client);
        return theirs;
      }
      from = theirs;
    }
  }
  const dialog = open && <ConflictDialog subjectId={subjectId} clash={open.clash} onChoose={open.choose} />;
  return { save, error, dialog };
}
