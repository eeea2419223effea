// A version read once: its marks understood, its links numbered, so that the page, the text and the archive say the same and a link has one number in all of them.

import { LANGS } from '#platform/i18n';
import type { Lang } from '#platform/i18n';
import { parseInline, parseText, parseWords, plainOf, targetOf } from './inline.ts';
import type { Inline, Part } from './inline.ts';
import type { Block, NewsletterDocument, Version } from '../contract/newsletter-shapes.ts';

export interface Target {
  readonly n: number;
  readonly href: string;
}

export type LaidInline =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'bold' | 'italic'; readonly inside: readonly LaidInline[] }
  | { readonly is: 'link'; readonly to: Target; readonly inside: readonly LaidInline[] }
  | { readonly is: 'merge'; readonly word: string; readonly fallback: string }
  | { readonly is: 'break' };

export type LaidPart =
  | { readonly is: 'paragraph'; readonly inside: readonly LaidInline[] }
  | { readonly is: 'list'; readonly ordered: boolean; readonly items: readonly (readonly LaidInline[])[] };

export interface LaidButton {
  readonly label: readonly LaidInline[];
  readonly to: Target;
}

type Of<K extends Block['kind']> = Extract<Block, { kind: K }>;

export type LaidBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly inside: readonly LaidInline[] }
  | { readonly kind: 'text'; readonly parts: readonly LaidPart[] }
  | { readonly kind: 'image'; readonly image: Of<'image'>; readonly to?: Target; readonly caption: readonly LaidInline[] }
  | { readonly kind: 'button'; readonly button: LaidButton }
  | {
      readonly kind: 'event';
      readonly event: Of<'event'>;
      readonly title: readonly LaidInline[];
      readonly parts: readonly LaidPart[];
      readonly button?: LaidButton;
    }
  | { readonly kind: 'quote'; readonly inside: readonly LaidInline[]; readonly by: readonly LaidInline[] }
  | { readonly kind: 'columns'; readonly left: readonly LaidPart[]; readonly right: readonly LaidPart[] }
  | { readonly kind: 'divider' };

/** One language, ready to be set as a page or as text. */
export interface Laid {
  readonly lang: Lang;
  readonly subject: readonly LaidInline[];
  readonly preheader: readonly LaidInline[];
  readonly blocks: readonly LaidBlock[];
  readonly links: readonly NumberedLink[];
}

export interface NumberedLink extends Target {
  readonly lang: Lang;
  /** The words one clicks. */
  readonly label: string;
}

/** Numbers run through all languages of a letter, so that a click names one link of one language. */
export function layOut(document: NewsletterDocument, lang: Lang, variant = 'A'): Laid | undefined {
  let from = 0;
  for (const each of LANGS) {
    const version = document[each];
    if (version === undefined) continue;
    const laid = layVersion(version, each, variant, from);
    if (each === lang) return laid;
    from += laid.links.length;
  }
  return undefined;
}

/** Every link of every language, by its number. */
export function linksOf(document: NewsletterDocument): NumberedLink[] {
  return LANGS.flatMap((lang) => layOut(document, lang)?.links ?? []);
}

function layVersion(version: Version, lang: Lang, variant: string, from: number): Laid {
  const links: NumberedLink[] = [];
  const link = (written: string, label: string): Target | undefined => {
    const href = targetOf(written);
    if (href === undefined) return undefined;
    // A letter or a call is no page: it stands as it is, and nobody counts it.
    if (!/^https?:/i.test(href)) return { n: -1, href };
    links.push({ n: from + links.length, href, lang, label });
    return links.at(-1);
  };
  const inline = (all: readonly Inline[]): LaidInline[] => all.map((each) => laidInline(each, link));
  const parts = (text: string) => parseText(text).map((part) => laidPart(part, inline));
  const line = (text: string) => inline(parseInline(text));
  const words = (text: string) => inline(parseWords(text));
  const second = variant.toUpperCase() === 'B' && version.subjectB.trim() !== '';
  return {
    lang,
    subject: words(second ? version.subjectB : version.subject),
    preheader: words(version.preheader),
    blocks: version.blocks.flatMap((block) => laidBlock(block, { line, words, parts, link }) ?? []),
    links,
  };
}

function laidInline(each: Inline, link: (href: string, label: string) => Target | undefined): LaidInline {
  switch (each.is) {
    case 'link': {
      const to = link(each.href, plainOf(each.inside));
      const inside = each.inside.map((one) => laidInline(one, link));
      return to === undefined ? { is: 'bold', inside } : { is: 'link', to, inside };
    }
    case 'bold':
    case 'italic':
      return { is: each.is, inside: each.inside.map((one) => laidInline(one, link)) };
    case 'merge':
      return { is: 'merge', word: each.word, fallback: each.fallback ?? '' };
    default:
      return each;
  }
}

function laidPart(part: Part, inline: (all: readonly Inline[]) => LaidInline[]): LaidPart {
  return part.is === 'list' ? { ...part, items: part.items.map(inline) } : { is: 'paragraph', inside: inline(part.inside) };
}

interface Layer {
  line(text: string): LaidInline[];
  words(text: string): LaidInline[];
  parts(text: string): LaidPart[];
  link(href: string, label: string): Target | undefined;
}

/** Undefined for a block in which nothing stands yet. */
function laidBlock(block: Block, { line, words, parts, link }: Layer): LaidBlock | undefined {
  switch (block.kind) {
    case 'heading':
      return block.text.trim() === '' ? undefined : { kind: 'heading', level: block.level, inside: line(block.text) };
    case 'text':
      return block.text.trim() === '' ? undefined : { kind: 'text', parts: parts(block.text) };
    case 'image': {
      if (block.imageId === null) return undefined;
      const to = block.href === '' ? undefined : link(block.href, block.alt);
      return { kind: 'image', image: block, caption: line(block.caption), ...(to && { to }) };
    }
    case 'button': {
      const button = buttonOf(block, { words, link });
      return button && { kind: 'button', button };
    }
    case 'event': {
      const { title, text } = block;
      if (title.trim() === '') return undefined;
      const laid = { kind: 'event', event: block, title: line(title), parts: parts(text) } as const;
      const button = buttonOf(block, { words, link });
      return button ? { ...laid, button } : laid;
    }
    case 'quote':
      return block.text.trim() === '' ? undefined : { kind: 'quote', inside: line(block.text.replaceAll('\n', ' ')), by: line(block.by) };
    case 'columns':
      return `${block.left}${block.right}`.trim() === ''
        ? undefined
        : { kind: 'columns', left: parts(block.left), right: parts(block.right) };
    case 'divider':
      return block;
  }
}

function buttonOf(
  { label, href }: { label: string; href: string },
  { words, link }: Pick<Layer, 'words' | 'link'>,
): LaidButton | undefined {
  const to = label.trim() === '' ? undefined : link(href, label.replaceAll('**', ''));
  return to && { label: words(label), to };
}
