/** Adding a person asks only what the chosen registers declare, and always where the data came from. */
import { useSuspenseQuery } from '@tanstack/react-query';
import { policyQuery } from '#web/api/queries.ts';
import { PageHeader } from '#web/components/page-header.tsx';
import { useT } from '#web/i18n/index.ts';
import { people as phrases } from '#web/i18n/people.ts';
import { NewPersonForm } from './new-person-form.tsx';

export function NewPersonPage() {
  const t = useT(phrases);
  const { data: policy } = useSuspenseQuery(policyQuery);
  return (
    <div className="page">
      <div className="page-narrow">
        <PageHeader title={t('new.title')} lead={t('new.lead')} />
        <NewPersonForm policy={policy} />
      </div>
    </div>
  );
}
