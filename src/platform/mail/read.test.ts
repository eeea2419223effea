/** Mail files are hostile until read: whatever they hold becomes text and addresses within limits, or a refusal that repeats nothing of them. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { AppError } from '../errors.ts';
import { createMailReader } from './apart.ts';
import { sayingOf } from './header-lines.ts';
import { htmlToText } from './html-text.ts';
import { eml, msg } from './messages/testing.ts';
import { LARGEST_MAIL } from './parsed.ts';
import { readMail } from './read-mail.ts';

const AINO = 'Aino Esimerkki <aino@example.test>';

function latin(charset: string, encoding: string, body: Buffer | string): Buffer {
  const head = `From: ${AINO}\r\nDate: Mon, 09 Mar 2026 09:15:00 +0200\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=${charset}\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), Buffer.from(body)]);
}

async function refusal(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => undefined,
    (caught: unknown) => caught,
  );
  return error instanceof AppError ? error.code : String(error);
}

describe('a saved message', () => {
  test('tells who, whom, when and what, in every encoding that Finns write', async () => {
    const bytes = [
      latin('iso-8859-1', '8bit', Buffer.from('Päivää, työ älkää', 'latin1')),
      latin('windows-1252', 'quoted-printable', 'P=E4iv=E4=E4, ty=F6 =\r\n=E4lk=E4=E4'),
      latin('utf-8', 'base64', Buffer.from('Päivää, työ älkää').toString('base64')),
    ];
    for (const each of bytes) {
      const mail = await readMail(each);
      assert.deepEqual(
        [mail.text, mail.from?.address, mail.sentAt],
        ['Päivää, työ älkää', 'aino@example.test', '2026-03-09T07:15:00.000Z'],
      );
    }
  });

  test('is the same whether Outlook saved it or it travelled', async () => {
    const files = [{ name: 'tarjous.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.4 %%EOF') }];
    const travelled = await readMail(
      eml({
        from: AINO,
        to: 'Firma <firma@example.test>',
        cc: 'toinen@example.test',
        subject: 'Äly ja työ',
        id: 'a.1@example.test',
        text: 'Hei äö',
        files,
      }),
    );
    const saved = await readMail(
      msg({
        from: { name: 'Aino Esimerkki', address: 'aino@example.test' },
        to: [{ name: 'Firma', address: 'firma@example.test' }],
        cc: [{ name: '', address: 'toinen@example.test' }],
        subject: 'Äly ja työ',
        id: 'a.1@example.test',
        text: 'Hei äö',
        files,
      }),
    );
    const plain = ({ files: attached, ...mail }: typeof saved) => ({
      ...mail,
      files: attached.map(({ name, size, bytes }) => [name, size, Buffer.from(bytes).toString('latin1')]),
    });
    assert.deepEqual(plain(saved), plain(travelled));
    assert.equal(saved.files.length, 1);
  });

  test('whose text is a page only is its words, and nothing in it runs or is fetched', async () => {
    const html =
      '<head><title>X</title><style>p{}</style></head><p>Hei <b>ä</b>&nbsp;&auml; &#228;</p><script>alert(1)</script><img src="https://example.test/p.gif"><ul><li>yksi<li>kaksi</ul><!-- <p>ei -->';
    assert.equal((await readMail(eml({ from: AINO, html }))).text, 'Hei ä ä ä\n\n• yksi\n• kaksi');
    assert.equal(
      (await readMail(msg({ from: { name: '', address: 'a@example.test' }, html: '<p>P\u00e4iv\u00e4\u00e4</p>' }))).text,
      'Päivää',
    );
    assert.equal(htmlToText('<p>a < b</p><<<p'), 'a');
  });

  test('says when a machine wrote it, when its sender is not who it says, and what could not be opened', async () => {
    const machine = await readMail(eml({ from: AINO, headers: ['Auto-Submitted: auto-replied'] }));
    const list = await readMail(eml({ from: AINO, headers: ['List-Id: <x.example.test>'] }));
    const person = await readMail(eml({ from: AINO, headers: ['Auto-Submitted: no'] }));
    assert.deepEqual([machine.automatic, list.automatic, person.automatic], [true, true, false]);
    assert.equal((await readMail(eml({ from: AINO, headers: ['Authentication-Results: mx.example.test; dmarc=fail'] }))).forged, true);
    assert.equal((await readMail(eml({ from: `"a@x.example.test, b" <${AINO.replace(/.*<|>/g, '')}>` }))).forged, false);
    // A server that judges the sender judges one address of one line, and another may stand beside it.
    for (const from of [`${AINO}\r\nFrom: petkuttaja@evil.example.test`, `${AINO}, petkuttaja@evil.example.test`])
      assert.equal((await readMail(eml({ from, headers: ['Authentication-Results: mx.example.test; dmarc=pass'] }))).forged, true, from);
    const sender = Buffer.from(`Sender: ${AINO}\r\nDate: Sun, 15 Nov 2026 10:00:00 +0200\r\n\r\nHei`);
    assert.equal((await readMail(sender)).forged, true);
    const packed = eml({ from: AINO, files: [{ name: 'winmail.dat', type: 'application/ms-tnef', bytes: Buffer.from([0x78, 0x9f]) }] });
    assert.deepEqual((await readMail(packed)).notes, ['winmail']);
    assert.deepEqual((await readMail(eml({ from: AINO, text: '' }))).notes, ['empty']);
    assert.deepEqual((await readMail(eml({ from: AINO, text: `${'a'.repeat(300_000)}` }))).notes, ['shortened']);
  });

  test('tells the message that was passed on in it, as a part or as text of any mail program', async () => {
    const inner = eml({ from: AINO, to: 'firma@example.test', subject: 'Alkuperäinen', id: 'sisin@example.test', text: 'Sisällä' });
    const asPart = await readMail(eml({ from: 'oma@example.test', files: [{ name: 'x.eml', type: 'message/rfc822', bytes: inner }] }));
    assert.deepEqual(
      [asPart.forwarded?.from?.address, asPart.forwarded?.text, asPart.forwarded?.messageId],
      ['aino@example.test', 'Sisällä', 'sisin@example.test'],
    );
    assert.equal(asPart.files.length, 0);
    const forms = [
      'Katso tämä.\n\nLähettäjä: Aino Esimerkki <aino@example.test>\nLähetetty: maanantai 9. maaliskuuta 2026 9.15\nVastaanottaja: Oma <oma@example.test>\nAihe: Asia\n\nTeksti',
      'Se här.\n\nFrån: Aino Esimerkki <aino@example.test>\nSkickat: den 9 mars 2026 09:15\nTill: Oma <oma@example.test>\nÄmne: Asia\n\nTeksti',
      '---------- Forwarded message ---------\nFrom: Aino Esimerkki <aino@example.test>\nDate: Mon, Mar 9, 2026 at 9:15 AM\nSubject: Asia\nTo: <oma@example.test>\n\n\nTeksti',
      '*From:* Aino Esimerkki <aino@example.test>\n*Sent:* Monday, March 9, 2026 9:15 AM\n*To:* oma@example.test\n*Subject:* Asia\n\nTeksti',
      'Alkaa välitetty viesti:\n\n> Lähettäjä: Aino Esimerkki <aino@example.test>\n> Aihe: Asia\n> Päiväys: 9. maaliskuuta 2026 klo 9.15.00\n> Vastaanottaja: oma@example.test\n> \n> Teksti',
    ];
    for (const text of forms) {
      const { forwarded } = await readMail(eml({ from: 'oma@example.test', text }));
      assert.deepEqual(
        [forwarded?.from?.address, forwarded?.sentAt, forwarded?.subject, forwarded?.text],
        ['aino@example.test', '2026-03-09T07:15:00.000Z', 'Asia', 'Teksti'],
        text,
      );
    }
  });
});

describe('pasted text', () => {
  test('tells what its head lines tell, and the rest is asked', async () => {
    const told = await readMail(
      'Lähettäjä: Aino Esimerkki <aino@example.test>\nLähetetty: 9.3.2026 klo 9.15\nVastaanottaja: Firma <firma@example.test>; B <b@example.test>\nKopio: c@example.test\nAihe: Asia\n\nHei!',
    );
    assert.deepEqual(
      [told.from?.address, told.sentAt, told.to.map(({ address }) => address), told.cc.length, told.subject, told.text],
      ['aino@example.test', '2026-03-09T07:15:00.000Z', ['firma@example.test', 'b@example.test'], 1, 'Asia', 'Hei!'],
    );
    const bare = await readMail('Hei, tavataan maanantaina. Aihe: kevät.');
    assert.deepEqual([bare.from, bare.sentAt, bare.subject, bare.text], [null, null, null, 'Hei, tavataan maanantaina. Aihe: kevät.']);
  });

  test('days are read as people write them, in the time of Finland', () => {
    const nine = '2026-11-16T07:15:00.000Z';
    for (const said of [
      'maanantai 16. marraskuuta 2026 9.15',
      'den 16 november 2026 09:15',
      'Monday, November 16, 2026 9:15 AM',
      '16.11.2026 klo 9.15',
      '2026-11-16 09:15',
      'Mon, 16 Nov 2026 09:15:00 +0200',
      'måndag 16 november 2026 kl. 9.15',
    ])
      assert.equal(sayingOf(said), nine, said);
    assert.equal(sayingOf('16.7.2026 21:15'), '2026-07-16T18:15:00.000Z');
    for (const said of ['31.2.2026 10.00', 'eilen', '', '16.13.2026']) assert.equal(sayingOf(said), null, said);
  });
});

describe('a hostile file', () => {
  test('is refused by its bytes, its size, its depth and its number of parts, and the refusal repeats nothing of it', async () => {
    const deep = (n: number): string =>
      n === 0
        ? 'Content-Type: text/plain\r\n\r\nx'
        : `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}\r\n${deep(n - 1)}\r\n--b${n}--`;
    const many = Array.from({ length: 120 }, (_, i) => ({ name: `${i}`, type: 'text/csv', bytes: Buffer.from('x') }));
    const cases: [string, Uint8Array][] = [
      ['errors.mail-file-unreadable', Buffer.from('%PDF-1.4 salainen@example.test')],
      ['errors.mail-file-unreadable', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 1, 2, 3])],
      ['errors.mail-file-large', Buffer.alloc(LARGEST_MAIL + 1)],
      ['errors.mail-file-deep', Buffer.from(`From: a@example.test\r\nMIME-Version: 1.0\r\n${deep(60)}`)],
      ['errors.mail-file-parts', eml({ from: AINO, files: many })],
    ];
    for (const [code, bytes] of cases) assert.equal(await refusal(readMail(bytes)), code);
  });

  test('that takes all the processor it can get is stopped, and the next one is read', async (t) => {
    const reader = createMailReader({ limitMs: 800 });
    t.after(() => reader.close());
    const page = '<p>x <b>y</b></p>\r\n'.repeat(1_200_000);
    const endless = Buffer.from(`From: a@example.test\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n${page}`);
    assert.equal(await refusal(reader.read(endless)), 'errors.mail-file-slow');
    assert.equal((await reader.read(eml({ from: AINO, text: 'Hei' }))).text, 'Hei');
  });

  test('of any bytes gives a message or a refusal, never anything else', async (t) => {
    const reader = createMailReader({ limitMs: 150 });
    t.after(() => reader.close());
    const seeds = [
      eml({ from: AINO, html: '<p>x</p>', files: [{ name: 'a', type: 'image/png', bytes: Buffer.alloc(40) }] }),
      msg({ from: { name: 'A', address: 'a@example.test' }, text: 'x', to: [{ name: 'B', address: 'b@example.test' }] }),
    ];
    let state = 42;
    const random = (below: number) => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) % below;
    for (let round = 0; round < 200; round += 1) {
      const bytes = Buffer.from(seeds[round % 2] ?? []);
      for (let i = 0; i < 1 + random(12); i += 1) bytes[random(bytes.length)] = random(256);
      const cut = bytes.subarray(0, round % 3 === 0 ? random(bytes.length) : bytes.length);
      const outcome = await reader.read(cut).then(
        ({ text }) => typeof text,
        (error: unknown) => (error instanceof AppError ? 'string' : String(error)),
      );
      assert.equal(outcome, 'string', `round ${round}`);
    }
  });
});
