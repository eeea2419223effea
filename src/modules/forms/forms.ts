// Making and changing forms: only what the declaration in force lets them ask, and a guide is open only with its file.

import { append } from '#kernel/audit';
import type { Actor } from '#kernel/records';
import type { Deps } from '#kernel/deps';
import { parseFile } from '#documents';
import { sha256hex } from '#platform/crypto';
import { errorKind } from '#platform/db';
import { appError } from '#platform/errors';
import { isSubscribers } from './entrants.ts';
import { admitForm, formOf } from './form.ts';
import type { Form, FormDraft } from './form.ts';
import type { FormState } from './kinds.ts';
import { deleteForm, fileOf, formById, formBySlug, hasSignUps, insertForm, putFile, updateForm } from './queries.ts';
import { inForce } from './register.ts';

/** Our own words under /lomake. */
const TAKEN = ['vahvista', 'lataus', 'kiitos', 'uusi'];
const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/;

/** @throws errors.form-unknown */
export async function formOnFile(deps: Pick<Deps, 'database'>, id: string): Promise<Form> {
  const row = await formById(deps.database.db, id);
  if (row === undefined) throw appError('not-found', 'errors.form-unknown');
  return formOf(row);
}

/** What visitors find under its address: open forms, and the rest only as closed. */
export async function formAt(deps: Pick<Deps, 'database'>, slug: string): Promise<Form | undefined> {
  const row = SLUG.test(slug) ? await formBySlug(deps.database.db, slug) : undefined;
  return row === undefined || row.state === 'draft' ? undefined : formOf(row);
}

/** @throws errors.form-slug, errors.form-slug-taken and what `admitForm` refuses */
export async function createForm(deps: Deps, actor: Actor, draft: FormDraft): Promise<string> {
  admit(deps, draft);
  const id = deps.ids.next();
  const at = deps.clock.now();
  const now = at.toISOString();
  await unique(async () =>
    deps.database.tx(async (tx) => {
      await insertForm(tx, { id, state: 'draft', version: 1, created_at: now, changed_at: now, ...stored(draft) });
      await append(tx, { at, actor, action: 'form.create', kind: 'sign-up-form', recordId: id });
    }),
  );
  return id;
}

/** @throws errors.version-conflict and what `createForm` refuses */
export async function changeForm(deps: Deps, actor: Actor, id: string, draft: FormDraft & { version: number }): Promise<void> {
  const before = await formOnFile(deps, id);
  // Sign-ups that wait were made for this kind.
  if (before.kind !== draft.kind) throw appError('refused', 'errors.form-purpose', { field: 'kind' });
  admit(deps, draft);
  await unique(() => write(deps, actor, before, { version: draft.version, set: stored(draft) }));
}

/** Opens, closes or takes back a form. @throws errors.form-no-file, errors.version-conflict */
export async function setFormState(deps: Deps, actor: Actor, id: string, to: { state: FormState; version: number }): Promise<void> {
  const form = await formOnFile(deps, id);
  if (to.state === 'open') {
    admitForm(inForce(deps), form);
    if (form.kind === 'guide' && (await fileOf(deps.database.db, id)) === undefined)
      throw appError('refused', 'errors.form-no-file', { field: 'file' });
  }
  await write(deps, actor, form, { version: to.version, set: { state: to.state } });
}

/** The file of a guide, read by its bytes. @throws errors.document-type, errors.document-too-large, errors.document-damaged */
export async function setFormFile(deps: Deps, actor: Actor, id: string, base64: string): Promise<void> {
  const form = await formOnFile(deps, id);
  if (form.kind !== 'guide') throw appError('refused', 'errors.form-purpose', { field: 'file' });
  const { mediaType, bytes } = parseFile(base64);
  const at = deps.clock.now();
  await deps.database.tx(async (tx) => {
    const content = Buffer.from(bytes);
    await putFile(tx, {
      id,
      media_type: mediaType,
      size: content.length,
      sha256: sha256hex(content),
      created_at: at.toISOString(),
      content,
    });
    await append(tx, { at, actor, action: 'form.file', kind: 'sign-up-form', recordId: id });
  });
}

/** A form that somebody confirmed stays, closed: it is what the evidence speaks of. @throws errors.form-used */
export async function removeForm(deps: Deps, actor: Actor, id: string): Promise<void> {
  await formOnFile(deps, id);
  if (await hasSignUps(deps.database.db, id)) throw appError('refused', 'errors.form-used');
  const at = deps.clock.now();
  await deps.database.tx(async (tx) => {
    await deleteForm(tx, id);
    await append(tx, { at, actor, action: 'form.remove', kind: 'sign-up-form', recordId: id });
  });
}

function admit(deps: Deps, draft: FormDraft): void {
  if (!SLUG.test(draft.slug) || TAKEN.includes(draft.slug)) throw appError('invalid', 'errors.form-slug', { field: 'slug' });
  const policy = inForce(deps);
  admitForm(policy, draft);
  if (draft.kind === 'raffle' && isSubscribers(policy, draft.subjectGroup))
    throw appError('refused', 'errors.raffle-group', { field: 'subjectGroup' });
}

type Change = { readonly version: number; readonly set: Parameters<typeof updateForm>[3] };

async function write(deps: Deps, actor: Actor, { id }: Form, { version, set }: Change): Promise<void> {
  const at = deps.clock.now();
  await deps.database.tx(async (tx) => {
    if (!(await updateForm(tx, id, version, { ...set, changed_at: at.toISOString() })))
      throw appError('conflict', 'errors.version-conflict');
    await append(tx, { at, actor, action: 'form.update', kind: 'sign-up-form', recordId: id });
  });
}

async function unique(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (errorKind(error) !== 'unique') throw error;
    throw appError('conflict', 'errors.form-slug-taken', { field: 'slug' });
  }
}

function stored(draft: FormDraft) {
  const { slug, kind, name, intro, fields, permissions, origins } = draft;
  return {
    slug,
    kind,
    name: JSON.stringify(name),
    intro: JSON.stringify(intro),
    register_id: draft.registerId,
    subject_group: draft.subjectGroup,
    purpose_id: draft.purposeId,
    source_id: draft.sourceId,
    fields: JSON.stringify(fields),
    permissions: JSON.stringify(permissions),
    origins: JSON.stringify(origins),
  };
}
