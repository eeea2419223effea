// A duty's letter by the house's own mail: queued in the transaction that signs it as told, so that nothing is told twice or never.

import { append } from '#kernel/audit';
import { queueMail } from '#kernel/mail';
import { addressesOf } from '#kernel/permission';
import { supervisorOf } from '#kernel/policy';
import { policyOf } from '#kernel/rights';
import type { Act } from '#kernel/rights';
import type { Registry } from '#kernel/records';
import type { Tx } from '#platform/db';
import { appError } from '#platform/errors';
import type { Lang } from '#platform/i18n';
import type { DutyDeps } from './deps.ts';
import { informLetter, noticeLetter } from './letters.ts';
import type { Letter } from './letters.ts';
import { noticeAddress } from './store/addresses.ts';
import { languagesOf } from './store/languages.ts';
import { dutyById, openPeople, settlePeople } from './store/queries.ts';
import { dutyView } from './views.ts';
import type { DutyRow } from './tables.ts';

export type SendDeps = DutyDeps & { readonly registry: Registry; readonly config: { readonly publicUrl: string } };

/** People told at one press; the rest at the next. */
const BATCH = 500;
const LIFE_MS = 7 * 86_400_000;

/** Told to everybody who has an address; who has none still waits. @throws errors.duty-unknown, errors.mail-off, errors.duty-no-address */
export async function sendInforming(deps: SendDeps, id: string, act: Act): Promise<{ sent: number; without: number }> {
  return deps.database.tx(async (tx) => {
    const duty = await known(tx, id, 'inform');
    const people = await openPeople(tx, id, BATCH);
    const languages = await languagesOf(tx, deps.registry, people);
    const told: string[] = [];
    for (const subjectId of people) {
      const address = (await addressesOf(tx, deps.registry, subjectId)).find(({ channels }) => channels.includes('email'))?.value;
      if (address === undefined) continue;
      const lang = languages.get(subjectId) ?? policyOf(deps).policy.language;
      await send(tx, deps, { subjectId, address, lang, letter: informLetterOf(deps, duty, lang), once: `${id}:${subjectId}` });
      told.push(subjectId);
    }
    if (told.length === 0) throw appError('refused', 'errors.duty-no-address');
    await settlePeople(tx, id, told, { state: 'done', how: 'mail', at: act.at.toISOString(), byId: act.actor.id });
    await append(
      tx,
      told.map((subjectId) => ({
        ...act,
        action: 'duty.sign',
        kind: 'duty',
        recordId: id,
        subjectId,
        detail: { kind: 'inform', target: duty.target, how: 'mail' },
      })),
    );
    return { sent: told.length, without: people.length - told.length };
  });
}

/** The letter of Art. 14 as it would be sent. */
export function informLetterOf(deps: Pick<SendDeps, 'policy' | 'config'>, duty: Pick<DutyRow, 'target' | 'fields'>, lang: Lang): Letter {
  const policy = policyOf(deps);
  const fields = (JSON.parse(duty.fields) as string[]).flatMap((field) => policy.field(field)?.name ?? []);
  const link = new URL(`/seloste/${lang}`, deps.config.publicUrl).href;
  return informLetter(policy, { source: duty.target, fields, link, office: supervisorOf(deps.policy.reference()) }, lang);
}

/** One letter to the recipient about everybody in the duty who still waits. @throws errors.duty-no-address */
export async function sendNotice(
  deps: SendDeps,
  id: string,
  labels: (ids: readonly string[]) => Promise<Map<string, string>>,
  act: Act,
): Promise<void> {
  const to = await noticeLetterOf(deps, id, labels);
  if (to.address === null) throw appError('refused', 'errors.duty-no-address');
  const { address, letter } = to;
  await deps.database.tx(async (tx) => {
    const duty = await known(tx, id, 'notice');
    const told = await settlePeople(tx, id, null, { state: 'told', how: 'mail', at: act.at.toISOString(), byId: act.actor.id });
    if (told.length === 0) throw appError('conflict', 'errors.duty-settled');
    await send(tx, deps, { subjectId: null, address: address.email, lang: address.lang, letter, once: `${id}:${act.at.toISOString()}` });
    await append(
      tx,
      told.map((subjectId) => ({
        ...act,
        action: 'duty.sign',
        kind: 'duty',
        recordId: id,
        subjectId,
        detail: { kind: 'notice', target: duty.target, how: 'mail' },
      })),
    );
  });
}

const NAMED = 100;

/** The letter to the recipient, with the names that may still be known. */
export async function noticeLetterOf(deps: DutyDeps, id: string, labels: (ids: readonly string[]) => Promise<Map<string, string>>) {
  const view = await dutyView(deps, id, NAMED);
  if (!view) throw appError('not-found', 'errors.duty-unknown');
  const address = (await noticeAddress(deps.database.db, view.duty.target)) ?? null;
  const open = view.people.filter(({ state }) => state === 'open' || state === 'told');
  const names = await labels(open.map(({ subject_id }) => subject_id));
  const people = open.map(({ subject_id, seen }) => (seen.length > 0 ? seen : [names.get(subject_id) ?? ''].filter((name) => name !== '')));
  const letter = noticeLetter(
    policyOf(deps),
    { cause: view.duty.cause, people, fields: view.fields },
    address?.lang ?? policyOf(deps).policy.language,
  );
  return { address, letter };
}

async function known(tx: Tx, id: string, kind: DutyRow['kind']): Promise<DutyRow> {
  const duty = await dutyById(tx, id);
  if (duty?.kind !== kind) throw appError('not-found', 'errors.duty-unknown');
  return duty;
}

async function send(
  tx: Tx,
  deps: SendDeps,
  { subjectId, address, lang, letter, once }: { subjectId: string | null; address: string; lang: Lang; letter: Letter; once: string },
): Promise<void> {
  const expiresAt = new Date(deps.clock.now().getTime() + LIFE_MS);
  await queueMail(tx, deps, {
    to: { subjectId, address },
    purpose: 'rights',
    template: 'duty-letter',
    lang,
    params: letter,
    once: `duty:${once}`,
    expiresAt,
  });
}
