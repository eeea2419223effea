// What kind of file it is, told from its first bytes and not from its name, and its text; anything else gets a clear answer.

import type { Text } from '#platform/i18n';
import { docxText } from './docx.ts';
import { htmlToText } from './html.ts';
import { inflatesTooFar, isLocked } from './pdf-streams.ts';
import { MAX_TEXT } from './read.ts';
import type { ImportFinding } from './types.ts';

const MAX_BYTES = 12_000_000;
const MAX_PAGES = 60;
/** Markup around a notice, pictures written into it included. */
const MAX_HTML = 4_000_000;

type Input = { text: string } | { problem: ImportFinding };

/** The text of a notice given as .txt, .md, .html, .docx or text PDF. */
export async function textOf(bytes: Uint8Array): Promise<Input> {
  if (bytes.byteLength > MAX_BYTES) return refuse('too-long');
  const head = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  if (head.startsWith('%PDF-')) return pdf(bytes);
  if (head.startsWith('PK\u0003\u0004')) {
    const text = docxText(bytes);
    return text === undefined ? refuse('unreadable') : bounded(text);
  }
  return plain(bytes);
}

function plain(bytes: Uint8Array): Input {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  const text = utf16 ? new TextDecoder('utf-16le').decode(bytes) : decode(bytes);
  const sample = text.slice(0, 20_000);
  const strange = Array.from(sample).filter(isStrange).length;
  if (strange > 3 + sample.length / 200) return refuse('binary');
  const html = /<(?:html|body|p|div|h[1-6]|ul|li|br|!doctype)[\s>/]/i.test(sample);
  if (html && text.length > MAX_HTML) return refuse('too-long');
  return html ? bounded(htmlToText(text)) : bounded(text);
}

/** Control characters and what could not be decoded. */
function isStrange(letter: string): boolean {
  const code = letter.codePointAt(0) ?? 0;
  return code < 9 || (code > 13 && code < 32) || code === 0xfffd;
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

async function pdf(bytes: Uint8Array): Promise<Input> {
  if (isLocked(bytes)) return refuse('unreadable');
  if (inflatesTooFar(bytes)) return refuse('too-long');
  try {
    const { extractText, getDocumentProxy } = await import('unpdf');
    const document = await getDocumentProxy(new Uint8Array(bytes));
    if (document.numPages > MAX_PAGES) return refuse('too-long');
    const { text } = await extractText(document, { mergePages: false });
    const whole = text.join('\n');
    return whole.trim() === '' ? refuse('no-text') : bounded(whole);
  } catch {
    return refuse('unreadable');
  }
}

function bounded(text: string): Input {
  return text.length > MAX_TEXT ? refuse('too-long') : { text };
}

const MESSAGES = {
  'too-long': {
    fi: 'Tiedosto on pidempi kuin mikään seloste.',
    sv: 'Filen är längre än någon beskrivning.',
    en: 'The file is longer than any notice.',
  },
  binary: { fi: 'Tiedosto ei ole tekstiä.', sv: 'Filen är inte text.', en: 'The file is not text.' },
  unreadable: {
    fi: 'Tiedostoa ei voi lukea. Liitä selosteen teksti.',
    sv: 'Filen kan inte läsas. Klistra in beskrivningens text.',
    en: 'The file cannot be read. Paste the text of the notice.',
  },
  'no-text': {
    fi: 'PDF-tiedostossa ei ole tekstiä, vain kuvia. Liitä selosteen teksti.',
    sv: 'PDF-filen har ingen text, bara bilder. Klistra in texten.',
    en: 'The PDF holds pictures and no text. Paste the text of the notice.',
  },
} as const satisfies Record<string, Text>;

function refuse(code: keyof typeof MESSAGES): Input {
  return { problem: { code, message: MESSAGES[code] } };
}
