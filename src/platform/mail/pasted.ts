// A message pasted as text: its head lines where the mail program wrote some, and what is below them.

import { headLines } from './header-lines.ts';
import { forwardedIn } from './forwarded.ts';
import { plainText } from './parsed.ts';
import type { ParsedMail } from './parsed.ts';

/** Never refuses: what the text does not tell is null, and is asked of whoever pasted it. */
export function readPasted(pasted: string): ParsedMail {
  const { text, shortened } = plainText(pasted);
  const lines = text.split('\n');
  const head = headLines(lines, 0);
  const told = head.found >= 2;
  const body = told ? plainText(lines.slice(head.next).join('\n')).text : text;
  return {
    from: told ? head.from : null,
    to: told ? head.to : [],
    cc: told ? head.cc : [],
    bcc: [],
    subject: told ? head.subject : null,
    sentAt: told ? head.sentAt : null,
    messageId: null,
    text: body,
    automatic: false,
    forged: false,
    forwarded: forwardedIn(body),
    files: [],
    notes: [...(shortened ? (['shortened'] as const) : []), ...(body === '' ? (['empty'] as const) : [])],
  };
}
