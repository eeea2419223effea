// Pieces of a letter as they are written: fixed text runs together, what differs from reader to reader is a slot.

import type { Piece } from '#platform/mail';
import type { LaidInline } from '../laid.ts';
import { mergeKeyOf, mergeSlot } from '../merge.ts';

export class Out {
  readonly pieces: Piece[] = [];

  put(...more: readonly Piece[]): this {
    for (const piece of more) {
      const last = this.pieces.at(-1);
      if (typeof piece === 'string' && typeof last === 'string') this.pieces[this.pieces.length - 1] = last + piece;
      else if (piece !== '') this.pieces.push(piece);
    }
    return this;
  }
}

/** What a merge field shows: a slot, or for a word that is no merge field nothing but the words for whoever has none. */
export function mergePiece({ word, fallback }: Extract<LaidInline, { is: 'merge' }>, as: 'text' | 'html'): Piece | undefined {
  const key = mergeKeyOf(word);
  return key === undefined ? undefined : { slot: mergeSlot(key, fallback), as };
}

/** Words without marks: of a subject, of what stands beside it in the list of letters, of a button. */
export function wordPieces(inline: readonly LaidInline[], as: 'text' | 'html', escape: (text: string) => string): Piece[] {
  const out = new Out();
  for (const each of inline) {
    if (each.is === 'text') out.put(escape(each.text));
    else if (each.is === 'break') out.put(' ');
    else if (each.is === 'merge') out.put(mergePiece(each, as) ?? escape(each.fallback));
    else out.put(...wordPieces(each.inside, as, escape));
  }
  return out.pieces;
}

/** One line without line breaks, which could end a header. */
export function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ');
}
