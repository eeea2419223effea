/** An import waits in memory while the declaration is changed: nothing of it is stored, and signing out forgets it with all that was read. */
import type { QueryClient } from '@tanstack/react-query';
import type { Draft, Mapping, Table, Waiting } from './wizard.ts';

export interface Kept {
  draft: Draft;
  table: Table;
  waiting: Waiting[];
}

const KEY = ['import-kept'];
/** As long as the parked file lives. */
const LIFE_MS = 2 * 3_600_000;

export function keepImport(client: QueryClient, kept: Kept): void {
  client.setQueryDefaults(KEY, { gcTime: LIFE_MS });
  client.setQueryData(KEY, kept);
}

export function keptImport(client: QueryClient): Kept | undefined {
  return client.getQueryData<Kept>(KEY);
}

export function forgetImport(client: QueryClient): void {
  client.removeQueries({ queryKey: KEY, exact: true });
}

/** The mapping as it was chosen, and the columns that waited where their headings now say. */
export function mappingOf({ draft, waiting }: Kept, table: Table): Mapping {
  const known = new Set(table.fields.map(({ id }) => id));
  return Object.fromEntries(
    table.columns.map(({ column, proposed, field }) => {
      const waited = waiting.find((each) => each.column === column);
      if (waited === undefined) return [column, draft.mapping?.[column] ?? (draft.mapping === null ? field : null)];
      const own = `custom:${waited.field ?? ''}`;
      return [column, known.has(own) ? own : proposed];
    }),
  );
}
