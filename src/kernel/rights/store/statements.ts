// Statements over any table that signed the contract, compiled once per table: erasing 30,000 people must not compile 600,000 times.

import { dialectOf, runFinished, sql } from '#platform/db';
import type { Conn, Dialect, RawBuilder } from '#platform/db';
import { heldBy } from '#kernel/records';
import type { AnyKind } from '#kernel/records';

/** Stands for the subject's id in a statement that is compiled before the id is known. */
const SUBJECT = '\u0000subject';
/** The same for the day on which it runs. */
const TODAY = '\u0000today';

/** Rows of the kind that belong to a subject, directly or through a parent table. */
export function ofSubject(kind: AnyKind, subjectId: string): RawBuilder<boolean> {
  const { subject } = kind;
  if (subject === 'none') throw new TypeError(`${kind.kind} has no subject`);
  if ('column' in subject) return sql<boolean>`${sql.ref(subject.column)} = ${subjectId}`;
  const { column, table, key, subjectColumn } = subject.via;
  return sql<boolean>`${sql.ref(column)} in (select ${sql.ref(key)} from ${sql.table(table)} where ${sql.ref(subjectColumn)} = ${subjectId})`;
}

/** The same of many people at once, on an embedded database. */
export function ofSubjects(kind: AnyKind, subjectIds: readonly string[]): RawBuilder<boolean> {
  return ofMany(kind, sql`(select value from json_each(${JSON.stringify(subjectIds)}))`);
}

/** The same on either engine, with the list of ids as it wants it. */
export function ofMany({ kind, subject }: AnyKind, list: RawBuilder<unknown>): RawBuilder<boolean> {
  if (subject === 'none') throw new TypeError(`${kind} has no subject`);
  if ('column' in subject) return sql<boolean>`${sql.ref(subject.column)} in ${list}`;
  const { column, table, key, subjectColumn } = subject.via;
  return sql<boolean>`${sql.ref(column)} in (select ${sql.ref(key)} from ${sql.table(table)} where ${sql.ref(subjectColumn)} in ${list})`;
}

/** The same as an expression over a row of the kind: whose it is. */
export function subjectOfRow(kind: AnyKind): RawBuilder<string | null> | undefined {
  const { subject } = kind;
  if (subject === 'none') return undefined;
  if ('column' in subject) return sql<string | null>`${sql.ref(subject.column)}`;
  const { column, table, key, subjectColumn } = subject.via;
  return sql<
    string | null
  >`(select p.${sql.ref(subjectColumn)} from ${sql.table(table)} as p where p.${sql.ref(key)} = ${sql.ref(column)})`;
}

type Compiled = ReturnType<RawBuilder<unknown>['compile']>;

export interface Statement<R> {
  run(conn: Conn, subjectId: string, today?: string): Promise<{ rows: R[]; changed: number }>;
}

/** Keeps the text of a statement per engine; `build` is called once for each. */
export function statement<R = Record<string, unknown>>(
  build: (subjectId: string, dialect: Dialect, today: string) => RawBuilder<R>,
): Statement<R> {
  const texts: Partial<Record<Dialect, Compiled>> = {};
  return {
    async run(conn, subjectId, today) {
      const dialect = dialectOf(conn);
      const compiled = (texts[dialect] ??= build(SUBJECT, dialect, TODAY).compile(conn));
      const parameters = compiled.parameters.map((each) => (each === SUBJECT ? subjectId : each === TODAY ? today : each));
      const { rows, numAffectedRows } = await runFinished(conn, { ...compiled, parameters });
      return { rows: rows as R[], changed: Number(numAffectedRows ?? 0n) };
    },
  };
}

/** All columns of the subject's rows of one kind but sealed files, and without rows that only law still keeps. */
export function rowsOfSubject(kind: AnyKind): Statement<Record<string, unknown>> {
  const columns = Object.entries(kind.columns).filter(([, use]) => !('bytes' in use));
  const refs = sql.join(columns.map(([column]) => sql.ref(column)));
  return statement(
    (id) => sql<Record<string, unknown>>`select ${refs} from ${sql.table(kind.table)} where ${ofSubject(kind, id)}${live(kind)}`,
  );
}

/** Held rows are out of normal reading. */
export function live(kind: AnyKind): RawBuilder<unknown> {
  const held = heldBy(kind);
  return held === undefined ? sql`` : sql` and ${sql.ref(held.on)} is null`;
}
