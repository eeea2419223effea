// The content of a mailing: one document in up to three languages, saved as it is written, fixed when the mailing leaves.

import type { Deps } from '#kernel/deps';
import type { CompiledPolicy } from '#kernel/policy';
import type { Conn, Tx } from '#platform/db';
import { appError } from '#platform/errors';
import { isLang, LANGS } from '#platform/i18n';
import type { Lang } from '#platform/i18n';
import { inForce } from '../features.ts';
import { problemsOf } from './check.ts';
import type { Problem } from './check.ts';
import { linksOf } from './laid.ts';
import type { NumberedLink } from './laid.ts';
import { contentRow, deleteContent, imagesByIds, insertContent, mailingRow, templateRow, updateContent } from './queries.ts';
import type { MailingRow } from './queries.ts';
import { documentSchema } from '../contract/newsletter-shapes.ts';
import type { NewsletterDocument, Version } from '../contract/newsletter-shapes.ts';
import { starterOf } from './starters.ts';
import type { NewsletterContentTable } from './tables.ts';

export interface Content {
  readonly mailingId: string;
  readonly mainLang: Lang;
  readonly public: boolean;
  readonly document: NewsletterDocument;
  readonly version: number;
  readonly changedAt: string;
  readonly slug: string;
}

/** An empty letter in one language. */
export function blankNewsletter(lang: Lang): NewsletterDocument {
  return { [lang]: blankVersion() };
}

export function blankVersion(): Version {
  return { subject: '', subjectB: '', preheader: '', blocks: [] };
}

export interface NewContent {
  readonly mailingId: string;
  readonly accountId: string;
  readonly lang: Lang;
  /** A template of the firm's own or one that comes with the house; an empty letter when absent. */
  readonly templateId?: string | undefined;
  /** False for letters that belong to no archive, such as those of an automation. */
  readonly public?: boolean;
}

type WriteDeps = Pick<Deps, 'clock' | 'ids'>;

/** Begins the content of a mailing, in the transaction that makes it. @throws errors.newsletter-template */
export async function createContent(
  tx: Tx,
  deps: WriteDeps,
  { mailingId, accountId, lang, templateId, public: open = true }: NewContent,
): Promise<void> {
  const document = templateId === undefined ? blankNewsletter(lang) : await documentOfTemplate(tx, templateId, [lang]);
  const main = document[lang] === undefined ? (LANGS.find((each) => document[each] !== undefined) ?? lang) : lang;
  await insertContent(tx, newRow(deps, { mailingId, accountId, mainLang: main, document, public: open }));
}

/** The content of one mailing as that of another. @throws errors.newsletter-not-found */
export async function copyContent(
  tx: Tx,
  deps: WriteDeps,
  { from, to, accountId }: { from: string; to: string; accountId: string },
): Promise<void> {
  const { mainLang, document, public: open } = await contentOnFile(tx, from);
  await insertContent(tx, newRow(deps, { mailingId: to, accountId, mainLang, document, public: open }));
}

/** No public page, until somebody says otherwise. @throws errors.newsletter-not-found */
export async function keepOffArchive(
  tx: Tx,
  { clock }: Pick<Deps, 'clock'>,
  { mailingId, accountId }: { mailingId: string; accountId: string },
): Promise<void> {
  const { mainLang, document, version, public: open } = await contentOnFile(tx, mailingId);
  if (!open) return;
  const now = { document: JSON.stringify(document), public: 0, account_id: accountId, changed_at: clock.now().toISOString() };
  await updateContent(tx, mailingId, version, { main_lang: mainLang, ...now });
}

/** Goes with its mailing. */
export async function removeContent(tx: Tx, mailingId: string): Promise<void> {
  await deleteContent(tx, mailingId);
}

type Row = Pick<Content, 'mailingId' | 'mainLang' | 'document' | 'public'> & { readonly accountId: string };

function newRow({ clock, ids }: WriteDeps, { mailingId, accountId, mainLang, document, public: open }: Row): NewsletterContentTable {
  return {
    id: ids.next(),
    mailing_id: mailingId,
    main_lang: mainLang,
    document: JSON.stringify(document),
    public: open ? 1 : 0,
    slug: ids.token(9),
    account_id: accountId,
    changed_at: clock.now().toISOString(),
    version: 1,
  };
}

/** Those of the house speak every language and are taken in these alone: nobody gets words that nobody has written over. @throws errors.newsletter-template */
export async function documentOfTemplate(conn: Conn, id: string, langs: readonly Lang[]): Promise<NewsletterDocument> {
  const starter = starterOf(id);
  if (starter !== undefined) return Object.fromEntries(langs.map((lang) => [lang, starter[lang]]));
  const row = await templateRow(conn, id);
  if (!row) throw appError('not-found', 'errors.newsletter-template');
  return readDocument(row.document);
}

