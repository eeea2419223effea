// From a file or pasted text to facts, a draft declaration and a list of what was not understood.

import { parsePolicy } from '../load.ts';
import type { Problem } from '../problem.ts';
import { draftOf } from './assemble.ts';
import { textOf } from './input.ts';
import { MAX_TEXT, readNotice } from './read.ts';
import type { Reading } from './types.ts';

export interface NoticeImport extends Reading {
  /** The text that was read; places point into it. */
  text: string;
  /** A declaration as YAML; absent when the text is no notice. */
  draft?: string;
  /** What still stands between the draft and publishing. */
  problems: Problem[];
}

const NOTHING = { language: 'unknown' as const, facts: [], notUnderstood: [], problems: [] };

/** `today` dates what must be looked at again, such as transfers. */
export async function importNotice(bytes: Uint8Array, today: string): Promise<NoticeImport> {
  const input = await textOf(bytes);
  return 'problem' in input ? { ...NOTHING, text: '', findings: [input.problem] } : importText(input.text, today);
}

export function importText(raw: string, today: string): NoticeImport {
  const text = unmarked(raw.replace(/\r\n?/g, '\n').replaceAll('\u00a0', ' '));
  if (text.length > MAX_TEXT) {
    const message = {
      fi: 'Teksti on pidempi kuin mikään seloste.',
      sv: 'Texten är längre än någon beskrivning.',
      en: 'The text is longer than any notice.',
    };
    return { ...NOTHING, text: '', findings: [{ code: 'too-long', message }] };
  }
  const reading = readNotice(text);
  if (reading.findings.some(({ code }) => code === 'not-a-notice')) return { ...reading, text, problems: [] };
  const draft = draftOf(text, reading, today);
  return { ...reading, text, draft, problems: parsePolicy(draft).problems };
}

/** Markdown without its signs for bold, links and front matter; headings keep theirs. */
function unmarked(text: string): string {
  const body = text.replace(/^---\n[^]{0,2000}?\n---\n/, '');
  if (!/\*\*|\]\(|^#{1,6} /m.test(body)) return body;
  return body
    .replace(/\*\*|__/g, '')
    .replace(/\[([^\][\n]{1,200})\]\([^()\s]{1,300}\)/g, '$1')
    .replace(/<br ?\/?>|`{3}/g, '');
}
