/** On Today: the mailbox whose messages come to timelines cannot be reached, so that nobody waits for what does not come. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '#web/api/client.ts';
import { useMay } from '#web/api/queries.ts';
import { formatInstant } from '#web/i18n/format.ts';
import { useLang, useT } from '#web/i18n/index.ts';
import { mail } from '#web/i18n/mail.ts';
import { mailbox as phrases } from '#web/i18n/mailbox.ts';
import { mailboxCause } from '../settings/mailbox-cause.ts';
import '../forms/forms.css';

interface Failing {
  since: string;
  next: string | null;
  code: string | null;
}

/** Null while it is read, or was never set up. */
export function useFailingMailbox(): Failing | null {
  const may = useMay('settings.write');
  const found = useQuery({
    queryKey: ['mailbox'],
    queryFn: ({ signal }) => api.mailbox.settings(undefined, { signal }),
    enabled: may,
    staleTime: 60_000,
  });
  const { off, failingSince: since = null, nextAt: next = null, code = null } = found.data ?? {};
  return off === 'failing' && since !== null ? { since, next, code } : null;
}

export function MailboxCard({ since, next, code }: Failing) {
  const t = useT(phrases);
  const m = useT(mail);
  const lang = useLang();
  const said = { date: formatInstant(since, lang), next: next === null ? '' : formatInstant(next, lang) };
  return (
    <section className="form-alarm form-unusual" aria-labelledby="failing-mailbox">
      <div>
        <h2 id="failing-mailbox">{t('failingTitle')}</h2>
        <p>
          {t('state.failing', said)} {mailboxCause(code, t, m)}
        </p>
      </div>
      <Button component={Link} to="/settings/mailbox" variant="default" size="compact-md">
        {t('toSettings')}
      </Button>
    </section>
  );
}
