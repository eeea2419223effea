import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { DARK, FACES, html, LIGHT, raw, renderPage, siteStylesheet, visibleText } from './index.ts';

describe('a template', () => {
  test('makes every value text, in attributes too', () => {
    const nasty = `<b onclick="x">'&`;
    assert.equal(html`<a title="${nasty}">${nasty}</a>`.markup.includes('<b'), false);
    assert.equal(visibleText(html`<p>${nasty}</p>`.markup), nasty);
  });

  test('lets its own markup through, one by one and in lists, and leaves out what is not there', () => {
    const items = ['a', '<'].map((each) => html`<li>${each}</li>`);
    assert.equal(html`<p>${items}${undefined}${null}${false}${0}</p>`.markup, '<p><li>a</li><li>&lt;</li>0</p>');
    assert.equal(html`${raw('<hr>')}`.markup, '<hr>');
  });
});

test('visible text has no markup, single spaces and plain hyphens', () => {
  assert.equal(visibleText('<style>p{}</style><p>5\u00a0<b>vuo</b>tta</p><p>ja \u2011kiellot &amp; &lt;</p>'), '5 vuotta ja -kiellot & <');
});

test('a page declares its language and has a skip link to its text', () => {
  const page = renderPage({
    lang: 'sv',
    title: 'A & B',
    skip: 'Hoppa',
    head: html`<h1>A</h1>`,
    main: html`<p>text</p>`,
    stylesheet: '/site.css',
    alternates: { fi: '/fi' },
  });
  assert.match(page, /<html lang="sv">/);
  assert.match(page, /<title>A &amp; B<\/title>/);
  assert.match(page, /<a class="skip" href="#text">Hoppa<\/a>/);
  assert.match(page, /<main id="text"/);
  assert.match(page, /<link rel="alternate" hreflang="fi" href="\/fi" \/>/);
});

describe('colours', () => {
  for (const [name, { paper, surface, ink, muted, accent, attention }] of Object.entries({ LIGHT, DARK })) {
    test(`${name}: text is told from paper at 4.5 to 1`, () => {
      for (const text of [ink, muted, accent, attention])
        for (const ground of [paper, surface]) assert.ok(contrast(text, ground) >= 4.5, `${text} on ${ground}`);
    });
  }

  test('are those of the staff application', () => {
    const staff = readFileSync(join(import.meta.dirname, '../../../web/src/theme/tokens.ts'), 'utf8');
    for (const colour of [...Object.values(LIGHT), ...Object.values(DARK)]) assert.ok(staff.includes(colour), colour);
  });
});

test('the stylesheet names every font file once and nothing from elsewhere', () => {
  const style = siteStylesheet('/fonts');
  for (const { file } of FACES) assert.equal(style.split(`/fonts/${file}`).length, 2, file);
  assert.doesNotMatch(style, /https?:|@import/);
  assert.doesNotMatch(siteStylesheet(), /url\(/);
});

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
