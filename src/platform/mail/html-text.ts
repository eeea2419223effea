// A page in a letter becomes its words: one pass from left to right, nothing is fetched, and what is hidden in tags stays there.

const SKIPPED = new Set(['script', 'style', 'head', 'title', 'svg', 'template', 'noscript', 'iframe', 'object', 'select', 'textarea']);
const LINES = new Set('br div tr li h1 h2 h3 h4 h5 h6 hr dt dd pre blockquote center'.split(' '));
const PARAGRAPHS = new Set(['p', 'table', 'ul', 'ol']);
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  auml: 'ä',
  ouml: 'ö',
  aring: 'å',
  Auml: 'Ä',
  Ouml: 'Ö',
  Aring: 'Å',
  eacute: 'é',
  uuml: 'ü',
  ndash: '–',
  mdash: '—',
  bull: '•',
  middot: '·',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  laquo: '«',
  raquo: '»',
  hellip: '…',
  sect: '§',
  euro: '€',
  copy: '©',
  reg: '®',
  trade: '™',
  shy: '',
};

export function htmlToText(html: string): string {
  const out: string[] = [];
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    const until = open < 0 ? html.length : open;
    if (until > at) out.push(words(html.slice(at, until)));
    if (open < 0) break;
    const end = endOfTag(html, open);
    if (end < 0) break;
    at = end;
    const tag = /^<(\/?)([a-z][a-z0-9]*)/i.exec(html.slice(open, open + 24));
    if (tag === null) continue;
    const [, ends, named = ''] = tag;
    const name = named.toLowerCase();
    if (SKIPPED.has(name) && ends === '') at = afterElement(html, name, at);
    else out.push(boundary(name, ends === '/'));
  }
  return out
    .join('')
    .replace(/ *\n */g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function boundary(name: string, ends: boolean): string {
  if (name === 'li') return ends ? '\n' : '\n• ';
  if (name === 'td' || name === 'th') return ends ? ' ' : '';
  if (PARAGRAPHS.has(name)) return '\n\n';
  return LINES.has(name) ? '\n' : '';
}

/** A comment may hold anything; a tag ends at its sign, and one that never ends is the end of the text. */
function endOfTag(html: string, open: number): number {
  const comment = html.startsWith('<!--', open);
  const close = comment ? html.indexOf('-->', open + 4) : html.indexOf('>', open);
  return close < 0 ? -1 : close + (comment ? 3 : 1);
}

function afterElement(html: string, name: string, from: number): number {
  const ending = new RegExp(`</${name}[\\s>/]`, 'gi');
  ending.lastIndex = from;
  const found = ending.exec(html);
  if (found === null) return html.length;
  const close = html.indexOf('>', found.index);
  return close < 0 ? html.length : close + 1;
}

function words(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/&(?:#(x[0-9a-f]{1,6}|\d{1,7})|([a-z]{2,8}));/gi, (whole: string, code?: string, name?: string) => {
      if (code === undefined) return NAMED[name ?? ''] ?? whole;
      const point = code.startsWith('x') || code.startsWith('X') ? Number.parseInt(code.slice(1), 16) : Number(code);
      return point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point < 0xe000) ? String.fromCodePoint(point) : '';
    });
}
