// The notice has an address of its own, open to everyone, without cookies or script, in each language and each version (GDPR Art. 12(1)).

import { noticeOf, noticePage, noticeTypst } from '#kernel/policy';
import type { NoticeLinks } from '#kernel/policy';
import { sha256hex } from '#platform/crypto';
import { appError } from '#platform/errors';
import { limits } from '#platform/http';
import type { Reply, Request, Server } from '#platform/http';
import { acceptedLang, isLang } from '#platform/i18n';
import type { Lang } from '#platform/i18n';
import { renderPdf } from '#platform/pdf';
import { registerAssets, STYLESHEET } from './assets.ts';
import { notYetPage, versionsPage } from './pages.ts';
import type { NoticeShelf, PublishedNotice } from './shelf.ts';

export interface SiteDeps {
  readonly notices: NoticeShelf;
  /** True on a listener of its own, where the front page is the notice. */
  readonly home?: boolean;
}

interface Shelved {
  readonly page: string;
  readonly etag: string;
}

/** Registers every public page on the server. */
export function registerSite(app: Server, { notices, home = false }: SiteDeps): void {
  const shelve = createShelf();
  registerAssets(app);
  if (home) app.get('/', async (_request, reply) => reply.redirect('/seloste'));
  app.get('/seloste', async (request, reply) => {
    const current = notices.current();
    const lang = wished(request, current);
    reply.header('vary', 'Accept-Language');
    if (current === null) return notYet(reply, lang);
    return send(request, reply, shelve(current, lang, linksOf(null)), lang);
  });
  app.get('/seloste/:lang', async (request, reply) => {
    const lang = langParam(request);
    const current = notices.current();
    if (current === null) return notYet(reply, lang);
    return send(request, reply, shelve(current, lang, linksOf(null)), lang);
  });
  registerVersions(app, notices, shelve);
  registerPdf(app, notices);
}

function registerVersions(app: Server, notices: NoticeShelf, shelve: ReturnType<typeof createShelf>): void {
  app.get('/seloste/versiot', async (request, reply) => {
    const current = notices.current();
    const asked = (request.query as { lang?: unknown }).lang;
    const lang = isLang(asked) ? asked : wished(request, current);
    reply.header('vary', 'Accept-Language');
    if (current === null) return notYet(reply, lang);
    return send(request, reply, shelved(versionsPage(lang, current, await notices.versions())), lang);
  });
  for (const path of ['/seloste/versiot/:no', '/seloste/versiot/:no/:lang']) {
    app.get(path, async (request, reply) => {
      const { no, lang: named } = request.params as { no: string; lang?: string };
      const found = await versionOf(notices, no);
      const current = notices.current();
      if (found === null || current === null) throw appError('not-found', 'errors.not-found');
      const lang = named === undefined ? wished(request, found) : langParam(request);
      reply.header('vary', 'Accept-Language');
      return send(request, reply, shelve(found, lang, linksOf(found, current)), lang);
    });
  }
}

function registerPdf(app: Server, notices: NoticeShelf): void {
  const print = createPress();
  app.get('/seloste.pdf', { config: { rateLimit: limits.link } }, async (request, reply) => {
    const { lang: asked, v } = request.query as { lang?: unknown; v?: unknown };
    const notice = typeof v === 'string' ? await versionOf(notices, v) : notices.current();
    if (notice === null) throw appError('not-found', 'errors.not-found');
    const lang = isLang(asked) ? asked : wished(request, notice);
    return reply
      .type('application/pdf')
      .header('cache-control', 'public, max-age=300')
      .header('vary', 'Accept-Language')
      .header('content-language', lang)
      .header('content-disposition', `inline; filename="seloste-${notice.versionNo}-${lang}.pdf"`)
      .send(await print(notice, lang));
  });
}

const MOST_PRINTS = 12;

