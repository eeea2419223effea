// Words in the head of a letter: one line whatever they hold, letters outside ASCII as encoded words (RFC 2047), long lines folded.

import { domainToASCII } from 'node:url';
import { codeOf } from './quoted.ts';

// Control characters, and the separators that some programs read as a line's end.
const BREAKS = /[\p{Cc}\u2028\u2029]+/gu;
const PRINTABLE = /^[ -~]*$/;
const BROKEN = /[\p{Cc}\u2028\u2029\ud800-\udfff]/u;

/** A value of one recipient as one line of well-formed text. */
export function oneLine(value: string): string {
  return !PRINTABLE.test(value) && BROKEN.test(value) ? value.replace(BREAKS, ' ').toWellFormed() : value;
}

const WIDTH = 76;
const WORD = 75;
const AROUND = '=?UTF-8?Q??='.length;

/** "Name: words", folded, with its line's end. */
export function header(name: string, value: string): string {
  return `${name}: ${unstructured(value, name.length + 2)}\r\n`;
}

/** Words of any kind after a name that has taken this many columns. */
export function unstructured(value: string, column: number): string {
  const text = oneLine(value).trim();
  if (!PRINTABLE.test(text) || text.includes('=?')) return encoded(text, column);
  if (text.length + column <= WIDTH) return text;
  return folded(text, column) ?? encoded(text, column);
}

/** Folded before spaces; null when a word is too long for a line. */
function folded(text: string, column: number): string | null {
  const lines: string[] = [];
  let line = '';
  let room = WIDTH - column;
  for (const word of text.split(/(?<=[^ ])(?= )/)) {
    if (word.length > WIDTH) return null;
    if (line !== '' && line.length + word.length > room) {
      lines.push(line);
      line = '';
      room = WIDTH;
    }
    line += word;
  }
  return [...lines, line].join('\r\n');
}

const LITERAL = /^[A-Za-z0-9!*+/-]$/;

function encoded(text: string, column: number): string {
  let words = '';
  let word = '';
  let room = Math.min(WORD, WIDTH - column) - AROUND;
  for (let at = 0; at < text.length;) {
    // A letter outside the first plane is two of these.
    const letter = (text.codePointAt(at) ?? 0) > 0xffff ? text.slice(at, at + 2) : text.charAt(at);
    const code = letter === ' ' ? '_' : LITERAL.test(letter) ? letter : codeOf(letter);
    if (word.length + code.length > room) {
      words += `=?UTF-8?Q?${word}?=\r\n `;
      word = '';
      room = WORD - AROUND;
    }
    word += code;
    at += letter.length;
  }
  return `${words}=?UTF-8?Q?${word}?=`;
}

/** "Name <address>" of a sender. */
export function mailbox(header_: string, { name, address }: { readonly name: string; readonly address: string }): string {
  const where = addressOf(address);
  const words = oneLine(name).trim();
  if (words === '') return `${header_}: ${where}\r\n`;
  const who = phrase(words, header_.length + 2);
  const last = who.length - (who.lastIndexOf('\n') + 1) + (who.includes('\n') ? 0 : header_.length + 2);
  return `${header_}: ${who}${last + where.length + 3 > WIDTH ? '\r\n' : ''} <${where}>\r\n`;
}

function phrase(words: string, column: number): string {
  if (!PRINTABLE.test(words) || words.includes('=?') || words.length > 60) return encoded(words, column);
  return /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]+$/.test(words) ? words : `"${words.replace(/["\\]/g, '\\$&')}"`;
}

/** An address as it stands in a head: nothing in it ends it, its domain in ASCII. */
export function addressOf(address: string): string {
  return asciiDomain(address).replace(/[^!-;=?-~]/g, '');
}

const ENVELOPE = /^[!-;=?-~]{1,256}@(?:[A-Za-z0-9.-]{1,255}|\[[0-9A-Fa-f.:IPv]{3,60}\])$/;

/** An address as it is said to a relay; null when it cannot be said without an extension that nobody may rely on. */
export function envelopeAddress(address: string): string | null {
  const ascii = asciiDomain(address.trim());
  return ENVELOPE.test(ascii) ? ascii : null;
}

function asciiDomain(address: string): string {
  const at = address.lastIndexOf('@');
  if (PRINTABLE.test(address) || at < 0) return address;
  return `${address.slice(0, at)}@${domainToASCII(address.slice(at + 1))}`;
}
