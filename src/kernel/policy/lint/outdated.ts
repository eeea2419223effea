// Laws, authorities, addresses and names that are no more, each with what stands in their place and since when (DESIGN: a notice never names what does not exist).

import { formatDate } from '#platform/clock';
import type { Text } from '#platform/i18n';
import type { Reference } from '../reference-data.ts';
import { INSTRUMENTS, LAWS } from './outdated-laws.ts';
import { AUTHORITIES, NAMES } from './outdated-names.ts';
import type { Outdated } from './outdated-row.ts';

export const OUTDATED: readonly Outdated[] = [...LAWS, ...INSTRUMENTS, ...AUTHORITIES, ...NAMES];

/** Whether the word is wrong on the day: a new authority must have begun, an old act must have ended. */
export function isOutdated({ datum: id }: Outdated, reference: Reference, today: string): boolean {
  const found = id === undefined ? undefined : reference.data.get(id);
  if (found === undefined) return true;
  return found.until === null ? found.from === null || found.from <= today : found.until < today;
}

export function outdatedParams({ datum: id }: Outdated, reference: Reference): Record<string, Text | string> {
  const params: Record<string, Text | string> = {};
  for (const what of ['visit', 'post', 'website']) {
    const office = reference.data.get(`supervisor.${what}`);
    if (office !== undefined) params[what] = office.value;
  }
  const found = id === undefined ? undefined : reference.data.get(id);
  if (found === undefined) return params;
  return { ...params, name: found.name, value: found.value, since: day(found.from), until: day(found.until) };
}

function day(date: string | null): Text | string {
  return date === null ? '' : { fi: formatDate(date, 'fi'), sv: formatDate(date, 'sv'), en: formatDate(date, 'en') };
}

/** The text with the replacements made; the same text when none fits. */
export function mended({ replace = [] }: Outdated, text: string, reference: Reference): string {
  return replace.reduce((known, [pattern, to]) => known.replace(pattern, typeof to === 'string' ? to : to(reference)), text);
}
