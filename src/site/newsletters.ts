// Newsletters for everybody: a list, each letter as a page, a feed in each language, and the pictures of letters. Nothing here knows a reader.

import { archivedLetter, archivedLetters, newsletterPicture } from '#marketing';
import type { Deps } from '#kernel/deps';
import { formatDate, localDate } from '#platform/clock';
import { appError } from '#platform/errors';
import { escapeHtml, html, renderPage } from '#platform/html';
import type { Html } from '#platform/html';
import type { Reply, Request, Server } from '#platform/http';
import { acceptedLang, isLang, LANGS } from '#platform/i18n';
import type { Lang } from '#platform/i18n';
import { STYLESHEET } from './assets.ts';
import { newsletterPhrases } from './newsletter-phrases.ts';

type SiteDeps = Pick<Deps, 'database' | 'policy' | 'config'>;

const { t } = newsletterPhrases;
const NAMES: Readonly<Record<Lang, string>> = { fi: 'Suomi', sv: 'Svenska', en: 'English' };

export function registerNewsletters(app: Server, deps: SiteDeps): void {
  app.get('/uutiskirjeet', async (request, reply) => {
    const lang = wished(request);
    reply.header('vary', 'Accept-Language');
    return send(reply, lang, await listPage(deps, lang));
  });
  app.get('/uutiskirjeet/kuvat/:file', async (request, reply) => {
    const { file } = request.params as { file: string };
    const picture = await newsletterPicture(deps, file);
    if (picture === undefined) throw appError('not-found', 'errors.not-found');
    // Mail programs show it from wherever they stand.
    return reply
      .type(picture.mediaType)
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('cross-origin-resource-policy', 'cross-origin')
      .header('content-security-policy', "default-src 'none'; sandbox")
      .send(Buffer.from(picture.bytes));
  });
  app.get('/uutiskirjeet/syote/:file', async (request, reply) => {
    const lang = /^(fi|sv|en)\.xml$/.exec((request.params as { file: string }).file)?.[1];
    if (!isLang(lang)) throw appError('not-found', 'errors.not-found');
    return reply
      .type('application/rss+xml; charset=utf-8')
      .header('cache-control', 'public, max-age=600')
      .send(await feed(deps, lang));
  });
  for (const path of ['/uutiskirjeet/:slug', '/uutiskirjeet/:slug/:lang']) {
    app.get(path, async (request, reply) => {
      const { slug, lang: named } = request.params as { slug: string; lang?: string };
      if (named !== undefined && !isLang(named)) throw appError('not-found', 'errors.not-found');
      if (named === undefined) reply.header('vary', 'Accept-Language');
      return send(reply, named ?? wished(request), await letterPage(deps, slug, named ?? wished(request)));
    });
  }
}

function wished(request: Request): Lang {
  const asked = (request.query as { lang?: unknown }).lang;
  return isLang(asked) ? asked : acceptedLang(request.headers['accept-language']);
}

function send(reply: Reply, lang: Lang, page: string): Reply {
  return reply.type('text/html; charset=utf-8').header('cache-control', 'public, max-age=300').header('content-language', lang).send(page);
}

function firmOf({ policy }: SiteDeps): string {
  const controller = policy.current()?.policy.controllers[0];
  return controller?.alias ?? controller?.name ?? '';
}

async function listPage(deps: SiteDeps, lang: Lang): Promise<string> {
  const letters = await archivedLetters(deps, lang);
  const rows = letters.map(
    ({ slug, lang: written, title, lead, at }) =>
      html`<li>
        <a href="/uutiskirjeet/${slug}/${written}" ${written !== lang && html`lang="${written}" hreflang="${written}"`}>${title}</a>
        <span class="when">${day(at, lang)}</span>
        ${lead !== '' && html`<p ${written !== lang && html`lang="${written}"`}>${lead}</p>`}
      </li> `,
  );
  const list =
    letters.length === 0
      ? html`<p>${t(lang, 'none')}</p>`
      : html`<ul class="letters">
          ${rows}
        </ul>`;
  const main = html`<section>${list}</section>`;
  return page(deps, { lang, title: t(lang, 'title'), main, languages: (each) => `/uutiskirjeet?lang=${each}` });
}

