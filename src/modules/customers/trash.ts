// What was removed and can still be brought back: what it was, who removed it, and until when it stays.

import { allAccounts } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import { fieldOfColumn, hoursAfter, imageValues, trashHours } from '#kernel/records';
import type { AnyKind, RowValues } from '#kernel/records';
import { kindName } from '#kernel/rights';
import type { Conn } from '#platform/db';
import type { Text } from '#platform/i18n';
import { fieldName } from './labels.ts';
import { organisationsByIds } from './queries.ts';
import { removedRows } from './queries-undo.ts';
import { subjectLabels } from './views.ts';
import { inForce } from './write.ts';

const SHOWN = 200;

export async function trashOf(deps: Deps, subjectId: string | undefined) {
  const { db } = deps.database;
  const kinds = deps.registry.subjectKinds().filter(({ register, exportAs }) => register === 'firm' && exportAs !== false);
  const now = deps.clock.now().toISOString();
  const rows = await removedRows(db, { kinds: kinds.map(({ kind }) => kind), now, limit: SHOWN + 1, subjectId });
  const shown = rows.slice(0, SHOWN).map((row) => ({ row, values: imageValues(deps.keys.sealing, row.image) }));
  const labels = await subjectLabels(deps, [...new Set(shown.map(({ row }) => row.subject_id))]);
  const firms = await firmsIn(
    db,
    shown.map(({ values }) => values),
  );
  const names = new Map((await allAccounts(db)).map(({ id, name }) => [id, name]));
  const kept = trashHours(inForce(deps));
  return {
    hours: kept,
    more: rows.length > SHOWN,
    rows: shown.map(({ row, values }) => ({
      actId: row.act_id,
      subjectId: row.subject_id,
      subjectKind: row.subject_kind,
      subject: labels.get(row.subject_id) ?? '–',
      kind: kindName(row.kind),
      values: valuesOf(deps, deps.registry.byKind(row.kind), values, firms),
      by: names.get(row.actor_id) ?? '–',
      at: row.at,
      until: row.expires,
      // What somebody removed stays longer than what an undo took away.
      undone: row.expires < hoursAfter(new Date(row.at), kept),
    })),
  };
}

/** Names of the organisations that the rows point to. */
async function firmsIn(conn: Conn, rows: readonly RowValues[]): Promise<ReadonlyMap<string, string>> {
  const ids = rows.map((row) => row['organisation_id']).filter((id) => typeof id === 'string');
  return new Map((await organisationsByIds(conn, [...new Set(ids)])).map(({ id, name }) => [id, name ?? '–']));
}

function valuesOf(deps: Deps, of: AnyKind, row: RowValues, firms: ReadonlyMap<string, string>): { name: Text; value: string }[] {
  return Object.entries(of.columns).flatMap(([column, use]) => {
    const field = fieldOfColumn(use, row);
    const value = row[column];
    if (field === undefined || (typeof value !== 'string' && typeof value !== 'number') || value === '') return [];
    return [{ name: fieldName(deps.policy.current(), field), value: firms.get(String(value)) ?? String(value) }];
  });
}
