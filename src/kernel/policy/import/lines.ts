// Lines become blocks: a sentence broken over lines is joined again, a bullet stands alone.

import { heading, unknownHeading } from './headings.ts';
import type { SectionKey } from './types.ts';

export interface Line {
  text: string;
  start: number;
  no: number;
  indent: number;
  bullet: boolean;
  blankBefore: boolean;
}

export const BULLET = /^(?:[•·●▪◦‣○■–—*\-‐]|\uf0b7|o(?=\s+\p{Lu})|\d{1,2}\.(?=\s+\p{Ll})|(?:[a-zåäö]|\d{1,2})\)|[a-z]\.\d\))\s*(?=\S)/u;
const MARK = /^(?:[•·●▪◦‣○■–—*\-‐]|\uf0b7)/u;

export function toLines(text: string): Line[] {
  const lines: Line[] = [];
  let at = 0;
  let blank = true;
  for (const [index, raw] of text.split('\n').entries()) {
    const body = raw.trim();
    if (body === '') blank = true;
    else {
      const indent = raw.length - raw.trimStart().length;
      lines.push({ text: body, start: at + indent, no: index + 1, indent, bullet: isBullet(body), blankBefore: blank });
      blank = false;
    }
    at += raw.length + 1;
  }
  return lines;
}

function isBullet(body: string): boolean {
  return BULLET.test(body) && !/^[–—-] ?sivust/.test(body) && !(!MARK.test(body) && heading(body) !== undefined);
}

/** A line that cannot be the end of what it says: the next one goes on with it, also over an empty line. */
const OPEN_END = /[,\-–(]$|(?:^| )(?:ja|tai|sekä|että|eli|joka|jotka|jonka|jolla|kuin|kun|jos|on|ovat|ei|voi|voidaan|mukaan lukien)$/;

/** Whether a line goes on with the sentence of the line before it. */
function continues(before: Line, line: Line): boolean {
  if (before.text.startsWith('#') || line.text.startsWith('#') || line.text.startsWith('|') || before.text.startsWith('|')) return false;
  if (/osoitteeseen:?$/.test(before.text) && /^\S{3,60}$/.test(line.text)) return true;
  if (line.bullet || /[.!?:;]$/.test(before.text)) return false;
  if (/^[^\p{Ll}]*\p{Lu}-$/u.test(before.text) && /^[^\p{Ll}]+$/u.test(line.text)) return true;
  if (line.blankBefore && before.text.length < 100 && !OPEN_END.test(before.text)) return false;
  return /^[\p{Ll}(]/u.test(line.text) || (/[,\-–]$/.test(before.text) && !line.blankBefore);
}

export interface Block {
  text: string;
  lines: Line[];
}

export function blocks(lines: readonly Line[]): Block[] {
  const made: Block[] = [];
  let last: Line | undefined;
  for (const line of lines) {
    const block = made.at(-1);
    const joinable = last !== undefined && block !== undefined && block.text.length < 6000 && continues(last, line);
    const afterItem = last !== undefined && last.bullet && line.blankBefore;
    if (
      joinable &&
      !afterItem &&
      block !== undefined &&
      last !== undefined &&
      (last.text.endsWith('-') || headingOf(last.text) === undefined) &&
      (!isContact(line.text) || /osoitteeseen:?$/.test(last.text))
    ) {
      block.text += ` ${line.text}`;
      block.lines.push(line);
    } else made.push({ text: line.text, lines: [line] });
    last = line;
  }
  return made;
}

export function isContact(text: string): boolean {
  if (/^\S{2,40} ?(?:@|[([<{](?:at|ät|a)[)\]>}])/.test(text)) return true;
  return /^(?:osoite|puh|puhelin|gsm|tel|sähköposti|email|e-mail|www\.|https?:|info@|y-tunnus|kotipaikka|kotisivu|verkkosivu)\b/i.test(
    text,
  );
}

export function headingOf(text: string): SectionKey | undefined {
  return heading(text)?.section ?? (unknownHeading(text) ? 'annex' : undefined);
}
