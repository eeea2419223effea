// Tables in notices: what each column is about is told by its head, so that a cell is read like a line of the section it belongs to.

import { fold } from './fold.ts';
import { heading } from './headings.ts';
import type { SectionKey } from './types.ts';

export interface Cell {
  text: string;
  /** Where it stands in its line. */
  at: number;
}

export function isRow(text: string): boolean {
  return text.startsWith('|') && text.indexOf('|', 1) > 0;
}

/** The line under the heads in Markdown. */
export function isRule(text: string): boolean {
  return /^\|[\s|:-]+$/.test(text);
}

export function cellsOf(text: string): Cell[] {
  const cells: Cell[] = [];
  let at = 1;
  for (const part of text.slice(1).split('|')) {
    const lead = part.length - part.trimStart().length;
    if (part.trim() !== '') cells.push({ text: part.trim(), at: at + lead });
    else if (at + part.length < text.length) cells.push({ text: '', at });
    at += part.length + 1;
  }
  return cells;
}

const COLUMNS: readonly (readonly [SectionKey, RegExp])[] = [
  ['purposes', /tarkoitu|peruste|miksi|käyttö$/],
  ['retention', /säilyt|aika$|kesto|poist/],
  ['disclosure', /vastaanottaj|palvelu|järjestelmä|toimittaj|kumppani|käsittelijä|luovut|kenelle/],
  ['transfer', /sijainti|^maa$|siirto|missä/],
  ['sources', /läh(?:de|teet)|mistä/],
  ['security', /suoja|turva/],
  ['register', /^(?:henkilö)?rekisteri(?:n nimi)?$/],
  ['subjects', /rekisteröid|rekisteröity|henkilöryhm|kohderyhm|kenen|kenestä/],
  ['cookies', /eväste/],
  ['data', /tieto|tiedot|sisältö/],
];

/** The sections of the columns when the row is a row of heads. */
export function columnsOf(cells: readonly Cell[]): (SectionKey | undefined)[] | undefined {
  if (cells.length < 2 || cells.some(({ text }) => text.length > 60)) return undefined;
  const found = cells.map(({ text }) => columnOf(text));
  const known = found.filter((each) => each !== undefined).length;
  return cells.length > 2 && known >= 2 && new Set(found).size > 1 ? found : undefined;
}

function columnOf(text: string): SectionKey | undefined {
  const key = fold(text);
  const column = COLUMNS.find(([, pattern]) => pattern.test(key))?.[0];
  return column ?? heading(text)?.section;
}
