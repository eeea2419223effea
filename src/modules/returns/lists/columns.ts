// Which column of a list tells what: by the words that tools and people use in three languages, or as somebody says.

import { foldHeading, HEADINGS } from '#customers';
import type { ImportTable } from '#customers';

/** What a column of a list can be: the address, the time, and who it is. */
type ColumnRole = 'address' | 'time' | (typeof NAMED)[number];
const NAMED = ['fullName', 'givenName', 'familyName', 'language'] as const;

/** Heading of the column for each role that somebody has chosen by hand; an empty one says that no column is. */
export type ChosenColumns = { readonly [role in ColumnRole]?: string | undefined };

const words = (text: string) => text.split('|').map((word) => word.trim());

/** A confirmation says more than a sign-up: it is read first. */
const SUBSCRIBED = words(`
  confirm time|confirmed|confirmed at|confirmed on|confirmation date|confirmation time|confirmed date|vahvistettu|vahvistuspäivä|
  vahvistusaika|vahvistuksen aika|tilaus vahvistettu|bekräftad|bekräftat|bekräftelsedatum|bekräftades|
  optin time|opt in time|opt-in time|opt-in date|opt in date|optin date|opt-in|optin|opted in|opted in at|consent date|consent time|
  consented at|consent given|suostumus|suostumus annettu|suostumuksen päivä|suostumuspäivä|suostumuksen aika|suostunut|
  samtycke|samtycke givet|samtyckesdatum|samtyckt|subscribed|subscribed at|subscribed on|subscription date|subscribe date|
  date subscribed|signup date|sign-up date|signed up|signed up at|sign up date|joined|joined at|join date|date joined|registered|registered at|registration date|
  tilattu|tilauspäivä|tilausaika|tilauspvm|tilaus pvm|tilannut|tilauksen päivä|tilauksen aika|tilaamisen aika|tilauksen ajankohta|
  liittynyt|liittymispäivä|liittymisaika|liittymispvm|liittyi|ilmoittautunut|ilmoittautumispäivä|rekisteröitynyt|rekisteröitymispäivä|
  prenumererade|prenumererat|prenumererar sedan|prenumerationsdatum|prenumeration startade|anmäld|anmälningsdatum|
  registrerad|registrerades|registreringsdatum|gick med|ansluten|anslöt sig`);
const TIMES = {
  subscribed: SUBSCRIBED,
  unsubscribed: words(`
    unsub time|unsubscribed|unsubscribed at|unsubscribed on|unsubscribe date|opt-out date|opted out|peruttu|perunut|peruutettu|
    peruutuspäivä|perumispäivä|poistunut|poistumispäivä|avregistrerad|avregistreringsdatum|avslutad|avslutade|last changed`),
  cleaned: words('clean time|cleaned at|bounced|bounced at|palautunut|palautui|studsade'),
  banned: words(`
    unsub time|date|pvm|päivä|päivämäärä|datum|dag|kielletty|kieltänyt|kieltopäivä|kiellon päivä|förbjöd|förbudsdatum|banned at|
    suppressed at|blocked at`),
};

/** Columns that tell the time, the strongest first: the chosen one alone, when somebody has chosen. */
export function timeColumns(headings: readonly string[], kind: keyof typeof TIMES, { time }: ChosenColumns = {}): number[] {
  if (time !== undefined) return headings.flatMap((each, i) => (each === time && time !== '' ? [i] : []));
  const folded = headings.map(foldHeading);
  return TIMES[kind].flatMap((word) => {
    const at = folded.indexOf(word);
    return at < 0 ? [] : [at];
  });
}

/** What is seen without anybody's choice, as headings, for whoever looks whether it is right. */
export function recognised(table: ImportTable): ChosenColumns {
  const { headings } = table;
  const [time] = timeColumns(headings, 'subscribed');
  const folded = headings.map(foldHeading);
  const named = NAMED.flatMap((role) => {
    const known: readonly string[] = HEADINGS[role];
    const at = folded.findIndex((each) => known.includes(each));
    return at < 0 ? [] : [[role, headings[at] ?? ''] as const];
  });
  return {
    address: headings[addressColumn(table)] ?? '',
    ...(time === undefined ? {} : { time: headings[time] ?? '' }),
    ...Object.fromEntries(named),
  };
}

/** What Mailchimp keeps for itself of each member: times, ratings, and where a machine stood. */
const BOOKKEEPING: ReadonlySet<string> = new Set(
  words(`
    member rating|optin time|optin ip|confirm time|confirm ip|latitude|longitude|gmtoff|dstoff|timezone|cc|region|last changed|leid|euid|
    unsub time|unsub campaign title|unsub campaign id|unsub reason|unsub reason other|clean time|clean campaign title|clean campaign id`),
);

/** Columns that hold something of somebody and become nothing here: not what is mapped, no times, nor what a tool keeps for itself. */
export function unbroughtOf(
  { headings, rows }: ImportTable,
  mapping: Readonly<Record<string, string | null>>,
  chosen: ChosenColumns,
): string[] {
  const times = new Set(timeColumns(headings, 'subscribed', chosen));
  const left = headings.flatMap((heading, i) => {
    const taken = heading === '' || times.has(i) || (mapping[heading] ?? null) !== null || BOOKKEEPING.has(foldHeading(heading));
    return taken || rows.every(({ cells }) => (cells[i] ?? '').trim() === '') ? [] : [heading];
  });
  return [...new Set(left)];
}

export const ADDRESS = /^[^\s@<>(),;:"\\[\]]{1,64}@[^\s@<>(),;:"\\[\]]{1,190}\.[^\s@.<>(),;:"\\[\]]{2,}$/;
export const HASH = /^(?:[0-9a-f]{32}|[0-9a-f]{64})$/i;

/** Where addresses or hashes stand: as somebody says, or where most of the first rows have one. */
export function addressColumn({ headings, rows }: ImportTable, { address }: ChosenColumns = {}): number {
  const said = address === undefined || address === '' ? -1 : headings.indexOf(address);
  if (said >= 0) return said;
  const early = rows.slice(0, 200);
  const width = Math.max(1, ...early.map(({ cells }) => cells.length));
  const hits = Array.from({ length: width }, (_, i) => early.filter(({ cells }) => isOne((cells[i] ?? '').trim())).length);
  return hits.indexOf(Math.max(...hits));
}

function isOne(cell: string): boolean {
  return ADDRESS.test(cell) || HASH.test(cell);
}
