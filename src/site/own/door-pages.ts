// The door of the own pages: where a link is ordered, what is said of it, and the button without which no link opens anything.

import { html } from '#platform/html';
import type { Html } from '#platform/html';
import { IDLE_MINUTES, LINK_MINUTES } from '#kernel/visits';
import type { Asked } from './context.ts';
import { field, form, ownPage, said } from './frame.ts';
import { ownPhrases } from './phrases.ts';

const { t } = ownPhrases;

export function orderPage(asked: Asked, { works, error, value }: { works: boolean; error?: string | undefined; value?: string }): string {
  const { lang, firm, policy } = asked;
  const inPerson = policy.policy.requests.identity === 'in-person';
  const main = html`<section>
      <p class="lead">${t(lang, 'order.lead', { firm })}</p>
      ${inPerson && html`<p>${t(lang, 'order.inPerson')}</p>`} ${!inPerson && !works && said(t(lang, 'order.off'), 'attention')}
      ${!inPerson && works && orderForm(asked, error, value)}
    </section>
    ${otherWays(asked)}`;
  return ownPage(asked, { title: t(lang, 'title'), main, at: '/omat' });
}

function orderForm({ lang }: Asked, error: string | undefined, value = ''): Html {
  const address = { name: 'address', label: t(lang, 'order.address'), hint: t(lang, 'order.why'), error, value } as const;
  return form('/omat', {}, html`${field({ ...address, type: 'email', autocomplete: 'email' })}<button>${t(lang, 'order.send')}</button>`);
}

/** For whom a link by e-mail is no way: by form, post, telephone or in person (R5). */
function otherWays(asked: Asked): Html {
  const { lang, policy } = asked;
  const { identity } = policy.policy.requests;
  return html`<section aria-labelledby="otherwise">
    <h2 id="otherwise">${t(lang, 'order.otherwise')}</h2>
    <p>${t(lang, 'order.otherwiseText')}</p>
    ${waysList(asked)}
    <p class="muted">${t(lang, identity === 'in-person' ? 'order.identityInPerson' : 'order.identity')}</p>
    <p class="row">
      <a class="button quiet" href="/omat/pyynto">${t(lang, 'order.ask')}</a>
    </p>
    <p><a href="/omat/todistus">${t(lang, 'order.certificate')}</a></p>
  </section>`;
}

/** Ways that need neither link nor form, as far as the declaration names them. */
export function waysList({ lang, policy }: Asked): Html | false {
  const contact = policy.policy.controllers[0]?.contact;
  const { channels } = policy.policy.requests;
  const ways = [
    channels.includes('post') && contact?.post !== undefined && t(lang, 'order.post', { post: contact.post }),
    channels.includes('email') && contact?.email !== undefined && t(lang, 'order.email', { email: contact.email }),
    channels.includes('phone') && contact?.phone !== undefined && t(lang, 'order.phone', { phone: contact.phone }),
  ].filter((way) => typeof way === 'string');
  return (
    ways.length > 0 &&
    html`<ul>
      ${ways.map((way) => html`<li>${way}</li> `)}
    </ul>`
  );
}

/** The same for every address. */
export function sentPage(asked: Asked, error?: string): string {
  const { lang } = asked;
  const code = { name: 'code', label: t(lang, 'sent.code'), hint: t(lang, 'sent.codeWhy'), error, type: 'code' } as const;
  const main = html`<section>
      <p class="lead">${t(lang, 'sent.lead', { minutes: LINK_MINUTES })}</p>
      ${form('/omat/koodi', {}, html`${field(code)}<button>${t(lang, 'sent.open')}</button>`)}
    </section>
    <section aria-labelledby="nothing">
      <h2 id="nothing">${t(lang, 'sent.nothing')}</h2>
      <p>${t(lang, 'sent.nothingText')}</p>
      <p><a href="/omat">${t(lang, 'sent.again')}</a></p>
    </section>`;
  return ownPage(asked, { title: t(lang, 'sent.title'), main, at: '/omat/tilattu' });
}

/** Shown for every link, live or not: programs that fetch links learn nothing and use nothing up. */
export function linkPage(asked: Asked, token: string): string {
  const { lang } = asked;
  const main = html`<section>
    <p class="lead">${t(lang, 'link.lead')}</p>
    ${form('/omat/linkki', { token }, html`<button>${t(lang, 'link.open')}</button>`)}
    <p class="muted">${t(lang, 'link.safe', { minutes: IDLE_MINUTES })}</p>
  </section>`;
  return ownPage(asked, { title: t(lang, 'link.title'), main });
}

export function confirmPage(asked: Asked, token: string): string {
  const { lang } = asked;
  const main = html`<section>
    <p class="lead">${t(lang, 'confirm.lead')}</p>
    ${form('/omat/osoite', { token }, html`<button>${t(lang, 'confirm.open')}</button>`)}
  </section>`;
  return ownPage(asked, { title: t(lang, 'confirm.title'), main });
}

/** One sentence and the way back to the door. */
export function tellPage(asked: Asked, { title, text }: { title: string; text: string }): string {
  const { lang } = asked;
  const main = html`<section>
    <p class="lead">${text}</p>
    <p><a class="button quiet" href="/omat">${t(lang, 'title')}</a></p>
  </section>`;
  return ownPage(asked, { title, main, at: '/omat' });
}
