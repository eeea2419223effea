// What the database really holds, in one vocabulary for both engines: the guard compares it with what was declared.

import { sql } from 'kysely';
import { MIGRATION_TABLE } from './migrate.ts';
import type { Database } from './types.ts';

export interface LiveColumn {
  name: string;
  /** TEXT, INTEGER, REAL or BLOB on either engine; anything else as the engine says it. */
  type: string;
  nullable: boolean;
}

export interface LiveTable {
  table: string;
  columns: LiveColumn[];
}

interface Row {
  table_name: string;
  column_name: string;
  type: string;
  nullable: number;
}

/** Every stored table with its columns; search indexes are listed by `searchIndexes`. */
export async function introspect(database: Pick<Database, 'dialect' | 'db'>): Promise<LiveTable[]> {
  const { rows } = await (database.dialect === 'sqlite' ? sqliteColumns('table') : postgresColumns()).execute(database.db);
  return grouped(rows).filter(({ table }) => table !== MIGRATION_TABLE);
}

/** The virtual tables (full-text indexes) of SQLite, which hold copies of columns; none on PostgreSQL. */
export async function searchIndexes(database: Database): Promise<LiveTable[]> {
  if (database.dialect === 'postgres') return [];
  return grouped((await sqliteColumns('virtual').execute(database.db)).rows);
}

function sqliteColumns(kind: 'table' | 'virtual') {
  return sql<Row>`
    SELECT t.name AS table_name, c.name AS column_name, c.type AS type,
           CASE WHEN c."notnull" = 1 OR c.pk > 0 THEN 0 ELSE 1 END AS nullable
      FROM pragma_table_list AS t JOIN pragma_table_xinfo(t.name) AS c
     WHERE t.schema = 'main' AND t.type = ${kind} AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
       AND c.hidden <> 1
     ORDER BY t.name, c.cid`;
}

function postgresColumns() {
  return sql<Row>`
    SELECT t.table_name AS table_name, c.column_name AS column_name, c.data_type AS type,
           CASE WHEN c.is_nullable = 'YES' THEN 1 ELSE 0 END AS nullable
      FROM information_schema.tables AS t
      JOIN information_schema.columns AS c ON c.table_schema = t.table_schema AND c.table_name = t.table_name
     WHERE t.table_schema = current_schema() AND t.table_type = 'BASE TABLE'
     ORDER BY t.table_name COLLATE "C", c.ordinal_position`;
}

const TYPES: Record<string, string> = {
  text: 'TEXT',
  'character varying': 'TEXT',
  bigint: 'INTEGER',
  integer: 'INTEGER',
  smallint: 'INTEGER',
  'double precision': 'REAL',
  bytea: 'BLOB',
};

function grouped(rows: readonly Row[]): LiveTable[] {
  const tables = new Map<string, LiveColumn[]>();
  for (const row of rows) {
    const columns = tables.get(row.table_name) ?? [];
    columns.push({ name: row.column_name, type: TYPES[row.type] ?? row.type.toUpperCase(), nullable: row.nullable === 1 });
    tables.set(row.table_name, columns);
  }
  return [...tables].map(([table, columns]) => ({ table, columns }));
}
