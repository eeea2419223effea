// Reading of saved views.

import { reader } from '#platform/db';
import type { Conn, Selectable } from '#platform/db';
import type { SavedViewTable, ViewTables } from './views-saved/records.ts';

export type SavedViewRow = Selectable<SavedViewTable>;

const on = (conn: Conn) => reader<ViewTables>(conn);

/** One's own and those that colleagues share, by name. */
export async function viewsFor(conn: Conn, list: string, accountId: string): Promise<SavedViewRow[]> {
  return on(conn)
    .selectFrom('saved_view')
    .selectAll()
    .where('list', '=', list)
    .where((eb) => eb.or([eb('account_id', '=', accountId), eb('shared', '=', 1)]))
    .orderBy('name')
    .orderBy('id')
    .execute();
}

export function viewById(conn: Conn, id: string): Promise<SavedViewRow | undefined> {
  return on(conn).selectFrom('saved_view').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function defaultOf(conn: Conn, list: string, accountId: string): Promise<{ id: string; view: string } | undefined> {
  return on(conn)
    .selectFrom('view_default')
    .select(['id', 'view'])
    .where('account_id', '=', accountId)
    .where('list', '=', list)
    .executeTakeFirst();
}

/** Defaults that would show a view which is going away. */
export async function defaultsWith(conn: Conn, view: string): Promise<string[]> {
  const rows = await on(conn).selectFrom('view_default').select('id').where('view', '=', view).execute();
  return rows.map(({ id }) => id);
}
