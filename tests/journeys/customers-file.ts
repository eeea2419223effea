// The file a firm brings along: a thousand rows with the faults such files have, and, apart from the product, who of them must be gone on a given day.

export const HEADINGS = ['Etunimi', 'Sukunimi', 'Sähköposti', 'Organisaatio', 'Viimeisin yhteydenotto'] as const;
export const ROWS = 1000;

const GIVEN = ['Aino', 'Eero', 'Helmi', 'Ilmari', 'Kerttu', 'Lauri', 'Maija', 'Nuutti', 'Oili', 'Paavo'];
const FIRST = ['Havu', 'Kaarna', 'Lumi', 'Rauta', 'Suvi', 'Talvi', 'Tuuli', 'Usva', 'Vaskim', 'Äyräs'];
const LAST = ['harju', 'kallio', 'koski', 'lahti', 'mäki', 'niemi', 'pelto', 'ranta', 'salo', 'suo'];

export interface Customer {
  email: string;
  name: string;
  /** 'YYYY-MM-DD'; null when the file does not say. */
  lastContact: string | null;
}

export interface CustomersFile {
  csv: string;
  good: Customer[];
  /** Line in the file and the kind of fault, in the order of the file. */
  bad: { line: number; fault: string }[];
}

/** Last contacts lie evenly between the two days; the first good rows stand on the boundary itself, on the day after it, on a leap day, and without a date. */
export function customersFile(of: { from: string; to: string; boundary: string; undeclared: string }): CustomersFile {
  const lines = [[...HEADINGS, of.undeclared].join(';')];
  const good: Customer[] = [];
  const bad: CustomersFile['bad'] = [];
  const special = new Map<number, string | null>([of.boundary, plusDays(of.boundary, 1), '2024-02-29', null].entries());
  const span = daysBetween(of.from, of.to);
  for (let i = 0; i < ROWS; i++) {
    const fault = FAULTS.get(i);
    const [given, family] = nameOf(i);
    const email = `${plain(given)}.${plain(family)}@asiakas.example.test`;
    const evenly = plusDays(of.from, Math.floor((i * span) / ROWS));
    const date = special.has(i) ? (special.get(i) ?? null) : evenly;
    const cells = [given, family, email, `Yritys ${i % 40} Oy`, date === null ? '' : finnish(date), `lisätieto ${i}`];
    lines.push(fault ? fault.spoil(cells, good).join(';') : cells.join(';'));
    if (fault) bad.push({ line: i + 2, fault: fault.name });
    else good.push({ email, name: `${given} ${family}`, lastContact: date });
  }
  return { csv: `\uFEFF${lines.join('\r\n')}\r\n`, good, bad };
}

interface Fault {
  name: string;
  spoil(cells: string[], before: readonly Customer[]): string[];
}

const replaced = (cells: string[], at: number, value: string) => cells.map((cell, index) => (index === at ? value : cell));
/** Row number to fault. The identity code is the public sample code of nobody. */
const FAULTS = new Map<number, Fault>([
  [100, { name: 'an address that is none', spoil: (cells) => replaced(cells, 2, 'ei-osoite') }],
  [250, { name: 'a contact that has not happened', spoil: (cells) => replaced(cells, 4, '1.1.2031') }],
  [251, { name: 'a day that does not exist', spoil: (cells) => replaced(cells, 4, '31.2.2024') }],
  [400, { name: 'too few columns', spoil: (cells) => cells.slice(0, 3) }],
  [700, { name: 'an identity code', spoil: (cells) => replaced(cells, 3, 'Yritys 131052-308T') }],
  [999, { name: 'the same person twice', spoil: (cells, before) => replaced(cells, 2, before[5]?.email ?? '') }],
]);

function nameOf(i: number): [string, string] {
  const first = FIRST[Math.floor(i / 10) % 10] ?? '';
  return [GIVEN[i % 10] ?? '', `${first}${LAST[Math.floor(i / 100)] ?? ''}`];
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll('ä', 'a').replaceAll('ö', 'o');
}

function finnish(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${day}.${month}.${year}`;
}

/** The same day so many years later; a leap day becomes the 28th. Written apart from the product's own calendar on purpose. */
export function plusYears(date: string, years: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const leap = (y: number) => (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0;
  const clipped = month === 2 && day === 29 && !leap(year + years) ? 28 : day;
  return [year + years, String(month).padStart(2, '0'), String(clipped).padStart(2, '0')].join('-');
}

export function plusDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
