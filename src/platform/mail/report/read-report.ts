// Reads what comes back of letters: reports of delivery (RFC 3464), complaints (RFC 5965), and the words of servers that write neither.

import PostalMime from 'postal-mime';
import type { Email } from 'postal-mime';
import { appError } from '#platform/errors';
import { htmlToText } from '../html-text.ts';
import { bare, fieldGroups } from './fields.ts';
import { READ_OF_REPORT } from './report.ts';
import type { Fate, MailReport } from './report.ts';
import { fateInWords, fateOf } from './verdict.ts';
import type { Verdict } from './verdict.ts';

const LIMITS = { maxNestingDepth: 12, maxHeadersSize: 128 * 1024, forceRfc822Attachments: true } as const;

/** @throws errors.mail-file-deep when it is no message that can be read */
export async function readReport(source: Uint8Array): Promise<MailReport> {
  const bytes = source.subarray(0, READ_OF_REPORT);
  const mail = await PostalMime.parse(bytes, LIMITS).catch(() => {
    throw appError('invalid', 'errors.mail-file-deep');
  });
  const tokens = tokensIn(mail, bytes);
  const complaint = feedbackIn(mail);
  if (complaint !== undefined) return complaint === '' ? { kind: 'automatic', tokens } : { kind: 'complaint', code: complaint, tokens };
  const verdict = reportedIn(mail) ?? wordsIn(mail);
  if (verdict !== undefined) return { kind: 'delivery', ...verdict, tokens };
  return { kind: isAutomatic(mail) ? 'automatic' : 'other', tokens };
}

/** The worst of what is reported; one letter of ours has one recipient, a list behind it may have several. */
function reportedIn(mail: Email): Verdict | undefined {
  const found = partsOf(mail, /^message\/(?:global-)?delivery-status$/).flatMap((part) =>
    fieldGroups(part).flatMap((group) =>
      group.has('action') || group.has('status') || group.has('final-recipient') ? (fateOf(group) ?? []) : [],
    ),
  );
  return found.toSorted((a, b) => ORDER.indexOf(a.fate) - ORDER.indexOf(b.fate))[0];
}

const ORDER: readonly Fate[] = ['hard', 'soft', 'delayed', 'delivered'];

/** Servers that write no report, or one that was cut off before it: only from whom failures come, never from a person who tells of one. */
function wordsIn(mail: Email): Verdict | undefined {
  const from = `${mail.from?.address ?? ''} ${mail.from?.name ?? ''} ${headerOf(mail, 'return-path')}`;
  const failed = headerOf(mail, 'x-failed-recipients') !== '';
  const isDaemon =
    /mailer-daemon|postmaster|mail delivery|microsoftexchange|<>/iu.test(from) ||
    headerOf(mail, 'content-type').includes('delivery-status');
  if (!failed && !isDaemon) return undefined;
  const said = mail.text ?? (mail.html === undefined ? '' : htmlToText(mail.html));
  return fateInWords(`${mail.subject ?? ''}\n${said}`) ?? (failed ? { fate: 'soft', code: '' } : undefined);
}

/** The kind of a complaint; empty for feedback that is none, undefined where there is no feedback at all. */
function feedbackIn(mail: Email): string | undefined {
  const [part] = partsOf(mail, /^message\/feedback-report$/);
  if (part === undefined) return undefined;
  const kind = bare(fieldGroups(part)[0]?.get('feedback-type')).toLowerCase();
  return /^(?:abuse|opt-out|opt-out-list|fraud|other)$/.test(kind) ? kind : '';
}

function partsOf(mail: Email, type: RegExp): string[] {
  return mail.attachments
    .filter(({ mimeType }) => type.test(mimeType.toLowerCase()))
    .map(({ content }) => (typeof content === 'string' ? content : textOf(new Uint8Array(content))));
}

/** UTF-8 where it is that, and otherwise each byte a letter: no byte of a stranger makes a report unreadable. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return Buffer.from(bytes).toString('latin1');
  }
}

/** RFC 3834, and what answering machines wrote before it. */
function isAutomatic(mail: Email): boolean {
  const auto = headerOf(mail, 'auto-submitted');
  if (auto !== '' && !auto.startsWith('no')) return true;
  if (['x-autoreply', 'x-autorespond', 'x-auto-response-suppress'].some((key) => headerOf(mail, key) !== '')) return true;
  if (/^(?:auto_reply|bulk|junk)/.test(headerOf(mail, 'precedence')) || headerOf(mail, 'content-type').startsWith('multipart/report'))
    return true;
  return /^(?:automaattinen vastaus|poissa|automatiskt svar|autosvar|frånvaro|automatic reply|out of office|auto:)/iu.test(
    mail.subject ?? '',
  );
}

function headerOf(mail: Email, key: string): string {
  return mail.headers.find((header) => header.key === key)?.value.toLowerCase() ?? '';
}

const TOKEN = /\+([0-9a-f]{16,64}\.[0-9a-f]{8,64})@/gi;
const MOST_TOKENS = 10;

/** Where it was sent to stands first; then whatever the report repeats of our letter. */
function tokensIn(mail: Email, bytes: Uint8Array): string[] {
  const sentTo = mail.headers
    .filter(({ key }) => ['delivered-to', 'x-original-to', 'envelope-to', 'to'].includes(key))
    .map(({ value }) => value);
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const inside = partsOf(mail, /^(?:message\/(?:rfc822|global|delivery-status|feedback-report)|text\/rfc822-headers)$/);
  const found = new Set<string>();
  for (const text of [...sentTo, whole, ...inside])
    for (const [, token] of text.matchAll(TOKEN)) if (token !== undefined && found.size < MOST_TOKENS) found.add(token);
  return [...found];
}
