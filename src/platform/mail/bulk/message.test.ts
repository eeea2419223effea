/** A letter of a mailing says to each recipient exactly what was meant, whatever their values hold, read back by another's parser. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import PostalMime from 'postal-mime';
import type { Email } from 'postal-mime';
import { escapeHtml } from '#platform/html';
import { compileMessage } from '../index.ts';
import type { MessageHead, MessageTemplate } from '../index.ts';

const HEAD: MessageHead = {
  messageId: '<l1.abc@firma.example.test>',
  date: new Date('2026-11-22T08:00:00Z'),
  from: { name: 'Yritys Äänekoski Oy', address: 'uutiset@firma.example.test' },
  replyTo: 'vastaa@firma.example.test',
  to: 'lukija@example.test',
  listUnsubscribe: { url: 'https://firma.example.test/u/l1.tok-en?a=1&b=2' },
  listId: 'Uutiskirje <kirje.firma.example.test>',
  feedbackId: 'm1:firma',
  autoSubmitted: 'auto-generated',
};
const TEMPLATE: MessageTemplate = {
  lang: 'fi',
  subject: ['Syksyn ryhmät, ', { slot: 'name', as: 'text' }],
  text: ['Hei ', { slot: 'name', as: 'text' }, '!\n\nLue lisää:\n', { slot: 'link', as: 'url' }, '\n.\nFrom us\n'],
  html: [
    '<p>Hei ',
    { slot: 'name', as: 'html' },
    ' ',
    { slot: 'name', as: 'text' },
    '!</p><a href="',
    { slot: 'link', as: 'url' },
    '">Lue lisää</a>\n',
  ],
};
const compiled = compileMessage(TEMPLATE);
const LINK = 'https://firma.example.test/l/1?x=a&y=b';

async function read(message: Buffer): Promise<Email> {
  return PostalMime.parse(message);
}

/** What every message must be, whatever is in it. */
function wellFormed(message: Buffer): void {
  const text = message.toString('latin1');
  assert.doesNotMatch(text, /[^\r\n\t -~]/, 'seven-bit');
  assert.doesNotMatch(text, /\r(?!\n)|(?<!\r)\n/, 'every line ends alike');
  const [head = '', ...body] = text.split('\r\n\r\n');
  for (const line of body.join('\r\n\r\n').split('\r\n')) {
    assert.ok(line.length <= 76, `a line of ${line.length}`);
    assert.ok(!line.startsWith('.') && !line.startsWith('From '), line);
    assert.doesNotMatch(line, /[ \t]$/, 'whitespace at the end is lost on the way');
  }
  assert.ok(head.split('\r\n').every((line) => line.length <= 998 && line.trim() !== ''));
  const names = head.split(/\r\n(?![ \t])/).map((line) => line.slice(0, line.indexOf(':')));
  const first = 'From To Reply-To Subject Date Message-ID List-Id List-Unsubscribe List-Unsubscribe-Post';
  assert.equal(names.join(' '), `${first} Feedback-ID Auto-Submitted Content-Language MIME-Version Content-Type`);
}

/** What a value becomes as words: breaks and control characters are one space. */
function words(value: string): string {
  return value.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').toWellFormed();
}

const NAMES = [
  'Aino',
  'Åke Öhman-Äijälä',
  'Zoë 🎉👩‍👩‍👧 ok',
  'x'.repeat(3000),
  'ä'.repeat(500),
  `${'a '.repeat(200)}`,
  'Rivi\r\nBcc: toinen@example.test\r\n\r\nUusi kirje',
  'nolla\u0000 ja sarkain\t ja \u2028 erotin',
  '<script>alert("x")</script> & \'y\'',
  '=?UTF-8?Q?valhe?= =3D = ==',
  '.',
  '..piste',
  'From me',
  ' alussa ja lopussa ',
  '\ud83d yksinäinen \udc00',
  '--=_lupaus--',
  '{{name}} $& $1',
  '',
];

test('words and subject arrive as they were given: Finnish letters, emoji, very long words, forged headers, nothing', async () => {
  for (const name of NAMES) {
    const message = compiled.make({ name, link: LINK }, HEAD);
    wellFormed(message);
    const mail = await read(message);
    const said = words(name);
    const alone = compileMessage({ ...TEMPLATE, subject: [{ slot: 'name', as: 'text' }] }).make({ name, link: LINK }, HEAD);
    assert.equal((await read(alone)).subject?.trim() ?? '', said.trim());
    assert.equal(mail.subject?.trimEnd(), `Syksyn ryhmät, ${said}`.trim(), JSON.stringify(name));
    assert.equal(mail.text?.trimEnd(), `Hei ${said}!\n\nLue lisää:\n${LINK}\n.\nFrom us`);
    const shown = escapeHtml(said);
    assert.equal(mail.html?.trimEnd(), `<p>Hei ${shown} ${shown}!</p><a href="${LINK.replaceAll('&', '&amp;')}">Lue lisää</a>`);
    assert.deepEqual([mail.to?.length, mail.bcc, mail.attachments.length], [1, undefined, 0]);
  }
});

