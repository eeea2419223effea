// One newsletter for many: what is the same for all is encoded once, and each letter is those bytes with the recipient's own values spliced between.

import { escaped } from './escape.ts';
import type { Part } from './escape.ts';
import { headOf } from './head.ts';
import { quoted, SOFT } from './quoted.ts';
import { roomyBuffer } from './room.ts';
import type { CompiledMessage, Escaping, MessageTemplate, Piece } from './types.ts';
import { header, oneLine } from './words.ts';

// '=_' never occurs in quoted-printable, so no text can end a part.
const BOUNDARY = '=_lupaus';

/** One place in the body; the same slot with the same escaping is encoded once per recipient. */
interface Value {
  readonly slot: string;
  readonly as: Escaping;
  readonly part: Part;
}

/** Reads the template once; what it makes is multipart/alternative, UTF-8, quoted-printable. */
export function compileMessage({ lang, subject, text, html }: MessageTemplate): CompiledMessage {
  const values: Value[] = [];
  const order: number[] = [];
  const fixed = [''];
  const bodyOf = (pieces: readonly Piece[], part: Part) => {
    for (const piece of joined(pieces)) {
      if (typeof piece === 'string') append(quoted(piece));
      else {
        append(SOFT);
        order.push(indexOf(values, { ...piece, part }));
        fixed.push(SOFT);
      }
    }
    // Nothing goes on after a last value.
    if (fixed.at(-1) === SOFT) fixed[fixed.length - 1] = '';
  };
  const append = (more: string) => (fixed[fixed.length - 1] += more);

  append(`Content-Language: ${lang}\r\nMIME-Version: 1.0\r\n`);
  append(`Content-Type: multipart/alternative; boundary="${BOUNDARY}"\r\n\r\n`);
  append(partHead('plain'));
  bodyOf(text, 'text');
  append(`\r\n${partHead('html')}`);
  bodyOf(html, 'html');
  append(`\r\n--${BOUNDARY}--\r\n`);

  const blocks = fixed.map((block) => Buffer.from(block, 'latin1'));
  const size = blocks.reduce((sum, block) => sum + block.length, 0);
  const subjectFor = subjectMaker(subject);
  return {
    slots: new Set([...subject, ...text, ...html].flatMap((piece) => (typeof piece === 'string' ? [] : [piece.slot]))),
    make(given, head) {
      const words = values.map(({ slot, as, part }) => quoted(escaped(valueOf(given, slot), as, part)));
      return spliced(headOf(head, subjectFor(given)), blocks, { size, order, words });
    },
  };
}

function partHead(kind: 'plain' | 'html'): string {
  return `--${BOUNDARY}\r\nContent-Type: text/${kind}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n`;
}

interface Splice {
  readonly size: number;
  /** Which of the words follows each block but the last. */
  readonly order: readonly number[];
  readonly words: readonly string[];
}

function spliced(head: string, blocks: readonly Buffer[], { size, order, words }: Splice): Buffer {
  let length = head.length + size;
  for (const index of order) length += words[index]?.length ?? 0;
  const message = roomyBuffer(length);
  let at = message.write(head, 0, 'latin1');
  let index = 0;
  for (const block of blocks) {
    at += block.copy(message, at);
    const word = order[index];
    if (word !== undefined) at += message.write(words[word] ?? '', at, 'latin1');
    index += 1;
  }
  return message;
}

/** A subject without slots is encoded once. */
function subjectMaker(pieces: readonly Piece[]): (given: Readonly<Record<string, string>>) => string {
  const whole = joined(pieces);
  if (whole.every((piece) => typeof piece === 'string')) {
    const same = header('Subject', whole.join(''));
    return () => same;
  }
  return (given) =>
    header('Subject', whole.map((piece) => (typeof piece === 'string' ? piece : oneLine(valueOf(given, piece.slot)))).join(''));
}

/** Neighbouring words as one, so that no letter is cut between two of them. */
function joined(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') out[out.length - 1] = last + piece;
    else out.push(piece);
  }
  return out;
}

function indexOf(values: Value[], value: Value): number {
  const found = values.findIndex(({ slot, as, part }) => slot === value.slot && as === value.as && part === value.part);
  return found >= 0 ? found : values.push(value) - 1;
}

function valueOf(given: Readonly<Record<string, string>>, slot: string): string {
  const value = Object.hasOwn(given, slot) ? given[slot] : undefined;
  if (value === undefined) throw new RangeError(`the letter needs a value for '${slot}'`);
  return value;
}
