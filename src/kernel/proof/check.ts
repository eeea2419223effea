// A check looks again at what is stored and served, with queries of its own; it never believes the report of the act it checks.

import type { Deps } from '#kernel/deps';
import type { CompiledPolicy } from '#kernel/policy';
import type { Text } from '#platform/i18n';

export type Verdict = 'kept' | 'broken' | 'unknown';

export interface Finding {
  readonly verdict: Verdict;
  /** How many were wrong, of how many looked at. */
  readonly figure: { readonly n: number; readonly of: number | null };
  readonly evidence: Text;
  /** What settles an unknown or mends a broken promise. */
  readonly task?: Text;
}

/** A page as the server would give it to a stranger. */
export interface ServedPage {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface CheckContext {
  readonly deps: Deps;
  readonly policy: CompiledPolicy;
  /** Asks this very server for a page, through all its hooks. */
  fetchPage(path: string): Promise<ServedPage>;
  /** Fills in a form of this very server, as a stranger's browser would. */
  postForm(path: string, fields: Readonly<Record<string, string>>): Promise<ServedPage>;
  /** What a role may do, as the server decides it. */
  permits(role: string, permission: string): boolean;
  /** How many features of the house decide or profile by themselves, of all features it has. */
  automatedFeatures(): Promise<{ on: number; all: number }>;
  /** Answers shared by checks of one round. */
  readonly memo: Map<string, Promise<unknown>>;
}

export type CheckParams = Readonly<Record<string, string>>;

export interface Check {
  readonly id: string;
  run(ctx: CheckContext, params: CheckParams): Promise<Finding>;
  /** Breaks what enforces the promise, so that a test can see the verdict turn. Never called by the product. */
  sabotage(ctx: CheckContext, params: CheckParams): Promise<void>;
}

/** Computes once per round. */
export function once<T>(ctx: CheckContext, key: string, make: () => Promise<T>): Promise<T> {
  const known = ctx.memo.get(key);
  if (known) return known as Promise<T>;
  const made = make();
  ctx.memo.set(key, made);
  return made;
}
