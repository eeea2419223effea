// Ordering a link costs everybody the same: the address is put aside and answered at once; who has it is looked up afterwards, where nobody can time it.

import { append } from '#kernel/audit';
import { queueMail, mailWorks } from '#kernel/mail';
import { policyOf, reasonOf } from '#kernel/rights';
import type { Act } from '#kernel/rights';
import { normaliseEmail, subjectById } from '#kernel/subjects';
import { sha256hex } from '#platform/crypto';
import type { Conn, Tx } from '#platform/db';
import { appError } from '#platform/errors';
import { isLang } from '#platform/i18n';
import type { Lang } from '#platform/i18n';
import type { HeldMailbox, VisitDeps } from './deps.ts';
import { codeHash, codeShown, later, LINK_LIFE_MS, linkUrl, mailboxHash, newCode, openAddress, sealAddress } from './secrets.ts';
import { insertLink, lookedAt, orderedLinks, prolongLink, sentByStaffSince, sentSince } from './store/queries.ts';
import type { LinkRow, Looked } from './store/queries.ts';

const HOUR = 3_600_000;
/** Letters to one address: nobody's mailbox is filled by a stranger. */
const LETTERS_AN_HOUR = 3;
const LETTERS_A_DAY = 10;
/** An hour, when those of the day have gone: nobody is locked out by a stranger either. */
const LETTERS_AFTERWARDS = 1;
const BATCH = 50;

export interface LinkOrder {
  readonly address: string;
  readonly lang: Lang;
  /** The secret of the browser that orders: the code works there only. */
  readonly browser: string;
}

/** Takes an order. The same work and the same answer, whoever's the address is. */
export async function orderLink(deps: VisitDeps, { address, lang, browser }: LinkOrder): Promise<void> {
  const at = deps.clock.now();
  await insertLink(deps.database.db, {
    ...blank(deps, at),
    lang,
    address: sealAddress(deps, normaliseEmail(address)),
    address_hash: mailboxHash(deps, address),
    browser_hash: sha256hex(browser),
  });
}

function blank(deps: VisitDeps, at: Date): LinkRow {
  return {
    id: deps.ids.next(),
    subject_id: null,
    kind: 'open',
    contact_point_id: null,
    address: null,
    address_hash: '',
    lang: 'fi',
    state: 'ordered',
    browser_hash: null,
    token_hash: null,
    code_hash: null,
    attempts: 0,
    ordered_by: null,
    ordered_at: at.toISOString(),
    expires_at: later(at, LINK_LIFE_MS),
    used_at: null,
  };
}

/** Looks at the orders that wait: the one person who has the address gets a letter, nobody else hears anything. Returns how many it saw. */
export async function lookAtOrders(deps: VisitDeps): Promise<number> {
  if (deps.policy.current() === null || !(await mailWorks(deps)).works) return 0;
  const rows = await orderedLinks(deps.database.db, deps.clock.now().toISOString(), BATCH);
  for (const row of rows) await lookAtOne(deps, row);
  return rows.length;
}

/** One order that cannot be looked at never holds up the others. */
async function lookAtOne(deps: VisitDeps, row: LinkRow): Promise<void> {
  try {
    await deps.database.tx((tx) => lookAt(tx, deps, row));
  } catch (error) {
    deps.log.error('visits.order', { link: row.id, reason: reasonOf(error) });
    await deps.database.tx((tx) => lookedAt(tx, row.id, { state: 'nobody' }));
  }
}

async function lookAt(tx: Tx, deps: VisitDeps, row: LinkRow): Promise<void> {
  const holders = await deps.mailboxes.holders(tx, normaliseEmail(openAddress(deps, row.address ?? '')));
  const [holder] = holders.filter(({ own }) => own);
  if (holder === undefined) return void (await lookedAt(tx, row.id, { state: 'nobody' }));
  const opens = policyOf(deps).policy.requests.identity !== 'in-person' && holders.length === 1 && !holder.disputed;
  if (await tooMany(tx, deps, row.address_hash)) {
    if (!opens) return void (await lookedAt(tx, row.id, { state: 'nobody' }));
    if (await liveOn(tx, deps, row)) return;
  }
  await (opens ? sendLink(tx, deps, row, holder) : tellOtherwise(tx, deps, row, holder));
}

/**
 * A stranger's orders may have used up the letters of the hour. Then the link of the last one lives on, so that whoever reads the mailbox
 * gets in all the same; when that one has been used, which only they can do, the next letter goes. False when no link is alive.
 */
