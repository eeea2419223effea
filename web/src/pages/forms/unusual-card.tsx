/** On Today: forms that bring far more sign-ups than usual, because somebody may be filling mailboxes of others with them. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '#web/api/client.ts';
import { useMay } from '#web/api/queries.ts';
import { useT } from '#web/i18n/index.ts';
import { signUpMore as phrases } from '#web/i18n/sign-up-more.ts';
import './forms.css';

/** Null on a day like others. */
export function useUnusualSignUps(): { today: number; usual: number } | null {
  const may = useMay('marketing.read');
  const found = useQuery({
    queryKey: ['forms', 'today'],
    queryFn: ({ signal }) => api.forms.today(undefined, { signal }),
    enabled: may,
    staleTime: 60_000,
  });
  return found.data?.unusual === true ? found.data : null;
}

export function UnusualCard({ today, usual }: { today: number; usual: number }) {
  const t = useT(phrases);
  return (
    <section className="form-alarm form-unusual" aria-labelledby="unusual-sign-ups">
      <div>
        <h2 id="unusual-sign-ups">{t('unusualTitle')}</h2>
        <p>{t('unusual', { today, usual })}</p>
      </div>
      <Button component={Link} to="/marketing/forms" variant="default" size="compact-md">
        {t('toForms')}
      </Button>
    </section>
  );
}
