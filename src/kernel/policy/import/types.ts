// What the reader of notices hands over: every fact with its place in the text, and every sentence that gave none (nothing is dropped silently).

import type { Lang, Text } from '#platform/i18n';

/** Parts of a notice, found by heading; `annex` is a heading the reader does not know. */
export type SectionKey =
  | 'title'
  | 'controller'
  | 'contact'
  | 'dpo'
  | 'register'
  | 'subjects'
  | 'purposes'
  | 'data'
  | 'retention'
  | 'sources'
  | 'disclosure'
  | 'transfer'
  | 'security'
  | 'automated'
  | 'cookies'
  | 'rights'
  | 'must-give'
  | 'changes'
  | 'annex';

export type FactKind =
  | 'section'
  | 'introduction'
  | 'date'
  | 'law'
  | 'controller'
  | 'contact'
  | 'dpo'
  | 'register'
  | 'subject-group'
  | 'purpose'
  | 'basis'
  | 'field'
  | 'minimisation'
  | 'retention'
  | 'deadline'
  | 'source'
  | 'recipient'
  | 'recipient-field'
  | 'tool'
  | 'disclosure'
  | 'transfer'
  | 'marketing'
  | 'automated'
  | 'must-give'
  | 'safeguard'
  | 'archive'
  | 'right'
  | 'procedure';

export interface Place {
  /** Character positions in the text that was read. */
  start: number;
  end: number;
  line: number;
}

export interface Fact {
  kind: FactKind;
  /** Where it belongs in a declaration: retention/after-event:assignment-end:P2Y. One path is one fact. */
  path: string;
  value: Readonly<Record<string, string | boolean | readonly string[]>>;
  place: Place;
  /** Where the notice says the same again. */
  also?: Place[];
  /** 0 to 1: how closely the words follow a known pattern in a place where it is expected. */
  confidence: number;
  note?: string;
}

/** A sentence, a bullet or a line of contact details. */
export interface Unit {
  id: number;
  role: 'heading' | 'item' | 'sentence' | 'chrome';
  text: string;
  /** Lower case, hyphens inside words taken away: what patterns are matched with. */
  key: string;
  place: Place;
  section: SectionKey;
  /** What else it speaks of by its own words, besides its section: a notice without headings is read by these. */
  topics: readonly SectionKey[];
  /** Heading under which it stands, as written. */
  heading: string;
  /** 0 for running text, 1 for a bullet, 2 and on for a bullet inside a bullet. */
  level: number;
  /** The line that introduces the list it stands in. */
  intro: Unit | undefined;
  /** The first cell of the row, for a cell of a table. */
  row: Unit | undefined;
}

export interface NotUnderstood {
  text: string;
  place: Place;
  why: 'chrome' | 'unknown';
}

export interface ImportFinding {
  code: string;
  message: Text;
}

export interface Reading {
  language: Lang | 'unknown';
  facts: Fact[];
  notUnderstood: NotUnderstood[];
  findings: ImportFinding[];
}

/** Adds a fact found in a unit; the same path is kept once, at its first and surest place. A `note` in the value is a word to the reader. */
export type Add = (unit: Unit, kind: FactKind, path: string, value?: Fact['value'], confidence?: number) => void;
