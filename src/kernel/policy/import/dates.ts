// When the notice was made or changed, and which law it calls on.

import type { Add, Unit } from './types.ts';

const DATE = /(?<!\d)(\d{1,2})[./]\s?(\d{1,2})[./]\s?(\d{4})(?!\d)/g;
const ISO = /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/g;

const MONTHS = 'tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu'.split(' ');
const WORDED = new RegExp(`(?<!\\d)(\\d{1,2})\\. ?(${MONTHS.join('|')})kuuta ?(\\d{4})`, 'giu');

export function readDates(unit: Unit, first: boolean, add: Add): void {
  const said = /päivitet|laadit|laatimis|muutet|muutos|voimassa|julkaist|astuu|versio|päiväys|muokattu|tarkistettu|voimaan/.test(unit.key);
  const alone = unit.key.replace(/[\d.\s:-]/g, '').length < 24;
  if ((!said && !alone && !first) || /voimaan (?:tulle|tullu|astune)|\(\d{1,2}\.\d{1,2}\.\d{4}\/\d/.test(unit.key)) return;
  for (const match of unit.text.matchAll(DATE)) put(match[3], match[2], match[1]);
  for (const match of unit.text.matchAll(WORDED)) put(match[3], String(MONTHS.indexOf((match[2] ?? '').toLowerCase()) + 1), match[1]);
  for (const match of unit.text.matchAll(ISO)) put(match[1], match[2], match[3]);

  function put(year = '', month = '', day = ''): void {
    const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    const valid = new Date(`${iso}T00:00:00Z`);
    if (Number.isNaN(valid.getTime()) || valid.toISOString().slice(0, 10) !== iso || Number(year) < 1990) return;
    const made = /laadit|laatimis/.test(unit.key) && !/päivitet|muutos|muutet/.test(unit.key);
    add(unit, 'date', `date/${iso}`, { date: iso, what: made ? 'made' : 'changed' }, said || alone ? 0.95 : 0.6);
  }
}

const LAWS: readonly (readonly [id: string, pattern: RegExp])[] = [
  ['523-1999', /henkilötietola[a-zåäö]*|523\/1999|(?<![a-zåäö])hetil/u],
  ['gdpr', /tietosuoja-?asetu[a-zåäö]*|2016\/679|gdpr|\bgdbr|\bgpdr/u],
  ['1050-2018', /1050\/2018|(?<![a-zåäö]|viestinnän )tietosuojala(?:ki|in)\b/u],
  ['917-2014', /917\/2014|sähköisen viestinnän palvelu/],
  ['accounting-act', /kirjanpitola[a-zåäö]*|1336\/1997/u],
  ['privacy-shield', /privacy shield/],
  ['516-2004', /516\/2004|sähköisen viestinnän tietosuojala/],
];

export function readLaws(unit: Unit, add: Add): void {
  for (const [id, pattern] of LAWS) if (pattern.test(unit.key)) add(unit, 'law', `law/${id}`, { law: id }, 0.9);
}
