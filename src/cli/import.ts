// `lupaus import`: a file of people into one register; each printed line says what is safely stored.

import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { errorBook, errorCsv, guessFor, IMPORT_MODES, openImport, previewImport, runImport, tableOf } from '#customers';
import type { ImportOrder, ImportTable, Preview, Progress } from '#customers';
import { imports } from '#customers/contract';
import type { Deps } from '#kernel/deps';
import { isDate, localDate } from '#platform/clock';
import { appError } from '#platform/errors';

const USAGE = `lupaus import FILE --register R --group G --source S [--about people|organisations] [--purpose P] [--since YYYY-MM-DD]
  [--map COLUMN=FIELD,…] [--sheet NAME] [--mode add|complete|update] [--doubt skip|new|same] [--options OPTIONS.json] [--dry-run] [--errors OUT.csv] [--lang fi|sv|en]
`;

type Out = (text: string) => void;
type Mapping = Record<string, string | null>;

interface Asked {
  readonly file: string;
  readonly registerId: string;
  readonly subjectGroup: string;
  readonly source: string;
  readonly purpose: string | undefined;
  readonly since: string | undefined;
  readonly map: string | undefined;
  readonly errors: string | undefined;
  readonly options: string | undefined;
  readonly about: 'people' | 'organisations';
  readonly sheet: string | undefined;
  readonly mode: (typeof IMPORT_MODES)[number];
  readonly doubt: 'skip' | 'new' | 'same';
  readonly dryRun: boolean;
  readonly lang: 'fi' | 'sv' | 'en';
}

/** 0 when the file was imported, bad rows or not; 1 when it could not be; 2 when the command was not understood. */
export async function importCommand(deps: Deps, args: readonly string[], out: Out): Promise<number> {
  const asked = understood(args);
  if (!asked) {
    out(USAGE);
    return 2;
  }
  const table = await tableOf(await fileBytes(asked.file), { name: asked.file, sheet: asked.sheet });
  const mapping = mappingOf(deps, asked, table, out);
  const since = asked.since ?? localDate(deps.clock.now());
  const { registerId, subjectGroup, about, mode, doubt } = asked;
  const order: ImportOrder = { table, mapping, since, registerId, subjectGroup, about, mode, doubt, ...(await moreOf(asked.options)) };
  return asked.dryRun ? dryRun(deps, asked, order, out) : importFile(deps, asked, order, out);
}

async function importFile(deps: Deps, asked: Asked, order: ImportOrder, out: Out): Promise<number> {
  const who = { actor: { id: 'cli', kind: 'cli' as const }, source: asked.source, purpose: asked.purpose };
  const job = await openImport(deps, who, order);
  const end = await runImport(deps, job, (progress) => out(line('stored', progress)));
  out(line(end.state, end));
  await writeErrors(asked, job.file, job.errors);
  return end.state === 'done' ? 0 : 1;
}

async function dryRun(deps: Deps, asked: Asked, order: ImportOrder, out: Out): Promise<number> {
  const preview = await previewImport(deps, order);
  out(line('would', countsOf(preview)));
  await writeErrors(asked, order.table, preview.aside);
  return 0;
}

function countsOf({ rows, create, merge, same, aside }: Preview): Omit<Progress, 'id' | 'state' | 'permitted' | 'unpermitted'> {
  const [banned, erased] = (['banned', 'erased'] as const).map((why) => aside.filter((row) => row.aside === why).length);
  const kept = { banned: banned ?? 0, erased: erased ?? 0 };
  const failed = aside.length - kept.banned - kept.erased;
  return { rows, done: rows, created: create.length, merged: merge.length + same.length, same: same.length, failed, ...kept };
}

/** One line per committed batch: whoever reads it may rely on it. */
function line(word: string, of: Omit<Progress, 'id' | 'state' | 'permitted' | 'unpermitted'>): string {
  const { rows, done, created, merged, same, failed, banned, erased } = of;
  return `${word} ${done}/${rows} created=${created} merged=${merged} same=${same} failed=${failed} banned=${banned} erased=${erased}\n`;
}

