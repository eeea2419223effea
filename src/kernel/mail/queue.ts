// A letter is queued in the transaction of the act that causes it: both happen, or neither. Its contents are sealed until they are sent, and then gone.

import type { Deps } from '#kernel/deps';
import { normaliseEmail } from '#kernel/subjects';
import { keyedHash, open, seal } from '#platform/crypto';
import type { Tx } from '#platform/db';
import { appError } from '#platform/errors';
import type { Lang } from '#platform/i18n';
import { writeLetter } from '#platform/mail';
import type { Letter } from '#platform/mail';
import { insertMessage, messageOfAct } from './store/outbox.ts';
import { letterOf } from './templates.ts';
import type { TemplateId, TemplateParams } from './templates.ts';
import { usableSettings } from './works.ts';

export type QueueDeps = Pick<Deps, 'clock' | 'ids' | 'keys' | 'policy'>;

export interface MailOrder<T extends TemplateId> {
  readonly to: {
    /** Null for staff, and for the last answer to a person whose data are gone: such a letter is tied to nobody. */
    readonly subjectId: string | null;
    readonly contactPointId?: string;
    readonly accountId?: string;
    readonly address: string;
  };
  /** A purpose of the declaration, or 'rights' and 'test'. */
  readonly purpose: string;
  readonly template: T;
  readonly lang: Lang;
  readonly params: TemplateParams[T];
  /** Names the act: repeated, it queues nothing new. */
  readonly once?: string;
  /** After this the letter is of no use and is not sent; three days unless said. */
  readonly expiresAt?: Date;
}

/** What is sealed in the queue. */
export type Queued = Letter & { readonly to: string };

export const LIFE_MS = 3 * 86_400_000;
const ADDRESS = /^[^\s@<>(),;:"\\[\]]+@[^\s@<>(),;:"\\[\]]+\.[^\s@.<>(),;:"\\[\]]{2,}$/;

/** Queues a letter and returns its id. @throws errors.mail-off when no declared relay is set up; errors.email-invalid */
export function queueMail<T extends TemplateId>(tx: Tx, deps: QueueDeps, order: MailOrder<T>): Promise<string> {
  return queueLetter(tx, deps, { ...order, letter: writeLetter(letterOf(order.template, order.params, order.lang, firmName(deps))) });
}

/** A letter that somebody else has set; never one of marketing to a person, which the mailings' own gate lets through. */
export type SetLetter = Omit<MailOrder<TemplateId>, 'params'> & { readonly letter: Letter };

/** Queues a letter as it was set. @throws errors.mail-off, errors.email-invalid */
export async function queueLetter(tx: Tx, deps: QueueDeps, order: SetLetter): Promise<string> {
  if ((await usableSettings(tx, deps)) === null) throw appError('unavailable', 'errors.mail-off');
  const to = order.to.address.trim();
  if (!ADDRESS.test(to) || to.length > 254) throw appError('invalid', 'errors.email-invalid', { field: 'address' });
  const at = deps.clock.now();
  const id = deps.ids.next();
  const row = {
    id,
    subject_id: order.to.subjectId,
    contact_point_id: order.to.contactPointId ?? null,
    account_id: order.to.accountId ?? null,
    purpose: order.purpose,
    template: order.template,
    lang: order.lang,
    letter: sealLetter(deps, { to, ...order.letter }),
    address_hash: addressHash(deps, to),
    state: 'queued' as const,
    once: order.once ?? null,
    created_at: at.toISOString(),
    next_at: at.toISOString(),
    expires_at: (order.expiresAt ?? new Date(at.getTime() + LIFE_MS)).toISOString(),
    ...UNTOUCHED,
  };
  if (await insertMessage(tx, row)) return id;
  return (await messageOfAct(tx, order.once ?? '')) ?? id;
}

const UNTOUCHED = {
  reason: null,
  code: null,
  attempts: 0,
  doubted: 0,
  handed_at: null,
  lease: null,
  lease_until: null,
  finished_at: null,
} as const;

export function sealLetter({ keys }: Pick<Deps, 'keys'>, letter: Queued): string {
  return seal(keys.sealing, JSON.stringify(letter));
}

export function openLetter({ keys }: Pick<Deps, 'keys'>, sealed: string): Queued {
  return JSON.parse(open(keys.sealing, sealed).toString('utf8')) as Queued;
}

/** Tells whether two letters went to one address, without saying which. */
export function addressHash({ keys }: Pick<Deps, 'keys'>, address: string): string {
  return keyedHash(keys.session, 'mail.address', normaliseEmail(address));
}

function firmName({ policy }: Pick<Deps, 'policy'>): string {
  const controller = policy.current()?.policy.controllers[0];
  return controller?.alias ?? controller?.name ?? '';
}
