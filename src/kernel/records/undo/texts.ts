// What can be undone is sealed: re-discovery and the access copy read it here.

import type { Database } from '#platform/db';
import { allEntries } from '../store/undo.ts';
import type { RowValues } from '../context.ts';
import { openImage } from './image.ts';

interface Readable {
  readonly where: string;
  readonly recordId: string;
  readonly subjectId: string | null;
  readonly staff: false;
  readonly text: string;
  readonly keptUntil: string;
}

/** Every sealed image opened, for whoever looks for an erased person: it may stand in what was written about somebody else. */
export async function* undoTexts({ database, key }: { database: Database; key: Buffer }): AsyncIterable<Readable> {
  for await (const { id, subject_id, image, expires } of allEntries(database.db)) {
    const values = Object.values(image === null ? {} : imageValues(key, image)).filter((value) => typeof value === 'string');
    if (values.length === 0) continue;
    yield { where: 'undo_entry.image', recordId: id, subjectId: subject_id, staff: false, text: values.join('\n'), keptUntil: expires };
  }
}

/** What the record held before, by column; nothing when the key is gone. */
export function imageValues(key: Buffer, sealed: string): RowValues {
  const image = openImage(key, sealed);
  return image?.row ?? image?.before ?? {};
}
