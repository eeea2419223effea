// Conditions that audiences ask besides those of the list: words of an address, of services used and of orders.

import { sql } from '#platform/db';
import type { Conn, SqlBool } from '#platform/db';
import { contains, elsewhere, ofPerson } from './queries-list-filters.ts';
import type { Condition } from './queries-list-filters.ts';

const COLUMNS = { service: 'f.services_used', order: 'f.orders' } as const;

/** A way to reach somebody whose value holds these words; a postal address is the only one whose words say anything. */
export function addressHolding(conn: Conn, text: string): Condition {
  return elsewhere(
    'contact_point',
    'subject_id',
    sql<SqlBool>`f.field_id = 'person.address' and ${contains(conn, sql.raw('f.value'), text)}`,
  );
}

export function wordsHolding(conn: Conn, of: keyof typeof COLUMNS, text: string): Condition {
  return ofPerson(sql<SqlBool>`${contains(conn, sql.raw(COLUMNS[of]), text)}`, false);
}
