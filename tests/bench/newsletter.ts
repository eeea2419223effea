/** The newsletter that is measured: 20 kB in Finnish, page and text, with links of their own for each recipient. */
import { createHmac } from 'node:crypto';
import type { MessageHead, MessageTemplate, Piece } from '#platform/mail';

export const LINKS = 12;
const FIRM = 'https://firma.example.test';
const KEY = 'measured, not secret';
const P = 'margin:0 0 16px;font-family:Georgia,serif;font-size:17px;line-height:1.5;color:#1d2421';
const WORDS = [
  'Syksyn ryhmävalmennus alkaa lokakuussa, ja mukaan mahtuu vielä kymmenen yrittäjää.',
  'Käymme läpi tavoitteet, hinnoittelun ja arjen rytmin, ja jokainen lähtee kotiin oman suunnitelmansa kanssa.',
  'Tapaamiset pidetään joka toinen tiistai, ja niiden väliin jää aikaa tehdä töitä ja levätä.',
  'Etänä voi osallistua yhtä hyvin kuin paikan päällä, sillä materiaalit lähetetään kaikille etukäteen.',
  'Äänestimme kesällä parhaasta kysymyksestä, ja voittajaksi nousi: mitä jättäisit tekemättä?',
  'Jos jäit pohtimaan, sopiiko ryhmä sinulle, vastaa tähän viestiin, niin soitetaan ja jutellaan hetki.',
];

function paragraph(index: number): string {
  return Array.from({ length: 4 }, (_, line) => WORDS[(index * 5 + line) % WORDS.length]).join(' ');
}

function html(): Piece[] {
  const pieces: Piece[] = [
    '<!doctype html><html lang="fi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Syksyn kirje</title></head><body style="margin:0;padding:24px;background:#f6f4ef"><div style="max-width:600px;margin:0 auto;padding:28px;background:#ffffff">\n<p>Hei ',
    { slot: 'name', as: 'html' },
    '!</p>\n',
  ];
  for (let link = 0; link < LINKS; link++) {
    pieces.push(
      `<h2 style="font-size:22px">Aihe ${link + 1}: näin syksy alkaa</h2>\n<p style="${P}">${paragraph(link)}</p>\n<p style="${P}">${paragraph(link + 3)}</p>\n<p><a href="`,
      { slot: `link:${link}`, as: 'url' },
      '" style="display:inline-block;padding:12px 20px;background:#1f5c4d;color:#ffffff">Lue lisää</a></p>\n',
    );
  }
  pieces.push('<p>Peru tilaus: <a href="', { slot: 'unsubscribe', as: 'url' }, '">yhdellä painalluksella</a></p></div></body></html>\n');
  return pieces;
}

function text(): Piece[] {
  const pieces: Piece[] = ['Hei ', { slot: 'name', as: 'text' }, '!\n\n'];
  for (let link = 0; link < LINKS; link++) {
    pieces.push(`AIHE ${link + 1}\n${paragraph(link)}\nLue lisää: `, { slot: `link:${link}`, as: 'url' }, '\n\n');
  }
  pieces.push('Peru tilaus: ', { slot: 'unsubscribe', as: 'url' }, '\n');
  return pieces;
}

export const NEWSLETTER: MessageTemplate = {
  lang: 'fi',
  subject: ['Syksyn ryhmät täyttyvät, ', { slot: 'name', as: 'text' }],
  text: text(),
  html: html(),
};

function token(recipient: number, what: string): string {
  return `${recipient}.${createHmac('sha256', KEY).update(`${what}:${recipient}`).digest('base64url').slice(0, 22)}`;
}

/** What differs for each recipient; the same work for whoever sends. */
export function valuesFor(recipient: number): Record<string, string> {
  const values: Record<string, string> = { name: `Väinämö ${recipient}`, unsubscribe: `${FIRM}/peru/${token(recipient, 'unsubscribe')}` };
  for (let link = 0; link < LINKS; link++) {
    values[`link:${link}`] = `${FIRM}/l/${token(recipient, `link${link}`)}?k=syksy&n=${link}`;
  }
  return values;
}

export const FROM = { name: 'Firma Äänekoski', address: 'uutiset@firma.example.test' };

export function addressFor(recipient: number): string {
  return `lukija${recipient}@posti${recipient % 50}.example.test`;
}

export function headFor(recipient: number, values: Readonly<Record<string, string>>, date: Date): MessageHead {
  return {
    messageId: `m1.${recipient}.x7k2@firma.example.test`,
    date,
    from: FROM,
    to: addressFor(recipient),
    listUnsubscribe: { url: values['unsubscribe'] ?? '' },
    listId: 'Uutiskirje <kirje.firma.example.test>',
    feedbackId: 'm1:firma',
    autoSubmitted: 'auto-generated',
  };
}

/** The same letter as a plain program makes it: whole texts with the values put in. */
export function plainLetter(values: Readonly<Record<string, string>>): { subject: string; text: string; html: string } {
  const filled = (pieces: readonly Piece[]) =>
    pieces.map((piece) => (typeof piece === 'string' ? piece : (values[piece.slot] ?? ''))).join('');
  return { subject: filled(NEWSLETTER.subject), text: filled(NEWSLETTER.text), html: filled(NEWSLETTER.html) };
}
