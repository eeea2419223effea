// Filing a message on a known person, and taking it away: only where it is declared, only what was said, and no address of anybody else.

import type { Deps } from '#kernel/deps';
import type { CompiledPolicy } from '#kernel/policy';
import { OWN_RECORDS, withoutIdentityCodes } from '#kernel/records';
import type { Actor, Writer } from '#kernel/records';
import { recordTriggers, withdrawTriggers } from '#kernel/retention';
import { subjectById } from '#kernel/subjects';
import { change, employersNow, liveMembershipsOf } from '#customers';
import { localDate } from '#platform/clock';
import { keyedHash } from '#platform/crypto';
import { appError } from '#platform/errors';
import { MESSAGE_FIELDS } from './features.ts';
import { phrase } from './phrases.ts';
import { addCount, filedAlready, messageById } from './queries.ts';
import type { MessageRow } from './queries.ts';
import type { Direction } from './sort.ts';
import { withoutOthers } from './strip.ts';

export type Way = 'file' | 'paste' | 'mailbox';

export interface NewMessage {
  readonly direction: Direction;
  readonly sentAt: string;
  readonly title: string | null;
  readonly text: string;
  readonly hash: string;
  readonly way: Way;
  readonly pointId: string | null;
  /** Nobody wrote it by hand: it is kept, and moves no clock. */
  readonly automatic: boolean;
  readonly filesLeft: number;
  /** Addresses of others in its head lines, which are not kept. */
  readonly othersLeft: number;
  /** Normalised addresses that may stand in the text's quoted head lines: the person's and the firm's own. */
  readonly keep: ReadonlySet<string>;
}

/** By this the same message is known again. */
export function hashOf(
  deps: Pick<Deps, 'keys'>,
  { messageId, ...told }: { messageId: string | null; from: string; sentAt: string; text: string },
): string {
  const key = messageId ?? JSON.stringify([told.from.toLowerCase(), told.sentAt, told.text]);
  return keyedHash(deps.keys.suppression, messageId === null ? 'message-text' : 'message-id', key);
}

/** Files it; the same message on the same person again is found, not doubled. @throws errors.field-undeclared, errors.subject-restricted, errors.date-in-future */
export async function fileMessage(
  deps: Deps,
  actor: Actor,
  personId: string,
  message: NewMessage,
): Promise<{ id: string; isNew: boolean }> {
  const { db } = deps.database;
  const now = deps.clock.now();
  if (localDate(new Date(message.sentAt)) > localDate(now)) throw appError('invalid', 'errors.date-in-future', { field: 'sentAt' });
  const subject = await subjectById(db, personId);
  if (subject?.kind !== 'person') throw appError('not-found', 'errors.subject-not-found');
  const registers = (await liveMembershipsOf(db, [personId])).map(({ register_id }) => register_id);
  const source = sourceOf(deps.policy.current(), registers, message.direction);
  return change(deps, { actor, source }, { registers, fields: [...MESSAGE_FIELDS] }, async (writer) => {
    const known = (await filedAlready(writer.ctx.tx, message.hash, [personId])).get(personId);
    if (known !== undefined) return { id: known, isNew: false };
    const id = deps.ids.next();
    await writer.insert('message', rowOf(writer, { id, personId, message }));
    await moveClock(writer, { id, personId, message });
    await addCount(writer.ctx.tx, localDate(now), message.way, 'filed');
    return { id, isNew: true };
  });
}

/** What the person wrote comes from the person, where the declaration names that source for what is said in contacts. */
function sourceOf(policy: CompiledPolicy | null, registers: readonly string[], direction: Direction): string {
  if (policy === null || direction === 'out') return OWN_RECORDS;
  const declared = registers.flatMap((register) => policy.groupOf(register, 'contact.note')?.sources ?? []);
  return declared.find((id) => policy.sources.get(id)?.from === 'self') ?? OWN_RECORDS;
}

interface Filing {
  readonly id: string;
  readonly personId: string;
  readonly message: NewMessage;
}

function rowOf({ ctx }: Writer, { id, personId, message }: Filing) {
  const today = localDate(ctx.at);
  const { text, left } = withoutOthers(message.text, message.keep);
  const instead = phrase('removed').fi;
  return {
    id,
    subject_id: personId,
    direction: message.direction,
    sent_at: message.sentAt,
    title: message.title === null ? null : withoutIdentityCodes(message.title, today, instead),
    body: withoutIdentityCodes(text, today, instead),
    point_id: message.pointId,
    message_hash: message.hash,
    way: message.way,
    files_left: message.filesLeft,
    others_left: message.othersLeft + left,
    created_at: ctx.at.toISOString(),
  };
}

/** What a person wrote by hand is a contact with them and with whom they represent. What the firm wrote alone prolongs nothing. */
async function moveClock(writer: Writer, { id, personId, message }: Filing): Promise<void> {
  if (message.direction === 'out' || message.automatic) return;
  const employers = (await employersNow.employers(writer.ctx.tx, [personId])).get(personId) ?? [];
  const on = localDate(new Date(message.sentAt));
  const event = { trigger: 'last-contact', on, sourceKind: 'message', sourceId: id } as const;
  await recordTriggers(
    writer,
    [...new Set([personId, ...employers])].map((subjectId) => ({ ...event, subjectId })),
  );
}

/** @throws errors.message-gone */
export async function messageOnFile(deps: Deps, id: string): Promise<MessageRow> {
  const row = await messageById(deps.database.db, id);
  if (!row) throw appError('not-found', 'errors.message-gone');
  return row;
}

/** Takes a message away; what it had reported did not happen. */
export async function removeMessage(deps: Deps, actor: Actor, id: string): Promise<void> {
  const row = await messageOnFile(deps, id);
  const registers = (await liveMembershipsOf(deps.database.db, [row.subject_id])).map(({ register_id }) => register_id);
  await change(deps, { actor, source: OWN_RECORDS }, { registers, fields: [...MESSAGE_FIELDS] }, async (writer) => {
    await writer.remove('message', id);
    await withdrawTriggers(writer, id);
  });
}
