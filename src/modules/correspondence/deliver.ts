// A mail goes to the timelines of those it is for, then its papers to their documents; what is left out is counted.

import type { Deps } from '#kernel/deps';
import type { Actor } from '#kernel/records';
import { filePaper } from '#documents';
import { localDate } from '#platform/clock';
import { appError } from '#platform/errors';
import type { MailReader } from '#platform/mail';
import { fileMessage, hashOf } from './filing.ts';
import { isPaper, readSource } from './intake.ts';
import type { Read, Source } from './intake.ts';
import { contentsFor } from './sort.ts';
import type { Direction } from './sort.ts';

type PaperKind = Parameters<typeof filePaper>[3]['kind'];

export interface Delivery {
  readonly people: readonly { readonly id: string; readonly direction: Direction }[];
  /** Said by whoever files it, when the message does not tell. */
  readonly sentAt?: string | undefined;
  readonly subject?: string | undefined;
  readonly papers: readonly { readonly index: number; readonly personId: string; readonly kind: PaperKind }[];
}

export interface Filed {
  readonly personId: string;
  readonly id: string;
  readonly isNew: boolean;
}

/** Reads a dropped mail again and files it on those who were chosen. @throws errors.message-when, errors.document-type */
export async function fileSource(deps: Deps, reader: MailReader, actor: Actor, { file, text, ...delivery }: Source & Delivery) {
  const read = await readSource(deps, reader, { file, text });
  const papers = delivery.papers.map((paper) => ({ ...paper, bytes: Buffer.from(read.mail.files[paper.index]?.bytes ?? []) }));
  if (!papers.every(({ bytes }) => isPaper(bytes))) throw appError('invalid', 'errors.document-type', { field: 'papers' });
  const filed = await deliver(deps, actor, read, delivery);
  const sent = read.mail.sentAt ?? delivery.sentAt;
  const dated = localDate(sent === undefined ? deps.clock.now() : new Date(sent));
  const title = read.mail.subject?.slice(0, 200) ?? null;
  for (const { personId, kind, bytes } of papers)
    await filePaper(deps, actor, personId, { kind, dated, title, file: bytes.toString('base64') });
  return { filed, papers: papers.length };
}

/** Files a mail that has been read. Each person is an act of its own: what was done stands, and doing it again doubles nothing. */
export async function deliver(deps: Deps, actor: Actor, read: Read, { people, papers, subject, ...said }: Delivery): Promise<Filed[]> {
  const { mail, spots, own, known, way } = read;
  const othersLeft = spots.filter(({ normal }) => !known.has(normal) && !own.has(normal)).length;
  const filed: Filed[] = [];
  for (const { id: personId, direction } of people) {
    const found = read.candidates.find(({ id }) => id === personId);
    const told = contentsFor(mail, found?.place ?? 'from');
    const sentAt = told.sentAt ?? (said.sentAt === undefined ? undefined : new Date(said.sentAt).toISOString());
    if (sentAt === undefined) throw appError('invalid', 'errors.message-when', { field: 'sentAt' });
    const message = {
      direction,
      sentAt,
      title: told.title ?? subject ?? null,
      text: told.text,
      hash: hashOf(deps, { ...told, sentAt }),
      way,
      pointId: found?.pointId ?? null,
      automatic: mail.automatic,
      filesLeft: mail.files.length - papers.filter((paper) => paper.personId === personId).length,
      othersLeft,
      keep: new Set([...own, ...(found?.normal === undefined ? [] : [found.normal])]),
    };
    filed.push({ personId, ...(await fileMessage(deps, actor, personId, message)) });
  }
  return filed;
}
