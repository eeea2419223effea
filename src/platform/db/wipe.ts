// Overwrites with zeros, where they lie, the bytes of an SQLite file that belong to nobody (decision 0045).

import { fdatasync, fstatSync, openSync, readSync, statSync, writeSync } from 'node:fs';
import { promisify } from 'node:util';
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import BetterSqlite3 from 'better-sqlite3';
import { errorKind } from './errors.ts';
import { MOST_PAGES } from './page-layout.ts';
import { NotUnderstood, PageOwners } from './page-owners.ts';
import type { PagedFile, Root } from './page-owners.ts';

type Native = BetterSqlite3.Database;

/** How long the process does nothing else at most, about. */
const SLICE_MS = 20;
const LOOK_AGAIN_MS = 5;
/** Whoever wants to cut the log waits for two seconds (sqlite.ts): once somebody has written, we hold it back no longer than this. */
const PATIENCE_MS = 1000;
const LONGEST_REST_MS = 5000;
const NOUGHT = Buffer.alloc(65_536);

export interface WipeLimits {
  /** How often the file is gone through before it counts as busy. */
  readonly walks: number;
  /** How long a moment is waited for in which nobody writes and nobody reads what is older. */
  readonly momentMs: number;
  readonly wholeMs: number;
}
const LIMITS: WipeLimits = { walks: 20, momentMs: 60_000, wholeMs: 300_000 };

export interface Wiped {
  readonly pages: number;
  /** Stretches that held anything but zeros. */
  readonly stretches: number;
  readonly walks: number;
}

/**
 * Wipes the file. 'not understood' when anything in it is not to the byte as the format says: nothing was touched, and the file is to be
 * written anew. 'busy' when others write or read without a pause: it is to be tried again.
 *
 * Nothing can be lost, because of four things together.
 * – The file stands still. First the log is brought into the file and cut; then, while nobody can write, we begin to read. Whoever reads
 *   the file while the log is empty keeps every checkpoint of every process from writing into it (the engine's read mark 0), until we end.
 * – In this file that stands still it is proven of every page to whom it belongs, before the first byte is written (page-owners.ts).
 * – Only bytes are written that the documented format says nobody owns, and always zeros. Whether a write is whole, torn or missing
 *   when the power goes, every byte that somebody owns is as it was. (Like the engine itself, this trusts that a disk does not spoil
 *   the neighbours of what it writes.) Readers never look at these bytes, so none is disturbed, and nobody waits.
 * – The descriptor is never closed: closing it would let go of the locks that the whole process holds on the file.
 *
 * Nothing is left over, because of three.
 * – Who writes meanwhile may have read a page before it was wiped, and may carry what nobody owns of it to other pages: the engine gives
 *   whole page buffers other numbers when it splits a page. Therefore a walk counts only if no other connection committed from its
 *   beginning to its end; else the file is gone through again.
 * – It ends with a commit of ours that changes nothing. By the engine's own rule every other connection then forgets the pages it kept:
 *   whoever writes later has read wiped pages.
 * – In the end the log is cut once more; it may hold pages of transactions that were rolled back.
 */
export async function wipeSqlite(file: string, limits: WipeLimits = LIMITS): Promise<Wiped | 'busy' | 'not understood'> {
  const wipe = new Wipe(file, limits);
  underWay.add(wipe);
  try {
    return await wipe.whole();
  } catch (error) {
    if (error instanceof NotUnderstood) return 'not understood';
    throw error;
  } finally {
    underWay.delete(wipe);
    wipe.close();
  }
}

/** A wipe of this file by this process lets it go at once (and begins anew later): somebody wants to cut the log and would wait for us in vain. */
export function letGoOf(file: string): void {
  for (const wipe of underWay) if (wipe.file === file) wipe.letGo();
}

const underWay = new Set<Wipe>();

class Wipe {
  readonly file: string;
  readonly #limits: WipeLimits;
  readonly #until: number;
  readonly #lock: Native;
  readonly #reader: Native;
  /** What a commit of another connection changes, as it was when the walk began. */
  #version: unknown;
  /** When the file is to be let go, because somebody wrote. */
  #patience = Infinity;
  #stretches = 0;

  constructor(file: string, limits: WipeLimits) {
    this.file = file;
    this.#limits = limits;
    this.#until = performance.now() + limits.wholeMs;
    this.#lock = new BetterSqlite3(file, { timeout: 0, fileMustExist: true });
    this.#reader = new BetterSqlite3(file, { timeout: 0, fileMustExist: true });
  }

  close(): void {
    this.#reader.close();
    this.#lock.close();
  }

