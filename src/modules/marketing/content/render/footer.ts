// What law asks of every letter, and every letter has: who sends, why you, how to end it, what else you may decide, the notice and the same letter as a page (917/2014 §§ 200, 202–203; GDPR Art. 13, 21).

import { escapeHtml } from '#platform/html';
import type { Lang } from '#platform/i18n';
import type { Piece } from '#platform/mail';
import { LETTER_LIGHT } from '../colour.ts';
import { letterWords } from '../words.ts';
import type { Look } from './look.ts';
import { Out } from './out.ts';
import { partsOf, reading } from './parts.ts';
import { SANS } from './type.ts';

export interface FooterLink {
  readonly label: string;
  readonly to: Piece;
}

/** The personal ones are slots that the sender fills; the others are the same for everybody. */
export function footerLinks({ noticeUrl, archiveUrl }: Look, lang: Lang, escape: (text: string) => string): FooterLink[] {
  const say = (key: Parameters<typeof letterWords.t>[1]) => letterWords.t(lang, key);
  const own = (slot: string, key: Parameters<typeof letterWords.t>[1]): FooterLink => ({ label: say(key), to: { slot, as: 'url' } });
  return [
    own('unsubscribe', 'unsubscribe'),
    own('preferences', 'preferences'),
    { label: say('notice'), to: escape(noticeUrl) },
    ...(archiveUrl === undefined ? [] : [{ label: say('browser'), to: escape(archiveUrl) }]),
  ];
}

export function senderLine({ firm }: Look, lang: Lang): string {
  return firm.businessId === undefined
    ? letterWords.t(lang, 'senderPlain', { firm: firm.name })
    : letterWords.t(lang, 'sender', { firm: firm.name, businessId: firm.businessId });
}

const { muted, line } = LETTER_LIGHT;
const TYPE = `font:14px/21px ${SANS};color:${muted}`;

export function footerRows(look: Look, lang: Lang): Piece[] {
  const link = (label: string, to: Piece): Piece[] => [
    '<a class="lp-muted" href="',
    to,
    `" style="color:${muted};white-space:nowrap">${escapeHtml(label)}</a>`,
  ];
  const paragraph = `<p class="lp-muted" style="margin:0 0 10px;${TYPE}">`;
  const out = new Out().put(`<tr><td class="lp-line" style="padding:20px 0 0;border-top:1px solid ${line}">`);
  out.put(...partsOf(look.footer, reading(look, { size: 14, line: 21, gap: 10, family: SANS, muted: true })));
  out.put(`${paragraph}${escapeHtml(senderLine(look, lang))}</p>`);
  out.put(`${paragraph}${escapeHtml(letterWords.t(lang, 'why', { purpose: look.purpose }))} `);
  out.put(...link(letterWords.t(lang, 'whyLink'), { slot: 'why', as: 'url' }), '</p>', paragraph);
  for (const { label, to } of footerLinks(look, lang, escapeHtml)) out.put(...link(label, to), '&ensp; ');
  return out.put('</p></td></tr>\n').pieces;
}
