// Proves to whom each page of an SQLite file belongs, by reading all of it (decision 0045). Reads bytes, writes none.

import { readSync } from 'node:fs';
import { FILE_HEADER, isRowTree, isTreePage, readTreePage } from './page-layout.ts';
import type { PageUse } from './page-layout.ts';

/** Anything in the file is not exactly as the format says. */
export class NotUnderstood extends Error {}

export interface PagedFile {
  readonly fd: number;
  readonly size: number;
  readonly pages: number;
  /** The first trunk of the list of free pages, and how many pages are free. */
  readonly firstFree: number;
  readonly freePages: number;
}

export interface Root {
  readonly kind: 'table' | 'index';
  readonly page: number;
}

// What a page is named as by the one that names it.
const NOBODY = 0;
const ROW_TREE = 1;
const INDEX_TREE = 2;
/** The root of a table, which is a tree of rows or (without row numbers) an index. */
const EITHER_TREE = 3;
const CHAIN = 4;
const FREE_LEAF = 5;
const FREE_TRUNK = 6;
const LOCK = 7;

/** The engine goes no deeper. */
const DEEPEST = 20;
const ROOT = 0xffff_ffff;
const BATCH_BYTES = 1 << 20;
const STEPS = 16_384;

/** Stretches of a page that nobody owns and that hold something: pairs of from and to within the page. */
export type Stretches = readonly number[];

/**
 * Every page is named exactly once: as root by the schema, as child by a page of the tree above it, as part of a chain of exactly the
 * length that its row says, or as free. Two that name one page, one that nobody names, a child of another kind, a cycle: not understood.
 * The file must not change from the first step to the last; the steps are short, and something else may run between them.
 */
export class PageOwners {
  readonly #file: PagedFile;
  /** As what the page is named; as what it was read; by whom it is named. */
  readonly #named: Uint8Array;
  readonly #seen: Uint8Array;
  readonly #above: Uint32Array;
  /** Of a page that is none of a tree: the page it names as next; of the last of a chain, afterwards, where its owned bytes end. */
  readonly #next: Uint32Array;
  /** The last byte of such a page that is not nought. */
  readonly #last: Uint16Array;
  readonly #soiled: Uint8Array;
  readonly #trunks = new Map<number, number>();
  readonly #chains: number[] = [];

