// A small statement that runs for each of thirty thousand people costs less than the layers that build it: its text is made once, and inside a transaction of the embedded engine it goes there straight.

import { CompiledQuery } from 'kysely';
import type { DatabaseConnection, QueryResult } from 'kysely';
import { dialectOf } from './dialect.ts';
import type { Conn, Tx } from './types.ts';

const lines = new WeakMap<Conn, Pick<DatabaseConnection, 'executeQuery'>>();

/** While the transaction is open its finished statements go by this connection. */
export function openLine(tx: Tx, connection: Pick<DatabaseConnection, 'executeQuery'>): void {
  lines.set(tx, connection);
}

/** From here on the handle refuses, as every transaction does that has ended. */
export function closeLine(tx: Tx): void {
  lines.delete(tx);
}

/** Runs a statement that is finished: text and values. */
export function runFinished<R>(conn: Conn, query: CompiledQuery<R>): Promise<QueryResult<R>> {
  return (lines.get(conn) ?? conn).executeQuery<R>(query);
}

interface Repeated<R> {
  (conn: Conn, ...values: readonly unknown[]): Promise<{ rows: R[]; changed: number }>;
}

/** A statement of the program's own words, with `?` for each value. */
export function repeated<R = never>(text: string): Repeated<R> {
  let n = 0;
  const numbered = text.replaceAll('?', () => `$${++n}`);
  return async (conn, ...values) => {
    const query = CompiledQuery.raw(dialectOf(conn) === 'sqlite' ? text : numbered, [...values]);
    const { rows, numAffectedRows } = await runFinished(conn, query);
    return { rows: rows as R[], changed: Number(numAffectedRows ?? 0n) };
  };
}
