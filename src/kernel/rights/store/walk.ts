// Erasure is one walk over all tables that signed the contract, so no table can be forgotten (GDPR Art. 17; DESIGN §4).

import { sql } from '#platform/db';
import type { RawBuilder, Tx } from '#platform/db';
import { addPeriod } from '#platform/clock';
import { fieldsHeld, heldBy } from '#kernel/records';
import type { AnyKind, HeldBy, Registry } from '#kernel/records';
import { ofSubject, statement } from './statements.ts';
import type { Statement } from './statements.ts';

export type Action = 'delete' | 'blank' | 'keep';

/** What happens, or happened, to the rows of one kind. */
export interface Stored {
  readonly kind: string;
  readonly table: string;
  readonly action: Action;
  readonly count: number;
  readonly keepUntil?: string;
  readonly basis?: string;
}

export interface Step {
  readonly kind: AnyKind;
  readonly action: Action;
  readonly count: Statement<Counted>;
  readonly erase: Statement<unknown>;
}

interface Counted {
  readonly n: number;
  /** The last day on which law orders one of them kept, where each row knows its own. */
  readonly until?: string | null;
}

const walks = new WeakMap<Registry, readonly Step[]>();
const glances = new WeakMap<Registry, Statement<Record<string, number>>>();

/** One statement that tells which kinds have rows of the subject: most people have few, and a delete that finds nothing still costs. */
function glanceOf(registry: Registry): Statement<Record<string, number>> {
  const known = glances.get(registry);
  if (known) return known;
  const made = statement<Record<string, number>>((id) => {
    const parts = eraseSteps(registry).map(
      ({ kind }, i) =>
        sql`case when exists (select 1 from ${sql.table(kind.table)} where ${ofSubject(kind, id)}) then 1 else 0 end as ${sql.ref(`k${i}`)}`,
    );
    return sql<Record<string, number>>`select ${sql.join(parts)}`;
  });
  glances.set(registry, made);
  return made;
}

/** The steps of one erasure, children before parents. */
export function eraseSteps(registry: Registry): readonly Step[] {
  const known = walks.get(registry);
  if (known) return known;
  const steps = inOrder(registry).flatMap(stepsOf);
  walks.set(registry, steps);
  return steps;
}

/** Whether the subject has rows in a table; yes for a table that is not about subjects. */
export type Holds = (table: string) => boolean;

export async function tablesHolding(tx: Tx, registry: Registry, subjectId: string): Promise<Holds> {
  const [seen] = (await glanceOf(registry).run(tx, subjectId)).rows;
  const places = placesOf(registry);
  return (table) => {
    const place = places.get(table);
    return place === undefined || seen?.[place] === 1;
  };
}

const allPlaces = new WeakMap<Registry, ReadonlyMap<string, string>>();

function placesOf(registry: Registry): ReadonlyMap<string, string> {
  const known = allPlaces.get(registry);
  if (known) return known;
  const made = new Map(eraseSteps(registry).map(({ kind }, i) => [kind.table, `k${i}`]));
  allPlaces.set(registry, made);
  return made;
}

/** Erases every row of the subject and tells what was done, kind by kind. */
export async function eraseRows(
  tx: Tx,
  registry: Registry,
  { subjectId, today, holds }: { readonly subjectId: string; readonly today: string; readonly holds: Holds },
): Promise<Stored[]> {
  const done: Stored[] = [];
  for (const each of eraseSteps(registry)) {
    if (!holds(each.kind.table)) continue;
    if (each.action === 'keep') {
      const stored = await countOf(tx, each, subjectId, today);
      if (stored.count > 0) done.push(stored);
      if (stored.count > 0 && heldBy(each.kind)) await each.erase.run(tx, subjectId, today);
      continue;
    }
    const { changed } = await each.erase.run(tx, subjectId, today);
    if (changed > 0) done.push(stored(each, { n: changed }, today));
  }
  return done;
}

/** What an erasure would do, without doing it. */
export async function countOf(tx: Parameters<Statement<unknown>['run']>[0], each: Step, subjectId: string, today: string): Promise<Stored> {
  const { rows } = await each.count.run(tx, subjectId, today);
  return stored(each, { n: Number(rows[0]?.n ?? 0), until: rows[0]?.until ?? null }, today);
}

function stored({ kind, action }: Step, { n, until }: Counted, today: string): Stored {
  const base = { kind: kind.kind, table: kind.table, action, count: n };
  if (typeof kind.erase !== 'object' || action !== 'keep') return base;
  return { ...base, keepUntil: until ?? addPeriod(today, kind.erase.keepFor), basis: kind.erase.basis };
}

