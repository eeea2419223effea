// A message as it travels (RFC 5322, MIME): parts within limits, text before pages, and the message it passes on.

import PostalMime, { addressParser } from 'postal-mime';
import type { Address, Email } from 'postal-mime';
import { htmlToText } from './html-text.ts';
import { forwardedIn } from './forwarded.ts';
import { instantOf, messageIdOf, MOST_FILES, MOST_PARTIES, oneLine, partyOf, plainText } from './parsed.ts';
import type { Forwarded, MailFile, MailNote, ParsedMail, Party } from './parsed.ts';
import { appError } from '../errors.ts';

const LIMITS = { maxNestingDepth: 20, maxHeadersSize: 512 * 1024, forceRfc822Attachments: true } as const;

/** @throws errors.mail-file-deep, errors.mail-file-parts */
export async function readEml(bytes: Uint8Array): Promise<ParsedMail> {
  const mail = await parsed(bytes);
  if (mail.attachments.length > MOST_FILES) throw appError('invalid', 'errors.mail-file-parts');
  const { text, shortened } = plainText(textOf(mail));
  const files = mail.attachments.map(fileOf);
  const inner = mail.attachments.findIndex(({ mimeType }) => mimeType === 'message/rfc822');
  const passedOn = inner < 0 ? forwardedIn(text) : await innerOf(files[inner]?.bytes);
  const winmail = mail.attachments.some(
    ({ mimeType, filename }) => mimeType === 'application/ms-tnef' || /^winmail\.dat$/i.test(filename ?? ''),
  );
  const notes: (MailNote | false)[] = [
    shortened && 'shortened',
    winmail && 'winmail',
    isEncrypted(mail) && 'encrypted',
    text === '' && 'empty',
  ];
  return {
    from: partiesOf([mail.from])[0] ?? partiesOf([mail.sender])[0] ?? null,
    to: partiesOf(mail.to),
    cc: partiesOf(mail.cc),
    bcc: partiesOf(mail.bcc),
    subject: oneLine(mail.subject),
    sentAt: instantOf(mail.date),
    messageId: messageIdOf(mail.messageId),
    text,
    automatic: isAutomatic(mail),
    forged: isForged(mail),
    forwarded: passedOn,
    files: files.filter((_, i) => i !== inner),
    notes: notes.filter((note) => note !== false),
  };
}

async function parsed(bytes: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, LIMITS);
  } catch {
    // The library refuses what is deeper or has longer headers than any letter.
    throw appError('invalid', 'errors.mail-file-deep');
  }
}

function textOf({ text, html }: Email): string {
  const plain = text?.trim() ?? '';
  return plain === '' && html !== undefined ? htmlToText(html) : plain;
}

function fileOf({ filename, content }: Email['attachments'][number]): MailFile {
  const bytes = typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);
  return { name: oneLine(filename ?? '')?.slice(0, 200) ?? '', size: bytes.length, bytes };
}

async function innerOf(bytes: Uint8Array | undefined): Promise<Forwarded | null> {
  if (bytes === undefined) return null;
  const mail = await parsed(bytes);
  return {
    from: partiesOf([mail.from])[0] ?? null,
    to: [...partiesOf(mail.to), ...partiesOf(mail.cc)],
    subject: oneLine(mail.subject),
    sentAt: instantOf(mail.date),
    messageId: messageIdOf(mail.messageId),
    text: plainText(textOf(mail)).text,
  };
}

function partiesOf(addresses: readonly (Address | undefined)[] | undefined): Party[] {
  const flat = (addresses ?? []).flatMap((each) => (each === undefined ? [] : (each.group ?? [each])));
  return flat.slice(0, MOST_PARTIES).flatMap(({ name, address }) => partyOf(name, address) ?? []);
}

function valueOf({ headers }: Email, key: string): string {
  return headers.find((header) => header.key === key)?.value.toLowerCase() ?? '';
}

function isAutomatic(mail: Email): boolean {
  const auto = valueOf(mail, 'auto-submitted');
  if (auto !== '' && !auto.startsWith('no')) return true;
  if (['list-id', 'list-unsubscribe', 'x-autoreply'].some((key) => valueOf(mail, key) !== '')) return true;
  return /^(?:bulk|list|junk|auto_reply)/.test(valueOf(mail, 'precedence')) || valueOf(mail, 'content-type').startsWith('multipart/report');
}

/**
 * The first such line is of the server nearest to the reader. What that server judged is the one address of the one From line: where
 * there are several, or none, nobody has said that the sender is who is named (RFC 7489 §6.6.1).
 */
function isForged(mail: Email): boolean {
  if (/\bdmarc\s*=\s*fail\b/.test(valueOf(mail, 'authentication-results'))) return true;
  const [line, ...more] = mail.headers.filter(({ key }) => key === 'from');
  return line === undefined || more.length > 0 || addressParser(line.value, { flatten: true }).length !== 1;
}

function isEncrypted(mail: Email): boolean {
  const type = valueOf(mail, 'content-type');
  return type.startsWith('multipart/encrypted') || (/^application\/(?:x-)?pkcs7-mime/.test(type) && !type.includes('signed-data'));
}