async function liveOn(tx: Tx, deps: VisitDeps, row: LinkRow): Promise<boolean> {
  const now = deps.clock.now();
  if (!(await prolongLink(tx, row.address_hash, now.toISOString(), later(now, LINK_LIFE_MS)))) return false;
  await lookedAt(tx, row.id, { state: 'prolonged' });
  return true;
}

async function tooMany(conn: Conn, { clock }: VisitDeps, addressHash: string): Promise<boolean> {
  const since = (ms: number) => new Date(clock.now().getTime() - ms).toISOString();
  const lately = await sentSince(conn, addressHash, since(HOUR));
  if (lately >= LETTERS_AN_HOUR) return true;
  return lately >= LETTERS_AFTERWARDS && (await sentSince(conn, addressHash, since(24 * HOUR))) >= LETTERS_A_DAY;
}

async function sendLink(tx: Tx, deps: VisitDeps, row: LinkRow, holder: HeldMailbox): Promise<void> {
  const token = deps.ids.token(32);
  const code = row.browser_hash === null ? undefined : newCode(deps);
  const hashes = { token_hash: sha256hex(token), code_hash: code === undefined ? null : codeHash(deps, row.id, code) };
  if (!(await lookedAt(tx, row.id, { state: 'sent', ...whose(holder), ...hashes }))) return;
  const lang = langOf(row);
  await queueMail(tx, deps, {
    to: { subjectId: holder.subjectId, contactPointId: holder.contactPointId, address: holder.address },
    purpose: 'rights',
    template: 'one-time-link',
    lang,
    params: {
      link: linkUrl(deps, 'linkki', token, lang),
      ...(code === undefined ? {} : { code: codeShown(code) }),
      until: new Date(row.expires_at),
    },
    expiresAt: new Date(row.expires_at),
  });
}

/** Several people read the mailbox, or the firm looks at people before it opens anything: the letter tells how to ask instead, and opens nothing. */
async function tellOtherwise(tx: Tx, deps: VisitDeps, row: LinkRow, holder: HeldMailbox): Promise<void> {
  if (!(await lookedAt(tx, row.id, { state: 'otherwise' }))) return;
  await queueMail(tx, deps, {
    // Tied to nobody: it says nothing of any one of them.
    to: { subjectId: null, address: holder.address },
    purpose: 'rights',
    template: 'own-pages-otherwise',
    lang: langOf(row),
    params: { link: `${deps.config.publicUrl}/omat/pyynto?lang=${langOf(row)}` },
    expiresAt: new Date(row.expires_at),
  });
}

function whose({ subjectId, contactPointId }: HeldMailbox): Pick<Looked, 'subject_id' | 'contact_point_id'> {
  return { subject_id: subjectId, contact_point_id: contactPointId };
}

function langOf({ lang }: LinkRow): Lang {
  return isLang(lang) ? lang : 'fi';
}

/**
 * A member of staff sends the link, after talking with the person or having seen them; there is no code, for nobody ordered it in a browser.
 * @throws errors.subject-not-found, errors.mail-off, errors.visit-no-address, errors.visit-shared, errors.too-many
 */
export async function sendLinkTo(deps: VisitDeps, subjectId: string, lang: Lang, act: Act): Promise<void> {
  if (!(await mailWorks(deps)).works) throw appError('unavailable', 'errors.mail-off');
  await deps.database.tx(async (tx) => {
    if (!(await subjectById(tx, subjectId))) throw appError('not-found', 'errors.subject-not-found');
    const [mailbox] = await deps.mailboxes.of(tx, subjectId);
    if (mailbox === undefined) throw appError('refused', 'errors.visit-no-address');
    if ((await deps.mailboxes.holders(tx, mailbox.normal)).length > 1) throw appError('refused', 'errors.visit-shared');
    const day = new Date(act.at.getTime() - 24 * HOUR).toISOString();
    if ((await sentByStaffSince(tx, subjectId, day)) >= LETTERS_A_DAY)
      throw appError('too-many', 'errors.too-many', { params: { seconds: HOUR / 1000 } });
    const row = { ...blank(deps, act.at), lang, address_hash: mailboxHash(deps, mailbox.normal), ordered_by: act.actor.id };
    await insertLink(tx, row);
    await sendLink(tx, deps, row, mailbox);
    await append(tx, { ...act, action: 'own-pages.link', kind: 'visit', recordId: row.id, subjectId });
  });
}
