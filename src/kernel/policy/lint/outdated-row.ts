// A row of the tables of outdated words: how the word is known, since when it is wrong, and what is said of it.

import type { Reference } from '../reference-data.ts';
import type { LintPhrase } from './types.ts';

export interface Outdated {
  id: string;
  pattern: RegExp;
  phrase: LintPhrase;
  /** The datum that must be in force (or ended) before the word is wrong; its value and date go into the words. */
  datum?: string;
  /** Only where the word stands for the thing itself: sections of a notice. */
  within?: readonly string[];
  /** Not where the text already says the new name too. */
  unless?: RegExp;
  /** Replacements that are right in every inflected form. */
  /** The whole statement may go from among the transfers: each recipient names its own instrument. */
  removable?: boolean;
  replace?: readonly (readonly [RegExp, string | ((reference: Reference) => string)])[];
}

export type Words = readonly [fi: string, sv: string, en: string];

export function phrase(severity: LintPhrase['severity'], rule: string, title: Words, why: Words, fix?: Words): LintPhrase {
  return { severity, rule, title, why, ...(fix === undefined ? {} : { fix }) };
}

export const REPLACE: Words = ['Vaihda nykyiseen', 'Byt till det gällande', 'Replace with the current one'];
