// A letter filled for one reader who only looks: what the sender does with bytes, done with text.

import { escapeHtml } from '#platform/html';
import type { Piece } from '#platform/mail';
import { oneLine } from './render/out.ts';

export function filled(pieces: readonly Piece[], values: Readonly<Record<string, string>>, page: boolean): string {
  return pieces
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      // Nobody's looking is counted here.
      if (piece.as === 'dot') return '';
      const value = oneLine(values[piece.slot] ?? (piece.as === 'url' ? '#' : ''));
      return page ? escapeHtml(value) : value;
    })
    .join('');
}
