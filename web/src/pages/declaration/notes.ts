/** What is wrong with the text, from the reader of the declaration and from the lint, as one list with places. */
import type { Answer } from '#web/api/client.ts';
import type { Text } from '#web/i18n/index.ts';
import type { Reading } from './text/read.ts';
import { pathOf } from './text/values.ts';

type Looked = Answer<'drafts', 'look'>;

export interface Note {
  id: string;
  severity: 'error' | 'warning' | 'note';
  title: Text;
  why: Text | null;
  law: Text | null;
  path: string;
  line: number;
  /** What one click would do; null when there is none. */
  fix: Text | null;
}

const RANK = { error: 0, warning: 1, note: 2 } as const;

/** Gravest first, then in the order of the text. */
export function notesOf({ problems, findings }: Pick<Looked, 'problems' | 'findings'>, reading: Reading): Note[] {
  const lineAt = (path: string) => reading.lineOf(pathOf(reading.data, path));
  // Of a text that is no YAML the first faults say it all; the others follow from them.
  const told = reading.errors.length > 0 ? problems.slice(0, 3) : problems;
  const notes: Note[] = [
    ...told.map(({ severity, code, message, path, line }, index) => ({
      id: `${code}:${path}:${index}`,
      severity,
      title: message,
      why: null,
      law: null,
      path,
      line: line ?? lineAt(path),
      fix: null,
    })),
    ...findings.map(({ id, severity, title, why, law, path, fix }) => ({ id, severity, title, why, law, path, line: lineAt(path), fix })),
  ];
  return notes.toSorted((a, b) => RANK[a.severity] - RANK[b.severity] || a.line - b.line);
}

/** Notes that stand at the path or below it. */
export function notesUnder(notes: readonly Note[], path: string): Note[] {
  return notes.filter((note) => note.path === path || note.path.startsWith(`${path}/`));
}
