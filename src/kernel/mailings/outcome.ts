// What follows from an answer of the relay: taken, in doubt, tried again with the same name, or given up.

import type { Answer } from '#platform/mail';
import { later } from './deps.ts';
import type { MailingDeps } from './deps.ts';
import type { ReturnKind } from './returns/index.ts';
import type { Settled } from './store/moves.ts';

/** What is to be written of one letter. */
export interface Word {
  readonly ledgerId: string;
  readonly settled: Settled;
  /** What the refusal says of the address. */
  readonly came?: { readonly kind: ReturnKind; readonly code: string };
}

const MINUTE = 60_000;
/** Growing pauses; with the last of them a day is over, and the letter is given up. */
const WAITS = [5, 15, 30, 60, 120, 240, 480, 480].map((minutes) => minutes * MINUTE);
const SOON_MS = 2000;

/** @param attempt how many attempts there were before this one */
export function wordOf(deps: Pick<MailingDeps, 'clock'>, letter: { ledgerId: string; attempt: number }, answer: Answer): Word {
  const { ledgerId, attempt } = letter;
  switch (answer.kind) {
    case 'accepted':
    case 'go':
      return { ledgerId, settled: { state: 'accepted', reason: null, code: null } };
    case 'silent':
      return { ledgerId, settled: { state: 'uncertain', reason: 'silent', code: answer.code } };
    case 'refused':
      return refused(deps, ledgerId, attempt, answer.failure);
  }
}

function refused(deps: Pick<MailingDeps, 'clock'>, ledgerId: string, attempt: number, failure: { kind: string; code: string }): Word {
  const { kind, code } = failure;
  const end = (reason: string): Settled => ({ state: 'failed', reason, code, tried: true });
  if (kind === 'address')
    return { ledgerId, settled: end('address'), ...(code === 'ADDRESS' ? {} : { came: { kind: hardness(code), code } }) };
  if (kind === 'letter') return { ledgerId, settled: end('letter-refused') };
  // Nothing reached a relay that is away, and what came too late was never ended: neither says anything of the letter.
  if (kind === 'relay' || code.startsWith('BODY '))
    return { ledgerId, settled: { state: 'ready', reason: null, code, nextAt: later(deps, SOON_MS) } };
  const wait = WAITS[attempt];
  if (wait === undefined) return { ledgerId, settled: end('window-over'), came: { kind: 'soft', code } };
  return { ledgerId, settled: { state: 'ready', reason: null, code, nextAt: later(deps, wait), tried: true } };
}

/** There is no such address, or only no room, no right and no luck today. */
function hardness(code: string): 'hard' | 'soft' {
  const enhanced = /\b5\.\d{1,3}\.\d{1,3}\b/.exec(code)?.[0];
  if (enhanced !== undefined) return enhanced.startsWith('5.1.') ? 'hard' : 'soft';
  return /\b55[013]\b/.test(code) ? 'hard' : 'soft';
}