/** What law keeps row by row takes two steps: what is past its day goes, the rest is held. */
function stepsOf(kind: AnyKind): Step[] {
  const held = heldBy(kind);
  return held === undefined ? [step(kind)] : [past(kind, held), hold(kind, held)];
}

function past(kind: AnyKind, { until }: HeldBy): Step {
  const which = (id: string, today: string) => sql`${ofSubject(kind, id)} and ${sql.ref(until)} < ${today}`;
  const count = statement<Counted>(
    (id, _, today) => sql<Counted>`select count(*) as n from ${sql.table(kind.table)} where ${which(id, today)}`,
  );
  return {
    kind,
    action: 'delete',
    count,
    erase: statement((id, _, today) => sql`delete from ${sql.table(kind.table)} where ${which(id, today)}`),
  };
}

function hold(kind: AnyKind, { on, until }: HeldBy): Step {
  const [table, lastDay] = [sql.table(kind.table), sql.ref(until)];
  const count = statement<Counted>(
    (id, _, today) =>
      sql<Counted>`select count(*) as n, max(${lastDay}) as until from ${table} where ${ofSubject(kind, id)} and ${lastDay} >= ${today}`,
  );
  return { kind, action: 'keep', count, erase: statement((id, _, today) => holdRows(kind, { on, until }, id, today)) };
}

export interface Held {
  readonly stores: readonly Stored[];
  readonly fields: readonly string[];
}

/** Records that no ground declares any more, but law orders kept, leave normal reading at once; what is past its day goes. */
export async function holdExcept(
  tx: Tx,
  registry: Registry,
  of: { readonly subjectId: string; readonly today: string; keeps(field: string): boolean },
): Promise<Held> {
  const stores: Stored[] = [];
  const fields = new Set<string>();
  for (const each of eraseSteps(registry)) {
    if (heldBy(each.kind) === undefined || fieldsHeld(each.kind).every((field) => of.keeps(field))) continue;
    const stored = await countOf(tx, each, of.subjectId, of.today);
    const { changed } = await each.erase.run(tx, of.subjectId, of.today);
    if (changed > 0) for (const field of fieldsHeld(each.kind)) fields.add(field);
    if (stored.count > 0) stores.push(stored);
  }
  return { stores, fields: [...fields] };
}

/** From this day on the rows are held; those that are held already keep their day. */
function holdRows(kind: AnyKind, { on }: HeldBy, subjectId: string, today: string): RawBuilder<unknown> {
  return sql`update ${sql.table(kind.table)} set ${sql.ref(on)} = ${today} where ${ofSubject(kind, subjectId)} and ${sql.ref(on)} is null`;
}

function step(kind: AnyKind): Step {
  const count = statement<Counted>((id) => sql<Counted>`select count(*) as n from ${sql.table(kind.table)} where ${ofSubject(kind, id)}`);
  if (kind.erase === 'blank') return { kind, action: 'blank', count, erase: statement((id) => blankAll(kind, id)) };
  const erase = statement((id) => sql`delete from ${sql.table(kind.table)} where ${ofSubject(kind, id)}`);
  return { kind, action: kind.erase === 'delete' ? 'delete' : 'keep', count, erase };
}

function blankAll(kind: AnyKind, subjectId: string) {
  const columns = Object.entries(kind.columns).filter(([, use]) => 'field' in use || 'fieldIn' in use || 'derived' in use);
  const cleared = columns.map(([column]) => sql`${sql.ref(column)} = null`);
  return sql`update ${sql.table(kind.table)} set ${sql.join(cleared)} where ${ofSubject(kind, subjectId)}`;
}

// Rows that hang on a parent first, and what was only computed from others, so that nothing computes it anew meanwhile; then rows that name the subject, then rows that are the subject; modules before the rooms they stand on.
function inOrder(registry: Registry): AnyKind[] {
  const mine = registry.subjectKinds().toReversed();
  return mine
    .map((kind) => ({ kind, rank: rank(kind) }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ kind }) => kind);
}

function rank(kind: AnyKind): number {
  if (kind.subject !== 'none' && 'via' in kind.subject) return 0;
  if (isDerived(kind)) return 0;
  if (kind.table === 'subject') return 3;
  return Object.values(kind.columns).some((use) => 'subject' in use && use.subject === 'self') ? 2 : 1;
}

function isDerived(kind: AnyKind): boolean {
  return fieldsHeld(kind).length === 0 && kind.erase === 'delete' && Object.values(kind.columns).some((use) => 'derived' in use);
}
