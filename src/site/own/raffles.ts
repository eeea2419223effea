// The raffles that the person is in: a code that is theirs alone, where it stands in the public list, and what came of it.

import { ownEntries, rafflesDictionary } from '#raffles';
import type { OwnEntry } from '#raffles';
import { html } from '#platform/html';
import type { Html } from '#platform/html';
import type { Lang } from '#platform/i18n';
import type { Visited } from './context.ts';

const { t } = rafflesDictionary;

export async function rafflesSection({ deps, lang, visit }: Visited): Promise<Html | false> {
  const entries = await ownEntries(deps.database.db, visit.subjectId);
  return (
    entries.length > 0 &&
    html`<section aria-labelledby="raffles">
      <h2 id="raffles">${t(lang, 'own.title')}</h2>
      <p>${t(lang, 'own.lead')}</p>
      <ul class="items">
        ${entries.map((each) => html`<li>${row(each, lang)}</li> `)}
      </ul>
    </section>`
  );
}

function row({ slug, name, code, hash, standing, place }: OwnEntry, lang: Lang): Html {
  return html`<p class="name">${name[lang]}</p>
    <p class="value">${t(lang, `own.standing.${standing}`, { n: place })}</p>
    <dl>
      <div>
        <dt>${t(lang, 'own.code')}</dt>
        <dd><code class="hash">${code}</code></dd>
      </div>
      <div>
        <dt>${t(lang, 'own.hash')}</dt>
        <dd><code class="hash">${hash}</code></dd>
      </div>
    </dl>
    <p>
      <a href="/arvonta/${slug}?lang=${lang}">${t(lang, 'own.page')}<span class="unseen">: ${name[lang]}</span></a>
    </p>`;
}
