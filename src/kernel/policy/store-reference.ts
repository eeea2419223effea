// The owner's corrections to the facts of law; what ships with the product stands until one is made.

import { reader } from '#platform/db';
import type { Conn, Tx } from '#platform/db';
import { correctedReference, DEFAULT_REFERENCE } from './reference-data.ts';
import type { Reference, ReferenceDatum } from './reference-data.ts';
import type { PolicyTables, ReferenceDatumTable } from './tables.ts';

/** The facts of law as they hold for this house. */
export async function readReference(conn: Conn): Promise<Reference> {
  return correctedReference(await corrections(conn));
}

/** What the owner has corrected, also what begins later. */
export async function corrections(conn: Conn): Promise<ReferenceDatum[]> {
  const rows = await reader<PolicyTables>(conn).selectFrom('reference_datum').selectAll().execute();
  return rows.flatMap((row) => datumOf(row));
}

/** A correction of something that no longer ships is left out. */
function datumOf(row: ReferenceDatumTable): ReferenceDatum[] {
  const shipped = DEFAULT_REFERENCE.data.get(row.id);
  if (shipped === undefined) return [];
  const value = { fi: row.value_fi, sv: row.value_sv, en: row.value_en };
  const { from_on: from, until_on: until, source, checked_on: checkedOn, recheck_on: recheckOn } = row;
  return [{ ...shipped, value, from, until, source, checkedOn, recheckOn }];
}

export interface ReferenceCorrection {
  datum: Omit<ReferenceDatum, 'kind' | 'name'>;
  at: Date;
  by: string;
}

export async function correctReference(tx: Tx, { datum, at, by }: ReferenceCorrection): Promise<void> {
  const { id, value, from, until, source, checkedOn, recheckOn } = datum;
  const row: ReferenceDatumTable = {
    id,
    value_fi: value.fi,
    value_sv: value.sv,
    value_en: value.en,
    from_on: from,
    until_on: until,
    source,
    checked_on: checkedOn,
    recheck_on: recheckOn,
    changed_at: at.toISOString(),
    changed_by: by,
  };
  const { id: _, ...changed } = row;
  await tx
    .withTables<PolicyTables>()
    .insertInto('reference_datum')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(changed))
    .execute();
}

/** Takes a correction back: what ships with the product stands again. */
export async function restoreReference(tx: Tx, id: string): Promise<void> {
  await tx.withTables<PolicyTables>().deleteFrom('reference_datum').where('id', '=', id).execute();
}
