// What has been reported as written is on the disk: files and the folder entries that name them are synced.

import { closeSync, constants, fsyncSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { mkdir, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

const OWNER_ONLY = 0o600;

/**
 * Adds whole lines to a file and returns when they are on the disk. A line that a crash cut short
 * is closed first, so that it never swallows the next one.
 */
export async function appendFsync(path: string, lines: string | readonly string[]): Promise<void> {
  const list = typeof lines === 'string' ? [lines] : lines;
  if (list.length === 0) return;
  if (list.some((line) => /[\r\n]/.test(line))) throw new RangeError('a line must not hold a line break');
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const file = await open(path, constants.O_RDWR | constants.O_APPEND | constants.O_CREAT, OWNER_ONLY);
  try {
    const { size } = await file.stat();
    const last = Buffer.alloc(1);
    if (size > 0) await file.read(last, 0, 1, size - 1);
    const torn = size > 0 && last[0] !== 0x0a;
    await file.appendFile(`${torn ? '\n' : ''}${list.join('\n')}\n`);
    await file.sync();
    if (size === 0) await syncFolder(dirname(path));
  } finally {
    await file.close();
  }
}

/** Writes a new file for the owner's eyes only; false when the name is taken. */
export function createFileFsync(path: string, content: string): boolean {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  let fd: number;
  try {
    fd = openSync(path, 'wx', OWNER_ONLY);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
  try {
    writeSync(fd, content);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  const folder = openSync(dirname(path), 'r');
  fsyncSync(folder);
  closeSync(folder);
  return true;
}

/** One file takes the place of another at once, on the disk when this returns. */
export async function replaceFile(from: string, to: string): Promise<void> {
  await rename(from, to);
  await syncFolder(dirname(to));
}

export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
