// What the lint says of one place of a declaration or a notice: what is wrong, why, by which law, where, and whether one click mends it.

import type { Text } from '#platform/i18n';
import type { Place } from '../import/types.ts';
import type { Reference } from '../reference-data.ts';

export type Severity = 'error' | 'warning' | 'note';

export interface LintFinding {
  /** `code:path`; the same fault keeps its id while the text around it changes. */
  id: string;
  code: string;
  severity: Severity;
  title: Text;
  why: Text;
  /** The enactment in force behind the rule. */
  law: Text | null;
  /** Rule of law, such as R7g. */
  rule: string;
  /** Keys from the top of the declaration, list items by their id: retention/review. */
  path: string;
  /** Rows of the source notice. */
  clause?: string;
  /** Where the notice says it; absent for what is missing. */
  place?: Place;
  /** What one click would do. */
  fix?: Text;
  /** True when the draft made from the notice already says it right; the fault is in the notice alone. */
  settled?: boolean;
}

export interface LintOn {
  /** The day it is looked at, YYYY-MM-DD. */
  today: string;
  reference: Reference;
}

export type Three = readonly [fi: string, sv: string, en: string];

/** What is said of every finding of one code. */
export interface LintPhrase {
  severity: Severity;
  rule: string;
  title: Three;
  why: Three;
  /** What one click does, where it is safe. */
  fix?: Three;
}
