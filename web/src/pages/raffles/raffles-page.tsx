/** Raffles: which are open, which wait for their draw, and whose entrants are forgotten already. */
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMay, usePolicy } from '#web/api/queries.ts';
import { DeclareIn } from '#web/components/declare-in.tsx';
import { EmptyState } from '#web/components/empty-state.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { PageHeader } from '#web/components/page-header.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import { raffles as phrases } from '#web/i18n/raffles.ts';
import { MarketingNav } from '../marketing/marketing-nav.tsx';
import { formatWall } from '../marketing/wall-clock.ts';
import { type Raffle, rafflesQuery } from './data.ts';
import { RaffleState } from './raffle-state.tsx';
import './raffles.css';

export function RafflesPage() {
  const t = useT(phrases);
  const policy = usePolicy();
  const mayWrite = useMay('marketing.write');
  const list = useQuery(rafflesQuery);
  const rows = list.data?.raffles ?? [];
  // Who enters leaves an address: a register that keeps none is no place for a raffle.
  const registers = policy?.registers.filter(({ fields }) => fields.includes('person.email')) ?? [];
  const on = list.data !== undefined && list.data.registers.length > 0;
  const add = mayWrite && on && (
    <Button component={Link} to="/marketing/raffles/new" leftSection={<IconPlus size={17} aria-hidden="true" />}>
      {t('add')}
    </Button>
  );
  return (
    <div className="page">
      <PageHeader title={t('title')} lead={t('lead')} actions={rows.length > 0 && add} />
      <MarketingNav />
      <ErrorBanner error={list.error} onRetry={() => void list.refetch()} />
      {list.isSuccess && !on && <DeclareIn feature="raffles" as="raffles" registers={registers} />}
      {list.isPending && <SkeletonRows rows={3} />}
      {on && rows.length === 0 && <EmptyState sentence={t('empty')} action={add} promise={t('promise')} />}
      {rows.length > 0 && (
        <ul className="raffle-rows">
          {rows.map((raffle) => (
            <Row key={raffle.id} raffle={raffle} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Row({ raffle }: { raffle: Raffle }) {
  const t = useT(phrases);
  const text = useText();
  const lang = useLang();
  const { id, name, closesAt, entries, forgottenAt, over, state } = raffle;
  return (
    <li className="raffle-row">
      <div className="raffle-what">
        <Link className="raffle-name" to="/marketing/raffles/$id" params={{ id }}>
          {text(name)}
        </Link>
        <p className="small muted num">
          {t(over ? 'closed' : 'closes', { when: formatWall(closesAt, lang) })}
          {state !== 'draft' && <> · {forgottenAt === null ? t('entries', { n: entries }) : t('forgottenMark')}</>}
        </p>
      </div>
      <RaffleState raffle={raffle} />
    </li>
  );
}
