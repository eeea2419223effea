/** Reads what is written in free words, of every table that keeps such a field, in one statement. */
import { sql } from '#platform/db';
import type { Conn } from '#platform/db';
import { idList } from '#kernel/subjects';
import type { AnyKind } from '../contract.ts';

export interface NoteColumn {
  readonly of: AnyKind;
  readonly column: string;
  /** The column that names the field, where the row says it. */
  readonly fieldIn: string | null;
  readonly field: string | null;
}

export interface Note {
  readonly subject: string;
  readonly kind: string;
  readonly record: string;
  readonly field: string;
  readonly text: string;
}

/** Words of these subjects; no more of one text than anybody searches. */
export async function notesIn(conn: Conn, columns: readonly NoteColumn[], subjectIds: readonly string[]): Promise<Note[]> {
  if (columns.length === 0 || subjectIds.length === 0) return [];
  const parts = columns.map(({ of, column, field, fieldIn }) => {
    const link = of.subject !== 'none' && 'column' in of.subject ? of.subject.column : of.key;
    const named = fieldIn === null ? sql`${field}` : sql.ref(fieldIn);
    return sql`SELECT ${sql.ref(link)} AS subject, ${sql.lit(of.kind)} AS kind, CAST(${sql.ref(of.key)} AS TEXT) AS record, CAST(${named} AS TEXT) AS field,
      substr(${sql.ref(column)}, 1, ${sql.lit(LONGEST)}) AS text FROM ${sql.table(of.table)}
      WHERE ${sql.ref(link)} IN ${idList(conn, subjectIds)} AND ${sql.ref(column)} IS NOT NULL AND ${sql.ref(column)} <> ''`;
  });
  const { rows } = await sql<Note>`${sql.join(parts, sql` UNION ALL `)}`.execute(conn);
  return rows;
}

const LONGEST = 20_000;
