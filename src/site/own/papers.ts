// The papers filed about the person, to be downloaded as they are. Whose they are comes from the visit; the address only says which.

import { openPaperAbout, papersAbout } from '#documents';
import { appError } from '#platform/errors';
import { html } from '#platform/html';
import type { Html } from '#platform/html';
import { limits } from '#platform/http';
import type { Reply } from '#platform/http';
import type { Visited } from './context.ts';
import { dayText } from './frame.ts';
import { ownPhrases } from './phrases.ts';
import type { Pages } from './pages.ts';

const { t } = ownPhrases;

export function registerPapers(pages: Pages): void {
  pages.getWithin('/omat/asiakirja/:id', download, limits.form);
}

export async function papersSection({ deps, lang, visit }: Visited): Promise<Html | false> {
  const papers = await papersAbout(deps, visit.subjectId);
  return (
    papers.length > 0 &&
    html`<section aria-labelledby="papers">
      <h2 id="papers">${t(lang, 'papers.title')}</h2>
      <p>${t(lang, 'papers.lead')}</p>
      <ul class="items">
        ${papers.map(
          ({ id, name, dated }) =>
            html`<li class="row act">
              <span>${t(lang, 'papers.row', { name: name[lang], date: dayText(dated, lang) })}</span>
              <a class="button quiet small" href="/omat/asiakirja/${id}" download>
                ${t(lang, 'papers.get')}<span class="unseen">: ${name[lang]}</span>
              </a>
            </li> `,
        )}
      </ul>
    </section>`
  );
}

async function download({ deps, request, reply, lang, visit, act }: Visited): Promise<Reply> {
  const { id } = request.params as { id?: string };
  if (id === undefined || !/^[\w-]{1,64}$/.test(id)) throw appError('not-found', 'errors.document-gone');
  const { name, mediaType, bytes } = await openPaperAbout(deps, act.actor, { subjectId: visit.subjectId, id, lang });
  return reply
    .type(mediaType)
    .headers({
      'content-disposition': `attachment; filename="${name.replace(/[^\w.-]/g, '')}"`,
      'content-security-policy': "default-src 'none'; sandbox",
    })
    .send(bytes);
}
