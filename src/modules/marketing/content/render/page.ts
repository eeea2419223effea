// A letter as a page that mail programs can show: tables where Outlook needs them and nowhere else, styles at each element, no more than 600 wide, light and dark, whole without its pictures.

import { escapeHtml } from '#platform/html';
import type { Piece } from '#platform/mail';
import { LETTER_LIGHT } from '../colour.ts';
import type { Laid } from '../laid.ts';
import { letterWords } from '../words.ts';
import { blockRow } from './blocks.ts';
import { footerRows } from './footer.ts';
import type { Look, Picture } from './look.ts';
import { oneLine, Out, wordPieces } from './out.ts';
import { partsOf, reading } from './parts.ts';
import { sheetOf } from './sheet.ts';
import { SANS, WIDTH } from './type.ts';

const TABLE = 'role="presentation" cellpadding="0" cellspacing="0" border="0"';
/** Keeps the first words of the letter from standing behind the preheader in a list of letters. */
const FILLER = '&#847;&zwnj;&nbsp;'.repeat(40);

export function letterPage(laid: Laid, look: Look): Piece[] {
  const { lang } = laid;
  const out = new Out().put(head(look, lang), ...wordPieces(laid.subject, 'html', escapeHtml), `</title>${sheetOf(look)}</head>\n`);
  out.put(`<body class="lp-paper" style="margin:0;padding:0;background:${LETTER_LIGHT.paper};color:${LETTER_LIGHT.ink}">\n`);
  const preheader = wordPieces(laid.preheader, 'html', (text) => escapeHtml(oneLine(text)));
  if (preheader.length > 0) {
    out.put('<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">', ...preheader, `${FILLER}</div>\n`);
  }
  out.put(`<div lang="${lang}" dir="ltr">\n`);
  out.put(
    `<table ${TABLE} width="100%" class="lp-paper" style="background:${LETTER_LIGHT.paper}"><tr><td align="center" style="padding:20px 20px 32px">\n`,
  );
  out.put(`<!--[if mso]><table ${TABLE} width="${WIDTH}"><tr><td><![endif]-->\n`);
  out.put(`<table ${TABLE} width="100%" style="max-width:${WIDTH}px;text-align:left">\n`);
  if (look.test === true) out.put(note(letterWords.t(lang, 'test')));
  out.put(letterhead(look));
  for (const block of laid.blocks) out.put(...blockRow(block, look, lang));
  if (look.signature.length > 0) out.put('<tr><td style="padding:4px 0 12px">', ...partsOf(look.signature, reading(look)), '</td></tr>\n');
  out.put(...footerRows(look, lang));
  return out.put('</table>\n<!--[if mso]></td></tr></table><![endif]-->\n</td></tr></table>\n</div>\n</body></html>\n').pieces;
}

function head({ scheme }: Look, lang: string): string {
  const schemes = scheme === 'auto' ? 'light dark' : scheme;
  return [
    `<!doctype html>\n<html lang="${lang}" dir="ltr"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    `<meta name="color-scheme" content="${schemes}"><meta name="supported-color-schemes" content="${schemes}">`,
    '<meta name="format-detection" content="telephone=no,date=no,address=no,email=no"><meta name="x-apple-disable-message-reformatting">',
    '<title>',
  ].join('\n');
}

function note(text: string): string {
  const style = `padding:10px 14px;margin:0;font:14px/20px ${SANS};color:${LETTER_LIGHT.ink};background:${LETTER_LIGHT.card}`;
  return `<tr><td style="padding:0 0 20px"><p class="lp-card lp-ink" style="${style}">${escapeHtml(text)}</p></td></tr>\n`;
}

/** The firm first: its mark, or its name. */
function letterhead({ firm, logo, accents, images }: Look): string {
  const shown =
    logo === undefined
      ? `<p class="lp-ink" style="margin:0;font:600 16px/22px ${SANS};color:${LETTER_LIGHT.ink}">${escapeHtml(firm.called)}</p>`
      : logoTag(logo, firm.called, images);
  const line = `border-bottom:2px solid ${accents.button}`;
  return `<tr><td class="lp-accent" style="padding:0 0 14px;${line}">${shown}</td></tr>\n<tr><td style="height:26px;line-height:26px;font-size:1px">&nbsp;</td></tr>\n`;
}

const LOGO_HEIGHT = 56;
const LOGO_WIDTH = 240;

function logoTag({ src, width, height }: Picture, alt: string, images: boolean): string {
  const scale = Math.min(1, LOGO_HEIGHT / height, LOGO_WIDTH / width);
  const [w, h] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
  const style = `display:block;border:0;font:600 16px/22px ${SANS};color:${LETTER_LIGHT.ink}`;
  return `<img class="lp-logo" src="${images ? escapeHtml(src) : 'data:,'}" alt="${escapeHtml(alt)}" width="${w}" height="${h}" style="${style}">`;
}
