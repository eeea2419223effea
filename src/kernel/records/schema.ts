/** The fence against forgotten tables: what the database really holds equals what was signed for. */
import { introspect, searchIndexes } from '#platform/db';
import type { Database, LiveTable } from '#platform/db';
import type { Registry } from './registry.ts';

export interface SchemaDifference {
  readonly kind: 'table-unsigned' | 'column-unsigned' | 'table-missing' | 'column-missing' | 'index-unsigned' | 'index-missing';
  readonly table: string;
  readonly column?: string;
}

/** Compares the live schema with the registry; empty when they are equal. */
export async function compareSchema(database: Database, registry: Registry): Promise<SchemaDifference[]> {
  const differences = compareTables(await introspect(database), registry);
  if (database.dialect === 'postgres') return differences;
  const live = (await searchIndexes(database)).map((index) => index.table);
  const signed = registry.all.map((of) => of.searchIndex).filter((name) => name !== undefined);
  const unsigned = live.filter((table) => !signed.includes(table)).map((table) => ({ kind: 'index-unsigned', table }) as const);
  const missing = signed.filter((table) => !live.includes(table)).map((table) => ({ kind: 'index-missing', table }) as const);
  return [...differences, ...unsigned, ...missing];
}

function compareTables(live: readonly LiveTable[], registry: Registry): SchemaDifference[] {
  const signed = new Map(registry.all.map((of) => [of.table, of]));
  const found = live.flatMap(({ table, columns }): SchemaDifference[] => {
    const of = signed.get(table);
    if (of === undefined) return [{ kind: 'table-unsigned', table }];
    const names = columns.map((column) => column.name);
    const unsigned = names.filter((column) => !Object.hasOwn(of.columns, column));
    const missing = Object.keys(of.columns).filter((column) => !names.includes(column));
    return [
      ...unsigned.map((column) => ({ kind: 'column-unsigned', table, column }) as const),
      ...missing.map((column) => ({ kind: 'column-missing', table, column }) as const),
    ];
  });
  const tables = new Set(live.map(({ table }) => table));
  const absent = [...signed.keys()].filter((table) => !tables.has(table));
  return [...found, ...absent.map((table) => ({ kind: 'table-missing', table }) as const)];
}
