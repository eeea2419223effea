// Finnish as patterns see it: lower case, unbroken words, numerals as numbers, and words that differ by a slip of the hand brought together.

/** Lower case without soft hyphens and without hyphens inside words, so that `valmen-nus` and `Mail-chimp` read as one word. */
export function fold(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\u00ad/g, '')
    .toLowerCase()
    .replace(/(?<=\p{L})[-‐‑–](?=\p{L})/gu, '')
    .replace(/(?<![a-zåäö])(eu|eta)(?=alue|mai(?:ssa|den|hin)|maa|jäsen|valtio)/g, '$1 ')
    .replace(/(?<=\p{L})(?=\d{1,2} (?:vuo|kk(?![a-z])|kuukau|päiv|v(?![a-zåäö])))/gu, ' : ')
    .replace(/\s+/g, ' ')
    .replace(/(?<=\by)- (?=tunnu)/g, '')
    .replace(/(?<=\p{Ll}{2})- (?!(?:ja|tai|sekä|eli|että|tms|yms|ym|jne)\b)(?=\p{Ll}{2})/gu, '')
    .trim();
}

/** A name as an id: `Työyhteisö-yhteenliittymä` becomes `tyoyhteiso-yhteenliittyma`. */
export function slug(text: string): string {
  const plain = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 48)
    .replace(/-+$/, '');
  return plain === '' ? 'x' : plain;
}

/** Whether two words are at most `limit` slips apart; bounded, so that long noise costs nothing. */
export function near(a: string, b: string, limit: number): boolean {
  if (Math.abs(a.length - b.length) > limit) return false;
  let before = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      const value = Math.min((before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (before[j - 1] ?? 0) + cost);
      row.push(value);
      least = Math.min(least, value);
    }
    if (least > limit) return false;
    before = row;
  }
  return (before[b.length] ?? limit + 1) <= limit;
}

const WORDS: readonly [stem: string, value: number][] = [
  ['kaksitoista', 12],
  ['kahdentoista', 12],
  ['kuusitoista', 16],
  ['kahdeksantoista', 18],
  ['kaksikymmentäneljä', 24],
  ['kahdenkymmenenneljän', 24],
  ['kaksikymmentäkuusi', 26],
  ['kolmekymmentä', 30],
  ['kolmenkymmenen', 30],
  ['neljätoista', 14],
  ['neljäntoista', 14],
  ['yksi', 1],
  ['yhden', 1],
  ['kaksi', 2],
  ['kahden', 2],
  ['kolme', 3],
  ['kolmen', 3],
  ['neljä', 4],
  ['neljän', 4],
  ['viisi', 5],
  ['viiden', 5],
  ['kuusi', 6],
  ['kuuden', 6],
  ['seitsemän', 7],
  ['kahdeksan', 8],
  ['yhdeksän', 9],
  ['kymmenen', 10],
];
const UNITS: readonly [pattern: RegExp, letter: string][] = [
  [/^(?:v|vuosi.*|vuo[dt].*)$/, 'Y'],
  [/^(?:kk|kuukau.*)$/, 'M'],
  [/^viik.*$/, 'W'],
  [/^(?:vrk|vuorokau.*|päiv.*|pv|arkipäiv.*)$/, 'D'],
  [/^(?:h|tun.*)$/, 'H'],
];

export interface Period {
  /** `P5Y`; hours are written as days where whole. */
  iso: string;
  at: number;
  end: number;
}

const PERIOD = new RegExp(
  `(?<![\\p{L}\\d.])(?:(\\d{1,3}|${WORDS.map(([word]) => word).join('|')})(?: ?\\(\\d{1,3}\\))?(?: ?[-–] ?(\\d{1,3}))?(?: (?:sitä |täyttä |täyden |edeltävän |seuraavan |kokonaisen ){0,2}(?:kalenteri|tili)?| ))?(vuotta|vuoden|vuosi|v\\b\\.?|kk\\b|kuukautta|kuukauden|kuukausi|viikkoa|viikon|vrk\\b|vuorokautta|vuorokauden|arkipäivän|arkipäivää|päivää|päivän|päivässä|kuukauteen|vuoteen|viikossa|kuukaudessa|vuorokaudessa|pv\\b|tuntia|tunnin)`,
  'gu',
);

/** All periods in a folded sentence: `viiden vuoden`, `5 v`, `2 vrk:n`, `3-5 vuotta` (the longer), `kuukauden kuluessa`. */
export function periods(key: string): Period[] {
  const found: Period[] = [];
  for (const match of key.matchAll(PERIOD)) {
    const [whole, first, second, unit = ''] = match;
    const after = key.slice(match.index + whole.length, match.index + whole.length + 24);
    const within = /(?:ssa|ssä)$/.test(unit);
    const passed = key.slice(0, match.index).endsWith('kulunut ');
    if (first === undefined && !within && !passed && !/^\S{0,4} (?:kuluessa|kuluttua|sisällä|jälkeen|ajan|välein)/.test(after)) continue;
    const number = second ?? first ?? '1';
    const count = /^\d/.test(number) ? Number(number) : (WORDS.find(([word]) => word === number)?.[1] ?? 0);
    const letter = UNITS.find(([pattern]) => pattern.test(unit.replace('.', '')))?.[1];
    if (letter === undefined || count === 0) continue;
    const iso = letter === 'H' ? `P${Math.max(1, Math.ceil(count / 24))}D` : `P${count}${letter}`;
    found.push({ iso, at: match.index, end: match.index + whole.length });
  }
  return found;
}

/** Within the month of the law, as hours. */
export function hours(period: string): number {
  return Math.min(28 * 24, hoursOf(period));
}

/** A period in hours, a year as 365 days and a month as 28. */
export function hoursOf(period: string): number {
  const [, count = '30', unit = 'D'] = /^P(\d+)([YMWD])$/.exec(period) ?? [];
  const days: Record<string, number> = { Y: 365, M: 28, W: 7, D: 1 };
  return Number(count) * (days[unit] ?? 1) * 24;
}
