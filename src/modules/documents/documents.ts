// Filing a paper, handing its file out, taking it away: only what the declaration knows is filed, and only sealed.

import { append } from '#kernel/audit';
import type { Deps } from '#kernel/deps';
import type { CompiledPolicy } from '#kernel/policy';
import { OWN_RECORDS } from '#kernel/records';
import type { Actor, Writer } from '#kernel/records';
import { recordTrigger, withdrawTriggers } from '#kernel/retention';
import { subjectById } from '#kernel/subjects';
import { change, liveMembershipsOf } from '#customers';
import type { Who } from '#customers';
import { localDate } from '#platform/clock';
import { openBytes, sealBytes } from '#platform/crypto';
import { appError } from '#platform/errors';
import { financialYearEnd, hasOwnClock, keptUntil, yearEndMonth } from './financial-year.ts';
import { fieldOf, VOUCHER_FIELD } from './kinds.ts';
import type { Kind } from './kinds.ts';
import { parseFile } from './parse-file.ts';
import type { ParsedFile } from './parse-file.ts';
import { contentOf, paperById, yearEndsOf } from './queries.ts';
import type { PaperRow } from './queries.ts';

export interface NewPaper {
  readonly kind: Kind;
  readonly number?: string | null | undefined;
  readonly dated: string;
  readonly title?: string | null | undefined;
  readonly amountCents?: number | null | undefined;
  /** The file, base64. */
  readonly file: string;
}

/** Why a voucher that law orders kept is taken away all the same: it never was the firm's voucher on this person. */
export const REMOVALS = ['wrong-subject', 'duplicate', 'not-a-voucher'] as const;
export type Removal = (typeof REMOVALS)[number];

/**
 * Files a paper on a person or an organisation. Refuses a kind that no register of theirs declares, and a file that is not what it may be.
 * @throws errors.document-type, errors.document-too-large, errors.document-damaged, errors.voucher-number, errors.date-in-future
 */
export async function filePaper(deps: Deps, actor: Actor, subjectId: string, paper: NewPaper): Promise<string> {
  const file = parseFile(paper.file);
  const { db } = deps.database;
  if (paper.dated > localDate(deps.clock.now())) throw appError('invalid', 'errors.date-in-future', { field: 'dated' });
  if (paper.kind === 'voucher' && !paper.number) throw appError('invalid', 'errors.voucher-number', { field: 'number' });
  const registers = (await liveMembershipsOf(db, [subjectId])).map(({ register_id }) => register_id);
  const month = await yearEndMonth(db);
  return change(deps, own(actor), { registers, fields: [fieldOf(paper.kind)] }, async (writer) => {
    const row = { id: deps.ids.next(), subject_id: subjectId, ...common(deps, writer, paper, file) };
    if (paper.kind === 'voucher') await insertVoucher(writer, row, paper, { registers, month });
    else await writer.insert('document', { ...row, field_id: fieldOf(paper.kind), title: paper.title || null });
    return row.id;
  });
}

export function own(actor: Actor): Who {
  return { actor, source: OWN_RECORDS };
}

function common(deps: Deps, writer: Writer, { number, dated }: NewPaper, { mediaType, bytes }: ParsedFile) {
  return {
    number: number || null,
    dated,
    media_type: mediaType,
    size: bytes.length,
    created_at: writer.ctx.at.toISOString(),
    content: sealBytes(deps.keys.sealing, bytes),
  };
}

type Common = ReturnType<typeof common> & { readonly id: string; readonly subject_id: string };

async function insertVoucher(
  writer: Writer,
  row: Common,
  { amountCents }: NewPaper,
  { registers, month }: { registers: readonly string[]; month: number },
): Promise<void> {
  const { tx, policy } = writer.ctx;
  const subject = await subjectById(tx, row.subject_id);
  const yearEnd = financialYearEnd(row.dated, month);
  await writer.insert('voucher', {
    ...row,
    subject_kind: subject?.kind ?? 'person',
    amount_cents: amountCents ?? null,
    year_end: yearEnd,
    keep_until: keptUntil(policy, registers, yearEnd),
    held_on: null,
  });
  if (!hasOwnClock(policy, registers)) return;
  const event = { subjectId: row.subject_id, trigger: 'financial-year-end', on: yearEnd } as const;
  await recordTrigger(writer, { ...event, sourceKind: 'voucher', sourceId: yearOf(row.subject_id, yearEnd) });
}

/** One event for each financial year of the subject, however many vouchers belong to it. */
function yearOf(subjectId: string, yearEnd: string): string {
  return `${subjectId}:${yearEnd}`;
}

/** Takes a paper away. A voucher goes before its time only when it was filed by mistake, and the log says so. */
export async function removePaper(deps: Deps, actor: Actor, id: string, why: Removal | undefined): Promise<void> {
  const row = await paperOnFile(deps, id);
  const registers = (await liveMembershipsOf(deps.database.db, [row.subject_id])).map(({ register_id }) => register_id);
  const voucher = row.field_id === VOUCHER_FIELD;
  if (voucher && why === undefined)
    throw appError('refused', 'errors.voucher-kept', { field: 'why', params: { until: row.keep_until ?? '' } });
  await change(deps, own(actor), { registers, fields: [row.field_id] }, async (writer) => {
    await writer.remove(voucher ? 'voucher' : 'document', id);
    if (!voucher) return;
    const years = await yearEndsOf(writer.ctx.tx, row.subject_id);
    if (row.year_end !== null && !years.includes(row.year_end)) await withdrawTriggers(writer, yearOf(row.subject_id, row.year_end));
    await writer.audit({ action: 'voucher.mistake', kind: 'voucher', recordId: id, subjectId: row.subject_id, detail: { why: why ?? '' } });
  });
}

/** A document or a voucher that is not held. @throws errors.document-gone */
export async function paperOnFile(deps: Deps, id: string): Promise<PaperRow> {
  const row = await paperById(deps.database.db, id);
  if (!row) throw appError('not-found', 'errors.document-gone');
  return row;
}

/** The file itself; the log tells who opened it. @throws errors.document-gone */
export async function openPaper(deps: Deps, actor: Actor, row: PaperRow): Promise<Buffer> {
  const table = row.field_id === VOUCHER_FIELD ? 'voucher' : 'document';
  const content = await contentOf(deps.database.db, table, row.id);
  if (!content) throw appError('not-found', 'errors.document-gone');
  const act = { actor, at: deps.clock.now(), recordId: row.id, subjectId: row.subject_id };
  await deps.database.tx((tx) => append(tx, { ...act, action: 'document.open', kind: table, detail: { held: row.held_on !== null } }));
  return openBytes(deps.keys.sealing, content);
}

/** Kinds that can be filed on this subject now. */
export function kindsAllowed(policy: CompiledPolicy, registers: readonly string[], kinds: readonly Kind[]): Kind[] {
  return kinds.filter((kind) => policy.allows(registers, fieldOf(kind)));
}
