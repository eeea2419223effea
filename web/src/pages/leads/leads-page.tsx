/** Leads as a board, as a list, and what came of them; each view is an address of its own. */
import { Button, Tabs } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useMay, usePolicy } from '#web/api/queries.ts';
import { EmptyState } from '#web/components/empty-state.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { FeatureOff } from '#web/components/feature-off.tsx';
import { PageHeader } from '#web/components/page-header.tsx';
import { SkeletonBoard, SkeletonRows } from '#web/components/skeleton.tsx';
import { usePageCommand } from '#web/frame/page-commands.ts';
import { useT } from '#web/i18n/index.ts';
import { leadActs } from '#web/i18n/lead-acts.ts';
import { leadPhrases as phrases } from '#web/i18n/leads.ts';
import { LEAD_VIEWS } from '#web/search.ts';
import { LeadBoard } from './board.tsx';
import { boardQuery } from './data.ts';
import '#web/components/list-page.css';
import './leads.css';

const NewLeadDialog = lazy(() => import('./new-lead-dialog.tsx').then((module) => ({ default: module.NewLeadDialog })));
const ListsDialog = lazy(() => import('./lists-dialog.tsx').then((module) => ({ default: module.ListsDialog })));
const LeadList = lazy(() => import('./list.tsx').then((module) => ({ default: module.LeadList })));
const LeadReport = lazy(() => import('./report.tsx').then((module) => ({ default: module.LeadReport })));

export function LeadsPage() {
  const t = useT(phrases);
  const a = useT(leadActs);
  const { view = 'board' } = useSearch({ from: '/inside/leads' });
  const navigate = useNavigate();
  const policy = usePolicy();
  const mayWrite = useMay('people.write');
  const maySet = useMay('settings.write');
  const [open, setOpen] = useState<'new' | 'lists' | null>(null);
  const off = policy?.features.find(({ id }) => id === 'leads')?.on === false;
  usePageCommand(mayWrite && policy !== undefined && !off, {
    id: 'new-lead',
    label: t('add'),
    icon: IconPlus,
    key: 'l',
    run: () => setOpen('new'),
  });
  const actions = (
    <>
      {maySet && !off && (
        <Button variant="subtle" onClick={() => setOpen('lists')}>
          {a('lists.action')}
        </Button>
      )}
      {mayWrite && !off && (
        <Button leftSection={<IconPlus size={17} aria-hidden="true" />} onClick={() => setOpen('new')}>
          {t('add')}
        </Button>
      )}
    </>
  );
  return (
    <div className="page-list">
      <PageHeader title={t('title')} actions={actions} />
      {off ? (
        <FeatureOff feature="leads" registerId={policy?.registers[0]?.id} />
      ) : (
        <Tabs
          value={view}
          keepMounted={false}
          onChange={(next) => {
            const chosen = LEAD_VIEWS.find((each) => each === next);
            void navigate({ to: '/leads', search: chosen === undefined || chosen === 'board' ? {} : { view: chosen } });
          }}
        >
          <Tabs.List aria-label={t('views.label')} className="leads-tabs">
            {LEAD_VIEWS.map((each) => (
              <Tabs.Tab key={each} value={each}>
                {t(`views.${each}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Suspense fallback={<SkeletonRows rows={6} />}>
            <Tabs.Panel value="board">
              <Board onAdd={mayWrite ? () => setOpen('new') : undefined} />
            </Tabs.Panel>
            <Tabs.Panel value="list">
              <LeadList />
            </Tabs.Panel>
            <Tabs.Panel value="report">
              <LeadReport />
            </Tabs.Panel>
          </Suspense>
        </Tabs>
      )}
      <Suspense fallback={null}>
        {open === 'new' && <NewLeadDialog onClose={() => setOpen(null)} />}
        {open === 'lists' && <ListsDialog onClose={() => setOpen(null)} />}
      </Suspense>
    </div>
  );
}

function Board({ onAdd }: { onAdd: (() => void) | undefined }) {
  const t = useT(phrases);
  const board = useQuery(boardQuery);
  const empty = board.data?.columns.every(({ n }) => n === 0) === true;
  const action = onAdd && <Button onClick={onAdd}>{t('add')}</Button>;
  return (
    <>
      <ErrorBanner error={board.error} onRetry={() => void board.refetch()} />
      {board.isPending && <SkeletonBoard />}
      {empty && <EmptyState sentence={t('empty')} action={action} promise={t('promise')} />}
      {board.data && !empty && <LeadBoard board={board.data} mayMove={onAdd !== undefined} />}
    </>
  );
}
