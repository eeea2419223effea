// `lupaus lists`: the lists of another tool, tried or taken in; one line for each list, and the rows that did not simply work in a file.

import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { csvLine, CSV_MARK } from '#customers';
import type { Deps } from '#kernel/deps';
import { appError } from '#platform/errors';
import { readLists, runLists } from '#returns';

const USAGE = `lupaus lists FILE [--as NAME=subscribed|unsubscribed|cleaned|banned,…] [--purpose P] [--register R --group G --source S]
  [--consent-text TEXT --evidence WHERE] [--dry-run] [--rows OUT.csv] [--lang fi|sv|en]
`;
const KINDS = ['subscribed', 'unsubscribed', 'cleaned', 'banned'] as const;
type Kind = (typeof KINDS)[number];

/** 0 when the lists were taken in or tried; 2 when the command was not understood. */
export async function listsCommand(deps: Deps, args: readonly string[], out: (text: string) => void): Promise<number> {
  const asked = understood(args);
  if (asked === null) {
    out(USAGE);
    return 2;
  }
  const { file, given, dry } = asked;
  const bytes = await readFile(file).catch(() => {
    throw appError('not-found', 'errors.file-unreadable', { params: { path: file } });
  });
  const found = await readLists(bytes, basename(file));
  const said = kindsOf(given.as ?? '');
  const kinds = Object.fromEntries(
    found.flatMap(({ name, kind }) => ((said.get(name) ?? kind) ? [[name, said.get(name) ?? kind]] : [])),
  ) as Record<string, Kind>;
  for (const { name } of found) if (!Object.hasOwn(kinds, name)) out(`left out ${name}: say what it is with --as\n`);
  const act = { actor: { id: 'cli', kind: 'cli' as const }, at: deps.clock.now() };
  const done = await runLists(deps, act, found, { dry, kinds, purpose: given.purpose ?? null, ...subscribedOf(given) });
  for (const { name, kind, rows, counts } of done)
    out(`${dry ? 'would' : 'done'} ${name} ${kind} rows=${rows} ${counts.map(({ what, n }) => `${what}=${n}`).join(' ')}\n`);
  if (given.rows !== undefined) {
    const lang = given.lang === 'sv' || given.lang === 'en' ? given.lang : 'fi';
    const lines = done.flatMap(({ name, aside }) => aside.map(({ line, why }) => csvLine([name, String(line), why[lang]])));
    await writeFile(given.rows, CSV_MARK + lines.join(''), { mode: 0o600 });
  }
  return 0;
}

function understood(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const options = {
    as: text,
    purpose: text,
    register: text,
    group: text,
    source: text,
    'consent-text': text,
    evidence: text,
    rows: text,
    lang: text,
    'dry-run': { type: 'boolean' },
  } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [file] = positionals;
    return file === undefined || positionals.length > 1 ? null : { file, given: values, dry: values['dry-run'] === true };
  } catch {
    return null;
  }
}

type Given = NonNullable<ReturnType<typeof understood>>['given'];

/** @throws errors.list-register when only half of it is said */
function subscribedOf(given: Given) {
  const { register, group, source, purpose, evidence } = given;
  const text = given['consent-text'];
  if (register === undefined || group === undefined || source === undefined) return {};
  const whole = text !== undefined && evidence !== undefined && purpose !== undefined;
  const consent = whole ? { consent: { purpose, lang: 'fi' as const, text, evidence } } : {};
  return { subscribed: { registerId: register, subjectGroup: group, source, ...consent } };
}

function kindsOf(text: string): Map<string, Kind> {
  const said = new Map<string, Kind>();
  for (const part of text.split(',')) {
    const at = part.lastIndexOf('=');
    const kind = KINDS.find((each) => each === part.slice(at + 1));
    if (kind !== undefined) said.set(part.slice(0, at), kind);
  }
  return said;
}
