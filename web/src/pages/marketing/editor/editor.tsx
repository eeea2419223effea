/** The editor itself: what is written, kept and shown. */
import { Checkbox, SegmentedControl } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { api } from '#web/api/client.ts';
import { useMay } from '#web/api/queries.ts';
import { type Lang, useT } from '#web/i18n/index.ts';
import { editorPhrases as phrases } from '#web/i18n/marketing-editor.ts';
import { BlockList } from './block-list.tsx';
import { EditingContext } from './editing.ts';
import { EditorHeader } from './editor-header.tsx';
import { HeadFields } from './head-fields.tsx';
import { Languages } from './languages.tsx';
import { type Draft, freshId, type Got, type Image, type Problem, type Version, withVersion } from './model.ts';
import { NoName } from './no-name.tsx';
import { Preview, type Shown } from './preview.tsx';
import { AllProblems } from './problems.tsx';
import { useHistory } from './use-history.ts';
import { useSaving } from './use-saving.ts';

const LANGS: readonly Lang[] = ['fi', 'sv', 'en'];

export function Editor({ id, got }: { id: string; got: Got }) {
  const t = useT(phrases);
  const mayWrite = useMay('marketing.write');
  const open = got.open && mayWrite;
  const [first] = useState(() => draftOf(got));
  const written = useHistory(first);
  const { draft, change, undo, redo } = written;
  const saving = useSaving(id, draft, got);
  const [shown, setShown] = useState<Shown>({ lang: draft.mainLang, variant: 'A', who: 'sample' });
  const [images, setImages] = useState(() => new Map(got.images.map((image) => [image.id, image])));
  const [view, setView] = useState<'write' | 'look'>('write');
  const [announced, setAnnounced] = useState('');
  const lang = draft.document[shown.lang] === undefined ? (LANGS.find((each) => draft.document[each]) ?? 'fi') : shown.lang;
  const version = draft.document[lang];
  const toVersion = (next: Version, group?: string) => change((before) => withVersion(before, lang, next), group);
  useUndoKeys(open, undo, redo);
  const editing = useMemo(
    () => ({
      lang,
      open,
      merges: got.merges,
      declare: { registerId: got.registerId, purposeId: got.purposeId },
      problems: saving.problems,
      images,
      addImage: (image: Image) => setImages((before) => new Map(before).set(image.id, image)),
    }),
    [lang, open, got.merges, got.registerId, got.purposeId, saving.problems, images],
  );
  async function takeTheirs() {
    const theirs = await api.newsletters.get({ params: { id } });
    const next = draftOf(theirs);
    saving.take(theirs, next);
    written.reset(next);
  }
  const go = (problem: Problem) => {
    setView('write');
    setShown({ ...shown, lang: problem.lang });
    requestAnimationFrame(() => focusOn(problem.where));
  };
  return (
    <EditingContext value={editing}>
      <EditorHeader id={id} got={got} open={open} written={written} saving={saving} shown={{ ...shown, lang }} onTheirs={takeTheirs} />
      <SegmentedControl
        className="editor-views"
        aria-label={t('views.label')}
        fullWidth
        value={view}
        data={(['write', 'look'] as const).map((value) => ({ value, label: t(`views.${value}`) }))}
        onChange={(value) => setView(value === 'look' ? 'look' : 'write')}
      />
      <div className={`editor-columns ${view}`}>
        <div className="editor-write">
          <Languages draft={draft} onChange={(next) => change(() => next)} onLang={(next) => setShown({ ...shown, lang: next })} />
          {version && <HeadFields key={lang} version={version} onChange={toVersion} />}
          {open && <NoName />}
          {version && <BlockList version={version} fresh={() => freshId(draft.document)} onChange={toVersion} announce={setAnnounced} />}
          {got.kind === 'newsletter' && (
            <Checkbox
              label={t('publicOn')}
              description={t('publicHint')}
              checked={draft.public}
              disabled={!open}
              onChange={(event) => {
                const on = event.currentTarget.checked;
                change((before) => ({ ...before, public: on }));
              }}
            />
          )}
          <AllProblems problems={saving.problems} langs={Object.keys(draft.document).length} onGo={go} />
        </div>
        <Preview id={id} look={saving.look} shown={{ ...shown, lang }} twoSubjects={(version?.subjectB ?? '') !== ''} onShown={setShown} />
      </div>
      <p className="visually-hidden" role="status">
        {announced}
      </p>
    </EditingContext>
  );
}

function draftOf({ content: { mainLang, public: open, document } }: Got): Draft {
  return { mainLang, public: open, document };
}

function focusOn(where: string): void {
  const field = document.getElementById(`letter-${where}`) ?? document.querySelector<HTMLElement>(`[data-block="${CSS.escape(where)}"]`);
  field?.focus();
  field?.scrollIntoView({ block: 'center' });
}

/** One way back for all of it: a field's own knows nothing of blocks that moved. */
function useUndoKeys(open: boolean, undo: () => void, redo: () => void): void {
  useEffect(() => {
    if (!open) return;
    const keys = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase();
      if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== 'z' && key !== 'y')) return;
      // In a dialog the fields are the dialog's own.
      if (document.querySelector('.mantine-Modal-content') !== null) return;
      event.preventDefault();
      event.stopPropagation();
      if (key === 'y' || event.shiftKey) redo();
      else undo();
    };
    window.addEventListener('keydown', keys, { capture: true });
    return () => window.removeEventListener('keydown', keys, { capture: true });
  }, [open, undo, redo]);
}
