// The page of a form before it is open, for whoever edits it: the same walk, without a script and without anywhere to send it.

import type { Deps } from '#kernel/deps';
import { appError } from '#platform/errors';
import type { Lang } from '#platform/i18n';
import { formPage } from './form-page.ts';
import type { Shown } from './form-page.ts';

export function formPreview(deps: Deps): (draft: Shown, lang: Lang) => string {
  return (form, lang) => {
    const policy = deps.policy.current();
    if (policy === null) throw appError('unavailable', 'errors.not-set-up');
    const controller = policy.policy.controllers[0];
    return formPage({ policy, form, lang, firm: controller?.alias ?? controller?.name ?? '' });
  };
}