  constructor(file: PagedFile) {
    this.#file = file;
    const room = file.pages + 1;
    [this.#named, this.#seen, this.#soiled] = [new Uint8Array(room), new Uint8Array(room), new Uint8Array(room)];
    [this.#above, this.#next] = [new Uint32Array(room), new Uint32Array(room)];
    this.#last = new Uint16Array(room);
  }

  *prove(roots: readonly Root[]): Generator<void> {
    this.#name(1, ROW_TREE, ROOT);
    const lock = 0x4000_0000 / this.#file.size + 1;
    if (lock <= this.#file.pages) this.#name(lock, LOCK);
    for (const { kind, page } of roots) this.#name(page, kind === 'table' ? EITHER_TREE : INDEX_TREE, ROOT);
    yield* this.#freeList();
    const many = Math.max(1, Math.floor(BATCH_BYTES / this.#file.size));
    const buffer = Buffer.alloc(many * this.#file.size);
    for (let first = 1; first <= this.#file.pages; first += many) {
      const last = Math.min(this.#file.pages, first + many - 1);
      readPages(this.#file, first, last, buffer);
      for (let page = first; page <= last; page++) this.#look(page, buffer, (page - first) * this.#file.size);
      yield;
    }
    yield* this.#followChains();
    yield* this.#judge();
  }

  /** Pages that hold something nobody owns, once it is proven; they are read again, and must be as they were. */
  *soiled(): Generator<{ page: number; stretches: Stretches } | undefined> {
    const { size, pages } = this.#file;
    const bytes = Buffer.alloc(size);
    for (let page = 2; page <= pages; page++) {
      if (page % STEPS === 0) yield undefined;
      if (this.#soiled[page] === 0) continue;
      const named = this.#named[page] ?? NOBODY;
      if (named === FREE_LEAF) yield { page, stretches: [0, size] };
      else if (named === FREE_TRUNK) yield { page, stretches: [8 + 4 * (this.#trunks.get(page) ?? 0), size] };
      else if (named === CHAIN) yield { page, stretches: [this.#next[page] ?? size, size] };
      else {
        readPages(this.#file, page, page, bytes);
        const use = { free: [] as number[], chains: [], children: [] };
        if (!isTreePage(bytes[0] ?? 0) || !readTreePage(bytes, 0, size, use)) throw new NotUnderstood();
        yield { page, stretches: soiledOf(bytes, 0, use.free) };
      }
    }
  }

  #name(page: number, as: number, by = 0): void {
    if (page < 1 || page > this.#file.pages || this.#named[page] !== NOBODY) throw new NotUnderstood();
    this.#named[page] = as;
    this.#above[page] = by;
  }

  *#freeList(): Generator<void> {
    const { size, firstFree, freePages } = this.#file;
    const bytes = Buffer.alloc(size);
    let count = 0;
    for (let trunk = firstFree; trunk !== 0; trunk = bytes.readUInt32BE(0)) {
      this.#name(trunk, FREE_TRUNK);
      readPages(this.#file, trunk, trunk, bytes);
      const leaves = bytes.readUInt32BE(4);
      if (leaves > size / 4 - 2) throw new NotUnderstood();
      this.#trunks.set(trunk, leaves);
      for (let i = 0; i < leaves; i++) this.#name(bytes.readUInt32BE(8 + 4 * i), FREE_LEAF);
      count += 1 + leaves;
      yield;
    }
    if (count !== freePages) throw new NotUnderstood();
  }

  readonly #use: PageUse = { free: [], chains: [], children: [] };

  /** Notes what the page holds. That it is named as what it is will be judged in the end: its owner may come later in the file. */
  #look(page: number, bytes: Buffer, at: number): void {
    const { size } = this.#file;
    const named = this.#named[page] ?? NOBODY;
    const head = page === 1 ? FILE_HEADER : 0;
    const flag = bytes[at + head] ?? 0;
    if (named === LOCK) return;
    if (named === FREE_LEAF) this.#soil(page, !isNought(bytes, at, at + size));
    else if (named === FREE_TRUNK) this.#soil(page, !isNought(bytes, at + 8 + 4 * (this.#trunks.get(page) ?? 0), at + size));
    else if (isTreePage(flag)) {
      const { free, chains, children } = this.#use;
      free.length = chains.length = children.length = 0;
      if (!readTreePage(bytes, at, size, this.#use, head)) throw new NotUnderstood();
      const kind = isRowTree(flag) ? ROW_TREE : INDEX_TREE;
      this.#seen[page] = kind;
      this.#soil(page, soiledOf(bytes, at, free).length > 0);
      for (const child of children) this.#name(child, kind, page);
      for (const each of chains) this.#chains.push(each);
    } else {
      this.#next[page] = bytes.readUInt32BE(at);
      if (this.#next[page] === 0) this.#last[page] = lastByte(bytes, at, size);
    }
  }

  #soil(page: number, is: boolean): void {
    if (is) this.#soiled[page] = 1;
  }

  *#followChains(): Generator<void> {
    const room = this.#file.size - 4;
    let steps = 0;
    for (let i = 0; i < this.#chains.length; i += 2) {
      let [page, left] = [this.#chains[i] ?? 0, this.#chains[i + 1] ?? 0];
      for (; ; left -= room) {
        this.#name(page, CHAIN);
        if (this.#seen[page] !== NOBODY) throw new NotUnderstood();
        const next = this.#next[page] ?? 0;
        if ((steps += 1) % STEPS === 0) yield;
        if (left > room) {
          page = next;
          continue;
        }
        if (next !== 0) throw new NotUnderstood();
        this.#soil(page, (this.#last[page] ?? 0) >= 4 + left);
        this.#next[page] = 4 + left;
        break;
      }
    }
  }

  *#judge(): Generator<void> {
    for (let page = 1; page <= this.#file.pages; page++) {
      if (page % STEPS === 0) yield;
      const [named, seen] = [this.#named[page] ?? NOBODY, this.#seen[page] ?? NOBODY];
      if (named === NOBODY) throw new NotUnderstood();
      if (named > EITHER_TREE) continue;
      if (named === EITHER_TREE ? seen === NOBODY : seen !== named) throw new NotUnderstood();
      let above = this.#above[page] ?? 0;
      for (let deep = 0; above !== ROOT; deep++) {
        if (deep > DEEPEST) throw new NotUnderstood();
        above = this.#above[above] ?? 0;
      }
    }
  }
}

function readPages({ fd, size }: PagedFile, first: number, last: number, into: Buffer): void {
  const length = (last - first + 1) * size;
  if (readSync(fd, into, 0, length, (first - 1) * size) !== length) throw new NotUnderstood();
}

function soiledOf(bytes: Buffer, at: number, free: readonly number[]): number[] {
  const soiled: number[] = [];
  for (let i = 0; i < free.length; i += 2) {
    const [from, to] = [free[i] ?? 0, free[i + 1] ?? 0];
    if (!isNought(bytes, at + from, at + to)) soiled.push(from, to);
  }
  return soiled;
}

const NOUGHT = Buffer.alloc(65_536);

function isNought(bytes: Buffer, from: number, to: number): boolean {
  if (to - from > 64) return bytes.compare(NOUGHT, 0, to - from, from, to) === 0;
  for (let i = from; i < to; i++) if (bytes[i] !== 0) return false;
  return true;
}

function lastByte(bytes: Buffer, at: number, size: number): number {
  let last = size - 1;
  while (last > 0 && bytes[at + last] === 0) last -= 1;
  return last;
}
