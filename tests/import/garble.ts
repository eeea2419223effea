/** Notices taken apart and put together wrongly, from a seed: what the reader may be handed on a bad day. */
import { docx, paragraphs, pdf } from './files.ts';

export type Random = () => number;

/** mulberry32: the same seed, the same inputs, on every machine. */
export function random(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const PIECES = (
  '\n|\n\n|. |: |; |, |- |• |1. |## |**|| |](|<p>|</p>|<li>|<table><tr><td>|&nbsp;|&#9999999;|\u00ad|\u00a0|\u2028|\ufeff|\ud800|\u0000|' +
  '5 vuotta|kolme kuukautta|EU:n ulkopuolelle|ei |emme |Oy |Tmi |@|(at)|1234567-1|+358 40 |https://|säilytetään |poistetaan |keräämme |voit |' +
  'Rekisterinpitäjä|Yhteyshenkilö: |Tietosuojaseloste|eväste|tilikauden päättymisestä|kunnes |vakiolauseke|ÅÄÖ|ääääääääääää|((((((((|))))))|--------'
).split('|');

function pick<T>(from: readonly T[], next: Random): T {
  return from[Math.floor(next() * from.length)] as T;
}

type Turn = (text: string, next: Random, all: readonly string[]) => string;

const TURNS: readonly Turn[] = [
  (text, next) =>
    text
      .split('\n')
      .toSorted(() => next() - 0.5)
      .join('\n'),
  (text, next) =>
    text
      .split(' ')
      .toSorted(() => next() - 0.5)
      .join(' '),
  (text, next) => text.slice(Math.floor(next() * text.length)),
  (text, next) => text.slice(0, Math.floor(next() * text.length)),
  (text, next, all) => {
    const other = pick(all, next);
    return text.slice(0, Math.floor(next() * text.length)) + other.slice(Math.floor(next() * other.length));
  },
  (text) => text.toUpperCase(),
  (text) => text.replaceAll('\n', ' '),
  (text) => text.replaceAll(' ', '\n'),
  (text, next) => text.replace(/(?<=\p{Ll}{3})(?=\p{Ll}{3})/gu, () => (next() < 0.1 ? '-\n' : '')),
  (text, next) => text.replace(/[\p{L}\d]/gu, (letter) => (next() < 0.02 ? pick(PIECES, next) : letter)),
  (text, next) => text.replace(/ /g, () => (next() < 0.1 ? ` ${pick(PIECES, next)} ` : ' ')),
  (text, next) => text + pick(PIECES, next).repeat(Math.floor(next() * 5000)),
  (text, next) => text.repeat(1 + Math.floor(next() * 8)),
  (text) =>
    text
      .split('\n')
      .map((line) => `<div><p>${line}</p>`)
      .join(''),
  (text) =>
    `<table>${text
      .split('\n')
      .map((line) => `<tr><td>${line.replaceAll(' ', '</td><td>')}</td></tr>`)
      .join('')}</table>`,
  (text) =>
    text
      .split('\n')
      .map((line) => `| ${line.replaceAll('. ', ' | ')} |`)
      .join('\n'),
  (text, next) => '<ul><li>'.repeat(Math.floor(next() * 3000)) + text,
  (text, next) => Array.from({ length: 400 }, () => pick(PIECES, next)).join('') + text.slice(0, 500),
];

function bytesOf(text: string, next: Random): Buffer {
  const kind = next();
  if (kind < 0.05) return docx(next() < 0.5 ? paragraphs(text) : text);
  if (kind < 0.07) return pdf(`BT /F1 10 Tf 20 800 Td (${text.slice(0, 400).replace(/[()\\\n]/g, ' ')}) Tj ET`);
  if (kind < 0.12) return Buffer.from(text, 'latin1');
  if (kind < 0.15) return Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
  return Buffer.from(text, 'utf8');
}

/** One input: a notice, turned a few times, in one of the forms a file can have, now and then with damaged bytes. */
export function garbled(all: readonly string[], next: Random): Buffer {
  let text = pick(all, next);
  const turns = Math.floor(next() * 5);
  for (let i = 0; i < turns; i++) text = pick(TURNS, next)(text, next, all).slice(0, 450_000);
  const bytes = bytesOf(text, next);
  if (next() < 0.1) for (let i = 0; i < 20; i++) bytes[Math.floor(next() * bytes.length)] = Math.floor(next() * 256);
  return next() < 0.03 ? bytes.subarray(0, Math.floor(next() * bytes.length)) : bytes;
}
