// What a look at a million people keeps of them: rows of numbers instead of objects, a tenth of the memory and nothing for the collector to walk.

/** A list of whole numbers that grows. */
export class Numbers {
  #values = new Uint32Array(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) this.#values = grown(this.#values);
    this.#values[this.#length] = value;
    this.#length += 1;
  }

  at(place: number): number {
    return this.#values[place] ?? 0;
  }

  set(place: number, value: number): void {
    this.#values[place] = value;
  }
}

function grown(values: Uint32Array): Uint32Array<ArrayBuffer> {
  const more = new Uint32Array(values.length * 2);
  more.set(values);
  return more;
}

/** Ids as numbers from nought on, in the order in which they came. */
export class Ids {
  #bytes = Buffer.alloc(65_536);
  readonly #ends = new Numbers();
  /** Places by the hash of the id, each one more than the number. */
  #slots = new Uint32Array(2048);

  get length(): number {
    return this.#ends.length;
  }

  add(id: string): number {
    const number = this.length;
    const from = this.#end(number - 1);
    const length = Buffer.byteLength(id);
    while (from + length > this.#bytes.length) this.#bytes = Buffer.concat([this.#bytes, Buffer.alloc(this.#bytes.length)]);
    this.#bytes.write(id, from);
    this.#ends.push(from + length);
    if (this.length * 2 > this.#slots.length) {
      this.#slots = new Uint32Array(this.#slots.length * 2);
      for (let each = 0; each < number; each++) this.#place(each, this.text(each));
    }
    this.#place(number, id);
    return number;
  }

  find(id: string): number | undefined {
    const mask = this.#slots.length - 1;
    for (let slot = hash53(id) & mask; ; slot = (slot + 1) & mask) {
      const one = this.#slots[slot] ?? 0;
      if (one === 0) return undefined;
      if (this.text(one - 1) === id) return one - 1;
    }
  }

  text(number: number): string {
    return this.#bytes.toString('utf8', this.#end(number - 1), this.#end(number));
  }

  #end(number: number): number {
    return number < 0 ? 0 : this.#ends.at(number);
  }

  #place(number: number, id: string): void {
    const mask = this.#slots.length - 1;
    let slot = hash53(id) & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = number + 1;
  }
}

/** What each has of something of which one may have several; it is read once all is there. */
export class Several {
  readonly #whose = new Numbers();
  readonly #what = new Numbers();
  #starts: Uint32Array | undefined;
  #values = new Uint32Array(0);

  add(whose: number, what: number): void {
    this.#whose.push(whose);
    this.#what.push(what);
    this.#starts = undefined;
  }

  of(whose: number): number[] {
    const starts = (this.#starts ??= this.#sorted());
    const all: number[] = [];
    if (whose + 1 < starts.length) for (let i = starts[whose] ?? 0; i < (starts[whose + 1] ?? 0); i++) all.push(this.#values[i] ?? 0);
    return all;
  }

  #sorted(): Uint32Array {
    const count = this.#whose.length;
    let most = -1;
    for (let i = 0; i < count; i++) most = Math.max(most, this.#whose.at(i));
    const starts = new Uint32Array(most + 2);
    for (let i = 0; i < count; i++) starts[this.#whose.at(i) + 1] = (starts[this.#whose.at(i) + 1] ?? 0) + 1;
    for (let i = 1; i < starts.length; i++) starts[i] = (starts[i] ?? 0) + (starts[i - 1] ?? 0);
    const next = starts.slice();
    this.#values = new Uint32Array(count);
    for (let i = 0; i < count; i++) {
      const whose = this.#whose.at(i);
      const place = next[whose] ?? 0;
      this.#values[place] = this.#what.at(i);
      next[whose] = place + 1;
    }
    return starts;
  }
}

/** Who has which key. Keys are numbers; of one that very many share only the first few are kept. */
export class Sharing {
  #keys = new Float64Array(4096);
  /** Of each key how many share it, and the last of its entries, from which the others are found. */
  #counts = new Uint8Array(4096);
  #lasts = new Uint32Array(4096);
  #used = 0;
  readonly #who = new Numbers();
  readonly #before = new Numbers();
  readonly #most: number;

  /** A key that more than `most` (254 at the most) share tells nothing. */
  constructor(most: number) {
    this.#most = most;
  }

  /** All keys of one come one after another. */
  add(key: number, who: number): void {
    const slot = this.#slotOf(key);
    const count = this.#counts[slot] ?? 0;
    if (count > this.#most || (count > 0 && this.#who.at(this.#lasts[slot] ?? 0) === who)) return;
    this.#before.push(this.#lasts[slot] ?? 0);
    this.#lasts[slot] = this.#who.length;
    this.#who.push(who);
    this.#counts[slot] = count + 1;
    if (count > 0) return;
    this.#keys[slot] = key;
    this.#used += 1;
    if (this.#used * 2 > this.#keys.length) this.#grow();
  }

  /** Two or more who share a key, but no crowds. */
  *groups(): Generator<number[]> {
    for (let slot = 0; slot < this.#counts.length; slot++) {
      const count = this.#counts[slot] ?? 0;
      if (count < 2 || count > this.#most) continue;
      const group: number[] = [];
      for (let entry = this.#lasts[slot] ?? 0; group.length < count; entry = this.#before.at(entry)) group.push(this.#who.at(entry));
      yield group;
    }
  }

  #slotOf(key: number): number {
    const mask = this.#keys.length - 1;
    let slot = key & mask;
    while (this.#counts[slot] !== 0 && this.#keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const [keys, counts, lasts] = [this.#keys, this.#counts, this.#lasts];
    this.#keys = new Float64Array(keys.length * 2);
    this.#counts = new Uint8Array(keys.length * 2);
    this.#lasts = new Uint32Array(keys.length * 2);
    for (let from = 0; from < counts.length; from++) {
      const count = counts[from] ?? 0;
      if (count === 0) continue;
      const key = keys[from] ?? 0;
      const to = this.#slotOf(key);
      this.#keys[to] = key;
      this.#counts[to] = count;
      this.#lasts[to] = lasts[from] ?? 0;
    }
  }
}

/** Fifty-three bits of a text; two texts of one number only cost a comparison more. */
export function hash53(text: string): number {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0);
}
