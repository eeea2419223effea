// The small marks of a text: **bold**, *italic*, [words](address), addresses as they stand, lists and {{merge field|when unknown}}. Everything else is text.

export type Inline =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'bold' | 'italic'; readonly inside: readonly Inline[] }
  | { readonly is: 'link'; readonly href: string; readonly inside: readonly Inline[] }
  /** `fallback` is absent when none was written. */
  | { readonly is: 'merge'; readonly word: string; readonly fallback?: string }
  | { readonly is: 'break' };

export type Part =
  | { readonly is: 'paragraph'; readonly inside: readonly Inline[] }
  | { readonly is: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] };

const BULLET = /^\s{0,3}[-*•]\s+/;
const NUMBER = /^\s{0,3}\d{1,3}[.)]\s+/;

/** Paragraphs and lists; an empty line parts them. */
export function parseText(text: string): Part[] {
  const parts: Part[] = [];
  for (const chunk of text.replaceAll('\r\n', '\n').split(/\n[ \t]*\n+/)) {
    for (const run of runsOf(chunk.split('\n').filter((line) => line.trim() !== ''))) parts.push(partOf(run));
  }
  return parts;
}

type Run = { readonly kind: 'paragraph' | 'bullets' | 'numbers'; readonly lines: string[] };

function runsOf(lines: readonly string[]): Run[] {
  const runs: Run[] = [];
  for (const line of lines) {
    const kind = BULLET.test(line) ? 'bullets' : NUMBER.test(line) ? 'numbers' : 'paragraph';
    const last = runs.at(-1);
    if (last?.kind === kind) last.lines.push(line);
    else runs.push({ kind, lines: [line] });
  }
  return runs;
}

function partOf({ kind, lines }: Run): Part {
  if (kind === 'paragraph') {
    return { is: 'paragraph', inside: parseInline(lines.map((line) => line.trim()).join('\n')) };
  }
  const mark = kind === 'bullets' ? BULLET : NUMBER;
  return { is: 'list', ordered: kind === 'numbers', items: lines.map((line) => parseInline(line.replace(mark, '').trim())) };
}

const MERGE = /\{\{([^{}|\n]*)(?:\|([^{}\n]*))?\}\}/y;
const LINK = /\[((?:[^[\]\\\n]|\\.)*)\]\(([^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)/y;
const BARE = /https?:\/\/[^\s<>"'()[\]{}*]+/y;
const ESCAPED = /\\([\\*[\](){}-])/y;

/** Lines of one paragraph. Two stars are read as bold or not at all: nobody means them to be seen. */
export function parseInline(source: string): Inline[] {
  const found: Inline[] = [];
  let text = '';
  let at = 0;
  const put = (inline: Inline, length: number) => {
    if (text !== '') found.push({ is: 'text', text });
    text = '';
    found.push(inline);
    at += length;
  };
  while (at < source.length) {
    const escaped = matchAt(ESCAPED, source, at);
    const [inline, length] = escaped ? [undefined, 0] : markAt(source, at);
    if (inline !== undefined) put(inline, length);
    else if (source[at] === '\n') put({ is: 'break' }, 1);
    else if (!escaped && source.startsWith('**', at)) at += 2;
    else {
      text += escaped ? (escaped[1] ?? '') : (source[at] ?? '');
      at += escaped ? 2 : 1;
    }
  }
  if (text !== '') found.push({ is: 'text', text });
  return found;
}

/** Subjects and words on buttons have no marks but merge fields; stars that were typed for bold are left out. */
export function parseWords(written: string): Inline[] {
  const source = written.replaceAll('**', '');
  const found: Inline[] = [];
  let at = 0;
  for (const { index, 0: whole, 1: word = '', 2: fallback } of source.matchAll(new RegExp(MERGE.source, 'g'))) {
    if (index > at) found.push({ is: 'text', text: source.slice(at, index) });
    found.push({ is: 'merge', word: word.trim(), ...(fallback === undefined ? {} : { fallback: fallback.trim() }) });
    at = index + whole.length;
  }
  return at < source.length ? [...found, { is: 'text', text: source.slice(at) }] : found;
}

function markAt(source: string, at: number): [Inline, number] | [undefined, 0] {
  switch (source[at]) {
    case '{':
      return mergeAt(source, at);
    case '[':
      return linkAt(source, at);
    case 'h':
      return bareAt(source, at);
    case '*':
      return source.startsWith('**', at) ? betweenAt(source, at, '**', 'bold') : betweenAt(source, at, '*', 'italic');
    default:
      return [undefined, 0];
  }
}

function mergeAt(source: string, at: number): [Inline, number] | [undefined, 0] {
  const found = matchAt(MERGE, source, at);
  if (!found) return [undefined, 0];
  const [whole, word = '', fallback] = found;
  return [{ is: 'merge', word: word.trim(), ...(fallback === undefined ? {} : { fallback: fallback.trim() }) }, whole.length];
}

function linkAt(source: string, at: number): [Inline, number] | [undefined, 0] {
  const found = matchAt(LINK, source, at);
  if (!found) return [undefined, 0];
  const [whole, words = '', href = ''] = found;
  // A link within a link is no link: its own marks are read, addresses in it are text.
  const inside = parseInline(words).map((each) => (each.is === 'link' ? { is: 'text' as const, text: plainOf(each.inside) } : each));
  return [{ is: 'link', href, inside }, whole.length];
}

function bareAt(source: string, at: number): [Inline, number] | [undefined, 0] {
  const found = matchAt(BARE, source, at)?.[0].replace(/[.,;:!?]+$/, '');
  return found === undefined || /\w$/.test(source.slice(0, at)) || found.length < 10
    ? [undefined, 0]
    : [{ is: 'link', href: found, inside: [{ is: 'text', text: found }] }, found.length];
}

function betweenAt(source: string, at: number, mark: string, is: 'bold' | 'italic'): [Inline, number] | [undefined, 0] {
  const from = at + mark.length;
  let end = source.indexOf(mark, from);
  // Three stars end what is within before what is around.
  if (mark === '**' && end > from && source[end + 2] === '*') end += 1;
  const inside = source.slice(from, Math.max(from, end));
  // A single star may be one: 5 * 3. Who types two around a word and its space means the word.
  if (mark === '*' ? inside === '' || inside !== inside.trim() : inside.trim() === '') return [undefined, 0];
  return [{ is, inside: parseInline(inside) }, end + mark.length - at];
}

function matchAt(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(source);
}

/** The words alone. */
export function plainOf(inline: readonly Inline[]): string {
  return inline
    .map((each) => {
      switch (each.is) {
        case 'text':
          return each.text;
        case 'merge':
          return each.fallback ?? '';
        case 'break':
          return ' ';
        default:
          return plainOf(each.inside);
      }
    })
    .join('');
}

/** Where a link leads, or undefined for what no letter may carry: scripts, files, names and passwords in addresses, data of the reader. */
export function targetOf(href: string): string | undefined {
  const written = href.trim();
  if (/^(mailto|tel):[^\s{}<>"']+$/i.test(written)) return written;
  if (!/^https?:\/\//i.test(written) || /[\s{}<>"'\\]/.test(written)) return undefined;
  if (!URL.canParse(written)) return undefined;
  const { username, password, hostname } = new URL(written);
  return username !== '' || password !== '' || !hostname.includes('.') ? undefined : written;
}
