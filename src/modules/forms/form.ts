// A form as the house works with it, and whether the declaration in force still lets it ask what it asks.

import { appError } from '#platform/errors';
import { LANGS } from '#platform/i18n';
import type { Text } from '#platform/i18n';
import type { CompiledPolicy } from '#kernel/policy';
import { FORM_KINDS, FORM_STATES, ONLY_FOR } from './kinds.ts';
import type { FormKind, FormState } from './kinds.ts';
import { anySource, placesOf } from './options.ts';
import type { Place, PlacePurpose } from './options.ts';
import type { FormRow } from './queries.ts';

export interface AskedField {
  readonly id: string;
  readonly required: boolean;
}

export interface FormDraft {
  readonly slug: string;
  readonly kind: FormKind;
  readonly name: Text;
  readonly intro: Text;
  readonly registerId: string;
  readonly subjectGroup: string;
  readonly purposeId: string | null;
  readonly sourceId: string;
  readonly fields: readonly AskedField[];
  readonly permissions: readonly string[];
  readonly origins: readonly string[];
}

export interface Form extends FormDraft {
  readonly id: string;
  readonly state: FormState;
  readonly version: number;
  readonly createdAt: string;
}

export function formOf(row: FormRow): Form {
  return {
    id: row.id,
    slug: row.slug,
    kind: FORM_KINDS.find((kind) => kind === row.kind) ?? 'contact',
    state: FORM_STATES.find((state) => state === row.state) ?? 'closed',
    name: JSON.parse(row.name) as Text,
    intro: JSON.parse(row.intro) as Text,
    registerId: row.register_id,
    subjectGroup: row.subject_group,
    purposeId: row.purpose_id,
    sourceId: row.source_id,
    fields: JSON.parse(row.fields) as AskedField[],
    permissions: JSON.parse(row.permissions) as string[],
    origins: JSON.parse(row.origins) as string[],
    version: Number(row.version),
    createdAt: row.created_at,
  };
}

/**
 * Refuses what the declaration does not let this form do.
 * @throws errors.form-register, errors.form-purpose, errors.form-source, errors.form-field, errors.form-permission, errors.form-origin
 */
export function admitForm(policy: CompiledPolicy, form: FormDraft): void {
  const place = placesOf(policy).find(({ registerId }) => registerId === form.registerId);
  if (place === undefined || !place.subjectGroups.includes(form.subjectGroup))
    throw appError('refused', 'errors.form-register', { field: 'registerId' });
  const purpose = admitPurpose(place, form);
  const sources = purpose?.sources ?? [anySource(policy)];
  if (!sources.includes(form.sourceId)) throw appError('refused', 'errors.form-source', { field: 'sourceId' });
  admitFields(policy, purpose, form);
  const offered = place.permissions.map(({ id }) => id);
  const wrong = form.permissions.some((id) => !offered.includes(id) || id === mainPermission(form));
  if (wrong || new Set(form.permissions).size < form.permissions.length)
    throw appError('refused', 'errors.form-permission', { field: 'permissions' });
  if (form.origins.some((origin) => !isOrigin(origin))) throw appError('invalid', 'errors.form-origin', { field: 'origins' });
}

/** A guide alone may be given without keeping anything; a permission is never the price of it. */
function admitPurpose(place: Place, { kind, purposeId }: FormDraft): PlacePurpose | null {
  if (purposeId === null && kind === 'guide') return null;
  const purpose = place.purposes.find(({ id, kinds }) => id === purposeId && kinds.includes(kind));
  if (purpose === undefined) throw appError('refused', 'errors.form-purpose', { field: 'purposeId' });
  return purpose;
}

function admitFields(policy: CompiledPolicy, purpose: PlacePurpose | null, { kind, fields, registerId }: FormDraft): void {
  const ids = fields.map(({ id }) => id);
  const fits = (id: string) => purpose?.fields.includes(id) === true && (ONLY_FOR[id] ?? kind) === kind;
  const stranger = ids.find((id, i) => !fits(id) || ids.indexOf(id) !== i);
  if (stranger === undefined) return;
  const { section, title } = policy.clauseOf(stranger, registerId);
  const name = policy.field(stranger)?.name;
  const params = Object.fromEntries(
    LANGS.flatMap((lang) => [
      [`name_${lang}`, name?.[lang] ?? stranger],
      [`title_${lang}`, title[lang]],
    ]),
  );
  throw appError('refused', 'errors.form-field', { field: 'fields', params: { ...params, section } });
}

/** A whole origin over https, or of this machine for trials. */
function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || url.origin !== text) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && ['localhost', '127.0.0.1'].includes(url.hostname));
}

/** Whether the declaration in force still allows the form as it stands. */
export function stillAdmitted(policy: CompiledPolicy, form: FormDraft): boolean {
  try {
    admitForm(policy, form);
    return true;
  } catch {
    return false;
  }
}

/** What somebody permits by signing up itself: the newsletter. Everything else has a box. */
export function mainPermission(form: Pick<FormDraft, 'kind' | 'purposeId'>): string | null {
  return form.kind === 'newsletter' ? form.purposeId : null;
}
