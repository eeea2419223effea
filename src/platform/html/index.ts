// The door to pages that need no JavaScript: safe markup, one frame, one stylesheet.

export { escapeHtml, Html, html, raw, visibleText } from './markup.ts';
export type { HtmlValue } from './markup.ts';
export { renderPage, siteStylesheet } from './page.ts';
export type { Page } from './page.ts';
export { DARK, FACES, LIGHT } from './tokens.ts';
export type { Colours } from './tokens.ts';
