// The lint: what a declaration or a notice lacks, contradicts or says by a law that is no more; and the clicks that mend it.

import type { NoticeImport } from '../import/import.ts';
import { findings } from '../check.ts';
import { readPolicy } from '../draft.ts';
import { applyTogether } from '../edit/edit.ts';
import type { Edit } from '../edit/edit.ts';
import type { Policy } from '../schema.ts';
import { sorted, toFinding } from './finding.ts';
import { noticeFaults } from './notice-faults.ts';
import { banFaults } from './policy-bans.ts';
import { rawOf } from './policy-fault.ts';
import type { Fault } from './policy-fault.ts';
import { refused } from './policy-law.ts';
import { referenceFaults } from './policy-reference.ts';
import { requestFaults } from './policy-requests.ts';
import { retentionFaults } from './policy-retention.ts';
import { transferFaults } from './policy-transfers.ts';
import { contactFaults, purposeFaults, sourceFaults, tellingFaults } from './policy-who.ts';
import { wordFaults } from './policy-words.ts';
import type { LintFinding, LintOn } from './types.ts';

function faultsOf(policy: Policy, on: LintOn): Fault[] {
  return [
    ...contactFaults(policy),
    ...purposeFaults(policy),
    ...sourceFaults(policy),
    ...retentionFaults(policy),
    ...banFaults(policy),
    ...transferFaults(policy, on),
    ...tellingFaults(policy),
    ...requestFaults(policy),
    ...refused(policy),
    ...wordFaults(policy, on),
    ...referenceFaults(policy, on),
  ];
}

/** A declaration, also one written by hand. */
export function lintPolicy(policy: Policy, on: LintOn): LintFinding[] {
  return sorted(faultsOf(policy, on).map((fault) => toFinding(rawOf(policy, fault))));
}

/** A declaration as text, also while its checks of form refuse it; nothing while it is no declaration at all. */
export function lintYaml(yaml: string, on: LintOn): LintFinding[] {
  const policy = shapeOf(yaml);
  return policy === undefined ? [] : lintPolicy(policy, on);
}

/** A notice that was read: the faults of its text. What its draft already sets right is marked; what a click sets right in the draft carries that click. */
export function lintNotice(read: NoticeImport, on: LintOn): LintFinding[] {
  const found = noticeFaults(read, on).map(toFinding);
  const draft = read.draft === undefined ? undefined : lintYaml(read.draft, on);
  if (read.draft === undefined || draft === undefined) return sorted(found);
  const policy = shapeOf(read.draft);
  // Each open word of the notice is a fault of its own, so two of them never share one click.
  const free = new Set(draft);
  return sorted(
    found.map((finding) => {
      const made = joined(finding, finding.code === 'open-ended' ? [...free] : draft, policy);
      for (const each of free) if (each.id === made.id) free.delete(each);
      return made;
    }),
  );
}

/** A fault of the notice that lives on in its draft takes the draft's place and click; one that does not is settled there. */
function joined(finding: LintFinding, draft: readonly LintFinding[], policy: Policy | undefined): LintFinding {
  const same = draft.filter(({ code }) => code === finding.code);
  if (same.length === 0) {
    const settled =
      SETTLED.has(finding.code) ||
      finding.code.startsWith('outdated.') ||
      (finding.code === 'recipient-unlisted' && policy?.recipients.some(({ id }) => finding.path === `recipients/${id}`)) ||
      (finding.code === 'retention-partial' && timed(policy, finding));
    return settled ? { ...finding, settled } : finding;
  }
  const twin = same.find(({ id }) => id === finding.id) ?? same.find(({ fix }) => fix !== undefined);
  return twin?.fix === undefined ? finding : { ...finding, id: twin.id, path: twin.path, fix: twin.fix };
}

/** Whether the draft gives a time to what the notice left without one; invoices without data of theirs have none. */
function timed(policy: Policy | undefined, { why }: LintFinding): boolean {
  return !why.fi.includes('laskut') || (policy?.retention.some(({ kind }) => kind === 'statutory') ?? false);
}

/** What a draft says right by itself, as a completion to be confirmed or a clause set aside. */
const SETTLED: ReadonlySet<string> = new Set([
  'right-missing',
  'erasure-hidden',
  'objection-narrow',
  'withdrawal-narrow',
  'dpo-unmentioned',
  'basis-missing',
  'basis-old-wording',
  'basis-not-per-purpose',
  'interest-unnamed',
  'retention-missing',
  'retention-undefined',
  'automated-missing',
  'date-missing',
  'fee-once-a-year',
  'signed-paper',
  'identity-document',
  'in-person',
  'in-writing',
  'suppression-undeclared',
  'art9-condition-missing',
  'identity-code-ground-missing',
  'transfer-instrument-missing',
  'deadline-over-law',
  'open-ended',
]);

/** However many clicks come at once, the text is gone through at most this often. */
const MOST_ROUNDS = 24;

/** Mends the findings that can be mended, as many as possible in one pass; comments and order stay. A click that would not help is not made. */
export function applyFixes(yaml: string, findingIds: readonly string[], on: LintOn): { yaml: string; fixed: string[] } {
  const wanted = new Set(findingIds);
  const fixed = new Set<string>();
  let now = { yaml, policy: shapeOf(yaml) };
  let most = Number.POSITIVE_INFINITY;
  for (let round = 0; round < MOST_ROUNDS && wanted.size > 0 && now.policy !== undefined; round++) {
    const clicks = clicksOf(now.policy, wanted, on).slice(0, most);
    if (clicks.length === 0) break;
    const { made, useless, next } = mended(now.yaml, now.policy, clicks, on);
    const alone = made.length === 1;
    for (const id of alone && next === undefined ? made : useless) wanted.delete(id);
    most = next === undefined && useless.length === 0 ? Math.ceil(made.length / 2) : Number.POSITIVE_INFINITY;
    if (next === undefined) continue;
    now = next;
    for (const id of made) {
      fixed.add(id);
      wanted.delete(id);
    }
  }
  return { yaml: now.yaml, fixed: [...fixed] };
}

interface Click {
  id: string;
  edits: readonly Edit[];
}

function clicksOf(policy: Policy, wanted: ReadonlySet<string>, on: LintOn): Click[] {
  const clicks = faultsOf(policy, on).flatMap((fault): Click[] => {
    const { id } = toFinding(rawOf(policy, fault));
    return fault.mend === undefined || !wanted.has(id) ? [] : [{ id, edits: fault.mend }];
  });
  return [...new Map(clicks.map((each) => [each.id, each])).values()];
}

/** One pass; nothing of it holds where a finding stays, the form breaks or new faults of form arise. */
function mended(yaml: string, policy: Policy, clicks: readonly Click[], on: LintOn) {
  const done = applyTogether(
    yaml,
    clicks.map(({ edits }) => edits),
  );
  const made = clicks.filter((_, i) => done.made[i]).map(({ id }) => id);
  const after = shapeOf(done.yaml);
  if (after === undefined) return { made, useless: [] };
  const left = new Set(lintPolicy(after, on).map(({ id }) => id));
  const useless = made.filter((id) => left.has(id));
  const sound = useless.length === 0 && findings(after).length <= findings(policy).length;
  return sound ? { made, useless, next: { yaml: done.yaml, policy: after } } : { made, useless };
}

function shapeOf(yaml: string): Policy | undefined {
  try {
    return readPolicy(yaml);
  } catch {
    return undefined;
  }
}
