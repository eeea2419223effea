// Every page outside the staff application has the same frame: the reader's language declared, a skip link, one heading, no script.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lang } from '../i18n/index.ts';
import { html, raw } from './markup.ts';
import type { Html } from './markup.ts';
import { DARK, FACES, LIGHT } from './tokens.ts';
import type { Colours } from './tokens.ts';

export interface Page {
  readonly lang: Lang;
  readonly title: string;
  /** Of the skip link, in the reader's language. */
  readonly skip: string;
  readonly head: Html;
  readonly main: Html;
  readonly foot?: Html;
  /** Beside the text; read before it. */
  readonly aside?: Html;
  /** The address of the stylesheet, or 'inline' for a file that must stand alone. */
  readonly stylesheet: string;
  /** The same page in other languages, by address. */
  readonly alternates?: Readonly<Partial<Record<Lang, string>>>;
  /** A feed of what the page lists. */
  readonly feed?: { readonly href: string; readonly title: string };
}

export function renderPage({ lang, title, skip, head, main, foot, aside, stylesheet, alternates = {}, feed }: Page): string {
  const style =
    stylesheet === 'inline'
      ? html`<style>
          ${raw(siteStylesheet())}
        </style>`
      : html`<link rel="stylesheet" href="${stylesheet}" />`;
  const others = Object.entries(alternates).map(([other, href]) => html`<link rel="alternate" hreflang="${other}" href="${href}" /> `);
  const feeds = feed && html`<link rel="alternate" type="application/rss+xml" href="${feed.href}" title="${feed.title}" /> `;
  const document = html`<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="data:," />
        <title>${title}</title>
        ${style} ${others}${feeds}
      </head>
      <body>
        <a class="skip" href="#text">${skip}</a>
        <div class="frame">
          <header class="head">${head}</header>
          <div class="${aside === undefined ? 'alone' : 'with-toc'}">
            ${aside}
            <main id="text" class="text">${main}</main>
          </div>
          ${foot && html`<footer class="foot">${foot}</footer>`}
        </div>
      </body>
    </html> `;
  return document.markup;
}

/** The one stylesheet; with `fonts`, the address under which the font files are served. */
export function siteStylesheet(fonts?: string): string {
  const faces = fonts === undefined ? [] : FACES.map((face) => fontFace(face, fonts));
  return [...faces, root(LIGHT), `@media screen and (prefers-color-scheme: dark) {\n${root(DARK)}\n}`, rules()].join('\n');
}

// Optional: a page that came before its letters keeps the reader's own, and nothing on it moves under the eye.
function fontFace({ family, file, weight, range }: (typeof FACES)[number], fonts: string): string {
  return `@font-face { font-family: "${family}"; font-weight: ${weight}; font-display: optional; src: url("${fonts}/${file}") format("woff2"); unicode-range: ${range}; }`;
}

const STACKS = '--sans: "Source Sans 3", system-ui, sans-serif; --serif: "Source Serif 4", Charter, Georgia, serif;';

function root(colours: Colours): string {
  return `:root { ${Object.entries(colours)
    .map(([name, value]) => `--${name}: ${value};`)
    .join(' ')} ${STACKS} }`;
}

let cached: string | undefined;

function rules(): string {
  return (cached ??= [
    'site.css',
    'site-media.css',
    'site-forms.css',
    'site-docs.css',
    'site-sign-up.css',
    'site-letters.css',
    'site-raffles.css',
  ]
    .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))
    .join('\n'));
}
