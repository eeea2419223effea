// What a value may become where it stands: words in a text, words in a page, or an address that leads somewhere safe.

import { escapeHtml } from '#platform/html';
import type { Escaping } from './types.ts';
import { oneLine } from './words.ts';

export type Part = 'text' | 'html';

const LEADS = /^(?:https?|mailto|tel):/i;
const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
/** Most links, which need no more than a look. */
const PLAIN = /^https?:\/\/[A-Za-z0-9._~:/?#[\]@!$&()*+,;=%-]*$/;
const UNSAFE = /[^A-Za-z0-9._~:/?#[\]@!$&()*+,;=%-]/gu;

export function escaped(value: string, as: Escaping, part: Part): string {
  const line = oneLine(value);
  if (as === 'dot') return part === 'html' && line !== '' ? dot(line) : '';
  if (as === 'url') return part === 'html' ? safeUrl(line).replaceAll('&', '&amp;') : safeUrl(line);
  return part === 'html' ? escapeHtml(line) : line;
}

function dot(url: string): string {
  return `<img src="${safeUrl(url).replaceAll('&', '&amp;')}" width="1" height="1" alt="" style="display:block;border:0">`;
}

/** An address that ends nothing around it; one of another scheme leads nowhere. */
export function safeUrl(value: string): string {
  if (PLAIN.test(value)) return value;
  const url = value.trim().replace(UNSAFE, encodeURIComponent).replaceAll("'", '%27');
  return SCHEME.test(url) && !LEADS.test(url) ? '#' : url;
}
