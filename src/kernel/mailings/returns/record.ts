// What came back of one letter, and what follows from it in the same transaction. The same report twice counts once.

import type { Deps } from '#kernel/deps';
import { addressMark, dropRefusal, refusalsOf, refuseAddress } from '#kernel/mail';
import { addPermission, addressesOf, decide } from '#kernel/permission';
import type { HeldAddress } from '#kernel/permission';
import type { CompiledPolicy } from '#kernel/policy';
import { SYSTEM } from '#kernel/rights';
import type { RightsDeps } from '#kernel/rights';
import { lockSubject } from '#kernel/subjects';
import { localDate } from '#platform/clock';
import type { Tx } from '#platform/db';
import { addReturn, changedSince, hasFailed, lastLetters, letterById } from './store/returns.ts';
import type { Letter } from './store/returns.ts';
import type { ReturnKind, ReturnSource } from './tables.ts';
import { lookAgain } from './unreachable.ts';

export type ReturnDeps = RightsDeps & Pick<Deps, 'unreachable'>;

export interface ReturnFact {
  readonly ledgerId: string;
  readonly kind: ReturnKind;
  /** What the server answered, as codes; never its words. */
  readonly code: string;
  readonly source: ReturnSource;
  readonly at: Date;
}

/** `known`: it was learnt before, or nothing is to be learnt from it. `unknown`: no letter of ours, or its person is gone. */
export type Recorded = 'recorded' | 'known' | 'unknown';

/**
 * Records it and does what follows: a dead address is refused at once, a complaint is a ban, one that fails again and again is paused, and
 * one that arrives is believed again. Whoever commits copies the ledger afterwards, for a complaint is in it.
 */
export async function recordReturn(tx: Tx, deps: ReturnDeps, fact: ReturnFact): Promise<Recorded> {
  const letter = await letterById(tx, fact.ledgerId);
  const policy = deps.policy.current();
  if (letter === undefined || policy === null || !(await lockSubject(tx, letter.subject_id))) return 'unknown';
  if (fact.kind === 'arrived' && !(await hasFailed(tx, letter))) return 'known';
  const added = await addReturn(tx, {
    id: deps.ids.next(),
    ledger_id: letter.id,
    mailing_id: letter.mailing_id,
    subject_id: letter.subject_id,
    contact_point_id: letter.contact_point_id,
    kind: fact.kind,
    code: fact.code,
    source: fact.source,
    at: fact.at.toISOString(),
    recorded_at: deps.clock.now().toISOString(),
  });
  if (!added) return 'known';
  if (fact.kind === 'complaint') await banAfter(tx, deps, policy, letter);
  else await judgeAddress(tx, { deps, policy, letter, fact });
  return 'recorded';
}

interface Judged {
  readonly deps: ReturnDeps;
  readonly policy: CompiledPolicy;
  readonly letter: Letter;
  readonly fact: ReturnFact;
}

async function judgeAddress(tx: Tx, { deps, policy, letter, fact }: Judged): Promise<void> {
  const address = (await addressesOf(tx, deps.registry, letter.subject_id)).find(({ id }) => id === letter.contact_point_id);
  // What came back speaks of the address that the letter went to; one that was set right since is another.
  if (address === undefined || (await changedSince(tx, letter))) return;
  if (fact.kind === 'arrived') return believeAgain(tx, deps, letter, address);
  if (fact.kind === 'soft' && !(await failsAgainAndAgain(tx, letter))) return;
  const reason = fact.kind === 'hard' ? 'hard' : 'soft';
  const { code, at } = fact;
  await refuseAddress(tx, deps, { subjectId: letter.subject_id, contactPointId: address.id, address: address.value, reason, code, at });
  await lookAgain(tx, deps, policy, letter.subject_id);
}

/** Three of the last five, and not all within a fortnight: a full mailbox or a server that is away for a week is no reason. */
const LAST = 5;
const FAILED = 3;
const SPAN_MS = 14 * 86_400_000;

async function failsAgainAndAgain(tx: Tx, letter: Letter): Promise<boolean> {
  const failed = (await lastLetters(tx, letter, LAST)).filter(({ soft }) => soft === 1).map(({ at }) => Date.parse(at));
  return failed.length >= FAILED && Math.max(...failed) - Math.min(...failed) >= SPAN_MS;
}

async function believeAgain(tx: Tx, deps: ReturnDeps, letter: Letter, address: HeldAddress): Promise<void> {
  const mark = addressMark(deps, address.value);
  const [refusal] = (await refusalsOf(tx, [letter.subject_id])).filter(
    ({ address_hash, reason }) => address_hash === mark && reason === 'soft',
  );
  if (refusal !== undefined) await dropRefusal(tx, refusal.id);
}

const BANNED = new Set(['ban', 'objection', 'address-ban']);

/** Who has forbidden it in their own words has said more than a button can: that stays as it was said. */
async function banAfter(tx: Tx, deps: ReturnDeps, policy: CompiledPolicy, letter: Letter): Promise<void> {
  const at = deps.clock.now();
  const question = { subjectId: letter.subject_id, channel: 'email', purposeId: letter.purpose_id, at } as const;
  if (BANNED.has((await decide(tx, policy, question, deps)).rule)) return;
  await banMarketing(tx, deps, policy, letter.subject_id);
}

/** A ban of all marketing by e-mail, said by the button of a mail program or told to staff by its keeper. */
export async function banMarketing(tx: Tx, deps: ReturnDeps, policy: CompiledPolicy, subjectId: string): Promise<void> {
  const at = deps.clock.now();
  const by = { act: { actor: SYSTEM, at }, method: 'link' } as const;
  await addPermission(tx, deps, policy, by, { subjectId, act: 'ban', channel: 'email', purpose: null, on: localDate(at) });
}
