// What stops a letter from being sent, and what would only make it better: read anew whenever it is shown, tested or sent, because the declaration may have changed since it was written.

import type { CompiledPolicy } from '#kernel/policy';
import { LANGS } from '#platform/i18n';
import type { Lang, Text } from '#platform/i18n';
import { parseText, parseWords, plainOf, targetOf } from './inline.ts';
import type { Inline } from './inline.ts';
import { fieldNamed, mergeFields, mergeKeyOf } from './merge.ts';
import { problemText } from './problem-words.ts';
import type { ProblemCode } from './problem-words.ts';
import type { Block, NewsletterDocument, Version } from '../contract/newsletter-shapes.ts';

export interface Problem {
  readonly code: ProblemCode;
  readonly lang: Lang;
  /** The block, or the line above the blocks. */
  readonly where: string;
  /** False for advice. */
  readonly stops: boolean;
  readonly said: Text;
  /** Of a refused merge field: as it was written, and the clause that does not keep it. */
  readonly name?: string;
  readonly clause?: string;
}

export interface Known {
  readonly policy: CompiledPolicy;
  /** Null in a template, which has no purpose yet. */
  readonly purposeId: string | null;
  readonly mainLang: Lang;
  readonly images: ReadonlySet<string>;
}

const LONG_SUBJECT = 70;

export function problemsOf(document: NewsletterDocument, known: Known): Problem[] {
  const versions = LANGS.flatMap((lang) => {
    const version = document[lang];
    return version === undefined ? [] : problemsOfVersion(version, lang, known);
  });
  return document[known.mainLang] === undefined
    ? [problem('main-missing', { lang: known.mainLang, where: 'version' }), ...versions]
    : versions;
}

function problemsOfVersion(version: Version, lang: Lang, known: Known): Problem[] {
  const at = (where: string) => ({ lang, where });
  const { subject, preheader, blocks } = version;
  const filled = blocks.some((block) => block.kind !== 'divider' && !isBare(block));
  return [
    ...(subject.trim() === '' ? [problem('subject-missing', at('subject'))] : []),
    ...(subject.length > LONG_SUBJECT ? [advice('subject-long', at('subject'))] : []),
    ...(preheader.trim() === '' ? [advice('preheader-missing', at('preheader'))] : []),
    ...(filled ? [] : [problem('empty', at('blocks'))]),
    ...(blocks.filter((block) => block.kind === 'heading' && block.level === 1 && block.text.trim() !== '').length > 1
      ? [advice('heading-first', at('blocks'))]
      : []),
    ...(['subject', 'subjectB', 'preheader'] as const).flatMap((line) => inlineProblems(parseWords(version[line]), at(line), known)),
    ...blocks.flatMap((block) => blockProblems(block, at(block.id), known)),
  ];
}

function isBare(block: Block): boolean {
  switch (block.kind) {
    case 'heading':
    case 'text':
    case 'quote':
      return block.text.trim() === '';
    case 'columns':
      return `${block.left}${block.right}`.trim() === '';
    case 'image':
      return block.imageId === null;
    case 'button':
      return block.label.trim() === '';
    case 'event':
      return block.title.trim() === '';
    case 'divider':
      return true;
  }
}

interface At {
  readonly lang: Lang;
  readonly where: string;
}

function blockProblems(block: Block, at: At, known: Known): Problem[] {
  const texts = textsOf(block).flatMap((text) => parseText(text));
  const inline = texts.flatMap((part) => (part.is === 'list' ? part.items.flat() : [...part.inside]));
  return [...shapeProblems(block, at, known), ...inlineProblems(inline, at, known), ...wordProblems(block, at, known)];
}

/** Texts with marks. */
function textsOf(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
    case 'text':
      return [block.text];
    case 'quote':
      return [block.text, block.by];
    case 'columns':
      return [block.left, block.right];
    case 'event':
      return [block.title, block.text];
    case 'image':
      return [block.caption];
    default:
      return [];
  }
}

