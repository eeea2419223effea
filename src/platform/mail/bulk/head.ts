// The head of one letter of a mailing. Its body's own headers come after it, the same for every recipient.

import { safeUrl } from './escape.ts';
import type { MessageHead } from './types.ts';
import { addressOf, header, mailbox, oneLine } from './words.ts';

const LONGEST_URL = 900;

/** The same for all letters of a mailing, and asked for each of them. */
let last = { name: '', address: '', line: '' };

function fromLine({ name, address }: MessageHead['from']): string {
  if (name !== last.name || address !== last.address || last.line === '')
    last = { name, address, line: mailbox('From', { name, address }) };
  return last.line;
}

/** @throws RangeError when the address for unsubscribing does not fit on a line of mail */
export function headOf(head: MessageHead, subject: string): string {
  const { replyTo, listUnsubscribe, listId, feedbackId, autoSubmitted } = head;
  return [
    fromLine(head.from),
    `To: ${addressOf(head.to)}\r\n`,
    replyTo === undefined ? '' : `Reply-To: ${addressOf(replyTo)}\r\n`,
    subject,
    `Date: ${head.date.toUTCString().replace(/GMT$/, '+0000')}\r\n`,
    `Message-ID: <${token(head.messageId)}>\r\n`,
    listId === undefined ? '' : listIdOf(listId),
    listUnsubscribe === undefined ? '' : unsubscribing(listUnsubscribe.url),
    feedbackId === undefined ? '' : header('Feedback-ID', token(feedbackId)),
    autoSubmitted === undefined ? '' : `Auto-Submitted: ${autoSubmitted}\r\n`,
  ].join('');
}

function unsubscribing(address: string): string {
  const url = safeUrl(oneLine(address));
  if (url.length > LONGEST_URL) throw new RangeError('the address for unsubscribing is too long for a header');
  return `List-Unsubscribe: <${url}>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n`;
}

/** 'Words <list.example.test>', or the part in brackets alone. */
function listIdOf(value: string): string {
  const parts = /^(.*)<([^<>]*)>\s*$/.exec(oneLine(value));
  const id = token(parts?.[2] ?? value);
  const words = parts?.[1]?.trim() ?? '';
  return words === '' ? `List-Id: <${id}>\r\n` : mailbox('List-Id', { name: words, address: id });
}

/** Something that is read by programs: visible ASCII without brackets. */
function token(value: string): string {
  return value.replace(/[^!-;=?-~]/g, '').slice(0, 400);
}
