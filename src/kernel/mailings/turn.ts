// The turn of one mailing: this process takes it, sends for a while, and hands it back; what must be asked about it is asked afterwards.

import { compileMessage, createDkimSigner } from '#platform/mail';
import type { BulkLine, CompiledMessage } from '#platform/mail';
import { pauseFor } from './begin.ts';
import { LetterBroken } from './claim.ts';
import type { Making } from './claim.ts';
import { nowOf } from './deps.ts';
import type { MailingDeps } from './deps.ts';
import { closeBatch } from './epoch.ts';
import { holding, taken } from './hold.ts';
import { breakerOf } from './returns/index.ts';
import { LETTER_REFUSALS, resumedAt, runMailing } from './run.ts';
import type { Ran } from './run.ts';
import { dkimKeysFor, readReturnAddress } from './settings.ts';
import type { Lease, MailingRow } from './store/mailings.ts';
import { restOf } from './store/moves.ts';

export type Turn = Pick<Making, 'deps' | 'letters' | 'mailing' | 'rates' | 'at'>;

/** Whether there is anything to do: letters that are due, what somebody else left behind, or an end to be noted. */
export async function isDue(deps: MailingDeps, { id, kind }: MailingRow): Promise<boolean> {
  const { moving, nextAt } = await restOf(deps.database.db, id);
  if (nextAt !== null && nextAt <= nowOf(deps)) return true;
  return moving || (nextAt === null && kind === 'newsletter');
}

/** Undefined when somebody else has it, or its letter cannot be made. */
export async function takeTurn(turn: Turn, { me, line }: { me: string; line: BulkLine }): Promise<Ran | undefined> {
  const { deps, mailing } = turn;
  const lease = await taken(deps, mailing.id, me);
  if (lease === undefined) return undefined;
  try {
    const ran = await holding(deps, lease, async () => runMailing(await makingOf(turn, lease), line));
    if (ran.tried > 0) await closeBatch(deps);
    const broken =
      ran.refusedInRow >= LETTER_REFUSALS ? 'letter-refused' : await breakerOf(deps.database.db, mailing.id, resumedAt(mailing));
    if (broken !== null) await pauseFor(deps, mailing, broken);
    return ran;
  } catch (error) {
    if (!(error instanceof LetterBroken)) throw error;
    deps.log.error('mailing.letter', { mailing: mailing.id });
    await pauseFor(deps, mailing, 'letter');
    return undefined;
  }
}

async function makingOf(turn: Turn, lease: Lease): Promise<Making> {
  const { deps, letters, mailing } = turn;
  const { db } = deps.database;
  const keys = await dkimKeysFor(db, deps, mailing.from_address);
  const made = new Map<string, Promise<CompiledMessage>>();
  return {
    ...turn,
    lease,
    returnAddress: await readReturnAddress(db),
    signer: keys.length === 0 ? null : createDkimSigner(keys),
    compiled(lang, variant) {
      const name = `${lang} ${variant}`;
      const known = made.get(name) ?? letters.template(mailing.id, lang, variant).then(compileMessage);
      made.set(name, known);
      return known;
    },
  };
}