  letGo(): void {
    if (this.#reader.inTransaction) this.#reader.exec('ROLLBACK');
  }

  async whole(): Promise<Wiped | 'busy'> {
    for (let walk = 1; walk <= this.#limits.walks && performance.now() < this.#until; walk++) {
      const roots = await this.#moment(() => this.#begun());
      if (roots === undefined) return 'busy';
      const pages = await this.#walk(roots);
      const end = pages === undefined ? 'disturbed' : await this.#moment(() => tried(() => this.#ended()));
      if (end === undefined) return 'busy';
      if (pages !== undefined && end === 'quiet') {
        const last = await this.#moment(() => (cut(this.#reader) ? 'cut' : undefined));
        return last === undefined ? 'busy' : { pages, stretches: this.#stretches, walks: walk };
      }
      await wait(Math.min(LONGEST_REST_MS, 10 * 2 ** walk));
    }
    return 'busy';
  }

  /** Looks until there is something; undefined when it did not come in time. */
  async #moment<T>(look: () => T | undefined): Promise<T | undefined> {
    const last = Math.min(this.#until, performance.now() + this.#limits.momentMs);
    for (;;) {
      const found = look();
      if (found !== undefined || performance.now() > last) return found;
      await wait(LOOK_AGAIN_MS);
    }
  }

  /** The roots of the trees, when the log is empty, nobody writes, and from now on the file stands still. */
  #begun(): Root[] | undefined {
    this.letGo();
    return tried(() => {
      this.#reader.pragma('wal_checkpoint(PASSIVE)'); // the greater part, while others may write
      if (!cut(this.#reader)) return undefined;
      this.#lock.exec('BEGIN IMMEDIATE');
      try {
        const [log] = this.#reader.pragma('wal_checkpoint(PASSIVE)') as { busy: number; log: number }[];
        if (log === undefined || log.log < 0) throw new NotUnderstood(); // not written by way of a log
        if (log.busy !== 0 || log.log !== 0) return undefined;
        this.#patience = Infinity;
        this.#version = this.#lock.pragma('data_version', { simple: true });
        this.#reader.exec('BEGIN');
        return this.#reader.prepare<[], Root>('SELECT type AS kind, rootpage AS page FROM sqlite_schema WHERE rootpage > 0').all();
      } finally {
        this.#lock.exec('ROLLBACK');
      }
    });
  }

  /** Proves and wipes; the number of pages, or undefined when the file was let go before the end. */
  async #walk(roots: readonly Root[]): Promise<number | undefined> {
    try {
      const file = fileOf(this.file);
      const owners = new PageOwners(file);
      if (!(await this.#inSlices(owners.prove(roots)))) return undefined;
      if (!(await this.#inSlices(this.#wiped(file, owners)))) return undefined;
      this.letGo();
      await synced(file.fd);
      return file.pages;
    } finally {
      this.letGo();
    }
  }

  /** False when the file was let go before the end. */
  async #inSlices(steps: Generator<unknown>): Promise<boolean> {
    for (;;) {
      const enough = performance.now() + SLICE_MS;
      do if (steps.next().done === true) return true;
      while (performance.now() < enough);
      await turn();
      if (this.#patience === Infinity && tried(() => this.#still()) === false) this.#patience = performance.now() + PATIENCE_MS;
      if (performance.now() > Math.min(this.#patience, this.#until)) this.letGo();
      if (!this.#reader.inTransaction) return false;
    }
  }

  /** True when nobody has committed since the walk began, as far as can be seen now. */
  #still(): boolean {
    return this.#lock.pragma('data_version', { simple: true }) === this.#version;
  }

  *#wiped({ fd, size }: PagedFile, owners: PageOwners): Generator<void> {
    for (const found of owners.soiled()) {
      const { page, stretches } = found ?? { page: 0, stretches: [] };
      for (let i = 0; i < stretches.length; i += 2) {
        const [from, to] = [stretches[i] ?? 0, stretches[i + 1] ?? 0];
        writeNought(fd, (page - 1) * size + from, to - from);
        this.#stretches += 1;
      }
      yield;
    }
  }

  /** Ends the walk with a commit that changes nothing, unless another connection committed since it began. */
  #ended(): 'quiet' | 'disturbed' {
    this.#lock.exec('BEGIN IMMEDIATE');
    try {
      if (!this.#still()) return 'disturbed';
      // Nothing changes by it, but everybody else forgets their copies of pages.
      this.#lock.pragma(`user_version = ${String(this.#lock.pragma('user_version', { simple: true }))}`);
      this.#lock.exec('COMMIT');
      return 'quiet';
    } finally {
      if (this.#lock.inTransaction) this.#lock.exec('ROLLBACK');
    }
  }
}

function tried<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch (error) {
    if (errorKind(error) !== 'busy') throw error;
    return undefined;
  }
}

/** The log keeps what it held until it is cut. False while anybody writes, or reads what is older. */
function cut(native: Native): boolean {
  return tried(() => (native.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[])[0]?.busy === 0) ?? false;
}

const synced = promisify(fdatasync);

function writeNought(fd: number, position: number, length: number): void {
  for (let done = 0; done < length;) {
    const written = writeSync(fd, NOUGHT, 0, length - done, position + done);
    if (written === 0) throw new Error('the disk took nothing');
    done += written;
  }
}

/** The first page tells how large pages are and where the free ones begin. What this product does not use is not understood. */
function fileOf(path: string): PagedFile {
  const fd = descriptorOf(path);
  const start = Buffer.alloc(100);
  readSync(fd, start, 0, 100, 0);
  const size = start.readUInt16BE(16) === 1 ? 65_536 : start.readUInt16BE(16);
  const pages = start.readUInt32BE(28);
  const usual =
    start.toString('latin1', 0, 16) === 'SQLite format 3\0' &&
    size >= 512 &&
    start[18] === 2 &&
    start[19] === 2 && // written by way of a log
    start[20] === 0 && // bytes at the end of each page that an extension owns
    start.readUInt32BE(52) === 0 && // pages that move by themselves
    start.readUInt32BE(24) === start.readUInt32BE(92) &&
    pages < MOST_PAGES &&
    fstatSync(fd).size === pages * size;
  if (!usual) throw new NotUnderstood();
  return { fd, size, pages, firstFree: start.readUInt32BE(32), freePages: start.readUInt32BE(36) };
}

// Never closed: see above. A file that another took the place of is opened again.
const descriptors = new Map<string, number>();

function descriptorOf(file: string): number {
  const known = descriptors.get(file);
  const now = statSync(file);
  if (known !== undefined) {
    const { dev, ino } = fstatSync(known);
    if (dev === now.dev && ino === now.ino) return known;
  }
  const fd = openSync(file, 'r+');
  descriptors.set(file, fd);
  return fd;
}