function wordProblems(block: Block, at: At, known: Known): Problem[] {
  return block.kind === 'button' || block.kind === 'event' ? inlineProblems(parseWords(block.label), at, known) : [];
}

function shapeProblems(block: Block, at: At, { images }: Known): Problem[] {
  switch (block.kind) {
    case 'image': {
      const { imageId, alt, decorative, href } = block;
      const found: Problem[] = [];
      if (imageId === null) found.push(problem('image-none', at));
      else if (!images.has(imageId)) found.push(problem('image-gone', at));
      if (imageId !== null && alt.trim() === '' && (!decorative || href !== '')) found.push(problem('image-alt', at));
      return [...found, ...hrefProblems(href, at)];
    }
    case 'button':
      return (block.label.trim() === '') !== (block.href === '') || block.href === ''
        ? [problem('button-half', at)]
        : hrefProblems(block.href, at);
    case 'event':
      return [
        ...(block.title.trim() === '' ? [problem('event-title', at)] : []),
        ...(block.day === '' ? [problem('event-day', at)] : []),
        ...((block.label.trim() === '') === (block.href === '') ? hrefProblems(block.href, at) : [problem('button-half', at)]),
      ];
    default:
      return [];
  }
}

function hrefProblems(href: string, at: At): Problem[] {
  if (href === '') return [];
  if (href.includes('{{')) return [problem('link-merge', at)];
  return targetOf(href) === undefined ? [problem('link-invalid', at, { name: href })] : [];
}

function inlineProblems(inline: readonly Inline[], at: At, known: Known): Problem[] {
  return inline.flatMap((each) => {
    switch (each.is) {
      case 'merge':
        return mergeProblems(each, at, known);
      case 'link':
        return [
          ...(each.href === '' ? [problem('link-invalid', at, { name: plainOf(each.inside) })] : hrefProblems(each.href, at)),
          ...inlineProblems(each.inside, at, known),
        ];
      case 'bold':
      case 'italic':
        return inlineProblems(each.inside, at, known);
      default:
        return [];
    }
  });
}

/** A field is refused by the name that was written and the clause that does not keep it. */
function mergeProblems({ word, fallback }: Extract<Inline, { is: 'merge' }>, at: At, { policy, purposeId }: Known): Problem[] {
  const key = mergeKeyOf(word);
  if (key === undefined) {
    const named = fieldNamed(policy, word);
    if (named?.sealed !== true) return [{ ...problem('merge-unknown', at, { name: word }), name: word }];
    const { section, clauses } = named.clause;
    const said = { name: named.name, section, clauses: cited(clauses) };
    return [{ ...problem('merge-sealed', at, said), name: word, clause: clauseText(named.clause) }];
  }
  const field = mergeFields(policy, purposeId).find((each) => each.key === key);
  if (field?.kept === false) {
    const purpose = policy.purposes.get(purposeId ?? '')?.name ?? purposeId ?? '';
    const said = { name: field.name, purpose, section: field.clause.section, clauses: cited(field.clause.clauses) };
    return [{ ...problem('merge-undeclared', at, said), name: word, clause: clauseText(field.clause) }];
  }
  return fallback === undefined ? [{ ...problem('merge-fallback', at, { name: word, example: `{{${word}|…}}` }), name: word }] : [];
}

function cited(clauses: readonly string[]): string {
  return clauses.length === 0 ? '' : `: ${clauses.slice(0, 3).join(', ')}`;
}

function clauseText({ section, clauses }: { section: number; clauses: readonly string[] }): string {
  return [String(section), ...clauses].join(' ');
}

function problem(code: ProblemCode, at: At, params: Readonly<Record<string, string | number | Text>> = {}): Problem {
  return { code, ...at, stops: true, said: problemText(code, params) };
}

function advice(code: ProblemCode, at: At): Problem {
  return { ...problem(code, at), stops: false };
}
