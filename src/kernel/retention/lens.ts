// "What we hold, from where, until when": each value of a person with the day on which it goes and the sentence that explains it.

import type { Conn } from '#platform/db';
import type { Text } from '#platform/i18n';
import type { CompiledPolicy } from '#kernel/policy';
import { exportSubject, groupDues } from '#kernel/rights';
import type { ExportedValue, GroupDueRow, SubjectExport } from '#kernel/rights';
import { policyOf } from './deps.ts';
import type { RetentionDeps } from './deps.ts';
import { explainDueText, explainReviewText } from './explain.ts';
import type { DueColumns } from './explain.ts';
import { liveOf } from './store/facts.ts';
import type { LiveMembership } from './store/facts.ts';

export interface HeldValue extends ExportedValue {
  readonly kind: string;
  readonly recordId: string;
  readonly until: string | null;
  /** When nothing ends it by itself: the day on which somebody decides whether it is kept. */
  readonly reviewOn: string | null;
  readonly explanation: Text;
}

/** Every value held on a person, soonest to go first; what has no date yet comes last. @throws errors.subject-not-found */
export async function heldValues(deps: RetentionDeps, conn: Conn, subjectId: string, who?: { actors: boolean }): Promise<HeldValue[]> {
  return livesOf(deps, conn, await exportSubject(deps, conn, subjectId, who));
}

/** The values of an export with the day on which each goes, in the same order. */
export async function livesOf(deps: RetentionDeps, conn: Conn, { subjectId, records }: SubjectExport): Promise<HeldValue[]> {
  const policy = policyOf(deps);
  const grounds = { memberships: await liveOf(conn, [subjectId]), groups: await groupDues(conn, [subjectId]) };
  // Ten thousand notes share a field and so a day and a sentence.
  const lives = new Map<string, Pick<HeldValue, 'until' | 'reviewOn' | 'explanation'>>();
  const life = (field: string) => {
    const due = lifeOf(policy, grounds, field);
    const review = due.due_on === null ? explainReviewText(policy, due) : undefined;
    return { until: due.due_on, reviewOn: review ? due.review_on : null, explanation: review ?? explainDueText(policy, due) };
  };
  const values = records.flatMap(({ kind, id, fields }) =>
    fields.map((value): HeldValue => ({ ...value, kind, recordId: id, ...cached(lives, value.field, life) })),
  );
  return values.toSorted((a, b) => order(a.until, b.until));
}

function cached<K, V>(known: Map<K, V>, key: K, make: (key: K) => V): V {
  const value = known.get(key) ?? make(key);
  known.set(key, value);
  return value;
}

function order(a: string | null, b: string | null): number {
  const [x, y] = [a ?? '9999', b ?? '9999'];
  return x < y ? -1 : x > y ? 1 : 0;
}

/** The day on which a value goes, or, where no rule gives one, the day on which the register looks at the person again. */
interface Life extends DueColumns {
  readonly register_id: string;
  readonly review_on: string | null;
}

const NEVER: Life = { due_on: null, due_rule: null, due_trigger: null, due_from: null, register_id: '', review_on: null };

/** A value lives as long as the last register, or group, that still has ground for it. */
function lifeOf(
  policy: CompiledPolicy,
  grounds: { memberships: readonly LiveMembership[]; groups: readonly GroupDueRow[] },
  field: string,
): Life {
  const lives = grounds.memberships
    .filter(({ register_id }) => policy.fieldsOf(register_id).has(field))
    .map((membership): Life => {
      const group = policy.groupOf(membership.register_id, field);
      const own = grounds.groups.find(
        (each) => each.membership_id === membership.id && each.group_id === group?.id && each.due_on !== null,
      );
      return own && (membership.due_on === null || (own.due_on ?? '') < membership.due_on) ? { ...own, review_on: null } : membership;
    });
  return lives.toSorted((a, b) => order(b.due_on, a.due_on) || order(b.review_on, a.review_on))[0] ?? NEVER;
}
