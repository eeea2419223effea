// Quoted-printable whose pieces can be joined: each begins at the start of a line and is followed by a soft break, so that one piece is encoded once for all recipients.

const LINE = 75;
const BREAK = /\r\n|\r|\n/;
const ASCII = /^[ -~]*$/;
const PLAIN = /^(?!\.|From )[!-<>-~](?:[ -<>-~]*[!-<>-~])?$/;

/** A break that joins: the decoded text goes on without it. */
export const SOFT = '=\r\n';

/** Text of any length; every line break becomes the hard break of mail. Must be followed by SOFT or a hard break. */
export function quoted(text: string): string {
  if (text.length <= LINE && PLAIN.test(text)) return text;
  if (!BREAK.test(text)) return line(text);
  return text.split(BREAK).map(line).join('\r\n');
}

function line(text: string): string {
  const escaped = ASCII.test(text) ? text.replaceAll('=', '=3D') : escape(text);
  const whole = escaped.endsWith(' ') ? `${escaped.slice(0, -1)}=20` : escaped;
  if (whole.length <= LINE - 2) return guarded(whole);
  let lines = '';
  let at = 0;
  while (whole.length - at > LINE - 2) {
    const end = cut(whole, at + LINE - 2);
    lines += guarded(whole.slice(at, end)) + SOFT;
    at = end;
  }
  return lines + guarded(whole.slice(at));
}

/** A dot alone ends a letter and "From " begins one in old mailboxes: neither starts a line. */
function guarded(text: string): string {
  if (text.startsWith('.')) return `=2E${text.slice(1)}`;
  return text.startsWith('From ') ? `=46${text.slice(1)}` : text;
}

/** The last place at or before this one that is inside no escape and, where it can be, inside no letter. */
function cut(text: string, at: number): number {
  let end = at;
  if (text[end - 1] === '=') end -= 1;
  else if (text[end - 2] === '=') end -= 2;
  // A letter is several escapes, of which those from 80 to BF continue it.
  for (let start = end; end - start < 12 && text[start] === '='; start -= 3) {
    if (!/^=[89AB]/.test(text.slice(start, start + 2))) return start;
    if (start < 3) break;
  }
  return end;
}

const HEX = Array.from({ length: 256 }, (_, byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`);
const OUTSIDE = /[^ -<>-~]/gu;
const known = new Map<string, string>();

function escape(text: string): string {
  return text.replace(OUTSIDE, codeOf);
}

/** A letter as the escapes of its bytes. */
export function codeOf(letter: string): string {
  const found = known.get(letter);
  if (found !== undefined) return found;
  const code = Array.from(Buffer.from(letter), (byte) => HEX[byte]).join('');
  // Only as many as languages have: what strangers type must not fill the memory.
  if (known.size < 2000) known.set(letter, code);
  return code;
}
