// One attempt at one letter, and what follows from the relay's answer. At least once, and never twice without saying so.

import type { Deps } from '#kernel/deps';
import { failureOf } from '#platform/mail';
import type { MailFailure, MailTransport } from '#platform/mail';
import { addressHash, openLetter } from './queue.ts';
import type { Queued } from './queue.ts';
import type { MailSettings, RelayState } from './settings.ts';
import { putRelayState, readRelayState } from './settings.ts';
import { dropBounce, endMessage, handOver, putBack } from './store/outbox.ts';
import { putBounce } from './store/refusals.ts';
import type { MailMessageRow } from './store/outbox.ts';

export type SendDeps = Pick<Deps, 'database' | 'clock' | 'ids' | 'log' | 'keys' | 'policy'>;

/** Longer than any attempt can last: within it nobody else takes the letter. */
export const LEASE_MS = 5 * 60_000;
const MINUTE = 60_000;
const WAITS = [1, 5, 15, 30, 60, 120, 240, 480].map((minutes) => minutes * MINUTE);
const PAUSES = [1, 2, 5, 10, 15].map((minutes) => minutes * MINUTE);

export interface Line {
  readonly transport: MailTransport;
  readonly settings: MailSettings;
  readonly lease: string;
}

/** Sends a letter that this process has claimed. False when the relay cannot be used, so that the others wait. */
export async function sendClaimed(deps: SendDeps, line: Line, row: MailMessageRow): Promise<boolean> {
  const letter = read(deps, row);
  if (letter === undefined) return end(deps, line, row, { state: 'failed', reason: 'unreadable', code: null });
  if (row.expires_at <= nowOf(deps)) return end(deps, line, row, { state: 'failed', reason: 'expired', code: row.code });
  if (!(await handOver(deps.database.db, row.id, line.lease, { now: nowOf(deps), until: after(deps, LEASE_MS) }))) return true;
  try {
    await line.transport.send(envelope(line.settings, row, letter.to), letter);
  } catch (error) {
    return failed(deps, line, row, failureOf(error));
  }
  await end(deps, line, row, { state: 'sent', reason: null, code: null });
  await proven(deps);
  return true;
}

function read(deps: SendDeps, { letter }: MailMessageRow): Queued | undefined {
  try {
    return letter === null ? undefined : openLetter(deps, letter);
  } catch {
    return undefined;
  }
}

function envelope({ fromAddress, fromName }: MailSettings, row: MailMessageRow, to: string) {
  const domain = fromAddress.split('@')[1] ?? 'localhost';
  return {
    messageId: `<${row.id}@${domain}>`,
    date: new Date(row.created_at),
    from: { name: fromName, address: fromAddress },
    to,
    lang: row.lang,
  };
}

type End = { state: 'sent' | 'bounced' | 'failed'; reason: string | null; code: string | null };

async function end(deps: SendDeps, { lease }: Line, row: MailMessageRow, how: End): Promise<true> {
  const at = nowOf(deps);
  await deps.database.tx(async (tx) => {
    // Only a letter that the relay will not carry is kept for a while: the owner may mend what is wrong and try again.
    const keepLetter = how.reason === 'letter-refused';
    const ours = await endMessage(tx, row.id, lease, { ...how, at, keepLetter });
    if (!ours || row.subject_id === null) return;
    const { subject_id, contact_point_id, address_hash } = row;
    if (how.state === 'sent') await dropBounce(tx, subject_id, address_hash);
    if (how.state === 'bounced')
      await putBounce(tx, {
        id: deps.ids.next(),
        subject_id,
        contact_point_id,
        address_hash,
        code: how.code ?? '',
        bounced_at: at,
        reason: 'hard',
        by_account: null,
      });
  });
  deps.log.info('mail.ended', { message: row.id, state: how.state, ...(how.code === null ? {} : { code: how.code }) });
  return true;
}

async function failed(deps: SendDeps, line: Line, row: MailMessageRow, { kind, code, doubtful }: MailFailure): Promise<boolean> {
  if (kind === 'address') return end(deps, line, row, { state: 'bounced', reason: 'refused', code });
  if (kind === 'letter') return end(deps, line, row, { state: 'failed', reason: 'letter-refused', code });
  // Nothing reached a relay that is away, so the letter is not the one that waits; one that broke the line does.
  const nextAt = kind === 'relay' && !doubtful ? row.next_at : after(deps, WAITS[Math.min(row.attempts, WAITS.length - 1)] ?? MINUTE);
  await putBack(deps.database.db, row.id, line.lease, { nextAt, code, doubted: doubtful });
  deps.log.warn('mail.waits', { message: row.id, kind, code });
  if (kind === 'later') return true;
  await pause(deps, code);
  return false;
}

async function pause(deps: SendDeps, code: string): Promise<void> {
  const { failures = 0, failingSince = nowOf(deps), ...rest } = await readRelayState(deps.database.db);
  const pauseUntil = after(deps, PAUSES[Math.min(failures, PAUSES.length - 1)] ?? MINUTE);
  await putRelayState(deps.database.db, { ...rest, failingSince, failures: failures + 1, pauseUntil, code });
}

/** Written once, and again only after trouble: a thousand letters are not a thousand settings. */
async function proven(deps: SendDeps): Promise<void> {
  const state: RelayState = await readRelayState(deps.database.db);
  if (state.provenAt === undefined || state.failures !== undefined) await putRelayState(deps.database.db, { provenAt: nowOf(deps) });
}

/** Whether a bounce speaks of this address. */
export function sameAddress(deps: Pick<Deps, 'keys'>, hash: string, address: string): boolean {
  return addressHash(deps, address) === hash;
}

export function nowOf({ clock }: Pick<Deps, 'clock'>): string {
  return clock.now().toISOString();
}

export function after({ clock }: Pick<Deps, 'clock'>, ms: number): string {
  return new Date(clock.now().getTime() + ms).toISOString();
}
