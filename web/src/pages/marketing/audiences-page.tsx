/** Audiences kept for later: what each holds in words, made and changed in one dialog. */
import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { useMay } from '#web/api/queries.ts';
import { ConfirmDialog } from '#web/components/confirm-dialog.tsx';
import { DateText } from '#web/components/date-text.tsx';
import { EmptyState } from '#web/components/empty-state.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { PageHeader } from '#web/components/page-header.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { say } from '#web/components/toast.ts';
import { usePageCommand } from '#web/frame/page-commands.ts';
import { audiencePhrases as phrases } from '#web/i18n/audiences.ts';
import { useT, useText } from '#web/i18n/index.ts';
import { AudienceDialog } from './audience-dialog.tsx';
import { type Audience, audiencesQuery, useAudiencesChanged } from './data.ts';
import { MarketingNav } from './marketing-nav.tsx';
import './marketing.css';

export function AudiencesPage() {
  const t = useT(phrases);
  const mayWrite = useMay('marketing.write');
  const changed = useAudiencesChanged();
  const [editing, setEditing] = useState<Audience | 'new' | null>(null);
  const [removing, setRemoving] = useState<Audience | null>(null);
  const list = useQuery(audiencesQuery);
  const rows = list.data?.audiences ?? [];
  usePageCommand(mayWrite, { id: 'new-audience', label: t('add'), icon: IconPlus, run: () => setEditing('new') });
  const add = mayWrite && (
    <Button leftSection={<IconPlus size={17} aria-hidden="true" />} onClick={() => setEditing('new')}>
      {t('add')}
    </Button>
  );
  return (
    <div className="page">
      <PageHeader title={t('title')} lead={t('lead')} actions={add} />
      <MarketingNav />
      <ErrorBanner error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <SkeletonRows rows={4} />}
      {list.isSuccess && rows.length === 0 && <EmptyState sentence={t('empty')} action={add} promise={t('promise')} />}
      {rows.length > 0 && <Rows rows={rows} mayWrite={mayWrite} onEdit={setEditing} onRemove={setRemoving} />}
      {editing !== null && <AudienceDialog audience={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
      {removing && (
        <ConfirmDialog
          title={t('removeTitle', { name: removing.name })}
          verb={t('removeVerb')}
          danger
          onConfirm={async () => {
            await api.audiences.remove({ params: { id: removing.id } });
            await changed();
            say(t('removed', { name: removing.name }));
          }}
          onClose={() => setRemoving(null)}
        >
          <p>{t('removeLead')}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}

interface RowsProps {
  rows: readonly Audience[];
  mayWrite: boolean;
  onEdit: (audience: Audience) => void;
  onRemove: (audience: Audience) => void;
}

function Rows({ rows, mayWrite, onEdit, onRemove }: RowsProps) {
  const t = useT(phrases);
  const text = useText();
  return (
    <ul className="marketing-rows">
      {rows.map((audience) => (
        <li key={audience.id} className="marketing-row">
          <div className="marketing-what">
            <h2 className="marketing-name">{audience.name}</h2>
            <p className="serif">{text(audience.words)}</p>
            <p className="small muted">
              {audience.by} · <DateText value={audience.changedAt} />
            </p>
          </div>
          {mayWrite && (
            <span className="row">
              <Button variant="default" size="compact-sm" aria-label={`${t('change')}: ${audience.name}`} onClick={() => onEdit(audience)}>
                {t('change')}
              </Button>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('remove', { name: audience.name })}
                onClick={() => onRemove(audience)}
              >
                <IconTrash size={16} aria-hidden="true" />
              </ActionIcon>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
