// A draft judged as a whole: what it changes, for whom, whom to tell, and why it cannot be published. The preview and the publish ask the same.

import type { Deps } from '#kernel/deps';
import {
  comparePolicies,
  compiled,
  compilePolicy,
  isSealed,
  lintPolicy,
  parsePolicy,
  refusalsOf,
  shortRetention,
  staleTexts,
  versions,
} from '#kernel/policy';
import type {
  CompiledPolicy,
  LintFinding,
  Policy,
  PolicyChange,
  PolicyDraft,
  Problem,
  Reference,
  Refusal,
  StaleText,
} from '#kernel/policy';
import { CHECKS } from '#kernel/proof';
import { impactOf, peopleIn } from '#kernel/retention';
import type { Impact, Move } from '#kernel/retention';
import { localDate } from '#platform/clock';
import type { ResponseOf } from '#platform/contract';
import { appError } from '#platform/errors';
import type { Text } from '#platform/i18n';
import type { drafts as contract } from './contract/drafts.ts';

export interface ImpactDeps {
  readonly deps: Deps;
  /** Dated facts of law and authorities, with the owner's corrections. */
  reference(): Promise<Reference>;
}

type Answer = Omit<ResponseOf<typeof contract.impact>, 'revision'>;

export interface Judgement {
  readonly effectiveFrom: string;
  readonly policy: CompiledPolicy | undefined;
  readonly problems: readonly Problem[];
  readonly findings: readonly LintFinding[];
  readonly stale: readonly StaleText[];
  readonly changes: readonly PolicyChange[];
  readonly refusals: readonly Refusal[];
  readonly baseIsNewest: boolean;
  /** The version that this one would take the place of on its day; null for the first. */
  readonly replaced: CompiledPolicy | null;
}

/** Judges the text of a draft for a day; nothing is counted in the register yet. */
export async function judge({ deps, reference }: ImpactDeps, draft: PolicyDraft, asked: string | undefined): Promise<Judgement> {
  const today = localDate(deps.clock.now());
  const effectiveFrom = asked ?? today;
  const all = await versions(deps.database.db);
  const inForce = all.find((version) => version.effectiveFrom <= effectiveFrom) ?? all[0];
  const replaced = inForce === undefined ? null : compiled(inForce);
  const { policy, problems } = parsePolicy(draft.yaml);
  const findings = policy === undefined ? [] : lintPolicy(policy, { today, reference: await reference() });
  const base = all.find(({ id }) => id === draft.baseVersionId);
  const stale = policy === undefined ? [] : staleTexts(base === undefined ? null : compiled(base).policy, policy, draft.confirmed);
  const baseIsNewest = (all[0]?.id ?? null) === draft.baseVersionId;
  const has = abilitiesOf(deps);
  return {
    effectiveFrom,
    policy: policy && compilePolicy(policy, { versionId: draft.id, versionNo: (all[0]?.no ?? 0) + 1, effectiveFrom }),
    problems,
    findings,
    stale,
    changes: policy === undefined || replaced === null ? [] : comparePolicies(replaced.policy, policy),
    refusals: refusalsOf({ policy, problems, findings, stale, has, effectiveFrom, today, baseIsNewest }),
    baseIsNewest,
    replaced,
  };
}

/** The first reason is told in words; the others stand in the impact of the draft. */
export function refuse([first, ...more]: readonly Refusal[]): void {
  if (first === undefined) return;
  const { text, path, code } = first;
  const problem = { problem_fi: text.fi, problem_sv: text.sv, problem_en: text.en };
  throw appError('refused', 'errors.draft-refused', { params: { ...problem, path, code, more: more.length } });
}

/** The first declaration promises nothing that could not be kept either; its words may still be put right later. */
export function refuseUntrue(deps: Deps, policy: Policy): void {
  const today = localDate(deps.clock.now());
  const has = abilitiesOf(deps);
  refuse(refusalsOf({ policy, problems: [], findings: [], stale: [], has, effectiveFrom: today, today, baseIsNewest: true }));
}

function abilitiesOf({ registry }: Deps) {
  return { storable: (field: string) => registry.storable(field), checks: new Set(CHECKS.keys()) };
}

export interface Tell {
  id: string;
  why: Text;
  registerIds: string[];
  people: number;
  ask: boolean;
}

/** Whom to tell or ask before the version comes into force; where nobody is in the registers concerned there is nobody to tell. */
export async function tellings(deps: Deps, changes: readonly PolicyChange[]): Promise<Tell[]> {
  const counts = new Map<string, number>();
  const found: Tell[] = [];
  for (const { id, tell } of changes) {
    if (tell === undefined) continue;
    const key = [...tell.registerIds].toSorted().join(' ');
    const people = counts.get(key) ?? (await peopleIn(deps, tell.registerIds));
    counts.set(key, people);
    if (people > 0) found.push({ id, why: tell.why, registerIds: [...tell.registerIds], people, ask: tell.ask });
  }
  return found;
}

/** The whole answer of the preview. */
export async function impactView({ deps }: ImpactDeps, judged: Judgement): Promise<Answer> {
  const { policy, replaced, effectiveFrom } = judged;
  const counted = policy && replaced ? await impactOf(deps, replaced, policy, effectiveFrom) : NOTHING;
  return {
    effectiveFrom,
    changes: judged.changes.map(({ id, kind, part, path, text, effects }) => ({ id, kind, part, path, text, effects })),
    undeclared: replaced === null ? [] : undeclaredView(replaced, counted),
    moves: policy && replaced ? counted.moves.map((move) => moveView(replaced.policy, policy.policy, move)) : [],
    tell: await tellings(deps, judged.changes),
    refusals: [...judged.refusals],
    stale: [...judged.stale],
    findings: judged.findings.map(findingView),
    problems: [...judged.problems],
    baseIsNewest: judged.baseIsNewest,
  };
}

const NOTHING: Impact = { moves: [], undeclared: [] };

function undeclaredView(before: CompiledPolicy, { undeclared }: Impact): Answer['undeclared'] {
  return undeclared.map(({ registerId, fieldId, people, kept }) => {
    const field = before.field(fieldId);
    return { registerId, fieldId, name: field?.name ?? same(fieldId), people, kept, sealed: field !== undefined && isSealed(field.class) };
  });
}

function moveView(before: Policy, after: Policy, { groupId, ...move }: Move): Answer['moves'][number] {
  const named = <T extends { id: string; name: Text }>(pick: (policy: Policy) => readonly T[], id: string) =>
    [...pick(after), ...pick(before)].find((each) => each.id === id)?.name;
  const rule = [...after.retention, ...before.retention].find(({ id }) => id === move.rule);
  return {
    ...move,
    register: named((policy) => policy.registers, move.registerId) ?? same(move.registerId),
    group: groupId === null ? null : (named((policy) => policy.dataGroups, groupId) ?? same(groupId)),
    ruleId: move.rule,
    rule: rule === undefined ? UNDECLARED_REGISTER : shortRetention(rule),
  };
}

const UNDECLARED_REGISTER: Text = {
  fi: 'rekisteriä ei enää ilmoiteta',
  sv: 'registret anmäls inte längre',
  en: 'the register is no longer declared',
};

export function findingView({ clause, place, fix, ...finding }: LintFinding): Answer['findings'][number] {
  return { ...finding, clause: clause ?? null, place: place ?? null, fix: fix ?? null };
}

function same(text: string): Text {
  return { fi: text, sv: text, en: text };
}