test('any values at all: what is read is what was given, and no line is one that mail forbids', async () => {
  const value = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({ unit: fc.constantFrom('=', '.', '\r', '\n', '\0', ' ', 'ä', 'F', '€', '🎉', '<', '"'), maxLength: 200 }),
  );
  await fc.assert(
    fc.asyncProperty(value, value, async (name, text) => {
      const template: MessageTemplate = {
        lang: 'sv',
        subject: [{ slot: 'name', as: 'text' }],
        text: [text, { slot: 'name', as: 'text' }, '|', { slot: 'name', as: 'text' }],
        html: [{ slot: 'name', as: 'html' }, { slot: 'name', as: 'html' }, '|'],
      };
      const message = compileMessage(template).make({ name }, HEAD);
      wellFormed(message);
      const mail = await read(message);
      const said = words(name);
      const lines = (each: string) => each.toWellFormed().replace(/\r\n|\r/g, '\n');
      assert.equal(lines(mail.text ?? '').replace(/\n$/, ''), `${lines(text)}${said}|${said}`);
      assert.equal(mail.html?.replace(/\n$/, ''), `${escapeHtml(said).repeat(2)}|`);
      assert.equal(mail.subject?.trim() ?? '', said.trim());
    }),
    { numRuns: 300 },
  );
});

test('a link leads only where links may, and ends nothing around it', async () => {
  const hrefOf = async (link: string) => /href="([^"]*)">/.exec((await read(compiled.make({ name: 'A', link }, HEAD))).html ?? '')?.[1];
  for (const bad of ['javascript:alert(1)', 'JAVASCRIPT:x', 'data:text/html,x', ' vbscript:x', 'java\nscript:alert(1)', 'file:///etc']) {
    assert.equal((await hrefOf(bad))?.replace(/^java%20script.*/, '#'), '#', bad);
  }
  assert.equal(await hrefOf('https://firma.example.test/a?x="><b>\'&y=ä'), 'https://firma.example.test/a?x=%22%3E%3Cb%3E%27&amp;y=%C3%A4');
  const long = `https://firma.example.test/${'abc=.'.repeat(300)}`;
  assert.equal(await hrefOf(long), long);
  assert.equal(await hrefOf('mailto:posti@firma.example.test'), 'mailto:posti@firma.example.test');
});

test('the head names sender, list and the one click, and no value of it begins another line', async () => {
  const mail = await read(compiled.make({ name: 'A', link: LINK }, HEAD));
  assert.deepEqual(mail.from, { name: 'Yritys Äänekoski Oy', address: 'uutiset@firma.example.test' });
  assert.equal(mail.messageId, '<l1.abc@firma.example.test>');
  assert.equal(new Date(mail.date ?? '').toISOString(), '2026-11-22T08:00:00.000Z');
  const header = (name: string) => mail.headers.find(({ key }) => key === name)?.value;
  assert.equal(header('list-unsubscribe'), '<https://firma.example.test/u/l1.tok-en?a=1&b=2>');
  assert.equal(header('list-unsubscribe-post'), 'List-Unsubscribe=One-Click');
  assert.equal(header('list-id'), 'Uutiskirje <kirje.firma.example.test>');
  assert.equal(header('content-language'), 'fi');
  const evil = '\r\nBcc: x@example.test\r\n';
  const forged = compiled.make(
    { name: 'A', link: LINK },
    {
      ...HEAD,
      messageId: `<a${evil}@b>`,
      from: { name: `"Nimi" \\ , ${evil}`, address: `a${evil}@firma.example.test` },
      replyTo: `r${evil}@firma.example.test`,
      to: `t>${evil}@example.test`,
      listId: `L${evil} <l${evil}.test>`,
      feedbackId: `f${evil}`,
      listUnsubscribe: { url: `https://firma.example.test/${evil}` },
    },
  );
  wellFormed(forged);
  assert.equal((await read(forged)).bcc, undefined);
  assert.equal((await read(forged)).from?.name, '"Nimi" \\ ,  Bcc: x@example.test');
});

test('the domain of an address is written in ASCII', () => {
  const text = compiled.make({ name: 'A', link: LINK }, { ...HEAD, to: 'matti@ääni.example.test' }).toString('latin1');
  assert.match(text, /^To: matti@xn--ni-uiaa\.example\.test\r$/m);
});

test('a slot without a value makes no letter; every slot is known beforehand', () => {
  assert.deepEqual([...compiled.slots], ['name', 'link']);
  assert.throws(() => compiled.make({ name: 'A' }, HEAD), /'link'/);
  assert.throws(() => compileMessage({ ...TEMPLATE, subject: [{ slot: 'constructor', as: 'text' }] }).make({ name: '', link: '' }, HEAD));
});

test('a point is a picture where it has an address, nothing at all where it has none, and never in the text', () => {
  const { make } = compileMessage({ ...TEMPLATE, html: [...TEMPLATE.html, { slot: 'open', as: 'dot' }] });
  const body = (open: string) => make({ name: 'Aino', link: LINK, open }, HEAD).toString('latin1').replaceAll(/=\r\n/g, '');
  assert.match(body('https://firma.example.test/o/x'), /<img src=3D"https:\/\/firma\.example\.test\/o\/x" width=3D"1"/);
  assert.equal(body(''), compiled.make({ name: 'Aino', link: LINK }, HEAD).toString('latin1').replaceAll(/=\r\n/g, ''));
});