async function letterPage(deps: SiteDeps, slug: string, lang: Lang): Promise<string> {
  const letter = /^[\w-]{6,40}$/.test(slug) ? await archivedLetter(deps, slug, lang) : undefined;
  if (letter === undefined) throw appError('not-found', 'errors.not-found');
  const { lang: written, title, at, langs, main } = letter;
  return page(deps, {
    lang: written,
    title,
    about: t(written, 'sent', { date: formatDate(localDate(new Date(at)), written) }),
    main: html`<section>${main}</section>
      <p class="back"><a href="/uutiskirjeet?lang=${written}">${t(written, 'all')}</a></p>`,
    languages: (each) => (langs.includes(each) ? `/uutiskirjeet/${slug}/${each}` : undefined),
  });
}

interface Shown {
  readonly lang: Lang;
  readonly title: string;
  readonly about?: string;
  readonly main: Html;
  /** Address of the same page in another language. */
  readonly languages: (lang: Lang) => string | undefined;
}

function page(deps: SiteDeps, { lang, title, about, main, languages }: Shown): string {
  const firm = firmOf(deps);
  const others = LANGS.flatMap((each) => {
    const href = languages(each);
    return href === undefined ? [] : [{ each, href }];
  });
  const items = others.map(
    ({ each, href }) =>
      html`<li><a href="${href}" lang="${each}" hreflang="${each}" ${each === lang && html`aria-current="true"`}>${NAMES[each]}</a></li> `,
  );
  const nav = html`<nav aria-label="${t(lang, 'languages')}">
    <ul>
      ${items}
    </ul>
  </nav>`;
  return renderPage({
    lang,
    title: `${title}, ${firm}`,
    skip: t(lang, 'skip'),
    head: html`<p class="firm">${firm}</p>
      <h1>${title}</h1>
      ${about !== undefined && html`<p class="about">${about}</p>`}
      <div class="bar">
        ${others.length > 1 && nav}
        <p><a href="/seloste/${lang}">${t(lang, 'notice')}</a></p>
      </div>`,
    main,
    foot: html`<p>
      <a href="/uutiskirjeet/syote/${lang}.xml">${t(lang, 'feed')}</a>
    </p>`,
    stylesheet: STYLESHEET,
    alternates: Object.fromEntries(others.map(({ each, href }) => [each, href])),
    feed: { href: `/uutiskirjeet/syote/${lang}.xml`, title: t(lang, 'feedOf', { firm }) },
  });
}

function day(at: string, lang: Lang): Html {
  return html`<time datetime="${at}">${formatDate(localDate(new Date(at)), lang)}</time>`;
}

/** RSS 2.0: titles and leads alone, so that a feed reader counts nobody for us. */
async function feed(deps: SiteDeps, lang: Lang): Promise<string> {
  const root = deps.config.publicUrl.replace(/\/$/, '');
  const firm = firmOf(deps);
  const items = (await archivedLetters(deps, lang, true)).slice(0, 50).map(({ slug, title, lead, at }) => {
    const link = `${root}/uutiskirjeet/${slug}/${lang}`;
    return [
      '<item>',
      `<title>${xml(title)}</title><link>${xml(link)}</link><guid isPermaLink="true">${xml(link)}</guid>`,
      `<pubDate>${new Date(at).toUTCString()}</pubDate>${lead === '' ? '' : `<description>${xml(lead)}</description>`}`,
      '</item>',
    ].join('\n');
  });
  const self = `${root}/uutiskirjeet/syote/${lang}.xml`;
  const title = t(lang, 'feedOf', { firm });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>',
    `<title>${xml(title)}</title><link>${xml(`${root}/uutiskirjeet?lang=${lang}`)}</link><description>${xml(title)}</description>`,
    `<language>${lang}</language><atom:link href="${xml(self)}" rel="self" type="application/rss+xml"/>`,
    ...items,
    '</channel></rss>\n',
  ].join('\n');
}

/** XML knows fewer characters than a letter may hold. */
function xml(text: string): string {
  return escapeHtml(text.replace(/[\p{Cc}\uFFFE\uFFFF]/gu, ' '));
}
