/** The page nobody else has: the notice read aloud, each clause with its verdict in the margin, what is broken or unknown first. */
import { Button } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { type Answer, api } from '#web/api/client.ts';
import { promisesQuery, useMay } from '#web/api/queries.ts';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { SkeletonPage } from '#web/components/skeleton.tsx';
import { say } from '#web/components/toast.ts';
import { useTitle } from '#web/components/use-title.ts';
import { usePageCommand } from '#web/frame/page-commands.ts';
import { useT } from '#web/i18n/index.ts';
import { promises as phrases } from '#web/i18n/promises.ts';
import { useReadingFace } from '#web/theme/reading-face.ts';
import { AttestDialog } from './attest-dialog.tsx';
import { ClauseText } from './clause-text.tsx';
import { DayStrip } from './day-strip.tsx';
import { FirstThings } from './first-things.tsx';
import './promises.css';
import { Sentence } from './sentence.tsx';

export type PromiseList = Answer<'promises', 'list'>;
export type PromiseRow = PromiseList['promises'][number];
/** What one look settles is signed together. */
export type Signing = readonly [PromiseRow, ...PromiseRow[]];

export function PromisesPage() {
  const t = useT(phrases);
  const client = useQueryClient();
  const list = useQuery(promisesQuery);
  const [signing, setSigning] = useState<Signing | null>(null);
  const look = useMutation({
    mutationFn: () => api.promises.check(),
    onSuccess: async (counts) => {
      await client.invalidateQueries({ queryKey: ['promises'] });
      await client.invalidateQueries({ queryKey: ['today'] });
      say(t('looked', counts));
    },
  });
  useTitle(t('title'));
  const may = useMay('promises.attest');
  useLookOnArrival(() => (may ? look.mutate() : undefined));
  usePageCommand(may, { id: 'look', label: t('look'), icon: IconEye, key: 'r', run: () => look.mutate() });
  const ready = useReadingFace();
  const data = ready ? list.data : undefined;
  return (
    <div className="page promises">
      <header className="promises-head">
        <h1 className="promises-title">{t('title')}</h1>
        {may && (
          <Button
            className="no-print"
            variant="default"
            leftSection={<IconEye size={17} aria-hidden="true" />}
            loading={look.isPending}
            onClick={() => look.mutate()}
          >
            {t('look')}
          </Button>
        )}
      </header>
      <ErrorBanner error={list.error ?? look.error} onRetry={() => void list.refetch()} />
      {(list.isPending || (list.data && !ready)) && <SkeletonPage />}
      {data && (
        <>
          <Sentence list={data} />
          <DayStrip days={data.days} />
          <FirstThings promises={data.promises} onSign={setSigning} />
          <ClauseText promises={data.promises} onSign={setSigning} />
        </>
      )}
      {signing && <AttestDialog promises={signing} onClose={() => setSigning(null)} />}
    </div>
  );
}

/** The palette's command arrives as ?look=true; it is obeyed once and taken out of the address. */
function useLookOnArrival(look: () => void): void {
  const search = useSearch({ from: '/inside/promises' });
  const navigate = useNavigate();
  const wanted = search.look === true;
  const latest = useRef(look);
  useEffect(() => {
    latest.current = look;
  });
  useEffect(() => {
    if (!wanted) return;
    void navigate({ to: '/promises', search: {}, replace: true });
    latest.current();
  }, [wanted, navigate]);
}
