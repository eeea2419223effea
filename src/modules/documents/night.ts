// When the last day on which law orders a voucher kept has passed, the night takes it (GDPR Art. 5(1)(e), 17).

import { append } from '#kernel/audit';
import type { Deps } from '#kernel/deps';
import { SYSTEM } from '#kernel/rights';
import { liveMembershipsOf } from '#customers';
import { localDate } from '#platform/clock';
import { VOUCHER_FIELD } from './kinds.ts';
import { deleteVouchers, pastVouchers } from './queries.ts';
import type { PastVoucher } from './queries.ts';

const PAGE = 200;

/** Deletes held vouchers past their day, and live ones where the declaration gives vouchers no other time. Returns how many went. */
export async function endVouchers(deps: Deps, at: Date): Promise<number> {
  let gone = 0;
  let after = '';
  for (;;) {
    const page = await pastVouchers(deps.database.db, localDate(at), after, PAGE);
    const ending = await goingOf(deps, page);
    if (ending.length > 0) {
      await deps.database.tx(async (tx) => {
        await deleteVouchers(
          tx,
          ending.map(({ id }) => id),
        );
        await append(
          tx,
          ending.map(({ id, subject_id }) => ({
            actor: SYSTEM,
            at,
            action: 'voucher.expire',
            kind: 'voucher',
            recordId: id,
            subjectId: subject_id,
          })),
        );
      });
    }
    gone += ending.length;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return gone;
    after = last.id;
  }
}

/** A live voucher stays with its person while a register declares it without a statutory time of its own. */
async function goingOf(deps: Deps, page: readonly PastVoucher[]): Promise<PastVoucher[]> {
  const policy = deps.policy.current();
  const live = [...new Set(page.filter(({ held_on }) => held_on === null).map(({ subject_id }) => subject_id))];
  const memberships = Map.groupBy(await liveMembershipsOf(deps.database.db, live), ({ subject_id }) => subject_id);
  const stays = (subjectId: string) =>
    (memberships.get(subjectId) ?? []).some(({ register_id }) => {
      const group = policy?.groupOf(register_id, VOUCHER_FIELD);
      return group !== undefined && !policy?.groupRules(group.id).some(({ kind }) => kind === 'statutory');
    });
  return page.filter(({ held_on, subject_id }) => held_on !== null || !stays(subject_id));
}
