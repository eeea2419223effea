// One process holds a mailing at a time: under a number that grows with every change of hands, and for as long as it shows that it lives.

import type { Tx } from '#platform/db';
import { later, nowOf } from './deps.ts';
import type { MailingDeps } from './deps.ts';
import { changeMailing, dropLease, lapsedMailings, mailingsIn, renewLease, takeMailing } from './store/mailings.ts';
import type { Lease } from './store/mailings.ts';
import { inherit, releaseRows, restOf } from './store/moves.ts';
import { MAILING_STATES } from './tables.ts';

/** A process that is silent for so long has lost its mailings. */
const LEASE_MS = 15_000;
const RENEW_MS = 4000;

/** Works while showing that this process lives, and lets go at the end, whatever the end. */
export async function holding<T>(deps: MailingDeps, lease: Lease, work: () => Promise<T>): Promise<T> {
  const { db } = deps.database;
  const beat = setInterval(() => void renewLease(db, lease, later(deps, LEASE_MS)).catch(() => undefined), RENEW_MS);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    await handBack(deps, lease);
  }
}

/** Takes the mailing, and with it what a silent process left of it; undefined when somebody has it. */
export function taken(deps: MailingDeps, id: string, me: string): Promise<Lease | undefined> {
  return deps.database.tx(async (tx) => {
    const at = nowOf(deps);
    const lease = await takeMailing(tx, { id, states: MAILING_STATES, lease: me, now: at, until: later(deps, LEASE_MS) });
    if (lease !== undefined) await inherit(tx, id, { fence: lease.fence, at });
    return lease;
  });
}

/** What was claimed waits again, and a list with nothing left to send is done. */
export async function handBack(deps: MailingDeps, lease: Lease): Promise<void> {
  const id = lease.mailingId;
  await deps.database.tx(async (tx) => {
    await releaseRows(tx, lease);
    await dropLease(tx, lease);
    const { moving, nextAt } = await restOf(tx, id);
    if (moving || nextAt !== null) return;
    const done = await finish(tx, deps, id);
    if (done) deps.log.info('mailing.done', { mailing: id });
  });
}

async function finish(tx: Tx, deps: MailingDeps, id: string): Promise<boolean> {
  const [mailing] = (await mailingsIn(tx, ['sending'])).filter((each) => each.id === id && each.kind === 'newsletter');
  if (mailing === undefined) return false;
  return (await changeMailing(tx, { id, from: ['sending'] }, { state: 'done', reason: null, ended_at: nowOf(deps) })) !== undefined;
}

/** Mailings whose process has fallen silent, also those that are paused or stopped: what it may have handed over is named. */
export async function inheritLapsed(deps: MailingDeps, me: string): Promise<void> {
  for (const id of await lapsedMailings(deps.database.db, nowOf(deps))) {
    const lease = await taken(deps, id, me);
    if (lease !== undefined) await handBack(deps, lease);
  }
}
