// One round of looking: every promise that software can see, each with its own look; a check that fails is unknown, never kept.

import type { Deps } from '#kernel/deps';
import { permits } from '#kernel/access';
import type { CompiledPolicy, Statement } from '#kernel/policy';
import { localDate } from '#platform/clock';
import { appError } from '#platform/errors';
import type { CheckContext, Finding, ServedPage, Verdict } from './check.ts';
import { currentStatements } from './current.ts';
import { CHECKS } from './registry.ts';
import { say } from './say.ts';
import { putResult } from './store/queries.ts';

export interface ProofDeps {
  readonly deps: Deps;
  fetchPage(path: string): Promise<ServedPage>;
  postForm(path: string, fields: Readonly<Record<string, string>>): Promise<ServedPage>;
  automatedFeatures(): Promise<{ on: number; all: number }>;
}

export type Counts = Record<Verdict, number>;

export function checkContext({ deps, fetchPage, postForm, automatedFeatures }: ProofDeps, policy: CompiledPolicy): CheckContext {
  return { deps, policy, fetchPage, postForm, automatedFeatures, permits, memo: new Map() };
}

/** Looks at every promise and stores the day's verdicts. */
export async function runChecks(proof: ProofDeps): Promise<{ counts: Counts; findings: Map<string, Finding> }> {
  const policy = proof.deps.policy.current();
  if (!policy) throw appError('unavailable', 'errors.not-set-up');
  const ctx = checkContext(proof, policy);
  const findings = new Map<string, Finding>();
  for (const statement of currentStatements(proof.deps, policy)) {
    if (statement.check !== undefined) findings.set(statement.id, await look(ctx, statement));
  }
  await store(ctx, findings);
  return { counts: countsOf(findings.values()), findings };
}

/** Looks at one promise. */
export async function look(ctx: CheckContext, statement: Pick<Statement, 'check' | 'params'>): Promise<Finding> {
  const check = CHECKS.get(statement.check ?? '');
  if (!check) return unknown('no-check');
  try {
    return await check.run(ctx, statement.params ?? {});
  } catch (error) {
    ctx.deps.log.error('proof.check-failed', { check: check.id, error: error instanceof Error ? error.name : 'unknown' });
    return unknown(error instanceof Error ? error.name : 'error');
  }
}

function unknown(error: string): Finding {
  return { verdict: 'unknown', figure: { n: 0, of: null }, evidence: say('evidence.failed', { error }), task: say('task.retry') };
}

async function store(ctx: CheckContext, findings: ReadonlyMap<string, Finding>): Promise<void> {
  const at = ctx.deps.clock.now();
  await ctx.deps.database.tx(async (tx) => {
    for (const [id, finding] of findings) {
      await putResult(tx, {
        promise_id: id,
        day: localDate(at),
        policy_version_id: ctx.policy.versionId,
        verdict: finding.verdict,
        figure: JSON.stringify(finding.figure),
        evidence: JSON.stringify(finding.evidence),
        task: finding.task ? JSON.stringify(finding.task) : null,
        at: at.toISOString(),
      });
    }
  });
}

export function countsOf(findings: Iterable<{ verdict: Verdict }>): Counts {
  const counts: Counts = { kept: 0, broken: 0, unknown: 0 };
  for (const { verdict } of findings) counts[verdict] += 1;
  return counts;
}
