// In which language a person is written to, wherever the registry says that is kept.

import { isLang } from '#platform/i18n';
import type { Lang } from '#platform/i18n';
import { sql } from '#platform/db';
import type { Conn } from '#platform/db';
import type { Registry } from '#kernel/records';

const FIELD = 'person.language';

export async function languagesOf(conn: Conn, registry: Registry, ids: readonly string[]): Promise<Map<string, Lang>> {
  const found = new Map<string, Lang>();
  if (ids.length === 0) return found;
  for (const { table, subject, columns } of registry.forField(FIELD)) {
    const column = Object.keys(columns).find((name) => {
      const use = columns[name];
      return use !== undefined && 'field' in use && use.field === FIELD;
    });
    if (column === undefined || subject === 'none' || !('column' in subject)) continue;
    const { rows } = await sql<{ id: string; lang: string | null }>`
      select ${sql.ref(subject.column)} as id, ${sql.ref(column)} as lang from ${sql.table(table)} where ${sql.ref(subject.column)} in (${sql.join([...ids])})`.execute(
      conn,
    );
    for (const { id, lang } of rows) if (isLang(lang)) found.set(id, lang);
  }
  return found;
}
