/** The draft under the pencil: what is chosen, where the reader is, and how form, text and notice follow each other. */
import { SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { api } from '#web/api/client.ts';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { say } from '#web/components/toast.ts';
import { declaration as phrases } from '#web/i18n/declaration.ts';
import { type Lang, useLang, useT } from '#web/i18n/index.ts';
import { BrokenText } from './broken-text.tsx';
import { type Drafting, DraftingProvider } from './drafting.ts';
import { EditorHead } from './editor-head.tsx';
import { SectionForm } from './form/section-form.tsx';
import type { Note } from './notes.ts';
import { NotesPane } from './panes/notes-pane.tsx';
import { NoticeLang, NoticePane } from './panes/notice-pane.tsx';
import { YamlPane } from './panes/yaml-pane.tsx';
import { SectionNav } from './section-nav.tsx';
import { SECTIONS, type SectionId, sectionOf } from './spec.ts';
import { setAt } from './text/edit.ts';
import { type Path, pathOf } from './text/values.ts';
import { type Draft, useFix, useHistory, useLook, useSaver } from './use-draft.ts';
import { useUndoKeys } from './use-undo-keys.ts';

type View = 'form' | 'notice' | 'yaml' | 'notes';
/** Below this there is room for one view at a time. */
const NARROW = '(max-width: 900px)';

export function Editor({ draft }: { draft: Draft }) {
  const t = useT(phrases);
  const own = useLang();
  const [lang, setLang] = useState<Lang>(own);
  const written = useHistory(draft.yaml);
  const { saver, state } = useSaver(draft, written.text);
  const look = useLook(written.text, lang);
  const fixing = useFix(written.text, written.write, (n) => say(n === 0 ? t('notes.fixedNone') : t('notes.fixed', { n })));
  useUndoKeys(written.undo, written.redo);
  const drafting = useForm(written.change, look, (notes) => fixing.mutate(notes.map(({ id }) => id)));
  const { section, view, setView, line, setLine, ...form } = drafting;
  const broken = look.reading.errors[0];
  const narrow = useMediaQuery(NARROW) ?? false;
  const pane = view === 'form' ? 'notice' : view;
  const toLine = (no: number) => {
    setLine({ no, go: true });
    setView('yaml');
  };
  const choice = <ViewChoice narrow={narrow} view={narrow ? view : pane} count={look.notes.length} onView={setView} />;
  const panes: Record<Exclude<View, 'form'>, ReactNode> = {
    notice: (
      <NoticePane
        html={look.notice}
        lang={lang}
        looked={look.looked}
        anchor={SECTIONS.find(({ id }) => id === section)?.anchor ?? 'about'}
      />
    ),
    yaml: (
      <YamlPane
        text={written.text}
        notes={look.notes}
        line={line}
        onChange={(text) => written.write(text, 'yaml')}
        onUndo={written.undo}
        onRedo={written.redo}
      />
    ),
    notes: <NotesPane busy={fixing.isPending} />,
  };
  return (
    <DraftingProvider value={{ ...form, section, notes: look.notes, words: look.words }}>
      <div className="page-list dec-page">
        <EditorHead draft={draft} written={written} saver={saver} state={state} />
        <ErrorBanner error={look.error ?? fixing.error} />
        <SectionNav section={section} onSection={form.goTo} />
        {narrow && choice}
        <div className="dec-columns">
          {(!narrow || view === 'form') && (
            <div className="dec-form" id="dec-form">
              {broken === undefined ? (
                <SectionForm id={section} />
              ) : (
                <BrokenText message={broken.message} line={broken.line} onGo={() => toLine(broken.line)} />
              )}
            </div>
          )}
          {(!narrow || view !== 'form') && (
            <div className="dec-pane">
              <div className="dec-pane-head">
                {pane === 'notice' && <NoticeLang lang={lang} onLang={setLang} />}
                {!narrow && choice}
              </div>
              {panes[pane]}
            </div>
          )}
        </div>
      </div>
    </DraftingProvider>
  );
}

interface ViewChoiceProps {
  narrow: boolean;
  view: View;
  count: number;
  onView: (view: View) => void;
}

function ViewChoice({ narrow, view, count, onView }: ViewChoiceProps) {
  const t = useT(phrases);
  const views: View[] = narrow ? ['form', 'notice', 'yaml', 'notes'] : ['notice', 'yaml', 'notes'];
  return (
    <div className="dec-view-choice">
      <SegmentedControl
        aria-label={t('panes.label')}
        value={view}
        onChange={(next) => onView(next as View)}
        data={views.map((value) => ({
          value,
          label: value === 'notes' && count > 0 ? `${t('panes.notes')} ${count}` : t(`panes.${value}`),
        }))}
      />
    </div>
  );
}

type Looked = ReturnType<typeof useLook>;
type FormState = Omit<Drafting, 'notes' | 'words'> & {
  view: View;
  setView: (view: View) => void;
  line: { no: number; go: boolean } | null;
  setLine: (line: { no: number; go: boolean }) => void;
};

/** Where the reader is: section, open item, view, line. */
function useForm(change: Drafting['change'], { reading }: Looked, fix: (notes: readonly Note[]) => void): FormState {
  const { at: wanted } = useSearch({ from: '/inside/declaration/$id' });
  const [section, setSection] = useState<SectionId>(wanted === undefined ? 'basics' : sectionOf(wanted));
  const [open, setOpen] = useState<string | null>(wanted === undefined ? null : itemOf(wanted));
  const [view, setView] = useState<View>('form');
  const [line, setLine] = useState<{ no: number; go: boolean } | null>(() =>
    wanted === undefined ? null : { no: reading.lineOf(pathOf(reading.data, wanted)), go: false },
  );
  useEffect(() => {
    if (wanted !== undefined) seek(wanted);
  }, [wanted]);
  const fields = useQuery({ queryKey: ['catalogue'], queryFn: () => api.catalogue.fields(), staleTime: Infinity });
  const catalogue = new Map((fields.data?.fields ?? []).map((field) => [field.id, field]));
  function goTo(path: string) {
    const next = sectionOf(path);
    setSection(next);
    setOpen(itemOf(path));
    if (path.includes('/')) setView((now) => (now === 'notes' && window.matchMedia(NARROW).matches ? 'form' : now));
    setLine({ no: reading.lineOf(pathOf(reading.data, path)), go: false });
    requestAnimationFrame(() => requestAnimationFrame(() => seek(path)));
  }
  return {
    data: reading.data,
    catalogue,
    section,
    open,
    view,
    line,
    setView,
    setLine,
    change,
    set: (path: Path, value: unknown) => change((yaml) => setAt(yaml, path, value), path.join('/')),
    onOpen: setOpen,
    onFocus: (path) => {
      const no = reading.lineOf(path);
      if (line?.no !== no) setLine({ no, go: false });
    },
    goTo,
    fix,
  };
}

/** The item of a list in which a path lies: purposes/care of purposes/care/basis; a right lies one deeper. */
function itemOf(path: string): string | null {
  const keys = path.split('/');
  const depth = keys[0] === 'requests' ? 3 : 2;
  return keys.length >= depth ? keys.slice(0, depth).join('/') : null;
}

/** Brings the field into view, or what of its path there is. */
function seek(path: string): void {
  const form = document.getElementById('dec-form');
  if (form === null) return;
  for (let keys = path.split('/'); keys.length > 0; keys = keys.slice(0, -1)) {
    const found = form.querySelector<HTMLElement>(`[data-path="${CSS.escape(keys.join('/'))}"]`);
    if (found === null) continue;
    if (keys.length === 1) break;
    found.scrollIntoView({ block: keys.length > 2 ? 'center' : 'start' });
    found.querySelector<HTMLElement>('input, textarea, select, button')?.focus({ preventScroll: true });
    return;
  }
  form.scrollTop = 0;
  form.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
}