/** @throws errors.newsletter-not-found */
export async function contentOnFile(conn: Conn, mailingId: string): Promise<Content> {
  const row = await contentRow(conn, mailingId);
  if (!row) throw appError('not-found', 'errors.newsletter-not-found');
  return {
    mailingId: row.mailing_id,
    mainLang: isLang(row.main_lang) ? row.main_lang : 'fi',
    public: row.public === 1,
    document: readDocument(row.document),
    version: row.version,
    changedAt: row.changed_at,
    slug: row.slug,
  };
}

export function readDocument(text: string): NewsletterDocument {
  return documentSchema.parse(JSON.parse(text));
}

export interface Saved {
  readonly version: number;
  readonly mainLang: Lang;
  readonly public: boolean;
  readonly document: NewsletterDocument;
}

/** Saves what is being written, finished or not. @throws errors.newsletter-not-found, errors.newsletter-locked, errors.version-conflict */
export function saveContent(deps: Deps, accountId: string, mailingId: string, saved: Saved): Promise<void> {
  return deps.database.tx(async (tx) => {
    const mailing = await mailingRow(tx, mailingId);
    if (!mailing) throw appError('not-found', 'errors.newsletter-not-found');
    if (!isOpen(mailing)) throw appError('conflict', 'errors.newsletter-locked');
    const change = {
      main_lang: saved.mainLang,
      document: JSON.stringify(saved.document),
      public: saved.public ? 1 : 0,
      account_id: accountId,
      changed_at: deps.clock.now().toISOString(),
    };
    if (!(await updateContent(tx, mailingId, saved.version, change))) throw appError('conflict', 'errors.version-conflict');
  });
}

/** Whether the letter may still change: what has begun to leave is the same for all who get it. An automation changes while it rests. */
export function isOpen({ kind, state }: MailingRow): boolean {
  return state === 'draft' || (kind === 'automation' && state === 'paused');
}

export interface ContentSummary {
  readonly langs: readonly Lang[];
  readonly mainLang: Lang;
  readonly subjects: readonly { readonly lang: Lang; readonly a: string; readonly b: string }[];
  /** True when every version has a second subject to be tried against the first. */
  readonly twoSubjects: boolean;
  readonly problems: readonly Problem[];
  /** Nothing stops it. */
  readonly ready: boolean;
  readonly links: readonly NumberedLink[];
  readonly version: number;
  readonly changedAt: string;
  /** Public page of the letter once it leaves. */
  readonly archivePath: string | null;
}

/** What others need to know of a letter without reading it. @throws errors.newsletter-not-found */
export async function contentOf(deps: Pick<Deps, 'policy'>, conn: Conn, mailingId: string): Promise<ContentSummary> {
  const content = await contentOnFile(conn, mailingId);
  const mailing = await mailingRow(conn, mailingId);
  const problems = await problemsOfContent(conn, inForce(deps), content, mailing?.purpose_id ?? null);
  const { document, mainLang, version, changedAt } = content;
  const langs = LANGS.filter((lang) => document[lang] !== undefined);
  const subjects = langs.map((lang) => ({ lang, a: document[lang]?.subject ?? '', b: document[lang]?.subjectB ?? '' }));
  return {
    langs,
    mainLang,
    subjects,
    twoSubjects: subjects.length > 0 && subjects.every(({ b }) => b.trim() !== ''),
    problems,
    ready: !problems.some(({ stops }) => stops),
    links: linksOf(document),
    version,
    changedAt,
    archivePath: content.public ? archivePath(content.slug) : null,
  };
}

export function archivePath(slug: string, lang?: Lang): string {
  return lang === undefined ? `/uutiskirjeet/${slug}` : `/uutiskirjeet/${slug}/${lang}`;
}

export async function problemsOfContent(
  conn: Conn,
  policy: CompiledPolicy,
  { document, mainLang }: Pick<Content, 'document' | 'mainLang'>,
  purposeId: string | null,
): Promise<Problem[]> {
  const images = new Set((await imagesByIds(conn, imageIds(document))).map(({ id }) => id));
  return problemsOf(document, { policy, purposeId, mainLang, images });
}

export function imageIds(document: NewsletterDocument): string[] {
  const blocks = LANGS.flatMap((lang) => document[lang]?.blocks ?? []);
  return [...new Set(blocks.flatMap((block) => (block.kind === 'image' && block.imageId !== null ? [block.imageId] : [])))];
}
