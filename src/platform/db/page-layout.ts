// The documented layout of SQLite's pages (sqlite.org/fileformat2.html): which bytes of a page belong to nobody. Pure: reads bytes, writes none.

/** What a page of a b-tree says about bytes; lists are pairs. */
export interface PageUse {
  /** Stretches that belong to nobody: from, to (exclusive), within the page. */
  readonly free: number[];
  /** Chains of overflow pages that begin here: first page, and how many bytes lie in the chain. */
  readonly chains: number[];
  /** Pages of the same tree, one level below. */
  readonly children: number[];
}

const TABLE_LEAF = 13;
const TABLE_INNER = 5;
const INDEX_LEAF = 10;
const INDEX_INNER = 2;
/** The engine gives no cell and no free block less. */
const SMALLEST = 4;
const LARGEST_PAYLOAD = 2 ** 31 - 1;
const MOST_FRAGMENTS = 60;

/** The first page of a file begins with the header of the file. */
export const FILE_HEADER = 100;

/** True where the tree is one of rows by number, false where it is an index. */
export function isRowTree(flag: number): boolean {
  return flag === TABLE_LEAF || flag === TABLE_INNER;
}

/** True for the first byte of a page of a b-tree. Other pages begin with the number of a page, whose first byte is none of these up to `MOST_PAGES`. */
export function isTreePage(flag: number): boolean {
  return flag === TABLE_LEAF || flag === TABLE_INNER || flag === INDEX_LEAF || flag === INDEX_INNER;
}

/** In a file of fewer pages no page number begins with a byte that marks a b-tree. */
export const MOST_PAGES = 0x0200_0000;

/**
 * Reads the page of a b-tree that begins at `at` and notes what belongs to nobody: the stretch between the list of cells and the first
 * cell, the inside of free blocks, and fragments. False when anything is not exactly as the format says (cells, free blocks and
 * fragments must add up to the byte and not overlap): nothing of such a page may be touched, and what was noted is to be forgotten.
 * `head` is where in the page its own header begins.
 */
export function readTreePage(bytes: Buffer, at: number, size: number, use: PageUse, head = 0): boolean {
  const page = new TreePage(bytes, at, size, head);
  return page.read(use);
}

// One page, read front to back. A cell or free block is kept as one number (start in the upper half), so that a plain sort orders them.
const places = new Uint32Array(65_536);

class TreePage {
  readonly #bytes: Buffer;
  readonly #at: number;
  readonly #size: number;
  readonly #head: number;
  readonly #inner: boolean;
  readonly #rowid: boolean;
  readonly #most: number;
  readonly #least: number;
  #held = 0;
  #places = 0;

  constructor(bytes: Buffer, at: number, size: number, head: number) {
    this.#bytes = bytes;
    this.#at = at;
    this.#size = size;
    this.#head = head;
    const flag = bytes[at + head] ?? 0;
    this.#inner = flag === TABLE_INNER || flag === INDEX_INNER;
    this.#rowid = isRowTree(flag);
    this.#most = flag === TABLE_LEAF ? size - 35 : Math.floor(((size - 12) * 64) / 255) - 23;
    this.#least = Math.floor(((size - 12) * 32) / 255) - 23;
  }

  read({ free, chains, children }: PageUse): boolean {
    const head = this.#head;
    const list = head + (this.#inner ? 12 : 8);
    const listEnd = list + this.#two(head + 3) * 2;
    // A page of 65,536 bytes writes its end as nought.
    const start = this.#two(head + 5) || 65_536;
    const fragments = this.#one(head + 7);
    if (start < listEnd || start > this.#size || fragments > MOST_FRAGMENTS) return false;
    const before = free.length;
    const sound = this.#cells(list, listEnd, start, chains) && this.#blocks(start, free) && this.#held + fragments === this.#size - start;
    if (!sound) return false;
    if (this.#inner) this.#below(list, listEnd, children);
    // Where nothing but the stretch before the first cell is free, no order needs to be known.
    if (free.length + fragments > before && this.#between(start, free) !== fragments) return false;
    if (listEnd < start) free.push(listEnd, start);
    return true;
  }

  #below(list: number, listEnd: number, children: number[]): void {
    for (let slot = list; slot < listEnd; slot += 2) children.push(this.#bytes.readUInt32BE(this.#at + this.#two(slot)));
    children.push(this.#bytes.readUInt32BE(this.#at + this.#head + 8));
  }

  #cells(list: number, listEnd: number, start: number, chains: number[]): boolean {
    for (let slot = list; slot < listEnd; slot += 2) {
      const from = this.#two(slot);
      if (from < start) return false;
      const length = this.#cellLength(from, chains);
      if (length < 0 || from + length > this.#size) return false;
      this.#take(from, length);
    }
    return true;
  }

  /** Bytes of the cell that begins here, or -1. */
  #cellLength(from: number, chains: number[]): number {
    let next = from + (this.#inner ? 4 : 0);
    if (this.#inner && this.#rowid) return this.#afterNumber(next) - from;
    const payload = this.#number(next);
    if (payload > LARGEST_PAYLOAD) return -1;
    next = this.#afterNumber(next);
    if (this.#rowid) next = this.#afterNumber(next);
    if (payload <= this.#most) return Math.max(SMALLEST, next + payload - from);
    const here = this.#least + ((payload - this.#least) % (this.#size - 4));
    const local = here <= this.#most ? here : this.#least;
    if (next + local + 4 > this.#size) return -1;
    chains.push(this.#bytes.readUInt32BE(this.#at + next + local), payload - local);
    return next + local + 4 - from;
  }

  /** Blocks are chained in the order of the page; what follows the four bytes of their own is nobody's. */
  #blocks(start: number, free: number[]): boolean {
    let before = 0;
    for (let block = this.#two(this.#head + 1); block !== 0; block = this.#two(block)) {
      if (block < start || block <= before || block + SMALLEST > this.#size) return false;
      const length = this.#two(block + 2);
      if (length < SMALLEST || block + length > this.#size) return false;
      this.#take(block, length);
      if (length > SMALLEST) free.push(block + SMALLEST, block + length);
      before = block + length;
    }
    return true;
  }

  #take(from: number, length: number): void {
    this.#held += length;
    if (this.#places < places.length) places[this.#places++] = from * 65_536 + length;
  }

  /** How many bytes lie between cells and free blocks; they are free too. -1 when any two overlap. */
  #between(start: number, free: number[]): number {
    const order = places.subarray(0, this.#places).sort();
    let [end, gaps] = [start, 0];
    for (const place of order) {
      const from = place >>> 16;
      if (from < end) return -1;
      if (from > end) free.push(end, from);
      gaps += from - end;
      end = from + (place & 0xffff);
    }
    if (end < this.#size) free.push(end, this.#size);
    return gaps + this.#size - end;
  }

  #one(offset: number): number {
    return this.#bytes[this.#at + offset] ?? 0;
  }

  #two(offset: number): number {
    return this.#one(offset) * 256 + this.#one(offset + 1);
  }

  /** A number of one to nine bytes; only as exact as sizes need. A page's end bounds it by the checks that follow. */
  #number(offset: number): number {
    let value = 0;
    for (let i = 0; i < 8; i++) {
      const byte = this.#one(offset + i);
      value = value * 128 + (byte & 0x7f);
      if (byte < 0x80) return value;
    }
    return value * 256 + this.#one(offset + 8);
  }

  #afterNumber(offset: number): number {
    for (let i = 0; i < 8; i++) if (this.#one(offset + i) < 0x80) return offset + i + 1;
    return offset + 9;
  }
}
