// What of a request for erasure could not be carried out: each part that stays, why, and until when (GDPR Art. 12(4), 17(3)).

import { kindName, planErasure, policyOf } from '#kernel/rights';
import type { Conn } from '#platform/db';
import type { Text } from '#platform/i18n';
import type { RequestDeps } from './change.ts';
import { erasureFacts, subjectExists } from './store/queries.ts';
import type { ErasureFact } from './store/queries.ts';
import type { RequestCaseRow } from './tables.ts';

export interface KeptPart {
  readonly name: Text;
  /** A law orders it kept, or a hold does: a claim that has to be made or met. */
  readonly why: 'law' | 'hold';
  /** The day on which it goes or is looked at again. */
  readonly until: string | null;
}

interface Told {
  readonly kept?: readonly { readonly field: string; readonly reason: string; readonly until: string | null }[];
  readonly stores?: readonly { readonly kind: string; readonly action: string; readonly count: number; readonly keepUntil?: string }[];
}

/** Parts that stay, as the erasure itself told them; before it is asked for, as its plan would. */
export async function partsOfCase(deps: RequestDeps, conn: Conn, row: RequestCaseRow): Promise<KeptPart[]> {
  if (row.asked_right !== 'erasure' || row.subject_id === null) return [];
  const erasure = row.erasure_id === null ? undefined : (await erasureFacts(conn, [row.erasure_id])).get(row.erasure_id);
  if (erasure) return partsOf(deps, erasure);
  if (row.state === 'closed' || !(await subjectExists(conn, row.subject_id))) return [];
  const { kept } = await planErasure(deps, conn, row.subject_id);
  return keptOf(deps, { kept });
}

function partsOf(deps: Pick<RequestDeps, 'policy' | 'registry'>, { state, plan, result }: ErasureFact): KeptPart[] {
  const done = state === 'erased' || state === 'certified';
  return keptOf(deps, read(done ? result : plan));
}

function read(text: string | null): Told {
  return text === null ? {} : (JSON.parse(text) as Told);
}

function keptOf(deps: Pick<RequestDeps, 'policy' | 'registry'>, { kept = [], stores = [] }: Told): KeptPart[] {
  const policy = policyOf(deps);
  const fields = kept.map(({ field, reason, until }) => ({
    name: policy.field(field)?.name ?? same(field),
    why: reason === 'hold' ? ('hold' as const) : ('law' as const),
    until,
  }));
  // What the product keeps to prove itself is no part of what was asked; what the firm's own register keeps whole is.
  const whole = stores
    .filter(({ kind, action, count }) => action === 'keep' && count > 0 && deps.registry.byKind(kind).register === 'firm')
    .map(({ kind, keepUntil }) => ({ name: kindName(kind), why: 'law' as const, until: keepUntil ?? null }));
  return [...fields, ...whole];
}

function same(word: string): Text {
  return { fi: word, sv: word, en: word };
}
