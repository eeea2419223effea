// Names of what is kept, in the reader's language.

import { dictionary, LANGS } from '#platform/i18n';
import type { Text } from '#platform/i18n';
import { en } from './phrases.en.ts';
import { fi } from './phrases.fi.ts';
import { sv } from './phrases.sv.ts';

export const rightsPhrases = dictionary(fi, sv, en);

/** Name of a kind of record; a kind nobody named is called by its own id. */
export function kindName(kind: string): Text {
  return textOf(`kinds.${kind}`, kind);
}

export function textOf(key: string, otherwise: string): Text {
  const [inFi, inSv, inEn] = LANGS.map((lang) => rightsPhrases.find(lang, key) ?? otherwise);
  return { fi: inFi ?? otherwise, sv: inSv ?? otherwise, en: inEn ?? otherwise };
}

const PROOFS: Readonly<Record<string, readonly [fi: string, sv: string]>> = {
  accountability: ['osoitusvelvollisuus', 'ansvarsskyldighet'],
  'proof of consent': ['todiste suostumuksesta', 'bevis på samtycket'],
  'proof of consent and ban': ['todiste luvasta ja kiellosta', 'bevis på tillstånd och förbud'],
  'proof of what was sent and by which right': [
    'todiste siitä, mitä lähetettiin ja millä oikeudella',
    'bevis på vad som skickades och med vilken rätt',
  ],
  'proof of who was reached and by which right': [
    'todiste siitä, kehen oltiin yhteydessä ja millä oikeudella',
    'bevis på vem som kontaktades och med vilken rätt',
  ],
};

/** The ground on which a kind of record outlives its person, as the contract names it, in the reader's language. */
export function basisWords(basis: string): Text {
  const [, proof, articles] = /^(?:(.+): )?GDPR Art\. (.+)$/.exec(basis) ?? [];
  if (articles === undefined) return byLanguage(basis);
  const [fi, sv] = PROOFS[proof ?? ''] ?? [proof, proof];
  const told = (words: string | undefined, law: string) => (words === undefined ? law : `${words}: ${law}`);
  return {
    fi: told(fi, `tietosuoja-asetuksen ${articles} artikla`),
    sv: told(sv, `dataskyddsförordningen artikel ${articles.replaceAll(/\((\w+)\)/g, '.$1')}`),
    en: basis,
  };
}

/** An enactment named in all three languages: "Kirjanpitolaki · Bokföringslagen · Accounting Act 1336/1997, 2:10". */
function byLanguage(basis: string): Text {
  const [fi, sv, last] = basis.split(' · ');
  if (fi === undefined || sv === undefined || last === undefined) return { fi: basis, sv: basis, en: basis };
  const place = last.slice(last.search(/ \d/));
  return { fi: `${fi}${place}`, sv: `${sv}${place}`, en: last };
}
