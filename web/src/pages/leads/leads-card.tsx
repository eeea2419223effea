/** Leads with one person or organisation, and a way to put down another; nothing is shown where no register declares them. */
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { api } from '#web/api/client.ts';
import { usePolicy } from '#web/api/queries.ts';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { formatMoney } from '#web/i18n/format.ts';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import { leadPhrases as phrases } from '#web/i18n/leads.ts';
import { useLists } from './data.ts';
import { InformBy } from './inform-by.tsx';
import './leads.css';

const NewLeadDialog = lazy(() => import('./new-lead-dialog.tsx').then((module) => ({ default: module.NewLeadDialog })));

interface LeadsCardProps {
  subjectId: string;
  kind: 'person' | 'organisation';
  label: string;
  mayWrite: boolean;
}

export function LeadsCard(props: LeadsCardProps) {
  const policy = usePolicy();
  return policy?.features.find(({ id }) => id === 'leads')?.on === true ? <Card {...props} /> : null;
}

function Card({ subjectId, kind, label, mayWrite }: LeadsCardProps) {
  const t = useT(phrases);
  const text = useText();
  const lang = useLang();
  const lists = useLists();
  const [adding, setAdding] = useState(false);
  const found = useQuery({
    queryKey: ['leads', 'of', subjectId],
    queryFn: ({ signal }) => api.leads.ofSubject({ params: { id: subjectId } }, { signal }),
  });
  const leads = found.data?.leads ?? [];
  return (
    <section className="card" aria-label={t('card.title')}>
      <div className="section-head">
        <h2>{t('card.title')}</h2>
        {mayWrite && (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={15} aria-hidden="true" />}
            onClick={() => setAdding(true)}
          >
            {t('card.add')}
          </Button>
        )}
      </div>
      <ErrorBanner error={found.error} onRetry={() => void found.refetch()} />
      {found.isSuccess && leads.length === 0 && <p className="muted">{t('card.none')}</p>}
      <ul className="plain-list">
        {leads.map((lead) => (
          <li key={lead.id}>
            <span className="grow">
              <Link to="/leads/$id" params={{ id: lead.id }}>
                {lead.title ?? t('untitled')}
              </Link>
              <span className="small muted">
                {' · '}
                {text(lists?.stages.find(({ id }) => id === lead.stage)?.name)}
                {lead.valueCents !== null && ` · ${formatMoney(lead.valueCents, lang)}`}
              </span>
              <InformBy inform={lead.inform} />
            </span>
          </li>
        ))}
      </ul>
      <Suspense fallback={null}>
        {adding && <NewLeadDialog subject={{ kind, id: subjectId, label }} onClose={() => setAdding(false)} />}
      </Suspense>
    </section>
  );
}
