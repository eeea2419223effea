// A large CSV as nobody should write one: more than thirty kinds of dirt, drawn by a seed, each row with what must become of it.

/** `in`: imported under this name; `back`: returned with a reason; `none`: no row at all. */
export type Fate =
  | { readonly is: 'in'; readonly email: string; readonly family: string }
  | { readonly is: 'back' }
  | { readonly is: 'none' };

export interface DirtyRow {
  readonly kind: string;
  readonly line: number;
  readonly fate: Fate;
}

export interface DirtyFile {
  readonly bytes: Uint8Array;
  readonly rows: readonly DirtyRow[];
}

export const HEAD = 'Etunimi;Sukunimi;Sähköposti;Puhelin;Puhelin;Yritys;Osoite;Muistiinpanot;Viimeisin yhteydenotto;Täyte';
/** Where the columns go; the second telephone is told apart by its number, and the filling is not wanted. */
export const MAPPING: Readonly<Record<string, string | null>> = {
  Etunimi: 'givenName',
  Sukunimi: 'familyName',
  Sähköposti: 'email',
  Puhelin: 'phone',
  'Puhelin (2)': 'phone',
  Yritys: 'organisation',
  Osoite: 'address',
  Muistiinpanot: 'note',
  'Viimeisin yhteydenotto': 'lastContact',
  Täyte: null,
};

interface Drawn {
  readonly n: number;
  readonly pick: <T>(list: readonly T[]) => T;
  /** The e-mail of an earlier row that went in. */
  readonly earlier: string;
}

interface Made {
  /** Whole lines of the file, without the last break. */
  readonly text: string | Buffer;
  readonly fate: 'in' | 'back' | 'none';
  readonly email?: string;
  readonly family?: string;
}

interface Cells {
  given?: string;
  family?: string;
  email?: string;
  phone?: string;
  phone2?: string;
  firm?: string;
  address?: string;
  note?: string;
  last?: string;
  filling?: string;
}

const mail = (n: number) => `h${n}@example.test`;

function line(n: number, cells: Cells = {}): string {
  const {
    given = 'Etu',
    family = `Suku${n}`,
    email = mail(n),
    phone = '',
    phone2 = '',
    firm = '',
    address = '',
    note = '',
    last = '',
    filling = '',
  } = cells;
  return [given, family, email, phone, phone2, firm, address, note, last, filling].join(';');
}

const good = (text: string | Buffer, more: Pick<Made, 'email' | 'family'> = {}): Made => ({ text, fate: 'in', ...more });
const bad = (text: string): Made => ({ text, fate: 'back' });
const MEGABYTE = 1_000_000;

