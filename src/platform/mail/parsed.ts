// What a message is once it has been read: text, addresses and files, whatever it was written with.

export interface Party {
  readonly name: string;
  readonly address: string;
}

export interface MailFile {
  /** As the sender called it; for showing only. */
  readonly name: string;
  readonly size: number;
  readonly bytes: Uint8Array;
}

/** A message that somebody passed on, as it stands inside another. */
export interface Forwarded {
  readonly from: Party | null;
  readonly to: readonly Party[];
  readonly subject: string | null;
  readonly sentAt: string | null;
  readonly messageId: string | null;
  readonly text: string;
}

/**
 * - `shortened`: the text was longer than is kept. - `winmail`: Outlook packed files into a form that is not opened (winmail.dat).
 * - `encrypted`: the contents are for the holder of a key. - `empty`: no text was found.
 */
export type MailNote = 'shortened' | 'winmail' | 'encrypted' | 'empty';

export interface ParsedMail {
  readonly from: Party | null;
  readonly to: readonly Party[];
  readonly cc: readonly Party[];
  readonly bcc: readonly Party[];
  readonly subject: string | null;
  /** An instant, or null when the message does not tell one that exists. */
  readonly sentAt: string | null;
  readonly messageId: string | null;
  readonly text: string;
  /** No person wrote it: an answering machine, a list or a bulk sender. */
  readonly automatic: boolean;
  /** The server that took it says that the sender is not who is named. */
  readonly forged: boolean;
  readonly forwarded: Forwarded | null;
  readonly files: readonly MailFile[];
  readonly notes: readonly MailNote[];
}

export const LARGEST_MAIL = 25 * 1024 * 1024;
/** What is kept of a text; a letter of a hundred pages fits. */
export const LONGEST_TEXT = 200_000;
export const LONGEST_SUBJECT = 500;
export const MOST_PARTIES = 500;
export const MOST_FILES = 100;

/** One line, without what no line of a letter has. */
export function oneLine(text: string | undefined): string | null {
  const line = (text ?? '')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return line === '' ? null : line.slice(0, LONGEST_SUBJECT);
}

/** Text as it is kept: lines end in one way, nothing invisible steers the reader, no run of empty lines. */
export function plainText(text: string): { text: string; shortened: boolean } {
  const shortened = text.length > LONGEST_TEXT;
  const plain = text
    .slice(0, LONGEST_TEXT)
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t])[\p{Cc}\p{Cf}]/gu, '')
    .replace(/[^\S\n]+$/gm, '')
    .replace(/\n{4,}/g, '\n\n\n')
    .trim();
  return { text: plain, shortened };
}

const ADDRESS = /^[^\s@<>(),;:"\\[\]]{1,64}@[^\s@<>(),;:"\\[\]]{1,190}$/;

/** An address that can be compared; null for what is none, such as a directory name of Exchange. */
export function partyOf(name: string | undefined, address: string | undefined): Party | null {
  const plain = (address ?? '').trim().replace(/^<|>$/g, '');
  return ADDRESS.test(plain) ? { name: oneLine(name)?.slice(0, 200) ?? '', address: plain } : null;
}

export function instantOf(value: string | undefined): string | null {
  const ms = value === undefined ? Number.NaN : Date.parse(value);
  return Number.isNaN(ms) || ms < Date.UTC(1980, 0, 1) || ms > Date.UTC(9999, 0, 1) ? null : new Date(ms).toISOString();
}

export function messageIdOf(value: string | undefined): string | null {
  const id = (value ?? '').trim().replace(/^<|>$/g, '');
  return id === '' || id.length > 900 ? null : id;
}
