// Whom to look for outside the system, once the register itself has forgotten: sealed, for a fortnight at most, and known to re-discovery (decision 0021).

import { open, seal } from '#platform/crypto';
import type { SealedText, Seen } from '#kernel/deps';
import type { DutyDeps } from './deps.ts';
import { allNotes } from './store/notes.ts';

export type Sought = readonly Seen[];

export function sealNote({ keys }: Pick<DutyDeps, 'keys'>, seen: Sought): string {
  return seal(keys.sealing, JSON.stringify(seen.map(({ kind, value }) => [kind, value])));
}

/** Null when it was sealed with a key that is gone. */
export function openNote({ keys }: Pick<DutyDeps, 'keys'>, sealed: string): Sought | null {
  try {
    const list = JSON.parse(open(keys.sealing, sealed).toString('utf8')) as [Seen['kind'], string][];
    return list.map(([kind, value]) => ({ kind, value }));
  } catch {
    return null;
  }
}

/** Notes opened for re-discovery: it must see them, and tell that they are kept and until when. */
export async function* notedTexts(deps: Pick<DutyDeps, 'database' | 'keys'>): AsyncIterable<SealedText> {
  for (const { id, subject_id, sealed, until_at } of await allNotes(deps.database.db)) {
    const seen = openNote(deps, sealed);
    if (seen === null) continue;
    const text = seen.map(({ value }) => value).join('\n');
    yield { where: 'duty_note.sealed', recordId: id, subjectId: subject_id, staff: false, text, keptUntil: until_at };
  }
}
