// What the reader noticed of a file as a whole and did by itself: told, so that nobody wonders.

import type { Text } from '#platform/i18n';

export interface Note {
  readonly code: NoteCode;
  readonly message: Text;
}

const NOTES = {
  'title-rows': {
    fi: 'Otsikkorivi on rivillä {line}. Sitä ennen on {n} riviä, joita ei tuoda.',
    sv: 'Rubrikraden finns på rad {line}. Före den finns {n} rader som inte importeras.',
    en: 'The headings are on line {line}. The {n} lines before it are not imported.',
  },
  'no-headings': {
    fi: 'Tiedostossa ei näytä olevan otsikkoriviä. Sarakkeilla on nimenä niiden kirjain.',
    sv: 'Filen verkar sakna rubrikrad. Kolumnerna heter enligt sin bokstav.',
    en: 'The file seems to have no row of headings. Columns are named by their letter.',
  },
  'headings-twice': {
    fi: 'Sama otsikko on monella sarakkeella: {names}. Ne erotetaan numerolla.',
    sv: 'Flera kolumner har samma rubrik: {names}. De skiljs åt med en siffra.',
    en: 'Several columns have the same heading: {names}. They are told apart by a number.',
  },
  'headings-empty': {
    fi: 'Sarakkeita ilman otsikkoa: {n}. Niillä on nimenä kirjain.',
    sv: 'Kolumner utan rubrik: {n}. De heter enligt sin bokstav.',
    en: 'Columns without a heading: {n}. They are named by their letter.',
  },
  'blank-rows': { fi: 'Tyhjiä rivejä ohitettiin: {n}.', sv: 'Tomma rader hoppades över: {n}.', en: 'Empty rows passed over: {n}.' },
  'mixed-encoding': {
    fi: 'Tiedostossa on kahta merkistöä. Jokainen rivi luettiin omallaan. Tarkista ääkköset.',
    sv: 'Filen har två teckenkodningar. Varje rad lästes med sin egen. Kontrollera å, ä och ö.',
    en: 'The file mixes two encodings. Each line was read by its own. Check the letters å, ä and ö.',
  },
  'sheets-hidden': {
    fi: 'Työkirjassa on piilotettuja taulukoita, joita ei lueta: {names}.',
    sv: 'Arbetsboken har dolda blad som inte läses: {names}.',
    en: 'The workbook has hidden sheets, which are not read: {names}.',
  },
  'sheets-more': {
    fi: 'Luettiin taulukko ”{sheet}”. Muut taulukot: {names}.',
    sv: 'Bladet ”{sheet}” lästes. Andra blad: {names}.',
    en: 'The sheet “{sheet}” was read. Other sheets: {names}.',
  },
  'cells-merged': {
    fi: 'Yhdistettyjä soluja: {n}. Arvo luetaan vain ensimmäisestä solusta.',
    sv: 'Sammanfogade celler: {n}. Värdet läses bara från den första cellen.',
    en: 'Merged cells: {n}. Their value is read from the first cell only.',
  },
  'rows-hidden': {
    fi: 'Piilotettuja rivejä luettiin mukaan: {n}. Suodatin tai piilotus ei jätä riviä pois tuonnista.',
    sv: 'Dolda rader lästes också: {n}. Ett filter eller dold rad lämnar inte bort raden.',
    en: 'Hidden rows were read too: {n}. A filter does not leave a row out of the import.',
  },
  photos: {
    fi: 'Kuvia ja ääniä jätettiin pois: {n}.',
    sv: 'Bilder och ljud lämnades bort: {n}.',
    en: 'Pictures and sounds left out: {n}.',
  },
  'card-parts': {
    fi: 'Korttien kohtia, joita ei lueta: {names}.',
    sv: 'Delar av korten som inte läses: {names}.',
    en: 'Parts of the cards that are not read: {names}.',
  },
  'cards-many': {
    fi: 'Joillakin on monta arvoa samaa tietoa. Ne ovat omissa sarakkeissaan: {names}.',
    sv: 'Några har flera värden för samma uppgift. De finns i egna kolumner: {names}.',
    en: 'Some have several values of the same kind. They are in columns of their own: {names}.',
  },
} as const satisfies Record<string, Text>;

export type NoteCode = keyof typeof NOTES;

export function noteOf(code: NoteCode, params: Readonly<Record<string, string | number>>): Note {
  return { code, message: filled(NOTES[code], params) };
}

/** Why one row of a file could not be read; it goes back with the others that were refused. */
const FAULTS = {
  quote: {
    fi: 'Rivi {line}, sarake {column}: lainausmerkki ei pääty.',
    sv: 'Rad {line}, kolumn {column}: citattecknet avslutas inte.',
    en: 'Line {line}, column {column}: the quotation mark is not closed.',
  },
  letters: {
    fi: 'Rivi {line}, sarake {column}: merkkejä ei voi lukea.',
    sv: 'Rad {line}, kolumn {column}: tecken kan inte läsas.',
    en: 'Line {line}, column {column}: some characters cannot be read.',
  },
  formula: {
    fi: 'Rivi {line}, sarake {column}: laskukaavan tulos on virhe ({value}).',
    sv: 'Rad {line}, kolumn {column}: formelns resultat är ett fel ({value}).',
    en: 'Line {line}, column {column}: the formula gives an error ({value}).',
  },
  'formula-empty': {
    fi: 'Rivi {line}, sarake {column}: laskukaavan tulosta ei ole tallennettu tiedostoon. Avaa ja tallenna se taulukkolaskennassa.',
    sv: 'Rad {line}, kolumn {column}: formelns resultat finns inte i filen. Öppna och spara den i kalkylprogrammet.',
    en: 'Line {line}, column {column}: the result of the formula is not in the file. Open and save it in the spreadsheet.',
  },
  card: {
    fi: 'Rivi {line}: kortin kohtaa ”{column}” ei voi lukea.',
    sv: 'Rad {line}: kortets del ”{column}” kan inte läsas.',
    en: 'Line {line}: the part “{column}” of the card cannot be read.',
  },
  'card-open': {
    fi: 'Rivi {line}: kortti ei pääty (END:VCARD puuttuu).',
    sv: 'Rad {line}: kortet avslutas inte (END:VCARD saknas).',
    en: 'Line {line}: the card does not end (END:VCARD is missing).',
  },
} as const satisfies Record<string, Text>;

export function faultOf(code: keyof typeof FAULTS, params: Readonly<Record<string, string | number>>): Text {
  return filled(FAULTS[code], params);
}

function filled(text: Text, params: Readonly<Record<string, string | number>>): Text {
  const fill = (words: string) => words.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
  return { fi: fill(text.fi), sv: fill(text.sv), en: fill(text.en) };
}
