/** Everything that is to be mended, gravest first; what one press can mend safely has its press. */
import { Button, UnstyledButton } from '@mantine/core';
import { declaration as phrases } from '#web/i18n/declaration.ts';
import { useT, useText } from '#web/i18n/index.ts';
import { useDrafting } from '../drafting.ts';
import { NoteMark } from './note-mark.tsx';

export function NotesPane({ busy }: { busy: boolean }) {
  const t = useT(phrases);
  const text = useText();
  const { notes, fix, goTo } = useDrafting();
  const fixable = notes.filter((note) => note.fix !== null);
  return (
    <div className="dec-notes-pane">
      {notes.length === 0 && <p className="muted">{t('notes.none')}</p>}
      {fixable.length > 0 && (
        <Button loading={busy} onClick={() => fix(fixable)}>
          {t('notes.fixAll', { n: fixable.length })}
        </Button>
      )}
      <ul className="dec-notes-list">
        {notes.map((note) => (
          <li key={note.id}>
            <NoteMark severity={note.severity} />
            <div className="stack-tight">
              <p className="dec-note-title">{text(note.title)}</p>
              {note.why !== null && <p className="small">{text(note.why)}</p>}
              <p className="small muted">
                {note.law !== null && `${t('notes.law', { law: text(note.law) })} · `}
                {t('notes.line', { line: note.line })}
              </p>
              <div className="row">
                {note.fix !== null && (
                  <Button size="compact-sm" variant="default" disabled={busy} onClick={() => fix([note])}>
                    {t('notes.fix')}: {text(note.fix)}
                  </Button>
                )}
                <UnstyledButton className="dec-link small" onClick={() => goTo(note.path)}>
                  {t('notes.open')}
                </UnstyledButton>
              </div>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
