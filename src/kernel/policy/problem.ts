// Every problem of a policy says where it stands, which clause it breaks and why, in the reader's language (DESIGN §7: bad input gets a clear error).

import type { Text } from '#platform/i18n';
import { PROBLEM_PHRASES } from './problem-phrases.ts';
import type { ProblemCode } from './problem-phrases.ts';

export interface Problem {
  severity: 'error' | 'warning';
  code: string;
  message: Text;
  /** Keys from the top, list items by their id: purposes/care/basis. */
  path: string;
  line?: number;
  /** Rows of the source notice, such as S0-04, or the rule of law, such as R7c. */
  clause?: string;
}

/** Keys and list positions from the top of the document. */
export type Path = readonly (string | number)[];
type Param = string | number | Text;

/** A problem before it is worded. */
export interface Finding {
  code: ProblemCode;
  path: Path;
  params?: Record<string, Param>;
  /** The rule of law, where it is narrower than that of the code. */
  rule?: string;
}

export function toProblem(data: unknown, finding: Finding, line?: number): Problem {
  const phrase = PROBLEM_PHRASES[finding.code];
  const clause = clauseAt(data, finding.path) ?? finding.rule ?? phrase.rule ?? ruleOfKey(finding.path[0]);
  const params: Record<string, Param> = { ...finding.params, clause };
  return {
    severity: phrase.severity ?? 'error',
    code: finding.code,
    message: { fi: fill(phrase.fi, 'fi', params), sv: fill(phrase.sv, 'sv', params), en: fill(phrase.en, 'en', params) },
    path: pathText(data, finding.path),
    ...(line === undefined ? {} : { line }),
    clause,
  };
}

/** The clauses of the nearest node on the way up that cites any. */
export function clauseAt(data: unknown, path: Path): string | undefined {
  let found: string | undefined;
  let node = data;
  for (const [depth, key] of [undefined, ...path].entries()) {
    if (depth > 0) node = child(node, key);
    if (key === 'contact') found = cited(child(childAt(data, path.slice(0, depth - 1)), 'contactClauses')) ?? found;
    found = cited(child(node, 'clauses')) ?? found;
  }
  return found;
}

/** The path as people write it, list items by their id. */
export function pathText(data: unknown, path: Path): string {
  let node = data;
  const words = path.map((key) => {
    node = child(node, key);
    if (typeof key !== 'number') return key;
    const name = child(node, 'id') ?? child(node, 'right') ?? child(node, 'what') ?? node;
    return typeof name === 'string' && name !== '' ? name : String(key);
  });
  return words.join('/');
}

/** The rule of law behind each part of the policy, cited when no clause of the source notice stands there. */
const RULE_OF_KEY: Readonly<Record<string, string>> = {
  controllers: 'R7a',
  dpo: 'R7b',
  purposes: 'R7c',
  recipients: 'R7e',
  disclosures: 'R7e',
  transfers: 'R7f',
  retention: 'R7g',
  requests: 'R7h',
  mustGive: 'R7k',
  automated: 'R7l',
  dataGroups: 'R8',
  sources: 'R8',
  marketing: 'R19',
  safeguards: 'R14',
  archives: 'R14',
};

function ruleOfKey(key: string | number | undefined): string {
  return RULE_OF_KEY[String(key)] ?? 'R13';
}

function cited(value: unknown): string | undefined {
  if (!Array.isArray(value)) return undefined;
  const ids = value.filter((id) => typeof id === 'string');
  return ids.length === 0 ? undefined : ids.join(', ');
}

function childAt(data: unknown, path: Path): unknown {
  let node = data;
  for (const key of path) node = child(node, key);
  return node;
}

function child(node: unknown, key: string | number | undefined): unknown {
  if (typeof node !== 'object' || node === null || key === undefined || !Object.hasOwn(node, key)) return undefined;
  return (node as Record<string | number, unknown>)[key];
}

function fill(phrase: string, lang: keyof Text, params: Record<string, Param>): string {
  return phrase.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    return typeof value === 'object' ? value[lang] : String(value);
  });
}
