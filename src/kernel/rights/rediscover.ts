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
import { indexesAgree, pagesOf, rowsHolding, strayIndexEntries, textTables } from './store/scan.ts';
import type { ScannedRow, ScannedTable } from './store/scan.ts';
import { matcher, words } from './tokens.ts';
import type { Matcher, Needle } from './tokens.ts';

/** One erased person, as the sealed case remembers them. */
export interface Sought {
  readonly erasureId: string;
  readonly subjectId: string;
  readonly needles: readonly Needle[];
}

interface Finding {
  readonly what: 'residual' | 'shared' | 'mention' | 'kept';
  readonly needle: Needle;
  readonly where: string;
  readonly recordId: string | null;
  /** Kept on purpose until then. */
  readonly until?: string;
}

type Findings = Map<string, Finding[]>;

/** Above this many people one pass over all text is cheaper than one query per person. */
const SINGLES = 8;

/** Searches for these people and tells, for each, what was looked at and what was found. */
export async function rediscover(deps: RightsDeps, sought: readonly Sought[], folders: readonly string[]): Promise<Map<string, Recheck>> {
  const tables = await textTables(deps.database, deps.registry);
  const findings: Findings = new Map(sought.map(({ erasureId }) => [erasureId, []]));
  const match = matcher(sought.flatMap((each) => each.needles.map((needle) => ({ owner: each, needle }))));
  if (sought.length <= SINGLES) await searchSingly(deps, sought, tables, { match, findings });
  else await sweep(deps, tables, { match, findings });
  await searchSealed(deps, { match, findings });
  const files = await searchFiles(folders, { match, findings });
  const at = deps.clock.now().toISOString();
  const looked = { at, tables: tables.length, columns: tables.reduce((sum, { columns }) => sum + columns.length, 0), files };
  return new Map(sought.map((each) => [each.erasureId, judged(each, findings.get(each.erasureId) ?? [], looked)]));
}

interface Search {
  readonly match: Matcher<Sought>;
  readonly findings: Findings;
}

async function searchSingly(deps: RightsDeps, sought: readonly Sought[], tables: readonly ScannedTable[], search: Search): Promise<void> {
  for (const each of sought) {
    const parts = partsOf(each.needles);
    if (parts.length === 0) continue;
    for (const table of tables) {
      for (const row of await rowsHolding(deps.database, table, parts, each.subjectId)) look(table, row, search);
      await turn();
    }
    for (const kind of deps.registry.all.filter(({ searchIndex }) => searchIndex !== undefined)) {
      for (const needle of each.needles) {
        const stray = await strayIndexEntries(deps.database, kind, fold(needle.raw), each.subjectId);
        if (stray > 0) note(search, each, { what: 'residual', needle, where: kind.searchIndex ?? kind.table, recordId: null });
      }
    }
  }
}

async function sweep(deps: RightsDeps, tables: readonly ScannedTable[], search: Search): Promise<void> {
  for (const table of tables) {
    for await (const page of pagesOf(deps.database, table)) {
      for (const row of page) look(table, row, search);
      await turn();
    }
  }
  // The index holds exactly what the table holds, and the table was read.
  if (await indexesAgree(deps.database)) return;
  for (const [erasureId, list] of search.findings) {
    list.push({ what: 'residual', needle: { kind: 'text', key: erasureId, raw: erasureId }, where: 'search_fts', recordId: null });
  }
}

function look({ table, columns, kind }: ScannedTable, row: ScannedRow, search: Search): void {
  for (const column of columns) {
    const value = row.values[column];
    if (typeof value !== 'string') continue;
    for (const { owner, needle } of search.match.in(value)) {
      const what = meaning(kind, column, row, owner);
      if (what !== 'copied') note(search, owner, { what, needle, where: `${table}.${column}`, recordId: row.recordId });
    }
  }
}

function note({ findings }: Search, { erasureId }: Sought, finding: Finding): void {
  findings.get(erasureId)?.push(finding);
}

// A value that another person's own field holds is theirs: a namesake, or a switchboard number. So is the name of one of the firm's own
// people. Prose about others is told apart; what is derived from prose alone goes with it and is told there.
function meaning(kind: ScannedTable['kind'], column: string, row: ScannedRow, owner: Sought): Finding['what'] | 'copied' {
  const signed = kind?.columns[column];
  if (signed !== undefined && 'technical' in signed && signed.staff === true) return 'shared';
  if (kind === undefined) return 'residual';
  const words = signed !== undefined && 'technical' in signed && signed.words === true;
  if (row.subjectId === null) return words ? 'mention' : 'residual';
  if (row.subjectId === owner.subjectId) return typeof kind.erase === 'object' ? 'kept' : 'residual';
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

function judged(of: Sought, found: readonly Finding[], looked: Pick<Recheck, 'at' | 'tables' | 'columns' | 'files'>): Recheck {
  const shared = new Set(found.filter(({ what }) => what === 'shared').map(({ needle }) => `${needle.kind} ${needle.key}`));
  // An address or number that is this person's alone has no business in a text about somebody else.
  const theirs = (f: Finding) =>
    f.what === 'mention' && (f.needle.kind === 'email' || f.needle.kind === 'phone') && !shared.has(`${f.needle.kind} ${f.needle.key}`);
  const residual = found.filter((f) => f.what === 'residual' || theirs(f));
  const mentions = found.filter((f) => f.what === 'mention' && !theirs(f));
  const places = residual.map(placeOf);
  const sealedUntil = found.map(({ until }) => until ?? '').reduce((a, b) => (a > b ? a : b), '');
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

// Parts that the spellings of the needle contain (the last four digits of a number stand together); each hit is then compared exactly.
function partsOf(needles: readonly Needle[]): string[] {
  const parts = new Set<string>();
  for (const { kind, key, raw } of needles) {
    if (kind === 'email') parts.add(asciiLower(key));
    else if (kind === 'phone') for (const part of [key, asciiLower(raw), key.slice(-4)]) parts.add(part);
    else for (const spelling of spellings(longest(words(raw)))) parts.add(spelling);
  }
  return [...parts].filter((part) => part.length > 2);
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
    for (const { owner, needle } of search.match.in(text)) {
      const theirs = subjectId === null || subjectId === owner.subjectId;
      if (keptUntil !== undefined) {
        note(search, owner, { what: theirs ? 'kept' : 'shared', needle, where, recordId, ...(theirs ? { until: keptUntil } : {}) });
        continue;
      }
      note(search, owner, { what: staff ? 'shared' : theirs ? 'residual' : 'mention', needle, where, recordId });
    }
  }
}

async function searchFiles(folders: readonly string[], search: Search): Promise<number> {
  let files = 0;
  for (const folder of folders) {
    for (const entry of await listed(folder)) {
      files += 1;
      for await (const line of createInterface({ input: createReadStream(entry, 'utf8'), crlfDelay: Infinity })) {
        for (const { owner, needle } of search.match.in(line))
          note(search, owner, { what: 'residual', needle, where: 'files', recordId: null });
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
