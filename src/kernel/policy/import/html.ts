// Tags fall away and blocks become lines; one pass from left to right, so that depth and broken markup cost nothing.

const SKIPPED = new Set(['script', 'style', 'noscript', 'svg', 'template', 'head', 'nav', 'select', 'iframe', 'button', 'form']);
const BLOCKS = new Set(
  'p div section article header footer main ul ol li table tr td th h1 h2 h3 h4 h5 h6 br hr blockquote dl dt dd address pre form aside figure summary details legend fieldset caption'.split(
    ' ',
  ),
);
const ENTITIES: Readonly<Record<string, string>> = {
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
  ndash: '–',
  mdash: '—',
  bull: '•',
  middot: '·',
  rdquo: '”',
  ldquo: '“',
  rsquo: '’',
  raquo: '»',
  sect: '§',
  shy: '',
  copy: '©',
  hellip: '…',
  laquo: '«',
  euro: '€',
};

/** An item that begins with a line in bold and goes on below it: its heading. */
const TITLED = /^\s*(?:<p>\s*)?<(strong|b)>[^<]{3,120}<\/\1>\s*(?:<\/p>\s*)?<(?:p|ul|ol|div|br)[\s>/]/i;

export function htmlToText(html: string): string {
  const out: string[] = [];
  const tableEnd = tables(html);
  let depth = 0;
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open < 0) {
      out.push(words(html.slice(at)));
      break;
    }
    out.push(words(html.slice(at, open)));
    const close = html.startsWith('<!--', open) ? html.indexOf('-->', open) + 2 : html.indexOf('>', open);
    if (close <= open) break;
    const tag = /^<(\/?)([a-z][a-z0-9]*)/i.exec(html.slice(open, open + 24));
    at = close + 1;
    if (tag === null) continue;
    const name = (tag[2] ?? '').toLowerCase();
    const ends = tag[1] === '/';
    if (SKIPPED.has(name) && !ends) {
      at = afterElement(html, name, at);
      continue;
    }
    if (name === 'ul' || name === 'ol') depth = Math.max(0, Math.min(8, depth + (ends ? -1 : 1)));
    if (name === 'table' && !ends) {
      const end = tableEnd(at);
      const rows = end < 0 ? undefined : tableRows(html.slice(at, end));
      if (rows !== undefined) {
        out.push(rows);
        at = end;
        continue;
      }
    }
    if (name === 'li' && !ends && TITLED.test(html.slice(at, at + 240))) out.push('\n\n## ');
    else if (BLOCKS.has(name)) out.push(boundary(name, ends, depth));
  }
  return out
    .join('')
    .replace(/[^\S\n]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/•\s*\n+\s*/g, '• ')
    .replace(/^(#{1,6}) *\n+\s*/gm, '$1 ')
    .replace(/^#{1,6} *$/gm, '');
}

/** What a block's edge looks like in the text: headings are marked as in Markdown. */
function boundary(name: string, ends: boolean, depth: number): string {
  if (name === 'li') return ends ? '\n' : `\n${' '.repeat(depth)}• `;
  if (name === 'summary' || name === 'dt' || name === 'legend') return ends ? '\n\n' : '\n\n## ';
  if (/^h[1-6]$/.test(name)) return ends ? '\n\n' : `\n\n${'#'.repeat(Number(name[1]))} `;
  return /^(?:p|div|section|table)$/.test(name) ? '\n\n' : '\n';
}

/** Tells where the table that begins at a place ends, if it is no longer than a table of a notice and holds no other; each tag is looked for once. */
function tables(html: string): (from: number) => number {
  const next = (pattern: RegExp): ((from: number) => number) => {
    let known = -1;
    return (from) => {
      if (known >= from) return known;
      pattern.lastIndex = from;
      known = pattern.exec(html)?.index ?? Number.POSITIVE_INFINITY;
      return known;
    };
  };
  const ends = next(/<\/table/gi);
  const begins = next(/<table/gi);
  return (from) => (ends(from) - from > 60_000 || begins(from) < ends(from) ? -1 : ends(from));
}

/** A table of three columns and more becomes rows between bars, as in Markdown; one of two reads as label and value. */
function tableRows(table: string): string | undefined {
  const rows = table
    .split(/<tr(?=[\s>])/i)
    .slice(1)
    .map((row) =>
      row
        .split(/<t[dh](?=[\s>])/i)
        .slice(1)
        .map((cell) =>
          words(
            cell
              .slice(cell.indexOf('>') + 1)
              .replace(/<\/?(?:li|p|br|div)\b[^<>]{0,300}>/gi, ', ')
              .replace(/<[^<>]{0,2000}>/g, ' '),
          )
            .replace(/\|/g, '/')
            .replace(/(?:\s*,)+\s*/g, ', ')
            .replace(/^[,\s]+|[,\s]+$/g, ''),
        ),
    )
    .filter((cells) => cells.length > 0);
  if (rows.length < 2 || rows.length > 300 || (rows[0]?.length ?? 0) < 3) return undefined;
  return `\n\n${rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n\n`;
}

function afterElement(html: string, name: string, from: number): number {
  let at = from;
  for (;;) {
    const end = html.indexOf('</', at);
    if (end < 0) return html.length;
    if (html.slice(end + 2, end + 2 + name.length).toLowerCase() === name) {
      const close = html.indexOf('>', end);
      return close < 0 ? html.length : close + 1;
    }
    at = end + 2;
  }
}

function words(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/&(#x?[0-9a-f]{1,6}|[a-z]{2,8});/gi, (whole, name: string) => entity(name) ?? whole);
}

function entity(name: string): string | undefined {
  if (!name.startsWith('#')) return ENTITIES[name];
  const code = name[1] === 'x' || name[1] === 'X' ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return Number.isFinite(code) && code >= 32 && code < 0x110000 && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '';
}
