// What leaves the module: a row without its file, and a word for whose a held voucher was.

import { actorNames } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import { subjectLabels } from '#customers';
import type { Lang, Text } from '#platform/i18n';
import { kindOf } from './kinds.ts';
import { fileName } from './parse-file.ts';
import { phrases } from './phrases.ts';
import { documentsAmong } from './queries.ts';
import type { PaperRow } from './queries.ts';
import { openings } from './vouchers.ts';

export function paperView(row: PaperRow) {
  const kind = kindOf(row.field_id);
  return {
    id: row.id,
    kind,
    kindName: phrases.text(`kinds.${kind}`),
    number: row.number,
    dated: row.dated,
    title: row.title,
    amountCents: row.amount_cents,
    mediaType: row.media_type,
    size: row.size,
    keepUntil: row.keep_until,
  };
}

/** What the file is called when it leaves. */
export function nameOf(row: PaperRow, lang: Lang): string {
  return fileName(phrases.text(`kinds.${kindOf(row.field_id)}`)[lang], row.number, row.dated, row.media_type);
}

/** What each of these documents is called, while it is on file; vouchers are no documents. */
export async function documentsNamed(deps: Pick<Deps, 'database'>, ids: readonly string[]): Promise<ReadonlyMap<string, Text>> {
  const rows = await documentsAmong(deps.database.db, ids);
  return new Map(rows.map((row) => [row.id, titleOf(row)]));
}

/** The kind, and by what it is told from others of its kind. */
export function titleOf(row: PaperRow): Text {
  const { fi, sv, en } = phrases.text(`kinds.${kindOf(row.field_id)}`);
  const more = row.number !== null ? ` ${row.number}` : row.title !== null ? `: ${row.title}` : '';
  return { fi: fi + more, sv: sv + more, en: en + more };
}

/** Rows of the list of papers on file, with whose each is. */
export async function listedPapers(deps: Deps, rows: readonly PaperRow[]) {
  const labels = await labelsOf(deps, rows);
  return rows.map((row) => ({
    ...paperView(row),
    subjectId: row.subject_id,
    subjectKind: kindOfSubject(row),
    label: labels.get(row.subject_id) ?? '–',
  }));
}

/** Rows of the accountant's list: whose a live voucher is, and of a held one only that they are gone, whoever they were. */
export async function listedVouchers(deps: Deps, rows: readonly PaperRow[]) {
  const labels = await labelsOf(deps, rows);
  const told = await openings(
    deps,
    rows.map(({ id }) => id),
  );
  const names = told.size === 0 ? new Map<string, string>() : await actorNames(deps.database.db);
  return rows.map((row) => ({
    ...paperView(row),
    whose: whoseOf(row, labels.get(row.subject_id)),
    heldOn: row.held_on,
    openings: (told.get(row.id) ?? []).map(({ at, accountId, reason }) => ({ at, by: names.get(accountId) ?? '–', reason })),
  }));
}

export function whoseOf(row: PaperRow, label: string | undefined): Text {
  if (row.held_on === null) return { fi: label ?? '–', sv: label ?? '–', en: label ?? '–' };
  return phrases.text(`${label === undefined ? 'erased' : 'ended'}.${kindOfSubject(row)}`);
}

function kindOfSubject(row: PaperRow): 'person' | 'organisation' {
  return row.subject_kind === 'organisation' ? 'organisation' : 'person';
}

function labelsOf(deps: Deps, rows: readonly PaperRow[]): Promise<Map<string, string>> {
  return subjectLabels(deps, [...new Set(rows.map(({ subject_id }) => subject_id))]);
}
