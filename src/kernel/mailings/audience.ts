// Who gets it and who does not, by one and the same code before and at the freeze: candidates are those who are ready and those who are blocked, each with a rule.

import { setImmediate as turn } from 'node:timers/promises';
import { keyedHash } from '#platform/crypto';
import type { Conn, Tx } from '#platform/db';
import { appError } from '#platform/errors';
import type { Lang, Text } from '#platform/i18n';
import { decideMany } from '#kernel/permission';
import type { AddressedVerdict, BanScope, PermissionChannel, PermissionRule } from '#kernel/permission';
import { nowOf } from './deps.ts';
import type { MailingDeps } from './deps.ts';
import type { MailingLetters, Variant } from './letters.ts';
import { scopeOf, variantsOf } from './mailings.ts';
import { domainOf } from './settings.ts';
import { changeMailing, heldMailing, mailingById } from './store/mailings.ts';
import type { Lease, MailingRow } from './store/mailings.ts';
import { countStates, dropRecipients, insertRecipients, listedAmong } from './store/recipients.ts';
import type { RecipientRow } from './store/recipients.ts';

export interface AudienceAsked {
  readonly purposeId: string;
  readonly scope?: BanScope | undefined;
  readonly channel: PermissionChannel;
  readonly subjects: AsyncIterable<readonly string[]>;
}

export interface AudiencePreview {
  readonly candidates: number;
  readonly ready: number;
  readonly blocked: readonly {
    readonly rule: PermissionRule;
    readonly n: number;
    readonly because: Text;
    /** A few of them, by id. */
    readonly samples: readonly string[];
  }[];
}

const PAGE = 200;
const SAMPLES = 20;
const FAR = '9999-12-31T00:00:00.000Z';

/** What a freeze at this moment would write. Writes nothing. */
export async function previewAudience(deps: MailingDeps, asked: AudienceAsked): Promise<AudiencePreview> {
  const taken = new Map<string, string>();
  const blocked = new Map<PermissionRule, { n: number; because: Text; samples: string[] }>();
  let [candidates, ready] = [0, 0];
  for await (const subjectIds of onceEach(asked.subjects)) {
    for (const [id, { verdict, rule, because }] of await judge(deps, deps.database.db, { ...asked, subjectIds, taken })) {
      candidates += 1;
      if (verdict === 'allowed') ready += 1;
      else {
        const seen = blocked.get(rule) ?? { n: 0, because, samples: [] };
        seen.n += 1;
        if (seen.samples.length < SAMPLES) seen.samples.push(id);
        blocked.set(rule, seen);
      }
    }
    await turn();
  }
  const sorted = [...blocked].map(([rule, seen]) => ({ rule, ...seen })).toSorted((a, b) => b.n - a.n);
  return { candidates, ready, blocked: sorted };
}

interface Page {
  readonly purposeId: string;
  readonly scope?: BanScope | undefined;
  readonly channel: PermissionChannel;
  readonly subjectIds: readonly string[];
  readonly taken: Map<string, string>;
}

function judge(deps: MailingDeps, conn: Conn, page: Page): Promise<Map<string, AddressedVerdict>> {
  const policy = deps.policy.current();
  if (policy === null) throw appError('unavailable', 'errors.not-set-up');
  return decideMany(conn, policy, { ...page, at: deps.clock.now() }, deps);
}

/** Everybody once, in pages that do not hold up others who write. */
async function* onceEach(subjects: AsyncIterable<readonly string[]>): AsyncIterable<string[]> {
  const seen = new Set<string>();
  for await (const some of subjects) {
    const fresh = [...new Set(some)].filter((id) => !seen.has(id));
    for (const id of fresh) seen.add(id);
    for (let from = 0; from < fresh.length; from += PAGE) yield fresh.slice(from, from + PAGE);
  }
}

/**
 * Writes the list of a mailing that this process holds, and lets it begin. The list counts from the moment it is whole: the last step
 * asserts the equation, and a list that was cut short is written anew. @throws when somebody else holds the mailing by now
 */
export async function freezeAudience(deps: MailingDeps, letters: MailingLetters, lease: Lease): Promise<void> {
  const { mailingId } = lease;
  const mailing = await deps.database.tx(async (tx) => {
    await dropRecipients(tx, mailingId);
    const row = await changeMailing(tx, { id: mailingId, from: ['scheduled', 'freezing'] }, { state: 'freezing', reason: null });
    return row ?? lost();
  });
  const taken = new Map<string, string>();
  let candidates = 0;
  for await (const subjectIds of onceEach(letters.audience(mailingId))) {
    await deps.database.tx(async (tx) => {
      await mustHold(tx, lease);
      await addPage(tx, deps, { mailing, subjectIds, langs: await letters.langs(tx, subjectIds), taken });
    });
    candidates += subjectIds.length;
    await turn();
  }
  await deps.database.tx(async (tx) => {
    await mustHold(tx, lease);
    const counts = await countStates(tx, mailingId);
    const { ready = 0, blocked = 0, erased = 0 } = counts;
    if (ready + blocked + erased !== candidates) throw new Error('the list of a mailing does not add up');
    const begun = { state: 'sending', candidates, begun_at: nowOf(deps) } as const;
    if ((await changeMailing(tx, { id: mailingId, from: ['freezing'] }, begun)) === undefined) lost();
  });
}

