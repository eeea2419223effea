// A rejected form says field by field, in the reader's language, what to correct.

import type { FastifySchemaValidationError } from 'fastify';
import type { Lang, Params, Translate } from '../i18n/index.ts';

export interface FieldError {
  /** Dotted, as in 'contacts.0.value'; empty for the whole body. */
  path: string;
  message: string;
}

const PHRASE_KEY = /^[a-z][\w-]*(\.[\w-]+)+$/;

/** A schema's own message may be a phrase key ('errors.y-tunnus'); zod's English never reaches the reader. */
export function fieldErrors(issues: readonly FastifySchemaValidationError[], lang: Lang, t: Translate): FieldError[] {
  return issues.map((issue) => {
    const path = issue.instancePath.split('/').filter(Boolean).join('.');
    const [key, params] = phraseOf(issue);
    const own = issue.message ?? '';
    const translated = PHRASE_KEY.test(own) ? t(lang, own, params) : own;
    return { path, message: translated === own ? t(lang, key, params) : translated };
  });
}

function phraseOf(issue: FastifySchemaValidationError): [string, Params] {
  const { params } = issue;
  switch (issue.keyword) {
    case 'invalid_type':
      // zod tells a missing value only by its message; the input itself is not handed on.
      return [/received (undefined|null)/.test(issue.message ?? '') ? 'validation.required' : 'validation.wrong', {}];
    case 'too_small':
      return limit(params['origin'], Number(params['minimum']), { text: 'too-short', list: 'too-few', number: 'too-small' });
    case 'too_big':
      return limit(params['origin'], Number(params['maximum']), { text: 'too-long', list: 'too-many', number: 'too-big' });
    case 'invalid_format':
      return [FORMATS[String(params['format'])] ?? 'validation.format', {}];
    case 'invalid_value':
      return ['validation.option', {}];
    case 'unrecognized_keys':
      return ['validation.unknown', { name: Array.isArray(params['keys']) ? params['keys'].slice(0, 3).join(', ').slice(0, 100) : '' }];
    default:
      return ['validation.wrong', {}];
  }
}

const FORMATS: Record<string, string> = { email: 'validation.email', date: 'validation.date', datetime: 'validation.date' };

function limit(origin: unknown, n: number, names: { text: string; list: string; number: string }): [string, Params] {
  if (origin === 'string') return names.text === 'too-short' && n === 1 ? ['validation.required', {}] : [`validation.${names.text}`, { n }];
  if (origin === 'array' || origin === 'set') return [`validation.${names.list}`, { n }];
  return [`validation.${names.number}`, { limit: n }];
}
