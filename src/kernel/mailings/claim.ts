// A batch is claimed and filled in one transaction: whose turn it is within the rates, their addresses as they are now, and what stands in the slots.

import { setImmediate as turn } from 'node:timers/promises';
import type { Tx } from '#platform/db';
import type { CompiledMessage, DkimSigner } from '#platform/mail';
import { decideMany } from '#kernel/permission';
import { evidenceOf } from './audience.ts';
import { nowOf } from './deps.ts';
import type { MailingDeps } from './deps.ts';
import { nextBatch, rememberBatch } from './epoch.ts';
import type { AtPoint } from './faults.ts';
import { isOurs } from './gate.ts';
import type { MailingLetters } from './letters.ts';
import { scopeOf } from './mailings.ts';
import { chooseDue } from './rates.ts';
import type { MailingRates } from './settings.ts';
import { domainOf } from './settings.ts';
import { heldMailing } from './store/mailings.ts';
import type { Lease, MailingRow } from './store/mailings.ts';
import { claimRows, markBlocked } from './store/moves.ts';
import type { ClaimedRow } from './store/moves.ts';
import { linksOf, returnPathOf } from './tokens.ts';

/** The letter cannot be made as it is: a slot without a value, or no letter at all. */
export class LetterBroken extends Error {
  override readonly name = 'LetterBroken';
}

/** So many letters are made before somebody's page may have its turn. */
const AT_ONCE = 2;

/** All that stays the same for the letters of one run. */
export interface Making {
  readonly deps: MailingDeps;
  readonly letters: MailingLetters;
  readonly mailing: MailingRow;
  readonly lease: Lease;
  readonly rates: MailingRates;
  readonly returnAddress: string | null;
  readonly signer: DkimSigner | null;
  readonly at: AtPoint;
  compiled(lang: ClaimedRow['lang'], variant: string): Promise<CompiledMessage>;
}

/** A letter on its way to the gate. */
export interface Prepared {
  readonly ledgerId: string;
  readonly subjectId: string;
  readonly attempt: number;
  readonly from: string;
  readonly address: string;
  /** Signed in another thread while others are handed over. */
  readonly message: Promise<Buffer>;
}

interface Filled {
  readonly row: ClaimedRow;
  readonly address: string;
  readonly values: Readonly<Record<string, string>>;
}

/** The next letters; undefined when the mailing is no longer ours to send. Fewer than asked for: there are no more for now. */
export async function claimBatch(making: Making, limit: number): Promise<{ claimed: number; letters: Prepared[] } | undefined> {
  const { deps, at } = making;
  at('before-claim');
  const batch = await deps.database.tx(async (tx) => {
    const found = await claimed(tx, making, limit);
    at('in-claim');
    return found;
  });
  if (batch === undefined || batch.n === 0) return batch === undefined ? undefined : { claimed: 0, letters: [] };
  await rememberBatch(deps, batch.count);
  at('after-claim');
  try {
    const letters: Prepared[] = [];
    for (const each of batch.filled) {
      letters.push(await made(making, each));
      if (letters.length % AT_ONCE === 0) await turn();
    }
    return { claimed: batch.n, letters };
  } catch {
    throw new LetterBroken();
  }
}

async function claimed(tx: Tx, making: Making, limit: number): Promise<{ n: number; count: number; filled: Filled[] } | undefined> {
  const { deps, mailing, lease, rates } = making;
  const held = await heldMailing(tx, mailing.id);
  const policy = deps.policy.current();
  if (held?.state !== 'sending' || !isOurs(held, lease) || policy === null) return undefined;
  const ids = await chooseDue(tx, deps, mailing, { rates, limit });
  if (ids.length === 0) return { n: 0, count: 0, filled: [] };
  const rows = (await claimRows(tx, lease, ids)).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const count = await nextBatch(tx, deps);
  const subjectIds = rows.map(({ subject_id }) => subject_id);
  const question = { subjectIds, channel: 'email', purposeId: mailing.purpose_id, scope: scopeOf(mailing), at: deps.clock.now() } as const;
  const verdicts = await decideMany(tx, policy, question, deps);
  const open = rows.flatMap((row) => {
    const address = verdicts.get(row.subject_id)?.address;
    return address === undefined ? [] : [{ row, address }];
  });
  const known = new Set(open.map(({ row }) => row.id));
  const refused = rows
    .filter(({ id }) => !known.has(id))
    .map(({ id, subject_id }) => {
      const verdict = verdicts.get(subject_id);
      return { id, rule: verdict?.rule ?? 'person-unknown', evidence: evidenceOf(verdict?.evidence ?? []), contact: null };
    });
  await markBlocked(tx, lease, { rows: refused, at: nowOf(deps) });
  const recipients = open.map(({ row }) => ({ id: row.id, subjectId: row.subject_id, lang: row.lang, variant: row.variant }));
  const values = await making.letters.values(tx, mailing.id, recipients);
  return { n: rows.length, count, filled: open.map(({ row, address }) => ({ row, address, values: values.get(row.id) ?? {} })) };
}

async function made(making: Making, { row, address, values }: Filled): Promise<Prepared> {
  const { deps, mailing, returnAddress, signer } = making;
  const { from_address: sender, from_name: name, reply_to: replyTo } = mailing;
  const links = linksOf(deps.keys, deps.config.publicUrl, { ledgerId: row.id, mailingId: mailing.id });
  const letter = await making.compiled(row.lang, row.variant);
  const message = letter.make(
    { archive: links.archive, ...values, unsubscribe: links.unsubscribe, preferences: links.preferences, why: links.why },
    {
      messageId: row.message_id,
      date: deps.clock.now(),
      from: { name, address: sender },
      ...(replyTo === null ? {} : { replyTo }),
      to: address,
      listUnsubscribe: { url: links.unsubscribe },
      listId: `${mailing.purpose_id}.${domainOf(sender)}`,
      feedbackId: `${mailing.id}:${mailing.purpose_id}`,
    },
  );
  const signed = signer === null ? Promise.resolve(message) : signer.sign(message);
  // Whoever hands it over hears of a failure; until then nobody listens.
  signed.catch(() => undefined);
  return {
    ledgerId: row.id,
    subjectId: row.subject_id,
    attempt: Number(row.attempt),
    from: returnAddress === null ? sender : returnPathOf(deps.keys, returnAddress, row.id),
    address,
    message: signed,
  };
}