function lost(): never {
  throw new Error('another has the mailing by now');
}

async function mustHold(tx: Tx, { mailingId, lease, fence }: Lease): Promise<void> {
  const held = await heldMailing(tx, mailingId);
  if (held?.state !== 'freezing' || held.lease !== lease || Number(held.fence) !== fence) lost();
}

/** Who has come since, to a mailing that takes people as they come. Whoever is on its list already is not added twice. Returns the ledger ids. */
export async function addToMailing(
  tx: Tx,
  deps: MailingDeps,
  mailingId: string,
  people: { readonly subjectIds: readonly string[]; readonly langs: ReadonlyMap<string, Lang>; readonly notBefore?: Date },
): Promise<string[]> {
  const mailing = await mailingById(tx, mailingId);
  if (mailing === undefined) throw appError('not-found', 'errors.mailing-unknown');
  if (mailing.kind !== 'automation' || !['sending', 'paused'].includes(mailing.state)) throw appError('conflict', 'errors.mailing-state');
  const listed = await listedAmong(tx, mailingId, people.subjectIds);
  const subjectIds = [...new Set(people.subjectIds)].filter((id) => !listed.has(id));
  if (subjectIds.length === 0) return [];
  const candidates = Number(mailing.candidates ?? 0) + subjectIds.length;
  const held = await changeMailing(tx, { id: mailingId, from: [mailing.state], version: mailing.version }, { candidates });
  if (held === undefined) throw appError('conflict', 'errors.version-conflict');
  return addPage(tx, deps, { mailing, ...people, subjectIds, taken: new Map() });
}

interface NewPage {
  readonly mailing: MailingRow;
  readonly subjectIds: readonly string[];
  readonly langs: ReadonlyMap<string, Lang>;
  readonly taken: Map<string, string>;
  readonly notBefore?: Date;
}

async function addPage(tx: Tx, deps: MailingDeps, { mailing, subjectIds, langs, taken, notBefore }: NewPage): Promise<string[]> {
  const asked = { purposeId: mailing.purpose_id, scope: scopeOf(mailing), channel: 'email' as const, subjectIds, taken };
  const verdicts = await judge(deps, tx, asked);
  const variants = variantsOf(mailing);
  const at = nowOf(deps);
  const rows = [...verdicts].map(([subjectId, verdict]): RecipientRow => {
    const id = deps.ids.next();
    const variant = variantOf(deps, variants, `${mailing.id}:${subjectId}`);
    return {
      id,
      mailing_id: mailing.id,
      subject_id: subjectId,
      person: subjectId,
      ...entryOf(deps, verdict, at),
      lang: langs.get(subjectId) ?? 'fi',
      variant: variant?.id ?? '',
      message_id: `<${id}.${deps.ids.token(6)}@${domainOf(mailing.from_address)}>`,
      attempt: 0,
      fence: 0,
      next_at: variant?.held === true ? FAR : (notBefore?.toISOString() ?? at),
      code: null,
      created_at: at,
      handed_at: null,
    };
  });
  await insertRecipients(tx, rows);
  return rows.map(({ id }) => id);
}

type Entry = Pick<RecipientRow, 'contact_point_id' | 'state' | 'reason' | 'rule' | 'evidence' | 'clause' | 'domain_hash' | 'ended_at'>;

function entryOf(deps: MailingDeps, { verdict, rule, evidence, clause, contactPointId, address }: AddressedVerdict, at: string): Entry {
  const ready = verdict === 'allowed' && address !== undefined;
  return {
    contact_point_id: ready ? (contactPointId ?? null) : null,
    state: ready ? 'ready' : 'blocked',
    reason: null,
    rule,
    evidence: evidenceOf(evidence),
    clause: [clause.section, ...clause.clauses].join(' '),
    domain_hash: ready ? domainHash(deps, address) : null,
    ended_at: ready ? null : at,
  };
}

export function evidenceOf(evidence: readonly string[]): string | null {
  return evidence.length === 0 ? null : evidence.join(' ');
}

const domains = new WeakMap<Buffer, Map<string, string>>();

/** Tells letters to one domain from those to others, without saying which it is. */
function domainHash({ keys }: MailingDeps, address: string): string {
  const known = domains.get(keys.session) ?? new Map<string, string>();
  domains.set(keys.session, known);
  const domain = domainOf(address);
  const hash = known.get(domain) ?? keyedHash(keys.session, 'mailing.domain', domain).slice(0, 24);
  if (known.size < 10_000) known.set(domain, hash);
  return hash;
}

/** Which letter somebody gets does not depend on when the list was written. */
function variantOf({ keys }: MailingDeps, variants: readonly Variant[], name: string): Variant | undefined {
  const all = variants.reduce((sum, { share }) => sum + share, 0);
  if (all <= 0) return variants[0];
  let place = (Number.parseInt(keyedHash(keys.session, 'mailing.variant', name).slice(0, 12), 16) / 2 ** 48) * all;
  return variants.find(({ share }) => (place -= share) < 0) ?? variants.at(-1);
}
