/** Why the page of one record shows nothing: there is none at this address, which no second try changes, or something failed and can be tried again. */
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { isProblem } from '../api/problem.ts';
import { useT } from '../i18n/index.ts';
import { notThere as phrases } from '../i18n/not-there.ts';
import { ErrorBanner } from './error-banner.tsx';
import { PageHeader } from './page-header.tsx';

/** What may be looked for, and where all of its kind are. */
const LISTS = {
  person: '/people',
  organisation: '/organisations',
  lead: '/leads',
  request: '/requests',
  duty: '/duties',
  breach: '/duties/breaches',
  recipient: '/recipients',
  draft: '/notice',
  mailing: '/marketing',
  calls: '/marketing/calls',
  form: '/marketing/forms',
  raffle: '/marketing/raffles',
} as const;

interface RecordErrorProps {
  error: unknown;
  what: keyof typeof LISTS;
  id: string;
  onRetry: () => void;
}

export function RecordError({ error, what, id, onRetry }: RecordErrorProps) {
  const t = useT(phrases);
  if (!isNotThere(error)) return <ErrorBanner error={error} onRetry={onRetry} />;
  return (
    <div className="stack">
      <PageHeader title={t(`title.${what}`)} lead={t('more', { id })} />
      <div>
        <Button component={Link} to={LISTS[what]} variant="default">
          {t(`to.${what}`)}
        </Button>
      </div>
    </div>
  );
}

/** Nothing is at the address: pages that say their own title leave it away then. */
export function isNotThere(error: unknown): boolean {
  return isProblem(error, 404);
}
