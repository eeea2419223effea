// Papers as the person they are about gets them (GDPR Art. 15): what is live and filed on the person; a held voucher is in nobody's normal reading.

import type { AuditActor } from '#kernel/audit';
import type { Deps } from '#kernel/deps';
import { appError } from '#platform/errors';
import type { Lang, Text } from '#platform/i18n';
import { openPaper, paperOnFile } from './documents.ts';
import { papersOf } from './queries.ts';
import { nameOf, titleOf } from './views.ts';

export interface OwnPaper {
  readonly id: string;
  readonly name: Text;
  readonly dated: string;
}

/** Newest first. */
export async function papersAbout(deps: Pick<Deps, 'database'>, subjectId: string): Promise<OwnPaper[]> {
  return (await papersOf(deps.database.db, subjectId)).map((row) => ({ id: row.id, name: titleOf(row), dated: row.dated }));
}

interface Asking {
  readonly subjectId: string;
  readonly id: string;
  readonly lang: Lang;
}

/** The file, when it is the person's own; somebody else's is as unknown as one that is not there. @throws errors.document-gone */
export async function openPaperAbout(deps: Deps, actor: AuditActor, { subjectId, id, lang }: Asking) {
  const row = await paperOnFile(deps, id);
  if (row.subject_id !== subjectId) throw appError('not-found', 'errors.document-gone');
  return { name: nameOf(row, lang), mediaType: row.media_type, bytes: await openPaper(deps, actor, row) };
}
