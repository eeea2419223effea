// Two that turn out to be one have two origins: the one that counts is put to what stays, and an undo gives the old one back.

import type { Writer } from '../context.ts';
import { putFieldOrigins } from '../store/rows.ts';
import { originsOfRecords } from '../store/undo.ts';

export interface Telling {
  readonly kind: string;
  readonly id: string;
  readonly subjectId: string;
  readonly columns: readonly string[];
  readonly origin: string;
}

/** From now on these columns of the record come from another write, although their values stay as they are. */
export async function tellAnew({ ctx: { tx, keep } }: Writer, { kind, id, subjectId, columns, origin }: Telling): Promise<void> {
  const known = new Map((await originsOfRecords(tx, kind, [id])).map((each) => [each.column_name, each.origin_id]));
  const origins = Object.fromEntries(columns.map((column) => [column, known.get(column) ?? null]));
  keep?.told({ kind, recordId: id, subjectId, versionAfter: undefined }, { origins, told: origin });
  await putFieldOrigins(
    tx,
    columns.map((column_name) => ({ kind, record_id: id, column_name, subject_id: subjectId, origin_id: origin })),
  );
}
