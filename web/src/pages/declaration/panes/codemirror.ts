/** The text editor of the declaration. It lives in a shadow root, where its style sheets are adopted and no <style> element is made: style-src stays 'self'. */
import { defaultKeymap } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { HighlightStyle, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { Annotation, EditorState, type Extension, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';

export interface Mark {
  line: number;
  severity: 'error' | 'warning' | 'note';
  message: string;
}

export interface TextEditor {
  /** Shows another text without losing the place of the reader. */
  setText(text: string): void;
  setMarks(marks: readonly Mark[]): void;
  /** Brings a line into view and marks it. */
  show(line: number): void;
  /** Moves the cursor to a line. */
  go(line: number): void;
  close(): void;
}

interface EditorPorts {
  host: HTMLElement;
  text: string;
  label: string;
  describedBy: string;
  onChange(text: string): void;
  onUndo(): void;
  onRedo(): void;
}

const FROM_OUTSIDE = Annotation.define<boolean>();
const showLine = StateEffect.define<number>();
const shown = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    for (const effect of transaction.effects) {
      if (!effect.is(showLine)) continue;
      const line = transaction.state.doc.line(Math.min(Math.max(1, effect.value), transaction.state.doc.lines));
      return Decoration.set([Decoration.line({ class: 'cm-shown' }).range(line.from)]);
    }
    return marks.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

const theme = EditorView.theme({
  '&': { height: '100%', color: 'var(--ink)', backgroundColor: 'var(--surface)', fontSize: '0.8125rem' },
  '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '-2px' },
  '.cm-scroller': { fontFamily: 'var(--font-mono)', lineHeight: '1.6', overflow: 'auto' },
  '.cm-content': { caretColor: 'var(--ink)', padding: '8px 0' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': { backgroundColor: 'var(--sunken)', color: 'var(--muted)', border: 'none', borderRight: '1px solid var(--line)' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--hover)' },
  '.cm-shown': { backgroundColor: 'var(--accent-soft)', boxShadow: 'inset 3px 0 var(--accent)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': { backgroundColor: 'var(--line)' },
  '.cm-tooltip': {
    backgroundColor: 'var(--surface)',
    color: 'var(--ink)',
    border: '1px solid var(--line-strong)',
    fontFamily: 'var(--font-sans)',
  },
  '.cm-diagnostic': { padding: '6px 10px', maxWidth: '48ch' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--broken)' },
  '.cm-diagnostic-warning': { borderLeftColor: 'var(--attention)' },
  '.cm-diagnostic-info': { borderLeftColor: 'var(--muted)' },
  '.cm-lintRange-error': { backgroundImage: 'none', borderBottom: '2px solid var(--broken)' },
  '.cm-lintRange-warning': { backgroundImage: 'none', borderBottom: '2px solid var(--attention)' },
  '.cm-lintRange-info': { backgroundImage: 'none', borderBottom: '2px dotted var(--muted)' },
  '.cm-gutter-lint .cm-lint-marker': { content: 'none', width: '10px', height: '10px', margin: '5px 2px' },
  '.cm-lint-marker-error': { background: 'var(--broken)' },
  '.cm-lint-marker-warning': { background: 'var(--attention)', clipPath: 'polygon(50% 0, 100% 100%, 0 100%)' },
  '.cm-lint-marker-info': { background: 'var(--muted)', borderRadius: '50%' },
});
const colours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--accent)' },
  { tag: tags.comment, color: 'var(--muted)', fontStyle: 'italic' },
  { tag: [tags.string, tags.content], color: 'var(--ink)' },
  { tag: [tags.punctuation, tags.separator, tags.squareBracket, tags.brace], color: 'var(--muted)' },
  { tag: [tags.keyword, tags.meta], color: 'var(--attention)' },
]);
const REST_MS = 250;

export function openEditor({ host, text, onChange, ...ports }: EditorPorts): TextEditor {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waiting = false;
  function settle(): void {
    clearTimeout(timer);
    if (waiting) onChange(view.state.doc.toString());
    waiting = false;
  }
  function typed(): void {
    waiting = true;
    clearTimeout(timer);
    timer = setTimeout(settle, REST_MS);
  }
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({ doc: text, extensions: extensions(ports, typed, settle) }),
  });
  const lineAt = (line: number) => view.state.doc.line(Math.min(Math.max(1, line), view.state.doc.lines)).from;
  return {
    setText(next) {
      const now = view.state.doc.toString();
      // What is being typed is newer than what comes from outside.
      if (waiting || next === now) return;
      view.dispatch({ changes: between(now, next), annotations: FROM_OUTSIDE.of(true) });
    },
    setMarks: (marks) =>
      view.dispatch(
        setDiagnostics(
          view.state,
          marks.map((mark) => diagnostic(view.state, mark)),
        ),
      ),
    show: (line) => view.dispatch({ effects: [showLine.of(line), EditorView.scrollIntoView(lineAt(line), { y: 'center' })] }),
    go(line) {
      const from = lineAt(line);
      view.dispatch({ selection: { anchor: from }, effects: [showLine.of(line), EditorView.scrollIntoView(from, { y: 'center' })] });
      view.focus();
    },
    close() {
      settle();
      view.destroy();
    },
  };
}

type Ports = Omit<EditorPorts, 'host' | 'text' | 'onChange'>;

/** The steps back are the draft's own: the form and the text share one history. */
function extensions({ label, describedBy, onUndo, onRedo }: Ports, typed: () => void, settle: () => void): Extension {
  const then = (act: () => void) => () => {
    settle();
    act();
    return true;
  };
  return [
    lineNumbers(),
    lintGutter(),
    drawSelection(),
    highlightActiveLine(),
    indentUnit.of('  '),
    EditorState.tabSize.of(2),
    yaml(),
    syntaxHighlighting(colours),
    theme,
    shown,
    keymap.of([
      { key: 'Mod-z', run: then(onUndo), preventDefault: true },
      { key: 'Mod-y', run: then(onRedo), preventDefault: true },
      { key: 'Mod-Shift-z', run: then(onRedo), preventDefault: true },
      ...lintKeymap,
      ...defaultKeymap,
    ]),
    EditorView.contentAttributes.of({ 'aria-label': label, 'aria-describedby': describedBy, tabindex: '0' }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged && !update.transactions.some((each) => each.annotation(FROM_OUTSIDE) === true)) typed();
    }),
    EditorView.domEventHandlers({ blur: settle }),
  ];
}

function diagnostic(state: EditorState, { line, severity, message }: Mark): Diagnostic {
  const { from, to, text } = state.doc.line(Math.min(Math.max(1, line), state.doc.lines));
  const indent = text.length - text.trimStart().length;
  return { from: Math.min(from + indent, to), to, severity: severity === 'note' ? 'info' : severity, message };
}

/** The smallest change that makes one text of the other. */
function between(now: string, next: string): { from: number; to: number; insert: string } {
  let head = 0;
  while (head < now.length && head < next.length && now[head] === next[head]) head++;
  let tail = 0;
  while (tail < now.length - head && tail < next.length - head && now.at(-1 - tail) === next.at(-1 - tail)) tail++;
  return { from: head, to: now.length - tail, insert: next.slice(head, next.length - tail) };
}
