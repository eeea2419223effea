// What can be told of a mailing: an equation that always adds up, the list behind each number, and every mailing of one person.

import type { Conn } from '#platform/db';
import { mailingById, mailingsByIds } from './store/mailings.ts';
import type { MailingRow } from './store/mailings.ts';
import { countReasons, countStates, recipientsOfSubjects } from './store/recipients.ts';
import type { ReasonCount, RecipientRow } from './store/recipients.ts';
import type { RecipientState } from './tables.ts';

export interface Tally extends Readonly<Record<Exclude<RecipientState, 'claimed' | 'handed'>, number>> {
  readonly candidates: number;
  /** At this moment between the house and the relay. */
  readonly moving: number;
  readonly blockedBy: readonly ReasonCount[];
  readonly failedBy: readonly ReasonCount[];
  /** Candidates = ready + moving + accepted + blocked + failed + uncertain + erased. */
  readonly adds: boolean;
}

/** The equation of a mailing, as it stands; undefined before its list is frozen. */
export async function tallyOf(conn: Conn, mailingId: string): Promise<Tally | undefined> {
  const mailing = await mailingById(conn, mailingId);
  if (mailing === undefined || mailing.candidates === null) return undefined;
  const counts = await countStates(conn, mailingId);
  const { ready = 0, claimed = 0, handed = 0, accepted = 0, blocked = 0, failed = 0, uncertain = 0, erased = 0 } = counts;
  const moving = claimed + handed;
  const candidates = Number(mailing.candidates);
  return {
    candidates,
    ready,
    moving,
    accepted,
    blocked,
    failed,
    uncertain,
    erased,
    blockedBy: await countReasons(conn, mailingId, 'blocked'),
    failedBy: await countReasons(conn, mailingId, 'failed'),
    adds: candidates === ready + moving + accepted + blocked + failed + uncertain + erased,
  };
}

export interface MailingAct {
  readonly recipient: RecipientRow;
  readonly mailing: MailingRow;
}

/** What was or was not sent to one person, or to several who are one: the newest first. */
export async function actsOfSubject(
  conn: Conn,
  subjectIds: string | readonly string[],
  { before, limit }: { before?: string | undefined; limit: number },
): Promise<MailingAct[]> {
  const ids = typeof subjectIds === 'string' ? [subjectIds] : [...subjectIds];
  if (ids.length === 0) return [];
  const rows = await recipientsOfSubjects(conn, ids, { before, limit });
  const mailings = new Map((await mailingsByIds(conn, [...new Set(rows.map(({ mailing_id }) => mailing_id))])).map((row) => [row.id, row]));
  return rows.flatMap((recipient) => {
    const mailing = mailings.get(recipient.mailing_id);
    return mailing === undefined ? [] : [{ recipient, mailing }];
  });
}
