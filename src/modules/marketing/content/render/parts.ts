// Paragraphs, lists and what stands in them, with styles at each element.

import { escapeHtml } from '#platform/html';
import type { Piece } from '#platform/mail';
import { LETTER_LIGHT } from '../colour.ts';
import type { LaidInline, LaidPart, Target } from '../laid.ts';
import type { Look } from './look.ts';
import { mergePiece, Out } from './out.ts';
import { SERIF } from './type.ts';

const { ink, muted } = LETTER_LIGHT;

export interface Set {
  readonly size: number;
  readonly line: number;
  readonly gap: number;
  readonly family: string;
  readonly muted: boolean;
  /** Colour of links. */
  readonly link: string;
}

/** Type of what is read. */
export function reading({ accents }: Pick<Look, 'accents'>, more: Partial<Set> = {}): Set {
  return { size: 17, line: 26, gap: 16, family: SERIF, muted: false, link: accents.link, ...more };
}

export function partsOf(parts: readonly LaidPart[], set: Set): Piece[] {
  const out = new Out();
  const type = `font:${set.size}px/${set.line}px ${set.family};color:${set.muted ? muted : ink}`;
  const tone = set.muted ? 'lp-muted' : 'lp-ink';
  for (const part of parts) {
    if (part.is === 'paragraph') {
      out.put(`<p class="${tone}" style="margin:0 0 ${set.gap}px;${type}">`, ...inlinePieces(part.inside, set.link), '</p>\n');
    } else {
      const tag = part.ordered ? 'ol' : 'ul';
      out.put(`<${tag} class="${tone}" style="margin:0 0 ${set.gap}px;padding:0 0 0 26px;${type}">`);
      for (const item of part.items) out.put('<li style="margin:0 0 6px">', ...inlinePieces(item, set.link), '</li>');
      out.put(`</${tag}>\n`);
    }
  }
  return out.pieces;
}

export function inlinePieces(inline: readonly LaidInline[], link: string): Piece[] {
  const out = new Out();
  for (const each of inline) {
    switch (each.is) {
      case 'text':
        out.put(escapeHtml(each.text));
        break;
      case 'break':
        out.put('<br>');
        break;
      case 'merge':
        out.put(mergePiece(each, 'html') ?? escapeHtml(each.fallback));
        break;
      case 'link':
        out.put('<a class="lp-link" href="', addressOf(each.to), `" style="color:${link}">`, ...inlinePieces(each.inside, link), '</a>');
        break;
      default: {
        const tag = each.is === 'bold' ? 'strong' : 'em';
        out.put(`<${tag}>`, ...inlinePieces(each.inside, link), `</${tag}>`);
      }
    }
  }
  return out.pieces;
}

/** A page's address is a slot, one for each link; letters and calls, and what the firm signs with, stand as they are. */
export function addressOf({ n, href }: Target): Piece {
  return n < 0 ? escapeHtml(href) : { slot: `link:${n}`, as: 'url' };
}
