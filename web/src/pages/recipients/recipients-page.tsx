/** Who is shown or given data by the notice, whether the agreement is there, and when something was last seen. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { EmptyState } from '#web/components/empty-state.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { PageHeader } from '#web/components/page-header.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { formatInstant } from '#web/i18n/format.ts';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import { recipientPhrases as phrases } from '#web/i18n/recipients.ts';
import { type Recipient, recipientsQuery } from './data.ts';
import { Standing } from './standing.tsx';
import '../person/person.css';
import './recipients.css';

export function RecipientsPage() {
  const t = useT(phrases);
  const list = useQuery(recipientsQuery);
  const rows = list.data?.recipients ?? [];
  return (
    <div className="page">
      <PageHeader title={t('title')} lead={t('lead')} />
      <ErrorBanner error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <SkeletonRows rows={5} />}
      {list.isSuccess && rows.length === 0 && <EmptyState sentence={t('empty')} promise={t('emptyPromise')} />}
      {rows.length > 0 && (
        <ul className="recipients-list">
          {rows.map((recipient) => (
            <RecipientRow key={recipient.id} recipient={recipient} />
          ))}
        </ul>
      )}
    </div>
  );
}

function RecipientRow({ recipient }: { recipient: Recipient }) {
  const t = useT(phrases);
  const text = useText();
  const lang = useLang();
  const { id, name, role, country, access, fields, lastAt } = recipient;
  return (
    <li className="recipient-row">
      <div className="recipient-who">
        <Link to="/recipients/$id" params={{ id }} className="recipient-link">
          {text(name)}
        </Link>
        <p className="small muted">{[t(`role.${role}`), text(country), t(`access.${access}`)].join(' · ')}</p>
        <p className="small">
          {t(access === 'view' ? 'sees' : 'gets', { fields: fields.map((field) => text(field.name)).join(' · ') || '–' })}
        </p>
      </div>
      <div className="recipient-state">
        <Standing recipient={recipient} />
        <p className="small muted num">{lastAt === null ? t('never') : t('last', { when: formatInstant(lastAt, lang) })}</p>
      </div>
    </li>
  );
}
