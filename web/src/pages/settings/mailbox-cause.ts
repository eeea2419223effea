/** Why the mailbox could not be read, in words. */
import type { Say } from '#web/i18n/index.ts';
import type { mail } from '#web/i18n/mail.ts';
import type { mailbox } from '#web/i18n/mailbox.ts';
import { causeOf } from './mail-cause.ts';

const OWN_CAUSES = ['PLAIN', 'FOLDER', 'FAILED'] as const;

export function mailboxCause(code: string | null, t: Say<Parameters<typeof mailbox.t>[1]>, m: Say<Parameters<typeof mail.t>[1]>): string {
  const own = OWN_CAUSES.find((each) => each === code);
  return own === undefined ? causeOf(code, m) : t(`causes.${own}`);
}
