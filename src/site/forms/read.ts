// What somebody typed into a form, read and judged by what was typed alone: no answer here depends on whose address it is.

import { formsPhrases, LONGEST, NAME_FIELD, NOTE_FIELD, RAFFLE_FIELD } from '#forms';
import type { Form } from '#forms';
import { holdsIdentityCode } from '#kernel/records';
import { translateError } from '#kernel/phrases';
import { localDate } from '#platform/clock';
import { listOf, textOf } from './context.ts';
import type { FormAsked } from './context.ts';
import { normalisePhone } from '#kernel/subjects';

const { t } = formsPhrases;
const ADDRESS = /^[^\s@<>(),;:"\\[\]]+@[^\s@<>(),;:"\\[\]]+\.[^\s@.<>(),;:"\\[\]]{2,}$/;

export interface Read {
  readonly address: string;
  readonly familyName: string;
  /** By field. */
  readonly values: Readonly<Record<string, string>>;
  readonly permitted: readonly string[];
  /** By the names of inputs, to show again. */
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

export function readForm(asked: FormAsked, form: Form): Read {
  const { lang, deps } = asked;
  const inputs = ['email', ...form.fields.flatMap(({ id }) => (id === NAME_FIELD ? ['given', 'family'] : [id]))];
  const typed = Object.fromEntries(inputs.map((name) => [name, textOf(asked, name)]));
  const errors: Record<string, string> = {};
  const address = typed['email'] ?? '';
  if (!ADDRESS.test(address) || address.length > 254) errors['email'] = translateError(lang, 'errors.email-invalid');
  const today = localDate(deps.clock.now());
  for (const { id, required } of form.fields) {
    for (const name of id === NAME_FIELD ? ['given', 'family'] : [id]) {
      const error = wrongWith({ id, value: typed[name] ?? '', required, today });
      if (error !== undefined)
        errors[name] = error.startsWith('errors.') ? translateError(lang, error, { max: longestOf(id) }) : t(lang, error as 'missing');
    }
  }
  const values: Record<string, string> = {};
  for (const { id } of form.fields) {
    const value = typed[id === NAME_FIELD ? 'given' : id] ?? '';
    if (value !== '') values[id] = value;
  }
  return { address, familyName: typed['family'] ?? '', values, permitted: listOf(asked, 'lupa'), typed, errors };
}

function wrongWith({ id, value, required, today }: { id: string; value: string; required: boolean; today: string }): string | undefined {
  if (value === '') return required ? 'missing' : undefined;
  if (value.length > longestOf(id)) return 'errors.text-too-long';
  if (holdsIdentityCode(value, today)) return 'identityCode';
  if (id === 'person.phone' && normalisePhone(value) === null) return 'errors.phone-invalid';
  return !isLong(id) && /[\r\n]/.test(value) ? 'errors.invalid' : undefined;
}

function isLong(id: string): boolean {
  return id === NOTE_FIELD || id === RAFFLE_FIELD;
}

function longestOf(id: string): number {
  return isLong(id) ? LONGEST.text : LONGEST.value;
}
