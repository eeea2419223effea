// The eight blocks as rows of the letter.

import { escapeHtml } from '#platform/html';
import type { Lang } from '#platform/i18n';
import type { Piece } from '#platform/mail';
import { LETTER_LIGHT } from '../colour.ts';
import type { LaidBlock, LaidButton } from '../laid.ts';
import type { Look, Picture } from './look.ts';
import { Out, wordPieces } from './out.ts';
import { addressOf, inlinePieces, partsOf, reading } from './parts.ts';
import { SANS, SERIF, WIDTH } from './type.ts';
import { whenText } from './when.ts';

type Of<K extends LaidBlock['kind']> = Extract<LaidBlock, { kind: K }>;

const { ink, muted, line, card } = LETTER_LIGHT;
const TABLE = 'role="presentation" cellpadding="0" cellspacing="0" border="0"';

export function blockRow(block: LaidBlock, look: Look, lang: Lang): Piece[] {
  const out = new Out().put(`<tr><td style="padding:0 0 ${GAPS[block.kind]}px">`);
  return out.put(...insideOf(block, look, lang), '</td></tr>\n').pieces;
}

/** Paragraphs bring their own distance; a heading stands close to what it heads. */
const GAPS: Readonly<Record<LaidBlock['kind'], number>> = {
  heading: 10,
  text: 4,
  image: 24,
  button: 28,
  event: 20,
  quote: 26,
  columns: 4,
  divider: 0,
};

function insideOf(block: LaidBlock, look: Look, lang: Lang): Piece[] {
  switch (block.kind) {
    case 'heading':
      return heading(block, look);
    case 'text':
      return partsOf(block.parts, reading(look));
    case 'image':
      return image(block, look);
    case 'button':
      return button(block.button, look);
    case 'event':
      return event(block, look, lang);
    case 'quote':
      return quote(block, look);
    case 'columns':
      return columns(block, look);
    case 'divider':
      return [`<hr class="lp-line" style="border:0;border-top:1px solid ${line};margin:8px 0 26px">`];
  }
}

function heading({ level, inside }: Of<'heading'>, { accents }: Look): Piece[] {
  const type = level === 1 ? '600 28px/34px' : '600 21px/28px';
  const style = `margin:0;font:${type} ${SERIF};color:${ink}`;
  return new Out().put(`<h${level} class="lp-ink" style="${style}">`, ...inlinePieces(inside, accents.link), `</h${level}>`).pieces;
}

function image({ image: { imageId, alt, decorative }, to, caption }: Of<'image'>, look: Look): Piece[] {
  const picture = look.pictures.get(imageId ?? '');
  if (picture === undefined) return [];
  const out = new Out();
  const tag = pictureTag(picture, decorative ? '' : alt, look);
  if (to === undefined) out.put(tag);
  else out.put('<a class="lp-link" href="', addressOf(to), `" style="color:${look.accents.link}">`, tag, '</a>');
  if (caption.length > 0) {
    const style = `margin:8px 0 0;font:14px/20px ${SANS};color:${muted}`;
    out.put(`<p class="lp-muted" style="${style}">`, ...inlinePieces(caption, look.accents.link), '</p>');
  }
  return out.pieces;
}

/** What is told instead of the picture looks like the letter's own words. */
function pictureTag({ src, width, height }: Picture, alt: string, { images }: Look): string {
  const shown = Math.min(width, WIDTH);
  const tall = Math.round((height * shown) / width);
  const style = `display:block;width:100%;max-width:${shown}px;height:auto;border:0;font:italic 16px/24px ${SERIF};color:${muted}`;
  const at = images ? escapeHtml(src) : 'data:,';
  return `<img class="lp-muted" src="${at}" alt="${escapeHtml(alt)}" width="${shown}"${images ? ` height="${tall}"` : ''} style="${style}">`;
}

function button({ label, to }: LaidButton, { accents }: Look): Piece[] {
  const style = `display:inline-block;padding:13px 22px;font:600 16px/20px ${SANS};color:${accents.onButton};text-decoration:none`;
  const ground = `<td class="lp-button" bgcolor="${accents.button}" style="border-radius:4px;background:${accents.button}">`;
  const out = new Out().put(`<table ${TABLE}><tr>${ground}<a class="lp-label" href="`, addressOf(to), `" style="${style}">`);
  return out.put(...wordPieces(label, 'html', escapeHtml), '</a></td></tr></table>').pieces;
}

function event({ event: { day, from, until, place }, title, parts, button: act }: Of<'event'>, look: Look, lang: Lang): Piece[] {
  const out = new Out().put(
    `<table ${TABLE} width="100%"><tr><td class="lp-card" style="padding:20px 22px;background:${card};border-radius:4px">`,
  );
  const facts = [whenText({ day, from, until, lang }), place.trim()]
    .filter((fact) => fact !== '')
    .map(escapeHtml)
    .join('<br>');
  out.put(
    `<h3 class="lp-ink" style="margin:0 0 4px;font:600 19px/26px ${SERIF};color:${ink}">`,
    ...inlinePieces(title, look.accents.link),
    '</h3>',
  );
  if (facts !== '') out.put(`<p class="lp-ink" style="margin:0 0 12px;font:600 15px/22px ${SANS};color:${ink}">${facts}</p>`);
  out.put(...partsOf(parts, reading(look, { size: 16, line: 24, gap: 12 })));
  if (act !== undefined) out.put('<div style="padding:4px 0 2px">', ...button(act, look), '</div>');
  return out.put('</td></tr></table>').pieces;
}

function quote({ inside, by }: Of<'quote'>, { accents }: Look): Piece[] {
  const box = `margin:0;padding:2px 0 2px 18px;border-left:3px solid ${accents.button}`;
  const out = new Out().put(`<blockquote class="lp-accent" style="${box}">`);
  out.put(`<p class="lp-ink" style="margin:0;font:italic 19px/28px ${SERIF};color:${ink}">`, ...inlinePieces(inside, accents.link), '</p>');
  if (by.length > 0) {
    out.put(`<p class="lp-muted" style="margin:8px 0 0;font:14px/20px ${SANS};color:${muted}">`, ...inlinePieces(by, accents.link), '</p>');
  }
  return out.put('</blockquote>').pieces;
}

const COLUMN = 284;

/** Side by side where there is room and one under the other where there is none, without asking how wide the window is. */
function columns({ left, right }: Of<'columns'>, look: Look): Piece[] {
  const set = reading(look, { size: 16, line: 24, gap: 14 });
  const box = `display:inline-block;width:100%;max-width:${COLUMN}px;vertical-align:top`;
  return new Out()
    .put(`<!--[if mso]><table ${TABLE} width="${WIDTH}"><tr><td width="${COLUMN}" valign="top"><![endif]-->`)
    .put(`<div class="lp-wide" style="${box};margin-right:28px">`, ...partsOf(left, set), '</div>')
    .put(`<!--[if mso]></td><td width="32"></td><td width="${COLUMN}" valign="top"><![endif]-->`)
    .put(`<div class="lp-wide" style="${box}">`, ...partsOf(right, set), '</div>')
    .put('<!--[if mso]></td></tr></table><![endif]-->').pieces;
}
