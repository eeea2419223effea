// Which form a message has is found out from its own bytes, never from what its file is called.

import { readEml } from './read-eml.ts';
import { readMsg } from './read-msg.ts';
import { readPasted } from './pasted.ts';
import { LARGEST_MAIL } from './parsed.ts';
import type { ParsedMail } from './parsed.ts';
import { AppError, appError } from '../errors.ts';

const OUTLOOK = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const HEAD = 64 * 1024;

/** Reads a saved message, or text that somebody pasted. @throws errors.mail-file-large, errors.mail-file-unreadable, errors.mail-file-deep, errors.mail-file-parts */
export async function readMail(source: string | Uint8Array): Promise<ParsedMail> {
  if (source.length > LARGEST_MAIL) throw appError('invalid', 'errors.mail-file-large', { field: 'file' });
  if (typeof source === 'string') return readPasted(source);
  try {
    if (OUTLOOK.equals(source.subarray(0, 8))) return readMsg(source);
    if (isLetter(source)) return await readEml(source);
  } catch (error) {
    // Whatever a library says of a broken file may repeat what stands in it.
    throw error instanceof AppError ? error : appError('invalid', 'errors.mail-file-unreadable', { field: 'file' });
  }
  throw appError('invalid', 'errors.mail-file-unreadable', { field: 'file' });
}

/** A letter begins with head lines, and one of them says who sent it or when. */
function isLetter(source: Uint8Array): boolean {
  const head = Buffer.from(source.buffer, source.byteOffset, Math.min(source.length, HEAD))
    .toString('latin1')
    .replace(/^\ufeff|^ï»¿/, '');
  return (
    /^(?:From )?[!-9;-~]+[ :]/.test(head) && /^(?:from|date|received|message-id|subject|to): ?/im.test(head.split(/\r?\n\r?\n/, 1)[0] ?? '')
  );
}
