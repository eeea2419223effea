// A PDF keeps its pages in compressed streams; one that would fill the memory is known before anything reads it.

import { inflateSync } from 'node:zlib';

/** Text and drawing of a whole notice are far smaller. */
const LIMIT = 24_000_000;
const MOST_STREAMS = 4000;

/** Whether the streams of a PDF would inflate to more than any notice; pictures count nothing. */
export function inflatesTooFar(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let left = LIMIT;
  let at = 0;
  for (let i = 0; i < MOST_STREAMS; i++) {
    const start = file.indexOf('stream', at);
    if (start < 0) return false;
    const end = file.indexOf('endstream', start + 6);
    if (end < 0) return false;
    at = end + 9;
    if (!isPicture(file, start)) left -= inflated(file.subarray(afterLine(file, start + 6), end), left);
    if (left <= 0) return true;
  }
  return true;
}

/** Pictures are never unpacked for their text. */
function isPicture(file: Buffer, start: number): boolean {
  const head = file.toString('latin1', Math.max(0, start - 400), start);
  return /\/Subtype ?\/Image/.test(head.slice(head.lastIndexOf(' obj') + 1));
}

function afterLine(file: Buffer, at: number): number {
  const next = file[at] === 0x0d ? at + 1 : at;
  return file[next] === 0x0a ? next + 1 : next;
}

/** Bytes it would become; more than the limit counts as the limit. */
function inflated(stream: Buffer, limit: number): number {
  try {
    return inflateSync(stream, { maxOutputLength: limit, finishFlush: 2 }).length;
  } catch (error) {
    return isTooLarge(error) ? limit : 0;
  }
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}
