/** Every refusal of the writer names the field and the clause of the notice, so that the reader knows what to declare, or to leave out. */
import { appError } from '#platform/errors';
import type { AppError } from '#platform/errors';
import { LANGS } from '#platform/i18n';
import type { Text } from '#platform/i18n';
import { CATALOGUE, sectionNumber, sectionTitle } from '#kernel/policy';
import type { CompiledPolicy } from '#kernel/policy';

type Params = Record<string, string | number>;

/** No live register of the subject declares the field. */
export function undeclared(policy: CompiledPolicy, fieldId: string, registerIds: readonly string[]): AppError {
  return appError('refused', 'errors.field-undeclared', fieldDetails(policy, fieldId, registerIds));
}

/** Declared or not: a sealed class has no place before the vault exists. */
export function sealed(policy: CompiledPolicy, fieldId: string, registerIds: readonly string[]): AppError {
  return appError('refused', 'errors.field-sealed', fieldDetails(policy, fieldId, registerIds));
}

/** The text holds an identity code; the code itself is never repeated. */
export function identityCode(policy: CompiledPolicy, fieldId: string, registerIds: readonly string[]): AppError {
  return appError('invalid', 'errors.identity-code-found', fieldDetails(policy, fieldId, registerIds));
}

/** A catalogue field was offered as a custom value, or a kind does not keep it. */
export function misplaced(policy: CompiledPolicy, fieldId: string, registerIds: readonly string[]): AppError {
  return appError('invalid', 'errors.field-misplaced', fieldDetails(policy, fieldId, registerIds));
}

export function sourceUndeclared(source: string): AppError {
  const params = { source, section: sectionNumber('sources'), ...eachLanguage('title', sectionTitle('sources')) };
  return appError('refused', 'errors.source-undeclared', { field: 'record.source', params });
}

export function restricted(): AppError {
  return appError('locked', 'errors.subject-restricted');
}

export function withoutMembership(): AppError {
  return appError('refused', 'errors.subject-has-no-membership', { params: { section: sectionNumber('registers') } });
}

export function subjectNotFound(): AppError {
  return appError('not-found', 'errors.subject-not-found');
}

export function recordNotFound(kind: string): AppError {
  return appError('not-found', 'errors.record-not-found', { params: { kind } });
}

export function versionConflict(kind: string, expected: number, found: number): AppError {
  return appError('conflict', 'errors.version-conflict', { params: { kind, expected, found } });
}

/** Somebody has changed these since: an undo would overwrite their work unseen. */
export function changedSince(policy: CompiledPolicy, fieldIds: readonly string[]): AppError {
  return appError('conflict', 'errors.undo-changed', namedFields(policy, fieldIds));
}

/** The person asked for these to be set right: the wrong value comes back only when somebody says that it was not wrong. */
export function correctedSince(policy: CompiledPolicy, fieldIds: readonly string[]): AppError {
  return appError('conflict', 'errors.undo-corrected', namedFields(policy, fieldIds));
}

function namedFields(policy: CompiledPolicy, fieldIds: readonly string[]): { field: string; params: Params } {
  const names = fieldIds.map((id) => policy.field(id)?.name ?? CATALOGUE.get(id)?.name ?? same(id));
  return { field: fieldIds[0] ?? '', params: { fields: fieldIds.join(','), ...eachLanguage('names', joined(names)) } };
}

function fieldDetails(
  policy: CompiledPolicy,
  fieldId: string,
  registerIds: readonly string[],
): { field: string; clause: string; params: Params } {
  const [only, ...more] = registerIds;
  const { section, title, clauses } = policy.clauseOf(fieldId, more.length === 0 ? only : undefined);
  const name = policy.field(fieldId)?.name ?? CATALOGUE.get(fieldId)?.name ?? same(fieldId);
  const registers = registerIds.map((id) => policy.registers.get(id)?.name ?? same(id));
  const params = {
    section,
    ...eachLanguage('name', name),
    ...eachLanguage('title', title),
    ...eachLanguage('registers', joined(registers)),
  };
  return { field: fieldId, clause: clauses.length > 0 ? clauses.join(', ') : String(section), params };
}

// A refusal does not know its reader: '#kernel/phrases' puts name_fi, name_sv or name_en in the place of {name}.
function eachLanguage(key: string, text: Text): Params {
  return Object.fromEntries(LANGS.map((lang) => [`${key}_${lang}`, text[lang]]));
}

function joined(texts: readonly Text[]): Text {
  const of = (lang: keyof Text) => texts.map((text) => text[lang]).join(', ');
  return { fi: of('fi'), sv: of('sv'), en: of('en') };
}

function same(text: string): Text {
  return { fi: text, sv: text, en: text };
}
