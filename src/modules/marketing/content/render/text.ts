// The text twin: made from the same blocks, so that it holds every word, every address and every thing that law asks.

import type { Lang } from '#platform/i18n';
import type { Piece } from '#platform/mail';
import type { Laid, LaidBlock, LaidButton, LaidInline, LaidPart } from '../laid.ts';
import { letterWords } from '../words.ts';
import { footerLinks, senderLine } from './footer.ts';
import type { Look } from './look.ts';
import { mergePiece, Out, wordPieces } from './out.ts';
import { addressOf } from './parts.ts';
import { whenText } from './when.ts';

const same = (text: string) => text;

export function letterText(laid: Laid, look: Look): Piece[] {
  const { lang } = laid;
  const out = new Out();
  if (look.test === true) out.put(letterWords.t(lang, 'test'), '\n\n');
  out.put(look.firm.called, '\n\n');
  for (const block of laid.blocks) out.put(...blockText(block, lang));
  out.put(...partsText(look.signature));
  out.put('-- \n', ...partsText(look.footer), senderLine(look, lang), '\n\n');
  out.put(letterWords.t(lang, 'why', { purpose: look.purpose }), '\n');
  out.put(`${letterWords.t(lang, 'whyLink')} `, { slot: 'why', as: 'url' }, '\n\n');
  for (const { label, to } of footerLinks(look, lang, same)) out.put(`${label}: `, plain(to), '\n');
  return out.pieces;
}

function blockText(block: LaidBlock, lang: Lang): Piece[] {
  switch (block.kind) {
    case 'heading':
      return [...inlineText(block.inside), block.level === 1 ? '\n==========\n\n' : '\n----------\n\n'];
    case 'text':
      return partsText(block.parts);
    case 'image':
      return imageText(block, lang);
    case 'button':
      return buttonText(block.button);
    case 'event':
      return eventText(block, lang);
    case 'quote': {
      const by: Piece[] = block.by.length === 0 ? [] : ['\n– ', ...inlineText(block.by)];
      return ['”', ...inlineText(block.inside), '”', ...by, '\n\n'];
    }
    case 'columns':
      return [...partsText(block.left), ...partsText(block.right)];
    case 'divider':
      return ['* * *\n\n'];
  }
}

function imageText({ image, to, caption }: Extract<LaidBlock, { kind: 'image' }>, lang: Lang): Piece[] {
  const lines: Piece[][] = [];
  if (!image.decorative && image.alt.trim() !== '') lines.push([`[${letterWords.t(lang, 'picture')}: ${image.alt.trim()}]`]);
  if (caption.length > 0) lines.push(inlineText(caption));
  if (to !== undefined) lines.push([plain(addressOf(to))]);
  return lines.length === 0 ? [] : [...lines.flatMap((line, i) => [...(i === 0 ? [] : ['\n']), ...line]), '\n\n'];
}

function eventText({ event, title, parts, button }: Extract<LaidBlock, { kind: 'event' }>, lang: Lang): Piece[] {
  const when = whenText({ ...event, lang });
  const facts = [when, event.place.trim()].filter((fact) => fact !== '');
  const out = new Out().put(...inlineText(title), '\n');
  for (const fact of facts) out.put(fact, '\n');
  out.put(...partsText(parts));
  return out.put(...(button ? buttonText(button) : parts.length === 0 ? ['\n'] : [])).pieces;
}

function buttonText({ label, to }: LaidButton): Piece[] {
  return [...wordPieces(label, 'text', same), ':\n', plain(addressOf(to)), '\n\n'];
}

function partsText(parts: readonly LaidPart[]): Piece[] {
  const out = new Out();
  for (const part of parts) {
    if (part.is === 'paragraph') out.put(...inlineText(part.inside), '\n\n');
    else {
      part.items.forEach((item, i) => out.put(part.ordered ? `${i + 1}. ` : '- ', ...inlineText(item), '\n'));
      out.put('\n');
    }
  }
  return out.pieces;
}

function inlineText(inline: readonly LaidInline[]): Piece[] {
  const out = new Out();
  for (const each of inline) {
    if (each.is === 'text') out.put(each.text);
    else if (each.is === 'break') out.put('\n');
    else if (each.is === 'merge') out.put(mergePiece(each, 'text') ?? each.fallback);
    else if (each.is !== 'link') out.put(...inlineText(each.inside));
    else {
      const words = inlineText(each.inside);
      const bare = words.length === 1 && words[0] === each.to.href;
      out.put(...(bare ? [] : [...words, ' (']), plain(addressOf(each.to)), bare ? '' : ')');
    }
  }
  return out.pieces;
}

/** Addresses in text stand as they are. */
function plain(piece: Piece): Piece {
  return typeof piece === 'string' ? unescaped(piece) : piece;
}

function unescaped(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
