// The checks' own queries over declared fields: written from the contract, run against what is stored.

import { heldBy } from '#kernel/records';
import type { AnyKind, HeldBy } from '#kernel/records';
import { addPeriod } from '#platform/clock';
import { sql } from '#platform/db';
import type { Conn, RawBuilder } from '#platform/db';

/** SQL for the subject of a row of the kind. */
function subjectOf(kind: AnyKind): RawBuilder<unknown> | null {
  if (kind.subject === 'none') return null;
  if ('column' in kind.subject) return sql.ref(`t.${kind.subject.column}`);
  const { column, table, key, subjectColumn } = kind.subject.via;
  return sql`(select p.${sql.ref(subjectColumn)} from ${sql.table(table)} p where p.${sql.ref(key)} = t.${sql.ref(column)})`;
}

export interface Counted {
  bad: number;
  of: number;
}

/**
 * Rows of one kind that hold a value no live register of their subject declares.
 * @param declaring registers that declare each field; a field missing from it is declared by none
 * @param register only rows whose subject is or was in this register, or in none at all
 */
export async function undeclaredValues(
  conn: Conn,
  kind: AnyKind,
  declaring: ReadonlyMap<string, readonly string[]>,
  register: string | undefined,
): Promise<Counted> {
  const subject = subjectOf(kind);
  if (!subject) return { bad: 0, of: 0 };
  const wrong = Object.entries(kind.columns).flatMap(([column, use]) => {
    if ('field' in use) return [sql`(t.${sql.ref(column)} is not null and not ${declared(subject, declaring.get(use.field) ?? [])})`];
    if ('fieldIn' in use)
      return [sql`(t.${sql.ref(column)} is not null and not ${declaredIn(subject, sql.ref(`t.${use.fieldIn}`), declaring)})`];
    return [];
  });
  if (wrong.length === 0) return { bad: 0, of: 0 };
  // What law orders kept is held without a register that declares it, until its day.
  const held = heldBy(kind);
  const normal = held ? sql`(t.${sql.ref(held.on)} is null or t.${sql.ref(held.until)} is null)` : sql`(1 = 1)`;
  const scope = register ? sql`where ${normal} and ${inScope(subject, register)}` : sql`where ${normal}`;
  const result = await sql<{ bad: number | null; total: number }>`
    select sum(case when ${sql.join(wrong, sql` or `)} then 1 else 0 end) as bad, count(*) as total from ${sql.table(kind.table)} t ${scope}`.execute(
    conn,
  );
  return { bad: Number(result.rows[0]?.bad ?? 0), of: Number(result.rows[0]?.total ?? 0) };
}

/**
 * Records that law keeps one by one: those that were still there a day after their last day, and those written down in the log that are
 * gone although neither a night, nor an erasure, nor a named mistake took them.
 */
export async function heldAgainstTheirDay(conn: Conn, kind: AnyKind, { on, until }: HeldBy, today: string): Promise<Counted> {
  const table = sql.table(kind.table);
  const late = sql<{ bad: number; of_all: number }>`
    select count(case when t.${sql.ref(on)} is not null and t.${sql.ref(until)} < ${addPeriod(today, '-P1D')} then 1 end) as bad, count(*) as of_all
      from ${table} t`;
  const vanished = sql<{ bad: number }>`
    select count(*) as bad from audit_entry a where a.kind = ${kind.kind} and a.action = 'insert'
       and not exists (select 1 from ${table} t where t.${sql.ref(kind.key)} = a.record_id)
       and not exists (select 1 from audit_entry b where b.record_id = a.record_id and b.action in (${`${kind.kind}.expire`}, ${`${kind.kind}.mistake`}))
       and not exists (select 1 from audit_entry c where c.subject_id = a.subject_id and c.action in ('erase', 'blank', 'erase.replay'))`;
  const [there, gone] = [(await late.execute(conn)).rows[0], (await vanished.execute(conn)).rows[0]];
  return { bad: Number(there?.bad ?? 0) + Number(gone?.bad ?? 0), of: Number(there?.of_all ?? 0) + Number(gone?.bad ?? 0) };
}

function live(subject: RawBuilder<unknown>, registers: readonly string[]): RawBuilder<unknown> {
  return sql`exists (select 1 from membership m where m.subject_id = ${subject} and m.ended_on is null and m.register_id in (${sql.join(registers)}))`;
}

function declared(subject: RawBuilder<unknown>, registers: readonly string[]): RawBuilder<unknown> {
  return registers.length ? live(subject, registers) : sql`(1 = 0)`;
}

function declaredIn(
  subject: RawBuilder<unknown>,
  fieldColumn: RawBuilder<unknown>,
  declaring: ReadonlyMap<string, readonly string[]>,
): RawBuilder<unknown> {
  const bySet = Map.groupBy([...declaring], ([, registers]) => registers.join('|'));
  const parts = [...bySet.values()].map(
    (group) => sql`(${fieldColumn} in (${sql.join(group.map(([field]) => field))}) and ${live(subject, group[0]?.[1] ?? [])})`,
  );
  return parts.length ? sql`(${sql.join(parts, sql` or `)})` : sql`(1 = 0)`;
}

function inScope(subject: RawBuilder<unknown>, register: string): RawBuilder<unknown> {
  return sql`(exists (select 1 from membership s where s.subject_id = ${subject} and s.register_id = ${register})
    or not exists (select 1 from membership s where s.subject_id = ${subject}))`;
}

/** Rows whose origin is missing or says neither source nor time. */
export async function rowsWithoutOrigin(conn: Conn, kind: AnyKind): Promise<Counted> {
  if (!('origin_id' in kind.columns)) return { bad: 0, of: 0 };
  const result = await sql<{ bad: number | null; total: number }>`
    select sum(case when o.id is null or o.source = '' or o.recorded_at = '' or o.purpose = '' then 1 else 0 end) as bad, count(*) as total
    from ${sql.table(kind.table)} t left join origin o on o.id = t.origin_id`.execute(conn);
  return { bad: Number(result.rows[0]?.bad ?? 0), of: Number(result.rows[0]?.total ?? 0) };
}

export async function sourcesUsed(conn: Conn): Promise<{ source: string; n: number }[]> {
  const result = await sql<{ source: string; n: number }>`select source, count(*) as n from origin group by source`.execute(conn);
  return result.rows.map((row) => ({ source: row.source, n: Number(row.n) }));
}

/** How many values stand under each field id in a table that keeps fields by name. */
export async function valuesByField(conn: Conn, table: string, fieldColumn: string): Promise<{ field: string; n: number }[]> {
  const result = await sql<{
    field: string;
    n: number;
  }>`select t.${sql.ref(fieldColumn)} as field, count(*) as n from ${sql.table(table)} t group by 1`.execute(conn);
  return result.rows.map((row) => ({ field: row.field, n: Number(row.n) }));
}

/** Texts of one column, page by page, for looking inside. */
export async function* texts(conn: Conn, kind: AnyKind, column: string): AsyncGenerator<string> {
  let after = '';
  for (;;) {
    const result = await sql<{ id: string; text: string }>`
      select t.${sql.ref(kind.key)} as id, t.${sql.ref(column)} as text from ${sql.table(kind.table)} t
      where t.${sql.ref(column)} is not null and t.${sql.ref(kind.key)} > ${after} order by t.${sql.ref(kind.key)} limit 5000`.execute(
      conn,
    );
    for (const row of result.rows) yield row.text;
    const last = result.rows.at(-1);
    if (!last || result.rows.length < 5000) return;
    after = last.id;
  }
}