/** The press prints one document at a time: many readers share one printing. */
function createPress(): (notice: PublishedNotice, lang: Lang) => Promise<Buffer> {
  const kept = new Map<string, Of & { pdf: Promise<Buffer> }>();
  return (notice, lang) => {
    const key = `${notice.versionNo}.${lang}`;
    const known = kept.get(key);
    if (known !== undefined && isOf(known, notice)) return known.pdf;
    const pdf = renderPdf(noticeTypst(documentOf(notice), lang)).then((bytes) => Buffer.from(bytes));
    keep(kept, key, { ...of(notice), pdf }, MOST_PRINTS);
    pdf.catch(() => kept.delete(key));
    return pdf;
  };
}

/** The newest stay; the oldest gives way. */
function keep<T>(kept: Map<string, T>, key: string, value: T, most: number): void {
  kept.delete(key);
  kept.set(key, value);
  for (const oldest of kept.size > most ? [...kept.keys()].slice(0, 1) : []) kept.delete(oldest);
}

async function versionOf(notices: NoticeShelf, no: string): Promise<PublishedNotice | null> {
  return /^\d{1,6}$/.test(no) ? notices.version(Number(no)) : null;
}

function documentOf({ policy, versionNo, effectiveFrom, reference }: PublishedNotice) {
  return noticeOf(policy, { no: versionNo, effectiveFrom }, reference);
}

/** What a page was made of; the same number may be another declaration after a restore, and a fact of law may be corrected. */
type Of = Pick<PublishedNotice, 'policy' | 'reference'>;

function of({ policy, reference }: PublishedNotice): Of {
  return { policy, reference };
}

function isOf(known: Of, notice: PublishedNotice): boolean {
  return known.policy === notice.policy && known.reference === notice.reference;
}

const MOST_KEPT = 30;

/** Pages are made once per version, language and what is in force; the oldest gives way. */
function createShelf(): (notice: PublishedNotice, lang: Lang, links: NoticeLinks) => Shelved {
  const kept = new Map<string, Of & { made: Shelved }>();
  return (notice, lang, links) => {
    const key = `${notice.versionNo}.${lang}.${links.language?.(lang)}.${links.inForce?.coming}`;
    const known = kept.get(key);
    if (known !== undefined && isOf(known, notice)) return known.made;
    const made = shelved(noticePage(documentOf(notice), lang, { links, stylesheet: STYLESHEET }));
    keep(kept, key, { ...of(notice), made }, MOST_KEPT);
    return made;
  };
}

function shelved(page: string): Shelved {
  return { page, etag: `"${sha256hex(page).slice(0, 24)}"` };
}

const ownPages = (lang: Lang) => `/omat?lang=${lang}`;

/** Addresses of the version in force, or of one version. */
function linksOf(version: PublishedNotice | null, current?: PublishedNotice): NoticeLinks {
  if (version === null) {
    return {
      language: (lang) => `/seloste/${lang}`,
      pdf: (lang) => `/seloste.pdf?lang=${lang}`,
      versions: '/seloste/versiot',
      own: ownPages,
    };
  }
  const { versionNo } = version;
  const links = {
    language: (lang: Lang) => `/seloste/versiot/${versionNo}/${lang}`,
    pdf: (lang: Lang) => `/seloste.pdf?lang=${lang}&v=${versionNo}`,
    versions: '/seloste/versiot',
    own: ownPages,
  };
  if (current === undefined || current.versionNo === versionNo) return links;
  return { ...links, inForce: { href: '/seloste', coming: version.withdrawn !== true && versionNo > current.versionNo } };
}

function wished(request: Request, notice: PublishedNotice | null): Lang {
  return acceptedLang(request.headers['accept-language'], notice?.policy.language);
}

function langParam(request: Request): Lang {
  const { lang } = request.params as { lang?: string };
  if (!isLang(lang)) throw appError('not-found', 'errors.not-found');
  return lang;
}

function notYet(reply: Reply, lang: Lang) {
  return reply.type('text/html; charset=utf-8').header('content-language', lang).send(notYetPage(lang));
}

/** Nobody's data are on these pages, so they may be kept, but never used without asking whether they still hold. */
function send(request: Request, reply: Reply, { page, etag }: Shelved, lang: Lang) {
  reply.header('cache-control', 'public, no-cache').header('etag', etag).header('content-language', lang);
  if (request.headers['if-none-match'] === etag) return reply.code(304).send();
  return reply.type('text/html; charset=utf-8').send(page);
}
