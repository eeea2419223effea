// What the codes of mail servers mean to somebody who sends a newsletter (RFC 3463, RFC 5321 §4.2).

import type { Text } from '#platform/i18n';
import { phrases } from '../phrases.ts';
import type { failuresFi } from '../phrases/failures.fi.ts';

type Failure = keyof typeof failuresFi;

const BY_CODE: readonly [RegExp, Failure][] = [
  [/\b[45]\.1\.[1036]\b|\b5\.1\.10\b/, 'no-address'],
  [/\b[45]\.1\.2\b|\b[45]\.4\.[34]\b/, 'no-domain'],
  [/\b[45]\.2\.2\b|\b[45]52\b(?! [45]\.3)/, 'full'],
  [/\b[45]\.2\.1\b/, 'closed'],
  [/\b[45]\.3\.4\b|\b[45]\.2\.3\b/, 'large'],
  [/\b[45]\.7\.\d/, 'unwanted'],
  [/\b4\d\d\b|\b4\.\d\.\d/, 'later'],
  [/^ADDRESS$|^RCPT 55[013]\b/, 'no-address'],
];

const BY_REASON: Readonly<Record<string, Failure>> = {
  complaint: 'complaint',
  'window-over': 'later',
  'letter-refused': 'unwanted',
  address: 'no-address',
  hard: 'no-address',
  soft: 'later',
};

/** A complaint says more than its code; otherwise the code says more than what it was filed as. */
export function failureWords(reason: string | null, code: string | null): Text {
  const told = reason === 'complaint' ? undefined : BY_CODE.find(([pattern]) => pattern.test(code ?? ''))?.[1];
  return phrases.text(`failure.${told ?? BY_REASON[reason ?? ''] ?? 'other'}`);
}
