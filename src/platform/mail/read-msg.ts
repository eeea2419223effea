// A message as Outlook saves it (MS-OXMSG): the same shape as any other; text before pages, a page before nothing.

import type { FieldsData } from '@kenjiuno/msgreader';
import library from '@kenjiuno/msgreader';
import { htmlToText } from './html-text.ts';
import { forwardedIn } from './forwarded.ts';
import { instantOf, messageIdOf, MOST_FILES, MOST_PARTIES, oneLine, partyOf, plainText } from './parsed.ts';
import type { Forwarded, MailFile, MailNote, ParsedMail, Party } from './parsed.ts';
import { appError } from '../errors.ts';

// A CommonJS package: what is imported is its exports, and the class is their default.
const MsgReader = library.default;

/** @throws errors.mail-file-unreadable, errors.mail-file-parts */
export function readMsg(bytes: Uint8Array): ParsedMail {
  const reader = new MsgReader(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const mail = reader.getFileData();
  if (mail.error !== undefined || mail.dataType !== 'msg') throw appError('invalid', 'errors.mail-file-unreadable');
  const parts = mail.attachments ?? [];
  if (parts.length > MOST_FILES) throw appError('invalid', 'errors.mail-file-parts');
  const { text, shortened } = plainText(textOf(mail));
  const inner = parts.find(({ innerMsgContentFields }) => innerMsgContentFields !== undefined)?.innerMsgContentFields;
  const files = parts.filter(({ innerMsgContent }) => innerMsgContent !== true).map((part): MailFile => fileOf(reader, part));
  const winmail = files.some(({ name }) => /^winmail\.dat$/i.test(name));
  const notes: (MailNote | false)[] = [
    shortened && 'shortened',
    winmail && 'winmail',
    isEncrypted(mail) && 'encrypted',
    text === '' && 'empty',
  ];
  return {
    from: senderOf(mail),
    to: recipientsOf(mail, 'to'),
    cc: recipientsOf(mail, 'cc'),
    bcc: recipientsOf(mail, 'bcc'),
    subject: oneLine(mail.subject),
    sentAt: sentAtOf(mail),
    messageId: messageIdOf(mail.messageId),
    text,
    automatic:
      /^(?:auto-submitted: *(?!no)|list-id:|precedence: *(?:bulk|list))/im.test(mail.headers ?? '') ||
      /^REPORT\./i.test(mail.messageClass ?? ''),
    forged: false,
    forwarded: inner === undefined ? forwardedIn(text) : innerOf(inner),
    files,
    notes: notes.filter((note) => note !== false),
  };
}

function fileOf(reader: InstanceType<typeof MsgReader>, part: FieldsData): MailFile {
  const { content } = reader.getAttachment(part);
  return { name: oneLine(part.fileName ?? part.fileNameShort ?? part.name)?.slice(0, 200) ?? '', size: content.length, bytes: content };
}

function innerOf(mail: FieldsData): Forwarded {
  return {
    from: senderOf(mail),
    to: [...recipientsOf(mail, 'to'), ...recipientsOf(mail, 'cc')],
    subject: oneLine(mail.subject),
    sentAt: sentAtOf(mail),
    messageId: messageIdOf(mail.messageId),
    text: plainText(textOf(mail)).text,
  };
}

/** Exchange names people by their place in a directory; the address that others see stands in another field. */
function senderOf(mail: FieldsData): Party | null {
  const { senderName, senderSmtpAddress, senderEmail, sentRepresentingSmtpAddress, creatorSMTPAddress } = mail;
  const named = [senderSmtpAddress, senderEmail, sentRepresentingSmtpAddress, creatorSMTPAddress, fromHeader(mail)];
  for (const address of named) {
    const party = partyOf(senderName, address);
    if (party !== null) return party;
  }
  return null;
}

function fromHeader({ headers }: FieldsData): string | undefined {
  return /^From:[^\n]*?([^\s<>"]+@[^\s<>"]+)/im.exec(headers ?? '')?.[1];
}

function recipientsOf({ recipients = [] }: FieldsData, type: 'to' | 'cc' | 'bcc'): Party[] {
  return recipients
    .slice(0, MOST_PARTIES)
    .filter(({ recipType = 'to' }) => recipType === type)
    .flatMap(({ name, smtpAddress, email }) => partyOf(name, smtpAddress) ?? partyOf(name, email) ?? []);
}

function sentAtOf(mail: FieldsData): string | null {
  const header = /^Date: *([^\r\n]{6,80})/im.exec(mail.headers ?? '')?.[1];
  return instantOf(mail.clientSubmitTime) ?? instantOf(header) ?? instantOf(mail.messageDeliveryTime);
}

function textOf({ body, bodyHtml, html, internetCodepage }: FieldsData): string {
  const plain = body?.trim() ?? '';
  if (plain !== '') return plain;
  return htmlToText(bodyHtml ?? (html === undefined ? '' : decoded(html, internetCodepage)));
}

const PAGES: Readonly<Record<number, string>> = {
  65001: 'utf-8',
  28591: 'iso-8859-1',
  28605: 'iso-8859-15',
  1200: 'utf-16le',
  20127: 'utf-8',
};

function decoded(bytes: Uint8Array, page = 65001): string {
  const label = PAGES[page] ?? (page >= 1250 && page <= 1258 ? `windows-${page}` : 'utf-8');
  return new TextDecoder(label).decode(bytes);
}

function isEncrypted({ messageClass = '' }: FieldsData): boolean {
  return /^IPM\.Note\.SMIME$/i.test(messageClass);
}
