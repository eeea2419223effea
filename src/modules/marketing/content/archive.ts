// Letters that have left, for everybody: what they said, and nothing of those who got them.

import type { Deps } from '#kernel/deps';
import { html } from '#platform/html';
import type { Html } from '#platform/html';
import { isLang, LANGS } from '#platform/i18n';
import type { Lang } from '#platform/i18n';
import { brandOf } from './brand.ts';
import { imageIds, readDocument } from './content.ts';
import { pictureOf } from './images.ts';
import { layOut } from './laid.ts';
import { fixedParts } from './look-of.ts';
import { imagesByIds, publicRow, publicRows } from './queries.ts';
import type { PublicRow } from './queries.ts';
import { publicBlocks, publicParts, publicWords } from './render/public.ts';
import { letterWords } from './words.ts';

export interface ArchivedLetter {
  readonly slug: string;
  readonly lang: Lang;
  readonly title: string;
  readonly lead: string;
  /** When it began to leave. */
  readonly at: string;
  readonly langs: readonly Lang[];
}

const MOST = 200;

/** The latest first, each in the language asked for or in its own; with `only`, those that are written in that language. */
export async function archivedLetters({ database }: Pick<Deps, 'database'>, lang: Lang, only = false): Promise<ArchivedLetter[]> {
  const letters = (await publicRows(database.db, MOST)).map((row) => summaryOf(row, lang));
  return only ? letters.filter((letter) => letter.lang === lang) : letters;
}

/** One letter as a page, or undefined when there is none to be shown. */
export async function archivedLetter(
  { database }: Pick<Deps, 'database'>,
  slug: string,
  lang: Lang,
): Promise<(ArchivedLetter & { readonly main: Html }) | undefined> {
  const row = await publicRow(database.db, slug);
  if (row === undefined) return undefined;
  const summary = summaryOf(row, lang);
  const document = readDocument(row.document);
  const laid = layOut(document, summary.lang);
  const pictures = new Map((await imagesByIds(database.db, imageIds(document))).map((each) => [each.id, pictureOf(each, '')]));
  const { signature } = await brandOf(database.db);
  const main = html`${publicBlocks(laid?.blocks ?? [], { lang: summary.lang, pictures })}${publicParts(fixedParts(signature[summary.lang]))}`;
  return { ...summary, main };
}

function summaryOf({ slug, document: text, main_lang, begun_at }: PublicRow, lang: Lang): ArchivedLetter {
  const document = readDocument(text);
  const langs = LANGS.filter((each) => document[each] !== undefined);
  const shown =
    document[lang] !== undefined ? lang : isLang(main_lang) && document[main_lang] !== undefined ? main_lang : (langs[0] ?? 'fi');
  const laid = layOut(document, shown);
  const title = publicWords(laid?.subject ?? []) || letterWords.t(shown, 'untitled');
  return { slug, lang: shown, title, lead: publicWords(laid?.preheader ?? []), at: begun_at, langs };
}
