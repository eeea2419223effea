// One message that came back: tied to its letter by a name that only we can write, recorded, or put aside for a person to read.

import type { Deps } from '#kernel/deps';
import { letterById, readToken, recordReturn } from '#kernel/mailings';
import type { ReturnKind } from '#kernel/mailings';
import { AppError } from '#platform/errors';
import type { MailReport, ReportReader } from '#platform/mail';
import { quarantine } from './quarantine.ts';
import type { Unclear } from './quarantine.ts';

/**
 * - `recorded`: it counts. - `known`: it was learnt before, or says nothing new. - `ignored`: an answering machine, or mail that is not for
 *   us. - `quarantined`: a person must read it.
 */
export type Outcome = 'recorded' | 'known' | 'ignored' | 'quarantined';

export interface Arrived {
  readonly way: 'mailbox' | 'receiver';
  /** The address it was sent to, where the line says so. */
  readonly to?: string;
}

export async function takeMessage(deps: Deps, reader: ReportReader, bytes: Uint8Array, arrived: Arrived): Promise<Outcome> {
  const report = await reader.read(bytes).catch((error: unknown) => {
    // Whoever waits for the reader waits longer: that says nothing of this message.
    if (error instanceof AppError && error.kind === 'invalid') return null;
    throw error;
  });
  const tokens = [...tokensOf(arrived), ...(report?.tokens ?? [])];
  const ledgerId = tokens.map((token) => readToken(deps.keys, 'bounce', token)?.ledgerId).find((id) => id !== undefined);
  const seen: Seen = { ledgerId, named: tokens.length > 0 };
  if (report === null) return seen.ledgerId === undefined ? 'ignored' : aside(deps, bytes, arrived, { reason: 'unreadable', ...seen });
  const kind = kindOf(report);
  if (kind === 'nothing') return 'ignored';
  if (kind === 'other') return ledgerId === undefined ? 'ignored' : aside(deps, bytes, arrived, { reason: 'unclear', ...seen });
  // A private mailbox gets letters of people too: only what calls itself a report is ever put aside without a letter of ours.
  if (ledgerId === undefined) return aside(deps, bytes, arrived, { reason: seen.named ? 'forged' : 'no-letter', ...seen });
  return record(deps, { ledgerId, kind, code: 'code' in report ? report.code : '', source: arrived.way });
}

interface Seen {
  readonly ledgerId: string | undefined;
  readonly named: boolean;
}

function tokensOf({ to }: Arrived): string[] {
  const token = /\+([0-9a-f.]{10,140})@/i.exec(to ?? '')?.[1];
  return token === undefined ? [] : [token];
}

/** A delay may still end well, and an answering machine says nothing of the address. */
function kindOf(report: MailReport): ReturnKind | 'nothing' | 'other' {
  if (report.kind === 'automatic') return 'nothing';
  if (report.kind === 'other' || report.kind === 'complaint') return report.kind;
  return report.fate === 'delayed' ? 'nothing' : report.fate === 'delivered' ? 'arrived' : report.fate;
}

async function record(deps: Deps, fact: Omit<Parameters<typeof recordReturn>[2], 'at'>): Promise<Outcome> {
  const recorded = await deps.database.tx((tx) => recordReturn(tx, deps, { ...fact, at: deps.clock.now() }));
  if (fact.kind === 'complaint') await deps.flushLedger?.();
  return recorded === 'recorded' ? 'recorded' : 'known';
}

async function aside(
  deps: Deps,
  bytes: Uint8Array,
  { way }: Arrived,
  { reason, ledgerId }: { reason: Unclear; ledgerId: string | undefined },
): Promise<Outcome> {
  const isNew = await deps.database.tx(async (tx) => {
    const letter = ledgerId === undefined ? undefined : await letterById(tx, ledgerId);
    return quarantine(tx, deps, bytes, { way, reason, subjectId: letter?.subject_id ?? null });
  });
  return isNew ? 'quarantined' : 'known';
}
