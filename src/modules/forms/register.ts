// What a confirmed sign-up puts into the register: the person or what was missing of them, each permission with its words, and the evidence of both acts.

import { addPerson, change, fillGaps, logContact, mailboxes } from '#customers';
import type { Told } from '#customers';
import { addPermission } from '#kernel/permission';
import type { CompiledPolicy } from '#kernel/policy';
import type { Actor } from '#kernel/records';
import { lockSubject, normaliseEmail } from '#kernel/subjects';
import type { HeldMailbox } from '#kernel/visits';
import { localDate } from '#platform/clock';
import { joined, lockChain } from '#platform/db';
import type { Tx } from '#platform/db';
import { appError } from '#platform/errors';
import { isLang } from '#platform/i18n';
import type { Lang } from '#platform/i18n';
import type { FormsDeps } from './deps.ts';
import { groupOfEntrant } from './entrants.ts';
import type { Form } from './form.ts';
import { ACTION_NEXT, ADDRESS_FIELD, NOTE_FIELD, PERSON_COLUMNS, POINTS } from './kinds.ts';
import type { ConfirmAct } from './kinds.ts';
import { formsPhrases } from './phrases.ts';
import type { WishRow } from './queries-wishes.ts';
import type { Contents } from './wish.ts';

export interface Confirming {
  readonly policy: CompiledPolicy;
  readonly form: Form;
  readonly wish: WishRow;
  readonly contents: Contents;
  readonly act: ConfirmAct;
  /** The letter said that a ban stands, and that confirming overcomes it. */
  readonly overBan: boolean;
  readonly at: Date;
}

export interface Registered {
  readonly subjectId: string;
  readonly purposes: readonly string[];
  readonly originId: string;
}

/** Who is at the door before anybody knows them. */
const VISITOR: Actor = { id: 'form', kind: 'system' };

/**
 * Carries out everything in the caller's transaction; null where nothing is to be kept: a guide without any permission.
 * @throws errors.permission-banned, errors.subject-restricted and what the declaration in force refuses
 */
export async function register(tx: Tx, deps: FormsDeps, order: Confirming): Promise<Registered | null> {
  const { form, contents, wish } = order;
  const purposes = Object.keys(contents.texts);
  const purpose = form.purposeId ?? purposes[0];
  if (purpose === undefined) return null;
  const within = { ...joined(deps, tx), flushLedger: () => Promise.resolve() };
  // Of two who confirm one address at once the second finds the first.
  await lockChain(tx, wish.address_hash);
  const holders = (await mailboxes.holders(tx, normaliseEmail(contents.address))).filter(({ own, disputed }) => own && !disputed);
  const holder = chosen(holders);
  if (holder !== undefined) await lockSubject(tx, holder.subjectId);
  const actor = holder === undefined ? VISITOR : { id: holder.subjectId, kind: 'subject' as const };
  const who = { actor, source: form.sourceId, purpose, final: true };
  return change(within, who, { registers: [form.registerId], fields: [ADDRESS_FIELD] }, async (writer) => {
    const told = toldOf(order);
    // Several people have the address: nothing is written of any of them but the permission of this one address.
    const facts = holders.length > 1 ? { ...told, facts: {}, points: [], custom: {} } : told;
    const subjectId = holder?.subjectId ?? (await addPerson(within, writer, newPerson(told, contents.address)));
    const left = holder === undefined ? [] : await fillGaps(within, writer, subjectId, facts);
    const events = await permit(tx, within, order, { subjectId, contactPointId: await onlyThis(tx, subjectId, holder, holders.length) });
    if (form.kind === 'contact') await contacted(within, order, subjectId);
    await writer.insert('sign-up', evidenceOf(deps, order, { subjectId, events, left }));
    return { subjectId, purposes, originId: await writer.origin() };
  });
}

/** The one who has the address; of several the one who was there first. */
function chosen(holders: readonly HeldMailbox[]): HeldMailbox | undefined {
  return holders.toSorted((a, b) => (a.subjectId < b.subjectId ? -1 : 1))[0];
}

