// One letter in two forms that say the same: plain text, and a page without images, links to elsewhere or anything that reports its reading.

import { escapeHtml } from '../html/index.ts';
import type { Lang } from '../i18n/index.ts';

export interface LetterContent {
  readonly lang: Lang;
  readonly subject: string;
  readonly paragraphs: readonly string[];
  /** The one thing to do; its address is also written out, for those who read text. */
  readonly button?: { readonly label: string; readonly href: string };
  /** A code to be typed, shown large. */
  readonly code?: string;
  /** After the thing to do. */
  readonly closing: readonly string[];
  readonly sender: string;
}

export interface Letter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const PAGE = 'margin:0;padding:24px;background:#f6f4ef;color:#1d2421;font-family:Georgia,serif;font-size:17px;line-height:1.5';
const SHEET = 'max-width:560px;margin:0 auto;padding:28px;background:#ffffff;border:1px solid #d9d5cb';
const BUTTON = 'display:inline-block;padding:12px 20px;background:#1f5c4d;color:#ffffff;text-decoration:none;border-radius:4px';
const CODE = 'font-family:Consolas,Menlo,monospace;font-size:26px;letter-spacing:3px;margin:16px 0';

/** Both forms of a letter. Values are text: none of them becomes markup, and a line break in the subject ends nothing. */
export function writeLetter(content: LetterContent): Letter {
  const subject = content.subject.replace(/\s+/g, ' ').trim();
  return { subject, text: asText(content), html: asPage(content, subject) };
}

function asText({ paragraphs, code, button, closing, sender }: LetterContent): string {
  const act = [...(code === undefined ? [] : [code]), ...(button === undefined ? [] : [`${button.label}:\n${button.href}`])];
  return `${[...paragraphs, ...act, ...closing, sender].join('\n\n')}\n`;
}

function asPage({ lang, paragraphs, code, button, closing, sender }: LetterContent, subject: string): string {
  const said = (text: string) => `<p>${escapeHtml(text).replaceAll('\n', '<br>')}</p>`;
  const shown = code === undefined ? '' : `<p style="${CODE}">${escapeHtml(code)}</p>`;
  const act = button === undefined ? '' : buttonOf(button);
  const body = [...paragraphs.map(said), shown, act, ...closing.map(said), `<p>${escapeHtml(sender)}</p>`].join('\n');
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(subject)}</title>`;
  return `<!doctype html><html lang="${lang}"><head>${head}</head><body style="${PAGE}"><div style="${SHEET}">\n${body}\n</div></body></html>\n`;
}

function buttonOf({ label, href }: { label: string; href: string }): string {
  const safe = escapeHtml(href);
  return `<p><a href="${safe}" style="${BUTTON}">${escapeHtml(label)}</a></p><p style="font-size:14px;word-break:break-all">${safe}</p>`;
}
