// Paper and ink: the colours and type of every page that needs no JavaScript, the same as those of the staff application and of print.

export interface Colours {
  readonly paper: string;
  readonly surface: string;
  readonly ink: string;
  readonly muted: string;
  readonly line: string;
  readonly accent: string;
  readonly attention: string;
  readonly broken: string;
}

export const LIGHT: Colours = {
  paper: '#FBFAF7',
  surface: '#FFFFFF',
  ink: '#1C2321',
  muted: '#55605B',
  line: '#E3E0D8',
  accent: '#1F5D4C',
  attention: '#8A5A00',
  broken: '#A3241D',
};

export const DARK: Colours = {
  paper: '#121614',
  surface: '#1A201D',
  ink: '#E8ECE9',
  muted: '#A3AEA8',
  line: '#2C3530',
  accent: '#6FC7A8',
  attention: '#E0B25A',
  broken: '#F0877F',
};

interface Face {
  readonly family: string;
  readonly file: string;
  readonly weight: number;
  readonly range: string;
}

// The ranges by which the files were cut.
const LATIN =
  'U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+0304, U+0308, U+0329, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD';
const LATIN_EXT =
  'U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+1E00-1E9F, U+1EF2-1EFF, U+2020, U+20A0-20AB, U+20AD-20C0, U+2113, U+2C60-2C7F, U+A720-A7FF';

function faces(family: string, stem: string): Face[] {
  const cuts = [
    ['latin', LATIN],
    ['latin-ext', LATIN_EXT],
  ] as const;
  return [400, 600].flatMap((weight) =>
    cuts.map(([cut, range]) => ({ family, file: `${stem}-${cut}-${weight}-normal.woff2`, weight, range })),
  );
}

export const FACES: readonly Face[] = [...faces('Source Sans 3', 'source-sans-3'), ...faces('Source Serif 4', 'source-serif-4')];
