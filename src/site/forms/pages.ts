// The pages around a form: thanks that say the same to everybody, the question behind the link of the letter, and what came of it.

import { formsPhrases, mainPermission, mayDownload, pageNonce } from '#forms';
import type { Form, Waiting } from '#forms';
import { ownEntryBy, rafflesDictionary } from '#raffles';
import { html } from '#platform/html';
import type { Html } from '#platform/html';
import { said } from '../own/frame.ts';
import type { FormAsked } from './context.ts';
import { formFrame } from './frame.ts';

const { t } = formsPhrases;

/** The same for every address, known or not, written to or not. */
export function thanksPage({ lang, firm, embedded }: FormAsked, form: Pick<Form, 'slug'>): string {
  const back = embedded ? `/lomake/${form.slug}/upotus?lang=${lang}` : `/lomake/${form.slug}?lang=${lang}`;
  const main = html`<section>
      <p class="lead">${t(lang, 'thanks.lead')}</p>
      <p>${t(lang, 'thanks.why')}</p>
    </section>
    <section aria-labelledby="nothing">
      <h2 id="nothing">${t(lang, 'thanks.nothing')}</h2>
      <p>${t(lang, 'thanks.nothingText')}</p>
      <p><a href="${back}">${t(lang, 'thanks.again')}</a></p>
    </section>`;
  return formFrame({
    lang,
    firm,
    title: t(lang, 'thanks.title'),
    main,
    embedded,
    at: embedded ? undefined : `/lomake/${form.slug}/kiitos`,
  });
}

export function tellingPage(
  { lang, firm, embedded }: FormAsked,
  { title, text, more }: { title: string; text: string; more?: Html },
): string {
  const main = html`<section>
    <p class="lead">${text}</p>
    ${more}
  </section>`;
  return formFrame({ lang, firm, title, main, embedded });
}

/** Looking at it does nothing, whoever looks; `still`: without the script, for programs that fetch ahead. */
export function confirmPage(asked: FormAsked, token: string, waiting: Waiting, still: boolean): string {
  const { lang, firm, deps } = asked;
  const { form, wish, words, changed, unseen } = waiting;
  const overBan = Number(wish.over_ban) === 1;
  // Over a ban, or under words that are new, only a press will do.
  const byItself = !still && !overBan && !changed && !unseen;
  const only = form.kind === 'guide' && form.purposeId === null;
  const fields = { token, nonce: pageNonce(deps, token), lang };
  const main = html`<section>
    <p class="lead">${t(lang, only ? 'confirm.lead.guideOnly' : `confirm.lead.${form.kind}`)}</p>
    ${only && download(asked, { fields, label: 'done.downloadOnly', quiet: words.length > 0 })}
    ${words.length > 0 && said(wordsOf(asked, waiting), changed ? 'attention' : '')}
    ${overBan && said(t(lang, 'confirm.overBan'), 'attention')}
    ${
      (!only || words.length > 0) &&
      html`<form method="post" action="/lomake/vahvista" ${byItself && html`data-confirm`}>
        ${hidden({ ...fields, act: 'button' })}
        <button>${t(lang, only ? 'confirm.button.guideOnly' : `confirm.button.${form.kind}`)}</button>
        <p class="muted" data-waiting hidden role="status">${t(lang, 'confirm.waiting')}</p>
        <button type="button" class="quiet small" data-leave hidden>${t(lang, 'confirm.leave')}</button>
        <p class="muted" data-left hidden role="status">${t(lang, 'confirm.left')}</p>
      </form>`
    }
    <p class="muted">${t(lang, 'confirm.notYou')}</p>
  </section>`;
  const at = `/lomake/vahvista/${token}`;
  return formFrame({ lang, firm, title: t(lang, only ? 'kinds.guide' : 'confirm.title'), main, at, script: byItself });
}

function wordsOf({ lang }: FormAsked, { words, changed }: Waiting): Html {
  return html`${changed && html`<p><strong>${t(lang, 'confirm.changed')}</strong></p>`}
    <p class="name">${t(lang, 'confirm.words')}</p>
    ${words.map(({ body }) => html`<p>${body}</p> `)}`;
}

function hidden(fields: Readonly<Record<string, string>>): Html[] {
  return Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`);
}

function download(
  { lang }: FormAsked,
  { fields, label, quiet }: { fields: Readonly<Record<string, string>>; label: 'done.download' | 'done.downloadOnly'; quiet: boolean },
): Html {
  return html`<form method="post" action="/lomake/lataus">
    ${hidden(fields)}<button ${quiet && html`class="quiet"`}>${t(lang, quiet ? label : 'done.download')}</button>
  </form>`;
}

/** The code that is the entrant's alone, and how they check with it that they were in the draw. */
async function entered({ deps, lang }: FormAsked, { form, wish }: Waiting): Promise<Html | false> {
  const entry =
    wish.subject_id === null || form.kind !== 'raffle' ? undefined : await ownEntryBy(deps.database.db, form.id, wish.subject_id);
  if (entry === undefined) return false;
  const r = rafflesDictionary.t;
  return html`<h2>${r(lang, 'own.yours')}</h2>
    <dl>
      <div>
        <dt>${r(lang, 'own.code')}</dt>
        <dd><code class="hash">${entry.code}</code></dd>
      </div>
      <div>
        <dt>${r(lang, 'own.hash')}</dt>
        <dd><code class="hash">${entry.hash}</code></dd>
      </div>
    </dl>
    <p>${r(lang, 'own.lead')}</p>
    <p>${r(lang, 'own.letter')} <a href="/arvonta/${entry.slug}?lang=${lang}">${r(lang, 'own.page')}</a></p>`;
}

/** As often as it is looked at. */
export async function donePage(asked: FormAsked, token: string, waiting: Waiting): Promise<string> {
  const { lang, firm, deps } = asked;
  const { form } = waiting;
  const fields = { token, nonce: pageNonce(deps, token), lang };
  const main = html`<section>
    <p class="lead">${t(lang, `done.text.${form.kind}`)}</p>
    ${await entered(asked, waiting)} ${mayDownload(waiting) && download(asked, { fields, label: 'done.download', quiet: false })}
    ${
      (mainPermission(form) !== null || waiting.wish.subject_id !== null) &&
      html`<p>${t(lang, 'done.own')} <a href="/omat?lang=${lang}">${t(lang, 'own')}</a></p>`
    }
  </section>`;
  return formFrame({ lang, firm, title: t(lang, `done.title.${form.kind}`), main, at: `/lomake/vahvista/${token}` });
}