/** Each kind of dirt. */
export const DIRT: Readonly<Record<string, (drawn: Drawn) => Made>> = {
  clean: ({ n }) => good(line(n, { filling: 'x'.repeat(2500) })),
  'no-break space': ({ n }) => good(line(n, { family: `\u00A0Suku\u00A0${n}\u00A0` }), { family: `Suku ${n}` }),
  'unseen marks': ({ n }) => good(line(n, { email: `\u200Bh${n}@exam\u00ADple.test\uFEFF`, family: `Su\u2060ku${n}` })),
  'curly quotes': ({ n }) => good(line(n, { firm: '“Satumäki” Oy' })),
  'delimiter in quotes': ({ n }) => good(line(n, { firm: '"Satu; Mäki; Oy"' })),
  'doubled quotes': ({ n }) => good(line(n, { firm: '"Oy ""Satu"" Ab"' })),
  'quotes within a word': ({ n }) => good(line(n, { firm: 'Oy "Satu" Ab' })),
  'break in quotes': ({ n }) => good(line(n, { address: '"Satutie 1\r\n00100 Helsinki"', note: '"a\nb\nc"' })),
  'open quote': ({ n }) => bad(line(n, { note: '"auki' })),
  'open quote in the middle': ({ n }) => bad(line(n, { firm: '"Satu Oy' })),
  'formula disarmed': ({ n }) => good(line(n, { family: `'=SUM(A${n})` }), { family: `=SUM(A${n})` }),
  formula: ({ n }) => good(line(n, { family: `=cmd|A${n}` }), { family: `=cmd|A${n}` }),
  'too long': ({ n }) => bad(`${line(n, { filling: 'x' })};vielä;jotain`),
  'too short': ({ n }) => bad(`Etu;Suku${n};${mail(n)}`),
  'empty cells after': ({ n }) => good(`${line(n, { filling: 'x' })};;;`),
  blank: () => ({ text: '', fate: 'none' }),
  'only delimiters': () => ({ text: ';;;;;;;;;', fate: 'none' }),
  'only spaces': () => ({ text: ' ; ;\u00A0;\u200B;;;;;;', fate: 'none' }),
  'no address': ({ n, pick }) =>
    bad(line(n, { email: pick(['ei ole', 'a at example.test', 'a@@example.test', '@example.test', 'a@example']) })),
  'foreign domain': ({ n }) => good(line(n, { email: `h${n}@käyttäjä.example.test` }), { email: `h${n}@käyttäjä.example.test` }),
  punycode: ({ n }) => good(line(n, { email: `H${n}@xn--kyttj-gradb.example.test` }), { email: `h${n}@käyttäjä.example.test` }),
  'impossible day': ({ n, pick }) =>
    bad(line(n, { last: pick(['31.2.2022', '32.1.2022', '29.2.2023', '2022-13-01', '0.0.2022', 'eilen']) })),
  'day to come': ({ n }) => bad(line(n, { last: '1.1.2099' })),
  'two-digit year': ({ n }) => good(line(n, { last: '1.2.22' })),
  'two-digit year of either century': ({ n }) => bad(line(n, { last: '1.2.99' })),
  'day as a serial': ({ n }) => bad(line(n, { last: '44633' })),
  'days in many forms': ({ n, pick }) => good(line(n, { last: pick(['1.2.2022', '01.02.2022', '2022-02-01', '2022-02-01T10:00:00Z']) })),
  'telephones in many forms': ({ n, pick }) =>
    good(
      line(n, {
        phone: pick(['040-123 4567', '+358 (0)40 1234567', '00358401234567', '040/1234567', '(040) 123 4567', "'+358401234567"]),
        phone2: '09 1234 5678',
      }),
    ),
  'no telephone': ({ n }) => bad(line(n, { phone: 'soita' })),
  'a megabyte that is wanted': ({ n }) => bad(line(n, { note: 'ä'.repeat(MEGABYTE / 2) })),
  'a megabyte that is not': ({ n }) => good(line(n, { filling: `"${'rivi "" ; \n'.repeat(MEGABYTE / 10)}"` })),
  nul: ({ n }) => bad(line(n, { family: `Su\u0000ku${n}` })),
  'identity code': ({ n }) => bad(line(n, { note: `tunnus ${identityCode(n)}` })),
  'the same again': ({ n, earlier }) => bad(line(n, { email: earlier.toUpperCase() })),
  'encoded twice': ({ n }) => good(line(n, { family: `MÃ¤kelÃ¤${n}` }), { family: `Mäkelä${n}` }),
  'another encoding': ({ n }) => good(Buffer.from(line(n, { family: `Öhman${n}` }), 'latin1'), { family: `Öhman${n}` }),
  'letters in pieces': ({ n }) => good(line(n, { family: `Ma\u0308kinen${n}` }), { family: `Mäkinen${n}` }),
  'letters from far away': ({ n }) => good(line(n, { family: `Ωμέγα🦊${n}` }), { family: `Ωμέγα🦊${n}` }),
  'headings again': () => bad(HEAD),
  'name too long': ({ n }) => bad(line(n, { family: 'Pitkä'.repeat(100) })),
  tabs: ({ n }) => good(line(n, { given: '\tEtu\t', address: 'Satutie\t1' })),
};

/** Rare because each is a megabyte. */
const HEAVY = new Set(['a megabyte that is wanted', 'a megabyte that is not']);

/** @param size bytes that the file is made to pass */
export function dirtyFile(seed: number, size: number): DirtyFile {
  const random = lot(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const kinds = Object.keys(DIRT);
  const light = kinds.filter((kind) => !HEAVY.has(kind));
  const parts: Buffer[] = [Buffer.from(`\uFEFF${HEAD}\r\n`)];
  const rows: DirtyRow[] = [];
  let [at, bytes, earlier] = [2, 0, mail(0)];
  for (let n = 0; bytes < size || n < kinds.length * 3; n++) {
    // Every kind three times, whatever is drawn.
    const kind = n < kinds.length * 3 ? (kinds[n % kinds.length] ?? 'clean') : random() < 0.5 ? 'clean' : pick(light);
    const { text, fate, email = mail(n), family = `Suku${n}` } = DIRT[kind]?.({ n, pick, earlier }) ?? { text: '', fate: 'none' };
    const ending = pick(['\r\n', '\n']);
    const part = Buffer.concat([typeof text === 'string' ? Buffer.from(text) : text, Buffer.from(ending)]);
    rows.push({ kind, line: at, fate: fate === 'in' ? { is: 'in', email, family } : { is: fate } });
    if (fate === 'in') earlier = email;
    at += breaksIn(part);
    bytes += part.length;
    parts.push(part);
  }
  return { bytes: new Uint8Array(Buffer.concat(parts)), rows };
}

function breaksIn(part: Buffer): number {
  let n = 0;
  for (let i = part.indexOf(10); i >= 0; i = part.indexOf(10, i + 1)) n += 1;
  return n;
}

/** Of the numbers 900–999, which nobody has. */
function identityCode(n: number): string {
  const body = `010180${900 + (n % 100)}`;
  return `010180-${body.slice(6)}${'0123456789ABCDEFHJKLMNPRSTUVWXY'[Number(body) % 31]}`;
}

function lot(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
