/** What the relay's codes mean to somebody who set it up, and what to look at. */
import type { Say } from '#web/i18n/index.ts';
import type { mail } from '#web/i18n/mail.ts';

type Key = Parameters<typeof mail.t>[1];

const CAUSES: readonly [RegExp, Key][] = [
  [/^ECONNREFUSED/, 'causes.refused'],
  [/^(ENOTFOUND|EDNS)/, 'causes.unknown'],
  [/^(ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)/, 'causes.silent'],
  [/^(AUTH|EAUTH|ENOAUTH)/, 'causes.password'],
  [/^TLS CERTIFICATE/, 'causes.certificate'],
  [/^(TLS|ETLS|STARTTLS)/, 'causes.tls'],
  [/^MAIL/, 'causes.sender'],
  [/^[A-Z]+ 4/, 'causes.later'],
  [/^(ESOCKET|ECONNECTION|ECONNRESET)/, 'causes.broken'],
];

export function causeOf(code: string | null, t: Say<Key>): string {
  if (code === null) return '';
  const known = CAUSES.find(([pattern]) => pattern.test(code));
  return known === undefined ? t('causes.other', { code }) : `${t(known[1])} (${code})`;
}
