// Done means looked for again: after every erasure all text of the database, its search index and its files is searched for the person by value.

import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setImmediate as turn } from 'node:timers/promises';
import { fieldOfColumn } from '#kernel/records';
import { fold } from '#kernel/subjects';
import { CATALOGUE } from '#kernel/policy';
import type { RightsDeps } from './deps.ts';
import type { Place, Recheck } from './outcome.ts';
import { sieveOf } from './sieve.ts';
import { indexesAgree, strayIndexEntries } from './store/index-entries.ts';
import { isNumbered, pagesOf, rowsCaught, rowsHolding, textTables } from './store/scan.ts';
import type { Parts, ScannedRow, ScannedTable } from './store/scan.ts';
import { matcher, words } from './tokens.ts';
import type { Matcher, Needle, Shared } from './tokens.ts';

/** One erased person, as the sealed case remembers them. */
export interface Sought {
  readonly erasureId: string;
  readonly subjectId: string;
  readonly needles: readonly Needle[];
}

interface Finding {
  readonly what: 'residual' | 'shared' | 'mention' | 'kept';
  readonly where: string;
  readonly recordId: string | null;
  /** Kept on purpose until then. */
  readonly until?: string;
  /** Whose own row it stands in: it tells nothing of them. */
  readonly not?: string | undefined;
}

/** What was found of one identity, whosever it was. */
interface Met {
  /** In rows of these it is their own value; two are as good as all. The empty word stands for somebody who stays. */
  readonly theirs: Set<string>;
  readonly list: Finding[];
}

/** What was found of one person alone, by erasure. */
type Own = Map<string, (Finding & { readonly needle?: Needle })[]>;

/** Above this many people one pass over all text is cheaper than one query per person. */
const SINGLES = 8;

/** Searches for these people and tells, for each, what was looked at and what was found. */
export async function rediscover(deps: RightsDeps, sought: readonly Sought[], folders: readonly string[]): Promise<Map<string, Recheck>> {
  const tables = await textTables(deps.database, deps.registry);
  const match = matcher(sought.flatMap((each) => each.needles.map((needle) => ({ owner: each, needle }))));
  const subjects = new Set(sought.map(({ subjectId }) => subjectId));
  const search: Search = { match, subjects, met: new Map(), own: new Map(sought.map(({ erasureId }) => [erasureId, []])) };
  if (sought.length <= SINGLES) await searchSingly(deps, sought, tables, search);
  else await sweep(deps, tables, search);
  await searchSealed(deps, search);
  const files = await searchFiles(folders, search);
  const at = deps.clock.now().toISOString();
  const looked = { at, tables: tables.length, columns: tables.reduce((sum, { columns }) => sum + columns.length, 0), files };
  return new Map(sought.map((each) => [each.erasureId, judged(each, search, looked)]));
}

interface Search {
  readonly match: Matcher<Sought>;
  /** Those who are looked for. */
  readonly subjects: ReadonlySet<string>;
  readonly met: Map<Shared<Sought>, Met>;
  readonly own: Own;
}

async function searchSingly(deps: RightsDeps, sought: readonly Sought[], tables: readonly ScannedTable[], search: Search): Promise<void> {
  for (const each of sought) {
    if (each.needles.length === 0) continue;
    const parts = partsOf(each.needles);
    for (const table of tables) {
      for (const row of await rowsHolding(deps.database, table, parts, each.subjectId)) look(table, row, search);
      await turn();
    }
    for (const kind of deps.registry.all.filter(({ searchIndex }) => searchIndex !== undefined)) {
      for (const needle of each.needles) {
        const stray = await strayIndexEntries(deps.database, kind, fold(needle.raw), each.subjectId);
        if (stray > 0)
          search.own.get(each.erasureId)?.push({ what: 'residual', needle, where: kind.searchIndex ?? kind.table, recordId: null });
      }
    }
  }
}

