/** Why a mailing waits, in words. */
import type { Say } from '#web/i18n/index.ts';
import type { mailing } from '#web/i18n/mailing.ts';

type Key = Parameters<typeof mailing.t>[1];

const KNOWN = [
  'staff',
  'too-late',
  'restored',
  'bounces',
  'letter',
  'list',
  'not-set-up',
  'relay-undeclared',
  'relay-without-address',
  'relay-country',
  'links-lead-here',
] as const;

export function reasonOf(reason: string | null, t: Say<Key>): string {
  return t(`reasons.${KNOWN.find((each) => each === reason) ?? 'other'}`);
}
