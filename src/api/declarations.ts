// The declarations that come with the product: one file per firm, offered at set-up.

import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { appError } from '#platform/errors';

export interface Declaration {
  readonly file: string;
  readonly yaml: string;
}

/** Reads the folder once; files that are not declarations are left out by their name. */
export function readDeclarations(folder: string): Declaration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => ({ file: basename(name, '.yaml'), yaml: readFileSync(join(folder, name), 'utf8') }));
}

/** The text a caller means: one of ours by name, or their own. */
export function declarationText(known: readonly Declaration[], asked: { file?: string | undefined; yaml?: string | undefined }): string {
  if (asked.yaml !== undefined) return asked.yaml;
  const found = known.find((each) => each.file === asked.file);
  if (!found) throw appError('not-found', 'errors.declaration-unknown', { field: 'file' });
  return found.yaml;
}
