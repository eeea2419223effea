// Copies in the clear are made in folders beside the data, and a process that was killed leaves none for good.

import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

const BESIDE = /^\.(?:backup|restore)-(\d+)-/;

/** A folder in which a copy is worked on, named so that the next start knows whether anybody still does. */
export function folderBeside(dataDir: string, what: 'backup' | 'restore'): Promise<string> {
  return mkdtemp(join(dataDir, `.${what}-${process.pid}-`));
}

/** Plain copies that a killed process left behind go: nothing else would ever erase what is in them. */
export async function dropLeftovers(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir)) {
    const pid = BESIDE.exec(name)?.[1];
    if (pid !== undefined && !alive(Number(pid))) await rm(join(dataDir, name), { recursive: true, force: true });
  }
}

function alive(pid: number): boolean {
  // In a container every process that serves has the same number; this one has not begun any work yet.
  if (pid === process.pid) return false;
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
