/** The notice as the server rendered it, read in serif; only plain text markup is taken over, nothing that acts. */
import { useEffect, useRef } from 'react';
import type { Lang } from '../i18n/index.ts';
import './notice-text.css';

const ALLOWED = new Set([
  'A',
  'ABBR',
  'ARTICLE',
  'ASIDE',
  'B',
  'BLOCKQUOTE',
  'BR',
  'CAPTION',
  'CODE',
  'COL',
  'COLGROUP',
  'DD',
  'DETAILS',
  'DIV',
  'DL',
  'DT',
  'EM',
  'FIGURE',
  'FOOTER',
  'H1',
  'H2',
  'H3',
  'H4',
  'HEADER',
  'HR',
  'I',
  'LI',
  'NAV',
  'OL',
  'P',
  'SECTION',
  'SMALL',
  'SPAN',
  'STRONG',
  'SUMMARY',
  'SUP',
  'TABLE',
  'TBODY',
  'TD',
  'TH',
  'THEAD',
  'TIME',
  'TR',
  'UL',
]);
const KEPT = new Set([
  'id',
  'href',
  'lang',
  'scope',
  'colspan',
  'rowspan',
  'datetime',
  'class',
  'start',
  'title',
  'open',
  'aria-label',
  'aria-labelledby',
]);

export function NoticeText({ html, lang }: { html: string; lang: Lang }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // A whole page brings its own style sheet; only what stands in its main part is read.
    const part = /<main[^>]*>([\s\S]*)<\/main>/i.exec(html)?.[1] ?? html;
    const source = new DOMParser().parseFromString(part, 'text/html').body;
    clean(source);
    place.current?.replaceChildren(...source.childNodes);
    const wanted = decodeURIComponent(location.hash.slice(1));
    if (wanted !== '' && place.current) sought(place.current, wanted)?.scrollIntoView();
  }, [html]);
  return <div ref={place} className="notice-text" lang={lang} />;
}

function clean(parent: Element): void {
  for (const element of Array.from(parent.children)) {
    if (!ALLOWED.has(element.tagName)) {
      element.remove();
      continue;
    }
    for (const { name } of Array.from(element.attributes)) if (!KEPT.has(name)) element.removeAttribute(name);
    // Classes of the server's page get a name of their own, so that no rule of ours meets them by chance.
    if (element.className !== '')
      element.className = element.className
        .split(/\s+/)
        .map((name) => `notice-${name}`)
        .join(' ');
    const href = element.getAttribute('href');
    if (href !== null && !/^(#|\/(?!\/)|https:|mailto:|tel:)/i.test(href)) element.removeAttribute('href');
    clean(element);
  }
}

/** A part by its own id, or a section by the number that the notice prints ('section-6'). */
function sought(notice: Element, wanted: string): Element | undefined {
  const number = /^section-(\d+)$/.exec(wanted)?.[1];
  if (number === undefined) return notice.querySelector(`#${CSS.escape(wanted)}`) ?? undefined;
  return [...notice.querySelectorAll('h2')].find((heading) => heading.querySelector('.notice-no')?.textContent === number);
}
