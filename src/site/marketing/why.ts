// Why a letter came: the rule by which it was sent, what was agreed to and when, where the address came from, and where the notice says so. A letter can be passed on, so the page says nothing of who got it.

import type { Deps } from '#kernel/deps';
import { mailingById, readToken, recipientById } from '#kernel/mailings';
import { explainRule, wordsAgreed } from '#kernel/permission';
import type { Explained } from '#kernel/permission';
import { exportSubject } from '#kernel/rights';
import { formatDate, localDate } from '#platform/clock';
import { AppError } from '#platform/errors';
import { html } from '#platform/html';
import type { Html, HtmlValue } from '#platform/html';
import type { Server } from '#platform/http';
import type { Text } from '#platform/i18n';
import { ownPage } from '../own/frame.ts';
import { reading, sendPage } from './context.ts';
import type { Reading } from './context.ts';
import { letterPhrases } from './phrases.ts';

const { t } = letterPhrases;
const LIMIT = { max: 60, timeWindow: 60_000 };

interface Reason extends Explained {
  readonly purpose: Text;
  readonly sentAt: string;
  /** Where the address came from, as long as it is held. */
  readonly source: Text | undefined;
}

export function registerWhy(server: Server, deps: Deps): void {
  server.get('/kirje/miksi/:token', { config: { rateLimit: LIMIT } }, async (request, reply) => {
    const asked = reading(deps, request, reply);
    const reason = await reasonOf(asked);
    if (reason === undefined) reply.code(404);
    return sendPage(asked, reason === undefined ? unknownPage(asked) : whyPage(asked, reason));
  });
}

/** Letters that never left have no reason to have come. */
async function reasonOf({ deps, policy, token }: Reading): Promise<Reason | undefined> {
  const { db } = deps.database;
  const known = readToken(deps.keys, 'why', token);
  const letter = known && (await recipientById(db, known.ledgerId));
  const mailing = letter && (await mailingById(db, letter.mailing_id));
  if (policy === null || letter === undefined || letter.handed_at === null || mailing === undefined) return undefined;
  const purposeId = mailing.purpose_id;
  const evidence = letter.evidence?.split(' ').filter(Boolean) ?? [];
  return {
    ...(await explainRule(db, policy, { rule: letter.rule, purposeId, evidence })),
    purpose: policy.purposes.get(purposeId)?.name ?? { fi: purposeId, sv: purposeId, en: purposeId },
    sentAt: letter.handed_at,
    source: letter.contact_point_id === null ? undefined : await sourceOf(deps, letter.subject_id, letter.contact_point_id),
  };
}

async function sourceOf(deps: Deps, subjectId: string, contactId: string): Promise<Text | undefined> {
  try {
    const { records } = await exportSubject(deps, deps.database.db, subjectId);
    return records.find(({ id }) => id === contactId)?.fields[0]?.source;
  } catch (error) {
    if (error instanceof AppError && error.kind === 'not-found') return undefined;
    throw error;
  }
}

function whyPage(asked: Reading, reason: Reason): string {
  const { lang, firm } = asked;
  const { because, wording, method, purpose, source, clause, sentAt } = reason;
  const date = formatDate(localDate(new Date(sentAt)), lang);
  const facts: (readonly [label: string, value: HtmlValue] | false)[] = [
    [t(lang, 'why.purpose'), purpose[lang]],
    [t(lang, 'why.ground'), because?.[lang] ?? t(lang, 'why.past')],
    wording !== undefined && [t(lang, 'why.words'), html`<q lang="${wording.lang}">${wordsAgreed(wording.body)}</q>`],
    method !== undefined && [t(lang, 'why.method'), t(lang, `why.methods.${method}`)],
    source !== undefined && [t(lang, 'why.source'), source[lang]],
    [
      t(lang, 'why.clause'),
      html`<a href="/seloste/${lang}">${t(lang, 'why.clauseText', { section: clause.section, title: clause.title[lang] })}</a>`,
    ],
  ];
  const main = html`<section>
      <p class="lead">${t(lang, 'why.lead', { firm, date })}</p>
      <dl>
        ${facts.map(
          (fact) =>
            fact !== false &&
            html`<div>
              <dt>${fact[0]}</dt>
              <dd>${fact[1]}</dd>
            </div> `,
        )}
      </dl>
      <p class="muted">${t(lang, 'why.private')}</p>
    </section>
    <section aria-labelledby="next">
      <h2 id="next">${t(lang, 'why.next')}</h2>
      <p>${t(lang, 'why.stop')}</p>
      ${ownLink(asked)}
    </section>`;
  return ownPage(asked, { title: t(lang, 'why.title'), main });
}

function unknownPage(asked: Reading): string {
  const { lang } = asked;
  const main = html`<section>
    <p class="lead">${t(lang, 'why.unknownText')}</p>
    ${ownLink(asked)}
  </section>`;
  return ownPage(asked, { title: t(lang, 'why.unknown'), main });
}

function ownLink({ lang }: Reading): Html {
  return html`<p><a class="button quiet" href="/omat?lang=${lang}">${t(lang, 'why.own')}</a></p>`;
}
