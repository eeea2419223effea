// The merge fields of a document, each with its words for whoever has none.

import { LANGS } from '#platform/i18n';
import { layOut } from './laid.ts';
import type { Laid, LaidBlock, LaidInline, LaidPart } from './laid.ts';
import { mergeKeyOf, mergeSlot } from './merge.ts';
import type { MergeKey } from './merge.ts';
import type { NewsletterDocument } from '../contract/newsletter-shapes.ts';

export interface Merge {
  readonly key: MergeKey;
  readonly fallback: string;
}

/** Of every language and variant, each pair once. */
export function mergesOf(document: NewsletterDocument): Merge[] {
  const found = new Map<string, Merge>();
  for (const lang of LANGS) {
    for (const variant of ['A', 'B']) {
      const laid = layOut(document, lang, variant);
      for (const merge of laid === undefined ? [] : ofVersion(laid)) found.set(mergeSlot(merge.key, merge.fallback), merge);
    }
  }
  return [...found.values()];
}

function ofVersion({ subject, preheader, blocks }: Laid): Merge[] {
  return [...ofInline(subject), ...ofInline(preheader), ...blocks.flatMap(ofBlock)];
}

function ofBlock(block: LaidBlock): Merge[] {
  switch (block.kind) {
    case 'heading':
      return ofInline(block.inside);
    case 'text':
      return ofParts(block.parts);
    case 'image':
      return ofInline(block.caption);
    case 'button':
      return ofInline(block.button.label);
    case 'event':
      return [...ofInline(block.title), ...ofParts(block.parts), ...ofInline(block.button?.label ?? [])];
    case 'quote':
      return [...ofInline(block.inside), ...ofInline(block.by)];
    case 'columns':
      return [...ofParts(block.left), ...ofParts(block.right)];
    case 'divider':
      return [];
  }
}

function ofParts(parts: readonly LaidPart[]): Merge[] {
  return parts.flatMap((part) => (part.is === 'list' ? part.items.flatMap(ofInline) : ofInline(part.inside)));
}

function ofInline(inline: readonly LaidInline[]): Merge[] {
  return inline.flatMap((each) => {
    if (each.is === 'merge') {
      const key = mergeKeyOf(each.word);
      return key === undefined ? [] : [{ key, fallback: each.fallback }];
    }
    return 'inside' in each ? ofInline(each.inside) : [];
  });
}
