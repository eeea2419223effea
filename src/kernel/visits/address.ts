// A new e-mail address replaces the old one only after its reader has said so; the old one is told before and after, for whoever takes it over would take over the person's pages.

import { append } from '#kernel/audit';
import { queueMail } from '#kernel/mail';
import { lockSubject, normaliseEmail } from '#kernel/subjects';
import { sha256hex } from '#platform/crypto';
import { lockChain } from '#platform/db';
import type { Tx } from '#platform/db';
import { appError } from '#platform/errors';
import type { Lang } from '#platform/i18n';
import type { VisitDeps } from './deps.ts';
import { later, LINK_LIFE_MS, linkUrl, mailboxHash, openAddress, sealAddress } from './secrets.ts';
import { insertLink, newAddressesSince, touchVisit, useLink } from './store/queries.ts';
import { goesOn, LIFE_MINUTES } from './visits.ts';
import type { Visit } from './visits.ts';

const LETTERS_A_DAY = 5;
const DAY = 86_400_000;

/** Sends the letter that must be answered from the new address. @throws errors.mail-off, errors.email-invalid, errors.too-many */
export async function askNewAddress(
  deps: VisitDeps,
  { id: visitId, subjectId }: Visit,
  wish: { contactPointId: string; address: string; lang: Lang },
): Promise<void> {
  const at = deps.clock.now();
  const token = deps.ids.token(32);
  await deps.database.tx(async (tx) => {
    if ((await newAddressesSince(tx, subjectId, new Date(at.getTime() - DAY).toISOString())) >= LETTERS_A_DAY)
      throw appError('too-many', 'errors.too-many', { params: { seconds: 3600 } });
    const id = deps.ids.next();
    await insertLink(tx, {
      id,
      subject_id: subjectId,
      kind: 'address',
      contact_point_id: wish.contactPointId,
      address: sealAddress(deps, wish.address.trim()),
      address_hash: mailboxHash(deps, wish.address),
      lang: wish.lang,
      state: 'sent',
      browser_hash: visitId,
      token_hash: sha256hex(token),
      code_hash: null,
      attempts: 0,
      ordered_by: null,
      ordered_at: at.toISOString(),
      // It dies with the visit; within the first hour it outlives it.
      expires_at: later(at, LIFE_MINUTES * 60_000),
      used_at: null,
    });
    const until = new Date(at.getTime() + LINK_LIFE_MS);
    await queueMail(tx, deps, {
      to: { subjectId, address: wish.address },
      purpose: 'rights',
      template: 'confirm-address',
      lang: wish.lang,
      params: { link: linkUrl(deps, 'osoite', token, wish.lang), until },
      expiresAt: until,
    });
    await tellOfWish(tx, deps, { subjectId, ...wish });
    await append(tx, {
      at,
      actor: { id: subjectId, kind: 'subject' },
      action: 'own-pages.address-asked',
      kind: 'visit',
      recordId: id,
      subjectId,
    });
  });
}

/** Whoever reads the old address hears of the wish while it can still be stopped. */
async function tellOfWish(
  tx: Tx,
  deps: VisitDeps,
  { subjectId, contactPointId, lang }: { subjectId: string; contactPointId: string; lang: Lang },
): Promise<void> {
  const old = (await deps.mailboxes.of(tx, subjectId)).find((each) => each.contactPointId === contactPointId);
  if (old === undefined) return;
  await queueMail(tx, deps, {
    to: { subjectId, contactPointId, address: old.address },
    purpose: 'rights',
    template: 'address-asked',
    lang,
    params: { link: `${deps.config.publicUrl}/omat/pyynto?lang=${lang}` },
  });
}

export interface ConfirmedAddress {
  readonly subjectId: string;
  readonly contactPointId: string;
  readonly address: string;
  /** The address that goes. */
  readonly old: string;
  /** Somebody else in the register has it too: staff must look. */
  readonly shared: boolean;
}

/** Uses up the link of the letter to the new address, in the transaction that writes it: of two who ask for one address only one gets it. @throws errors.visit-link */
export async function confirmNewAddress(tx: Tx, deps: VisitDeps, token: string): Promise<ConfirmedAddress> {
  const now = deps.clock.now();
  const link = await useLink(tx, { tokenHash: sha256hex(token), kind: 'address' }, now.toISOString());
  if (!link?.subject_id || !link.contact_point_id || link.address === null) throw appError('refused', 'errors.visit-link');
  const late = now.getTime() - Date.parse(link.ordered_at) >= LINK_LIFE_MS;
  if (late && !(await goesOn(tx, link.browser_hash ?? '', now))) throw appError('refused', 'errors.visit-link');
  const { subject_id: subjectId, contact_point_id: contactPointId } = link;
  const address = openAddress(deps, link.address);
  await lockSubject(tx, subjectId);
  await lockChain(tx, link.address_hash);
  const own = await deps.mailboxes.of(tx, subjectId);
  const old = own.find((each) => each.contactPointId === contactPointId);
  if (old === undefined) throw appError('refused', 'errors.visit-link');
  const others = (await deps.mailboxes.holders(tx, normaliseEmail(address))).filter((each) => each.subjectId !== subjectId);
  return { subjectId, contactPointId, address, old: old.address, shared: others.length > 0 };
}

/** The visit in which the address was changed goes on under the new one; every other is over. */
export async function visitMoved(deps: VisitDeps, { id }: Visit, address: string): Promise<void> {
  await touchVisit(deps.database.db, id, { address_hash: mailboxHash(deps, address) });
}

/** Tells the old address that it was replaced. */
export async function tellOldAddress(deps: VisitDeps, old: { subjectId: string; address: string; lang: Lang }): Promise<void> {
  await deps.database.tx((tx) =>
    queueMail(tx, deps, {
      to: { subjectId: old.subjectId, address: old.address },
      purpose: 'rights',
      template: 'address-changed',
      lang: old.lang,
      params: { link: `${deps.config.publicUrl}/omat/pyynto?lang=${old.lang}` },
    }),
  );
}
