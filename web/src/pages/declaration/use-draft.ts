/** The draft one is writing: its history, what is wrong with it, and its keeping on the server. */
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { type Answer, api } from '#web/api/client.ts';
import { isProblem } from '#web/api/problem.ts';
import type { Lang } from '#web/i18n/index.ts';
import { type Note, notesOf } from './notes.ts';
import { type Act, begin, history, type History } from './text/history.ts';
import { readText } from './text/read.ts';
import { createSaver, type SaveState } from './text/saver.ts';

export type Draft = Answer<'policy', 'draft'>;
const LOOK_MS = 450;
const REST_MS = 1200;

export function useHistory(first: string) {
  const [state, setState] = useState<History>(() => begin(first));
  const latest = useRef(state);
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);
  function act(next: Act) {
    latest.current = history(latest.current, next);
    setState(latest.current);
    clearTimeout(rest.current);
    if (latest.current.hand !== null) rest.current = setTimeout(() => act({ do: 'rest' }), REST_MS);
  }
  return {
    text: state.now,
    canUndo: state.past.length > 0,
    canRedo: state.future.length > 0,
    write: (text: string, hand?: string) => act({ do: 'write', text, ...(hand === undefined ? {} : { hand }) }),
    change: (edit: (yaml: string) => string, hand?: string) =>
      act({ do: 'write', text: edit(latest.current.now), ...(hand === undefined ? {} : { hand }) }),
    undo: () => act({ do: 'undo' }),
    redo: () => act({ do: 'redo' }),
  };
}

/** What the server says of the text, a moment after it was written; the last answer stays until the next. */
export function useLook(text: string, lang: Lang) {
  const [settled] = useDebouncedValue(text, LOOK_MS);
  const deferred = useDeferredValue(text);
  const reading = useMemo(() => readText(deferred), [deferred]);
  const look = useQuery({
    queryKey: ['drafts', 'look', lang, settled],
    queryFn: ({ signal }) => api.drafts.look({ body: { yaml: settled, lang } }, { signal }),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 60_000,
  });
  const notes = useMemo<Note[]>(() => (look.data ? notesOf(look.data, reading) : []), [look.data, reading]);
  const words = useMemo(() => new Map((look.data?.retention ?? []).map((each) => [each.id, each])), [look.data]);
  return { reading, notes, words, notice: look.data?.notice ?? null, error: look.error, looked: look.isSuccess };
}

export function useSaver(draft: Draft, text: string) {
  const [state, setState] = useState<SaveState>({ kind: 'saved', at: draft.savedAt });
  const [saver] = useState(() =>
    createSaver(
      { text: draft.yaml, revision: draft.revision },
      {
        send: (yaml, revision) => api.drafts.save({ params: { id: draft.id }, body: { yaml, revision } }),
        isConflict: (error) => isProblem(error, 409),
        tell: setState,
      },
    ),
  );
  useEffect(() => saver.write(text), [saver, text]);
  // Who leaves the page leaves nothing unsaved behind.
  useEffect(() => () => void saver.flush(), [saver]);
  useEffect(() => {
    const unsaved = state.kind !== 'saved';
    const hold = (event: BeforeUnloadEvent) => {
      if (unsaved) event.preventDefault();
    };
    window.addEventListener('beforeunload', hold);
    return () => window.removeEventListener('beforeunload', hold);
  }, [state.kind]);
  return { saver, state };
}

export function useFix(text: string, write: (text: string) => void, done: (fixed: number) => void) {
  return useMutation({
    mutationFn: (ids: string[]) => api.drafts.fix({ body: { yaml: text, findings: ids } }),
    onSuccess: ({ yaml, fixed }) => {
      write(yaml);
      done(fixed.length);
    },
  });
}