/** Who has other addresses too, or shares this one, permits this one alone. */
async function onlyThis(tx: Tx, subjectId: string, holder: HeldMailbox | undefined, holders: number): Promise<string | undefined> {
  if (holder === undefined) return undefined;
  return holders > 1 || (await mailboxes.of(tx, subjectId)).length > 1 ? holder.contactPointId : undefined;
}

function toldOf({ policy, form, contents }: Confirming): Told {
  const { values, familyName } = contents;
  const facts: Record<string, string> = familyName ? { familyName } : {};
  const points: Told['points'][number][] = [];
  const custom: Record<string, string> = {};
  for (const { id } of form.fields) {
    const value = values[id];
    const column = PERSON_COLUMNS[id];
    const kind = POINTS[id];
    if (value === undefined || value === '') continue;
    if (column !== undefined) facts[column] = value;
    else if (kind !== undefined) points.push({ kind, value });
    else if (!id.startsWith('contact.') && !id.startsWith('marketing.')) custom[id] = value;
  }
  const subjectGroup = form.kind === 'raffle' ? groupOfEntrant(policy, form, Object.keys(contents.texts)) : form.subjectGroup;
  return { membership: { registerId: form.registerId, subjectGroup }, facts, points, custom };
}

function newPerson({ membership, facts, points, custom }: Told, address: string) {
  return { ...facts, memberships: [membership], contactPoints: [{ kind: 'email' as const, value: address }, ...points], custom };
}

async function permit(
  tx: Tx,
  deps: FormsDeps,
  { policy, form, contents, overBan, wish, at }: Confirming,
  { subjectId, contactPointId }: { subjectId: string; contactPointId: string | undefined },
): Promise<string[]> {
  const by = { act: { actor: { id: subjectId, kind: 'subject' as const }, at }, method: 'confirmed' as const, source: form.sourceId };
  const events: string[] = [];
  for (const purpose of Object.keys(contents.texts)) {
    const wished = { subjectId, act: 'consent-given', channel: 'email', purpose, on: localDate(at), way: 'web-form' } as const;
    events.push(await addPermission(tx, deps, policy, by, { ...wished, contactPointId, lang: langOf(wish), overBan }));
  }
  return events;
}

async function contacted(deps: FormsDeps, { policy, form, contents, at }: Confirming, subjectId: string): Promise<void> {
  const note = contents.values[NOTE_FIELD];
  const who = {
    actor: { id: subjectId, kind: 'subject' as const },
    source: form.sourceId,
    purpose: form.purposeId ?? undefined,
    final: true,
  };
  const today = localDate(at);
  // Somebody waits for an answer: where the declaration keeps next actions, that is one.
  const asks = policy.allows([form.registerId], ACTION_NEXT);
  const next = asks ? { nextAction: formsPhrases.t(policy.policy.language, 'actions.answer'), nextActionOn: today } : {};
  await logContact(deps, who, subjectId, { kind: 'mail', on: today, ...(note ? { note } : {}), ...next });
}

function evidenceOf(
  { ids }: FormsDeps,
  { policy, form, wish, contents, act, overBan, at }: Confirming,
  { subjectId, events, left }: { subjectId: string; events: readonly string[]; left: readonly string[] },
) {
  return {
    id: ids.next(),
    subject_id: subjectId,
    form_id: form.id,
    form_version: contents.formVersion,
    lang: wish.lang,
    policy_version_id: contents.policyVersionId,
    confirmed_version_id: policy.versionId,
    texts: JSON.stringify(contents.texts),
    events: JSON.stringify(events),
    page: contents.page,
    signed_up_at: wish.signed_up_at,
    confirmed_at: at.toISOString(),
    act,
    over_ban: overBan ? 1 : 0,
    left_out: JSON.stringify(left),
  };
}

export function langOf({ lang }: Pick<WishRow, 'lang'>): Lang {
  return isLang(lang) ? lang : 'fi';
}

/** @throws errors.not-set-up */
export function inForce({ policy }: Pick<FormsDeps, 'policy'>): CompiledPolicy {
  const current = policy.current();
  if (!current) throw appError('unavailable', 'errors.not-set-up');
  return current;
}
