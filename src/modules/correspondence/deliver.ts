// A mail goes to the timelines of those it is for, then its papers to their documents; what is left out is counted.

import type { Deps } from '#kernel/deps';
import type { Actor } from '#kernel/records';
import { filePaper } from '#documents';
import { localDate } from '#platform/clock';
import { errorText } from '#kernel/phrases';
import { AppError, appError } from '#platform/errors';
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

/** Somebody on whom it may not be stored now, and why. */
interface Refused {
  readonly personId: string;
  readonly error: AppError;
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
  const { filed, refused } = await deliver(deps, actor, read, delivery);
  const sent = read.mail.sentAt ?? delivery.sentAt;
  const dated = localDate(sent === undefined ? deps.clock.now() : new Date(sent));
  const title = read.mail.subject?.slice(0, 200) ?? null;
  const mine = papers.filter(({ personId }) => !refused.some((each) => each.personId === personId));
  for (const { personId, kind, bytes } of mine)
    await filePaper(deps, actor, personId, { kind, dated, title, file: bytes.toString('base64') });
  return { filed, papers: mine.length, refused: refused.map(({ personId, error }) => ({ personId, reason: errorText(error) })) };
}

/**
 * Files a mail that has been read on all who may have it, and tells of the others; where nobody may, the first refusal is the answer.
 * Each person is an act of its own: what was done stands, and doing it again doubles nothing.
 */
export async function deliver(deps: Deps, actor: Actor, read: Read, delivery: Delivery): Promise<{ filed: Filed[]; refused: Refused[] }> {
  const filed: Filed[] = [];
  const refused: Refused[] = [];
  for (const person of delivery.people) {
    try {
      filed.push(await deliverTo(deps, actor, read, { ...delivery, people: [person] }));
    } catch (error) {
      if (!(error instanceof AppError) || error.kind === 'unavailable') throw error;
      refused.push({ personId: person.id, error });
    }
  }
  const [first] = refused;
  if (filed.length === 0 && first !== undefined) throw first.error;
  return { filed, refused };
}

async function deliverTo(deps: Deps, actor: Actor, read: Read, { people, papers, subject, ...said }: Delivery): Promise<Filed> {
  const { mail, spots, own, known, way } = read;
  const othersLeft = spots.filter(({ normal }) => !known.has(normal) && !own.has(normal)).length;
  const { id: personId = '', direction = 'in' } = people[0] ?? {};
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
  return { personId, ...(await fileMessage(deps, actor, personId, message)) };
}
