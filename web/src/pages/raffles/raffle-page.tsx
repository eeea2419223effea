/** One raffle: where it stands and what is done next; then its result, its entries, and what the world sees of it. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { useMay } from '#web/api/queries.ts';
import { ConfirmDialog } from '#web/components/confirm-dialog.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { PageHeader } from '#web/components/page-header.tsx';
import { isNotThere, RecordError } from '#web/components/record-error.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { say } from '#web/components/toast.ts';
import { today } from '#web/i18n/clock.ts';
import { useT, useText } from '#web/i18n/index.ts';
import { raffles as phrases } from '#web/i18n/raffles.ts';
import { DraftWaits } from '../forms/draft-waits.tsx';
import { MarketingNav } from '../marketing/marketing-nav.tsx';
import { type Raffle, type RaffleDetails, raffleQuery, rafflesQuery, useRafflesChanged } from './data.ts';
import { newPlan, planOf } from './plan.ts';
import { RaffleEditor } from './raffle-editor.tsx';
import { RaffleEntries } from './raffle-entries.tsx';
import { RafflePublic, RaffleRules } from './raffle-public.tsx';
import { RaffleResult } from './raffle-result.tsx';
import { RaffleStage } from './raffle-stage.tsx';
import './raffles.css';

export function NewRafflePage() {
  const t = useT(phrases);
  const navigate = useNavigate();
  const list = useQuery(rafflesQuery);
  // Asked once: the draft that is made here must not close the page it is made on.
  const [waiting, setWaiting] = useState<readonly Raffle[] | null>(null);
  if (waiting === null && !list.isFetching && !list.isPending)
    setWaiting(list.data?.raffles.filter(({ state }) => state === 'draft') ?? []);
  const changed = useRafflesChanged();
  return (
    <div className="page">
      <PageHeader title={t('newTitle')} />
      <MarketingNav />
      <ErrorBanner error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <SkeletonRows rows={6} />}
      {waiting !== null && waiting.length > 0 && <DraftWaits drafts={waiting} to="/marketing/raffles/$id" onNew={() => setWaiting([])} />}
      {waiting?.length === 0 && list.data && (
        <RaffleEditor
          list={list.data}
          initial={newPlan(list.data, today())}
          verb={t('edit.create')}
          onSave={async (plan) => {
            const { raffle } = await api.raffles.create({ body: plan });
            await navigate({ to: '/marketing/raffles/$id', params: { id: raffle.id } });
            await changed();
            say(t('edit.made'));
          }}
        />
      )}
    </div>
  );
}

export function RafflePage() {
  const { id } = useParams({ from: '/inside/marketing/raffles/$id' });
  const t = useT(phrases);
  const text = useText();
  const found = useQuery(raffleQuery(id));
  const raffle = found.data?.raffle;
  return (
    <div className="page">
      <p className="small no-print">
        <Link to="/marketing/raffles">← {t('back')}</Link>
      </p>
      {!isNotThere(found.error) && (
        <PageHeader title={text(raffle?.name)} {...(raffle?.state === 'draft' ? { actions: <RemoveDraft raffle={raffle} /> } : {})} />
      )}
      <RecordError error={found.error} what="raffle" id={id} onRetry={() => void found.refetch()} />
      {found.isPending && <SkeletonRows rows={6} />}
      {found.data && <Shown details={found.data} />}
    </div>
  );
}

function Shown({ details }: { details: RaffleDetails }) {
  const { raffle } = details;
  const t = useT(phrases);
  const mayWrite = useMay('marketing.write');
  const maySee = useMay('people.read');
  const changed = useRafflesChanged();
  const list = useQuery(rafflesQuery);
  const draft = raffle.state === 'draft';
  return (
    <div className="raffle-page">
      <RaffleStage details={details} />
      {draft && mayWrite && list.data && (
        <RaffleEditor
          key={raffle.version}
          list={list.data}
          initial={planOf(raffle)}
          verb={t('edit.save')}
          onSave={async (plan) => {
            await api.raffles.update({ params: { id: raffle.id }, body: { ...plan, version: raffle.version } });
            await changed();
            say(t('edit.saved'));
          }}
        />
      )}
      {raffle.state === 'drawn' && <RaffleResult details={details} />}
      <div className="raffle-columns">
        {!draft && maySee && <RaffleEntries raffle={raffle} />}
        <div className="raffle-page">
          {!draft && <RafflePublic details={details} origin={list.data?.origin ?? ''} />}
          {(!draft || !mayWrite) && <RaffleRules raffle={raffle} />}
        </div>
      </div>
    </div>
  );
}

function RemoveDraft({ raffle }: { raffle: Raffle }) {
  const t = useT(phrases);
  const text = useText();
  const navigate = useNavigate();
  const changed = useRafflesChanged();
  const [asking, setAsking] = useState(false);
  if (!useMay('marketing.write')) return null;
  return (
    <>
      <Button variant="subtle" color="gray" onClick={() => setAsking(true)}>
        {t('remove.verb')}
      </Button>
      {asking && (
        <ConfirmDialog
          title={t('remove.title', { name: text(raffle.name) })}
          verb={t('remove.verb')}
          danger
          onConfirm={async () => {
            await api.raffles.remove({ params: { id: raffle.id } });
            await navigate({ to: '/marketing/raffles' });
            await changed();
            say(t('remove.done'));
          }}
          onClose={() => setAsking(false)}
        >
          <p>{t('remove.text')}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