async function sweep(deps: RightsDeps, tables: readonly ScannedTable[], search: Search): Promise<void> {
  const sieve = sieveOf(search.match.needles);
  for (const table of tables) {
    const seen = table.columns.map(() => seenTexts());
    const pages = (await isNumbered(deps.database, table))
      ? rowsCaught(deps.database, table, sieve, [...search.subjects])
      : pagesOf(deps.database, table);
    for await (const page of pages) {
      for (const row of page) look(table, row, search, seen);
      await turn();
    }
  }
  // The index holds exactly what the table holds, and the table was read.
  if (await indexesAgree(deps.database)) return;
  for (const list of search.own.values()) list.push({ what: 'residual', where: 'search_fts', recordId: null });
}

/** Texts of a column in which nobody was met: codes, kinds and languages come again and again. */
interface SeenTexts {
  has(text: string): boolean;
  add(text: string): void;
}

const MOST_SEEN = 2000;
const LONGEST_SEEN = 60;

/** Remembers as long as that spares something: a column of ids or names of its own is read text by text. */
function seenTexts(): SeenTexts {
  let known: Set<string> | undefined = new Set();
  let [asked, met] = [0, 0];
  return {
    has(text) {
      if (known === undefined || text.length > LONGEST_SEEN) return false;
      const has = known.has(text);
      asked += 1;
      if (has) met += 1;
      if (asked === MOST_SEEN && met * 2 < asked) known = undefined;
      return has;
    },
    add(text) {
      if (known !== undefined && text.length <= LONGEST_SEEN && known.size < MOST_SEEN) known.add(text);
    },
  };
}

function look({ table, columns, kind }: ScannedTable, row: ScannedRow, search: Search, seen?: readonly SeenTexts[]): void {
  for (const [i, column] of columns.entries()) {
    const value = row.values[column];
    if (typeof value !== 'string' || seen?.[i]?.has(value) === true) continue;
    let nobody = true;
    for (const group of search.match.met(value)) {
      nobody = false;
      note(search, group, row.subjectId, (own) => {
        const what = meaning(kind, column, row, own);
        return what === 'copied' ? undefined : { what, where: `${table}.${column}`, recordId: row.recordId };
      });
    }
    if (nobody) seen?.[i]?.add(value);
  }
}

/** What stands in a row of `whose` is one thing for that person and another for everybody else who is looked for. */
function note(search: Search, group: Shared<Sought>, whose: string | null, tell: (own: boolean) => Finding | undefined): void {
  const sought = whose !== null && search.subjects.has(whose) ? whose : undefined;
  const others = tell(false);
  if (others) {
    const met = metOf(search, group);
    if (others.what !== 'shared') met.list.push({ ...others, not: sought });
    else if (met.theirs.size < 2) met.theirs.add(sought ?? '');
  }
  if (sought === undefined) return;
  const own = tell(true);
  if (own === undefined) return;
  for (const { owner, needle } of group.held) if (owner.subjectId === sought) search.own.get(owner.erasureId)?.push({ ...own, needle });
}

function metOf({ met }: Search, group: Shared<Sought>): Met {
  const known = met.get(group);
  if (known) return known;
  const made: Met = { theirs: new Set(), list: [] };
  met.set(group, made);
  return made;
}

// A value that another person's own field holds is theirs: a namesake, or a switchboard number. So is the name of one of the firm's own
// people. Prose about others is told apart; what is derived from prose alone goes with it and is told there.
function meaning(kind: ScannedTable['kind'], column: string, row: ScannedRow, own: boolean): Finding['what'] | 'copied' {
  const signed = kind?.columns[column];
  if (signed !== undefined && 'technical' in signed && signed.staff === true) return 'shared';
  if (kind === undefined) return 'residual';
  const words = signed !== undefined && 'technical' in signed && signed.words === true;
  if (row.subjectId === null) return words ? 'mention' : 'residual';
  if (own) return typeof kind.erase === 'object' ? 'kept' : 'residual';
  const use = kind.columns[column];
  if (words) return 'mention';
  if (use === undefined || 'technical' in use || 'subject' in use) return 'residual';
  if ('derived' in use) return use.derived.every(isProse) ? 'copied' : 'shared';
  return isProse(fieldOfColumn(use, row.values)) ? 'mention' : 'shared';
}

