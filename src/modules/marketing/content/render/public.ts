// A letter as a page of our own site: the same words, one column, no styles of its own, and nothing of any reader. Where a merge field stood are the words for whoever has none.

import { html } from '#platform/html';
import type { Html, HtmlValue } from '#platform/html';
import type { Lang } from '#platform/i18n';
import type { LaidBlock, LaidButton, LaidInline, LaidPart } from '../laid.ts';
import type { Picture } from './look.ts';
import { whenText } from './when.ts';

export interface PublicSet {
  readonly lang: Lang;
  readonly pictures: ReadonlyMap<string, Picture>;
}

export function publicBlocks(blocks: readonly LaidBlock[], set: PublicSet): Html {
  return html`<div class="letter">${blocks.map((block) => publicBlock(block, set))}</div>`;
}

function publicBlock(block: LaidBlock, { lang, pictures }: PublicSet): HtmlValue {
  switch (block.kind) {
    // The page's own heading is the subject.
    case 'heading':
      return html`<h2>${inline(block.inside)}</h2>`;
    case 'text':
      return publicParts(block.parts);
    case 'image':
      return figure(block, pictures);
    case 'button':
      return button(block.button);
    case 'event':
      return event(block, lang);
    case 'quote':
      return html`<blockquote>
        <p>${inline(block.inside)}</p>
        ${block.by.length > 0 && html`<p class="by">${inline(block.by)}</p>`}
      </blockquote>`;
    case 'columns':
      return html`<div class="columns">
        <div>${publicParts(block.left)}</div>
        <div>${publicParts(block.right)}</div>
      </div>`;
    case 'divider':
      return html`<hr />`;
  }
}

function figure({ image, to, caption }: Extract<LaidBlock, { kind: 'image' }>, pictures: PublicSet['pictures']): HtmlValue {
  const picture = pictures.get(image.imageId ?? '');
  if (picture === undefined) return undefined;
  const { src, width, height } = picture;
  const tag = html`<img src="${src}" alt="${image.decorative ? '' : image.alt}" width="${width}" height="${height}" loading="lazy" />`;
  return html`<figure>
    ${to === undefined ? tag : html`<a href="${to.href}">${tag}</a>`}
    ${caption.length > 0 && html`<figcaption>${inline(caption)}</figcaption>`}
  </figure>`;
}

function button({ label, to }: LaidButton): Html {
  return html`<p><a class="button" href="${to.href}">${inline(label)}</a></p>`;
}

function event({ event: { day, from, until, place }, title, parts, button: act }: Extract<LaidBlock, { kind: 'event' }>, lang: Lang): Html {
  const when = whenText({ day, from, until, lang });
  return html`<div class="event">
    <h3>${inline(title)}</h3>
    <p class="facts">${when}${when !== '' && place !== '' && html`<br />`}${place}</p>
    ${publicParts(parts)} ${act && button(act)}
  </div>`;
}

export function publicParts(parts: readonly LaidPart[]): HtmlValue {
  return parts.map((part) => {
    if (part.is === 'paragraph') return html`<p>${inline(part.inside)}</p>`;
    const items = part.items.map((item) => html`<li>${inline(item)}</li>`);
    return part.ordered
      ? html`<ol>
          ${items}
        </ol>`
      : html`<ul>
          ${items}
        </ul>`;
  });
}

function inline(all: readonly LaidInline[]): HtmlValue {
  return all.map((each) => {
    switch (each.is) {
      case 'text':
        return each.text;
      case 'break':
        return html`<br />`;
      case 'merge':
        return each.fallback;
      case 'link':
        return html`<a href="${each.to.href}">${inline(each.inside)}</a>`;
      case 'bold':
        return html`<strong>${inline(each.inside)}</strong>`;
      case 'italic':
        return html`<em>${inline(each.inside)}</em>`;
    }
  });
}

/** The words alone, for titles and feeds. */
export function publicWords(all: readonly LaidInline[]): string {
  return all
    .map((each) =>
      each.is === 'text' ? each.text : each.is === 'break' ? ' ' : each.is === 'merge' ? each.fallback : publicWords(each.inside),
    )
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}
