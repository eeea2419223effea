/** The declaration as text, beside the form: the same text, with remarks on their lines. */
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { SkeletonPage } from '#web/components/skeleton.tsx';
import { declaration as phrases } from '#web/i18n/declaration.ts';
import { useT, useText } from '#web/i18n/index.ts';
import type { Note } from '../notes.ts';
import type { TextEditor } from './codemirror.ts';

interface YamlPaneProps {
  text: string;
  notes: readonly Note[];
  /** The line of what the reader is changing in the form; `go` also takes the cursor there. */
  line: { no: number; go: boolean } | null;
  onChange: (text: string) => void;
  onUndo: () => void;
  onRedo: () => void;
}

export function YamlPane({ text, notes, line, onChange, onUndo, onRedo }: YamlPaneProps) {
  const t = useT(phrases);
  const say = useText();
  const host = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<TextEditor | null>(null);
  const [error, setError] = useState<unknown>(null);
  const change = useEffectEvent(onChange);
  const undo = useEffectEvent(onUndo);
  const redo = useEffectEvent(onRedo);
  const open = useEffectEvent((openEditor: typeof import('./codemirror.ts').openEditor, place: HTMLElement) =>
    openEditor({
      host: place,
      text,
      label: t('yamlLabel'),
      describedBy: 'dec-yaml-hint',
      onChange: (next) => change(next),
      onUndo: () => undo(),
      onRedo: () => redo(),
    }),
  );
  useEffect(() => {
    let made: TextEditor | null = null;
    let gone = false;
    import('./codemirror.ts')
      .then(({ openEditor }) => {
        if (gone || host.current === null) return;
        made = open(openEditor, host.current);
        setEditor(made);
      })
      .catch(setError);
    return () => {
      gone = true;
      made?.close();
    };
  }, []);
  useEffect(() => editor?.setText(text), [editor, text]);
  useEffect(
    () => editor?.setMarks(notes.map(({ line: at, severity, title }) => ({ line: at, severity, message: say(title) }))),
    [editor, notes, say],
  );
  useEffect(() => {
    if (line === null) return;
    if (line.go) editor?.go(line.no);
    else editor?.show(line.no);
  }, [editor, line]);
  return (
    <div className="dec-yaml">
      <p id="dec-yaml-hint" className="small muted dec-pane-hint">
        {t('yamlHint')}
      </p>
      <ErrorBanner error={error} />
      {editor === null && error === null && <SkeletonPage />}
      <div ref={host} className="dec-yaml-host" />
    </div>
  );
}
