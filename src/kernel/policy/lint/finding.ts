// A finding is worded from its code, so that the same fault reads the same wherever it is met.

import type { Text } from '#platform/i18n';
import type { Place } from '../import/types.ts';
import { lawOf } from '../reference.ts';
import { NOTICE_PHRASES } from './phrases-notice.ts';
import { POLICY_PHRASES } from './phrases-policy.ts';
import { RIGHTS_PHRASES } from './phrases-rights.ts';
import type { LintFinding, LintPhrase, Severity, Three } from './types.ts';

const PHRASES = { ...NOTICE_PHRASES, ...RIGHTS_PHRASES, ...POLICY_PHRASES };
export type LintCode = keyof typeof PHRASES;

/** A fault before it is worded. */
export interface Raw {
  code: LintCode | `outdated.${string}`;
  path: string;
  params?: Readonly<Record<string, string | number | Text>>;
  place?: Place | undefined;
  clause?: string | undefined;
  /** True where a fix exists and is safe here. */
  fixable?: boolean;
  /** The rule of law, where it is narrower than that of the code. */
  rule?: string;
  /** Words of a row of its own, such as an outdated name. */
  phrase?: LintPhrase;
}

export function toFinding({ code, path, params = {}, place, clause, fixable, phrase, rule: own }: Raw): LintFinding {
  const { severity, rule: common, title, why, fix } = phrase ?? (PHRASES as Record<string, LintPhrase>)[code] ?? UNKNOWN;
  const rule = own ?? common;
  return {
    id: `${code}:${path}`,
    code,
    severity,
    title: filled(title, params),
    why: filled(why, params),
    law: lawOf(rule) ?? null,
    rule,
    path,
    ...(clause === undefined ? {} : { clause }),
    ...(place === undefined ? {} : { place }),
    ...(fixable === true && fix !== undefined ? { fix: filled(fix, params) } : {}),
  };
}

const UNKNOWN: LintPhrase = { severity: 'note', rule: 'R7', title: ['', '', ''], why: ['', '', ''] };

function filled([fi, sv, en]: Three, params: Readonly<Record<string, string | number | Text>>): Text {
  return { fi: fill(fi, 'fi', params), sv: fill(sv, 'sv', params), en: fill(en, 'en', params) };
}

function fill(phrase: string, lang: keyof Text, params: Readonly<Record<string, string | number | Text>>): string {
  return phrase.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    return typeof value === 'object' ? value[lang] : String(value);
  });
}

const ORDER: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 };

/** Worst first, then in the order in which they were found; the same fault is told once. */
export function sorted(found: readonly LintFinding[]): LintFinding[] {
  const once = new Map(found.toReversed().map((each) => [each.id, each]));
  const kept = found.filter((each) => once.get(each.id) === each);
  return kept.toSorted((a, b) => ORDER[a.severity] - ORDER[b.severity]);
}