/** Bad rows go where the caller asked for them and nowhere else. */
async function writeErrors(
  asked: Asked,
  ...[file, errors]: [Parameters<typeof errorCsv>[0], Parameters<typeof errorCsv>[1]]
): Promise<void> {
  if (asked.errors === undefined) return;
  const book = asked.errors.toLowerCase().endsWith('.xlsx');
  const content = book ? await errorBook(file, errors, asked.lang) : errorCsv(file, errors, asked.lang);
  await writeFile(asked.errors, content, { mode: 0o600 });
}

/** What the page asks beyond the switches: permission, values for all rows, orders of dates, decisions and mended cells, in the words of the API. */
async function moreOf(file: string | undefined): Promise<Partial<ImportOrder>> {
  if (file === undefined) return {};
  const asked = OPTIONS.safeParse(jsonOf(Buffer.from(await fileBytes(file)).toString('utf8')));
  if (!asked.success) throw appError('invalid', 'errors.invalid', { field: asked.error.issues[0]?.path.join('.') ?? 'options' });
  return asked.data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const OPTIONS = imports.check.body.pick({ constants: true, dates: true, decisions: true, edits: true, permission: true });

async function fileBytes(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch {
    throw appError('not-found', 'errors.file-unreadable', { params: { path: file } });
  }
}

/** What the headings mean, with the caller's word above the guess; columns left out are named. */
function mappingOf(deps: Deps, asked: Asked, { headings, rows }: ImportTable, out: Out): Mapping {
  const early = rows.slice(0, 200).map((row) => row.cells);
  const guessed = guessFor(deps, asked.registerId, asked.about, headings, early);
  const given = pairs(asked.map ?? '');
  const stranger = [...given.keys()].find((column) => !headings.includes(column));
  if (stranger !== undefined) throw appError('invalid', 'errors.import-column-missing', { field: 'map', params: { column: stranger } });
  const taken = new Set(given.values());
  const mapping: Mapping = {};
  for (const { column, field, refused } of guessed) {
    const target = given.has(column) ? given.get(column) || null : field !== null && taken.has(field) ? null : field;
    mapping[column] = target;
    if (target === null) out(`- ${column}${refused ? `: ${refused[asked.lang]}` : ''}\n`);
    else out(`+ ${column} = ${target}\n`);
  }
  return mapping;
}

function pairs(map: string): Map<string, string> {
  const entries = map.split(',').filter((part) => part.includes('='));
  return new Map(
    entries.map((part): [string, string] => [part.slice(0, part.lastIndexOf('=')).trim(), part.slice(part.lastIndexOf('=') + 1).trim()]),
  );
}

function understood(args: readonly string[]): Asked | undefined {
  const text = { type: 'string' } as const;
  const options = {
    register: text,
    group: text,
    source: text,
    purpose: text,
    since: text,
    map: text,
    errors: text,
    lang: text,
    about: text,
    sheet: text,
    mode: text,
    doubt: text,
    options: text,
    'dry-run': { type: 'boolean' },
  } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [file] = positionals;
    const { register, group, source, lang = 'fi', since } = values;
    if (file === undefined || positionals.length > 1 || register === undefined || group === undefined || source === undefined)
      return undefined;
    if ((lang !== 'fi' && lang !== 'sv' && lang !== 'en') || (since !== undefined && !isDate(since))) return undefined;
    const { purpose, map, errors, sheet, options: more, about = 'people', doubt = 'skip' } = values;
    const mode = IMPORT_MODES.find((known) => known === (values.mode ?? 'complete'));
    if ((about !== 'people' && about !== 'organisations') || mode === undefined) return undefined;
    if (doubt !== 'skip' && doubt !== 'new' && doubt !== 'same') return undefined;
    return {
      options: more,
      about,
      sheet,
      mode,
      doubt,
      file,
      registerId: register,
      subjectGroup: group,
      source,
      purpose,
      since,
      map,
      errors,
      lang,
      dryRun: values['dry-run'] === true,
    };
  } catch {
    return undefined;
  }
}
