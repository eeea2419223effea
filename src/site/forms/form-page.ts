// The page of a form: what it is, what it asks, each permission with a box of its own, and what the declaration says of the data before they are given.

import { formsPhrases, mainPermission, NAME_FIELD, NOTE_FIELD, POINTS, RAFFLE_FIELD } from '#forms';
import type { Form } from '#forms';
import { wordingOf } from '#kernel/permission';
import type { CompiledPolicy } from '#kernel/policy';
import { html } from '#platform/html';
import type { Html, HtmlValue } from '#platform/html';
import type { Lang } from '#platform/i18n';
import { field, said } from '../own/frame.ts';
import type { Field } from '../own/frame.ts';
import { formFrame } from './frame.ts';

const { t } = formsPhrases;

export type Shown = Pick<Form, 'slug' | 'kind' | 'name' | 'intro' | 'registerId' | 'purposeId' | 'fields' | 'permissions'>;

export interface FormPage {
  readonly policy: CompiledPolicy;
  readonly form: Shown;
  readonly lang: Lang;
  readonly firm: string;
  readonly embedded?: boolean;
  /** The site that shows it. */
  readonly on?: string;
  readonly puzzle?: { readonly salt: string; readonly bits: number };
  readonly values?: Readonly<Record<string, string>>;
  readonly ticked?: readonly string[];
  readonly errors?: Readonly<Record<string, string>>;
}

export function formPage(page: FormPage): string {
  const { form, lang, firm, embedded = false, errors = {} } = page;
  const wrong = Object.keys(errors).length > 0;
  const main = html`<section>
      ${form.intro[lang] !== '' && html`<p class="lead">${form.intro[lang]}</p>`} ${wrong && said(t(lang, 'wrong'), 'broken')}
      ${theForm(page)}
    </section>
    ${terms(page)}`;
  const at = embedded ? undefined : `/lomake/${form.slug}`;
  return formFrame({ lang, firm, title: form.name[lang], main, at, embedded, script: page.puzzle !== undefined });
}

function theForm(page: FormPage): Html {
  const { policy, form, lang, embedded = false, on = '', puzzle, ticked = [] } = page;
  const main = mainPermission(form);
  return html`<form
    method="post"
    action="/lomake/${form.slug}"
    ${puzzle !== undefined && html`data-salt="${puzzle.salt}" data-bits="${puzzle.bits}"`}
  >
    <input type="hidden" name="lang" value="${lang}" />
    <input type="hidden" name="work" value="" />
    ${embedded && html`<input type="hidden" name="upotus" value="1" />`}
    ${on !== '' && html`<input type="hidden" name="sivu" value="${on}" />`} ${fieldsOf(page).map((each) => field(each))}
    <div class="unseen" aria-hidden="true">
      <label for="kotisivu">${t(lang, 'fields.trap')}</label>
      <input id="kotisivu" name="kotisivu" type="text" tabindex="-1" autocomplete="off" />
    </div>
    ${form.permissions.length > 0 && boxes(page, ticked)}
    ${
      main !== null &&
      html`<div class="words">
        <p class="name">${t(lang, 'agree')}</p>
        <p>${wordingOf(policy, { channel: 'email', purpose: main, lang }).body}</p>
      </div>`
    }
    <button>${t(lang, `send.${form.kind}`)}</button>
  </form>`;
}

/** Fields as inputs, the address first. */
function fieldsOf({ policy, form, lang, values = {}, errors = {} }: FormPage): Field[] {
  const given = (name: string) => ({ name, value: values[name] ?? '', error: errors[name] });
  const email: Field = {
    ...given('email'),
    label: t(lang, 'fields.email'),
    hint: t(lang, 'fields.emailWhy'),
    type: 'email',
    autocomplete: 'email',
  };
  const others = form.fields.flatMap(({ id, required }): Field[] => {
    const label = (text: string) => (required ? text : t(lang, 'fields.optional', { label: text }));
    const optional = !required;
    if (id === NAME_FIELD) {
      const part = (name: 'given' | 'family') => ({
        ...given(name),
        label: label(t(lang, `fields.${name}`)),
        optional,
        autocomplete: `${name}-name`,
      });
      return [part('given'), part('family')];
    }
    if (id === NOTE_FIELD)
      return [{ ...given(id), label: label(t(lang, 'fields.note')), hint: t(lang, 'fields.noteWhy'), type: 'long', optional }];
    if (id === RAFFLE_FIELD) return [{ ...given(id), label: label(t(lang, 'fields.answer')), type: 'long', optional, longest: 2000 }];
    const type = POINTS[id] === 'phone' ? ('tel' as const) : ('text' as const);
    const autocomplete = POINTS[id] === 'phone' ? 'tel' : POINTS[id] === 'address' ? 'street-address' : 'off';
    return [{ ...given(id), label: label(policy.field(id)?.name[lang] ?? id), type, optional, autocomplete }];
  });
  return [email, ...others];
}

/** Each unticked, each by itself, each in the words that would be agreed to. */
function boxes({ policy, form, lang }: FormPage, ticked: readonly string[]): Html {
  return html`<fieldset class="boxes">
    <legend>${t(lang, 'permissions')}</legend>
    <p class="hint">${t(lang, 'permissionsWhy')}</p>
    ${form.permissions.map(
      (purpose) =>
        html`<label class="check">
          <input type="checkbox" name="lupa" value="${purpose}" ${ticked.includes(purpose) && html`checked`} />
          <span>${wordingOf(policy, { channel: 'email', purpose, lang }).body}</span>
        </label> `,
    )}
  </fieldset>`;
}

/** What is told before data are given (Art. 13): who, why, on what ground, what, for how long unconfirmed, and the way back. */
function terms({ policy, form, lang, firm }: FormPage): Html {
  const names = ['person.email', ...form.fields.map(({ id }) => id)].map((id) => policy.field(id)?.name[lang].toLowerCase() ?? id);
  return html`<section class="terms" aria-labelledby="terms">
    <h2 id="terms">${t(lang, 'terms')}</h2>
    <ul>
      <li>${t(lang, 'who', { firm: policy.policy.controllers.map(({ name }) => name).join(', ') || firm })}</li>
      <li>${keeps(policy, form, lang)}</li>
      ${form.kind === 'raffle' && html`<li>${t(lang, 'raffleOnly')}</li>`}
      <li>${t(lang, 'asked', { fields: names.join(', ') })}</li>
      <li>${t(lang, 'unconfirmed')}</li>
      <li>${t(lang, 'withdraw')} <a href="/omat?lang=${lang}" target="_top">${t(lang, 'withdrawWhere')}</a>.</li>
      <li>${t(lang, 'more')} <a href="/seloste/${lang}" target="_top">${t(lang, 'notice')}</a>.</li>
    </ul>
  </section>`;
}

function keeps(policy: CompiledPolicy, { purposeId, registerId }: Shown, lang: Lang): HtmlValue {
  const purpose = policy.purposes.get(purposeId ?? '');
  if (purpose === undefined) return t(lang, 'keepsNothing');
  const basis = t(lang, `bases.${purpose.basis}`, { interest: purpose.interest?.[lang] ?? '' });
  return t(lang, 'keeps', { register: policy.registers.get(registerId)?.name[lang] ?? '', purpose: purpose.name[lang], basis });
}
