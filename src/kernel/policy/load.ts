// A policy is accepted whole or not at all, and every refusal names its line and clause (DESIGN §3).

import { appError } from '#platform/errors';
import { findings } from './check.ts';
import { toFindings } from './load-issues.ts';
import { MAX_BYTES, readSource } from './load-source.ts';
import type { Source } from './load-source.ts';
import { toProblem } from './problem.ts';
import type { Finding, Path, Problem } from './problem.ts';
import { policySchema } from './schema.ts';
import type { Policy } from './schema.ts';

export interface Parsed {
  /** Present only when there is no error. */
  policy?: Policy;
  problems: Problem[];
}

/** Nobody mends more at a time. */
const MOST = 500;

/** Reads, validates and cross-checks a policy; warnings alone do not refuse it. */
export function parsePolicy(yamlText: string): Parsed {
  if (Buffer.byteLength(yamlText) > MAX_BYTES)
    return { problems: [toProblem({}, { code: 'too-large', path: [], params: { n: MAX_BYTES } }, 1)] };
  const source = readSource(yamlText);
  if (source.errors.length > 0) {
    return {
      problems: source.errors.map(({ detail, line }) => toProblem({}, { code: 'yaml-syntax', path: [], params: { detail } }, line)),
    };
  }
  const parsed = policySchema.safeParse(source.data);
  if (parsed.success) {
    const problems = located(source, findings(parsed.data));
    return problems.some(isError) ? { problems } : { policy: parsed.data, problems };
  }
  const refused = parsed.error.issues.flatMap((issue) => toFindings(issue, source.data));
  return { problems: located(source, [...refused.slice(0, MOST), ...beyond(source.data, refused.slice(0, MOST))]) };
}

/** Parses a policy that must be right; the first error is thrown with its line, path and clause. */
export function accepted(yaml: string): Policy {
  const { policy, problems } = parsePolicy(yaml);
  const first = problems.find(({ severity }) => severity === 'error');
  if (policy !== undefined && first === undefined) return policy;
  const { code = '', path = '', line = 1, message, clause } = first ?? {};
  throw appError('invalid', 'errors.policy-invalid', {
    ...(clause === undefined ? {} : { clause }),
    params: { line, path, code, problem_fi: message?.fi ?? '', problem_sv: message?.sv ?? '', problem_en: message?.en ?? '' },
  });
}

function located(source: Source, found: readonly Finding[]): Problem[] {
  const problems = found.map((each) => toProblem(source.data, each, source.lineOf(each.path)));
  return problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

function isError(problem: Problem): boolean {
  return problem.severity === 'error';
}

/** One unknown word should not hide the rest: a stand-in is put in its place and the cross checks run on. */
const STAND_INS: Readonly<Partial<Record<Finding['code'], string>>> = {
  'unknown-trigger': 'last-contact',
  'purpose-without-basis': 'contract',
};

function beyond(data: unknown, refused: readonly Finding[]): Finding[] {
  const copy = structuredClone(data);
  for (const { code, path } of refused) {
    if (code === 'transfer-without-safeguard' && path.length === 3) put(copy, path, undefined);
    else if (code === 'transfer-without-safeguard') put(copy, path, 'scc');
    else put(copy, path, STAND_INS[code]);
  }
  const parsed = policySchema.safeParse(copy);
  return parsed.success ? findings(parsed.data).filter((each) => !refused.some((r) => covers(r.path, each.path))) : [];
}

function covers(refused: Path, found: Path): boolean {
  return refused.slice(0, found.length).every((key, i) => key === found[i]);
}

function put(data: unknown, path: Path, value: string | undefined): void {
  let node = data;
  for (const key of path.slice(0, -1))
    node = typeof node === 'object' && node !== null ? (node as Record<string | number, unknown>)[key] : undefined;
  const last = path.at(-1);
  if (typeof node !== 'object' || node === null || last === undefined) return;
  if (value === undefined) Reflect.deleteProperty(node, last);
  else (node as Record<string | number, unknown>)[last] = value;
}
