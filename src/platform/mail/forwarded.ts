// A message that was passed on inside the text of another: whose it was, and what it said.

import { headLines, isFromLine } from './header-lines.ts';
import { plainText } from './parsed.ts';
import type { Forwarded } from './parsed.ts';

/** How far down whoever passes a message on writes words of their own. */
const FAR = 400;

/** The first message passed on in the text; null when there is none with a sender and something else to know it by. */
export function forwardedIn(text: string): Forwarded | null {
  const lines = text.split('\n', FAR + 60);
  const at = lines.slice(0, FAR).findIndex((line, i) => isFromLine(line) && headLines(lines, i).found >= 3);
  if (at < 0) return null;
  const head = headLines(lines, at);
  if (head.from === null) return null;
  const body = text.split('\n').slice(head.next);
  const quoted = body.filter((line) => line.trim() !== '').every((line) => line.startsWith('>'));
  const said = quoted ? body.map((line) => line.replace(/^> ?/, '')) : body;
  return {
    from: head.from,
    to: [...head.to, ...head.cc],
    subject: head.subject,
    sentAt: head.sentAt,
    messageId: null,
    text: plainText(said.join('\n')).text,
  };
}
