/** A letter is what its blocks say and nothing else: no mark of a writer becomes markup, every page has one slot, the text holds every word, and what is read stands out. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { compileMessage } from '#platform/mail';
import type { MessageTemplate } from '#platform/mail';
import { accentsOf, contrast, ENOUGH, LETTER_DARK, LETTER_LIGHT } from './colour.ts';
import { parseInline, parseText, plainOf, targetOf } from './inline.ts';
import { layOut, linksOf } from './laid.ts';
import { fixedParts } from './look-of.ts';
import { mergesOf } from './merges-of.ts';
import { wordPieces, oneLine } from './render/out.ts';
import { letterPage } from './render/page.ts';
import { letterText } from './render/text.ts';
import type { Look } from './render/look.ts';
import type { Block, NewsletterDocument } from '../contract/newsletter-shapes.ts';
import { starterWords } from './starter-words.ts';
import { letterWords } from './words.ts';

const LOOK: Look = {
  firm: { name: 'Esimerkki Oy', called: 'Esimerkki', businessId: '1234567-1' },
  accents: accentsOf('#F2C94C'),
  logo: undefined,
  pictures: new Map([['kuva', { src: 'https://firma.example.test/uutiskirjeet/kuvat/kuva.png', width: 1200, height: 500 }]]),
  signature: fixedParts('Terveisin\nEsimerkki, [sivut](https://firma.example.test)'),
  footer: [],
  purpose: 'Uutiskirje',
  noticeUrl: 'https://firma.example.test/seloste/fi',
  archiveUrl: 'https://firma.example.test/uutiskirjeet/abc/fi',
  scheme: 'auto',
  images: true,
};

const ALL: Block[] = [
  { id: 'a', kind: 'heading', level: 1, text: 'Kevään *ajatus*' },
  {
    id: 'b',
    kind: 'text',
    text: 'Hei {{etunimi|ystävä}}, **lue** [juttu](https://firma.example.test/a?x=1&y=2).\n\n- yksi\n- kaksi https://firma.example.test/b',
  },
  {
    id: 'c',
    kind: 'image',
    imageId: 'kuva',
    alt: 'Kolme ihmistä',
    decorative: false,
    caption: 'Kuvateksti',
    href: 'https://firma.example.test/c',
  },
  { id: 'd', kind: 'button', label: 'Ilmoittaudu', href: 'https://firma.example.test/a?x=1&y=2' },
  {
    id: 'e',
    kind: 'event',
    title: 'Esihenkilön kevät',
    day: '2027-01-14',
    from: '09:00',
    until: '12:00',
    place: 'Helsinki',
    text: 'Lisää: mailto on [tässä](mailto:posti@firma.example.test)',
    label: 'Mukaan',
    href: 'https://firma.example.test/e',
  },
  { id: 'f', kind: 'quote', text: 'Se auttoi.', by: 'asiakas' },
  { id: 'g', kind: 'columns', left: 'Vasen', right: 'Oikea' },
  { id: 'h', kind: 'divider' },
];

const DOCUMENT: NewsletterDocument = {
  fi: { subject: 'Kevät, {{etunimi|ystävä}}', subjectB: 'Toinen', preheader: 'Yksi vinkki', blocks: ALL },
  en: {
    subject: 'Spring',
    subjectB: '',
    preheader: '',
    blocks: [{ id: 'a', kind: 'text', text: '[read](https://firma.example.test/en)' }],
  },
};

function templateOf(document: NewsletterDocument, look: Look = LOOK): MessageTemplate {
  const laid = layOut(document, 'fi');
  assert.ok(laid);
  return { lang: 'fi', subject: wordPieces(laid.subject, 'text', oneLine), text: letterText(laid, look), html: letterPage(laid, look) };
}

const slotsOf = (pieces: MessageTemplate['html']) => pieces.flatMap((piece) => (typeof piece === 'string' ? [] : [piece.slot]));
const fixedOf = (pieces: MessageTemplate['html']) => pieces.filter((piece) => typeof piece === 'string').join('\u0000');
const one = (blocks: Block[], subject = 'Aihe'): NewsletterDocument => ({ fi: { subject, subjectB: '', preheader: '', blocks } });

describe('a letter', () => {
  test('has one slot for each link, the same in page and text, and none twice in one language', () => {
    const { html, text } = templateOf(DOCUMENT);
    const links = slotsOf(html).filter((slot) => slot.startsWith('link:'));
    assert.deepEqual(links, ['link:0', 'link:1', 'link:2', 'link:3', 'link:4']);
    assert.deepEqual(
      slotsOf(text)
        .filter((slot) => slot.startsWith('link:'))
        .toSorted(),
      links,
    );
    assert.deepEqual(
      linksOf(DOCUMENT).map(({ n, lang }) => `${n}${lang}`),
      ['0fi', '1fi', '2fi', '3fi', '4fi', '5en'],
      'numbers run through the languages',
    );
    assert.ok(!fixedOf(html).includes('firma.example.test/a'), 'no page is linked but by its slot');
    assert.match(fixedOf(html), /href="mailto:posti@firma\.example\.test"/);
  });

  test('says in text every word that it says as a page', () => {
    const { text } = templateOf(DOCUMENT);
    const words = fixedOf(text);
    for (const word of [
      'Kevään',
      'juttu',
      'lue',
      '- yksi',
      'Kolme ihmistä',
      'Kuvateksti',
      'Ilmoittaudu',
      'Esihenkilön kevät',
      'torstai 14.1.2027 klo 9.00–12.00',
      'Helsinki',
      'Mukaan',
      'Se auttoi.',
      '– asiakas',
      'Vasen',
      'Oikea',
      'Terveisin',
      'Y-tunnus 1234567-1',
    ])
      assert.ok(words.includes(word), word);
  });

  test('always says who sends, why, how to end it, what else can be decided, the notice and the page of the letter', () => {
    for (const pieces of [templateOf(one([])).html, templateOf(one([])).text]) {
      assert.deepEqual(slotsOf(pieces).toSorted(), ['preferences', 'unsubscribe', 'why']);
      for (const said of ['Esimerkki Oy', '1234567-1', 'Uutiskirje', LOOK.noticeUrl, LOOK.archiveUrl ?? ''])
        assert.ok(fixedOf(pieces).includes(said), said);
    }
  });

  test('can be read by a mail program: tables are for looks, styles at elements, no wider than 600, whole without pictures', () => {
    const page = fixedOf(templateOf(DOCUMENT).html);
    for (const [table] of page.matchAll(/<table[^>]*>/g)) assert.match(table, /role="presentation"/);
    for (const [, width] of page.matchAll(/(?:max-)?width[:=]"?(\d+)(?:px)?/g)) assert.ok(Number(width) <= 600, String(width));
    for (const [image] of page.matchAll(/<img[^>]*>/g)) assert.match(image, /alt="[^"]+"/);
    assert.match(page, /<html lang="fi"/);
    assert.match(page, /prefers-color-scheme:dark/);
    assert.doesNotMatch(page, /<script|<link|@import|position:|float:|<form|url\(/);
  });

  test('becomes a message whose values are nobody’s markup and end no header', () => {
    const message = compileMessage(templateOf(DOCUMENT));
    const nasty = 'Aino\r\nBcc: x@example.test <b onclick="x">\u0000';
    const values = Object.fromEntries(
      [...message.slots].map((slot) => [slot, slot.startsWith('merge') ? nasty : 'https://firma.example.test/x']),
    );
    const made = message.make(values, {
      messageId: '<1@firma.example.test>',
      date: new Date('2026-11-22T08:00:00Z'),
      from: { name: 'Esimerkki', address: 'posti@firma.example.test' },
      to: 'lukija@example.test',
    });
    const head = made.toString('latin1').split('\r\n\r\n')[0] ?? '';
    assert.doesNotMatch(head, /^Bcc:/im);
    assert.ok(!(made.toString('latin1').split('text/html')[1] ?? '').includes('<b onclick'));
  });

  test('shows a mark of the writer as text wherever it stands', () => {
    const nasty = `<script>alert(1)</script>"><img src=x onerror=y>' & {{/}}`;
    const blocks = ALL.map((block) =>
      Object.fromEntries(
        Object.entries(block).map(([key, value]) => [
          key,
          typeof value === 'string' && !['id', 'kind', 'imageId', 'day', 'from', 'until', 'href'].includes(key) ? nasty : value,
        ]),
      ),
    ) as Block[];
    const { html, subject } = templateOf(one(blocks, `Aihe\r\nBcc: x ${nasty}`), { ...LOOK, footer: fixedParts(nasty), purpose: nasty });
    const page = fixedOf(html);
    assert.doesNotMatch(page, /<script|<img src=x|onerror=y>/);
    assert.doesNotMatch(fixedOf(subject), /[\r\n]/);
  });
});

describe('marks', () => {
  test('no text makes the reader of marks slow, lose words or throw', () => {
    const soup = fc.string({
      unit: fc.constantFrom('*', '**', '[', ']', '(', ')', '{{', '}}', '|', 'a', ' ', '\n', '- ', 'https://a.fi', '\\'),
      maxLength: 400,
    });
    fc.assert(
      fc.property(soup, (text) => {
        const parts = parseText(text);
        const said = parts.map((part) => (part.is === 'list' ? part.items.map(plainOf).join('') : plainOf(part.inside))).join('');
        assert.ok(said.replaceAll(/[^a]/g, '').length <= text.replaceAll(/[^a]/g, '').length * 2);
      }),
      { numRuns: 300 },
    );
  });

  test('bold, italic, links and fields are read; what is no mark stays', () => {
    assert.deepEqual(parseInline('5 * 3 * 2 ja **a *b* c**'), [
      { is: 'text', text: '5 * 3 * 2 ja ' },
      {
        is: 'bold',
        inside: [
          { is: 'text', text: 'a ' },
          { is: 'italic', inside: [{ is: 'text', text: 'b' }] },
          { is: 'text', text: ' c' },
        ],
      },
    ]);
    assert.deepEqual(parseInline('{{etunimi|ystävä}}{{nimi}}'), [
      { is: 'merge', word: 'etunimi', fallback: 'ystävä' },
      { is: 'merge', word: 'nimi' },
    ]);
    assert.equal(plainOf(parseInline('katso https://firma.example.test/a. Sitten')), 'katso https://firma.example.test/a. Sitten');
  });

  test('two stars are bold wherever they were typed, and never seen', () => {
    const bold = (text: string) => ({ is: 'bold', inside: [{ is: 'text', text }] });
    assert.deepEqual(parseInline('Tule **nyt ** mukaan'), [{ is: 'text', text: 'Tule ' }, bold('nyt '), { is: 'text', text: ' mukaan' }]);
    assert.deepEqual(parseInline('***nyt***'), [{ is: 'bold', inside: [{ is: 'italic', inside: [{ is: 'text', text: 'nyt' }] }] }]);
    assert.deepEqual(parseText('**ensin\nsitten**'), [
      {
        is: 'paragraph',
        inside: [{ is: 'bold', inside: [{ is: 'text', text: 'ensin' }, { is: 'break' }, { is: 'text', text: 'sitten' }] }],
      },
    ]);
    assert.equal(plainOf(parseInline('**auki ja kiinni')), 'auki ja kiinni');
    const blocks = [
      { id: 'h', kind: 'heading', text: '**Otsikko**', level: 1 },
      { id: 't', kind: 'text', text: 'a ** b **\n\n**c' },
      { id: 'b', kind: 'button', label: '**Ilmoittaudu**', href: 'https://firma.example.test/' },
    ] as const;
    const laid = layOut({ fi: { subject: '**Kevät** tulee', subjectB: '', preheader: '', blocks: [...blocks] } }, 'fi');
    assert.doesNotMatch(JSON.stringify(laid), /\*\*/);
    assert.equal(laid?.subject.map((each) => (each.is === 'text' ? each.text : '')).join(''), 'Kevät tulee');
  });

  test('a link leads to a page, a letter or a call, and nowhere else', () => {
    for (const good of ['https://firma.example.test/a?b=1#c', 'http://firma.example.test', 'mailto:a@example.test', 'tel:+358401234567'])
      assert.equal(targetOf(good), good);
    for (const bad of [
      'javascript:alert(1)',
      'data:text/html,x',
      'https://user:pw@firma.example.test',
      'https://localhost',
      '//firma.example.test',
      'https://a.fi/{{etunimi|x}}',
      'https://a.fi/"x',
      'file:///etc/passwd',
      '',
    ])
      assert.equal(targetOf(bad), undefined, bad);
  });

  test('fields are found wherever they stand, each with its words once', () => {
    assert.deepEqual(mergesOf(DOCUMENT), [{ key: 'first-name', fallback: 'ystävä' }]);
  });
});

test('whatever the firm’s colour, buttons and links are read at 4.5 to 1, in light and in dark', () => {
  const hex = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`);
  fc.assert(
    fc.property(hex, (colour) => {
      const { button, onButton, link, dark } = accentsOf(colour);
      assert.ok(contrast(onButton, button) >= ENOUGH, `${onButton} on ${button}`);
      assert.ok(contrast(dark.onButton, dark.button) >= ENOUGH, `${dark.onButton} on ${dark.button}`);
      for (const ground of [LETTER_LIGHT.paper, LETTER_LIGHT.card]) assert.ok(contrast(link, ground) >= ENOUGH, `${link} on ${ground}`);
      for (const ground of [LETTER_DARK.paper, LETTER_DARK.card])
        assert.ok(contrast(dark.link, ground) >= ENOUGH, `${dark.link} on ${ground}`);
    }),
  );
  for (const set of [LETTER_LIGHT, LETTER_DARK])
    for (const words of [set.ink, set.muted])
      for (const ground of [set.paper, set.card]) assert.ok(contrast(words, ground) >= ENOUGH, `${words} on ${ground}`);
});

test('letters and templates say the same in every language', () => {
  for (const words of [letterWords, starterWords]) assert.deepEqual(words.inconsistencies(), []);
});
