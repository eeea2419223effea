// Answers of the forms module to the API.

import { actorOf } from '#kernel/access';
import type { Call } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import { mailWorks } from '#kernel/mail';
import { translateError } from '#kernel/phrases';
import type { HandlersOf } from '#platform/contract';
import { AppError, appError } from '#platform/errors';
import type { Lang } from '#platform/i18n';
import type { forms } from './contract.ts';
import { keepCounts, unusualToday } from './counts.ts';
import { admitForm } from './form.ts';
import type { FormDraft } from './form.ts';
import { changeForm, createForm, removeForm, setFormFile, setFormState } from './forms.ts';
import { inForce } from './register.ts';
import { allFormViews, detailsOf, formView, optionsOf } from './views.ts';

/** Makes the page of a form that is not open yet; the site knows how. */
export type Preview = (draft: FormDraft, lang: Lang) => string;

export function formHandlers(deps: Deps, preview: Preview): HandlersOf<typeof forms, Call> {
  const after = async (id: string) => {
    const form = await formView(deps, id);
    if (form === undefined) throw appError('not-found', 'errors.form-unknown');
    return { form };
  };
  return {
    async list() {
      await keepCounts(deps);
      const works = (await mailWorks(deps)).works;
      return { forms: await allFormViews(deps), today: await unusualToday(deps), mailWorks: works, origin: deps.config.publicUrl };
    },
    async today() {
      await keepCounts(deps);
      return { ...(await unusualToday(deps)) };
    },
    options: async () => optionsOf(inForce(deps)),
    async get({ params }) {
      await keepCounts(deps);
      return { ...(await after(params.id)), ...(await detailsOf(deps, params.id)) };
    },
    async preview({ body: { draft, lang } }, call) {
      return { html: preview(draft, lang), refusal: refusalOf(deps, draft, call.lang) };
    },
    async create({ body }, call) {
      return after(await createForm(deps, actorOf(call), body));
    },
    async update({ params, body }, call) {
      await changeForm(deps, actorOf(call), params.id, body);
      return after(params.id);
    },
    async setState({ params, body }, call) {
      await setFormState(deps, actorOf(call), params.id, body);
      return after(params.id);
    },
    async setFile({ params, body }, call) {
      await setFormFile(deps, actorOf(call), params.id, body.file);
      return after(params.id);
    },
    async remove({ params }, call) {
      await removeForm(deps, actorOf(call), params.id);
      return { ok: true };
    },
  };
}

/** Why the draft would not be stored, in the words of the refusal; null when it would. */
function refusalOf(deps: Deps, draft: FormDraft, lang: Lang): string | null {
  try {
    admitForm(inForce(deps), draft);
    return null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return translateError(lang, error.code, error.params);
  }
}
