/** A remark stands at the field it concerns, with its mending where one click can do it. */
import { Button } from '@mantine/core';
import { declaration as phrases } from '#web/i18n/declaration.ts';
import { useT, useText } from '#web/i18n/index.ts';
import { useDrafting } from '../drafting.ts';
import { type Note, notesUnder } from '../notes.ts';
import { NoteMark } from '../panes/note-mark.tsx';

export function useNotesAt(path: string): Note[] {
  return notesUnder(useDrafting().notes, path);
}

export function FieldNotes({ notes }: { notes: readonly Note[] }) {
  const t = useT(phrases);
  const text = useText();
  const { fix } = useDrafting();
  if (notes.length === 0) return null;
  return (
    <ul className="dec-notes">
      {notes.map((note) => (
        <li key={note.id} className={`dec-note dec-note-${note.severity}`}>
          <NoteMark severity={note.severity} />
          <div>
            <p>{text(note.title)}</p>
            {note.why !== null && <p className="small muted">{text(note.why)}</p>}
            {note.fix !== null && (
              <Button size="compact-sm" variant="default" onClick={() => fix([note])} title={text(note.fix)}>
                {t('notes.fix')}: {text(note.fix)}
              </Button>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
