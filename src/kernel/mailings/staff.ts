// What staff decide of single letters: those in doubt, person by person, and which letter the rest of the list gets.

import type { AuditActor } from '#kernel/audit';
import type { Tx } from '#platform/db';
import { appError } from '#platform/errors';
import { nowOf } from './deps.ts';
import type { MailingDeps } from './deps.ts';
import { told } from './mailings.ts';
import { changeMailing, mailingById } from './store/mailings.ts';
import { decideRows } from './store/moves.ts';
import { moveVariant } from './store/recipients.ts';

/** A letter in doubt is sent again, under the same name, only when somebody says so; or left as it is. Returns how many. @throws errors.mailing-unknown */
export async function decideUncertain(
  tx: Tx,
  deps: MailingDeps,
  mailingId: string,
  { ledgerIds, decision, actor }: { ledgerIds: readonly string[]; decision: 'again' | 'leave'; actor: AuditActor },
): Promise<number> {
  const mailing = await mailingById(tx, mailingId);
  if (mailing === undefined) throw appError('not-found', 'errors.mailing-unknown');
  const again = decision === 'again';
  const left = await decideRows(tx, mailingId, { ids: ledgerIds, again, at: nowOf(deps) });
  if (again && left > 0)
    await changeMailing(tx, { id: mailingId, from: ['done', 'stopped'] }, { state: 'sending', reason: null, ended_at: null });
  await told(tx, deps, mailing, { actor, action: again ? 'mailing.again' : 'mailing.leave', left });
  return left;
}

/** Those who were held back get the letter that was chosen. Returns how many. @throws errors.mailing-unknown */
export async function releaseVariant(
  tx: Tx,
  deps: MailingDeps,
  mailingId: string,
  { from, to, actor }: { from: string; to: string; actor: AuditActor },
): Promise<number> {
  const mailing = await mailingById(tx, mailingId);
  if (mailing === undefined) throw appError('not-found', 'errors.mailing-unknown');
  const left = await moveVariant(tx, mailingId, { from, to, at: nowOf(deps) });
  await told(tx, deps, mailing, { actor, action: 'mailing.variant', left });
  return left;
}
