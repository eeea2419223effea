// A visit to one's own pages: opened by a link or a code that is good once, over after half an hour of silence, and over at once when the person or the address is gone.

import { append } from '#kernel/audit';
import { sameSecret, sha256hex } from '#platform/crypto';
import type { Conn, Tx } from '#platform/db';
import { appError } from '#platform/errors';
import type { HeldMailbox, VisitDeps } from './deps.ts';
import { CODE_TRIES, codeHash, mailboxHash } from './secrets.ts';
import { dropVisit, insertVisit, touchVisit, tryCode, useLink, visitById } from './store/queries.ts';
import type { LinkRow, VisitRow } from './store/queries.ts';

const MINUTE = 60_000;
export const IDLE_MINUTES = 30;
export const LIFE_MINUTES = 120;
const TOUCH_AFTER_MS = MINUTE;

export interface Visit {
  readonly id: string;
  /** The only way in which a page learns whose it is. */
  readonly subjectId: string;
  readonly expiresAt: Date;
  /** The address by which they came; nobody else has it. Letters about what is done here go there. */
  readonly mailbox: HeldMailbox;
}

/** Opens a visit with the token of a letter and returns the new visit's own. @throws errors.visit-link */
export async function openByLink(deps: VisitDeps, token: string): Promise<string> {
  const now = deps.clock.now().toISOString();
  return deps.database.tx(async (tx) => {
    const link = await useLink(tx, { tokenHash: sha256hex(token), kind: 'open' }, now);
    if (link === undefined) throw appError('refused', 'errors.visit-link');
    return opened(tx, deps, link, 'link');
  });
}

/** Opens a visit with the code of a letter, in the browser that ordered it. Every failure is answered alike. @throws errors.visit-code */
export async function openByCode(deps: VisitDeps, { browser, code }: { browser: string; code: string }): Promise<string> {
  const now = deps.clock.now().toISOString();
  const given = code.replace(/\D/g, '').slice(0, 20);
  // The count of tries is kept although the code was wrong.
  const row = await deps.database.tx((tx) => tryCode(tx, sha256hex(browser), now, CODE_TRIES));
  const right = sameSecret(codeHash(deps, row?.id ?? '', given), row?.code_hash ?? sha256hex(''));
  if (row === undefined || !right) throw appError('refused', 'errors.visit-code');
  return deps.database.tx(async (tx) => {
    const link = await useLink(tx, { id: row.id }, now);
    if (link === undefined) throw appError('refused', 'errors.visit-code');
    return opened(tx, deps, link, 'code');
  });
}

/** A token of its own each time: none that a browser brought is ever taken over. */
async function opened(tx: Tx, deps: VisitDeps, { subject_id: subjectId, address_hash }: LinkRow, by: string): Promise<string> {
  if (subjectId === null || (await stillTheirs(tx, deps, subjectId, address_hash)) === undefined)
    throw appError('refused', 'errors.visit-link');
  const token = deps.ids.token(32);
  const at = deps.clock.now();
  const id = sha256hex(token);
  const expires_at = new Date(at.getTime() + LIFE_MINUTES * MINUTE).toISOString();
  await insertVisit(tx, {
    id,
    subject_id: subjectId,
    address_hash,
    opened_at: at.toISOString(),
    last_seen_at: at.toISOString(),
    expires_at,
  });
  await append(tx, { at, actor: { id: subjectId, kind: 'subject' }, action: 'own-pages.open', kind: 'visit', subjectId, detail: { by } });
  return token;
}

/** The address must be the person's still, and nobody else's: it may have changed since the letter went. */
async function stillTheirs(conn: Conn, deps: VisitDeps, subjectId: string, addressHash: string): Promise<HeldMailbox | undefined> {
  const mailbox = (await deps.mailboxes.of(conn, subjectId)).find(({ normal }) => mailboxHash(deps, normal) === addressHash);
  return mailbox !== undefined && (await deps.mailboxes.holders(conn, mailbox.normal)).length === 1 ? mailbox : undefined;
}

/** The live visit of a token; undefined when it is over, whatever ended it. */
export async function findVisit(deps: VisitDeps, token: string): Promise<Visit | undefined> {
  const { db } = deps.database;
  const row = await visitById(db, sha256hex(token));
  const now = deps.clock.now();
  if (row === undefined || !alive(row, now)) return undefined;
  const mailbox = await stillTheirs(db, deps, row.subject_id, row.address_hash);
  if (mailbox === undefined) return undefined;
  if (now.getTime() - Date.parse(row.last_seen_at) > TOUCH_AFTER_MS) await touchVisit(db, row.id, { last_seen_at: now.toISOString() });
  return { id: row.id, subjectId: row.subject_id, expiresAt: new Date(row.expires_at), mailbox };
}

/** Whether the visit goes on at this moment. */
export async function goesOn(conn: Conn, id: string, now: Date): Promise<boolean> {
  const row = await visitById(conn, id);
  return row !== undefined && alive(row, now);
}

function alive({ expires_at, last_seen_at }: VisitRow, now: Date): boolean {
  return expires_at > now.toISOString() && now.getTime() - Date.parse(last_seen_at) < IDLE_MINUTES * MINUTE;
}

export async function closeVisit(deps: VisitDeps, { id, subjectId }: Pick<Visit, 'id' | 'subjectId'>): Promise<void> {
  await deps.database.tx(async (tx) => {
    if (!(await dropVisit(tx, id))) return;
    await append(tx, {
      at: deps.clock.now(),
      actor: { id: subjectId, kind: 'subject' },
      action: 'own-pages.close',
      kind: 'visit',
      subjectId,
    });
  });
}
