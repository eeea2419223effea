// The port to the sender: the letter of a mailing in one language, and what stands in its slots for each recipient.

import type { Deps } from '#kernel/deps';
import type { Recipient } from '#kernel/mailings';
import { addresseesOf } from '#customers';
import type { Addressee } from '#customers';
import { localDate } from '#platform/clock';
import type { Conn, Tx } from '#platform/db';
import { appError } from '#platform/errors';
import { isLang } from '#platform/i18n';
import type { Lang } from '#platform/i18n';
import type { MessageTemplate } from '#platform/mail';
import { inForce } from '../features.ts';
import { trackedValues, withDot } from '../tracking/render.ts';
import { contentOnFile, problemsOfContent } from './content.ts';
import type { Content } from './content.ts';
import { layOut, linksOf } from './laid.ts';
import { lookOf } from './look-of.ts';
import type { Showing } from './look-of.ts';
import { keptKeys, mergeSlot } from './merge.ts';
import type { MergeKey } from './merge.ts';
import { mergesOf } from './merges-of.ts';
import { mailingRow } from './queries.ts';
import { letterPage } from './render/page.ts';
import { oneLine, wordPieces } from './render/out.ts';
import { letterText } from './render/text.ts';

export type LetterDeps = Pick<Deps, 'database' | 'policy' | 'config' | 'clock'>;

/**
 * The letter of a mailing. Who reads another language than it is written in gets the main one.
 * @throws errors.newsletter-not-found; errors.newsletter-merge for a field that the declaration does not keep for the purpose
 */
export async function newsletterTemplate(deps: LetterDeps, mailingId: string, lang: Lang, variant: string): Promise<MessageTemplate> {
  const { db } = deps.database;
  const content = await contentOnFile(db, mailingId);
  const purposeId = (await mailingRow(db, mailingId))?.purpose_id ?? null;
  const policy = inForce(deps);
  const problems = await problemsOfContent(db, policy, content, purposeId);
  const refused = problems.find(({ code }) => code.startsWith('merge-'));
  if (refused) {
    const { name = '', clause } = refused;
    throw appError('refused', 'errors.newsletter-merge', { params: { name }, ...(clause === undefined ? {} : { clause }) });
  }
  // The place for the point that tells of an opening stays empty for everybody who has not said yes.
  return withDot(await templateOf(deps, db, content, { lang, variant, purposeId, showing: {} }));
}

export interface Asked {
  readonly lang: Lang;
  readonly variant: string;
  readonly purposeId: string | null;
  readonly showing: Showing;
}

/** The letter as it stands, finished or not. */
export async function templateOf(
  deps: LetterDeps,
  conn: Conn,
  content: Content,
  { lang, variant, purposeId, showing }: Asked,
): Promise<MessageTemplate> {
  const written = content.document[lang] === undefined ? content.mainLang : lang;
  const laid = layOut(content.document, written, variant);
  if (laid === undefined) throw appError('not-found', 'errors.newsletter-not-found');
  const look = await lookOf(deps, conn, content, { lang: written, purposeId, showing });
  return { lang: written, subject: wordPieces(laid.subject, 'text', oneLine), text: letterText(laid, look), html: letterPage(laid, look) };
}

/** What stands in the slots of each letter, in a number of statements that does not depend on how many they are. */
export async function newsletterValues(
  deps: LetterDeps & Pick<Deps, 'keys' | 'registry'>,
  tx: Tx,
  mailingId: string,
  recipients: readonly Recipient[],
): Promise<Values> {
  return trackedValues(tx, deps, { mailingId, recipients, values: await plainValues(deps, tx, mailingId, recipients) });
}

type Values = ReadonlyMap<string, Readonly<Record<string, string>>>;

/** The same with every link as it was written. */
export async function plainValues(
  deps: LetterDeps,
  conn: Conn,
  mailingId: string,
  recipients: readonly Pick<Recipient, 'id' | 'subjectId'>[],
): Promise<Values> {
  const content = await contentOnFile(conn, mailingId);
  const purposeId = (await mailingRow(conn, mailingId))?.purpose_id ?? null;
  const links = Object.fromEntries(linksOf(content.document).map(({ n, href }) => [`link:${n}`, href]));
  const merges = mergesOf(content.document);
  const people = merges.length === 0 ? new Map<string, Addressee>() : await peopleOf(deps, conn, recipients);
  const kept = keptKeys(inForce(deps), purposeId);
  return new Map(
    recipients.map(({ id, subjectId }) => {
      const person = people.get(subjectId);
      const said = merges.map(({ key, fallback }) => [mergeSlot(key, fallback), (kept.has(key) ? valueOf(person, key) : '') || fallback]);
      return [id, { ...links, ...Object.fromEntries(said) }];
    }),
  );
}

async function peopleOf(
  deps: LetterDeps,
  conn: Conn,
  recipients: readonly Pick<Recipient, 'subjectId'>[],
): Promise<ReadonlyMap<string, Addressee>> {
  const ids = [...new Set(recipients.map(({ subjectId }) => subjectId))];
  return new Map((await addresseesOf(conn, ids, localDate(deps.clock.now()))).map((each) => [each.id, each]));
}

/** '' when it is not known. */
export function valueOf(person: Addressee | undefined, key: MergeKey): string {
  if (person === undefined) return '';
  const value = {
    'first-name': person.given_name,
    'last-name': person.family_name,
    name: [person.given_name, person.family_name].filter(Boolean).join(' '),
    organisation: person.organisation,
    'job-title': person.job_title,
    'customer-number': person.customer_number,
  }[key];
  return (value ?? '').trim();
}

/** In which language each person is written to; who is missing has chosen none that we know. */
export async function newsletterLangs(deps: LetterDeps, conn: Conn, subjectIds: readonly string[]): Promise<ReadonlyMap<string, Lang>> {
  const people = await addresseesOf(conn, subjectIds, localDate(deps.clock.now()));
  return new Map(people.flatMap(({ id, language }) => (isLang(language) ? [[id, language] as const] : [])));
}
