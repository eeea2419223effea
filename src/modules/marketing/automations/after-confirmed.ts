// What a confirmed form sets off: whoever confirmed comes to the list of each automation that is on, once, in the transaction of the confirmation.

import type { Deps } from '#kernel/deps';
import { addToMailing } from '#kernel/mailings';
import type { Tx } from '#platform/db';
import { AppError } from '#platform/errors';
import type { Lang } from '#platform/i18n';
import { standingAutomations } from '../campaigns/queries.ts';
import { triggerOf } from './service.ts';

/** As the forms tell it. */
export interface ConfirmedForm {
  readonly formId: string;
  readonly kind: string;
  readonly subjectId: string;
  readonly lang: Lang;
  readonly at: Date;
}

const HOUR = 3_600_000;
/** Kind of form that hands out a guide. */
const GUIDE = 'guide';

/** Whether a letter may be sent is decided by the gate when it is added, and once more before it leaves. */
export async function afterConfirmed(tx: Tx, deps: Deps, done: ConfirmedForm): Promise<void> {
  for (const row of await standingAutomations(tx, done.formId)) {
    const { on, delayHours } = triggerOf(row);
    if ((on === 'guide') !== (done.kind === GUIDE)) continue;
    const notBefore = new Date(done.at.getTime() + delayHours * HOUR);
    await added(tx, deps, row.id, { subjectIds: [done.subjectId], langs: new Map([[done.subjectId, done.lang]]), notBefore });
  }
}

type People = Parameters<typeof addToMailing>[3];

/** Two who confirm at the same moment are counted one after the other; a confirmation never fails because of a letter. */
async function added(tx: Tx, deps: Deps, id: string, people: People): Promise<void> {
  for (let tries = 0; tries < 5; tries += 1) {
    try {
      await addToMailing(tx, deps, id, people);
      return;
    } catch (error) {
      if (!(error instanceof AppError) || error.kind !== 'conflict') throw error;
    }
  }
  deps.log.warn('automation.missed', { mailing: id });
}
