// Taking a sign-up costs the same for everybody: it is sealed and put aside. Whose the address is, and whether a letter goes, is looked at afterwards, where nobody can time it.

import { errorKind } from '#platform/db';
import { wordingOf } from '#kernel/permission';
import type { Lang } from '#platform/i18n';
import { count } from './counts.ts';
import type { FormsDeps } from './deps.ts';
import { mainPermission } from './form.ts';
import type { Form } from './form.ts';
import { mayTake } from './limits.ts';
import { insertWish } from './queries-wishes.ts';
import { inForce } from './register.ts';
import { addressHash, sealContents, UNSEEN, WISH_LIFE_MS } from './wish.ts';
import { solved } from './work.ts';

export interface SignUp {
  readonly address: string;
  readonly familyName?: string | undefined;
  readonly values: Readonly<Record<string, string>>;
  /** Boxes that were ticked. */
  readonly permitted: readonly string[];
  readonly lang: Lang;
  readonly page: string | null;
  /** The words of the permissions stood on the page; a site's own HTML does not show them. */
  readonly worded: boolean;
  readonly ip: string;
  /** The solved puzzle, if the browser could. */
  readonly work: string;
  /** What only a machine fills in. */
  readonly trap: string;
}

/** The answer is the same whatever becomes of it. */
export async function takeSignUp(deps: FormsDeps, form: Form, given: SignUp): Promise<void> {
  const mark = solved(deps, form.id, given.work);
  if (given.trap !== '' || !mayTake(deps, { ip: given.ip, solved: mark !== null })) return count(deps, form.id, 'limited');
  const policy = inForce(deps);
  const now = deps.clock.now();
  const main = mainPermission(form);
  const purposes = [...(main === null ? [] : [main]), ...form.permissions.filter((id) => given.permitted.includes(id))];
  const hashOf = (purpose: string) => (given.worded ? wordingOf(policy, { channel: 'email', purpose, lang: given.lang }).hash : UNSEEN);
  const texts = Object.fromEntries(purposes.map((purpose) => [purpose, hashOf(purpose)]));
  const { address, familyName, values, page } = given;
  const contents = { address, familyName, values, texts, formVersion: form.version, policyVersionId: policy.versionId, page };
  const row = {
    id: deps.ids.next(),
    form_id: form.id,
    subject_id: null,
    state: 'ordered' as const,
    contents: sealContents(deps, contents),
    address_hash: addressHash(deps, address),
    token_hash: null,
    over_ban: 0,
    reason: null,
    work_mark: mark,
    lang: given.lang,
    signed_up_at: now.toISOString(),
    confirmed_at: null,
    expires_at: new Date(now.getTime() + WISH_LIFE_MS).toISOString(),
  };
  try {
    await insertWish(deps.database.db, row);
    count(deps, form.id, 'taken');
  } catch (error) {
    // The same solved puzzle a second time: a form that was sent twice, or a machine.
    if (errorKind(error) !== 'unique') throw error;
    count(deps, form.id, 'limited');
  }
}
