/** Standing letters: what sets each off, whether it is on, and what has come of it so far. */
import { Button, Switch } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { api } from '#web/api/client.ts';
import { useMay } from '#web/api/queries.ts';
import { EmptyState } from '#web/components/empty-state.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { PageHeader } from '#web/components/page-header.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { say } from '#web/components/toast.ts';
import { usePageCommand } from '#web/frame/page-commands.ts';
import { automationPhrases as phrases } from '#web/i18n/automations.ts';
import { useT, useText } from '#web/i18n/index.ts';
import { type Automation, automationsQuery, useAutomationsChanged } from './data.ts';
import { MarketingNav } from './marketing-nav.tsx';
import { Needs } from './needs.tsx';
import { TallyLine } from './tally.tsx';
import './marketing.css';
import './mailing.css';

const NewAutomationDialog = lazy(() => import('./new-automation-dialog.tsx').then((module) => ({ default: module.NewAutomationDialog })));

export function AutomationsPage() {
  const t = useT(phrases);
  const mayWrite = useMay('marketing.write');
  const [adding, setAdding] = useState(false);
  const list = useQuery(automationsQuery);
  const rows = list.data?.automations ?? [];
  usePageCommand(mayWrite, { id: 'new-automation', label: t('add'), icon: IconPlus, run: () => setAdding(true) });
  const add = mayWrite && (
    <Button leftSection={<IconPlus size={17} aria-hidden="true" />} onClick={() => setAdding(true)}>
      {t('add')}
    </Button>
  );
  return (
    <div className="page">
      <PageHeader title={t('title')} lead={t('lead')} actions={add} />
      <MarketingNav />
      <ErrorBanner error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <SkeletonRows rows={3} />}
      {list.isSuccess && rows.length === 0 && <EmptyState sentence={t('empty')} action={add} promise={t('promise')} />}
      {rows.length > 0 && (
        <ul className="marketing-rows">
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </ul>
      )}
      <Suspense fallback={null}>{adding && <NewAutomationDialog onClose={() => setAdding(false)} />}</Suspense>
    </div>
  );
}

function Row({ row }: { row: Automation }) {
  const t = useT(phrases);
  const text = useText();
  const changed = useAutomationsChanged();
  const maySend = useMay('marketing.send');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const check = useQuery({
    queryKey: ['automations', 'check', row.id, row.changedAt],
    queryFn: ({ signal }) => api.automations.check({ params: { id: row.id } }, { signal }),
    enabled: !row.on,
  });
  const missing = (check.data?.needs ?? []).filter(({ state }) => state === 'missing');
  async function turn(on: boolean) {
    setError(null);
    setBusy(true);
    try {
      await api.automations.turn({ params: { id: row.id }, body: { on } });
      await changed();
      say(t(on ? 'turnedOn' : 'turnedOff', { name: row.name }));
    } catch (caught) {
      setError(caught);
    } finally {
      setBusy(false);
    }
  }
  const delay = row.delayHours === 0 ? t('atOnce') : t('after', { n: row.delayHours });
  return (
    <li className="marketing-row">
      <div className="marketing-what">
        <h2 className="marketing-name">{row.name}</h2>
        <p>
          {t(`when.${row.trigger}`)} {delay}
        </p>
        <p className="small muted">{text(row.purpose.name)}</p>
        {row.tally !== null && <TallyLine tally={row.tally} />}
        {missing.length > 0 && <Needs needs={missing} />}
        <ErrorBanner error={error} />
      </div>
      <div className="marketing-state automation-acts">
        {maySend && (
          <Switch
            label={t(row.on ? 'on' : 'off')}
            aria-label={t('switch', { name: row.name })}
            checked={row.on}
            disabled={busy || (!row.on && (missing.length > 0 || check.isPending))}
            onChange={(event) => void turn(event.currentTarget.checked)}
          />
        )}
        <Button
          component={Link}
          to={`/marketing/${row.id}/content`}
          variant="default"
          size="compact-sm"
          aria-label={`${t('letter')}: ${row.name}`}
        >
          {t('letter')}
        </Button>
      </div>
    </li>
  );
}
