// A PDF keeps its pages in compressed streams; one that would fill the memory is known before anything reads it.

import { inflateSync } from 'node:zlib';

/** Text and drawing of a whole notice are far smaller. */
const LIMIT = 24_000_000;
const MOST_STREAMS = 4000;
const LONGEST_HEAD = 20_000;

/** Whether the streams of a PDF would unpack to more than any notice. Pictures count nothing, but only where nothing else can use them. */
export function inflatesTooFar(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const streams = streamsOf(file);
  if (streams === undefined) return true;
  let left = LIMIT;
  const objects: string[] = [file.toString('latin1')];
  for (const stream of streams.filter(({ picture }) => !picture)) {
    const unpacked = unpack(file, stream, left);
    left -= unpacked.length;
    if (left <= 0) return true;
    if (/\/ObjStm/.test(stream.head) && unpacked.bytes !== undefined) objects.push(unpacked.bytes.toString('latin1'));
  }
  const pictures = streams.filter(({ picture }) => picture);
  if (pictures.length === 0) return false;
  const shown = onlyShown(objects);
  for (const picture of pictures) {
    if (shown.has(picture.object)) continue;
    left -= unpack(file, picture, left).length;
    if (left <= 0) return true;
  }
  return false;
}

/** A file locked with a password cannot be looked through beforehand. */
export function isLocked(bytes: Uint8Array): boolean {
  return /\/Encrypt[\s/<\d]/.test(named(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')));
}

interface Stream {
  /** Number of the object; -1 where it cannot be told. */
  object: number;
  /** Its dictionary, with names written plainly. */
  head: string;
  from: number;
  picture: boolean;
}

/** Every place where a stream may begin; undefined when there are more than any notice has. */
function streamsOf(file: Buffer): Stream[] | undefined {
  const found: Stream[] = [];
  for (let at = file.indexOf('stream'); at >= 0; at = file.indexOf('stream', at + 6)) {
    if (file.toString('latin1', Math.max(0, at - 3), at) === 'end') continue;
    if (found.length >= MOST_STREAMS) return undefined;
    const before = file.toString('latin1', Math.max(0, at - LONGEST_HEAD), at);
    const begins = before.lastIndexOf(' obj');
    const head = named(begins < 0 ? before : before.slice(begins));
    const object = begins < 0 ? -1 : Number(/(\d+)\s+\d+$/.exec(before.slice(Math.max(0, begins - 24), begins))?.[1] ?? -1);
    found.push({ object, head, from: afterLine(file, at + 6), picture: object >= 0 && /\/Subtype\s*\/Image/.test(head) });
  }
  return found;
}

/** `/Cont#65nts` is `/Contents`. */
function named(text: string): string {
  return text.includes('#')
    ? text.replace(/#([0-9a-fA-F]{2})/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    : text;
}

/** What a reader of text opens, whatever the stream calls itself. */
const OPENED = /^(?:Contents|ToUnicode|FontFile[23]?|Encoding|CIDToGIDMap|CharProcs|UseCMap|Metadata)$/;

/** Pictures that pages only call by names of their own; none where glyphs are drawn by streams of their own. */
function onlyShown(objects: readonly string[]): Set<number> {
  const shown = new Set<number>();
  const opened = new Set<number>();
  for (const object of objects) {
    const text = named(object);
    if (/\/Type3|\/CharProcs/.test(text)) return new Set();
    for (const { 1: number, index } of text.matchAll(/(?<!\d)(\d{1,9})\s+\d{1,5}\s+R(?![a-zA-Z])/g)) {
      const before = text.slice(Math.max(0, index - 80), index);
      const name = before.includes('%') ? undefined : /\/([^\s/[\]<>(){}%]*)\s+$/.exec(before)?.[1];
      // In a list, or alone, it may be anything.
      (name === undefined || OPENED.test(name) ? opened : shown).add(Number(number));
    }
  }
  return new Set([...shown].filter((number) => !opened.has(number)));
}

function afterLine(file: Buffer, at: number): number {
  const next = file[at] === 0x0d ? at + 1 : at;
  return file[next] === 0x0a ? next + 1 : next;
}

interface Unpacked {
  /** More than the limit counts as the limit. */
  length: number;
  bytes?: Buffer;
}

/** As long as it can be at most, for the ways of packing that are not unpacked here. */
const LONGER: Readonly<Record<string, number>> = { RunLengthDecode: 64, RL: 64, LZWDecode: 1400, LZW: 1400 };

/** What all its filters, one in another, would make of a stream. */
function unpack(file: Buffer, { head, from }: Stream, limit: number): Unpacked {
  const filters = filtersOf(head);
  if (filters === undefined) return { length: limit };
  let bytes: Buffer = file.subarray(from);
  for (const [i, filter] of filters.entries()) {
    if (filter === 'FlateDecode' || filter === 'Fl') {
      const next = inflated(bytes, limit);
      if (next === 'too-long') return { length: limit };
      if (next === undefined) return { length: 0 };
      bytes = next;
    } else if (filter === 'ASCIIHexDecode' || filter === 'AHx') {
      bytes = Buffer.from(upTo(bytes, '>').toString('latin1').replace(/\s+/g, ''), 'hex');
    } else if (filter in LONGER || filter === 'ASCII85Decode' || filter === 'A85') {
      // Another filter behind these cannot be followed.
      if (i < filters.length - 1) return { length: limit };
      return { length: Math.min(limit, ownLength(head, i === 0 ? upTo(bytes, 'endstream') : bytes) * (LONGER[filter] ?? 1)) };
    } else return { length: Math.min(limit, i === 0 ? 0 : bytes.length) };
  }
  return filters.length === 0 ? { length: 0 } : { length: bytes.length, bytes };
}

function upTo(bytes: Buffer, mark: string): Buffer {
  const end = bytes.indexOf(mark);
  return end < 0 ? bytes : bytes.subarray(0, end);
}

/** A stream may hold the word that ends it; its own length is the longer. */
function ownLength(head: string, bytes: Buffer): number {
  return Math.max(bytes.length, Number(/\/Length\s+(\d{1,9})(?!\s+\d+\s+R)/.exec(head)?.[1] ?? 0));
}

/** Undefined where they are told elsewhere. */
function filtersOf(head: string): string[] | undefined {
  const said = /\/Filter\s*(\[[^\]]{0,2000}\]|\/[^\s/[\]<>(){}%]+|\d+\s+\d+\s+R)/.exec(head)?.[1];
  if (said === undefined) return /\/Filter(?![A-Za-z])/.test(head) ? undefined : [];
  if (/\d+\s+\d+\s+R/.test(said)) return undefined;
  return [...said.matchAll(/\/([^\s/[\]<>(){}%]+)/g)].map(([, name = '']) => name);
}

/** Read to where it ends by itself, whatever the file says of its length. */
function inflated(packed: Buffer, limit: number): Buffer | 'too-long' | undefined {
  try {
    return inflateSync(packed, { maxOutputLength: limit, finishFlush: 2 });
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE' ? 'too-long' : undefined;
  }
}
