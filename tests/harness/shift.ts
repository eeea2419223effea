// One process of a run: it takes one test file after another from the common list, so that the product is loaded, and its hot paths are compiled, once for many files.

import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'node:test';
import { pathToFileURL } from 'node:url';
import { closeShared, keepBrowser } from './browser.ts';

const FILES = 'files.json';

/** Writes the list, and for each process of the run the file it is started with. */
export function layOut(folder: string, root: string, files: readonly string[], processes: number): string[] {
  mkdirSync(folder);
  writeFileSync(join(folder, FILES), JSON.stringify(files));
  const arguments_ = [folder, root].map((each) => JSON.stringify(each)).join(', ');
  const program = `import { work } from ${JSON.stringify(import.meta.url)};\nawait work(${arguments_});\n`;
  return Array.from({ length: Math.min(processes, files.length) }, (_, index) => {
    const path = join(folder, `process-${index + 1}.mjs`);
    writeFileSync(path, program);
    return path;
  });
}

/**
 * Runs files of the list, each as a suite of its own, until none is left. The program that `layOut` writes calls it.
 * @public
 */
export async function work(folder: string, root: string): Promise<void> {
  const files = listed(folder);
  keepBrowser();
  // Each register that is opened listens for the end of the process.
  process.setMaxListeners(0);
  try {
    for (const [index, file] of files.entries()) {
      if (!take(folder, `${index}.taken`)) continue;
      await suite(file, async () => void (await import(pathToFileURL(join(root, file)).href)));
      take(folder, `${index}.done`);
    }
  } finally {
    await closeShared();
  }
}

/** What nobody ran to its end: a process that dies must not make tests disappear. */
export function left(folder: string): string[] {
  return listed(folder).filter((_, index) => !existsSync(join(folder, `${index}.done`)));
}

function listed(folder: string): string[] {
  return JSON.parse(readFileSync(join(folder, FILES), 'utf8')) as string[];
}

/** One process succeeds, however many try at once. */
function take(folder: string, name: string): boolean {
  try {
    closeSync(openSync(join(folder, name), 'wx'));
    return true;
  } catch {
    return false;
  }
}
