/** A letter says the same as text and as page, and whatever it is given stays text. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { visibleText } from '../html/index.ts';
import { writeLetter } from './letter.ts';

const CONTENT = {
  lang: 'fi',
  subject: 'Linkki\r\nBcc: toinen@example.test',
  paragraphs: ['Tässä on <b>linkki</b> & koodi.'],
  button: { label: 'Avaa', href: 'https://firma.example.test/omat?a=1&b=2' },
  code: 'ABCD-1234',
  closing: ['Jos et pyytänyt tätä, mitään ei tarvitse tehdä.'],
  sender: 'Firma',
} as const;

test('both forms hold every part, in the same order', () => {
  const { text, html } = writeLetter(CONTENT);
  for (const form of [text, visibleText(html)]) {
    const parts = ['Tässä on', 'ABCD-1234', 'Avaa', 'https://firma.example.test/omat', 'Jos et pyytänyt', 'Firma'];
    const places = parts.map((part) => form.indexOf(part));
    assert.ok(places.every((place) => place >= 0) && places.every((place, i) => i === 0 || place > (places[i - 1] ?? 0)), form);
  }
});

test('a value never becomes markup, and a line break in the subject begins no header', () => {
  const { subject, html } = writeLetter(CONTENT);
  assert.equal(subject, 'Linkki Bcc: toinen@example.test');
  assert.ok(html.includes('&lt;b&gt;linkki&lt;/b&gt; &amp; koodi'));
  assert.ok(html.includes('href="https://firma.example.test/omat?a=1&amp;b=2"'));
});

test('the page fetches nothing: no image, style sheet or script', () => {
  assert.doesNotMatch(writeLetter(CONTENT).html, /<(img|link|script|iframe)|url\(|@import/i);
});
