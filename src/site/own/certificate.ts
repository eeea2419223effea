// The certificate of an erasure, for whoever has its address: it holds no personal data, and anybody can check that every word is as it was signed.

import { erasureById, kindName, verifyCertificate } from '#kernel/rights';
import type { SignedCertificate } from '#kernel/rights';
import { appError } from '#platform/errors';
import { html } from '#platform/html';
import type { Html, HtmlValue } from '#platform/html';
import { limits } from '#platform/http';
import type { Reply } from '#platform/http';
import type { Asked } from './context.ts';
import { day, dayText, field, form, ownPage, said } from './frame.ts';
import { page } from './pages.ts';
import type { Pages } from './pages.ts';
import { ownPhrases } from './phrases.ts';

const { t } = ownPhrases;

/** Characters of a certificate as somebody pastes it: a long one, laid out widely. */
const LONGEST = 60_000;

export function registerCertificate(pages: Pages): void {
  pages.get('/omat/todistus', (asked) => page(asked, checkPage(asked)));
  pages.post('/omat/todistus', (asked) => page(asked, checkPage(asked, verdictOn(asked))), { ...limits.form, longest: LONGEST });
  pages.get('/omat/todistus/avain.pem', ({ reply, deps }) =>
    reply
      .type('application/x-pem-file')
      .header('content-disposition', 'attachment; filename="lupaus-avain.pem"')
      .send(deps.keys.certificate.publicPem),
  );
  pages.get('/omat/todistus/:id', async (asked) => page(asked, await certificatePage(asked)), limits.link);
  pages.get('/omat/todistus/:id/todistus.json', download, limits.link);
}

/** Ids are made of chance and tell nothing; an unknown one is simply not there. */
async function signedOf({ deps, request }: Asked): Promise<{ id: string; signed: SignedCertificate | null }> {
  const { id } = request.params as { id: string };
  const row = /^[0-9a-f-]{36}$/.test(id) ? await erasureById(deps.database.db, id) : undefined;
  if (row === undefined || (row.state !== 'erased' && row.state !== 'certified')) throw appError('not-found', 'errors.not-found');
  return { id, signed: row.certificate === null ? null : (JSON.parse(row.certificate) as SignedCertificate) };
}

async function download(asked: Asked): Promise<Reply> {
  const { id, signed } = await signedOf(asked);
  if (signed === null) throw appError('not-found', 'errors.not-found');
  return asked.reply
    .type('application/json; charset=utf-8')
    .header('content-disposition', `attachment; filename="poistotodistus-${id}.json"`)
    .send(JSON.stringify(signed, null, 2));
}

async function certificatePage(asked: Asked): Promise<string> {
  const { lang, deps, request } = asked;
  const { id, signed } = await signedOf(asked);
  const just = (request.query as { poistettu?: unknown }).poistettu === '1';
  const genuine = signed !== null && verifyCertificate(signed, deps.keys.certificate.publicPem);
  const main = html`<section>
      <p class="lead">${t(lang, just ? 'certificate.erasedText' : 'certificate.lead')}</p>
      ${signed === null ? said(t(lang, 'certificate.waits'), 'attention') : said(t(lang, genuine ? 'certificate.genuine' : 'certificate.false'), genuine ? '' : 'broken')}
    </section>
    ${signed !== null && facts(asked, signed)}
    ${
      signed !== null &&
      html`<p class="row">
        <a class="button quiet small" href="/omat/todistus/${id}/todistus.json">${t(lang, 'certificate.download')}</a>
        <a class="button quiet small" href="/omat/todistus">${t(lang, 'certificate.check')}</a>
      </p>`
    }`;
  return ownPage(asked, { title: t(lang, just ? 'certificate.erased' : 'certificate.title'), main });
}

function facts({ lang, policy }: Asked, { certificate }: SignedCertificate): Html {
  const { stores, kept, recheck } = certificate;
  const gone = stores.filter(({ action }) => action !== 'keep').map(({ kind, count }) => `${kindName(kind)[lang]}: ${count}`);
  const stays = [
    ...kept.map(({ field: id, until }) => `${policy.field(id)?.name[lang] ?? id}${until === null ? '' : ` (${dayText(until, lang)})`}`),
    ...stores
      .filter(({ action }) => action === 'keep')
      .map(
        ({ kind, count, keepUntil }) =>
          `${kindName(kind)[lang]}: ${count}${keepUntil === undefined ? '' : ` (${dayText(keepUntil, lang)})`}`,
      ),
  ];
  const rows: [string, HtmlValue][] = [
    [t(lang, 'certificate.received'), day(certificate.receivedAt, lang)],
    [t(lang, 'certificate.promised'), day(certificate.deadlineAt, lang)],
    [t(lang, 'certificate.doneAt'), day(certificate.erasedAt, lang)],
    [t(lang, 'certificate.stores'), each(gone) ?? '–'],
    [t(lang, 'certificate.kept'), each(stays) ?? t(lang, 'certificate.keptNone')],
    [
      t(lang, 'certificate.recheck'),
      t(lang, 'certificate.recheckText', { columns: recheck.columns, files: recheck.files, found: recheck.found }),
    ],
    [t(lang, 'certificate.backups'), day(certificate.backupsUntil, lang)],
    [t(lang, 'certificate.id'), certificate.erasureId],
  ];
  return html`<dl>
    ${rows.map(
      ([label, value]) =>
        html`<div>
          <dt>${label}</dt>
          <dd>${value}</dd>
        </div> `,
    )}
  </dl>`;
}

/** One under another: nobody reads twenty things from one line. */
function each(rows: readonly string[]): Html | undefined {
  return rows.length === 0
    ? undefined
    : html`<ul>
        ${rows.map((row) => html`<li>${row}</li> `)}
      </ul>`;
}

type Verdict = 'genuine' | 'false' | 'unreadable';

function verdictOn({ form: given, deps }: Asked): Verdict {
  try {
    const signed = JSON.parse(given['certificate'] ?? '') as { certificate: unknown; signature: string };
    if (typeof signed?.signature !== 'string') return 'unreadable';
    return verifyCertificate(signed, deps.keys.certificate.publicPem) ? 'genuine' : 'false';
  } catch {
    return 'unreadable';
  }
}

function checkPage(asked: Asked, verdict?: Verdict): string {
  const { lang } = asked;
  const paste = {
    name: 'certificate',
    label: t(lang, 'certificate.paste'),
    hint: t(lang, 'certificate.checkText'),
    type: 'long',
    longest: LONGEST,
  } as const;
  const main = html`<section>
    <p class="lead">${t(lang, 'certificate.lead')}</p>
    ${verdict !== undefined && said(t(lang, `certificate.${verdict}`), verdict === 'genuine' ? '' : 'broken')}
    ${form('/omat/todistus', {}, html`${field(paste)}<button>${t(lang, 'certificate.checkVerb')}</button>`)}
    <p><a href="/omat/todistus/avain.pem">${t(lang, 'certificate.key')}</a></p>
    <p><a href="/omat">${t(lang, 'title')}</a></p>
  </section>`;
  return ownPage(asked, { title: t(lang, 'certificate.check'), main, at: '/omat/todistus' });
}
