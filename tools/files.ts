/** Which files the checks read: what git tracks or would track, or every file where there is no git. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

export const ROOT = process.cwd();
const NEVER = new Set(['node_modules', '.git', 'dist', 'data', '.tmp', 'out', 'test-results']);

export function repositoryFiles(): string[] {
  const listed = existsSync(join(ROOT, '.git')) ? gitFiles() : walk(ROOT);
  return listed.filter((file) => existsSync(join(ROOT, file))).toSorted();
}

export function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

/** A module of the house that is being looked at, or null where the house has none yet. */
export async function sourceModule(file: string): Promise<unknown> {
  const path = join(ROOT, file);
  return existsSync(path) ? import(path) : null;
}

/** Prints every finding and ends with 1, or says in one line what was looked at: a check that looked at nothing fails. */
export function report(name: string, looked: number, findings: readonly string[]): void {
  for (const finding of findings) console.error(finding);
  if (looked === 0) console.error(`${name}: nothing was looked at, so nothing is known`);
  const failed = findings.length > 0 || looked === 0;
  console.log(`${name}: ${looked} looked at, ${findings.length} refused`);
  process.exitCode = failed ? 1 : 0;
}

function gitFiles(): string[] {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  return execFileSync('git', args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 26 })
    .split('\0')
    .filter((file) => file !== '');
}

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (NEVER.has(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return walk(path);
    return entry.isFile() ? [relative(ROOT, path)] : [];
  });
}
