// What an import does with each row is decided before anything is written, so that the check and the import are one and the same.

import type { Deps } from '#kernel/deps';
import { errorText } from '#kernel/phrases';
import { standings, suppressedWhy, suppressionHash } from '#kernel/subjects';
import type { Conn } from '#platform/db';
import { appError } from '#platform/errors';
import type { Text } from '#platform/i18n';
import { phrases } from '../phrases.ts';
import { holdersOf } from '../queries.ts';
import { changesFor, isNothing, knownOf } from './changes.ts';
import type { Changes } from './changes.ts';
import { matchesOf, normals } from './match.ts';
import type { Found } from './match.ts';
import type { ImportWish } from './order.ts';
import { setAside } from './rows.ts';
import type { ImportedPerson, RowError } from './rows.ts';
import { areTooMany, TOO_MANY_TAGS } from './tags.ts';

export interface Merge<Row = ImportedPerson, Change = Changes> {
  readonly row: Row;
  readonly subjectId: string;
  readonly changes: Change;
}

export interface Plan<Row = ImportedPerson, Change = Changes> {
  readonly create: readonly Row[];
  /** Those who are there and get something. */
  readonly merge: readonly Merge<Row, Change>[];
  /** Those who are there and lack nothing that the row says. */
  readonly same: readonly Merge<Row, Change>[];
  readonly aside: readonly RowError[];
}

/** What a batch is planned against. */
export interface Planning {
  readonly wish: Pick<ImportWish, 'registerId' | 'mode' | 'doubt' | 'decisions'>;
  /** The run whose own people are not found again. */
  readonly importId?: string | undefined;
  /** The line by which each subject was met in this file before. */
  readonly taken: ReadonlyMap<string, number>;
}

/** Looks up a batch of rows in a number of queries that does not depend on its size, and writes nothing. */
export async function planBatch(deps: Deps, conn: Conn, rows: readonly ImportedPerson[], by: Planning): Promise<Plan> {
  // Holders first, bans after: who is erased in between is found banned, not taken in again.
  const matchOf = await matchesOf(conn, rows, by.importId);
  const keptOut = await bans(deps, conn, rows);
  const chosen = rows.map((row) => ({ row, choice: keptOut(row) ?? choose(row, matchOf(row), by) }));
  const ids = [...new Set(chosen.flatMap(({ choice }) => ('subjectId' in choice ? [choice.subjectId] : [])))];
  const standing = await standings(conn, ids);
  const known = await knownOf(conn, ids, rows);
  const plan = { create: [] as ImportedPerson[], merge: [] as Merge[], same: [] as Merge[], aside: [] as RowError[] };
  const met = new Map<string, number>();
  for (const { row, choice } of chosen) {
    if ('message' in choice) plan.aside.push(choice);
    else if (!('subjectId' in choice)) plan.create.push(row);
    else {
      const { subjectId } = choice;
      const before = by.taken.get(subjectId) ?? met.get(subjectId);
      const state = standing.get(subjectId);
      if (state === undefined) plan.aside.push(setAside(row, 'uncertain', null, GONE));
      else if (state.restricted) plan.aside.push(setAside(row, 'refused', null, RESTRICTED));
      else if (before !== undefined)
        plan.aside.push(setAside(row, 'duplicate', null, phrases.text('import.same-in-file', { line: before })));
      else {
        met.set(subjectId, row.line);
        const changes = changesFor(known, subjectId, row, by.wish);
        if (areTooMany(known.tags, subjectId, changes.tags)) plan.aside.push(setAside(row, 'refused', 'person.tag', TOO_MANY_TAGS));
        else (isNothing(changes) ? plan.same : plan.merge).push({ row, subjectId, changes });
      }
    }
  }
  return plan;
}

/** The subjects that a plan meets, for the batches after it. */
export function metBy({ merge, same }: Plan<{ line: number }, unknown>): [string, number][] {
  return [...merge, ...same].map(({ subjectId, row }) => [subjectId, row.line]);
}

const RESTRICTED = errorText(appError('locked', 'errors.subject-restricted'));
const GONE = phrases.text('import.decided-gone');

type Choice = RowError | { readonly subjectId: string } | { readonly fresh: true };

/** What is sure is taken as it is; what is not waits for somebody's word, for this row or for all. */
export function choose(row: { line: number; cells: readonly string[] }, found: Found, { wish }: Pick<Planning, 'wish'>): Choice {
  const decided = wish.decisions?.[row.line];
  if (decided?.as === 'new') return { fresh: true };
  if (decided?.as === 'same') return { subjectId: decided.subjectId };
  const [first] = found.ids;
  if (first === undefined) return { fresh: true };
  if (found.sure) return { subjectId: first };
  if (wish.doubt === 'new') return { fresh: true };
  if (wish.doubt === 'same' && found.ids.length === 1) return { subjectId: first };
  return { ...setAside(row, 'uncertain', null, UNCERTAIN), maybe: found.ids };
}

const UNCERTAIN = phrases.text('import.uncertain');

const WHY: Readonly<Record<'erased' | 'banned', Text>> = { erased: phrases.text('import.erased'), banned: phrases.text('import.banned') };

/** The row with the reason why it is kept out. An address on the list keeps its holder out; a number does so only while nobody in the register has it, because colleagues share a switchboard. */
async function bans(deps: Deps, conn: Conn, rows: readonly ImportedPerson[]): Promise<(row: ImportedPerson) => RowError | undefined> {
  const emails = await suppressedAmong(deps, conn, 'email', normals(rows, 'person.email'));
  const phones = await suppressedAmong(deps, conn, 'phone', normals(rows, 'person.phone'));
  const shared = new Set((await holdersOf(conn, 'person.phone', [...phones.keys()])).map(({ normal }) => normal));
  return (row) => {
    const email = normals([row], 'person.email').find((normal) => emails.has(normal));
    const phone = normals([row], 'person.phone').find((normal) => phones.has(normal) && !shared.has(normal));
    const why = email === undefined ? phones.get(phone ?? '') : emails.get(email);
    return why && setAside(row, why, email === undefined ? 'person.phone' : 'person.email', WHY[why]);
  };
}

async function suppressedAmong(
  deps: Deps,
  conn: Conn,
  purpose: 'email' | 'phone',
  all: readonly string[],
): Promise<Map<string, 'erased' | 'banned'>> {
  if (all.length === 0) return new Map();
  const byHash = new Map(all.map((normal) => [suppressionHash(deps.keys.suppression, purpose, normal), normal]));
  const hits = await suppressedWhy(conn, purpose, [...byHash.keys()]);
  return new Map([...hits].map(([hash, reason]) => [byHash.get(hash) ?? '', reason === 'erased' ? 'erased' : 'banned']));
}