/** Anything may stand in it; so may in a field that only a firm knows. */
function isProse(fieldId: string | undefined): boolean {
  return fieldId === undefined || CATALOGUE.get(fieldId)?.freeText !== false;
}

function judged(of: Sought, search: Search, looked: Pick<Recheck, 'at' | 'tables' | 'columns' | 'files'>): Recheck {
  const residual: Finding[] = [];
  const mentions: Finding[] = [];
  let sealedUntil = '';
  const mine = search.own.get(of.erasureId) ?? [];
  const judge = (finding: Finding, theirs: boolean) => {
    // An address or number that is this person's alone has no business in a text about somebody else.
    if (finding.what === 'residual' || (finding.what === 'mention' && theirs)) residual.push(finding);
    else if (finding.what === 'mention') mentions.push(finding);
    if ((finding.until ?? '') > sealedUntil) sealedUntil = finding.until ?? '';
  };
  for (const needle of of.needles) {
    const group = search.match.of(needle);
    const met = group && search.met.get(group);
    const ownHere = mine.filter((finding) => finding.needle === needle);
    const shared = ownHere.some(({ what }) => what === 'shared') || [...(met?.theirs ?? [])].some((id) => id !== of.subjectId);
    const theirs = !shared && (needle.kind === 'email' || needle.kind === 'phone');
    for (const finding of ownHere) judge(finding, theirs);
    for (const finding of met?.list ?? []) if (finding.not !== of.subjectId) judge(finding, theirs);
  }
  for (const finding of mine) if (finding.needle === undefined) judge(finding, false);
  const places = residual.map(placeOf);
  const sealed = sealedUntil === '' ? {} : { sealedUntil };
  return {
    ...looked,
    needles: of.needles.length,
    found: residual.length,
    mentions: mentions.length,
    ...sealed,
    ...(places.length > 0 ? { places } : {}),
    ...(mentions.length > 0 ? { toRead: mentions.map(placeOf) } : {}),
  };
}

function placeOf({ where, recordId }: Finding): Place {
  return { where, recordId };
}

/** Parts that the spellings of the needle contain; each hit is then compared exactly. */
export function partsOf(needles: readonly Needle[]): Parts {
  const of = (wanted: Needle['kind']) => needles.filter(({ kind }) => kind === wanted);
  return {
    emails: of('email').map(({ key }) => asciiLower(key)),
    numbers: of('phone'),
    phrases: [...of('name'), ...of('text')].map(({ raw }) => ({ words: words(raw), longest: spellings(longest(words(raw))) })),
  };
}

function longest(all: readonly string[]): string {
  return all.toSorted((a, b) => b.length - a.length)[0] ?? '';
}

// SQLite lowers ASCII letters only: a text in capitals keeps its Ä.
function spellings(word: string): string[] {
  const capital = word.charAt(0).toUpperCase() + word.slice(1);
  return [word, asciiLower(capital), asciiLower(word.toUpperCase()), fold(word)];
}

function asciiLower(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** A letter that still waits may hold the person, to whomever it goes. */
async function searchSealed({ sealedTexts }: RightsDeps, search: Search): Promise<void> {
  if (sealedTexts === undefined) return;
  for await (const { where, recordId, subjectId, staff, text, keptUntil } of sealedTexts()) {
    for (const group of search.match.met(text))
      note(search, group, subjectId, (own) => {
        const theirs = subjectId === null || own;
        if (keptUntil === undefined) return { what: staff ? 'shared' : theirs ? 'residual' : 'mention', where, recordId };
        return theirs ? { what: 'kept', where, recordId, until: keptUntil } : { what: 'shared', where, recordId };
      });
  }
}

async function searchFiles(folders: readonly string[], search: Search): Promise<number> {
  let files = 0;
  for (const folder of folders) {
    for (const entry of await listed(folder)) {
      files += 1;
      for await (const line of createInterface({ input: createReadStream(entry, 'utf8'), crlfDelay: Infinity })) {
        for (const group of search.match.met(line)) note(search, group, null, () => ({ what: 'residual', where: 'files', recordId: null }));
      }
    }
  }
  return files;
}

async function listed(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
